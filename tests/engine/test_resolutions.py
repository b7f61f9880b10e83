"""The stages of a desk: each takes up what is new to it, once, in batches, and again when its key changes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from accordingto.engine import resolutions
from accordingto.engine.desks import add_items
from accordingto.engine.resolutions import settle_desk
from accordingto.store import open_store
from accordingto.store.base import Store
from accordingto.store.stages import DeskStage
from toy_stages import ToyRecipe, sources


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = open_store(tmp_path / "desk.db")
    yield found
    found.close()


def recording(name: str, calls: list[tuple[str, int]], version: str = "1", dies_at: int = -1) -> DeskStage:
    def run(_: Store, documents: Sequence[str]) -> None:
        if len(calls) == dies_at:
            raise KeyboardInterrupt
        calls.append((name, len(documents)))

    return DeskStage(name, version, run)


def test_what_is_new_is_taken_up_once_by_each_stage_in_turn(store: Store) -> None:
    calls: list[tuple[str, int]] = []
    stages = [recording("copies", calls), recording("incidents", calls)]
    list(add_items(store, sources("one", "two"), ToyRecipe(), 1, stages))
    list(add_items(store, sources("one", "two", "three"), ToyRecipe(), 1, stages))
    assert calls == [("copies", 2), ("incidents", 2), ("copies", 1), ("incidents", 1)]
    assert settle_desk(store, stages) == {"copies": 0, "incidents": 0}


def test_another_version_takes_up_everything(store: Store) -> None:
    calls: list[tuple[str, int]] = []
    list(add_items(store, sources("one", "two"), ToyRecipe(), 1, [recording("copies", calls)]))
    assert settle_desk(store, [recording("copies", calls, "2")]) == {"copies": 2}


def test_a_run_that_is_cut_off_goes_on_where_it_stopped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolutions, "AT_ONCE", 2)
    list(add_items(store, sources("one", "two", "three", "four", "five"), ToyRecipe()))
    calls: list[tuple[str, int]] = []
    with pytest.raises(KeyboardInterrupt):
        settle_desk(store, [recording("copies", calls, dies_at=1)])
    settle_desk(store, [recording("copies", calls)])
    assert calls == [("copies", 2), ("copies", 2), ("copies", 1)]
