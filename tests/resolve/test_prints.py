"""Prints: texts that share sentences or runs of words share prints, on every machine the same."""

from accordingto.resolve.prints import hash_words, make_prints
from accordingto.resolve.word_runs import find_wording
from factories import make_plain
from reprinted import ESSAY, OWN_REPORT, WIRE, lines_of


def prints(text: str) -> frozenset[int]:
    return make_prints(find_wording(make_plain(text)))


def test_hashes_are_the_same_everywhere() -> None:
    assert hash_words(("two", "guards", "were", "hurt")) == 4540855481058473131
    assert hash_words(("a", "bc")) != hash_words(("ab", "c"))
    assert -(2**63) <= hash_words(()) < 2**63


def test_a_sentence_is_found_in_another_text_and_in_another_order() -> None:
    lifted = lines_of(WIRE)[9]
    assert prints(lifted) <= prints(ESSAY.replace("The potatoes", f"{lifted} The potatoes"))
    assert len(prints(WIRE) & prints("\n".join(reversed(lines_of(WIRE))))) > 0.9 * len(prints(WIRE))


def test_unrelated_texts_share_next_to_nothing() -> None:
    assert len(prints(WIRE) & prints(ESSAY)) <= 1
    assert len(prints(WIRE) & prints(OWN_REPORT)) < len(prints(OWN_REPORT)) / 4
