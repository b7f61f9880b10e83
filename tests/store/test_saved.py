"""Searches under names: kept, looked through, replaced, let go; the desk's growth."""

from dataclasses import replace
from pathlib import Path

from accordingto.model.searches import SavedSearch
from accordingto.store import open_store
from accordingto.store.base import SearchQuery
from factories import make_document, make_reading

SEARCH = SavedSearch("mines", "Mines", {"q": "mines"}, False, None, "2031-05-12T10:00:00Z", 0, "2031-05-12T10:00:00Z")


def test_searches_are_kept_under_their_names(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer:
        writer.keep_search(SEARCH)
        writer.keep_search(replace(SEARCH, name="a", title="All", by="person:Mara"))
        writer.keep_search(replace(SEARCH, watched=True))
        writer.look_through("mines", 3, "2031-06-01T00:00:00Z")
    with store.view() as view:
        assert view.saved_search("mines") == replace(SEARCH, watched=True, seen=3, seen_at="2031-06-01T00:00:00Z")
        assert [s.name for s in view.saved_searches()] == ["a", "mines"]
    with store.writer() as writer:
        writer.drop_search("mines")
    with store.view() as view:
        assert view.saved_search("mines") is None
    store.close()


def test_what_is_new_is_what_was_added_since(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    counts = []
    for path in ("1", "2"):
        with store.view() as view:
            before = view.growth()
        with store.writer() as writer:
            writer.put(make_reading(make_document(path=path)), "k")
        with store.view() as view:
            assert view.growth() > before
            counts.append([view.search(SearchQuery(t, after=before)).total for t in ("documents", "statements")])
    assert counts == [[1, 3], [1, 3]]
    store.close()
