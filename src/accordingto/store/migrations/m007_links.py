"""A desk whose mentions of actors lack it in, one that holds how sure each is tied to its actor and why out."""

from sqlalchemy import Connection, text


def m007_links(connection: Connection) -> None:
    """Add the columns; rows that are there keep them empty until their documents are read again."""
    connection.execute(text("ALTER TABLE actors ADD COLUMN confidence DOUBLE"))
    connection.execute(text("ALTER TABLE actors ADD COLUMN reason TEXT"))
