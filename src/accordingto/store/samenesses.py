"""Questions on what is the same in, pairs, judgements, clusters and rows of the desk out."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, select

from accordingto.model.records import Incident, LedgerEntry
from accordingto.model.sameness import Answer, Judgement, Kind, Pair
from accordingto.store.rows import escape, record_in_order, record_of, unescape
from accordingto.store.schema import (
    desk_tables,
    items,
    judgements,
    pairs,
    readings,
    registry,
    settled,
)

AT_ONCE = 500
"""Ids that one question names: a database takes only so many."""
LINKS_AT_ONCE = 40
"""Pairs that one question names: each first thing is looked up with each second one."""
UNREAD = ("features", "passages")
"""What pairs are read without where only their chances are asked for."""
_CANONICAL = "SELECT member, canonical FROM clusters WHERE kind = ? AND member IN (SELECT value FROM json_each(?))"
_MEMBERS = "SELECT canonical, member FROM clusters WHERE kind = ? AND canonical IN (SELECT value FROM json_each(?))"
ONE, OTHER = 1, 2
"""The places of the two things among the fields of a pair."""


class SamenessView:
    """The part of a view that tells what is the same (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def unsettled(self, stage: str, key: str) -> Sequence[str]:
        """Return the documents that a stage has not done under this key, in the order of adding."""
        done = and_(settled.c.reading == readings.c.number, settled.c.stage == stage, settled.c.key == key)
        query = select(readings.c.document_id).outerjoin(settled, done).where(settled.c.key.is_(None))
        with self._errors():
            return list(self._connection.scalars(query.order_by(readings.c.number)))

    def sharers(self, wanted: Sequence[int], most: int) -> dict[int, tuple[str, ...]]:
        """Return, for each of these prints, the documents that have it: the first `most` that were added."""
        found: dict[int, tuple[int, ...]] = {}
        query = "SELECT reading FROM prints WHERE print = ? ORDER BY reading LIMIT ?"
        with self._errors():
            cursor = self._connection.connection.cursor()
            for value in wanted:
                cursor.execute(query, (value, most))
                found[value] = tuple(row[0] for row in cursor.fetchall())
            cursor.close()
        names = self._names({number for numbers in found.values() for number in numbers})
        return {value: tuple(names[number] for number in numbers) for value, numbers in found.items()}

    def pairs(
        self, kind: Kind, things: Iterable[str], bare: bool = False, answer: Answer | None = None
    ) -> Sequence[Pair]:
        """Return what the program finds of pairs that one of these things belongs to, sorted by their ids (see `base.View`)."""
        columns = [pairs.c[f.name] for f in fields(Pair) if not (bare and f.name in UNREAD)]
        asked = select(*columns) if answer is None else select(*columns).where(pairs.c.answer == answer)
        found = {(row[ONE], row[OTHER]): row for row in self._touching(pairs, kind, things, asked)}
        if bare:
            return [_bare_pair(found[key]) for key in sorted(found)]
        return [record_in_order(Pair, found[key]) for key in sorted(found)]

    def pairs_between(self, kind: Kind, links: Iterable[tuple[str, str]]) -> Sequence[Pair]:
        """Return what the program finds of these pairs, sorted by their ids."""
        wanted = sorted(set(links))
        found: dict[tuple[str, str], Pair] = {}
        for start in range(0, len(wanted), LINKS_AT_ONCE):
            some = wanted[start : start + LINKS_AT_ONCE]
            one, other = pairs.c.one.in_({a for a, _ in some}), pairs.c.other.in_({b for _, b in some})
            for row in self._all(select(pairs).where(pairs.c.kind == kind, one, other)):
                found[row.one, row.other] = record_of(Pair, dict(row._mapping))
        return [found[link] for link in wanted if link in found]

    def judgements(self, kind: Kind, things: Iterable[str] | None = None) -> Sequence[Judgement]:
        """Return the judgements that hold, of pairs with one of these things (of all), sorted by ids."""
        latest: dict[tuple[str, str], Row[Any]] = {}
        for row in sorted(self._touching(judgements, kind, things), key=lambda r: int(r.number)):
            latest[row.one, row.other] = row
        return [
            record_of(Judgement, dict(latest[key]._mapping)) for key in sorted(latest) if latest[key].answer is not None
        ]

    def decisions(self, kind: Kind, one: str, other: str) -> Sequence[Judgement]:
        """Return all that people ever decided of a pair, oldest first."""
        this = and_(judgements.c.kind == kind, judgements.c.one == one, judgements.c.other == other)
        query = select(judgements).where(this).order_by(judgements.c.number)
        return [record_of(Judgement, dict(row._mapping)) for row in self._all(query)]

    def canonical_ids(self, kind: Kind, things: Iterable[str]) -> dict[str, str]:
        """Return the canonical id of each of these things that belongs to a cluster."""
        return dict(self._of_ids(_CANONICAL, kind, things))

    def members(self, kind: Kind, canonical_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the members of clusters by canonical id, sorted."""
        found: dict[str, list[str]] = {}
        for canonical, member in self._of_ids(_MEMBERS, kind, canonical_ids):
            found.setdefault(canonical, []).append(member)
        return {canonical: tuple(sorted(found[canonical])) for canonical in sorted(found)}

    def incidents_of(self, document_ids: Iterable[str]) -> Sequence[Incident]:
        """Return the incidents that these documents tell of."""
        return [record_of(Incident, row) for row in self._desk_rows("incidents", document_ids)]

    def threads_of(self, document_ids: Iterable[str]) -> Sequence[LedgerEntry]:
        """Return the threads that have a step in one of these documents."""
        return [record_of(LedgerEntry, row) for row in self._desk_rows("threads", document_ids)]

    def registry(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the publishers as people of this desk describe them."""
        entries = {row.name: row.entry for row in self._all(select(registry).order_by(registry.c.number))}
        return {name: entry for name, entry in sorted(entries.items()) if entry is not None}

    def _names(self, numbers: set[int]) -> dict[int, str]:
        query = select(readings.c.number, readings.c.document_id)
        return {
            r.number: r.document_id
            for ns in batches(numbers)
            for r in self._all(query.where(readings.c.number.in_(ns)))
        }

    def _desk_rows(self, name: str, document_ids: Iterable[str]) -> list[Mapping[str, Any]]:
        table, found = desk_tables[name], {}
        listed = select(items.c.row).where(items.c.table == name, items.c.field == "document_ids")
        for ids in batches(document_ids):
            for row in self._all(select(table).where(table.c.row.in_(listed.where(items.c.value.in_(ids))))):
                found[row.row] = dict(row._mapping)
        return [found[number] for number in sorted(found)]

    def _touching(
        self, table: Table, kind: Kind, things: Iterable[str] | None, asked: Select[Any] | None = None
    ) -> Iterator[Row[Any]]:
        asked = select(table) if asked is None else asked
        if things is None:
            yield from self._all(asked.where(table.c.kind == kind))
            return
        for ids in batches(things):
            for side in (table.c.one, table.c.other):
                yield from self._all(asked.where(_of_kind(table, kind, side), side.in_(ids)))

    def _of_ids(self, question: str, kind: Kind, ids: Iterable[str]) -> list[tuple[str, str]]:
        """Return the two words of each row that a question finds of these ids; it is asked once, however many they are."""
        asked = listed(ids)
        if asked is None:
            return []
        with self._errors():
            rows = self._connection.exec_driver_sql(question, (kind, asked)).all()
        return [(unescape(one), unescape(other)) for one, other in rows]

    def _all(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with self._errors():
            return self._connection.execute(query).all()


def _bare_pair(row: Row[Any]) -> Pair:
    values: Sequence[Any] = row
    kind, one, other, answer, score, origin, form = values
    return Pair(kind, one, other, answer, score, (), origin, form)


def _of_kind(table: Table, kind: Kind, side: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that pairs are of a kind. Where they are looked for by their second thing, no index is asked for
    the kind: SQLite takes few pairs to be of one, and would go through all of them."""
    return (table.c.kind.concat("") if table is pairs and side is table.c.other else table.c.kind) == kind


def listed(ids: Iterable[str]) -> str | None:
    """Return some ids as one parameter, a list in JSON, None where there are none."""
    ordered = sorted({escape(i) for i in ids})
    return json.dumps(ordered) if ordered else None


def batches(ids: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield some ids, sorted, in lists of as many as one question can name."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
