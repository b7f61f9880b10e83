"""What a desk holds, counted as it is written, out: rows, values, days, and every thing that documents name, once."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields
from functools import cached_property
from typing import Any, get_type_hints

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    Select,
    Table,
    Text,
    and_,
    func,
    or_,
    select,
    type_coerce,
)

from accordingto.model.dates import PartialDate
from accordingto.model.folding import fold
from accordingto.model.people import PUBLIC_ROLES, UNCERTAIN_KINDS
from accordingto.model.records import TABLES
from accordingto.model.things import IDENTITIES, merge_things
from accordingto.store.base import Page, StoreError
from accordingto.store.queries import Published, ThingQuery
from accordingto.store.rows import Parts, Words, record_of
from accordingto.store.samenesses import batches
from accordingto.store.schema import LIST_FIELDS, Number, items, metadata, readings, tables
from accordingto.store.sqlite import is_acronym, named_like

tallies = Table(
    "tallies",
    metadata,
    Column("table", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Words, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many rows of a table have a value in a field; without field and value, how many it has. Kept by the database."""

variants = Table(
    "variants",
    metadata,
    Column("number", Number, primary_key=True),
    Column("table", Text, nullable=False),
    Column("id", Words, nullable=False),
    Column("data", Text, nullable=False),
    Column("first", Number, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("name", Words, nullable=False),
    *(Column(name, Words) for name in ("names", "kind", "country", "role")),
    Index("ix_variants_data", "table", "id", "data", unique=True),
    Index("ix_variants_first", "table", "id", "first"),
    Index("ix_variants_role", "table", "role", "id"),
)
"""The ways in which documents tell of each thing, with the first row and how many. Kept by the database."""

things = Table(
    "things",
    metadata,
    Column("table", Text, primary_key=True),
    Column("id", Words, primary_key=True),
    Column("first", Number),
    Column("rows", Integer, nullable=False),
    Column("name", Words, nullable=False),
    *(Column(name, Words) for name in ("kind", "country", "role")),
    *(Index(f"ix_things_{name}", "table", name, "first") for name in ("name", "kind", "country", "role")),
    Index("ix_things_first", "table", "first"),
    Index("ix_things_rows", "table", "rows", "first"),
    sqlite_with_rowid=False,
)
"""Every entity, publisher and instrument once, with the documents that name it. Kept by the database."""

SECTOR = 4
"""The place of an entity's sector in what `variants` keeps of it."""
SAID_DAY, DUE_MONTH = "said_day", "due_month"
TALLIED: Mapping[str, tuple[str, ...]] = {
    "documents": ("publisher", "language"),
    "statements": ("speaker", "act", "about", SAID_DAY),
    "events": ("event_type", "quad_code", "factuality", "place", "actors", "recipients", "sources"),
    "figures": ("what", "category", "unit", "sources"),
    "ledger": ("kind", "state", "by", "of", "must_act", "instruments", DUE_MONTH),
    "threads": ("kind", "state", "by", "of", "must_act", "instruments", DUE_MONTH),
    "incidents": ("event_type", "status", "place", "actors", "recipients"),
}
"""The fields whose values the database counts; those of other fields are counted when they are asked for."""
COUNTED_ON_DOCUMENTS = ("statements", "events", "figures", "ledger")


class TallyView:
    """The part of a view that tells how much there is, and of which things (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds, things once each."""
        rows = select(tallies.c.table, tallies.c.count).where(
            tallies.c.table.in_([*TABLES, "threads"]), tallies.c.field == "", tallies.c.value == ""
        )
        with self._errors():
            found = {row[0]: row[1] for row in self._connection.execute(rows)}
            named = {row[0]: row[1] for row in self._connection.execute(_tally("things", "table"))}
        found |= dict.fromkeys(IDENTITIES, 0) | named
        found["ledger"] = found.get("ledger", 0) + found.get("threads", 0)
        return {name: found.get(name, 0) for name in TABLES}

    def values(self, table: str, field: str, most: int | None = None) -> dict[str, int]:
        """Return the values that a field of a table takes with their row counts, the most frequent first."""
        if table not in tables or field not in get_type_hints(TABLES[table]):
            raise StoreError(f"a desk has no field {field!r} of a table {table!r}")
        if field in TALLIED.get(table, ()):
            return self._tallied(table, field, most)
        if table in IDENTITIES:
            found = self._values_of_things(table, field)
        else:
            found = self._counted(table, field)
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most])

    def row_counts(self, document_ids: Iterable[str]) -> dict[str, dict[str, int]]:
        """Return how many statements, events, figures and ledger entries these documents give, by table and document."""
        counts: dict[str, dict[str, int]] = {table: {} for table in COUNTED_ON_DOCUMENTS}
        with self._errors():
            for ids in batches(document_ids):
                held = select(readings.c.number, readings.c.document_id).where(readings.c.document_id.in_(ids))
                names = {row[0]: row[1] for row in self._connection.execute(held)}
                for table, found in counts.items():
                    reading = tables[table].c.reading
                    query = select(reading, func.count()).where(reading.in_(list(names))).group_by(reading)
                    found.update({names[row[0]]: row[1] for row in self._connection.execute(query)})
        return counts

    def published(self) -> Published:
        """Return when the documents were published."""
        return self._published

    @cached_property
    def _published(self) -> Published:
        """A view is of one moment: this is asked for once."""
        document = tables["documents"].c
        with self._errors():
            first, last = (self._connection.scalar(select(end(document.published))) for end in (func.min, func.max))
            undated = self._connection.scalar(select(func.count()).where(document.day.is_(None)))
            ends = {last[:length] for length in (4, 7)} if last else set()
            coarse = select(document.published).where(document.published.in_(ends)).distinct()
            told = [last, *self._connection.scalars(coarse)] if last else []
        days = [d.last_day.isoformat() for d in map(PartialDate.parse_or_none, told) if d]
        return Published(first, last, max(days, default=None), int(undated or 0))

    def said_days(self, first: str, last: str) -> dict[str, int]:
        """Return how many statements are told to have been made on each day from one to another."""
        query = _tally("statements", SAID_DAY).where(tallies.c.value >= first, tallies.c.value <= last)
        with self._errors():
            return {row[0]: row[1] for row in self._connection.execute(query.order_by(tallies.c.value))}

    def due_months(self) -> dict[str, int]:
        """Return how many ledger entries have their deadline in each month, by month (ISO), in order."""
        query = select(tallies.c.value, func.sum(tallies.c.count)).where(
            tallies.c.table.in_(("ledger", "threads")), tallies.c.field == DUE_MONTH
        )
        with self._errors():
            rows = self._connection.execute(query.group_by(tallies.c.value).order_by(tallies.c.value))
            return {row[0]: row[1] for row in rows}

    def thing(self, table: str, identity: str) -> Any | None:
        """Return an entity by its id, a publisher or instrument by its name, as all documents tell of it; or None."""
        if table not in IDENTITIES:
            raise StoreError(f"{table!r} is no table of things; these are {', '.join(IDENTITIES)}")
        return next(iter(self._things(table, [identity])), None)

    def things(self, table: str, ids: Iterable[str]) -> Sequence[Any]:
        """Return things by their ids, as all documents tell of them; one that is not there is left out."""
        return self._things(table, list(dict.fromkeys(ids)))

    def find_things(self, query: ThingQuery) -> Page[Any]:
        """Return the entities, publishers or instruments that a query asks for, as all documents tell of them."""
        conditions = [things.c.table == query.table, *self._thing_conditions(query)]
        total = select(func.count()).select_from(things).where(*conditions)
        orders: dict[str, list[ColumnElement[Any]]] = {
            "first": [things.c.first],
            "name": [things.c.name, things.c.first],
            "named": [things.c.rows.desc(), things.c.first.desc()],
        }
        asked = (
            select(things.c.id)
            .where(*conditions)
            .order_by(*orders[query.order])
            .limit(query.limit)
            .offset(query.offset)
        )
        with self._errors():
            ids = list(self._connection.scalars(asked))
            count = self._connection.scalar(total) or 0
        return Page(tuple(self._things(query.table, ids)), count, query.offset)

    def thing_counts(self, table: str, ids: Iterable[str]) -> dict[str, int]:
        """Return how many documents name each of these things."""
        found: dict[str, int] = {}
        query = select(things.c.id, things.c.rows).where(things.c.table == table)
        with self._errors():
            for some in batches(ids):
                found.update({row[0]: row[1] for row in self._connection.execute(query.where(things.c.id.in_(some)))})
        return found

    def _described(self, table: str, found: Sequence[Any]) -> tuple[Any, ...]:
        raise NotImplementedError

    def _thing_conditions(self, query: ThingQuery) -> list[ColumnElement[bool]]:
        conditions = [things.c[f] == v for f in ("kind", "country", "role") if (v := getattr(query, f)) is not None]
        if query.sector is not None:
            told = func.json_extract(variants.c.data, f"$[{SECTOR}]") == query.sector
            conditions.append(things.c.id.in_(select(variants.c.id).where(variants.c.table == query.table, told)))
        if query.listed:
            conditions.append(_is_listed())
        if query.name is not None:
            conditions.append(things.c.id.in_(self._spelt_so(query.table, query.name)))
        if query.words and query.words.strip():
            like = select(variants.c.id).where(
                variants.c.table == query.table, named_like(variants.c.number, query.words)
            )
            conditions.append(things.c.id.in_(like))
        return conditions

    def _spelt_so(self, table: str, name: str) -> list[str]:
        """Return the things of which a whole name, without its case and marks, is this one."""
        wanted = fold(" ".join(name.split())).casefold()
        like = named_like(variants.c.number, name, whole=True)
        names = type_coerce(variants.c.names, Parts()).label("names")
        query = select(variants.c.id, variants.c.name, names).where(variants.c.table == table, like)
        with self._errors():
            rows = self._connection.execute(query).all()
        found: dict[str, None] = {}
        for row in rows:
            spelt = (row.name, *(row.names or ()))
            if any(fold(" ".join(n.split())).casefold() == wanted for n in spelt):
                found[row.id] = None
        return list(found)

    def _things(self, table: str, ids: Sequence[str]) -> tuple[Any, ...]:
        """Return things by their ids, in this order; one that is not there is left out."""
        source = tables[table].c
        columns = (source[f.name] for f in fields(TABLES[table]))
        query = select(variants.c.id.label("thing_id"), variants.c.first, *columns).join(
            tables[table], source.row == variants.c.first
        )
        told: dict[str, list[Any]] = {}
        with self._errors():
            for some in batches(ids):
                wanted = query.where(variants.c.table == table, variants.c.id.in_(some)).order_by(variants.c.first)
                for row in self._connection.execute(wanted).mappings():
                    told.setdefault(row["thing_id"], []).append(record_of(TABLES[table], dict(row)))
        merged = [merge_things(table, told[i])[0] for i in ids if i in told]
        return self._described(table, merged)

    def _tallied(self, table: str, field: str, most: int | None) -> dict[str, int]:
        query: Select[Any]
        if table == "ledger":
            both = tallies.c.table.in_(("ledger", "threads")), tallies.c.field == field
            total = func.sum(tallies.c.count)
            summed = select(tallies.c.value, total).where(*both).group_by(tallies.c.value)
            query = summed.order_by(total.desc(), tallies.c.value)
        else:
            query = _tally(table, field).order_by(tallies.c.count.desc(), tallies.c.value)
        with self._errors():
            return {row[0]: row[1] for row in self._connection.execute(query.limit(most))}

    def _counted(self, table: str, field: str) -> dict[str, int]:
        listed = field in LIST_FIELDS[table]
        found: dict[str, int] = {}
        for name in ("ledger", "threads") if table == "ledger" else (table,):
            source = _shown(name)
            column = items.c.value if listed else source.c[field]
            if isinstance(column.type, Parts):
                raise StoreError(f"{field} of {table} holds objects, spans or numbers: it has no values to list")
            query: Select[Any] = select(column, func.count()).where(column.is_not(None)).group_by(column)
            if listed:
                query = query.join_from(items, source, source.c.row == items.c.row)
                query = query.where(items.c.table == name, items.c.field == field)
            if name == "ledger":
                query = query.where(~tables["ledger"].c.threaded)
            flags = isinstance(column.type, Boolean)
            with self._errors():
                for value, count in self._connection.execute(query):
                    told = str(value).lower() if flags else str(value)
                    found[told] = found.get(told, 0) + count
        return found

    def _values_of_things(self, table: str, field: str) -> dict[str, int]:
        column = {"public_role": things.c.role}.get(field, things.c.get(field))
        if column is not None and (table == "entities" or field in ("name", "kind")):
            query = select(column, func.count()).where(things.c.table == table, column.is_not(None)).group_by(column)
            with self._errors():
                return {row[0]: row[1] for row in self._connection.execute(query)}
        counts: dict[str, int] = {}
        for record in self.rows(table):
            value = getattr(record, field)
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, str):
                    counts[one] = counts.get(one, 0) + 1
        return counts

    def rows(self, table: str, document_id: str | None = None) -> Any:
        """Yield the records of a table (see `base.View`)."""
        raise NotImplementedError


def _is_listed() -> ColumnElement[bool]:
    """Return the condition that an actor may have a page, as `model.people` has it."""
    thing = things.c
    role = func.coalesce(thing.role, "unknown")
    told = select(variants.c.id).where(variants.c.table == "entities", variants.c.role.in_(PUBLIC_ROLES))
    certain = and_(thing.kind.not_in(sorted({"person", *UNCERTAIN_KINDS})), role != "private")
    return or_(
        thing.id.in_(told),
        certain,
        and_(thing.kind.in_(sorted(UNCERTAIN_KINDS)), role == "unknown", is_acronym(thing.name)),
    )


def count_value(connection: Connection, table: str, field: str, value: str) -> int:
    """Return how many rows of a table have a value in a field whose values are counted; field and value "" for all rows."""
    asked = select(tallies.c.count).where(tallies.c.table == table, tallies.c.field == field, tallies.c.value == value)
    return connection.scalar(asked) or 0


def _tally(table: str, field: str) -> Select[Any]:
    return select(tallies.c.value, tallies.c.count).where(tallies.c.table == table, tallies.c.field == field)


def _shown(name: str) -> Table:
    return tables[name] if name in tables else metadata.tables[name]
