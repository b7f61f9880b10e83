"""Where readings are kept: Store, Writer, View."""

from pathlib import Path

from accordingto.store.base import Store


def open_store(where: str | Path, create: bool = True) -> Store:
    """Return the desk kept in a file (or at a `sqlite:///` URL); a missing one is made unless `create` is False.

    Raises StoreError, with what to do about it, for a desk that cannot be opened: none there, no database, made by
    a newer version, locked, or of a kind that is not known.
    """
    from accordingto.store.desks import open_desk

    return open_desk(where, create)
