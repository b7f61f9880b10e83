"""What only SQLite does: locks, full disks, the word index, and plans that use the indexes."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from accordingto.store import base, desks, open_store, sqlite
from factories import TEXT, make_document, make_reading


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[desks.Desk]:
    store = open_store(tmp_path / "desk.db")
    assert isinstance(store, desks.Desk)
    with store.writer() as writer:
        writer.put(make_reading(), "k1")
    yield store
    store.close()


def test_a_desk_that_another_program_writes_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.05)
    store = open_store(tmp_path / "desk.db")
    other = sqlite3.connect(tmp_path / "desk.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with store.writer() as writer:
        with pytest.raises(base.StoreError, match="is being written by another program; wait"):
            writer.put(make_reading(), "k1")
        assert store.view().counts()["documents"] == 0
        other.execute("COMMIT")
        other.close()
        writer.put(make_reading(), "k1")
    assert store.view().counts()["documents"] == 1
    store.close()


def test_a_full_disk_leaves_what_was_there(desk: desks.Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.view().reading(make_reading().document.id)
    desk.close()
    pages = (tmp_path / "desk.db").stat().st_size // 4096 + 2
    monkeypatch.setattr(sqlite, "_PRAGMAS", (*sqlite._PRAGMAS, f"max_page_count={pages}"))
    full = open_store(tmp_path / "desk.db")
    long = replace(make_reading(), document=make_document(TEXT * 2000, path="long"))
    with full.writer() as writer, pytest.raises(base.StoreError, match="the disk is full; make room and run it again"):
        writer.put(long, "k1")
    assert full.view().counts()["documents"] == 1
    assert before is not None and full.view().reading(before.document.id) == before
    full.close()


def test_a_desk_is_set_for_kills_and_readers(desk: desks.Desk) -> None:
    with desk._engine.connect() as connection:
        told = {p: connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("journal_mode", "synchronous")}
        assert told == {"journal_mode": "wal", "synchronous": 1}
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_the_word_index_follows_its_table(desk: desks.Desk) -> None:
    reading = make_reading()
    with desk.writer() as writer:
        writer.put(replace(reading, statements=reading.statements[1:]), "k2")
    with sqlite.write_transaction(desk._engine) as connection:
        for index in ("statements_words", "documents_words"):
            connection.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    assert desk.view().find_statements(base.StatementQuery(words="wounded")).total == 0


@pytest.mark.parametrize(
    "query",
    [
        base.StatementQuery(act="deny"),
        base.StatementQuery(speaker="Velmark"),
        base.StatementQuery(about="Velmark"),
        base.StatementQuery(words="wounded"),
        base.StatementQuery(document_id="x"),
        base.EventQuery(event_type="ASSAULT"),
        base.EventQuery(actor="Velmark"),
        base.EventQuery(document_id="x"),
        base.EventQuery(date_from="2031-05-12"),
        base.EventQuery(date_to="2031-05"),
    ],
    ids=str,
)
def test_no_question_goes_through_a_whole_table(desk: desks.Desk, query: base.StatementQuery | base.EventQuery) -> None:
    asked: list[tuple[str, object]] = []
    event.listen(desk._engine, "before_cursor_execute", lambda _c, _u, sql, values, *_: asked.append((sql, values)))
    with desk.view() as view:
        if isinstance(query, base.StatementQuery):
            view.find_statements(query)
        else:
            view.find_events(query)
    with desk._engine.connect() as connection:
        for sql, values in [a for a in asked if "WHERE" in a[0]]:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()  # type: ignore[call-overload]
            steps = [row[3] for row in plan]
            assert not [s for s in steps if s.startswith(("SCAN statements", "SCAN events", "SCAN items"))
                        and "VIRTUAL" not in s], steps  # fmt: skip
