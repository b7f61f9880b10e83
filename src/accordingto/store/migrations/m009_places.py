"""A desk whose places lack it in, one that holds how each name is used, how sure its place is and who disputes it out."""

from sqlalchemy import Connection, Double, text


def m009_places(connection: Connection) -> None:
    """Add the columns; rows that are there keep them empty until their documents are read again."""
    for column in ("use", "geo_reason", "names", "disputed_by"):
        connection.execute(text(f'ALTER TABLE places ADD COLUMN "{column}" TEXT'))
    number = Double().compile(dialect=connection.dialect)
    connection.execute(text(f'ALTER TABLE places ADD COLUMN "confidence" {number}'))
