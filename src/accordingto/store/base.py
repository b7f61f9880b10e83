"""The store's contract in three words: a Store keeps readings, a Writer adds them, a View answers questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

from accordingto.model.reading import Reading
from accordingto.model.records import Document, Event, Figure, LedgerEntry, Statement

T = TypeVar("T")


class StoreError(RuntimeError):
    """A desk that cannot be opened, read or written: says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of the rows that were asked for, and how many there are in all."""

    rows: tuple[T, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Which statements: every field that is given narrows the choice. `words` must all occur in the content."""

    speaker: str | None = None
    act: str | None = None
    about: str | None = None
    document_id: str | None = None
    words: str | None = None
    limit: int = 100
    offset: int = 0


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which events: every field that is given narrows the choice. Days are ISO and inclusive."""

    event_type: str | None = None
    factuality: str | None = None
    actor: str | None = None
    recipient: str | None = None
    source: str | None = None
    document_id: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    limit: int = 100
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """A document of the desk as the engine asks for it: where it was read (path, else URL), under which key."""

    document_id: str
    address: str | None
    key: str


class View(Protocol):
    """Questions to a desk, all answered from the state in which it was when the view was made.

    Close it, or use it in a `with`, when many are made: an open view keeps its state of the desk.
    """

    def documents(self) -> Sequence[Document]:
        """Return all documents, in the order in which they were added."""

    def document(self, document_id: str) -> Document | None:
        """Return one document, or None."""

    def holds(self, document_id: str, key: str | None = None) -> bool:
        """Tell whether a document is there, read under this key if one is given."""

    def held(self, sha256: str) -> Sequence[Holding]:
        """Return what is held of these bytes, one for each address at which they were read."""

    def original(self, document_id: str) -> bytes | None:
        """Return the bytes that a document was read from, or None if they are not kept."""

    def rows(self, table: str, document_id: str | None = None) -> Iterator[Any]:
        """Yield the records of a table in document order, of one document if one is given.

        Entities, publishers and instruments, which many documents name, come once each, in the order of their
        first appearance and with their names united, unless a document is given.
        """

    def reading(self, document_id: str) -> Reading | None:
        """Return a document with all its rows, or None."""

    def find_statements(self, query: StatementQuery) -> Page[Statement]:
        """Return the statements that a query asks for, in document order."""

    def find_events(self, query: EventQuery) -> Page[Event]:
        """Return the events that a query asks for, in document order."""

    def figures(self) -> Sequence[Figure]:
        """Return all figures in document order."""

    def ledger(self) -> Sequence[LedgerEntry]:
        """Return all ledger entries in document order."""

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds."""

    def values(self, table: str, field: str) -> dict[str, int]:
        """Return the values that a field of a table takes (each of a list on its own), with their row counts.

        The most frequent come first. Raises StoreError for a field that the table does not have, or that holds
        objects or spans.
        """

    def close(self) -> None:
        """Let go of the state that the view answers from."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Writer(Protocol):
    """Adds to a desk. Each `put` is whole or not at all, also when the process is killed in it."""

    def put(self, reading: Reading, key: str, original: bytes | None = None, kind: str | None = None) -> None:
        """Keep a reading under the key of the stages that made it, in the place of an earlier one of its document.

        The same document under the same key changes nothing. `original` are the bytes it was read from and
        `kind` their form (`txt`, `html`, `md`). Raises StoreError if it could not be kept; then nothing of it is.
        """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Store(Protocol):
    """A desk."""

    def view(self) -> View:
        """Return the desk as it stands now."""

    def writer(self) -> Writer:
        """Return a writer; one at a time."""

    def close(self) -> None:
        """Let go of the desk."""
