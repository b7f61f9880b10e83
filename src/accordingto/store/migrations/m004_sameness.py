"""A desk of single documents in, one that can tell which things in them are the same out."""

from sqlalchemy import Column, Connection, Double, ForeignKey, Index, MetaData, Table, Text

from accordingto.store.migrations.m001_desk import COLUMNS, INDEXED, Number


def m004_sameness(connection: Connection) -> None:
    """Make the tables of prints, pairs, judgements, clusters, threads and publishers; rows may belong to the desk."""
    _free_items(connection)
    metadata = MetaData()
    Table("readings", metadata, Column("number", Number, primary_key=True))
    made = [
        Table(
            "threads",
            metadata,
            Column("row", Number, primary_key=True, autoincrement=False),
            Column("reading", Number, _of_reading(), index=True),
            *(Column(field, kind) for kind, fields in COLUMNS["ledger"] for field in fields.split()),
            *(Index(f"ix_threads_{field}", field, "row") for field in INDEXED["ledger"].split(", ")),
        ),
        Table(
            "prints",
            metadata,
            Column("print", Number, primary_key=True, autoincrement=False),
            Column("reading", Number, _of_reading(), primary_key=True, index=True),
            sqlite_with_rowid=False,
        ),
        Table(
            "settled",
            metadata,
            Column("reading", Number, _of_reading(), primary_key=True),
            Column("stage", Text, primary_key=True),
            Column("key", Text, nullable=False),
            sqlite_with_rowid=False,
        ),
        *_tables_of_pairs(metadata),
        Table(
            "registry",
            metadata,
            Column("number", Number, primary_key=True),
            Column("name", Text, nullable=False),
            Column("entry", Text),
            Column("by", Text, nullable=False),
            Column("at", Text, nullable=False),
            sqlite_autoincrement=True,
        ),
    ]
    metadata.create_all(connection, tables=made)


def _of_reading() -> ForeignKey:
    return ForeignKey("readings.number", ondelete="CASCADE")


def _tables_of_pairs(metadata: MetaData) -> list[Table]:
    return [
        Table(
            "pairs",
            metadata,
            *(Column(name, Text, primary_key=True) for name in ("kind", "one", "other")),
            Column("answer", Text, nullable=False),
            Column("score", Double, nullable=False),
            *(Column(name, Text, nullable=False) for name in ("features", "origin", "passages")),
            Column("form", Text),
            Index("ix_pairs_other", "kind", "other"),
            sqlite_with_rowid=False,
        ),
        Table(
            "judgements",
            metadata,
            Column("number", Number, primary_key=True),
            *(Column(name, Text, nullable=False) for name in ("kind", "one", "other", "by", "at")),
            *(Column(name, Text) for name in ("answer", "why")),
            Index("ix_judgements_one", "kind", "one"),
            Index("ix_judgements_other", "kind", "other"),
            sqlite_autoincrement=True,
        ),
        Table(
            "clusters",
            metadata,
            *(Column(name, Text, primary_key=True) for name in ("kind", "member")),
            Column("canonical", Text, nullable=False),
            Index("ix_clusters_canonical", "kind", "canonical"),
            sqlite_with_rowid=False,
        ),
    ]


def _free_items(connection: Connection) -> None:
    """Let items belong to no reading: the table is made anew and filled from the old one."""
    connection.exec_driver_sql("ALTER TABLE items RENAME TO items_before")
    connection.exec_driver_sql("DROP INDEX ix_items_reading")
    metadata = MetaData()
    Table("readings", metadata, Column("number", Number, primary_key=True))
    items = Table(
        "items",
        metadata,
        *(Column(name, Text, primary_key=True) for name in ("table", "field", "value")),
        Column("row", Number, primary_key=True),
        Column("reading", Number, _of_reading(), index=True),
        sqlite_with_rowid=False,
    )
    metadata.create_all(connection, tables=[items])
    connection.exec_driver_sql('INSERT INTO items SELECT "table", field, value, row, reading FROM items_before')
    connection.exec_driver_sql("DROP TABLE items_before")
