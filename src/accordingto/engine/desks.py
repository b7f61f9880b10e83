"""A store and paths in, a desk that grows out: what it holds already is not read again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from accordingto.engine.chains import Recipe
from accordingto.engine.keys import bytes_hash
from accordingto.engine.own_actors import own_folders
from accordingto.engine.progress import Tally
from accordingto.engine.readers import StageMaker
from accordingto.engine.readings import Folders, find_items, make_recipe, raise_failures
from accordingto.engine.resolutions import settle_desk
from accordingto.engine.run_logs import logged_run
from accordingto.engine.runs import Memory, Outcome, address_of, run_sources, same_address
from accordingto.model.records import Document, Event, Figure, LedgerEntry, Statement
from accordingto.model.stages import Source, Unreadable
from accordingto.model.verdicts import Disclosure
from accordingto.store.base import Store, View
from accordingto.store.stages import DeskStage


def add_items(
    store: Store,
    items: Iterable[Source | Unreadable],
    recipe: StageMaker,
    workers: int = 1,
    desk_stages: Sequence[DeskStage] = (),
) -> Iterator[Outcome]:
    """Read the items into a store and yield what came of each, once it is kept.

    What the store holds under the same key is not read again, whatever spelling of its path it comes by. A run
    that is cut off leaves whole documents, and the next one goes on where it stopped. Raises StoreError when the
    store cannot be written; what it held before stays whole. After the last of them the stages of the desk take up
    what is new to them, also what a run that was cut off has left.
    """
    with logged_run(store) as log:
        with store.writer() as writer:
            for outcome in run_sources(items, recipe, workers, remember(store)):
                if outcome.reading is not None and outcome.key is not None:
                    data, kind = (outcome.source.data, outcome.source.kind) if outcome.source else (None, None)
                    writer.put(outcome.reading, outcome.key, data, kind)
                log.count(outcome)
                yield outcome
        settle_desk(store, desk_stages, log.tell)


def remember(store: Store) -> Memory:
    """Return what a desk remembers of sources: the address a file has in it, and the key it was read under."""

    def place(source: Source) -> Source:
        if source.path is None:
            return source
        ours = same_address(source.path)
        with store.view() as view:
            addresses = [h.address for h in view.held(bytes_hash(source)) if h.address]
        return replace(source, path=next((a for a in addresses if same_address(a) == ours), source.path))

    def holds(source: Source, key: str) -> bool:
        address = address_of(source)
        with store.view() as view:
            return any(h.key == key and h.address == address for h in view.held(bytes_hash(source)))

    return Memory(holds, place)


class Desk:
    """A desk for programs: documents are added, rows are asked for. Use it in a `with`, or close it."""

    def __init__(self, store: Store, recipe: Recipe) -> None:
        self._store = store
        self._recipe = recipe

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the desk."""
        self._store.close()

    def add(self, paths: str | Path | Iterable[str | Path], *, published: str | None = None, workers: int = 1) -> Tally:
        """Read files, folders and web addresses into the desk; return how many were read and how many held already.

        `published` is the date of all of them. Raises UnreadableDocuments that names those which could not be read,
        once the others are kept.
        """
        tally = Tally()
        failures: list[Unreadable] = []
        for outcome in add_items(
            self._store, find_items(paths, published), self._recipe, workers, self._recipe.desk_stages()
        ):
            tally.count(outcome)
            if outcome.failure is not None:
                failures.append(Unreadable(outcome.path, outcome.failure))
        raise_failures(failures)
        return tally

    def view(self) -> View:
        """Return the desk as it stands now, to ask it more than the lists below tell."""
        return self._store.view()

    @property
    def documents(self) -> list[Document]:
        """All documents in the order in which they were added."""
        return self._rows("documents")

    @property
    def statements(self) -> list[Statement]:
        """All statements in document order."""
        return self._rows("statements")

    @property
    def events(self) -> list[Event]:
        """All events in document order."""
        return self._rows("events")

    @property
    def figures(self) -> list[Figure]:
        """All figures in document order."""
        return self._rows("figures")

    @property
    def ledger(self) -> list[LedgerEntry]:
        """All ledger entries in document order."""
        return self._rows("ledger")

    def _rows(self, table: str) -> list[Any]:
        with self._store.view() as view:
            return list(view.rows(table))

    def ledger_on(self, day: date | None = None) -> list[LedgerEntry]:
        """Return how every matter of the ledger stands on the day of the newest document, or stood on a past day."""
        from accordingto.engine.ledgers import stand_ledger

        with self.view() as view:
            return list(stand_ledger(view, day))

    def export(
        self, folder: str | Path, format: str = "jsonl", as_of: date | None = None, names_for: str | None = None
    ) -> list[Path]:
        """Write all tables into a folder and return the files. Raises ExportError for an unknown format.

        The ledger is written as it stands on the day of the newest document, or as it stood on the day `as_of`. Private
        people stand under pseudonyms; with their names for whoever answers for it (`names_for`), which the desk remembers.
        """
        from accordingto.engine.ledgers import stand_ledger
        from accordingto.export import write_desk

        if names_for is not None:
            at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            with self._store.writer() as writer:
                writer.disclose(Disclosure(f"export to {folder}", f"person:{names_for}", at))
        with self.view() as view:
            return write_desk(view, folder, format, stand_ledger(view, as_of), names_for is not None)


def open_desk(desk: str | Path = "desk.db", *, knowledge: Folders = (), language_model: str | None = None) -> Desk:
    """Open a desk, a new one where there is none: a file or the URL of a database.

    `knowledge` are folders with further actors, places, publishers and instruments; what the desk knows of its own
    comes last. Raises StoreError for a desk that cannot be opened.
    """
    from accordingto.store import open_store

    folders = (knowledge,) if isinstance(knowledge, str | Path) else tuple(knowledge)
    return Desk(open_store(str(desk)), make_recipe((*folders, *own_folders(desk)), language_model))
