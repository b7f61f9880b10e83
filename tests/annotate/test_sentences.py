"""Sentence ends under broken quotation marks, abbreviations and figures."""

import pytest

from accordingto.annotate.sentences import sentence_starts


def split(marked: str) -> list[str]:
    """Cut a text of words parted by single spaces, where `~` stands between words that cling together."""
    words, spaced = [], []
    for chunk in marked.split(" "):
        parts = chunk.split("~")
        words += parts
        spaced += [False] * (len(parts) - 1) + [True]
    starts = sentence_starts(words, spaced)
    return [" ".join(words[a:b]) for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        ("They left~. Nobody stayed~.", 2),
        ('"~Go~.~" He went~.', 2),
        ('"~Will you go~?~" he asked~.', 1),
        ('Homes~.~" We stay~, that is all~.~"', 2),
        ("They replied… citing the text~.", 1),
        ("At 3~.~5 percent~, it fell~.", 1),
        ("The U.S. The envoy left~.", 2),
        ("The U.S. Embassy closed~.", 1),
        ("He left~. ~(~See below~)", 2),
        ("He left~; she stayed~.", 2),
    ],
)
def test_sentence_starts(marked: str, count: int) -> None:
    assert len(split(marked)) == count


def test_nothing_begins_in_nothing() -> None:
    assert sentence_starts([], []) == []


def test_dash_in_a_title_sets_apart() -> None:
    words = "Troops must leave – Ministry".split()
    assert sentence_starts(words, [True] * 5, is_title=True) == [0, 4]
    assert sentence_starts(words, [True] * 5) == [0]
