"""A desk and what must be forgotten in, the desk without it out: rows, texts, bytes, indexes, and the freed pages of the file.

All tables are gone through, whoever made them, so that a table that is added later is, too.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine

from accordingto.model.pseudonyms import Mask, PrivatePerson
from accordingto.store.base import StoreError
from accordingto.store.sqlite import data_connection, plain_errors, write_transaction

KEPT = frozenset("_migrations salts disclosures".split())
"""Tables that hold nothing of any document."""
COUNTED = frozenset("tallies things variants".split())
"""Tables that the database keeps in step with others by itself."""
OF_READINGS = ("prints", "sketches", "keys", "settled", "originals", "as_read")
"""What a reading is compared by or was made from: dropped where a name stood in it, made anew by the stages of the desk."""
SETTLED_ROWS = ("incidents", "threads")


@dataclass(slots=True)
class Forgotten:
    """How much was forgotten, and the documents whose stories, happenings and matters must be told anew."""

    documents: int = 0
    rows: int = 0
    anew: set[str] = field(default_factory=set)


def forget_documents(engine: Engine, where: str, document_ids: Sequence[str]) -> Forgotten:
    """Remove documents with all that was made of them. Raises StoreError for one that the desk does not hold."""
    done = Forgotten()
    with plain_errors(where), write_transaction(engine) as connection:
        raw = data_connection(connection)
        raw.execute("PRAGMA secure_delete = ON")
        for document_id in document_ids:
            found = raw.execute("SELECT number FROM readings WHERE document_id = ?", (document_id,)).fetchone()
            if found is None:
                raise StoreError(f"{where} holds no document {document_id}; nothing was forgotten")
            _forget_document(raw, document_id, found[0], done)
        _unsettle(raw, done.anew)
    _wipe(engine, where)
    return done


def forget_person(engine: Engine, where: str, person: PrivatePerson) -> Forgotten:
    """Take every name of a person out of a desk: the person's own rows go, names in all others become dots.

    The bytes that documents with the name were read from go, too.
    """
    done = Forgotten()
    mask = Mask([person], b"")
    with plain_errors(where), write_transaction(engine) as connection:
        raw = data_connection(connection)
        raw.execute("PRAGMA secure_delete = ON")
        named = _named_in(raw, mask, person.id)
        for table, column in (("entities", "id"), ("actors", "actor_id")):
            done.rows += raw.execute(f"DELETE FROM {table} WHERE {column} = ?", (person.id,)).rowcount
        _change_all(raw, lambda text: _without_id(mask.erase(text), person.id), done)
        for table in _tables(raw, OF_READINGS):
            _delete_of(raw, table, "reading", named)
        marks = ",".join("?" * len(named))
        done.anew = {r[0] for r in raw.execute(f"SELECT document_id FROM readings WHERE number IN ({marks})", named)}
        done.documents = len(named)
        _unsettle(raw, done.anew)
    _wipe(engine, where)
    return done


def _forget_document(raw: sqlite3.Connection, document_id: str, number: int, done: Forgotten) -> None:
    ids = {document_id}
    for table in ("statements", "events", "figures", "ledger"):
        ids |= {row[0] for row in raw.execute(f"SELECT id FROM {table} WHERE reading = ?", (number,))}
    touches = re.compile("|".join(map(re.escape, sorted(ids)))).search
    affected = set(ids)
    for table in _tables(raw, SETTLED_ROWS):
        for row_id, *texts in _rows(raw, table, "id"):
            if any(touches(t) for t in texts if isinstance(t, str)):
                affected.add(row_id)
                done.anew |= _documents_in(texts, raw)
    groups = raw.execute("SELECT copy_group, story_id FROM documents WHERE id = ?", (document_id,)).fetchone()
    for column, group in zip(("copy_group", "story_id"), groups or (None, None), strict=True):
        if group is not None:
            done.anew |= {r[0] for r in raw.execute(f"SELECT id FROM documents WHERE {column} = ?", (group,))}
    for table in _tables(raw):
        if "reading" in _columns(raw, table):
            done.rows += raw.execute(f"DELETE FROM {table} WHERE reading = ?", (number,)).rowcount
    raw.execute("DELETE FROM readings WHERE number = ?", (number,))
    _drop_touched(raw, re.compile("|".join(map(re.escape, sorted(affected)))), done)
    done.anew.discard(document_id)
    done.documents += 1


def _drop_touched(raw: sqlite3.Connection, ids: re.Pattern[str], done: Forgotten) -> None:
    """Delete the rows of the desk that name these ids; in rows of other documents let go of the ids alone."""
    raw.create_function("touches", 1, lambda text: isinstance(text, str) and ids.search(text) is not None)
    raw.create_function("without", 1, lambda text: None if ids.fullmatch(text) else _without_item(text, ids))
    for table in _tables(raw):
        columns = _columns(raw, table)
        texts = [c for c, kind in columns.items() if kind in ("TEXT", "")]
        if not texts:
            continue
        condition = " OR ".join(f'touches("{c}")' for c in texts)
        whole = table in (*SETTLED_ROWS, "items") or "reading" not in columns
        rows_of_desk = "" if whole else "reading IS NULL AND "
        done.rows += raw.execute(f"DELETE FROM {table} WHERE {rows_of_desk}({condition})").rowcount
        if rows_of_desk:
            for column in texts:
                if column != "id":
                    raw.execute(f'UPDATE {table} SET "{column}" = without("{column}") WHERE touches("{column}")')
    for table in SETTLED_ROWS:
        gone = f"reading IS NULL AND \"table\" = '{table}' AND row NOT IN (SELECT row FROM {table})"
        raw.execute(f"DELETE FROM items WHERE {gone}")
    raw.execute("DELETE FROM spots WHERE row NOT IN (SELECT row FROM incidents)")


def _without_item(text: str, ids: re.Pattern[str]) -> str:
    """Return the text of a column without ids: out of a list as items, out of anything else as words."""
    listed = re.sub(rf'(?:,\s*)?"(?:{ids.pattern})"', "", text)
    return ids.sub("", listed.replace("[,", "["))


def _change_all(raw: sqlite3.Connection, change: Callable[[str], str], done: Forgotten) -> None:
    """Change every text of every table."""
    raw.create_function("touches", 1, lambda text: isinstance(text, str) and change(text) != text)
    raw.create_function("changed", 1, lambda text: change(text) if isinstance(text, str) else text)
    for table in _tables(raw):
        texts = [c for c, kind in _columns(raw, table).items() if kind in ("TEXT", "")]
        if not texts:
            continue
        told = ", ".join(f'"{c}" = changed("{c}")' for c in texts)
        condition = " OR ".join(f'touches("{c}")' for c in texts)
        done.rows += raw.execute(f"UPDATE OR REPLACE {table} SET {told} WHERE {condition}").rowcount
    raw.execute("DELETE FROM tallies WHERE touches(value)")


def _named_in(raw: sqlite3.Connection, mask: Mask, person_id: str) -> list[int]:
    """Return the readings of documents in whose text, title or address a name stands."""
    columns = [c for c, kind in _columns(raw, "documents").items() if kind == "TEXT"]
    found = {
        row[0]
        for row in _rows(raw, "documents", "reading", columns)
        if any(isinstance(t, str) and mask.erase(t) != t for t in row[1:])
    }
    found |= {row[0] for row in raw.execute("SELECT reading FROM actors WHERE actor_id = ?", (person_id,))}
    return sorted(found)


def _without_id(text: str, entity_id: str) -> str:
    return text.replace(entity_id, "0" * len(entity_id))


def _documents_in(texts: Iterable[object], raw: sqlite3.Connection) -> set[str]:
    """Return the documents of the desk that a row of the desk names."""
    named = {i for t in texts if isinstance(t, str) for i in re.findall(r"[0-9a-f]{16}", t)}
    held: set[str] = set()
    for document_id in named:
        held |= {r[0] for r in raw.execute("SELECT document_id FROM readings WHERE document_id = ?", (document_id,))}
    return held


def _unsettle(raw: sqlite3.Connection, document_ids: Iterable[str]) -> None:
    numbers = [
        row[0] for d in document_ids for row in raw.execute("SELECT number FROM readings WHERE document_id = ?", (d,))
    ]  # fmt: skip
    _delete_of(raw, "settled", "reading", numbers)


def _delete_of(raw: sqlite3.Connection, table: str, column: str, values: Iterable[int]) -> None:
    raw.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(v,) for v in values])


def _tables(raw: sqlite3.Connection, among: Sequence[str] | None = None) -> list[str]:
    """Return the tables that hold what was read, written or decided; indexes of words and counts follow by themselves."""
    rows = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    indexes = [name for name, sql in rows if sql and "USING fts5" in sql]
    own = [n for n, _ in rows if not any(n == i or n.startswith(f"{i}_") for i in indexes)]
    kept = [n for n in own if n not in KEPT | COUNTED and not n.startswith("sqlite_")]
    return kept if among is None else [n for n in kept if n in among]


def _columns(raw: sqlite3.Connection, table: str) -> dict[str, str]:
    return {row[1]: row[2].upper() for row in raw.execute(f'PRAGMA table_info("{table}")')}


def _rows(
    raw: sqlite3.Connection, table: str, first: str, columns: Sequence[str] | None = None
) -> Iterable[tuple[Any, ...]]:
    named = ", ".join(f'"{c}"' for c in columns or _columns(raw, table))
    return raw.execute(f'SELECT "{first}", {named} FROM {table}')


def _wipe(engine: Engine, where: str) -> None:
    """Make the indexes of words anew and write the file anew, so that nothing of what was there stays in free pages."""
    with plain_errors(where), engine.connect() as connection:
        raw = data_connection(connection)
        if raw.in_transaction:
            raw.rollback()
        raw.execute("PRAGMA secure_delete = ON")
        indexes = raw.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'").fetchall()
        for (name,) in indexes:
            raw.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")
            raw.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")
        raw.execute("VACUUM")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
