"""What a report is made of, as plain values: sections, listings and tables, each line with the numbers of its citations."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from accordingto.model.tongues import _

T = TypeVar("T")


class ReportError(ValueError):
    """A report that cannot be made: says why and what to ask for instead."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that lines of a report rest on.

    `start` and `end` are code points of the document's text, end exclusive; `words` are what stands there, shortened if
    long; `sha256` is the hash of the bytes that the document was read from.
    """

    number: int
    row_id: str
    document_id: str
    publisher: str
    title: str
    published: str
    url: str | None
    words: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on an entry with its own citations."""

    text: str
    cited: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a listing: what it is about, what is told of it, the words in quotation marks, and notes."""

    head: str
    text: str = ""
    words: str = ""
    notes: tuple[Note, ...] = ()
    cited: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries one below the other, and how many there are for which there was no room."""

    lines: tuple[Line, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its head, its rows of cells, and the citations of each row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cited: tuple[tuple[int, ...], ...]
    left_out: int = 0


Block = Listing | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under its own heading; `remark` says what stands in it, or that nothing does."""

    title: str
    remark: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its title, what it covers (pairs of label and value), sections, limits of the method and citations."""

    title: str
    covers: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    limits: tuple[str, ...]
    citations: tuple[Citation, ...]
    made_on: str


def tell_left_out(count: int) -> str:
    """Return the sentence for entries for which there was no room."""
    return _("… and %(n)s more for which there is no room here.", n=count)


def map_texts(value: T, change: Callable[[str], str]) -> T:
    """Return a report, or a part of one, with every text in it changed; ids, hashes and addresses stay as they are."""
    return _changed(value, change)  # type: ignore[no-any-return]


KEPT = frozenset({"row_id", "document_id", "sha256", "made_on"})
"""Fields that are no text for people."""


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(v, change) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        told = {f.name: _changed(getattr(value, f.name), change) for f in fields(value) if f.name not in KEPT}
        return replace(value, **told)
    return value
