"""Searches: fields of a form become questions, a search is kept under a name, and what is new to it is told once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.engine.searches import (
    NamelessSearchError,
    count_new,
    find_news,
    hits_of,
    look_through,
    name_search,
    save_search,
    search_query,
    wanted_tables,
    watch_search,
)
from accordingto.engine.watches import find_desk_alerts, tell_alerts
from accordingto.monitor.rules import AlertRules, SearchRule, load_rules
from accordingto.store import open_store
from accordingto.store.base import SearchQuery, Store
from factories import make_document, make_reading


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.db")
    yield store
    store.close()


def put(store: Store, name: str) -> None:
    with store.writer() as writer:
        writer.put(make_reading(make_document(path=name)), "k")


def test_fields_become_questions() -> None:
    params = {"q": " mine ", "source": "agency", "from": "2031-05", "to": "soon", "act": "", "other": "x"}
    assert search_query(params, "events", 5, 10) == SearchQuery(
        "events", words="mine", publisher_kind="agency", published_from="2031-05", limit=5, offset=10
    )
    assert wanted_tables({"act": "deny"}) == ("statements",)
    assert wanted_tables({"place": "Brod", "in": "events"}) == ("events",)
    assert wanted_tables({"act": "deny", "type": "AID"}) == ()


@pytest.mark.parametrize(
    ("title", "name"), [("Mines on the Brod", "mines-on-the-brod"), ("Štrpce: Đorđe", "strpce-dorde"), ("/../", "")]
)
def test_names_are_plain(title: str, name: str) -> None:
    assert name_search(title) == name


def test_a_search_is_kept_and_what_is_new_to_it_is_counted(desk: Store) -> None:
    put(desk, "1")
    search = save_search(desk, "Border  guards", {"q": "guards", "offset": "50"}, False, "person:Mara")
    assert (search.name, search.title, dict(search.query)) == ("border-guards", "Border guards", {"q": "guards"})
    with desk.view() as view:
        assert view.saved_searches() == [search] and count_new(view, search) == 0
    put(desk, "2")
    with desk.view() as view:
        assert view.saved_search("none") is None
        assert count_new(view, search) == sum(view.search(search_query(search.query, t)).total for t in
                                              wanted_tables(search.query)) / 2  # fmt: skip
        assert [hit.document.path for hit in hits_of(view, search.query, "documents", 1)] == ["2"]
        assert find_news(view) == []
    look_through(desk, search.name)
    with desk.view() as view:
        held = view.saved_search(search.name)
        assert held is not None and count_new(view, held) == 0 and held.seen > search.seen


def test_a_search_of_nothing_or_without_a_name_is_not_kept(desk: Store) -> None:
    for title, params in (("…", {"q": "guards"}), ("guards", {"in": "events"})):
        with pytest.raises(NamelessSearchError):
            save_search(desk, title, params, False, None)


def test_what_is_new_to_a_watched_search_is_told_once_and_names_nobody(desk: Store) -> None:
    put(desk, "1")
    save_search(desk, "Guards", {"q": "guards"}, False, None)
    watch_search(desk, "guards", True)
    put(desk, "2")
    rules = AlertRules((SearchRule("searches"), SearchRule("others", ("other",))))
    with desk.view() as view:
        (alert,) = find_desk_alerts(view, rules)
        (document,) = [d for d in view.documents() if d.path == "2"]
    assert alert.title == f"New for “Guards”: {len(alert.rows)} rows in a report of Ostria Today"
    assert alert.document_ids == (document.id,) and alert.kind == "search"
    assert [len(tell_alerts(desk, [alert])) for _ in range(2)] == [1, 0]
    watch_search(desk, "guards", False)
    with desk.view() as view:
        assert find_desk_alerts(view, rules) == []
    assert any(isinstance(rule, SearchRule) for rule in load_rules().rules)
