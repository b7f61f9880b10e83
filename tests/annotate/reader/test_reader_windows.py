"""Windows: every token once, none too long, context that begins with a sentence, marks and quotation marks in place."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.annotate.reader.windows import (
    CONTEXT,
    INSIDE,
    OUTSIDE,
    PARAGRAPH,
    PIECES,
    SCARE,
    TITLE,
    Window,
    make_windows,
    quote_states,
)
from accordingto.model.annotations import Quotation
from accordingto.model.parse import Parse
from reader_inputs import make_parse, spell_vocabulary


@cache
def vocabulary() -> WordPieces:
    with TemporaryDirectory() as folder:
        return spell_vocabulary(Path(folder))


def bounds(windows: Sequence[Window]) -> list[tuple[int, int, int]]:
    return [(w.first, w.core, w.last) for w in windows]


def sentences_of(*counts: int) -> Parse:
    """Return a parse of one paragraph whose sentences have so many words of one piece."""
    return make_parse([["a"] * n for n in counts])


LENGTHS = st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=40), min_size=1, max_size=12)


@given(LENGTHS, st.integers(30, 90), st.integers(0, 15), st.integers(1, 4))
def test_every_token_is_in_one_core_and_no_window_is_too_long(
    lengths: list[list[int]], most: int, context: int, per: int
) -> None:
    parse = make_parse([["a" * n for n in s] for s in lengths], [n // per for n in range(len(lengths))])
    windows = make_windows(parse, (), vocabulary(), most, context)
    starts = {s.first for s in parse.sentences}
    assert [i for w in windows for i in range(w.core, w.last)] == list(range(len(parse.tokens)))
    for window in windows:
        assert len(window.pieces) == len(window.states) <= most
        assert len(window.heads) == window.last - window.first
        assert window.first == window.core or window.first in starts
        assert sum(len(parse.tokens[i].text) for i in range(window.first, window.core)) <= context


@given(LENGTHS, st.integers(30, 90))
def test_a_cut_is_between_sentences_where_a_whole_one_fits(lengths: list[list[int]], most: int) -> None:
    parse = make_parse([["a" * n for n in s] for s in lengths])
    starts = {s.first for s in parse.sentences} | {len(parse.tokens)}
    for window in make_windows(parse, (), vocabulary(), most, 10):
        assert window.last in starts or not any(window.core < s < window.last for s in starts)


@given(LENGTHS)
def test_heads_lead_to_the_words(lengths: list[list[int]]) -> None:
    parse = make_parse([["a" * n for n in s] for s in lengths], list(range(len(lengths))))
    first = vocabulary().split("a")[0]
    for window in make_windows(parse, (), vocabulary(), 60, 12):
        assert all(window.pieces[h] == first for h in window.heads)
        ends = [*window.heads[1:], len(window.pieces) - 1]
        marks = [i for i in range(window.first + 1, window.last) if i in {s.first for s in parse.sentences}]
        found = [int(e - h) for h, e in zip(window.heads, ends, strict=True)]
        wanted = [len(parse.tokens[i].text) + (i + 1 in marks) for i in range(window.first, window.last)]
        assert found == wanted


def test_cuts_and_contexts_worked_out_by_hand() -> None:
    """Room for ten pieces; the paragraph's mark is one of the first four sentences' pieces."""
    parse = sentences_of(3, 3, 3, 3, 3)
    assert bounds(make_windows(parse, (), vocabulary(), 12, 3)) == [(0, 0, 9), (6, 9, 15)]
    assert bounds(make_windows(parse, (), vocabulary(), 12, 2)) == [(0, 0, 9), (9, 9, 15)]
    assert bounds(make_windows(parse, (), vocabulary(), 12, 7)) == [(0, 0, 9), (3, 9, 12), (6, 12, 15)]


def test_a_sentence_that_fits_into_no_window_is_cut_between_words() -> None:
    parse = sentences_of(2, 25, 2)
    assert bounds(make_windows(parse, (), vocabulary(), 12, 3)) == [(0, 0, 2), (0, 2, 9), (9, 9, 19), (19, 19, 29)]


def test_one_word_longer_than_a_window_has_a_window() -> None:
    parse = make_parse([["a", "a" * 30, "a"]])
    windows = make_windows(parse, (), vocabulary(), 12, 0)
    assert bounds(windows) == [(0, 0, 1), (1, 1, 2), (2, 2, 3)]
    assert len(windows[1].pieces) == 32


def test_usual_windows_always_have_room_for_a_word_beside_their_context() -> None:
    parse = make_parse([["a" * 9] * 5, ["." * 90] * 30, ["a" * 99] * 30], [0, 1, 2])
    assert all(len(w.pieces) <= PIECES for w in make_windows(parse, (), vocabulary()))
    assert CONTEXT < PIECES / 2


def test_no_words_no_windows() -> None:
    assert make_windows(Parse((), ()), (), vocabulary()) == []


def test_marks_stand_before_titles_and_paragraphs() -> None:
    parse = make_parse([["ab"], ["c"], ["d"], ["e"]], [0, 1, 1, 2], titles=[0])
    (window,) = make_windows(parse, (), vocabulary())
    split, own = vocabulary().split, vocabulary()
    wanted = [own.first, own.mark, *split("ab"), own.mark, *split("c"), *split("d"), own.mark, *split("e"), own.last]
    assert window.pieces.tolist() == wanted
    assert window.states.tolist() == [
        OUTSIDE, TITLE, OUTSIDE, OUTSIDE, PARAGRAPH, OUTSIDE, OUTSIDE, PARAGRAPH, OUTSIDE, OUTSIDE,
    ]  # fmt: skip
    assert window.heads.tolist() == [2, 5, 6, 8]


def test_a_window_that_begins_within_a_paragraph_has_no_mark() -> None:
    parse = sentences_of(6, 6)
    later = make_windows(parse, (), vocabulary(), 10, 0)[1]
    assert vocabulary().mark not in later.pieces.tolist()


def test_words_know_in_which_quotation_they_stand() -> None:
    parse = make_parse([["a", "bb", "ccc", "d"], ["e", "ff"]])
    quoted = Quotation(2, 8, True, True, False)
    scare = Quotation(13, 15, True, False, True)
    states = quote_states(parse, (quoted, scare))
    assert states == [OUTSIDE, INSIDE, INSIDE, OUTSIDE, OUTSIDE, SCARE]
    (window,) = make_windows(parse, (quoted, scare), vocabulary())
    by_word = [window.states[h] for h in window.heads]
    assert by_word == states
    assert window.states.tolist()[1:] == [PARAGRAPH, 0, 1, 1, 1, 1, 1, 0, 0, 2, 2, OUTSIDE]


@pytest.mark.parametrize("empty", [Quotation(3, 3, True, True, False), Quotation(40, 44, True, True, False)])
def test_a_quotation_of_no_words_marks_none(empty: Quotation) -> None:
    assert set(quote_states(make_parse([["aa", "b"]]), (empty,))) == {OUTSIDE}
