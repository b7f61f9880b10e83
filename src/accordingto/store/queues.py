"""Questions on people's decisions in, what they decided, what is open again and what to look at next out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, distinct, func, literal, select

from accordingto.model.corrections import DECISIONS, REVIEWED_TABLES, Correction, Reopened
from accordingto.model.doubts import DUE, NEAR_DAYS, extra_of
from accordingto.model.records import TABLES
from accordingto.store.base import Page, QueueItem, QueueQuery, StoreError
from accordingto.store.reviews import rows_as_read, rows_of
from accordingto.store.rows import record_of
from accordingto.store.samenesses import batches
from accordingto.store.schema import corrections, readings, reopened, tables

MOST_COUNTED = 10_000
"""So many rows of a table are counted at most."""


class ReviewView:
    """The part of a view that tells what people decided and what awaits them (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def queue(self, query: QueueQuery) -> Page[QueueItem]:
        """Return the rows that nobody has looked at, those to look at first first."""
        if query.table is not None and query.table not in REVIEWED_TABLES:
            raise StoreError(f"rows of {query.table!r} are not reviewed; those of {', '.join(REVIEWED_TABLES)} are")
        names = REVIEWED_TABLES if query.table is None else (query.table,)
        chosen = self._chosen(query)
        most = query.offset + query.limit
        found: list[tuple[tuple[int, int, int], str, bool]] = []
        total = 0
        with self._errors():
            for name in names:
                if chosen is not None and not chosen:
                    break
                for where in _conditions(name, query, chosen):
                    found += self._ranked(name, where, query, most)
                    total += self._connection.execute(_count(name, where)).scalar_one()
            found.sort(key=lambda f: f[0])
            return Page(tuple(self._item(*f) for f in found[query.offset : most]), total, query.offset)

    def _chosen(self, query: QueueQuery) -> set[str] | None:
        """Return the ids of the rows that have the tag and the assignee of a query, None where it asks for neither."""
        chosen: set[str] | None = None
        if query.tag is not None:
            chosen = set(self._marked("tag", query.tag))
        if query.assignee is not None:
            theirs = set(self._marked("assign", query.assignee))
            chosen = theirs if chosen is None else chosen & theirs
        return chosen

    def _ranked(
        self, name: str, where: ColumnElement[bool], query: QueueQuery, most: int
    ) -> list[tuple[tuple[int, int, int], str, bool]]:
        """Return the first rows of a table in the order of the queue: their place in it, their table, whether they are due."""
        table, order = tables[name].c, REVIEWED_TABLES.index(name)
        columns = (table.row, table.doubt)
        ranked = select(*columns).where(where).order_by(table.doubt.desc(), table.row.desc()).limit(most)
        due: dict[int, int] = {}
        if name == "ledger" and query.day is not None:
            today = date.fromisoformat(query.day)
            until = (today + timedelta(days=NEAR_DAYS)).isoformat()
            near = select(table.row, table.doubt, table.confidence).where(
                where, table.threaded.in_((False, True)), table.due.between(today.isoformat(), until)
            )
            due = {
                row: doubt + extra_of(confidence, DUE)
                for row, doubt, confidence in self._connection.execute(near).all()
            }
            ranked = ranked.limit(most + len(due))
        scores: dict[int, int] = {r.row: r.doubt for r in self._connection.execute(ranked)}
        scores |= due
        return [((-score, order, -row), name, row in due) for row, score in scores.items()]

    def _item(self, place: tuple[int, int, int], name: str, due: bool) -> QueueItem:
        table = tables[name].c
        query = select(table.contested, *(table[f.name] for f in fields(TABLES[name]))).where(table.row == -place[2])
        found = self._connection.execute(query).mappings().one()
        return QueueItem(name, record_of(TABLES[name], dict(found)), -place[0], bool(found["contested"]), due)

    def corrections(
        self,
        row_id: str | None = None,
        document_id: str | None = None,
        act: str | None = None,
        by: str | None = None,
        what: str | None = None,
    ) -> Sequence[Correction]:
        """Return what people decided, oldest first, of what is given."""
        given = {"row_id": row_id, "document_id": document_id, "act": act, "by": by, "what": what}
        wanted = [corrections.c[field] == value for field, value in given.items() if value is not None]
        return self._corrections(select(corrections).where(and_(True, *wanted)))

    def shared_corrections(self, most: int) -> tuple[Sequence[Correction], int]:
        """Return what people decided of the documents of rows that several of them decided on, and how many such rows."""
        of = corrections.c
        several = func.count(distinct(of.by)) > 1
        shared = select(of.document_id, func.max(of.number).label("last")).where(of.what.in_(DECISIONS))
        rows = shared.group_by(of.row_id).having(several).order_by(func.max(of.number).desc())
        with self._errors():
            found = self._connection.execute(rows).all()
        documents = {row.document_id for row in found[:most]}
        told = [
            c
            for ids in batches(documents)
            for c in self._corrections(select(corrections).where(of.document_id.in_(ids)))
        ]
        return sorted(told, key=lambda c: c.number), len(found)

    def recent_corrections(self, by: str | None = None, limit: int = 50, offset: int = 0) -> Page[Correction]:
        """Return the latest of what people (one of them) decided, the latest first."""
        wanted = and_(True, *([] if by is None else [corrections.c.by == by]))
        query = select(corrections).where(wanted).order_by(corrections.c.number.desc()).limit(limit).offset(offset)
        with self._errors():
            rows = self._connection.execute(query).mappings().all()
            total = self._connection.scalar(select(func.count()).select_from(corrections).where(wanted)) or 0
        return Page(tuple(record_of(Correction, dict(row)) for row in rows), total, offset)

    def second_opinions(self, person: str, limit: int = 50, offset: int = 0) -> Sequence[Correction]:
        """Return what others decided of rows that the program read and on which this person has not decided."""
        mine, other = corrections.alias("mine").c, corrections.c
        by = f"person:{person}"
        decided = select(literal(1)).where(mine.row_id == other.row_id, mine.by == by, mine.what.in_(DECISIONS))
        first = func.min(other.number).label("number")
        rows = (
            select(first).where(other.by != by, other.what.in_(DECISIONS), other.read.is_not(None), ~decided.exists())
            .group_by(other.row_id).order_by(first).limit(limit).offset(offset)
        )  # fmt: skip
        return self._corrections(select(corrections).where(other.number.in_(rows.scalar_subquery())))

    def reopened(self, limit: int = 50, offset: int = 0) -> Page[Reopened]:
        """Return the decisions that a later reading has put in question, in document order."""
        query = select(corrections, reopened.c.reason, reopened.c.now).join(
            reopened, reopened.c.number == corrections.c.number
        )
        ordered = query.order_by(reopened.c.reading, reopened.c.number).limit(limit).offset(offset)
        with self._errors():
            rows = self._connection.execute(ordered).mappings().all()
            total = self._connection.execute(select(func.count()).select_from(reopened)).scalar_one()
        found = tuple(Reopened(record_of(Correction, dict(r)), r["reason"], r["now"]) for r in rows)
        return Page(found, total, offset)

    def as_read(self, document_id: str) -> Mapping[str, Sequence[Any]]:
        """Return the rows of a document that people review as the program read them, by table."""
        with self._errors():
            number = self._connection.execute(
                select(readings.c.number).where(readings.c.document_id == document_id)
            ).scalar()
            if number is None:
                return dict.fromkeys(REVIEWED_TABLES, ())
            read = rows_as_read(self._connection, number)
            return rows_of(self._connection, number) if read is None else read

    def tags(self, row_ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the tags of those of these rows and documents that have any, sorted."""
        marks: dict[tuple[str, str], bool] = {}
        for c in self._beside(row_ids, ("tag", "untag")):
            marks[c.row_id, c.value or ""] = c.what == "tag"
        found: dict[str, list[str]] = {}
        for (row_id, tag), holds in sorted(marks.items()):
            if holds:
                found.setdefault(row_id, []).append(tag)
        return {row_id: tuple(tags) for row_id, tags in found.items()}

    def assignees(self, row_ids: Iterable[str]) -> Mapping[str, str]:
        """Return who is to look at those of these rows and documents that somebody is to."""
        latest = {c.row_id: c.value for c in self._beside(row_ids, ("assign",))}
        return {row_id: name for row_id, name in sorted(latest.items()) if name}

    def known_tags(self) -> Mapping[str, int]:
        """Return the tags in use with the number of things that have them."""
        values = self._values("tag")
        found = {value: len(self._marked("tag", value)) for value in values}
        return {value: count for value, count in found.items() if count}

    def known_assignees(self) -> Mapping[str, int]:
        """Return those who are to look at something with the number of things."""
        found = {value: len(self._marked("assign", value)) for value in self._values("assign")}
        return {value: count for value, count in found.items() if count}

    def _marked(self, what: str, value: str) -> list[str]:
        """Return the rows and documents that have a tag, or that somebody is to look at."""
        if what == "tag":
            kinds, wanted = ["tag", "untag"], corrections.c.value == value
        else:
            ever = select(corrections.c.row_id).where(corrections.c.what == what, corrections.c.value == value)
            kinds, wanted = ["assign"], corrections.c.row_id.in_(ever)
        query = select(corrections.c.row_id, corrections.c.what, corrections.c.value)
        query = query.where(corrections.c.what.in_(kinds), wanted).order_by(corrections.c.number)
        with self._errors():
            latest = {r.row_id: (r.what, r.value) for r in self._connection.execute(query)}
        return sorted(row_id for row_id, mark in latest.items() if mark == (what, value))

    def _values(self, what: str) -> list[str]:
        query = select(corrections.c.value).where(corrections.c.what == what, corrections.c.value.is_not(None))
        with self._errors():
            return sorted(Counter(self._connection.scalars(query)))

    def _beside(self, row_ids: Iterable[str], kinds: Sequence[str]) -> list[Correction]:
        found: list[Correction] = []
        for ids in batches(row_ids):
            wanted = select(corrections).where(corrections.c.row_id.in_(ids), corrections.c.what.in_(kinds))
            found += self._corrections(wanted)
        return found

    def _corrections(self, query: Select[Any]) -> list[Correction]:
        with self._errors():
            rows = self._connection.execute(query.order_by(corrections.c.number)).mappings().all()
        return [record_of(Correction, dict(row)) for row in rows]


def _conditions(name: str, query: QueueQuery, chosen: set[str] | None) -> list[ColumnElement[bool]]:
    """Return the conditions under each of which rows of a table are asked for: one for so many ids as one question takes."""
    table = tables[name].c
    wanted: list[ColumnElement[bool]] = [table.doubt.is_not(None)]
    if query.document_id is not None:
        number = select(readings.c.number).where(readings.c.document_id == query.document_id).scalar_subquery()
        wanted.append(table.reading == number)
    if chosen is None:
        return [and_(*wanted)]
    return [and_(*wanted, table.id.in_(ids)) for ids in batches(chosen)]


def _count(name: str, where: ColumnElement[bool]) -> Select[Any]:
    some = select(tables[name].c.row).where(where).limit(MOST_COUNTED).subquery()
    return select(func.count()).select_from(some)
