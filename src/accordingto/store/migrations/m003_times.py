"""A desk whose times lack it in, one that holds how precise each time is and which rule read it out."""

from sqlalchemy import Connection, text


def m003_times(connection: Connection) -> None:
    """Add the columns; rows that are there keep them empty until their documents are read again."""
    for column in ("precision", "rule"):
        connection.execute(text(f'ALTER TABLE times ADD COLUMN "{column}" TEXT'))
