"""Edits of a text in, a map out that leads from each code point of the result back to the bytes it came from."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

UNKNOWN = -1


class Edit(NamedTuple):
    """Replace the code points `start` to `end` (exclusive) of a text by `new`."""

    start: int
    end: int
    new: str


class Piece(NamedTuple):
    """A stretch of `length` code points that lies at the bytes `low` to `high`.

    `width` is the number of bytes of each code point; 0 = the stretch stands for the bytes as a whole;
    `low` UNKNOWN = no bytes are known for it.
    """

    length: int
    low: int
    high: int
    width: int


def piece_of(length: int, low: int, width: int) -> Piece:
    """Return a piece in which every code point takes `width` bytes."""
    return Piece(length, low, low + length * width, width)


class OffsetMap:
    """Leads from code points of a text to bytes of what it was read from, piece by piece.

    The pieces lie in arrays, so that a clean English text of any length takes a few dozen bytes.
    """

    __slots__ = ("_highs", "_lows", "_starts", "_widths", "length")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._starts, self._lows = array("q"), array("q")
        self._highs, self._widths = array("q"), array("q")
        self.length = 0
        """Code points of the text."""
        for piece in pieces:
            self._append(piece)

    def _append(self, piece: Piece) -> None:
        if not piece.length:
            return
        joins = bool(self._starts) and self._widths[-1] == piece.width
        if joins and piece.width and self._highs[-1] == piece.low and self._lows[-1] != UNKNOWN:
            self._highs[-1] = piece.high
        elif not (joins and self._lows[-1] == piece.low == UNKNOWN):
            self._starts.append(self.length)
            self._lows.append(piece.low)
            self._highs.append(piece.high)
            self._widths.append(piece.width)
        self.length += piece.length

    @property
    def pieces(self) -> int:
        """How many pieces the map is kept in."""
        return len(self._starts)

    def to_bytes(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first byte of a stretch of text and the one after its last.

        `start` and `end` are code points, end exclusive. A stretch that cuts through something that was
        repaired as a whole gets all the bytes of that. None where no bytes are known, or where its beginning
        and its end come from places in the other order.
        """
        if not 0 <= start <= end <= self.length:
            raise ValueError(f"{start} to {end} does not lie in a text of {self.length} code points")
        known = [p for p in self.slices(start, max(end, min(start + 1, self.length))) if p.low != UNKNOWN]
        if not known:
            return None
        low, high = known[0].low, known[-1].high
        if start == end:
            return (low, low) if start < self.length else None
        return (low, high) if low <= high else None

    def slices(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces between two code points, the outer ones cut to them."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        while at < len(self._starts) and self._starts[at] < end:
            begin = self._starts[at]
            stop = self._starts[at + 1] if at + 1 < len(self._starts) else self.length
            first, last = max(begin, start), min(stop, end)
            low, high, width = self._lows[at], self._highs[at], self._widths[at]
            if width:
                low, high = low + (first - begin) * width, low + (last - begin) * width
            yield Piece(last - first, low, high, width)
            at += 1

    def through(self, inner: "OffsetMap") -> "OffsetMap":
        """Return this map with its bytes taken as code points of a text that `inner` leads to bytes."""
        return OffsetMap(self._through(inner))

    def _through(self, inner: "OffsetMap") -> Iterator[Piece]:
        for piece in self.slices(0, self.length):
            span = None
            if piece.width == 1:
                yield from inner.slices(piece.low, piece.high)
                continue
            if piece.low != UNKNOWN:
                span = inner.to_bytes(piece.low, piece.high)
            yield Piece(piece.length, *(span or (UNKNOWN, UNKNOWN)), 0)

    def after(self, edits: Iterable[Edit]) -> "OffsetMap":
        """Return the map of the text that edits (in text order, not overlapping) make of this one.

        A replacement stands as a whole for all that it replaces; what is put in between has no bytes.
        """
        return OffsetMap(self._edited(edits))

    def _edited(self, edits: Iterable[Edit]) -> Iterator[Piece]:
        done = 0
        for start, end, new in edits:
            yield from self.slices(done, start)
            span = self.to_bytes(start, end) if end > start else None
            if span is None:
                yield Piece(len(new), UNKNOWN, UNKNOWN, 0)
            else:
                yield Piece(len(new), *span, span[1] - span[0] if len(new) == 1 else 0)
            done = end
        yield from self.slices(done, self.length)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits (in text order, not overlapping) made."""
    parts: list[str] = []
    done = 0
    for start, end, new in edits:
        parts += (text[done:start], new)
        done = end
    parts.append(text[done:])
    return "".join(parts)
