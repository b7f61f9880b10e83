"""What every store keeps of sameness: prints, pairs, judgements, clusters, rows of the desk; the same for all stores."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.model.records import LedgerEntry
from accordingto.model.sameness import Passage
from accordingto.store import open_store
from accordingto.store.base import Settlement, Store, StoreError
from factories import (
    make_document,
    make_entry,
    make_event,
    make_incident,
    make_judgement,
    make_pair,
    make_reading,
    make_step,
)

STORES = {"sqlite": lambda folder: open_store(folder / "desk.db")}


@pytest.fixture(params=STORES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    store = STORES[request.param](tmp_path)
    yield store
    store.close()


def put(store: Store, *paths: str, key: str = "k1") -> list[str]:
    found = [make_reading(make_document(path=path)) for path in paths]
    with store.writer() as writer:
        for reading in found:
            writer.put(reading, key)
    return [reading.document.id for reading in found]


def settle(store: Store, settlement: Settlement) -> None:
    with store.writer() as writer:
        writer.settle(settlement)


def test_documents_are_unsettled_until_they_are_marked_and_when_they_are_read_anew(desk: Store) -> None:
    one, two = put(desk, "1", "2")
    with desk.writer() as writer:
        writer.mark_settled("copies", "c1", [one])
    with desk.view() as view:
        assert view.unsettled("copies", "c1") == [two]
        assert view.unsettled("copies", "c2") == view.unsettled("stories", "c1") == [one, two]
    put(desk, "1", key="k2")
    with desk.view() as view:
        assert view.unsettled("copies", "c1") == [one, two]


def test_prints_lead_to_the_first_documents_that_have_them(desk: Store) -> None:
    one, two, three = put(desk, "1", "2", "3")
    with desk.writer() as writer:
        writer.keep_prints({three: [7, -(2**63)], one: [7, 8, 8], two: [7, 2**63 - 1]})
        writer.keep_prints({one: [7]})
    with desk.view() as view:
        assert view.sharers([7, 8, -(2**63), 2**63 - 1], 2) == {
            7: (one, two), 8: (), -(2**63): (three,), 2**63 - 1: (two,)
        }  # fmt: skip


def test_prints_of_a_document_that_is_not_there_are_refused(desk: Store) -> None:
    with desk.writer() as writer, pytest.raises(StoreError, match="no document x"):
        writer.keep_prints({"x": [1]})


def test_pairs_come_back_whole_and_are_replaced(desk: Store) -> None:
    first = make_pair("a", "b", form="partial", passages=(Passage(3, 9, 0, 6), Passage(12, 20, 8, 16)))
    settle(desk, Settlement("documents", pairs=[first, make_pair("b", "c"), make_pair("c", "d")]))
    with desk.view() as view:
        assert view.pairs("documents", ["a"]) == [first]
        assert [(p.one, p.other) for p in view.pairs("documents", ["b", "c"])] == [("a", "b"), ("b", "c"), ("c", "d")]
        assert view.pairs("stories", ["a", "b"]) == []
    again = replace(first, score=0.2, answer="NEGATIVE")
    settle(desk, Settlement("documents", anew=frozenset("b"), pairs=[again]))
    with desk.view() as view:
        assert view.pairs("documents", "abcd") == [again, make_pair("c", "d")]


def test_the_latest_judgement_holds_until_it_is_taken_back(desk: Store) -> None:
    (document,) = put(desk, "1")
    with desk.writer() as writer:
        writer.mark_settled("copies", "c1", [document])
        writer.judge(make_judgement("a", "b"), [])
        assert desk.view().unsettled("copies", "c1") == []
        writer.judge(make_judgement("a", "b", "NEGATIVE", by="person:Ilo", why="two towns"), [document])
        writer.judge(make_judgement("b", "c"), [])
    with desk.view() as view:
        assert [(j.one, j.other, j.answer, j.why) for j in view.judgements("documents", ["a"])] == [
            ("a", "b", "NEGATIVE", "two towns")
        ]
        assert len(view.judgements("documents")) == 2 and not view.judgements("incidents")
        assert view.unsettled("copies", "c1") == [document]
    with desk.writer() as writer:
        writer.judge(make_judgement("b", "a", None), [])
    with desk.view() as view:
        assert view.judgements("documents", ["a"]) == []
        assert [d.answer for d in view.decisions("documents", "a", "b")] == ["POSITIVE", "NEGATIVE", None]


def test_a_judgement_out_of_order_is_refused(desk: Store) -> None:
    with desk.writer() as writer, pytest.raises(StoreError, match="a before b"):
        writer.judge(replace(make_judgement("a", "b"), one="b", other="a"), [])


def test_clusters_are_replaced_and_a_member_has_one(desk: Store) -> None:
    settle(desk, Settlement("documents", clusters={"x": ["b", "a"], "y": ["c"]}))
    settle(desk, Settlement("documents", gone=frozenset("y"), clusters={"z": ["b", "d"]}))
    with desk.view() as view:
        assert view.canonical_ids("documents", "abcd") == {"a": "x", "b": "z", "d": "z"}
        assert view.members("documents", "xyz") == {"x": ("a",), "z": ("b", "d")}


def test_documents_say_which_group_they_are_in(desk: Store) -> None:
    one, two = put(desk, "1", "2")
    settle(desk, Settlement("documents", fields={two: {"copy_group": "g", "original_id": one}}))
    with desk.view() as view:
        found = view.document(two)
        assert found is not None and (found.copy_group, found.original_id, found.story_id) == ("g", one, None)
        assert view.values("documents", "copy_group") == {"g": 1}
    with pytest.raises(StoreError, match="may not set text"):
        settle(desk, Settlement("documents", fields={two: {"text": ""}}))


def test_incidents_stand_where_their_first_event_does_and_can_be_replaced(desk: Store) -> None:
    one, two = make_document(path="1"), make_document(path="2")
    events = [make_event(d, w) for d in (one, two) for w in ("Gunfire", "wounded")]
    with desk.writer() as writer:
        writer.put(make_reading(one, events=events[:2]), "k1")
        writer.put(make_reading(two, events=events[2:]), "k1")
    both, last = make_incident(events[0], events[2]), make_incident(events[3], actors=("Tarn",))
    clusters = {i.id: i.event_ids for i in (last, both)}
    settle(desk, Settlement("incidents", clusters=clusters, rows=[last, both]))
    with desk.view() as view:
        assert list(view.rows("incidents")) == [both, last]
        assert view.incidents_of([one.id]) == [both] and view.incidents_of([two.id]) == [both, last]
        assert view.values("incidents", "actors") == {"Tarn": 1, "unidentified gunmen": 1}
        assert view.counts()["incidents"] == 2
    settle(desk, Settlement("incidents", gone=frozenset(clusters)))
    with desk.view() as view:
        assert view.counts()["incidents"] == 0 and view.values("incidents", "actors") == {}
        assert view.canonical_ids("incidents", [e.id for e in events]) == {}


def test_an_incident_that_rests_on_nothing_is_refused_and_nothing_of_it_kept(desk: Store) -> None:
    incident = make_incident(make_event(make_document(), "Gunfire"))
    with pytest.raises(StoreError, match="rests on no row of events"):
        settle(desk, Settlement("incidents", clusters={incident.id: incident.event_ids}, rows=[incident]))
    with desk.view() as view:
        assert view.canonical_ids("incidents", incident.event_ids) == {}


def thread_of(entries: list[LedgerEntry]) -> LedgerEntry:
    return replace(entries[0], id="t", steps=tuple(s for e in entries for s in e.steps), state="refused", by=("Tarn",))


def test_a_thread_takes_the_place_of_its_entries_but_not_in_their_documents(desk: Store) -> None:
    documents = [make_document(path=path) for path in "123"]
    entries = [make_entry(make_step(d, "withdraw its police")) for d in documents]
    with desk.writer() as writer:
        for document, entry in zip(documents, entries, strict=True):
            writer.put(make_reading(document, ledger=[entry]), "k1")
    thread = thread_of([entries[0], entries[2]])
    settle(desk, Settlement("ledger", clusters={"t": [entries[0].id, entries[2].id]}, rows=[thread]))
    with desk.view() as view:
        assert list(view.ledger()) == list(view.rows("ledger")) == [thread, entries[1]]
        assert list(view.rows("ledger", documents[2].id)) == [entries[2]]
        assert view.threads_of([documents[2].id]) == [thread] and view.threads_of([documents[1].id]) == []
        assert view.counts()["ledger"] == 2
        assert view.values("ledger", "state") == {"open": 1, "refused": 1}
        assert view.values("ledger", "by") == {"Government of Ostria": 1, "Tarn": 1}
    settle(desk, Settlement("ledger", gone=frozenset("t")))
    with desk.view() as view:
        assert list(view.ledger()) == entries
        assert view.values("ledger", "by") == {"Government of Ostria": 3}


def test_clusters_without_rows_of_their_own_take_none(desk: Store) -> None:
    incident = make_incident(make_event(make_document(), "Gunfire"))
    with pytest.raises(StoreError, match="clusters of documents have no rows"):
        settle(desk, Settlement("documents", rows=[incident]))


def test_what_people_know_of_publishers(desk: Store) -> None:
    one, two = put(desk, "1", "2")
    with desk.writer() as writer:
        writer.mark_settled("copies", "c1", [one, two])
        writer.describe_publisher(
            "Ostria Today", {"kind": "state media", "names": ["OT"]}, "person:Mara", "2031", [two]
        )
        writer.describe_publisher("Tarn Times", {"owner": "Tarn"}, "person:Mara", "2031-06-01", [])
        writer.describe_publisher("Tarn Times", None, "person:Mara", "2031-06-02", [])
    with desk.view() as view:
        assert view.registry() == {"Ostria Today": {"kind": "state media", "names": ["OT"]}}
        assert view.unsettled("copies", "c1") == [two]
        assert [(p.name, p.kind) for p in view.rows("publishers")] == [("Ostria Today", "state media")]
        assert [p.kind for p in view.rows("publishers", one)] == ["news"]


def test_pairs_with_an_answer_and_without_what_is_not_read(desk: Store) -> None:
    found = [
        make_pair("a", "b", kind="ledger"),
        make_pair("a", "c", "UNSURE", kind="ledger"),
        make_pair("d", "e", kind="ledger"),
    ]
    settle(desk, Settlement("ledger", pairs=found))
    with desk.view() as view:
        whole = view.pairs("ledger", ["a", "b"])
        assert [(p.one, p.other) for p in whole] == [("a", "b"), ("a", "c")] and whole[0].features
        assert view.pairs("ledger", ["a"], answer="POSITIVE") == whole[:1]
        assert view.pairs("ledger", ["c"], bare=True, answer="UNSURE") == [replace(whole[1], features=(), passages=())]
        assert view.pairs("ledger", ["a"], answer="NEGATIVE") == []
