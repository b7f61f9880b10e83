"""A desk in which pairs are found by their second thing only by going through all of a kind in, one with an index for it out."""

from sqlalchemy import Connection, text


def m018_others(connection: Connection) -> None:
    """Make the index begin with what few pairs share."""
    connection.execute(text("DROP INDEX ix_pairs_other"))
    connection.execute(text("CREATE INDEX ix_pairs_other ON pairs (other, kind)"))
