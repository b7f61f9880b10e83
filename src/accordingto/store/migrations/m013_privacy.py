"""A desk without a secret in, one out that makes pseudonyms with its own and remembers who asked for names."""

import os

from sqlalchemy import Column, Connection, LargeBinary, MetaData, Table, Text, insert

from accordingto.store.migrations.m001_desk import Number


def m013_privacy(connection: Connection) -> None:
    """Make the salt of pseudonyms, the table of disclosures, and an index of the roles of people."""
    metadata = MetaData()
    salts = Table("salts", metadata, Column("salt", LargeBinary, primary_key=True))
    Table(
        "disclosures",
        metadata,
        Column("number", Number, primary_key=True),
        *(Column(name, Text, nullable=False) for name in ("what", "by", "at")),
        sqlite_autoincrement=True,
    )
    metadata.create_all(connection)
    connection.execute(insert(salts).values(salt=os.urandom(32)))
    connection.exec_driver_sql('CREATE INDEX ix_variants_role ON variants ("table", role, id)')
