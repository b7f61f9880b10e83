"""A desk in which the spellings of a place are gathered from all its mentions in, one in which an index tells them out."""

from sqlalchemy import Connection


def m020_spelt(connection: Connection) -> None:
    """Make the indices."""
    connection.exec_driver_sql("DROP INDEX ix_places_text")
    connection.exec_driver_sql("CREATE INDEX ix_places_text_name ON places (text, name, row)")
    connection.exec_driver_sql("CREATE INDEX ix_places_name_text ON places (name, text, row)")
