"""Sketches: found by their keys, counted among the last documents, gone with their document's reading."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.store import open_store
from accordingto.store.base import Sketch, Store, StoreError
from factories import make_document, make_reading


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.db")
    yield store
    store.close()


def fill(store: Store, *keys: tuple[int, ...]) -> list[str]:
    """Add a document for each tuple of keys and return their ids."""
    documents = [make_document(path=f"{n}.txt") for n in range(len(keys))]
    with store.writer() as writer:
        for document, ks in zip(documents, keys, strict=True):
            writer.put(make_reading(document, events=()), "key")
            writer.keep_sketches("stories", [document.id], [Sketch(document.id, document.id, {"keys": list(ks)}, ks)])
    return [d.id for d in documents]


def test_things_are_found_by_key_the_last_first(store: Store) -> None:
    a, b, c = fill(store, (1, 2), (2, 3), (2,))
    with store.view() as view:
        assert view.keyed("stories", [1, 2, 9], 5) == {1: (a,), 2: (c, b, a), 9: ()}
        assert view.keyed("stories", [2], 1) == {2: (c,)}
        assert view.keyed("stories", [2], 5, before=c) == {2: (b, a)}
        assert view.keyed("incidents", [2], 5) == {2: ()}
        assert view.sketches("stories", [b, "none"]) == {b: {"keys": [2, 3]}}


def test_keys_are_counted_among_the_last_documents(store: Store) -> None:
    *_, c, d = fill(store, (1, 2), (2, 3), (2,), (4,))
    with store.view() as view:
        assert view.key_counts("stories", [1, 2, 4], d, 100) == ({1: 1, 2: 3}, 3)
        assert view.key_counts("stories", [1, 2], d, 2) == ({2: 2}, 2)
        assert view.key_counts("stories", [1, 2], c, 100) == ({1: 1, 2: 2}, 2)
        with pytest.raises(StoreError, match="no document nowhere"):
            view.key_counts("stories", [1], "nowhere", 2)


def test_a_document_read_anew_has_no_sketches_until_it_gets_new_ones(store: Store) -> None:
    a, b = fill(store, (1,), (1,))
    with store.writer() as writer:
        writer.put(make_reading(make_document(path="0.txt"), events=()), "another key")
        with store.view() as view:
            assert view.keyed("stories", [1], 5) == {1: (b,)}
        writer.keep_sketches("stories", [a], [Sketch(a, a, {}, (7,))])
        writer.keep_sketches("stories", [b], [])
        with pytest.raises(StoreError, match="no document nowhere"):
            writer.keep_sketches("stories", ["nowhere"], [Sketch("nowhere", "x", {}, ())])
    with store.view() as view:
        assert view.keyed("stories", [1, 7], 5) == {1: (), 7: (a,)}
