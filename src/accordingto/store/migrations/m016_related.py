"""A desk whose incidents stand alone in, one that holds which came of which out."""

from sqlalchemy import Connection, text


def m016_related(connection: Connection) -> None:
    """Add the column, empty until the stage of incidents settles the documents anew."""
    connection.execute(text("ALTER TABLE incidents ADD COLUMN related TEXT"))
    connection.execute(text("UPDATE incidents SET related = '[]'"))
