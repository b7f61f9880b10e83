"""Sketches of documents and events in, those that share a key with a given one out: what candidates are found by."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, func, insert, select

from accordingto.model.sameness import Kind
from accordingto.store.base import Sketch, StoreError
from accordingto.store.rows import read_parts, unescape
from accordingto.store.samenesses import listed
from accordingto.store.schema import readings, sketches
from accordingto.store.settlements import numbers_of
from accordingto.store.watchings import keep_keys


class SketchView:
    """The part of a view that finds sketches by their keys (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def sketches(self, kind: str, things: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """Return what the sketches of these things hold."""
        asked = listed(things)
        if asked is None:
            return {}
        sql = "SELECT thing, data FROM sketches WHERE kind = ? AND thing IN (SELECT value FROM json_each(?))"
        with self._errors():
            rows = self._connection.exec_driver_sql(sql, (kind, asked)).all()
        return {unescape(thing): read_parts(data) for thing, data in rows}

    def in_order(self, document_ids: Iterable[str]) -> list[str]:
        """Return these documents, as far as the desk holds them, in the order in which they were added."""
        with self._errors():
            numbers = numbers_of(self._connection, document_ids)
        return sorted(numbers, key=lambda document_id: numbers[document_id])

    def keyed(self, kind: str, keys: Iterable[int], most: int, before: str | None = None) -> dict[int, tuple[str, ...]]:
        """Return, for each key, the things that have it: the last `most`, of documents added before one if given."""
        sql = "SELECT thing FROM keys WHERE kind = ? AND key = ? AND reading < ? ORDER BY reading DESC, thing LIMIT ?"
        with self._errors():
            limit = self._limit(before)
            cursor = self._connection.connection.cursor()
            found = {key: cursor.execute(sql, (kind, key, limit, most)).fetchall() for key in sorted(set(keys))}
            cursor.close()
        return {key: tuple(row[0] for row in rows) for key, rows in found.items()}

    def key_counts(self, kind: Kind, keys: Iterable[int], before: str, among: int) -> tuple[dict[int, int], int]:
        """Return how many of the last documents before one have each key, and how many these are: at most `among`."""
        counts: dict[int, int] = {}
        sql = "SELECT count(*) FROM keys WHERE kind = ? AND key = ? AND reading < ? AND reading >= ?"
        with self._errors():
            limit = self._limit(before)
            last = select(readings.c.number).where(readings.c.number < limit).order_by(readings.c.number.desc())
            among_these = last.limit(among).subquery()
            first, documents = self._connection.execute(
                select(func.min(among_these.c.number), func.count()).select_from(among_these)
            ).one()
            cursor = self._connection.connection.cursor()
            for key in sorted(set(keys)) if documents else ():
                counts[key] = int(cursor.execute(sql, (kind, key, limit, first)).fetchone()[0])
            cursor.close()
        return {key: count for key, count in counts.items() if count}, int(documents)

    def _limit(self, before: str | None) -> int:
        if before is None:
            return 1 << 62
        number = self._connection.scalar(select(readings.c.number).where(readings.c.document_id == before))
        if number is None:
            raise StoreError(f"this desk holds no document {before}")
        return int(number)


def keep_sketches(connection: Connection, kind: str, document_ids: Sequence[str], found: Sequence[Sketch]) -> None:
    """Keep the sketches of documents with their keys, in the place of all earlier ones of this kind."""
    numbers = numbers_of(connection, document_ids)
    missing = sorted({s.document_id for s in found} - set(numbers))
    if missing:
        raise StoreError(f"this desk holds no document {', '.join(missing)}")
    for number in numbers.values():
        connection.exec_driver_sql("DELETE FROM sketches WHERE reading = ? AND kind = ?", (number, kind))
    if found:
        rows = [
            {"kind": kind, "thing": s.thing, "reading": numbers[s.document_id], "data": dict(s.data)} for s in found
        ]
        connection.execute(insert(sketches), rows)
    keys: dict[str, dict[str, tuple[int, ...]]] = {document_id: {} for document_id in numbers}
    for sketch in found:
        keys[sketch.document_id][sketch.thing] = sketch.keys
    keep_keys(connection, kind, keys)
