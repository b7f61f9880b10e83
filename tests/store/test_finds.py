"""Rows are found by what pages ask for, in the order that pages show them, page by page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.model.records import Difference, DifferenceValue
from accordingto.store import finds, open_store
from accordingto.store.base import Settlement, Store, StoreError
from accordingto.store.queries import DocumentQuery, FigureQuery, IncidentQuery, LedgerQuery
from factories import (
    make_document,
    make_entry,
    make_event,
    make_figure,
    make_incident,
    make_reading,
    make_statement,
    make_step,
)

STORES: dict[str, Callable[[Path], Store]] = {"sqlite": lambda folder: open_store(folder / "desk.db")}


@pytest.fixture(params=STORES, scope="module")
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = STORES[request.param](tmp_path_factory.mktemp("desk"))
    _fill(store)
    yield store
    store.close()


DIFFERS = (Difference("place", (DifferenceValue("Brod", ("a",), 1), DifferenceValue("Tarn", ("b",), 1))),)


def _fill(store: Store) -> None:
    a = make_document(path="a", id="a")
    b = make_document(
        path="b",
        id="b",
        text="Nothing\n\nA shot was heard.",
        published="2031-06",
        publisher="Tarn Times",
        language="de",
    )
    c = make_document(path="c", id="c", published=None, published_to="2031-05-20", publisher="Tarn Times")
    d = make_document(path="d", id="d", published=None, publisher=None, story_id="s")
    said = make_statement(a, "two border guards were wounded", id="said")
    figures = [
        make_figure(a, "two", id="two"),
        make_figure(
            a, "police", id="police", what="Police officers", unit="person", category="police", sources=("Tarn",)
        ),
        make_figure(a, "June", id="june", what=None, event_id="e1", sources=()),
    ]
    events = [
        make_event(a, "Gunfire", id="e1"),
        make_event(a, "fired", id="e2", date_start="2031-04", date_end=None, actors=("Velmark",), recipients=()),
        make_event(a, "wounded", id="e3", date_start=None, date_end=None, event_type="COERCE", place="Tarn"),
    ]
    entries = [
        make_entry(make_step(a, "withdraw its police"), id="l1"),
        make_entry(make_step(a, "fired"), id="l2", terms="cease fire", deadline=None, kind="demand", disputed=True),
        make_entry(make_step(a, "police"), id="l3", deadline="2031-05", instruments=("Brod Agreement",), by=("Tarn",)),
        make_entry(make_step(a, "guards"), id="l4", deadline="2032", state="met", of=("Brod",), must_act=("Brod",)),
    ]
    other = [make_entry(make_step(b, "shot"), id="l5", deadline="2031-05-30", terms="stop the shooting")]
    denial = make_statement(b, "A shot", id="denial", act="deny", responds_to=("said",))
    answer = make_statement(b, "heard", id="answer", act="reject", responds_to=("l2",))
    with store.writer() as writer:
        writer.put(make_reading(a, statements=[said], figures=figures, events=events, ledger=entries), "k")
        writer.put(make_reading(b, statements=[denial, answer], figures=(), events=(), ledger=other), "k")
        for document in (c, d):
            writer.put(make_reading(document, statements=(), figures=(), events=(), ledger=()), "k")
        writer.settle(
            Settlement(
                "incidents",
                clusters={f"i{n}": [e.id] for n, e in enumerate(events, 1)},
                rows=[
                    replace(make_incident(e), id=f"i{n}", independent_sources=n, differences=DIFFERS if n == 2 else ())
                    for n, e in enumerate(events, 1)
                ],
            )
        )
        thread = replace(entries[0], id="thread", steps=(*entries[0].steps, *other[0].steps), deadline="2031-06-15")
        writer.settle(Settlement("ledger", clusters={"thread": ["l1", "l5"]}, rows=[thread]))
        writer.describe_publisher("Tarn Times", {"kind": "agency"}, "person:Mara", "2031-01-01", [])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (DocumentQuery(), "abcd"),
        (DocumentQuery(order="latest_added"), "dcba"),
        (DocumentQuery(order="newest"), "bcad"),
        (DocumentQuery(order="newest", limit=2, offset=1), "ca"),
        (DocumentQuery(publisher="Tarn Times"), "bc"),
        (DocumentQuery(publisher_kind="agency"), "bc"),
        (DocumentQuery(publisher_kind="ngo"), ""),
        (DocumentQuery(language="de"), "b"),
        (DocumentQuery(story_id="s"), "d"),
        (DocumentQuery(words="HEARD shot"), "b"),
        (DocumentQuery(words="heard guards"), ""),
        (DocumentQuery(published_from="2031-05-12", published_to="2031-05"), "a"),
        (DocumentQuery(published_from="2031-06"), ""),
        (DocumentQuery(published_to="2031"), "ab"),
    ],
)
def test_documents(desk: Store, query: DocumentQuery, found: str) -> None:
    with desk.view() as view:
        page = view.find_documents(query)
        total = view.find_documents(replace(query, limit=50, offset=0)).total
    assert "".join(d.id for d in page.rows) == found
    assert page.total == total


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (FigureQuery(), ["two", "police", "june"]),
        (FigureQuery(source="Tarn"), ["police"]),
        (FigureQuery(category="police", unit="person"), ["police"]),
        (FigureQuery(what="border guards"), ["two"]),
        (FigureQuery(words="GUARD border"), ["two"]),
        (FigureQuery(words="Government"), []),
        (FigureQuery(words="%"), []),
        (FigureQuery(event_id="e1"), ["june"]),
        (FigureQuery(document_id="b"), []),
        (FigureQuery(limit=1, offset=1), ["police"]),
    ],
)
def test_figures(desk: Store, query: FigureQuery, found: list[str]) -> None:
    with desk.view() as view:
        assert [f.id for f in view.find_figures(query).rows] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (LedgerQuery(), ["thread", "l2", "l3", "l4"]),
        (LedgerQuery(limit=2, offset=1), ["l2", "l3"]),
        (LedgerQuery(order="deadline", today="2031-06-01"), ["thread", "l4", "l3", "l2"]),
        (LedgerQuery(order="deadline", today="2031-06-01", limit=2, offset=1), ["l4", "l3"]),
        (LedgerQuery(order="deadline", today="2031-05-31"), ["l3", "thread", "l4", "l2"]),
        (LedgerQuery(order="deadline"), ["l3", "thread", "l4", "l2"]),
        (LedgerQuery(order="deadline", today="2033"), ["l4", "thread", "l3", "l2"]),
        (LedgerQuery(state="met"), ["l4"]),
        (LedgerQuery(kind="demand"), ["l2"]),
        (LedgerQuery(awaited=True), ["thread", "l3"]),
        (LedgerQuery(by="Tarn"), ["l3"]),
        (LedgerQuery(party="Brod"), ["l4"]),
        (LedgerQuery(party="Velmark", state="open"), ["thread", "l2", "l3"]),
        (LedgerQuery(must_act="Velmark", of="Velmark"), ["thread", "l2", "l3"]),
        (LedgerQuery(instrument="Brod Agreement"), ["l3"]),
        (LedgerQuery(disputed=True), ["l2"]),
        (LedgerQuery(disputed=False), ["thread", "l3", "l4"]),
        (LedgerQuery(words="police"), ["thread", "l3", "l4"]),
        (LedgerQuery(words="cease FIRE"), ["l2"]),
        (LedgerQuery(deadline_from="2031-06"), ["thread", "l4"]),
        (LedgerQuery(deadline_to="2031-06"), ["thread", "l3"]),
        (LedgerQuery(document_id="b"), ["thread"]),
    ],
)
def test_ledger_entries(desk: Store, query: LedgerQuery, found: list[str]) -> None:
    with desk.view() as view:
        page = view.find_ledger(query)
        everything = view.find_ledger(replace(query, limit=50, offset=0))
    assert [e.id for e in page.rows] == found
    assert page.total == everything.total == len(everything.rows)


@pytest.mark.parametrize("most", [0, 1_000])
def test_what_many_entries_list_is_found_as_what_few_do(
    desk: Store, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(finds, "FREQUENT", most)
    with desk.view() as view:
        page = view.find_ledger(LedgerQuery(must_act="Velmark", order="deadline", today="2031-06-01"))
        later = view.find_ledger(LedgerQuery(must_act="Velmark", order="deadline", today="2031-06-01", offset=2))
    assert [e.id for e in page.rows] == ["thread", "l3", "l2"] and page.total == 3
    assert [e.id for e in later.rows] == ["l2"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (IncidentQuery(), ["i1", "i2", "i3"]),
        (IncidentQuery(order="document"), ["i1", "i2", "i3"]),
        (IncidentQuery(order="sources"), ["i3", "i2", "i1"]),
        (IncidentQuery(event_type="COERCE"), ["i3"]),
        (IncidentQuery(status="denied"), []),
        (IncidentQuery(place="Brod"), ["i1", "i2"]),
        (IncidentQuery(actor="Velmark"), ["i2"]),
        (IncidentQuery(party="Ostrian Border Guard"), ["i1", "i3"]),
        (IncidentQuery(recipient="Velmark"), []),
        (IncidentQuery(date_from="2031-04-30", date_to="2031"), ["i1", "i2"]),
        (IncidentQuery(date_to="2031-04-01"), ["i2"]),
        (IncidentQuery(date_from="2031-05-13"), []),
        (IncidentQuery(least_sources=2), ["i2", "i3"]),
        (IncidentQuery(diverging=True), ["i2"]),
        (IncidentQuery(document_id="a", limit=1, offset=1), ["i2"]),
    ],
)
def test_incidents(desk: Store, query: IncidentQuery, found: list[str]) -> None:
    with desk.view() as view:
        assert [i.id for i in view.find_incidents(query).rows] == found


def test_answers_to_the_rows_of_documents_and_to_rows(desk: Store) -> None:
    with desk.view() as view:
        assert [s.id for s in view.answers(["a"])] == ["denial", "answer"]
        assert [s.id for s in view.answers(ids=["said", "none"])] == ["denial"]
        assert view.answers(["b", "none"]) == view.answers() == []


def test_a_day_that_is_none_is_told(desk: Store) -> None:
    with desk.view() as view, pytest.raises(StoreError, match="'soon' is no ISO date"):
        view.find_ledger(LedgerQuery(deadline_to="soon"))
