"""Searches that people named in and out of a desk, and how far the desk has grown."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import fields

from sqlalchemy import Boolean, Column, Connection, Integer, Table, Text, delete, func, insert, select, update

from accordingto.model.searches import SavedSearch
from accordingto.store.rows import Parts, Words, record_of
from accordingto.store.schema import metadata, readings

saved_searches = Table(
    "saved_searches",
    metadata,
    Column("name", Words, primary_key=True),
    Column("title", Words, nullable=False),
    Column("query", Parts, nullable=False),
    Column("at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("watched", Boolean, nullable=False),
    Column("by", Words),
    Column("seen", Integer, nullable=False),
)
"""What people look for again and again, under names."""


class SavedView:
    """The part of a view that tells of named searches (see `base.View`)."""

    _connection: Connection

    def _errors(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def growth(self) -> int:
        """Return a number that grows with every document that is added."""
        with self._errors():
            return int(self._connection.scalar(select(func.max(readings.c.number))) or 0)

    def saved_searches(self) -> Sequence[SavedSearch]:
        """Return the named searches, by title."""
        with self._errors():
            rows = self._connection.execute(select(saved_searches).order_by(saved_searches.c.title)).mappings().all()
        return [record_of(SavedSearch, dict(row)) for row in rows]

    def saved_search(self, name: str) -> SavedSearch | None:
        """Return a search by its name, or None."""
        with self._errors():
            query = select(saved_searches).where(saved_searches.c.name == name)
            row = self._connection.execute(query).mappings().first()
        return record_of(SavedSearch, dict(row)) if row else None


def keep_search(connection: Connection, search: SavedSearch) -> None:
    """Keep a search in the place of an earlier one of its name."""
    connection.execute(delete(saved_searches).where(saved_searches.c.name == search.name))
    values = {f.name: getattr(search, f.name) for f in fields(search)} | {"query": dict(search.query)}
    connection.execute(insert(saved_searches).values(**values))


def look_through(connection: Connection, name: str, seen: int, at: str) -> None:
    """Remember how far the desk had grown when a search was last looked through."""
    found = saved_searches.c.name == name
    connection.execute(update(saved_searches).where(found).values(seen=seen, seen_at=at))


def drop_search(connection: Connection, name: str) -> None:
    """Let go of a search."""
    connection.execute(delete(saved_searches).where(saved_searches.c.name == name))
