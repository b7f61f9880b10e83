"""A desk that can tell what is the same in, one that follows matters and remembers what it has told of out."""

from sqlalchemy import Column, Connection, ForeignKey, Index, MetaData, Table, Text

from accordingto.store.migrations.m001_desk import Number


def m005_watching(connection: Connection) -> None:
    """Make the tables of keys by which things are found, of people's verdicts, and of alerts."""
    metadata = MetaData()
    Table("readings", metadata, Column("number", Number, primary_key=True))
    made = [
        Table(
            "keys",
            metadata,
            Column("kind", Text, primary_key=True),
            Column("key", Number, primary_key=True, autoincrement=False),
            Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), primary_key=True, index=True),
            Column("thing", Text, primary_key=True),
            sqlite_with_rowid=False,
        ),
        Table(
            "verdicts",
            metadata,
            Column("number", Number, primary_key=True),
            *(Column(name, Text, nullable=False) for name in ("thing", "by", "at")),
            *(Column(name, Text) for name in ("state", "why")),
            Index("ix_verdicts_thing", "thing"),
            sqlite_autoincrement=True,
        ),
        Table(
            "alerts",
            metadata,
            Column("number", Number, primary_key=True),
            *(Column(name, Text, nullable=False) for name in ("keys", "rule", "kind", "title")),
            *(Column(name, Text, nullable=False) for name in ("rows", "document_ids", "told_at")),
            Column("day", Text),
            sqlite_autoincrement=True,
        ),
        Table(
            "alert_keys",
            metadata,
            Column("key", Text, primary_key=True),
            Column("alert", Number, ForeignKey("alerts.number", ondelete="CASCADE"), nullable=False, index=True),
            sqlite_with_rowid=False,
        ),
    ]
    metadata.create_all(connection, tables=made)
