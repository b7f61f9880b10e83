"""Records of a document in, rows of tables with their items and how soon a person should look at them out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, delete, insert

from accordingto.model.corrections import REVIEWED_TABLES
from accordingto.model.doubts import CONTESTED, count_resting, doubt_of, extra_of, tell_weight
from accordingto.store.base import StoreError
from accordingto.store.schema import DERIVED, LIST_FIELDS, ROWS_A_READING, items, tables


def insert_records(
    connection: Connection, name: str, number: int, records: Sequence[Any], resting: Mapping[str, int],
    contested: Collection[str] = (), places: Sequence[int] | None = None,
) -> None:  # fmt: skip
    """Insert records of a table for the reading of a number, at their places among its rows (all: 0, 1, …).

    `resting` tells how many rows name each, `contested` the ids of those of which accounts differ.
    """
    if len(records) >= ROWS_A_READING:
        raise StoreError(f"one document gives {len(records)} rows of {name}; a desk holds fewer than {ROWS_A_READING}")
    first, columns, derived = number * ROWS_A_READING, fields(records[0]), DERIVED.get(name, {})
    rows, listed = [], []
    for place, record in zip(range(len(records)) if places is None else places, records, strict=True):
        row = {column.name: getattr(record, column.name) for column in columns}
        row.update({extra: make(record) for extra, make in derived.items()})
        if name in REVIEWED_TABLES:
            row.update(doubt_columns(name, record, resting.get(record.id, 0), record.id in contested))
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


def doubt_columns(table: str, record: Any, resting: int, contested: bool) -> dict[str, Any]:
    """Return the columns that tell how soon a row should be looked at: nothing for one that a person decided on."""
    more = extra_of(record.confidence, CONTESTED) if contested else 0
    doubt = doubt_of(record.confidence, sum(tell_weight(table, record, resting).values())) + more
    return {"doubt": None if record.reviewed else doubt, "contested": contested or None}


def resting_on(found: Mapping[str, Iterable[Any]]) -> Mapping[str, int]:
    """Return how many rows of a document, given by table, name each of its rows."""
    return count_resting((table, row) for table in REVIEWED_TABLES for row in found.get(table, ()))


def delete_rows(connection: Connection, name: str, number: int, rows: Sequence[int]) -> None:
    """Delete rows of a table with their items."""
    connection.execute(delete(tables[name]).where(tables[name].c.row.in_(rows)))
    of_rows = (items.c.table == name, items.c.reading == number, items.c.row.in_(rows))
    connection.execute(delete(items).where(*of_rows))
