"""Spans of rows in, blocks of nested marks out: overlapping spans are split so that elements never cross.

Offsets are code points of the document's text, end exclusive. The texts of all pieces, put together,
are the document's text; the pieces of a mark cover its span exactly.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from accordingto.model.records import Segment

MarkKind = Literal["passage", "ledger", "statement", "content", "event", "figure", "changed"]
"""What a mark shows, the outermost of those on one stretch first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that a row rests on. `anchor` is unique in the document; `tone` refines the look, `h-…` a hedge."""

    start: int
    end: int
    row: str
    kind: MarkKind
    anchor: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A turn in a block: a mark opens, text stands, a mark closes, a mark ended here (the place to refer to its row).

    Of a mark that opens, `first` and `last` tell whether the whole mark starts and ends with this element
    (one that crosses others, or goes over lines, has several); `depth` counts the open marks of its kind around it.
    """

    turn: Literal["open", "text", "close", "end"]
    text: str = ""
    mark: Mark | None = None
    first: bool = False
    last: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the document (with the line ends that follow it), what it is, and its pieces."""

    start: int
    end: int
    kind: str
    pieces: tuple[Piece, ...]

    @property
    def is_blank(self) -> bool:
        """Tell whether there is nothing but white space."""
        return not any(p.text.strip() for p in self.pieces)


def lay_out(text: str, segments: Sequence[Segment], marks: Iterable[Mark]) -> tuple[Block, ...]:
    """Return a text as blocks, one for each line of each segment, with the marks nested in each."""
    ordered = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=_outermost_first)
    blocks = []
    for start, end, kind in _lines(text, segments):
        inside = [m for m in ordered if m.start < end and m.end > start]
        blocks.append(Block(start, end, kind, tuple(_tell_last(_nest(text, start, end, inside)))))
    return tuple(blocks)


def _outermost_first(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, get_args(MarkKind).index(mark.kind)


def _lines(text: str, segments: Sequence[Segment]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of every line; a stretch that no segment covers is body."""
    at = 0
    for segment in sorted(segments, key=lambda s: s.start):
        start, end = max(segment.start, at), min(segment.end, len(text))
        if start >= end:
            continue
        yield from _split(text, at, start, "body")
        yield from _split(text, start, end, segment.kind)
        at = end
    yield from _split(text, at, len(text), "body")


def _split(text: str, start: int, end: int, kind: str) -> Iterator[tuple[int, int, str]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        while stop < end and text[stop] == "\n":
            stop += 1
        yield start, stop, kind
        start = stop


def _nest(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield the pieces between two offsets; `marks` overlap them and come outermost first."""
    waiting, opened, at = list(reversed(marks)), list[Mark](), start
    while at < end:
        while waiting and waiting[-1].start <= at:
            mark = waiting.pop()
            yield Piece("open", mark=mark, first=mark.start == at, depth=_depth(opened, mark))
            opened.append(mark)
        stop = min([end, *(m.end for m in opened), *([waiting[-1].start] if waiting else ())])
        yield Piece("text", text[at:stop])
        at = stop
        yield from _close(opened, at, end)


def _close(opened: list[Mark], at: int, end: int) -> Iterator[Piece]:
    """Close what ends here with all that stands inside it, and open again what goes on."""
    ending = next((i for i, m in enumerate(opened) if m.end <= at or at == end), None)
    if ending is None:
        return
    inner = opened[ending:]
    del opened[ending:]
    for mark in reversed(inner):
        yield Piece("close", mark=mark, last=mark.end == at)
    yield from (Piece("end", mark=mark) for mark in inner if mark.end == at)
    for mark in inner:
        if mark.end > at and at < end:
            yield Piece("open", mark=mark, depth=_depth(opened, mark))
            opened.append(mark)


def _tell_last(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with `last` told where a mark opens, too."""
    told: list[Piece] = []
    opened: list[int] = []
    for piece in pieces:
        if piece.turn == "open":
            opened.append(len(told))
        elif piece.turn == "close":
            at = opened.pop()
            told[at] = replace(told[at], last=piece.last)
        told.append(piece)
    return told


def _depth(opened: Sequence[Mark], mark: Mark) -> int:
    return sum(m.kind == mark.kind for m in opened)
