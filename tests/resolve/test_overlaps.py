"""Reasons for words having been taken over: most of a text is no passage; and which texts are compared at all."""

from accordingto.resolve.copies import find_candidates
from accordingto.resolve.overlaps import COPY_SCALE, Overlap, find_reasons


def answer(share: float) -> str:
    overlap = Overlap(words=96, passage=15, sentences=1, likeness=0.96, share=share, other_share=0.3, told=60)
    return COPY_SCALE.answer(COPY_SCALE.chance(find_reasons(overlap)))


def test_most_of_a_text_is_taken_over_however_short_its_pieces_are() -> None:
    assert answer(1.0) == "POSITIVE"
    assert answer(0.5) != "POSITIVE"


def test_two_prints_that_few_texts_have_are_enough_to_be_compared() -> None:
    few, many = ("b", *"cdefgh"), tuple(f"d{n}" for n in range(30))
    assert "b" in find_candidates("a", {1: ("a", *few), 2: ("a", "b"), **dict.fromkeys(range(3, 40), ("a",))})
    assert "b" not in find_candidates("a", {1: ("a", *few), **dict.fromkeys(range(2, 40), ("a",))})
    assert "d0" not in find_candidates("a", {1: ("a", *many), 2: ("a", *many), **dict.fromkeys(range(3, 40), ("a",))})
