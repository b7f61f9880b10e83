"""Keys, verdicts, alerts and new documents in and out of a desk."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, or_, select

from accordingto.model.dates import PartialDate
from accordingto.model.records import TABLES
from accordingto.model.verdicts import Alert, Verdict
from accordingto.store.base import StoreError
from accordingto.store.queries import Arrivals
from accordingto.store.rows import Parts, escape, read_parts, record_in_order, record_of, unescape
from accordingto.store.samenesses import batches, listed
from accordingto.store.schema import alert_keys, alerts, readings, tables, verdicts
from accordingto.store.settlements import numbers_of

AFTER_ALL = "~"
"""Sorts after every further character of an ISO date."""


class WatchingView:
    """The part of a view that tells what may be one matter, what people decided and were told (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def find_rows(self, table: str, ids: Iterable[str]) -> Sequence[Any]:
        """Return the rows of single documents that have these ids, in document order."""
        found: list[Row[Any]] = []
        columns = tables[table].c
        wanted = [columns.row, *(columns[f.name] for f in fields(TABLES[table]))]
        with self._errors():
            for some in batches(ids):
                found += self._connection.execute(select(*wanted).where(columns.id.in_(some)))
        return [record_in_order(TABLES[table], row[1:]) for row in sorted(found, key=lambda r: int(r[0]))]

    def document_days(self, ids: Iterable[str] | None = None) -> dict[str, tuple[str | None, str | None]]:
        """Return when these documents (all) were published, at the latest, and the id of the text that each copies."""
        document = tables["documents"].c
        day = func.coalesce(document.published, document.published_to)
        query = select(document.id, day, document.original_id).order_by(document.row)
        asked = [query] if ids is None else [query.where(document.id.in_(some)) for some in batches(ids)]
        with self._errors():
            return {row[0]: (row[1], row[2]) for one in asked for row in self._connection.execute(one)}

    def document_groups(self, ids: Iterable[str]) -> dict[str, tuple[str | None, tuple[str, ...]]]:
        """Return the day on which each of these documents was published, at the latest, and its story and copy group."""
        document = tables["documents"].c
        day = func.coalesce(document.published, document.published_to)
        query = select(document.id, day, document.story_id, document.copy_group)
        with self._errors():
            found = [r for some in batches(ids) for r in self._connection.execute(query.where(document.id.in_(some)))]
        return {i: ((day or "")[:10] or None, tuple(g for g in groups if g)) for i, day, *groups in found}

    def named_things(self, table: str, document_ids: Iterable[str], names: Iterable[str]) -> Sequence[Any]:
        """Return the rows that these documents have of things of these names, in the order of the documents."""
        order = {i: n for n, i in enumerate(dict.fromkeys(document_ids))}
        homes, asked = listed(order), listed(names)
        if homes is None or asked is None:
            return []
        with self._errors():
            rows = self._connection.exec_driver_sql(_named_in(table), (asked, homes)).all()
        found = sorted((order[unescape(row[0])], *row[1:]) for row in rows)
        made: dict[tuple[Any, ...], Any] = {}
        for row in found:
            told = tuple(row[2:])
            if told not in made:
                made[told] = record_in_order(TABLES[table], _read_columns(table, told))
        return [made[tuple(row[2:])] for row in found]

    def publication_bounds(self, ids: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
        """Return between which partial dates each of these documents was published: twice the same where that is known."""
        document = tables["documents"].c
        since = func.coalesce(document.published, document.published_from)
        query = select(document.id, since, func.coalesce(document.published, document.published_to))
        with self._errors():
            found = [r for some in batches(ids) for r in self._connection.execute(query.where(document.id.in_(some)))]
        return {row[0]: (row[1], row[2]) for row in found}

    def published_between(self, first: str, last: str, most: int | None = None) -> tuple[Sequence[str], int]:
        """Return the documents whose date of publication lies between two days, the latest, and how many there are."""
        document = tables["documents"].c
        of_days = and_(document.day >= first, document.day <= last + AFTER_ALL, func.length(document.day) >= len(first))
        known = or_(document.published.is_not(None), document.published_to.is_not(None))
        fit = and_(known, or_(of_days, document.day.in_(_whole_periods(first, last))))
        query = select(document.id).where(fit).order_by(document.day.desc(), document.row.desc()).limit(most)
        with self._errors():
            total = self._connection.scalar(select(func.count()).where(fit)) or 0
            return list(self._connection.scalars(query)), total

    def things_under(self, kind: str, wanted: Iterable[int], most: int) -> dict[int, tuple[tuple[str, str], ...]]:
        """Return, for each of these keys, the things of a kind that have it with their documents, the last added."""
        query = (
            "SELECT thing, document_id FROM keys JOIN readings ON readings.number = keys.reading "
            "WHERE keys.kind = ? AND keys.key = ? ORDER BY reading DESC, thing LIMIT ?"
        )
        found: dict[int, tuple[tuple[str, str], ...]] = {}
        with self._errors():
            cursor = self._connection.connection.cursor()
            for key in dict.fromkeys(wanted):
                rows = cursor.execute(query, (kind, key, most)).fetchall()
                if rows:
                    found[key] = tuple((unescape(row[0]), unescape(row[1])) for row in rows)
            cursor.close()
        return found

    def verdicts(self, things: Iterable[str] | None = None) -> Sequence[Verdict]:
        """Return what people decided of the states of these ledger entries (of all), as it holds, by entry."""
        latest: dict[str, Row[Any]] = {}
        query = select(verdicts).order_by(verdicts.c.number)
        with self._errors():
            if things is None:
                latest = {row.thing: row for row in self._connection.execute(query)}
            else:
                for ids in batches(things):
                    latest |= {r.thing: r for r in self._connection.execute(query.where(verdicts.c.thing.in_(ids)))}
        return [record_of(Verdict, dict(latest[i]._mapping)) for i in sorted(latest) if latest[i].state is not None]

    def rulings(self, thing: str) -> Sequence[Verdict]:
        """Return all that people ever decided of the state of an entry, oldest first."""
        query = select(verdicts).where(verdicts.c.thing == thing).order_by(verdicts.c.number)
        with self._errors():
            return [record_of(Verdict, dict(row._mapping)) for row in self._connection.execute(query)]

    def alerts(self, most: int | None = None) -> Sequence[Alert]:
        """Return what people were told of, the latest first; at most so many."""
        with self._errors():
            rows = self._connection.execute(select(alerts).order_by(alerts.c.number.desc()).limit(most)).all()
        return [record_of(Alert, dict(row._mapping)) for row in rows]

    def arrivals(self, since: str | None, most: int) -> Arrivals:
        """Return which documents were added after a moment (see `base.View`)."""
        wanted = readings.c.added_at > (since or "")
        latest = select(readings.c.document_id).where(wanted).order_by(readings.c.number.desc()).limit(most)
        last = select(readings.c.added_at).order_by(readings.c.number.desc()).limit(1)
        with self._errors():
            total = self._connection.scalar(select(func.count()).select_from(readings).where(wanted))
            found = tuple(self._connection.scalars(latest))
            return Arrivals(int(total or 0), found, self._connection.scalar(last))

    def told_before(self, wanted: Iterable[str]) -> frozenset[str]:
        """Return those of these keys of alerts that people were told of."""
        found: set[str] = set()
        with self._errors():
            for ids in batches(wanted):
                found.update(self._connection.scalars(select(alert_keys.c.key).where(alert_keys.c.key.in_(ids))))
        return frozenset(found)


@cache
def _named_in(table: str) -> str:
    """Return the question for the rows of things of some names in some documents.

    Names are compared as they are: documents have few rows, and no index is asked for them.
    """
    columns = ", ".join(f't."{f.name}"' for f in fields(TABLES[table]))
    return (
        f'SELECT r.document_id, t."row", {columns} FROM readings AS r CROSS JOIN "{table}" AS t ON t.reading = r.number '
        "WHERE t.name || '' IN (SELECT value FROM json_each(?)) AND r.document_id IN (SELECT value FROM json_each(?))"
    )


def _read_columns(table: str, values: Sequence[Any]) -> list[Any]:
    """Return what the columns of a record hold, as the program is given it."""
    kinds = (tables[table].c[f.name].type for f in fields(TABLES[table]))
    return [
        read_parts(value) if isinstance(kind, Parts) else unescape(value) if isinstance(value, str) else value
        for kind, value in zip(kinds, values, strict=True)
    ]


def _whole_periods(first: str, last: str) -> list[str]:
    """Return the months and years, as ISO prefixes, all of whose days lie between two days."""
    since, until = date.fromisoformat(first), date.fromisoformat(last)
    years = range(since.year, until.year + 1)
    named = [f"{y:04}" for y in years] + [f"{y:04}-{m:02}" for y in years for m in range(1, 13)]
    told = ((name, PartialDate.parse(name)) for name in named)
    return [name for name, day in told if since <= day.first_day and day.last_day <= until]


def keep_keys(connection: Connection, kind: str, found: Mapping[str, Mapping[str, Iterable[int]]]) -> None:
    """Keep the keys of the things of documents, in the place of earlier ones of the kind; in their order, so that a page of the
    table is written once."""
    numbers = numbers_of(connection, found)
    missing = sorted(set(found) - set(numbers))
    if missing:
        raise StoreError(f"this desk holds no document {missing[0]}")
    earlier = [(number, kind) for number in numbers.values()]
    rows = sorted(
        (kind, key, numbers[document_id], escape(thing))
        for document_id, things in found.items()
        for thing, values in things.items()
        for key in set(values)
    )
    if earlier:
        connection.exec_driver_sql("DELETE FROM keys WHERE reading = ? AND kind = ?", earlier)
    if rows:
        connection.exec_driver_sql("INSERT INTO keys (kind, key, reading, thing) VALUES (?, ?, ?, ?)", rows)


def keep_alerts(connection: Connection, found: Iterable[Alert], at: str) -> list[Alert]:
    """Keep alerts as told at a moment, but for those that were told before; return the kept ones."""
    kept = []
    for alert in found:
        known = connection.scalars(select(alert_keys.c.key).where(alert_keys.c.key.in_(alert.keys))).all()
        fresh = [key for key in dict.fromkeys(alert.keys) if key not in set(known)]
        if known:
            number = connection.scalar(select(alert_keys.c.alert).where(alert_keys.c.key == known[0]))
        else:
            told = replace(alert, told_at=at)
            added = connection.execute(insert(alerts).values(**{f.name: getattr(told, f.name) for f in fields(told)}))
            number = added.inserted_primary_key[0] if added.inserted_primary_key else None
            kept.append(told)
        if fresh:
            connection.execute(insert(alert_keys), [{"key": key, "alert": number} for key in fresh])
    return kept
