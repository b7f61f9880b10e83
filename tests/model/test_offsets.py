"""Edits and maps: what each code point of an edited text leads back to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.model.offsets import UNKNOWN, Edit, OffsetMap, Piece, apply_edits, piece_of


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(alphabet="abcdé ", max_size=30))
    edits, at = [], 0
    while at < len(text) and draw(st.booleans()):
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, min(len(text), start + 3)))
        edits.append(Edit(start, end, draw(st.sampled_from(["", "X", "YZ"]))))
        at = end + 1
    return text, edits


@given(edited_texts())
def test_kept_code_points_lead_to_themselves(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    offsets = OffsetMap([piece_of(len(text), 0, 1)]).after(edits)
    made = apply_edits(text, edits)
    assert offsets.length == len(made)
    for n, char in enumerate(made):
        span = offsets.to_bytes(n, n + 1)
        if char not in "XYZ":
            assert span is not None
            assert text[slice(*span)] == char


def test_replacement_stands_for_all_it_replaces() -> None:
    offsets = OffsetMap([piece_of(10, 100, 1)]).after([Edit(2, 6, "ab")])
    assert offsets.to_bytes(2, 3) == (102, 106)
    assert offsets.to_bytes(3, 5) == (102, 107)
    assert offsets.to_bytes(1, 2) == (101, 102)


def test_what_was_put_in_has_no_bytes() -> None:
    offsets = OffsetMap([piece_of(4, 0, 1)]).after([Edit(2, 2, "++")])
    assert offsets.to_bytes(2, 4) is None
    assert offsets.to_bytes(0, 6) == (0, 4)


def test_places_in_the_other_order_lead_nowhere() -> None:
    offsets = OffsetMap([piece_of(2, 50, 1), piece_of(2, 10, 1)])
    assert offsets.to_bytes(0, 4) is None
    assert offsets.to_bytes(2, 4) == (10, 12)


def test_neighbours_are_kept_as_one_piece() -> None:
    assert OffsetMap(piece_of(5, 5 * n, 1) for n in range(1000)).pieces == 1
    assert OffsetMap(Piece(1, UNKNOWN, UNKNOWN, 0) for _ in range(9)).pieces == 1


def test_map_through_another() -> None:
    outer = OffsetMap([piece_of(2, 3, 1), Piece(1, 6, 9, 0), Piece(1, UNKNOWN, UNKNOWN, 0)])
    inner = OffsetMap([piece_of(10, 100, 2)])
    joined = outer.through(inner)
    assert [joined.to_bytes(n, n + 1) for n in range(4)] == [(106, 108), (108, 110), (112, 118), None]


def test_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not lie in a text of 3"):
        OffsetMap([piece_of(3, 0, 1)]).to_bytes(1, 9)
    assert OffsetMap([piece_of(3, 7, 1)]).to_bytes(1, 1) == (8, 8)
