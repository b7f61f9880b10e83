"""Questions of pages in, the documents, figures, ledger entries and incidents of a desk that they ask for out."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)

from accordingto.model.dates import PartialDate
from accordingto.model.records import TABLES, Document, Figure, Incident, LedgerEntry, Statement
from accordingto.store.base import Page, StoreError
from accordingto.store.queries import DocumentQuery, FigureQuery, IncidentQuery, LedgerQuery
from accordingto.store.rows import record_of
from accordingto.store.samenesses import batches
from accordingto.store.schema import LONG, clusters, items, readings, tables, threads
from accordingto.store.sqlite import has_words
from accordingto.store.tallies import count_value, tallies, things
from accordingto.store.totals import Question, make_page

Conditions = list[ColumnElement[bool]]
SETTLED = ("met", "lapsed", "withdrawn")
"""States of a ledger entry in which nothing more is awaited by its deadline."""
WAITING, PAST = ("open", "postponed", "deferred"), "past_deadline"
"""States of a ledger entry that a day which passes turns into that of a past deadline, where nothing else is known."""
FREQUENT = 1_000
"""Looking up so many entries costs more than going along those that have a deadline."""
AFTER_ALL = "~"
"""Sorts after every further character of an ISO date."""


class FindView:
    """The part of a view that finds rows by what pages ask for (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def registry(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the publishers as people of this desk describe them (see `base.View`)."""
        raise NotImplementedError

    def find_documents(self, query: DocumentQuery) -> Page[Document]:
        """Return the documents that a query asks for."""
        document = tables["documents"]
        conditions = [
            document.c[f] == value
            for f in ("publisher", "language", "story_id", "copy_group")
            if (value := getattr(query, f)) is not None
        ]
        if query.publisher_kind is not None:
            conditions.append(document.c.publisher.in_(self.publishers_of(query.publisher_kind)))
        if query.words and query.words.strip():
            conditions.append(has_words(document, query.words))
        if query.published_from is not None:
            conditions.append(document.c.published >= day_of(query.published_from).first_day.isoformat())
        if query.published_to is not None:
            conditions.append(document.c.published <= day_of(query.published_to).last_day.isoformat() + AFTER_ALL)
        orders: dict[str, list[ColumnElement[Any]]] = {
            "added": [document.c.row],
            "latest_added": [document.c.row.desc()],
            "newest": [document.c.day.desc(), document.c.row.desc()],
        }
        return self._found("documents", conditions, orders[query.order], query)

    def publishers_of(self, kind: str) -> list[str]:
        """Return the publishers of a kind, as people of this desk describe them, else as documents do."""
        query = select(things.c.id).where(things.c.table == "publishers", things.c.kind == kind)
        with self._errors():
            names = set(self._connection.scalars(query))
        for name, entry in self.registry().items():
            if entry.get("kind") is not None:
                names = names | {name} if entry["kind"] == kind else names - {name}
        return sorted(names)

    def find_figures(self, query: FigureQuery) -> Page[Figure]:
        """Return the figures that a query asks for, in document order."""
        figure = tables["figures"]
        conditions = [
            figure.c[f] == value
            for f in ("what", "category", "unit", "event_id")
            if (value := getattr(query, f)) is not None
        ]
        if query.source is not None:
            conditions.append(lists_item(figure, "sources", query.source))
        if query.document_id is not None:
            conditions.append(_of_document(figure, query.document_id))
        if query.words and query.words.split():
            counted = select(tallies.c.value).where(tallies.c.table == "figures", tallies.c.field == "what")
            holding = (tallies.c.value.icontains(word, autoescape=True) for word in query.words.split())
            conditions.append(figure.c.what.in_(counted.where(*holding)))
        return self._found("figures", conditions, [figure.c.row], query)

    def find_incidents(self, query: IncidentQuery) -> Page[Incident]:
        """Return the incidents that a query asks for."""
        incident = tables["incidents"]
        conditions = [
            incident.c[f] == value
            for f in ("event_type", "status", "place")
            if (value := getattr(query, f)) is not None
        ]
        for field, value in (
            ("actors", query.actor),
            ("recipients", query.recipient),
            ("document_ids", query.document_id),
        ):
            if value is not None:
                conditions.append(lists_item(incident, field, value))
        if query.party is not None:
            conditions.append(or_(*(lists_item(incident, f, query.party) for f in ("actors", "recipients"))))
        start = day_of(query.date_from).first_day.isoformat() if query.date_from is not None else None
        end = day_of(query.date_to).last_day.isoformat() if query.date_to is not None else None
        if start is not None and end is not None:
            conditions.append(incident.c.row.in_(rows_within(incident, start, end)))
        elif start is not None:
            conditions.append(incident.c.last_day >= start)
        elif end is not None:
            conditions.append(incident.c.first_day <= end)
        if query.least_sources is not None:
            conditions.append(incident.c.independent_sources >= query.least_sources)
        if query.diverging:
            conditions.append(incident.c.diverging)
        orders: dict[str, list[ColumnElement[Any]]] = {
            "document": [incident.c.row],
            "newest": [incident.c.last_day.desc(), incident.c.row.desc()],
            "sources": [incident.c.independent_sources.desc(), incident.c.row.desc()],
        }
        return self._found("incidents", conditions, orders[query.order], query)

    def find_ledger(self, query: LedgerQuery) -> Page[LedgerEntry]:
        """Return the ledger entries that a query asks for, each followed through its documents."""
        with self._errors():
            parts = _sections(query, self._is_frequent(query))
            rows: list[tuple[int, int]] = []
            skipped = query.offset
            for part in parts:
                found = self._connection.execute(part.rows(skipped, query.limit - len(rows))).all()
                rows += [(row[1], row[0]) for row in found]
                if found:
                    skipped = 0
                elif skipped:
                    skipped -= sum(self._connection.scalar(count) or 0 for count in part.counts(skipped))
                if len(rows) == query.limit:
                    break
            entries = self._entries(rows)
            asked = [_entries_that(table, _ledger_conditions(query, table)) for table in LEDGERS]
            told = [entries[key] for key in rows]
            return make_page(self._connection, query, told, [table.name for table in LEDGERS], asked)

    def _is_frequent(self, query: LedgerQuery) -> bool:
        """Tell whether so many entries list what is asked for that the index of deadlines is gone along, and theirs picked out."""
        asked = [(field, value) for field, value in _items_of(query) if value is not None]
        counts = (count_value(self._connection, table.name, *one) for table in LEDGERS for one in asked)
        return sum(counts) > FREQUENT

    def answers(self, document_ids: Iterable[str] = (), ids: Iterable[str] = ()) -> Sequence[Statement]:
        """Return the statements that answer rows of these documents or these rows, in document order."""
        answering = select(items.c.row).where(items.c.table == "statements", items.c.field == "responds_to")
        found: set[int] = set()
        with self._errors():
            for some in batches(ids):
                found.update(self._connection.scalars(answering.where(items.c.value.in_(some))))
            for some in batches(document_ids):
                held = select(readings.c.number).where(readings.c.document_id.in_(some)).scalar_subquery()
                for table in (tables[name] for name in ("statements", "events", "ledger")):
                    theirs = select(table.c.id).where(table.c.reading.in_(held))
                    found.update(self._connection.scalars(answering.where(items.c.value.in_(theirs))))
            return self._records("statements", sorted(found))

    def _found(
        self, name: str, conditions: Conditions, order: Sequence[ColumnElement[Any]], query: Question
    ) -> Page[Any]:
        """Return a page of rows: their numbers first, so that only rows that are shown are read whole."""
        asked = select(tables[name].c.row).where(and_(True, *conditions))
        with self._errors():
            numbers = list(self._connection.scalars(asked.order_by(*order).limit(query.limit).offset(query.offset)))
            found = dict(zip(sorted(numbers), self._records(name, numbers), strict=True))
            return make_page(self._connection, query, [found[number] for number in numbers], [name], [asked])

    def _records(self, name: str, numbers: Iterable[int]) -> list[Any]:
        """Return rows by their numbers, in document order."""
        table, cls = tables[name], TABLES[name]
        query = select(*(table.c[f.name] for f in fields(cls)))
        return [
            record_of(cls, dict(row))
            for some in batches(numbers)
            for row in self._connection.execute(query.where(table.c.row.in_(some)).order_by(table.c.row)).mappings()
        ]

    def _entries(self, rows: Iterable[tuple[int, int]]) -> dict[tuple[int, int], LedgerEntry]:
        found: dict[tuple[int, int], LedgerEntry] = {}
        names = [f.name for f in fields(LedgerEntry)]
        for source, table in enumerate(LEDGERS):
            query = select(table.c.row, *(table.c[name] for name in names))
            for some in batches(row for kind, row in rows if kind == source):
                for row in self._connection.execute(query.where(table.c.row.in_(some))).mappings():
                    found[source, row["row"]] = record_of(LedgerEntry, dict(row))
        return found


LEDGERS = (tables["ledger"], threads)
"""Entries of single documents, and those followed through several."""


class _Section:
    """A part of the ledger in one order: entries of single documents that are part of no thread, and threads."""

    def __init__(
        self, query: LedgerQuery, *which: str, descending: bool = False, by_day: bool = True, along: bool = False
    ) -> None:
        self._query, self._which, self._descending, self._by_day = query, which, descending, by_day
        self._along = along and by_day

    def counts(self, most: int) -> list[Select[Any]]:
        """Return the questions how many entries there are in each table, up to so many."""
        chosen = (_entries_that(table, self._conditions(table)).limit(most).subquery() for table in LEDGERS)
        return [select(func.count()).select_from(some) for some in chosen]

    def rows(self, offset: int, limit: int) -> Select[Any]:
        """Return the question for some of the entries: row, table, in order. Of each table only so many are put in order."""
        arms = []
        for source, table in enumerate(LEDGERS):
            asked = table.c.row.label("row"), literal(source).label("source"), table.c.due.label("due")
            ordered = (
                _entries_that(table, self._conditions(table))
                .with_only_columns(*asked)
                .order_by(*self._order(table.c.due, table.c.row))
            )
            arms.append(select(ordered.limit(offset + limit).subquery()))
        found = union_all(*arms).subquery()
        order = self._order(found.c.due, found.c.row)
        return select(found.c.row, found.c.source).order_by(*order).limit(limit).offset(offset)

    def _order(self, due: ColumnElement[Any], row: ColumnElement[Any]) -> list[ColumnElement[Any]]:
        return [due.desc() if self._descending else due, row] if self._by_day else [row]

    def _conditions(self, table: Table) -> Conditions:
        today = self._query.today or ""
        limits: dict[str, ColumnElement[bool]] = {
            "to come": table.c.due >= today, "past": table.c.due < today,
            "with": table.c.due.is_not(None), "without": table.c.due.is_(None),
        }  # fmt: skip
        return [*(limits[which] for which in self._which), *_ledger_conditions(self._query, table, self._along)]


def _sections(query: LedgerQuery, along: bool) -> list[_Section]:
    if query.order == "document":
        return [_Section(query, by_day=False)]
    dated = query.deadline_from is not None or query.deadline_to is not None or query.awaited
    without = [] if dated else [_Section(query, "without", by_day=False)]
    if query.today is None:
        return [_Section(query, "with", along=along), *without]
    past = _Section(query, "past", descending=True, along=along)
    return [_Section(query, "to come", along=along), past, *without]


def _items_of(query: LedgerQuery) -> tuple[tuple[str, str | None], ...]:
    return ("by", query.by), ("of", query.of), ("must_act", query.must_act), ("instruments", query.instrument)


def _ledger_conditions(query: LedgerQuery, table: Table, along: bool = False) -> Conditions:
    """Return what a query asks of the entries of a table; `along`: another index than that of list items finds them."""
    conditions: Conditions = [
        table.c[f] == value for f in ("kind", "disputed") if (value := getattr(query, f)) is not None
    ]
    overdue = and_(table.c.due < query.today, table.c.state.in_(WAITING)) if query.today else false()
    if query.state == PAST:
        conditions.append(or_(table.c.state == PAST, overdue))
    elif query.state is not None:
        conditions.append(table.c.state == query.state)
        if query.state in WAITING and query.today:
            conditions.append(or_(table.c.due.is_(None), table.c.due >= query.today))
    if query.overdue:
        conditions.append(or_(table.c.state == PAST, overdue))
    for field, value in _items_of(query):
        if value is not None:
            conditions.append(lists_item(table, field, value, along))
    if query.party is not None:
        conditions.append(or_(*(lists_item(table, f, query.party) for f in ("by", "of", "must_act"))))
    if query.words and query.words.strip():
        conditions.append(has_words(table, query.words))
    if query.document_id is not None:
        own = table is LEDGERS[0]
        stands = _of_document(table, query.document_id) if own else lists_item(table, "document_ids", query.document_id)
        conditions.append(stands)
    between = _due_between(query, table)
    if between and query.ever_due and table is threads:
        entries = LEDGERS[0]
        moved = select(clusters.c.canonical).join(entries, entries.c.id == clusters.c.member)
        told = moved.where(clusters.c.kind == "ledger", entries.c.threaded, *_due_between(query, entries))
        conditions.append(or_(and_(*between), table.c.id.in_(told)))
    else:
        conditions += between
    if query.awaited:
        conditions += [table.c.due.is_not(None), table.c.state.not_in(SETTLED)]
    return conditions


def _due_between(query: LedgerQuery, table: Table) -> Conditions:
    conditions: Conditions = []
    if query.deadline_from is not None:
        conditions.append(table.c.due >= day_of(query.deadline_from).first_day.isoformat())
    if query.deadline_to is not None:
        conditions.append(table.c.deadline <= day_of(query.deadline_to).last_day.isoformat() + AFTER_ALL)
    return conditions


def _entries_that(table: Table, conditions: Conditions) -> Select[Any]:
    """Return the question for the entries of a table that fit; those that are part of a thread stand in that."""
    return select(table.c.row).where(and_(~table.c.threaded if table is LEDGERS[0] else True, *conditions))


def rows_within(table: Table, start: str, end: str) -> Select[Any]:
    """Return the rows that may be of a day between two (ISO): those of one month by their last day, the long ones apart."""
    day = table.alias("day").c
    both = day.last_day >= start, day.first_day <= end
    near = select(day.row).where(*both, day.last_day <= f"{end[:7]}-31")
    far = select(day.row).where(*both, day.last_day > f"{end[:7]}-31", literal_column(LONG))
    return select(union_all(near, far).subquery().c.row)


def lists_item(table: Table, field: str, value: str, picked: bool = False) -> ColumnElement[bool]:
    """Return the condition that a list of a row holds a value; `picked`: rows are found otherwise and held against it."""
    found = select(items.c.row).where(items.c.table == table.name, items.c.field == field, items.c.value == value)
    return (table.c.row + 0 if picked else table.c.row).in_(found)


def day_of(text: str) -> PartialDate:
    """Return a day, month or year that a question names."""
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise StoreError(f"{error}; give a day, month or year") from error


def _of_document(table: Table, document_id: str) -> ColumnElement[bool]:
    number = select(readings.c.number).where(readings.c.document_id == document_id).scalar_subquery()
    return table.c.reading == number
