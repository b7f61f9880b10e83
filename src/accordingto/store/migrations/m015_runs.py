"""A desk that does not know who fills it in, one that tells how far each run is out."""

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text

from accordingto.store.migrations.m001_desk import Number


def m015_runs(connection: Connection) -> None:
    """Make the table of runs."""
    metadata = MetaData()
    runs = Table(
        "runs",
        metadata,
        Column("number", Number, primary_key=True),
        *(Column(name, Text, nullable=False) for name in ("started_at", "updated_at", "doing", "failures")),
        *(Column(name, Text) for name in ("ended_at", "last")),
        *(Column(name, Integer, nullable=False) for name in ("read", "held", "failed")),
        sqlite_autoincrement=True,
    )
    metadata.create_all(connection, tables=[runs])
