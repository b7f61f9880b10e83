"""A file or URL in, an open desk out."""

import threading
from collections.abc import Collection, Sequence
from pathlib import Path

from sqlalchemy import Engine, PoolProxiedConnection

from accordingto.model.pseudonyms import PrivatePerson
from accordingto.store.base import Store, StoreError, View, Writer
from accordingto.store.forgettings import forget_documents, forget_person
from accordingto.store.migrations import migrate
from accordingto.store.sqlite import SCHEME, create_desk_engine, data_version, file_of, plain_errors
from accordingto.store.views import DeskView
from accordingto.store.writers import DeskWriter


class Desk:
    """A desk kept in a database."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where
        self._lock = threading.Lock()
        self._watching: PoolProxiedConnection | None = None

    @property
    def where(self) -> str:
        """The desk's file."""
        return self._where

    def view(self) -> View:
        """Return the desk as it stands now."""
        return DeskView(self._engine, self._where)

    def writer(self) -> Writer:
        """Return a writer; several take turns, `put` by `put`."""
        return DeskWriter(self._engine, self._where)

    def forget_documents(self, document_ids: Sequence[str]) -> Collection[str]:
        """Remove documents with all that was made of them (see `base.Store`)."""
        return forget_documents(self._engine, self._where, document_ids).anew

    def forget_person(self, person: PrivatePerson) -> Collection[str]:
        """Take every name of a person out of the desk (see `base.Store`)."""
        return forget_person(self._engine, self._where, person).anew

    def version(self) -> int:
        """Return a number that is another one once anybody has changed the desk."""
        with self._lock, plain_errors(self._where):
            if self._watching is None:
                self._watching = self._engine.raw_connection()
            return data_version(self._watching)

    def close(self) -> None:
        """Let go of the desk."""
        if self._watching is not None:
            self._watching.close()
            self._watching = None
        self._engine.dispose()


def open_desk(where: str | Path, create: bool = True) -> Store:
    """Return the desk at a file or `sqlite:///` URL (see `open_store`)."""
    if "://" in str(where) and not str(where).startswith(SCHEME):
        raise StoreError(f"{where}: desks are kept in files (or sqlite:///FILE) so far, not there")
    path = file_of(where)
    if path.is_dir():
        raise StoreError(f"{path} is a folder; a desk is a file, such as {path / 'desk.db'}")
    if not create and not path.is_file():
        raise StoreError(f"there is no desk at {path}; make one with: accordingto add PATH --desk {path}")
    engine = create_desk_engine(path)
    try:
        with plain_errors(str(path)):
            migrate(engine, str(path))
    except StoreError:
        engine.dispose()
        raise
    return Desk(engine, str(path))
