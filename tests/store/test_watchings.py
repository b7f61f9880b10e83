"""Keys, verdicts and alerts: what is kept is found again, replaced or taken back as people expect."""

from pathlib import Path

import pytest

from accordingto.model.verdicts import Alert, Verdict
from accordingto.store import open_store
from accordingto.store.base import Settlement, Store, StoreError
from factories import make_document, make_entity, make_reading

ONE, TWO = make_document(), make_document(path="reports/two.txt")


@pytest.fixture
def store(tmp_path: Path):
    desk = open_store(tmp_path / "desk.db")
    with desk.writer() as writer:
        for document in (ONE, TWO):
            writer.put(make_reading(document, statements=[]), "k")
    yield desk
    desk.close()


def alert(*keys: str, title: str = "Due in 3 days") -> Alert:
    return Alert(keys, "due", "deadline", title, "2031-06-01", ("row",), (ONE.id,))


def test_things_are_found_by_their_keys_the_latest_first(store: Store) -> None:
    with store.writer() as writer:
        writer.keep_keys("ledger", {ONE.id: {"a": [1, -(2**63)], "b": [1]}, TWO.id: {"c": [1]}})
        writer.keep_keys("claims", {ONE.id: {"x": [1]}})
    with store.view() as view:
        assert view.things_under("ledger", [1, 7], 2) == {1: (("c", TWO.id), ("a", ONE.id))}
        assert view.things_under("ledger", [-(2**63)], 2) == {-(2**63): (("a", ONE.id),)}
    with store.writer() as writer:
        writer.keep_keys("ledger", {ONE.id: {"d": [2]}})
    with store.view() as view:
        assert view.things_under("ledger", [1, 2], 9) == {1: (("c", TWO.id),), 2: (("d", ONE.id),)}
        assert view.things_under("claims", [1], 9) == {1: (("x", ONE.id),)}


def test_keys_go_with_the_reading_of_their_document(store: Store) -> None:
    with store.writer() as writer:
        writer.keep_keys("ledger", {ONE.id: {"a": [1]}})
        writer.put(make_reading(ONE, statements=[]), "another")
    with store.view() as view:
        assert view.things_under("ledger", [1], 9) == {}
    with store.writer() as writer, pytest.raises(StoreError, match="no document none"):
        writer.keep_keys("ledger", {"none": {"a": [1]}})


def test_what_documents_name_is_found_in_the_order_in_which_they_are_asked_for(tmp_path: Path) -> None:
    desk = open_store(tmp_path / "named.db")
    odd = make_entity("Ada \x00 Lind")
    with desk.writer() as writer:
        writer.put(make_reading(ONE, statements=[], entities=[make_entity("Bo"), make_entity("Velmark"), odd]), "k")
        writer.put(make_reading(TWO, statements=[], entities=[make_entity("Bo", country="VEL")]), "k")
    with desk.view() as view:
        found = view.named_things("entities", [TWO.id, ONE.id, TWO.id], ["Bo", "Ada \x00 Lind", "Orlan"])
        assert [(e.name, e.country) for e in found] == [("Bo", "VEL"), ("Bo", None), ("Ada \x00 Lind", None)]
        assert view.named_things("entities", [ONE.id], []) == []
    desk.close()


def test_the_day_and_the_groups_of_documents(store: Store) -> None:
    with store.writer() as writer:
        writer.settle(Settlement("stories", fields={ONE.id: {"story_id": "s", "copy_group": "c"}}))
    with store.view() as view:
        day = ONE.published[:10] if ONE.published else None
        assert view.document_groups([ONE.id, TWO.id, "none"]) == {ONE.id: (day, ("s", "c")), TWO.id: (day, ())}


def test_the_latest_verdict_holds_and_can_be_taken_back(store: Store) -> None:
    first = Verdict("a", "met", "person:Ana", "2031-06-01T10:00Z", "seen by our observers")
    with store.writer() as writer:
        writer.mark_settled("threads", "k", [ONE.id, TWO.id])
        writer.rule(first, [ONE.id])
        writer.rule(Verdict("b", "met", "person:Ana", "2031-06-01T10:01Z"), [])
        writer.rule(Verdict("b", None, "person:Bor", "2031-06-02T10:00Z"), [])
    with store.view() as view:
        assert view.verdicts() == view.verdicts(["a", "b"]) == [first]
        assert [v.state for v in view.rulings("b")] == ["met", None]
        assert view.unsettled("threads", "k") == [ONE.id]


def test_an_alert_is_told_once_while_what_it_is_about_grows(store: Store) -> None:
    with store.writer() as writer:
        assert [a.told_at for a in writer.tell([alert("a")], "2031-05-30T08:00Z")] == ["2031-05-30T08:00Z"]
        assert writer.tell([alert("z", "a")], "2031-05-31T08:00Z") == []
        assert writer.tell([alert("z"), alert("new", title="Another")], "2031-06-01T08:00Z")[0].title == "Another"
    with store.view() as view:
        assert [a.title for a in view.alerts()] == ["Another", "Due in 3 days"]
        assert view.alerts()[1] == Alert(
            ("a",), "due", "deadline", "Due in 3 days", "2031-06-01", ("row",), (ONE.id,), "2031-05-30T08:00Z"
        )
        assert view.told_before(["a", "z", "new", "other"]) == {"a", "z", "new"}


def test_bounds_of_publication_are_those_of_the_date_or_those_that_are_known(store: Store) -> None:
    dated = make_document(path="dated.txt", published="2031-05", published_from="2031-01", published_to="2031-12")
    after = make_document(path="after.txt", published=None, published_from="2031-05-02", published_to=None)
    with store.writer() as writer:
        for document in (dated, after):
            writer.put(make_reading(document, statements=[]), "k")
    with store.view() as view:
        found = view.publication_bounds([dated.id, after.id, "gone"])
    assert found == {dated.id: ("2031-05", "2031-05"), after.id: ("2031-05-02", None)}
