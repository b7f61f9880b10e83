"""Questions in, records of a desk out; a view answers from the state in which the desk was when it was made."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import cache
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Engine,
    Select,
    Subquery,
    and_,
    bindparam,
    func,
    or_,
    select,
    union_all,
)

from accordingto.model.reading import Reading
from accordingto.model.records import TABLES, Document, Event, Figure, LedgerEntry, Statement
from accordingto.model.things import IDENTITIES, merge_things
from accordingto.store.base import EventQuery, Holding, Page, StatementQuery, StoreError
from accordingto.store.finds import FindView, day_of, lists_item, rows_within
from accordingto.store.privacies import PrivacyView
from accordingto.store.profiles import ProfileView
from accordingto.store.queues import ReviewView
from accordingto.store.rows import record_in_order, record_of
from accordingto.store.runs import RunView
from accordingto.store.samenesses import SamenessView, batches
from accordingto.store.saved import SavedView
from accordingto.store.schema import originals, readings, tables, threads
from accordingto.store.searches import SearchView
from accordingto.store.sketches import SketchView
from accordingto.store.spot_counts import SpotView
from accordingto.store.sqlite import has_words, plain_errors, tell_phrases, word_index
from accordingto.store.tallies import TallyView, count_value
from accordingto.store.totals import make_page
from accordingto.store.watchings import WatchingView

T = TypeVar("T")
BATCH = 500
"""Rows that are held at a time while a table is gone through."""


class DeskView(
    SamenessView,
    WatchingView,
    FindView,
    SearchView,
    SketchView,
    ReviewView,
    ProfileView,
    TallyView,
    SpotView,
    SavedView,
    PrivacyView,
    RunView,
):
    """Answers from one state of a desk (see `base.View`)."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._where = where
        with self._errors():
            self._connection = engine.connect()
            self._connection.execute(select(readings.c.number).limit(1)).first()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        with plain_errors(self._where):
            yield

    def documents(self) -> Sequence[Document]:
        """Return all documents, in the order in which they were added."""
        return tuple(self.rows("documents"))

    def document(self, document_id: str) -> Document | None:
        """Return one document, or None."""
        return next(self.rows("documents", document_id), None)

    def holds(self, document_id: str, key: str | None = None) -> bool:
        """Tell whether a document is there, read under this key if one is given."""
        query = select(readings.c.number).where(readings.c.document_id == document_id)
        if key is not None:
            query = query.where(readings.c.key == key)
        with self._errors():
            return self._connection.execute(query).first() is not None

    def held(self, sha256: str) -> Sequence[Holding]:
        """Return what is held of these bytes, one for each address at which they were read."""
        document = tables["documents"]
        address = func.coalesce(document.c.path, document.c.url)
        query = select(readings.c.document_id, address, readings.c.key).join(document).order_by(readings.c.number)
        with self._errors():
            return [Holding(*row) for row in self._connection.execute(query.where(document.c.sha256 == sha256))]

    def original(self, document_id: str) -> bytes | None:
        """Return the bytes that a document was read from, or None if they are not kept."""
        query = select(originals.c.data).join(readings).where(readings.c.document_id == document_id)
        with self._errors():
            data = self._connection.execute(query).scalar()
        return None if data is None else zlib.decompress(data)

    def rows(self, table: str, document_id: str | None = None) -> Iterator[Any]:
        """Yield the records of a table in document order, of one document if one is given."""
        if table not in tables:
            raise StoreError(f"a desk has no table {table!r}; it has {', '.join(tables)}")
        if document_id is not None:
            return self._asked_of(table, document_id)
        query = _records_of(table)
        if table == "ledger":
            shown = _ledger()
            return self._stream(table, select(*(shown.c[f.name] for f in fields(LedgerEntry))), shown.c.row)
        if table in IDENTITIES:
            return iter(self._described(table, merge_things(table, self._stream(table, query))))
        return self._stream(table, query)

    def _described(self, table: str, things: Sequence[Any]) -> tuple[Any, ...]:
        """Return publishers as people of this desk describe them, other things as they are."""
        told = self.registry() if table == "publishers" else {}
        columns = {f.name for f in fields(TABLES[table])}
        known = [{k: v for k, v in told.get(t.name, {}).items() if k in columns} if told else {} for t in things]
        return tuple(replace(t, **values) if values else t for t, values in zip(things, known, strict=True))

    def reading(self, document_id: str) -> Reading | None:
        """Return a document with all its rows, or None."""
        document = self.document(document_id)
        if document is None:
            return None
        names = [f.name for f in fields(Reading) if f.name in TABLES]
        return Reading(document, **{name: tuple(self.rows(name, document_id)) for name in names})

    def find_statements(self, query: StatementQuery) -> Page[Statement]:
        """Return the statements that a query asks for, in document order, or the other way round."""
        table = tables["statements"]
        conditions = [] if query.speaker is None else [table.c.speaker == query.speaker]
        if query.act is not None:
            conditions.append((table.c.act.concat("") if self._is_rarer(query) else table.c.act) == query.act)
        listed = (("about", query.about), ("addressees", query.addressee), ("responds_to", query.responds_to))
        for field, value in listed:
            if value is not None:
                conditions.append(lists_item(table, field, value))
        if query.towards is not None:
            conditions.append(or_(*(lists_item(table, f, query.towards) for f in ("about", "addressees"))))
        if query.document_id is not None:
            conditions.append(_of_document("statements", query.document_id))
        if query.words and query.words.strip():
            conditions.append(has_words(table, query.words))
        row = table.c.row
        return self._page("statements", conditions, query, row.desc() if query.latest else row)

    def _is_rarer(self, query: StatementQuery) -> bool:
        """Tell whether fewer statements are about somebody than there are of an act: then those are gone through."""
        if query.about is None or query.act is None:
            return False
        with self._errors():
            about, act = (
                count_value(self._connection, "statements", field, value)
                for field, value in (("about", query.about), ("act", query.act))
            )
        return about < act

    def last_statements(self, asked: Iterable[str], most: int, counted: int) -> tuple[Sequence[Statement], int]:
        """Return, for each of some groups of words, the last statements that hold them all (see `base.View`)."""
        index, numbers, passed_over = word_index("statements"), set[int](), 0
        with self._errors():
            for words in asked:
                matched = index.c.statements_words.op("MATCH")(tell_phrases([word] for word in words.split()))
                query = select(index.c.rowid).where(matched).order_by(index.c.rowid.desc()).limit(counted)
                found = list(self._connection.scalars(query))
                numbers.update(found[:most])
                passed_over += max(0, len(found) - most)
            return self._records("statements", sorted(numbers)), passed_over

    def rows_of(self, table: str, document_ids: Iterable[str]) -> Iterator[Any]:
        """Yield the records of a table of some documents, in document order."""
        with self._errors():
            for some in batches(document_ids):
                held = select(readings.c.number).where(readings.c.document_id.in_(some))
                yield from self._stream(table, _records_of(table).where(tables[table].c.reading.in_(held)))

    def first_statements(self, words: str, act: str | None, most: int) -> Sequence[Statement]:
        """Return the first statements (of an act) that hold all of some words, in document order; no others are read."""
        table, index = tables["statements"], word_index("statements")
        columns = (table.c[f.name] for f in fields(Statement))
        query = select(*columns).select_from(index.join(table, table.c.row == index.c.rowid))
        asked = tell_phrases([word] for word in words.split())
        query = query.where(index.c.statements_words.op("MATCH")(asked)).order_by(index.c.rowid).limit(most)
        wanted = query if act is None else query.where(table.c.act == act)
        with self._errors():
            return [record_of(Statement, cast(Any, row)) for row in self._connection.execute(wanted).mappings()]

    def find_events(self, query: EventQuery) -> Page[Event]:
        """Return the events that a query asks for, in document order; of dates, all that may overlap them."""
        table = tables["events"]
        conditions = [table.c[f] == v for f in ("event_type", "factuality") if (v := getattr(query, f)) is not None]
        for field, value in (("actors", query.actor), ("recipients", query.recipient), ("sources", query.source)):
            if value is not None:
                conditions.append(lists_item(table, field, value))
        if query.party is not None:
            conditions.append(or_(*(lists_item(table, f, query.party) for f in ("actors", "recipients"))))
        if query.document_id is not None:
            conditions.append(_of_document("events", query.document_id))
        if query.date_from is not None or query.date_to is not None:
            conditions.append(table.c.row.in_(_within(query.date_from, query.date_to)))
        if query.undated and conditions:
            conditions.append(table.c.first_day.concat("").is_(None))
        elif query.undated:
            conditions += [table.c.first_day.is_(None), table.c.last_day.is_(None)]
        return self._page("events", conditions, query)

    def figures(self) -> Sequence[Figure]:
        """Return all figures in document order."""
        return tuple(self.rows("figures"))

    def ledger(self) -> Sequence[LedgerEntry]:
        """Return all ledger entries in document order."""
        return tuple(self.rows("ledger"))

    def close(self) -> None:
        """Let go of the state that the view answers from."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _stream(self, table: str, query: Select[Any], order: ColumnElement[Any] | None = None) -> Iterator[Any]:
        return self._asked(table, query.order_by(tables[table].c.row if order is None else order))

    def _asked(self, table: str, query: Select[Any]) -> Iterator[Any]:
        cls = TABLES[table]
        with self._errors():
            for row in self._connection.execute(query, execution_options={"yield_per": BATCH}):
                yield record_in_order(cls, row)

    def _asked_of(self, table: str, document_id: str) -> Iterator[Any]:
        """Yield the records of one document, which are read at once."""
        cls = TABLES[table]
        with self._errors():
            found = self._connection.execute(_in_document(table), {"document_id": document_id}).all()
        return (record_in_order(cls, row) for row in found)

    def _page(
        self,
        table: str,
        conditions: list[ColumnElement[bool]],
        query: StatementQuery | EventQuery,
        order: ColumnElement[Any] | None = None,
    ) -> Page[Any]:
        where = and_(True, *conditions)
        asked = _records_of(table).where(where).limit(query.limit).offset(query.offset)
        with self._errors():
            rows = list(self._stream(table, asked, order))
            return make_page(self._connection, query, rows, [table], [select(tables[table].c.row).where(where)])


def _records_of(table: str) -> Select[Any]:
    return select(*(tables[table].c[f.name] for f in fields(TABLES[table])))


@cache
def _in_document(table: str) -> Select[Any]:
    """Return the question for the records of one document, in order: it is put together once."""
    return _records_of(table).where(_of_document(table, bindparam("document_id"))).order_by(tables[table].c.row)


def _ledger() -> Subquery:
    """Return the ledger of the desk: entries that are followed through documents once, and all the others."""
    names, entries = ("row", *(f.name for f in fields(LedgerEntry))), tables["ledger"]
    alone = select(*(entries.c[n] for n in names)).where(~entries.c.threaded)
    return union_all(alone, select(*(threads.c[n] for n in names))).subquery("ledger_now")


def _of_document(table: str, document_id: str | BindParameter[str]) -> ColumnElement[bool]:
    number = select(readings.c.number).where(readings.c.document_id == document_id).scalar_subquery()
    return tables[table].c.reading == number


def _within(first: str | None, last: str | None) -> Select[Any]:
    """Return the rows of events that may have happened between two days; either may be None."""
    table = tables["events"]
    start = day_of(first).first_day.isoformat() if first is not None else None
    end = day_of(last).last_day.isoformat() if last is not None else None
    if start is not None and end is not None:
        return rows_within(table, start, end)
    day = table.alias("day").c
    return select(day.row).where(day.last_day >= start if start is not None else day.first_day <= end)
