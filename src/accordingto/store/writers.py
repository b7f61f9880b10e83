"""Readings in, rows of a desk out; each reading whole or not at all."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, delete, insert, select, update

from accordingto.model.corrections import Correction
from accordingto.model.reading import Reading
from accordingto.model.runs import Run
from accordingto.model.sameness import Judgement
from accordingto.model.searches import SavedSearch
from accordingto.model.verdicts import Alert, Disclosure, Verdict
from accordingto.store.base import Settlement, Sketch, StoreError
from accordingto.store.insertions import insert_records, resting_on
from accordingto.store.privacies import keep_disclosure
from accordingto.store.reviews import amend_reading, keep_corrections
from accordingto.store.runs import begin_run, keep_run
from accordingto.store.saved import drop_search, keep_search, look_through
from accordingto.store.schema import (
    as_read,
    items,
    judgements,
    keys,
    originals,
    prints,
    readings,
    registry,
    reopened,
    settled,
    sketches,
    tables,
    verdicts,
)
from accordingto.store.settlements import keep_prints, keep_settlement, mark_settled, unsettle
from accordingto.store.sketches import keep_sketches
from accordingto.store.sqlite import plain_errors, write_transaction
from accordingto.store.watchings import keep_alerts, keep_keys


class DeskWriter:
    """Adds readings to a desk. Each `put` is one transaction."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    def put(self, reading: Reading, key: str, original: bytes | None = None, kind: str | None = None) -> None:
        """Keep a reading under its key, in the place of an earlier one of its document (see `Writer.put`)."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            number = _claim_number(connection, reading.document.id, key)
            if number is None:
                return
            found = amend_reading(connection, number, reading.document.id, reading.document.text, _by_table(reading))
            resting = resting_on(found)
            for table, records in found.items():
                insert_records(connection, table, number, records, resting)
            if original is not None:
                connection.execute(insert(originals).values(reading=number, kind=kind, data=zlib.compress(original, 6)))

    def keep_prints(self, prints: Mapping[str, Iterable[int]]) -> None:
        """Keep the prints of documents, in the place of earlier ones."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            keep_prints(connection, prints)

    def keep_sketches(self, kind: str, document_ids: Sequence[str], sketches: Sequence[Sketch]) -> None:
        """Keep the sketches of documents, in the place of all earlier ones of this kind."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            keep_sketches(connection, kind, document_ids, sketches)

    def settle(self, settlement: Settlement) -> None:
        """Keep what a stage of the desk found."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            keep_settlement(connection, settlement)

    def mark_settled(self, stage: str, key: str, document_ids: Iterable[str]) -> None:
        """Remember that a stage has done these documents under a key."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            mark_settled(connection, stage, key, document_ids)

    def judge(self, judgement: Judgement, document_ids: Iterable[str]) -> None:
        """Add a judgement of a person; the documents that it concerns are new again to all stages."""
        if judgement.one >= judgement.other:
            raise StoreError(f"a pair names its things in order: {judgement.other} before {judgement.one}")
        values = {f.name: getattr(judgement, f.name) for f in fields(judgement)}
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            connection.execute(insert(judgements).values(**values))
            unsettle(connection, document_ids)

    def keep_keys(self, kind: str, keys: Mapping[str, Mapping[str, Iterable[int]]]) -> None:
        """Keep the keys of the things of documents, in the place of earlier ones of the kind."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            keep_keys(connection, kind, keys)

    def rule(self, verdict: Verdict, document_ids: Iterable[str]) -> None:
        """Add a verdict of a person; the documents that it concerns are new again to all stages."""
        values = {f.name: getattr(verdict, f.name) for f in fields(verdict)}
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            connection.execute(insert(verdicts).values(**values))
            unsettle(connection, document_ids)

    def correct(self, corrections: Sequence[Correction], based_on: Mapping[str, str] | None = None) -> None:
        """Add what a person decided and apply it (see `Writer.correct`)."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            keep_corrections(connection, corrections, based_on or {})

    def tell(self, alerts: Iterable[Alert], at: str) -> Sequence[Alert]:
        """Keep alerts as told, but for those that were told before; return the kept ones."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            return keep_alerts(connection, alerts, at)

    def begin_run(self, at: str) -> Run:
        """Keep a new run of `add` and return it."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            return begin_run(connection, at)

    def keep_run(self, run: Run) -> None:
        """Keep how far a run of `add` is."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            keep_run(connection, run)

    def keep_search(self, search: SavedSearch) -> None:
        """Keep a named search, in the place of an earlier one of its name."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            keep_search(connection, search)

    def look_through(self, name: str, seen: int, at: str) -> None:
        """Remember how far the desk had grown when a named search was last looked through."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            look_through(connection, name, seen, at)

    def drop_search(self, name: str) -> None:
        """Let go of a named search."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            drop_search(connection, name)

    def disclose(self, disclosure: Disclosure) -> None:
        """Keep who had names of private people written out."""
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            keep_disclosure(connection, disclosure)

    def describe_publisher(
        self, name: str, entry: Mapping[str, Any] | None, by: str, at: str, document_ids: Iterable[str]
    ) -> None:
        """Add what a person knows of a publisher, None to take it back (see `Writer.describe_publisher`)."""
        values = {"name": name, "entry": None if entry is None else dict(entry), "by": by, "at": at}
        with plain_errors(self._where), write_transaction(self._engine) as connection:
            connection.execute(insert(registry).values(**values))
            unsettle(connection, document_ids)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


def _claim_number(connection: Connection, document_id: str, key: str) -> int | None:
    """Return the number that a reading is kept under, its earlier rows gone; None if it is there under this key."""
    earlier = connection.execute(
        select(readings.c.number, readings.c.key).where(readings.c.document_id == document_id)
    ).first()
    if earlier is None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        added = connection.execute(insert(readings).values(document_id=document_id, key=key, added_at=now))
        return int(added.inserted_primary_key[0])  # type: ignore[index]
    if earlier.key == key:
        return None
    number = int(earlier.number)
    for table in (*tables.values(), items, originals, prints, settled, keys, sketches, as_read, reopened):
        connection.execute(delete(table).where(table.c.reading == number))
    connection.execute(update(readings).where(readings.c.number == number).values(key=key))
    return number


def _by_table(reading: Reading) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for table, record in reading.rows():
        found.setdefault(table, []).append(record)
    return found
