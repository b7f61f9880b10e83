"""Readings in, rows of a desk out; each reading whole or not at all."""

import zlib
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, delete, insert, select, update

from accordingto.model.reading import Reading
from accordingto.store.base import StoreError
from accordingto.store.schema import (
    DERIVED,
    LIST_FIELDS,
    ROWS_A_READING,
    items,
    originals,
    readings,
    tables,
)
from accordingto.store.sqlite import plain_errors, write_transaction


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
            for table, records in _by_table(reading).items():
                _insert_records(connection, table, number, records)
            if original is not None:
                connection.execute(insert(originals).values(reading=number, kind=kind, data=zlib.compress(original, 6)))

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
    for table in (*tables.values(), items, originals):
        connection.execute(delete(table).where(table.c.reading == number))
    connection.execute(update(readings).where(readings.c.number == number).values(key=key))
    return number


def _by_table(reading: Reading) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for table, record in reading.rows():
        found.setdefault(table, []).append(record)
    return found


def _insert_records(connection: Connection, name: str, number: int, records: Sequence[Any]) -> None:
    if len(records) >= ROWS_A_READING:
        raise StoreError(f"one document gives {len(records)} rows of {name}; a desk holds fewer than {ROWS_A_READING}")
    first, columns, derived = number * ROWS_A_READING, fields(records[0]), DERIVED.get(name, {})
    rows, listed = [], []
    for place, record in enumerate(records):
        row = {column.name: getattr(record, column.name) for column in columns}
        row.update({extra: make(record) for extra, make in derived.items()})
        row.update(row=first + place, reading=number)
        rows.append(row)
        listed += [
            {"table": name, "field": field, "value": value, "row": first + place, "reading": number}
            for field in LIST_FIELDS[name]
            for value in dict.fromkeys(getattr(record, field))
        ]
    connection.execute(insert(tables[name]), rows)
    if listed:
        connection.execute(insert(items), listed)
