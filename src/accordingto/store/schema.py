"""The tables of a desk as they are now: one for each table of the contract, and what the desk itself must know."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from accordingto.model.dates import PartialDate
from accordingto.model.records import TABLES, Event
from accordingto.store.rows import Parts, Words, is_list_of_words, is_nested

ROWS_A_READING = 1_000_000
"""A row's number is its reading's number times this, plus its place in the reading: rows sort in document order."""

Number = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData()

readings = Table(
    "readings",
    metadata,
    Column("number", Number, primary_key=True),
    Column("document_id", Words, nullable=False, unique=True),
    Column("key", Words, nullable=False),
    Column("added_at", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Which documents were read, under which key; `number` is the order in which they were added."""

originals = Table(
    "originals",
    metadata,
    Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True),
    Column("kind", Words),
    Column("data", LargeBinary, nullable=False),
)
"""The bytes that documents were read from, compressed by zlib."""

items = Table(
    "items",
    metadata,
    Column("table", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Words, primary_key=True),
    Column("row", Number, primary_key=True),
    Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""Every string of every list field, so that rows can be found by one item of a list."""

INDEXED: Mapping[str, tuple[str, ...]] = {
    "documents": ("id", "sha256", "publisher", "published", "copy_group", "story_id", "language"),
    "statements": ("id", "speaker", "act", "mode", "form", "hedge", "said_on", "reported_by"),
    "events": ("id", "event_type", "mode", "factuality", "voice", "place", "first_day last_day", "statement_id"),
    "figures": ("id", "what", "category", "statement_id", "event_id"),
    "ledger": ("id", "kind", "state", "deadline"),
    "incidents": ("id", "event_type", "status", "date_start"),
    "entities": ("id",),
    "publishers": ("name",),
    "instruments": ("name",),
    "actors": ("actor_id", "name"),
    "places": ("place_id", "name"),
    "times": ("date_start",),
}
"""The columns by which rows are found fast, alone or two together."""


def first_day(event: Event) -> str | None:
    """Return the first day on which an event may have begun, None where no day is known."""
    day = PartialDate.parse_or_none(event.date_start or event.date_end)
    return day.first_day.isoformat() if day else None


def last_day(event: Event) -> str | None:
    """Return the last day on which an event may have ended, None where no day is known."""
    day = PartialDate.parse_or_none(event.date_end or event.date_start)
    return day.last_day.isoformat() if day else None


DERIVED: Mapping[str, Mapping[str, Callable[[Any], str | None]]] = {
    "events": {"first_day": first_day, "last_day": last_day}
}
"""Further columns of a table, and what fills them from a record."""

LIST_FIELDS: Mapping[str, tuple[str, ...]] = {
    name: tuple(field for field, hint in get_type_hints(cls).items() if is_list_of_words(hint))
    for name, cls in TABLES.items()
}
"""The fields of each table that hold lists of strings."""


def _column_type(hint: Any) -> Any:
    if is_nested(hint):
        return Parts
    options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    kinds = {str if get_origin(o) is Literal else o for o in options}
    for kind, column_type in ((str, Words), (bool, Boolean), (float, Double), (int, Integer)):
        if kind in kinds:
            return column_type
    raise TypeError(f"no column holds {hint}")


def _contract_table(name: str, cls: type) -> Table:
    hints = get_type_hints(cls)
    return Table(
        name,
        metadata,
        Column("row", Number, primary_key=True, autoincrement=False),
        Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), index=True),
        *(Column(f.name, _column_type(hints[f.name])) for f in fields(cls)),
        *(Column(extra, Text) for extra in DERIVED.get(name, {})),
        *(Index(f"ix_{name}_{i.replace(' ', '_')}", *i.split(), "row") for i in INDEXED[name]),
    )


tables: Mapping[str, Table] = {name: _contract_table(name, cls) for name, cls in TABLES.items()}
"""The contract's tables by name. `row` orders them; `reading` is the reading they belong to."""
