"""A desk without a word index in, one whose statements and documents can be searched by their words out."""

from sqlalchemy import Connection

from accordingto.store.sqlite import create_word_index


def m002_words(connection: Connection) -> None:
    """Make the word indexes and fill them from the rows that are there."""
    create_word_index(connection, "statements", "content")
    create_word_index(connection, "documents", "text")
