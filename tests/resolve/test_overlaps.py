"""Reasons for words having been taken over: most of a text is no passage; and which texts are compared at all."""

from accordingto.resolve.copies import find_candidates
from accordingto.resolve.overlaps import COPY_SCALE, Overlap, find_reasons, measure_overlap
from accordingto.resolve.passages import find_matches
from accordingto.resolve.word_runs import find_wording
from factories import make_plain


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


def piece(gap: str, other_gap: str) -> int:
    """How many sentences the longest piece of two texts has that share two sentences with something between them."""
    lines = ["The patrol found ninety cartridge cases on the road.", "Its commander drew nothing from that at all."]
    one, other = (
        find_wording(make_plain(f"{start} {lines[0]} {between} {lines[1]} {end}"))
        for start, between, end in (("It rained.", gap, "Dogs barked."), ("Snow lay deep.", other_gap, "All slept."))
    )
    return measure_overlap(one, other, find_matches(one, other)).sentences


def test_a_sentence_that_was_changed_does_not_break_a_piece_but_one_that_was_put_in_does() -> None:
    assert piece("", "") == 2
    assert piece("Nobody claimed them.", "Who left these?") == 2
    assert piece("", "Traders in the border villages said so to anyone who would listen.") == 1


def test_what_is_quoted_counts_a_quarter() -> None:
    told = "We have waited at this barrier for nine days and nobody has come out to us."
    plain, quoted = find_wording(make_plain(f"It rained. {told}")), find_wording(make_plain(f"“{told}”"))
    words = len(told.split())
    assert measure_overlap(plain, plain, find_matches(plain, plain)).passage == words
    assert measure_overlap(plain, quoted, find_matches(plain, quoted)).passage == round(words / 4)


def test_a_long_sentence_word_for_word_is_enough_a_short_one_is_not() -> None:
    def answer_of(words: int) -> str:
        overlap = Overlap(words, words, sentences=1, likeness=1.0, share=0.1, other_share=0.1, told=words, whole=words)
        return COPY_SCALE.answer(COPY_SCALE.chance(find_reasons(overlap)))

    assert answer_of(42) == "POSITIVE" and answer_of(20) != "POSITIVE"


def test_a_sentence_is_whole_only_where_no_word_of_it_is_quoted_or_changed() -> None:
    line = "The patrol found ninety cartridge cases on the road that runs along the river."
    for other, whole in ((line, 14), (line.replace("ninety", "forty"), 0), (line.replace("ninety", "“ninety”"), 0)):
        one, two = find_wording(make_plain(f"It rained. {line}")), find_wording(make_plain(f"Snow fell. {other}"))
        assert measure_overlap(one, two, find_matches(one, two)).whole == whole
