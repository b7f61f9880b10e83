"""A desk without people's corrections in, one that keeps them and tells which rows to look at first out."""

from sqlalchemy import Boolean, Column, Connection, ForeignKey, Index, LargeBinary, MetaData, Table, Text, text

from accordingto.store.migrations.m001_desk import Number

TABLES = ("statements", "events", "figures", "ledger")
WEIGHTS = {
    "statements": "CASE WHEN act IN ('accuse', 'deny') THEN 2.0 WHEN act = 'threaten' THEN 2.5 ELSE 1.0 END",
    "events": "1.0 + CASE WHEN counts LIKE '%\"dead\"%' OR counts LIKE '%\"injured\"%' THEN 2.0 ELSE 0 END "
    "+ CASE WHEN event_type = 'ACCUSE' OR party_word THEN 1.0 ELSE 0 END "
    "+ CASE WHEN event_type = 'THREATEN' THEN 1.5 ELSE 0 END",
    "figures": "1.0",
    "ledger": "1.0 + CASE WHEN kind = 'ultimatum' THEN 1.5 ELSE 0 END "
    "+ CASE WHEN deadline IS NOT NULL THEN 0.5 ELSE 0 END",
}
"""How the rows of a desk that is there already are weighed until their documents are read again."""


def m011_review(connection: Connection) -> None:
    """Make the tables of corrections, of rows as read and of what is open again; score the rows that are there."""
    metadata = MetaData()
    Table("readings", metadata, Column("number", Number, primary_key=True))
    made = [
        Table(
            "corrections",
            metadata,
            Column("number", Number, primary_key=True),
            *(Column(name, Text, nullable=False) for name in ("act", "what", "table", "row_id", "document_id")),
            *(Column(name, Text, nullable=False) for name in ("sha256", "anchors", "by", "at")),
            *(Column(name, Text) for name in ("before", "after", "read", "why", "into", "value")),
            Column("blind", Boolean, nullable=False),
            Index("ix_corrections_row_id", "row_id", "number"),
            Index("ix_corrections_document_id", "document_id", "number"),
            Index("ix_corrections_act", "act"),
            Index("ix_corrections_what_value", "what", "value", "row_id"),
            Index("ix_corrections_by", "by", "number"),
            sqlite_autoincrement=True,
        ),
        Table("as_read", metadata, _reading(primary_key=True), Column("data", LargeBinary, nullable=False)),
        Table(
            "reopened",
            metadata,
            _reading(primary_key=True),
            Column("number", Number, primary_key=True, autoincrement=False),
            Column("reason", Text, nullable=False),
            Column("now", Text),
            sqlite_with_rowid=False,
        ),
    ]
    metadata.create_all(connection, tables=made)
    for table in TABLES:
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN doubt INTEGER"))
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN contested BOOLEAN"))
        least = "max(0.02, 1.0 - coalesce(confidence, 0))"
        connection.execute(
            text(f"UPDATE {table} SET doubt = CAST(round(1000 * {least} * ({WEIGHTS[table]})) AS INTEGER) WHERE NOT reviewed")
        )  # fmt: skip
        connection.execute(text(f"CREATE INDEX ix_{table}_doubt ON {table} (doubt, row)"))
    connection.execute(
        text(
            "UPDATE events SET contested = 1, doubt = doubt + CAST(round(1500 * max(0.02, 1.0 - coalesce(confidence, 0))) AS INTEGER) "
            "WHERE id IN (SELECT value FROM items WHERE \"table\" = 'incidents' AND field = 'event_ids' "
            "AND row IN (SELECT row FROM incidents WHERE differences <> '[]'))"
        )
    )


def _reading(primary_key: bool) -> Column[int]:
    reference = ForeignKey("readings.number", ondelete="CASCADE")
    return Column("reading", Number, reference, primary_key=primary_key, autoincrement=False)
