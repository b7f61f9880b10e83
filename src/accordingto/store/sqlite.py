"""A file's path in, an SQLite engine fit for a desk out; everything that only SQLite understands stands here."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    PoolProxiedConnection,
    Table,
    TableClause,
    and_,
    column,
    create_engine,
    event,
    exc,
    false,
    func,
    literal_column,
    not_,
    select,
    table,
)
from sqlalchemy.engine import URL

from accordingto.store.base import StoreError

SCHEME = "sqlite:///"
MIGRATIONS_TABLE = "_migrations"
"""The table that tells a desk from a database of another program, which is left as it is."""
PATIENCE = 30.0
"""Seconds to wait for another program that is writing."""

_PRAGMAS = ("synchronous=NORMAL", "foreign_keys=ON", "cache_size=-32000", "temp_store=MEMORY")

_REASONS = {
    sqlite3.SQLITE_NOTADB: "is no desk: it is not an SQLite database; name another file",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore it from a copy, or read its documents into a new desk",
    sqlite3.SQLITE_FULL: "could not be written: the disk is full; make room and run it again "
    "(what the desk held before is whole)",
    sqlite3.SQLITE_READONLY: "could not be written: the file or its folder is write-protected",
    sqlite3.SQLITE_CANTOPEN: "could not be opened: its folder is missing or may not be used",
    sqlite3.SQLITE_PERM: "could not be opened: you have no right to it",
    sqlite3.SQLITE_BUSY: "is being written by another program; wait until that is done and run it again",
    sqlite3.SQLITE_LOCKED: "is being written by another program; wait until that is done and run it again",
    sqlite3.SQLITE_IOERR: "could not be read or written: the disk reports an error",
}


def file_of(where: str | Path) -> Path:
    """Return the file that a path or a `sqlite:///` URL names."""
    return Path(str(where).removeprefix(SCHEME))


def create_desk_engine(path: Path) -> Engine:
    """Return an engine for the file: write-ahead log, foreign keys, transactions begun by us and not by the driver."""
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": PATIENCE}, max_overflow=-1)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    if not names or MIGRATIONS_TABLE in names:
        connection.execute("PRAGMA journal_mode=WAL")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def write_transaction(engine: Engine) -> Iterator[Connection]:
    """Give a connection in one transaction that holds the right to write from its first moment."""
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        yield connection


def data_connection(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection, for what only SQLite can do."""
    found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def data_version(connection: PoolProxiedConnection) -> int:
    """Return SQLite's number of changes by others, as a connection that never writes sees it."""
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA data_version")
        return int(cursor.fetchone()[0])  # type: ignore[index]
    finally:
        cursor.close()


@contextmanager
def plain_errors(where: str) -> Iterator[None]:
    """Turn what the database complains of into a StoreError that says what to do; `where` names the desk."""
    try:
        yield
    except exc.DBAPIError as error:
        raise _explain(where, error.orig) from error
    except sqlite3.Error as error:
        raise _explain(where, error) from error


def _explain(where: str, error: BaseException | None) -> StoreError:
    code = getattr(error, "sqlite_errorcode", None)
    reason = _REASONS.get(code & 0xFF) if isinstance(code, int) else None
    return StoreError(f"{where} {reason}" if reason else f"{where}: the database reports: {error}")


def create_word_index(connection: Connection, of: str, *fields: str) -> None:
    """Make a word index over columns and keep it in step with its table; letters match without their marks."""

    def words(row: str) -> str:
        taken = [f"{row}{field}" for field in fields]
        return taken[0] if len(taken) == 1 else " || ' ' || ".join(f"coalesce({field}, '')" for field in taken)

    index, shown = f"{of}_words", f"{of}_worded"
    options = f"content='{shown}', content_rowid='row', tokenize='unicode61 remove_diacritics 2'"
    take_in = f"INSERT INTO {index}(rowid, words) VALUES (new.row, {words('new.')})"
    take_out = f"INSERT INTO {index}({index}, rowid, words) VALUES ('delete', old.row, {words('old.')})"
    for statement in (
        f"CREATE VIEW {shown} AS SELECT row, {words('')} AS words FROM {of}",
        f"CREATE VIRTUAL TABLE {index} USING fts5(words, {options})",
        f"INSERT INTO {index}(rowid, words) SELECT row, words FROM {shown}",
        f"CREATE TRIGGER {index}_in AFTER INSERT ON {of} BEGIN {take_in}; END",
        f"CREATE TRIGGER {index}_out AFTER DELETE ON {of} BEGIN {take_out}; END",
        f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {', '.join(fields)} ON {of} BEGIN {take_out}; {take_in}; END",
    ):
        connection.exec_driver_sql(statement)


def word_index(of: str) -> TableClause:
    """Return the word index over a table, as something to ask of."""
    return table(f"{of}_words", column("rowid"), column(f"{of}_words"))


def has_words(of: Table, words: str) -> ColumnElement[bool]:
    """Return the condition that all of the words occur in the indexed columns of a row, in any order."""
    return holds_phrases(of, [[word] for word in words.split()])


def holds_phrases(of: Table, groups: Iterable[Iterable[str]]) -> ColumnElement[bool]:
    """Return the condition that the indexed columns of a row hold one phrase of each group."""
    index = word_index(of.name)
    found = select(index.c.rowid).where(index.c[index.name].op("MATCH")(tell_phrases(groups)))
    return of.c.row.in_(found)


def named_like(number: ColumnElement[int], words: str, whole: bool = False) -> ColumnElement[bool]:
    """Return the condition that an account of a thing has these words in its names, the last as a beginning unless `whole`."""
    index = word_index("variants")
    asked = " AND ".join(_quote(word) for word in words.split() if any(c.isalnum() for c in word))
    found = select(index.c.rowid).where(index.c[index.name].op("MATCH")(asked if whole or not asked else f"{asked}*"))
    return number.in_(found) if asked else false()


def tell_phrases(groups: Iterable[Iterable[str]]) -> str:
    """Return groups of phrases, one of each of which must occur, as a word index is asked for them."""
    return " AND ".join("(" + " OR ".join(_quote(phrase) for phrase in group) + ")" for group in groups)


def show_snippet(of: str, before: str, after: str, words: int) -> ColumnElement[str]:
    """Return the column of a word index that shows up to `words` words around what was found, the found ones marked."""
    return func.snippet(literal_column(f"{of}_words"), 0, before, after, "…", words)


def is_acronym(name: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that a name is an acronym (see `model.people.is_acronym`)."""
    letters = name.op("GLOB", is_comparison=True)
    return and_(func.length(name) > 1, letters("*[A-Z]*"), not_(letters("*[^A-Z0-9]*")))


def _quote(phrase: str) -> str:
    return '"' + phrase.replace("\x00", " ").replace('"', '""') + '"'
