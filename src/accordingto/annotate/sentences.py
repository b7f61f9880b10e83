"""Words of a paragraph in, the numbers of those that begin a sentence out; broken quotation marks do no harm."""

from collections.abc import Sequence

ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "..", "!!"})
DASHES = frozenset({"–", "-", "--"})
CLOSERS = frozenset({'"', "'", "''", ")", "]", "’", "”"})
STARTERS = frozenset(
    "the a an in on at he she it they we but and this that these those however after since as by for if his her their "
    "its there when while".split()
)


def sentence_starts(words: Sequence[str], spaced: Sequence[bool], is_title: bool = False) -> list[int]:
    """Return the numbers of the words that begin a sentence, the first one always.

    `words` are those of one paragraph, folded; `spaced` tells whether white space follows each. In a title, what
    stands behind a dash ("Troops must leave – Ministry") counts as a sentence of its own.
    """
    starts = [0] if words else []
    for i, word in enumerate(words[:-1]):
        dash = is_title and word in DASHES and i > 0 and spaced[i - 1]
        if spaced[i] and (dash or word == ";"):
            starts.append(i + 1)
        if word in ENDS:
            after = _after_closers(words, spaced, i)
            if after is not None and _may_begin(words, after):
                starts.append(after)
        elif _is_abbreviation(word) and words[i + 1][:1].isupper() and words[i + 1].lower() in STARTERS:
            starts.append(i + 1)
    return starts


def _is_abbreviation(word: str) -> bool:
    return len(word) > 2 and word.endswith(".") and "." in word[:-1]


def _after_closers(words: Sequence[str], spaced: Sequence[bool], i: int) -> int | None:
    """Return the word after an end mark and the closing marks that cling to it, None at the end of the paragraph."""
    after = i + 1
    while after < len(words) and words[after] in CLOSERS and not spaced[after - 1]:
        after += 1
    return after if after < len(words) and spaced[after - 1] else None


def _may_begin(words: Sequence[str], i: int) -> bool:
    first = next((w for w in words[i : i + 3] if any(c.isalnum() for c in w)), "")
    return first[:1].isupper() or first[:1].isdigit()
