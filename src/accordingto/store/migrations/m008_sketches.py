"""A desk without sketches in, one that keeps what documents and events are compared by out."""

from sqlalchemy import Column, Connection, ForeignKey, MetaData, Table, Text

from accordingto.store.migrations.m001_desk import Number


def m008_sketches(connection: Connection) -> None:
    """Make the table of sketches."""
    metadata = MetaData()
    Table("readings", metadata, Column("number", Number, primary_key=True))
    sketches = Table(
        "sketches",
        metadata,
        Column("kind", Text, primary_key=True),
        Column("thing", Text, primary_key=True),
        Column("reading", Number, ForeignKey("readings.number", ondelete="CASCADE"), nullable=False, index=True),
        Column("data", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    metadata.create_all(connection, tables=[sketches])
