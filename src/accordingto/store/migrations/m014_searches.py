"""A desk that forgets what was looked for in, one that keeps searches under names out."""

from sqlalchemy import Boolean, Column, Connection, Integer, MetaData, Table, Text


def m014_searches(connection: Connection) -> None:
    """Make the table of named searches."""
    metadata = MetaData()
    saved = Table(
        "saved_searches",
        metadata,
        Column("name", Text, primary_key=True),
        *(Column(name, Text, nullable=False) for name in ("title", "query", "at", "seen_at")),
        Column("watched", Boolean, nullable=False),
        Column("by", Text),
        Column("seen", Integer, nullable=False),
    )
    metadata.create_all(connection, tables=[saved])
