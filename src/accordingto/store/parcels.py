"""What a store takes and gives besides records: pages, hits, holdings, settlements, sketches, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from accordingto.model.records import Document, Incident, LedgerEntry
from accordingto.model.sameness import Kind, Pair

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of the rows that were asked for, and how many there are in all; `more`: there are more than were counted."""

    rows: tuple[T, ...]
    total: int
    offset: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found, the document that it stands in, and the words around what was found.

    `snippet` are stretches of text, each with whether it is what was looked for; empty where no words were given, and
    for tables whose words are those of the codebook.
    """

    row: Any
    document: Document
    snippet: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A row that nobody has looked at, its score (`model.doubts`), and what of the desk and the day adds to it."""

    table: str
    row: Any
    score: int
    contested: bool
    due: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """A document of the desk as the engine asks for it: where it was read (path, else URL), under which key."""

    document_id: str
    address: str | None
    key: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a stage of the desk found of some things of one kind; kept whole or not at all.

    `anew`: things whose pairs are dropped before `pairs` are kept. `gone`: canonical ids that are no more, with their
    clusters and rows. `clusters`: members by canonical id. `rows`: incidents, or ledger entries of kind `ledger`, each
    with the id of its cluster. `fields`: what documents now say of themselves (`copy_group`, `original_id`, `story_id`).
    `responds`: what statements answer, all of it, by their ids.
    """

    kind: Kind
    anew: frozenset[str] = frozenset()
    pairs: Sequence[Pair] = ()
    gone: frozenset[str] = frozenset()
    clusters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rows: Sequence[Incident | LedgerEntry] = ()
    fields: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    responds: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a thing (a document, an event) of a document is compared by: plain JSON, and the keys it is found by.

    A key is a whole number of 64 bits, signed.
    """

    document_id: str
    thing: str
    data: Mapping[str, Any]
    keys: tuple[int, ...]
