"""Desks: what is held is not read again, by whatever spelling; a store that fails stops the run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.engine.desks import add_items, remember
from accordingto.model.runs import Run
from accordingto.model.stages import Source
from accordingto.store import open_store
from accordingto.store.base import Store, StoreError
from toy_stages import ToyRecipe, sources


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty desk."""
    found = open_store(tmp_path / "desk.db")
    yield found
    found.close()


def test_readings_are_kept_in_the_order_of_the_sources_with_their_bytes(store: Store) -> None:
    kept = [o.path for o in add_items(store, sources("slow one", "two", "bad three"), ToyRecipe(), 2)]
    assert kept == ["000.txt", "001.txt", "002.txt"]
    with store.view() as view:
        assert [d.path for d in view.documents()] == ["000.txt", "001.txt"]
        assert view.original(view.documents()[1].id) == b"two"


def test_another_spelling_is_placed_where_the_file_is_known(store: Store) -> None:
    list(add_items(store, [Source(b"one", "a.txt")], ToyRecipe()))
    memory = remember(store)
    assert memory.place(Source(b"one", "./x/../a.txt")).path == "a.txt"
    assert memory.place(Source(b"two", "./a.txt")).path == "./a.txt"
    assert memory.place(Source(b"one", "b.txt")).path == "b.txt"
    assert memory.place(Source(b"one", None, given={"url": "https://example.org"})).path is None


def test_another_chain_reads_again_in_the_place_of_the_old_reading(store: Store) -> None:
    list(add_items(store, [Source(b"one", "a.txt")], ToyRecipe()))
    again = list(add_items(store, [Source(b"one", "./a.txt")], ToyRecipe({"model": "b"})))
    assert [o.held for o in again] == [False]
    with store.view() as view:
        assert [d.path for d in view.documents()] == ["a.txt"]


def test_a_store_that_cannot_be_written_stops_the_run(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def begin_run(self, at: str) -> Run:
            return Run(1, at, at)

        def keep_run(self, run: Run) -> None:
            return None

        def put(self, *_: object) -> None:
            raise StoreError("the disk is full")

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            return None

    monkeypatch.setattr(store, "writer", Full)
    with pytest.raises(StoreError, match="full"):
        list(add_items(store, sources("one", "two"), ToyRecipe()))
