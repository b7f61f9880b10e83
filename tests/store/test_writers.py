"""A program that is killed inside `put`, at any point of it, leaves the desk whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from accordingto.store import insertions as insertions_module
from accordingto.store import open_store
from accordingto.store.base import StoreError
from factories import make_document, make_reading

KILLED = """
import os, pathlib, signal, sys
sys.path.insert(0, sys.argv[1])
from dataclasses import replace
from factories import make_document, make_reading
from sqlalchemy import event
from accordingto.store import open_store
from accordingto.store.sqlite import write_transaction

old, new = make_reading(), make_reading(make_document(path="two.txt"))
changed = replace(old, statements=old.statements[:1], figures=old.figures * 3)
path = pathlib.Path(sys.argv[2])

def put_and_die(point, reading, key):
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    store, steps = open_store(path), iter(range(point))
    def die(*_):
        if next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
    for moment in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(store._engine, moment, die)
    with store.writer() as writer:
        writer.put(reading, key, b"bytes" * 999)
    os._exit(0)

def check(reading, before):
    store = open_store(path)
    with store.view() as view:
        found = view.reading(reading.document.id)
        assert found in (before, reading), "half a reading"
        assert view.reading(old.document.id) in (old, changed)
        lists = view.values("statements", "about")
        assert sum(lists.values()) == sum(len(s.about) for s in view.rows("statements")), "items out of step"
    with write_transaction(store._engine) as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        connection.exec_driver_sql(
            "INSERT INTO statements_words(statements_words, rank) VALUES ('integrity-check', 1)")
    store.close()
    return found == reading

store = open_store(path)
with store.writer() as writer:
    writer.put(old, "k1", b"old bytes")
store.close()
for reading, key, before in ((new, "k1", None), (changed, "k2", old)):
    point = 0
    while put_and_die(point, reading, key):
        whole = check(reading, before)
        point += 1
        if whole:
            break
    assert check(reading, before)
    print(point)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill")
def test_killed_at_any_point_of_a_put_the_desk_is_whole(tmp_path: Path) -> None:
    tests = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tests), str(tmp_path / "desk.db")], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    added, replaced = map(int, done.stdout.split())
    assert added > 20 and replaced > added


def test_more_rows_than_a_desk_can_number_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(insertions_module, "ROWS_A_READING", 3)
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer, pytest.raises(StoreError, match="one document gives 3 rows of statements"):
        writer.put(make_reading(make_document()), "k1")
    assert store.view().counts()["documents"] == 0
    store.close()
