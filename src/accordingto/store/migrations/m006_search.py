"""A desk whose statements and documents can be searched in, one whose other rows and spellings can be, too, out."""

from sqlalchemy import Connection

from accordingto.store.sqlite import create_word_index


def m006_search(connection: Connection) -> None:
    """Make the word indexes of events, figures and ledger entries, and find places by how they are spelt, actors by their names."""
    create_word_index(connection, "events", '"trigger"', "actors", "recipients", "place", "place_text")
    create_word_index(connection, "figures", "what", "unit", "sources")
    create_word_index(connection, "ledger", "terms", "condition", "instruments")
    connection.exec_driver_sql("CREATE INDEX ix_places_text ON places (text, row)")
    connection.exec_driver_sql("CREATE INDEX ix_entities_name ON entities (name, row)")
