"""Corrections in, rows of a desk as they stand out: kept and applied in one transaction."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from accordingto.model.corrections import DECISIONS, REVIEWED_TABLES, Correction
from accordingto.model.ids import content_id
from accordingto.model.records import TABLES, as_row
from accordingto.store.amendments import Amended, amend
from accordingto.store.base import StaleError, StoreError
from accordingto.store.insertions import delete_rows, insert_records, resting_on
from accordingto.store.rows import record_of
from accordingto.store.schema import ROWS_A_READING, as_read, corrections, readings, reopened, tables
from accordingto.store.settlements import unsettle

SHOWN_ONLY = {"reviewed", "origin", "confidence"}
"""Fields that stages of the desk do not look at."""

Read = Mapping[str, Sequence[Any]]


def version_of(row: Any | None) -> str:
    """Return a hash of a row as it stands, by which it is told whether it has changed; "" for no row."""
    return "" if row is None else content_id("row", json.dumps(as_row(row), sort_keys=True))


def keep_corrections(connection: Connection, found: Sequence[Correction], based_on: Mapping[str, str]) -> None:
    """Keep what a person decided and apply it (see `Writer.correct`)."""
    if _is_kept(connection, found):
        return
    for correction in found:
        if correction.row_id in based_on:
            _check_version(connection, correction, based_on[correction.row_id])
    for correction in found:
        values = {f.name: getattr(correction, f.name) for f in fields(correction) if f.name != "number"}
        connection.execute(insert(corrections).values(**values))
    deciding = {c.document_id for c in found if (c.what in DECISIONS and not c.blind) or c.what == "undo"}
    changed = [i for i in sorted(deciding) if _apply(connection, i)]
    if changed:
        unsettle(connection, changed)


def _is_kept(connection: Connection, found: Sequence[Correction]) -> bool:
    """Tell whether a decision is there already. Raises StaleError where its act stands for another one."""
    known = connection.execute(select(corrections).where(corrections.c.act.in_({c.act for c in found}))).mappings()
    kept = [record_of(Correction, dict(row)) for row in known]
    if kept and [(c.what, c.row_id) for c in kept] != [(c.what, c.row_id) for c in found]:
        raise StaleError("from this page a decision was taken already; look at the row again and decide then")
    return bool(kept)


def _check_version(connection: Connection, correction: Correction, version: str) -> None:
    table = tables[correction.table]
    row = connection.execute(select(table).where(table.c.id == correction.row_id)).mappings().first()
    stands = None if row is None else record_of(TABLES[correction.table], dict(row))
    if version_of(stands) != version:
        raise StaleError(
            f"row {correction.row_id} is not any more as you saw it: somebody decided on it in the meantime; "
            "look at it again and decide then"
        )


def amend_reading(
    connection: Connection, number: int, document_id: str, text: str, found: dict[str, list[Any]]
) -> dict[str, list[Any]]:
    """Return the rows of a document that is being kept, after what people decided of it earlier; remember them as read."""
    decided = corrections_of(connection, document_id)
    if not any(c.what in DECISIONS for c in decided):
        return found
    read = {table: tuple(found.get(table, ())) for table in REVIEWED_TABLES}
    _keep_as_read(connection, number, read)
    amended = amend(read, decided, text)
    _keep_reopened(connection, number, amended)
    rest = {table: rows for table, rows in found.items() if table not in REVIEWED_TABLES}
    return rest | {table: list(rows) for table, rows in amended.rows.items() if rows}


def corrections_of(connection: Connection, document_id: str) -> list[Correction]:
    """Return all that people decided of a document and its rows, oldest first."""
    query = select(corrections).where(corrections.c.document_id == document_id).order_by(corrections.c.number)
    return [record_of(Correction, dict(row)) for row in connection.execute(query).mappings()]


def rows_as_read(connection: Connection, number: int) -> dict[str, tuple[Any, ...]] | None:
    """Return the rows of a reading as the program read them, None where nobody has decided of any."""
    data = connection.execute(select(as_read.c.data).where(as_read.c.reading == number)).scalar()
    if data is None:
        return None
    kept = json.loads(zlib.decompress(data))
    return {table: tuple(record_of(TABLES[table], row) for row in kept[table]) for table in REVIEWED_TABLES}


def rows_of(connection: Connection, number: int) -> dict[str, tuple[Any, ...]]:
    """Return the rows of a reading that people review, as they stand."""
    return {
        name: tuple(
            record_of(TABLES[name], dict(row))
            for row in connection.execute(
                select(tables[name]).where(tables[name].c.reading == number).order_by(tables[name].c.row)
            ).mappings()
        )
        for name in REVIEWED_TABLES
    }


def _apply(connection: Connection, document_id: str) -> bool:
    """Put the rows of a document as they are to stand in the place of those that stand; tell whether they tell anything else."""
    number = connection.execute(select(readings.c.number).where(readings.c.document_id == document_id)).scalar()
    if number is None:
        raise StoreError(f"this desk holds no document {document_id}")
    stand = rows_of(connection, number)
    read = rows_as_read(connection, number)
    if read is None:
        read = stand
        _keep_as_read(connection, number, read)
    document = tables["documents"].c
    text = connection.execute(select(document.text).where(document.reading == number)).scalar_one()
    amended = amend(read, corrections_of(connection, document_id), text)
    _keep_reopened(connection, number, amended)
    resting = resting_on(amended.rows)
    for name in REVIEWED_TABLES:
        _replace_rows(connection, name, number, stand[name], amended.rows[name], resting)
    return any(_told(stand[name]) != _told(amended.rows[name]) for name in REVIEWED_TABLES)


def _told(rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [{k: v for k, v in as_row(row).items() if k not in SHOWN_ONLY} for row in rows]


def _replace_rows(
    connection: Connection, name: str, number: int, old: Sequence[Any], new: Sequence[Any], resting: Mapping[str, int]
) -> None:
    """Replace the rows of a table that differ, where they are as many and in the same order; else all of them."""
    table = tables[name].c
    query = select(table.id).where(table.reading == number, table.contested)
    contested = set(connection.scalars(query))
    same_order = [r.id for r in old] == [r.id for r in new]
    places = [n for n, row in enumerate(new) if not same_order or row != old[n]]
    if same_order and not places:
        return
    gone = places if same_order else range(len(old))
    delete_rows(connection, name, number, [number * ROWS_A_READING + n for n in gone])
    if places:
        insert_records(connection, name, number, [new[n] for n in places], resting, contested, places)


def _keep_as_read(connection: Connection, number: int, read: Read) -> None:
    rows = {table: [as_row(row) for row in found] for table, found in read.items()}
    data = zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 6)
    connection.execute(insert(as_read).values(reading=number, data=data))


def _keep_reopened(connection: Connection, number: int, amended: Amended) -> None:
    connection.execute(delete(reopened).where(reopened.c.reading == number))
    found = [
        {"reading": number, "number": r.correction.number, "reason": r.reason, "now": r.now} for r in amended.reopened
    ]
    if found:
        connection.execute(insert(reopened), found)
