"""The tables of a desk as they are now: one for each table of the contract, and what the desk itself must know."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
    text,
)

from accordingto.model.corrections import REVIEWED_TABLES
from accordingto.model.dates import PartialDate
from accordingto.model.records import TABLES, Event, LedgerEntry
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
    Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), index=True),
    sqlite_with_rowid=False,
)
"""Every string of every list field, so that rows can be found by one item of a list; rows of the desk have no reading."""

INDEXED: Mapping[str, tuple[str, ...]] = {
    "documents": (
        "id", "sha256", "publisher day", "published", "published publisher language original_id id", "copy_group", "story_id",
        "language day", "day",
    ),
    "statements": ("id", "speaker", "act", "mode", "form", "hedge", "said_on", "reported_by", "doubt"),
    "events": (
        "id", "event_type", "mode", "factuality", "voice", "place", "first_day last_day", "last_day first_day", "statement_id",
        "doubt",
    ),
    "figures": ("id", "what", "category", "unit", "statement_id", "event_id", "doubt"),
    "ledger": ("id", "kind", "state", "deadline", "threaded due", "threaded state due", "threaded kind due", "doubt"),
    "incidents": (
        "id", "event_type", "status last_day", "date_start", "place last_day", "last_day", "diverging last_day", "event_type last_day",
        "independent_sources",
    ),
    "threads": ("id", "kind", "state", "deadline", "due", "state due", "kind due"),
    "entities": ("id", "name"),
    "publishers": ("name",),
    "instruments": ("name",),
    "actors": ("actor_id", "name"),
    "places": ("place_id", "name", "name text", "text name", "feature_code place_id"),
    "times": ("date_start",),
}  # fmt: skip
"""The columns by which rows are found fast, alone or several together."""


DATED = ("events", "incidents")
LONG = "substr(first_day, 1, 7) < substr(last_day, 1, 7)"
"""Tells of a row of these tables that its days are not all of one month; such rows have an index of their own."""


def first_day(event: Event) -> str | None:
    """Return the first day on which an event may have begun, None where no day is known."""
    day = PartialDate.parse_or_none(event.date_start or event.date_end)
    return day.first_day.isoformat() if day else None


def last_day(event: Event) -> str | None:
    """Return the last day on which an event may have ended, None where no day is known."""
    day = PartialDate.parse_or_none(event.date_end or event.date_start)
    return day.last_day.isoformat() if day else None


def documents_of(entry: LedgerEntry) -> tuple[str, ...]:
    """Return the documents in which the steps of an entry stand."""
    return tuple(dict.fromkeys(step.document_id for step in entry.steps))


DERIVED: Mapping[str, Mapping[str, Callable[[Any], str | None]]] = {
    "events": {"first_day": first_day, "last_day": last_day}
}
"""Further columns of a table, and what fills them from a record."""


def _first(of: str) -> str:
    """Return the expression of the first day of an ISO prefix."""
    return f"CASE length({of}) WHEN 4 THEN {of} || '-01-01' WHEN 7 THEN {of} || '-01' ELSE substr({of}, 1, 10) END"


def _last(of: str) -> str:
    """Return the expression of a day that no day of an ISO prefix is after, nor any day of a later one before."""
    return f"CASE length({of}) WHEN 4 THEN {of} || '-12-31' WHEN 7 THEN {of} || '-31' ELSE substr({of}, 1, 10) END"


def _computed(**columns: str) -> list[Column[Any]]:
    return [Column(name, Text, Computed(expression)) for name, expression in columns.items()]


FURTHER: Mapping[str, Callable[[], list[Column[Any]]]] = {
    "documents": lambda: _computed(day="coalesce(published, published_to, published_from)"),
    "ledger": lambda: [
        *_computed(due=_last("deadline")),
        Column("threaded", Boolean, nullable=False, server_default=false()),
    ],
    "threads": lambda: _computed(due=_last("deadline")),
    "incidents": lambda: [
        *_computed(
            first_day=_first("coalesce(date_start, date_end)"), last_day=_last("coalesce(date_end, date_start)")
        ),
        Column("diverging", Boolean, Computed("differences <> '[]'")),
    ],
}
"""Columns that the database fills: by what rows are put in order, and whether a ledger entry is part of a thread."""

LIST_FIELDS: Mapping[str, tuple[str, ...]] = {
    name: tuple(field for field, hint in get_type_hints(cls).items() if is_list_of_words(hint))
    for name, cls in TABLES.items()
}
"""The fields of each table that hold lists of strings."""

DESK_TABLES: Mapping[str, type] = {"incidents": TABLES["incidents"], "threads": LedgerEntry}
"""The tables whose rows belong to no document: incidents, and ledger entries followed through several documents."""

DERIVED_LISTS: Mapping[str, Mapping[str, Callable[[Any], tuple[str, ...]]]] = {
    "threads": {"document_ids": documents_of}
}
"""Further lists whose items are kept in `items`, and what fills them from a record."""


def lists_of(table: str, record: Any) -> dict[str, tuple[str, ...]]:
    """Return the lists of a record whose items rows of the table can be found by."""
    lists = {field: getattr(record, field) for field in LIST_FIELDS["ledger" if table == "threads" else table]}
    return lists | {field: make(record) for field, make in DERIVED_LISTS.get(table, {}).items()}


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
        *((Column("doubt", Integer), Column("contested", Boolean)) if name in REVIEWED_TABLES else ()),
        *(FURTHER[name]() if name in FURTHER else ()),
        *(Index(f"ix_{name}_{i.replace(' ', '_')}", *i.split(), "row") for i in INDEXED[name]),
        *((Index(f"ix_{name}_long", "last_day", "row", sqlite_where=text(LONG)),) if name in DATED else ()),
    )


tables: Mapping[str, Table] = {name: _contract_table(name, cls) for name, cls in TABLES.items()}
"""The contract's tables by name. `row` orders them; `reading` is the reading they belong to.

Where people review rows, `doubt` says how soon (`model.doubts`; none once a person has decided), and `contested` whether
accounts of what it tells differ.
"""

threads = _contract_table("threads", LedgerEntry)
"""Ledger entries followed through several documents; they stand in the place of those of single documents."""

desk_tables: Mapping[str, Table] = {"incidents": tables["incidents"], "threads": threads}
"""The tables of rows that belong to no document. `row` is that of the first row that such a row is made of."""

SPOT_COUNTED = (
    "last_day", "vouched", "first_day", "event_type", "date_start", "date_end", "place", "latitude", "longitude",
    "geo_precision", "geo_reason", "personal",
)  # fmt: skip
"""All that maps and series count happenings by, so that an index alone answers them."""

spots = Table(
    "spots",
    metadata,
    Column("row", Number, primary_key=True, autoincrement=False),
    Column("event_type", Words, nullable=False),
    Column("status", Words, nullable=False),
    Column("vouched", Boolean, nullable=False),
    Column("personal", Boolean, nullable=False),
    Column("date_start", Words),
    Column("date_end", Words),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("place", Words),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("geo_precision", Integer),
    Column("geo_reason", Words),
    Index("ix_spots_last_day", "last_day", "row"),
    Index("ix_spots_place", "place", "row"),
    Index("ix_spots_event_type", "event_type", "row"),
    Index("ix_spots_counted", *SPOT_COUNTED),
)
"""Where and when each happening was (`row` is that of the incident), narrow, so that maps and series are counted fast.

`vouched`: somebody who is no party to it affirms it. `personal`: somebody without an office or a public role takes part.
"""

spot_days = Table(
    "spot_days",
    metadata,
    Column("last_day", Text, primary_key=True),
    Column("vouched", Boolean, primary_key=True),
    Column("event_type", Text, primary_key=True),
    Column("first_day", Text, primary_key=True),
    Column("date_start", Text, primary_key=True),
    Column("date_end", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many happenings were told with the same dates, "" for one that is not known. Kept by the database."""

prints = Table(
    "prints",
    metadata,
    Column("print", Number, primary_key=True, autoincrement=False),
    Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Hashes of the sentences and runs of words of each document, so that texts which share some are found."""

sketches = Table(
    "sketches",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("thing", Words, primary_key=True),
    Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("data", Parts, nullable=False),
    sqlite_with_rowid=False,
)
"""What a stage of the desk compares a document or an event by, so that it need not look at its text again."""

settled = Table(
    "settled",
    metadata,
    Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("key", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Which documents each stage of the desk has done, under which key."""

pairs = Table(
    "pairs",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("one", Words, primary_key=True),
    Column("other", Words, primary_key=True),
    Column("answer", Text, nullable=False),
    Column("score", Double, nullable=False),
    Column("features", Parts, nullable=False),
    Column("origin", Text, nullable=False),
    Column("form", Text),
    Column("passages", Parts, nullable=False),
    Index("ix_pairs_other", "other", "kind"),
    sqlite_with_rowid=False,
)
"""What the program finds of pairs of things of one kind."""

judgements = Table(
    "judgements",
    metadata,
    Column("number", Number, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("one", Words, nullable=False),
    Column("other", Words, nullable=False),
    Column("answer", Text),
    Column("by", Words, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Words),
    Index("ix_judgements_one", "kind", "one"),
    Index("ix_judgements_other", "kind", "other"),
    sqlite_autoincrement=True,
)
"""What people decided of pairs; rows are added and never changed."""

clusters = Table(
    "clusters",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("member", Words, primary_key=True),
    Column("canonical", Words, nullable=False),
    Index("ix_clusters_canonical", "kind", "canonical"),
    sqlite_with_rowid=False,
)
"""Which things are one, under which canonical id."""

registry = Table(
    "registry",
    metadata,
    Column("number", Number, primary_key=True),
    Column("name", Words, nullable=False),
    Column("entry", Parts),
    Column("by", Words, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Publishers as people of this desk describe them; the latest of a name holds, an empty one takes it back."""

keys = Table(
    "keys",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Number, primary_key=True, autoincrement=False),
    Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True, index=True),
    Column("thing", Words, primary_key=True),
    sqlite_with_rowid=False,
)
"""Hashes of what things of one kind are looked for by, so that those which may be one are found."""

verdicts = Table(
    "verdicts",
    metadata,
    Column("number", Number, primary_key=True),
    Column("thing", Words, nullable=False),
    Column("state", Text),
    Column("by", Words, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Words),
    Index("ix_verdicts_thing", "thing"),
    sqlite_autoincrement=True,
)
"""What people decided of the state of ledger entries; rows are added and never changed."""

alerts = Table(
    "alerts",
    metadata,
    Column("number", Number, primary_key=True),
    Column("keys", Parts, nullable=False),
    Column("rule", Words, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Words, nullable=False),
    Column("day", Text),
    Column("rows", Parts, nullable=False),
    Column("document_ids", Parts, nullable=False),
    Column("told_at", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""What people were told of, and when."""

alert_keys = Table(
    "alert_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("alert", Number, ForeignKey("alerts.number", ondelete="CASCADE"), nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""What each of these alerts was about: nothing is told twice."""

corrections = Table(
    "corrections",
    metadata,
    Column("number", Number, primary_key=True),
    Column("act", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("table", Text, nullable=False),
    Column("row_id", Words, nullable=False),
    Column("document_id", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("anchors", Parts, nullable=False),
    Column("before", Parts),
    Column("after", Parts),
    Column("read", Parts),
    Column("by", Words, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Words),
    Column("into", Words),
    Column("value", Words),
    Column("blind", Boolean, nullable=False),
    Index("ix_corrections_row_id", "row_id", "number"),
    Index("ix_corrections_document_id", "document_id", "number"),
    Index("ix_corrections_act", "act"),
    Index("ix_corrections_what_value", "what", "value", "row_id"),
    Index("ix_corrections_by", "by", "number"),
    sqlite_autoincrement=True,
)
"""What people decided of rows and documents; rows are added and never changed."""

as_read = Table(
    "as_read",
    metadata,
    Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)
"""The rows of documents that people decided of, as the program read them: JSON by table, compressed by zlib."""

reopened = Table(
    "reopened",
    metadata,
    Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("now", Parts),
    sqlite_with_rowid=False,
)
"""Which corrections, by their numbers, a later reading has put in question, why, and the row as it is read now."""
