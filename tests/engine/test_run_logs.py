"""How far a run is stands in the desk while it runs, about once a second, and what became of it after."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from accordingto.engine.run_logs import SILENT, RunLog, is_running, logged_run
from accordingto.engine.runs import Outcome
from accordingto.model.runs import MOST_FAILURES, Run
from accordingto.store import open_store
from accordingto.store.runs import KEPT


def test_a_run_is_told_of_about_once_a_second(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    moment = [0.0]
    log = RunLog(store, lambda: moment[0])

    def told() -> Run:
        with store.view() as view:
            return view.runs()[0]

    log.count(Outcome("a.txt"))
    assert told().read == 0
    moment[0] = 1.5
    log.count(Outcome("b.txt"))
    assert (told().read, told().last) == (2, "b.txt")
    log.count(Outcome("c.txt", failure="is no text"))
    assert (told().failed, told().failures) == (1, (("c.txt", "is no text"),))
    log.tell("comparing")
    assert told().doing == "comparing" and is_running(told())
    for n in range(MOST_FAILURES + 5):
        log.count(Outcome(f"{n}", failure="no"))
    log.end()
    assert not is_running(told()) and len(told().failures) == MOST_FAILURES
    store.close()


def test_what_stops_a_run_stands_in_the_desk(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    with pytest.raises(ZeroDivisionError), logged_run(store):
        raise ZeroDivisionError
    with logged_run(store):
        pass
    with store.view() as view:
        assert [(r.doing, r.ended_at is not None) for r in view.runs()] == [
            ("done", True),
            ("stopped before its end", True),
        ]
    for _ in range(KEPT):
        with logged_run(store):
            pass
    with store.view() as view:
        assert len(view.runs(1000)) == KEPT
    store.close()


def test_a_run_that_is_silent_for_long_was_killed() -> None:
    at = datetime(2031, 5, 12, 10, tzinfo=UTC)
    run = Run(1, "2031-05-12T09:00:00Z", "2031-05-12T10:00:00Z")
    assert is_running(run, at + SILENT / 2) and not is_running(run, at + SILENT + timedelta(seconds=1))
