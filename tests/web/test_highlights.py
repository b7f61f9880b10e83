"""Marks in a text: whatever overlaps, the text stays whole and every row covers exactly its words."""

from collections import Counter, defaultdict

from hypothesis import given
from hypothesis import strategies as st

from accordingto.model.records import Segment
from accordingto.web.highlights import Block, Mark, lay_out

TEXTS = st.text(alphabet="ab \n“”\u202eé", max_size=60)
KINDS = st.sampled_from(["statement", "content", "event", "figure", "ledger"])


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Segment], list[Mark]]:
    """A text, segments in it that may leave gaps or overlap, and marks of all kinds that may cross."""
    text = draw(TEXTS)
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(sorted)
    kinds = st.sampled_from(["title", "dateline", "body", "furniture", "repeat"])
    segments = [Segment(a, b, k) for (a, b), k in draw(st.lists(st.tuples(spans, kinds), max_size=4))]
    found = draw(st.lists(st.tuples(spans, KINDS), max_size=8))
    return text, segments, [Mark(a, b, f"r{i}", k, f"e-r{i}") for i, ((a, b), k) in enumerate(found)]


def walk(blocks: tuple[Block, ...]) -> tuple[str, dict[str, list[int]], Counter[str]]:
    """The text of all pieces, the characters under each mark, and how often each starts, is last and ends."""
    text, under, turns = "", defaultdict(list), Counter[str]()
    for block in blocks:
        opened: list[Mark] = []
        for piece in block.pieces:
            if piece.turn == "text":
                for mark in opened:
                    under[mark.row] += range(len(text), len(text) + len(piece.text))
                text += piece.text
            elif piece.turn == "open":
                assert piece.mark is not None
                assert piece.depth == sum(m.kind == piece.mark.kind for m in opened)
                opened.append(piece.mark)
                turns[piece.mark.row + " starts"] += piece.first
                turns[piece.mark.row + " is last"] += piece.last
            elif piece.turn == "close":
                assert opened.pop() is piece.mark, "elements never cross"
            elif piece.mark is not None:
                assert piece.mark.end == len(text)
                turns[piece.mark.row + " ends"] += 1
        assert not opened, "every block closes what it opens"
        assert text[block.start : block.end] == "".join(p.text for p in block.pieces)
    return text, under, turns


@given(marked_texts())
def test_the_text_stays_whole_and_every_mark_covers_its_span(case: tuple[str, list[Segment], list[Mark]]) -> None:
    text, segments, marks = case
    told, under, turns = walk(lay_out(text, segments, marks))
    assert told == text
    for mark in marks:
        assert under[mark.row] == list(range(mark.start, mark.end))
        there = int(mark.start < mark.end)
        assert [turns[f"{mark.row} {turn}"] for turn in ("starts", "is last", "ends")] == [there] * 3


def test_crossing_marks_are_split_and_nested_ones_are_not() -> None:
    marks = [Mark(0, 5, "a", "statement", "e-a"), Mark(3, 8, "b", "event", "e-b"), Mark(4, 5, "c", "figure", "e-c")]
    (block,) = lay_out("abcdefgh", [], marks)
    drawn = "".join(
        p.text if p.turn == "text" else {"open": "<", "close": ">", "end": "|"}[p.turn] + (p.mark.row if p.mark else "")
        for p in block.pieces
    )
    assert drawn == "<aabc<bd<ce>c>b>a|a|c<bfgh>b|b"


def test_lines_become_blocks_of_their_segments_kind() -> None:
    text = "Title\n\nOne.\nTwo.\nSee also\n"
    blocks = lay_out(text, [Segment(0, 5, "title"), Segment(7, 17, "body"), Segment(17, 26, "furniture")], [])
    assert [(b.kind, text[b.start : b.end]) for b in blocks if not b.is_blank] == [
        ("title", "Title"), ("body", "One.\n"), ("body", "Two.\n"), ("furniture", "See also\n"),
    ]  # fmt: skip


def test_a_mark_over_two_lines_is_one_row_in_two_blocks() -> None:
    blocks = lay_out("“One\n\nTwo”\n", [], [Mark(0, 10, "q", "statement", "e-q")])
    assert [[p.turn for p in b.pieces] for b in blocks] == [
        ["open", "text", "close"],
        ["open", "text", "close", "end", "text"],
    ]
    assert [p.first for b in blocks for p in b.pieces if p.turn == "open"] == [True, False]
