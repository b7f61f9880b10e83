"""After decisions the stages of the desk run once, beside the pages; what goes wrong in them breaks nothing."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from accordingto.engine.chains import Recipe
from accordingto.store import open_store
from accordingto.store.base import Store, StoreError
from accordingto.store.stages import DeskStage
from accordingto.web.settlers import Settler
from factories import make_reading


class OneStage(Recipe):
    """A recipe with one stage of the desk, which tells when it has run."""

    ran = threading.Semaphore(0)
    runs: int = 0
    fails = False

    def __init__(self) -> None:
        super().__init__((), "none")

    def desk_stages(self) -> tuple[DeskStage, ...]:
        return (DeskStage("told", "1", _run),)


def _run(store: Store, documents: Sequence[str]) -> None:
    OneStage.runs += 1
    OneStage.ran.release()
    if OneStage.fails:
        raise StoreError("the disk is full")


def test_many_decisions_in_a_row_are_followed_once(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer:
        writer.put(make_reading(), "k")
    settler = Settler(store, OneStage(), pause=0.05)
    for _ in range(5):
        settler.settle_soon()
    assert OneStage.ran.acquire(timeout=20)
    assert not OneStage.ran.acquire(timeout=0.3) and OneStage.runs == 1
    store.close()


def test_a_desk_that_cannot_be_written_is_told_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer:
        writer.put(make_reading(), "k")
    monkeypatch.setattr(OneStage, "fails", True)
    settler = Settler(store, OneStage(), pause=0.01)
    for _ in range(2):
        settler.settle_soon()
        assert OneStage.ran.acquire(timeout=20)
    settler.stop()
    assert "not made anew yet: the disk is full" in caplog.text
    store.close()
