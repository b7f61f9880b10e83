"""What every store must do, whatever keeps it: one test for all of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from accordingto.model.reading import Reading
from accordingto.model.records import TABLES
from accordingto.store import open_store
from accordingto.store.base import (
    EventQuery,
    Holding,
    StatementQuery,
    Store,
    StoreError,
)
from factories import (
    make_document,
    make_entity,
    make_event,
    make_reading,
    make_statement,
)
from record_strategies import readings
from store_kinds import STORES

Open = Callable[[Path], Store]


def put(store: Store, *found: Reading, key: str = "k1") -> None:
    with store.writer() as writer:
        for reading in found:
            writer.put(reading, key)


def numbered(number: int) -> Reading:
    return make_reading(make_document(path=f"reports/{number}.txt"))


def test_what_is_put_is_there(desk: Store) -> None:
    reading = make_reading()
    put(desk, reading)
    with desk.view() as view:
        assert view.reading(reading.document.id) == reading
        assert view.document(reading.document.id) == reading.document
        assert view.documents() == (reading.document,)
        assert (view.figures(), view.ledger()) == (reading.figures, reading.ledger)
        for table in TABLES:
            expected = [record for name, record in reading.rows() if name == table]
            assert list(view.rows(table)) == list(view.rows(table, reading.document.id)) == expected


def test_an_empty_desk_answers(desk: Store) -> None:
    with desk.view() as view:
        assert view.counts() == dict.fromkeys(TABLES, 0)
        assert view.document("none") is None and view.reading("none") is None and view.original("none") is None
        assert not view.holds("none") and not view.held("none")
        assert view.find_events(EventQuery()).total == 0
        assert all(list(view.rows(table)) == [] for table in TABLES)


def test_the_same_key_changes_nothing(desk: Store) -> None:
    reading = make_reading()
    put(desk, reading)
    put(desk, replace(reading, statements=()))
    with desk.view() as view:
        assert view.reading(reading.document.id) == reading


def test_another_key_replaces_and_keeps_the_place(desk: Store) -> None:
    first, second = numbered(1), numbered(2)
    put(desk, first, second)
    changed = replace(first, statements=first.statements[:1], figures=())
    put(desk, changed, key="k2")
    with desk.view() as view:
        assert [d.path for d in view.documents()] == ["reports/1.txt", "reports/2.txt"]
        assert view.reading(first.document.id) == changed
        assert view.counts()["statements"] == 4
        assert view.holds(first.document.id, "k2") and not view.holds(first.document.id, "k1")
        assert view.values("figures", "sources") == {"Government of Ostria": 1}
        assert view.find_statements(StatementQuery(words="withdraw police")).total == 1


def test_what_is_held_of_some_bytes(desk: Store) -> None:
    reading = make_reading()
    elsewhere = make_reading(replace(reading.document, id="other", path=None, url="https://ostria.example/1"))
    put(desk, reading, elsewhere)
    with desk.view() as view:
        assert list(view.held(reading.document.sha256)) == [
            Holding(reading.document.id, "reports/one.txt", "k1"),
            Holding("other", "https://ostria.example/1", "k1"),
        ]


def test_the_original_bytes_come_back(desk: Store) -> None:
    reading, data = make_reading(), bytes(range(256)) * 40
    with desk.writer() as writer:
        writer.put(reading, "k1", data, "html")
    assert desk.view().original(reading.document.id) == data
    put(desk, reading, key="k2")
    assert desk.view().original(reading.document.id) is None


def test_a_view_keeps_to_its_moment(desk: Store) -> None:
    put(desk, numbered(1))
    with desk.view() as before:
        put(desk, numbered(2))
        with desk.view() as after:
            assert (before.counts()["documents"], after.counts()["documents"]) == (1, 2)


def test_a_table_can_be_left_half_read(desk: Store) -> None:
    put(desk, *map(numbered, range(3)))
    with desk.view() as view:
        rows = view.rows("statements")
        assert next(rows).act == "assert"
        assert view.counts()["documents"] == 3
    put(desk, numbered(4))


def test_things_come_once_with_their_names_united(desk: Store) -> None:
    one, two = make_document(path="1"), make_document(path="2")
    put(
        desk,
        make_reading(one, entities=[make_entity("Velmark", "the Velmarkers"), make_entity("Ostria")]),
        make_reading(two, entities=[make_entity("Tarn"), make_entity("Velmark", "VMK", country="VMK")]),
    )
    with desk.view() as view:
        assert [(e.name, e.names, e.country) for e in view.rows("entities")] == [
            ("Velmark", ("the Velmarkers", "VMK"), "VMK"),
            ("Ostria", (), None),
            ("Tarn", (), None),
        ]
        assert [e.names for e in view.rows("entities", two.id)] == [(), ("VMK",)]
        assert view.counts()["entities"] == 3
        assert view.values("entities", "name") == {"Ostria": 1, "Tarn": 1, "Velmark": 1}
        assert view.values("entities", "names") == {"VMK": 1, "the Velmarkers": 1}


@pytest.mark.parametrize(
    ("query", "contents"),
    [
        (StatementQuery(), ["two border guards were wounded", "its police had fired"]),
        (StatementQuery(speaker="Velmark"), ["its police had fired"]),
        (StatementQuery(act="assert"), ["two border guards were wounded"]),
        (StatementQuery(about="Ostria"), ["its police had fired"]),
        (StatementQuery(about="Ostr"), []),
        (StatementQuery(document_id="none"), []),
        (StatementQuery(words="WOUNDED bördér"), ["two border guards were wounded"]),
        (StatementQuery(words="police wounded"), []),
        (StatementQuery(words='fired" OR "guards'), []),
        (StatementQuery(words="NOT ( * : ^ -"), []),
        (StatementQuery(words="  "), ["two border guards were wounded", "its police had fired"]),
        (StatementQuery(act="deny", speaker="Velmark", words="fired"), ["its police had fired"]),
    ],
)
def test_statements_are_found(desk: Store, query: StatementQuery, contents: list[str]) -> None:
    document = make_document()
    said = make_statement(document, "two border guards were wounded")
    denied = make_statement(document, "its police had fired", speaker="Velmark", act="deny", about=("Ostria", "Tarn"))
    put(desk, make_reading(document, statements=[said, denied]))
    with desk.view() as view:
        page = view.find_statements(query)
    assert [s.content for s in page.rows] == contents
    assert page.total == len(contents)


def test_the_last_statements_with_words_are_given_once_and_the_others_counted(desk: Store) -> None:
    put(desk, *map(numbered, range(4)))
    with desk.view() as view:
        every = view.find_statements(StatementQuery(words="police")).rows
        found, passed_over = view.last_statements(["police", "police withdraw"], 1, 100)
        counted = view.last_statements(["police"], 1, 2)[1]
    both = [s for s in every if "withdraw" in s.content]
    assert len(every) > 2 and {s.id for s in found} == {every[-1].id, both[-1].id}
    assert passed_over == len(every) - 1 + len(both) - 1 and counted == 1


def test_rows_of_several_documents_come_in_document_order(desk: Store) -> None:
    put(desk, *map(numbered, range(3)))
    with desk.view() as view:
        documents = [d.id for d in view.documents()]
        apart = [s for i in documents for s in view.rows("statements", i)]
        assert list(view.rows_of("statements", reversed(documents))) == apart and apart
        assert not list(view.rows_of("statements", []))


def test_pages_follow_each_other(desk: Store) -> None:
    put(desk, *map(numbered, range(5)))
    with desk.view() as view:
        pages = [view.find_statements(StatementQuery(act="deny", limit=2, offset=o)) for o in (0, 2, 4, 6)]
        everything = [s for s in view.rows("statements") if s.act == "deny"]
    assert [len(p.rows) for p in pages] == [2, 2, 1, 0]
    assert [s for p in pages for s in p.rows] == everything
    assert {p.total for p in pages} == {5}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (EventQuery(), "abcd"),
        (EventQuery(event_type="ASSAULT"), "abd"),
        (EventQuery(factuality="negated"), "b"),
        (EventQuery(actor="Velmark"), "bc"),
        (EventQuery(recipient="Ostria", source="Tarn"), "c"),
        (EventQuery(date_from="2031-05-13"), "bc"),
        (EventQuery(date_to="2031-05-11"), "bc"),
        (EventQuery(date_from="2031-05", date_to="2031-05-12"), "abc"),
        (EventQuery(date_from="2032"), ""),
    ],
)
def test_events_are_found_by_days_that_they_may_cover(desk: Store, query: EventQuery, found: str) -> None:
    document = make_document()
    put(
        desk,
        make_reading(
            document,
            events=[
                make_event(document, "Gunfire", id="a"),
                make_event(document, "fired", id="b", date_start="2031", date_end=None, factuality="negated",
                           actors=("Velmark",)),
                make_event(document, "wounded", id="c", date_start="2031-05-10", date_end="2031-05-14",
                           event_type="COERCE", actors=("Ostria", "Velmark"), recipients=("Ostria",),
                           sources=("RTO", "Tarn")),
                make_event(document, "police", id="d", date_start=None, date_end=None),
            ],
        ),
    )  # fmt: skip
    with desk.view() as view:
        page = view.find_events(query)
    assert "".join(e.id for e in page.rows) == found
    assert page.total == len(found)


def test_values_count_rows_each_item_once(desk: Store) -> None:
    document = make_document()
    events = [
        make_event(document, "Gunfire", id="a", actors=("Ostria", "Ostria")),
        make_event(document, "fired", id="b", actors=("Velmark", "Ostria"), place=None, party_word=None),
    ]
    put(desk, make_reading(document, events=events))
    with desk.view() as view:
        assert list(view.values("events", "actors").items()) == [("Ostria", 2), ("Velmark", 1)]
        assert view.values("events", "place") == {"Brod": 1}
        assert view.values("events", "party_word") == {"true": 1}
        assert view.values("events", "evidence_start") == {"0": 1, "215": 1}


@pytest.mark.parametrize(("table", "field"), [("events", "nowhere"), ("nothing", "id"), ("events", "counts")])
def test_values_of_what_has_none(desk: Store, table: str, field: str) -> None:
    with desk.view() as view, pytest.raises(StoreError, match=field):
        view.values(table, field)


def test_a_question_that_cannot_be_answered_says_so(desk: Store) -> None:
    with desk.view() as view:
        with pytest.raises(StoreError, match="no table 'nothing'"):
            view.rows("nothing")
        with pytest.raises(StoreError, match="'last week' is no ISO date"):
            view.find_events(EventQuery(date_from="last week"))


def test_a_row_that_cannot_be_kept_leaves_the_desk_as_it_was(desk: Store) -> None:
    reading = make_reading()
    put(desk, reading)
    broken = replace(reading.statements[0], cue=object())  # type: ignore[arg-type]
    with pytest.raises(StatementError):
        put(desk, replace(reading, statements=(reading.statements[1], broken)), key="k2")
    with desk.view() as view:
        assert view.reading(reading.document.id) == reading
        assert view.holds(reading.document.id, "k1")


def test_a_desk_opened_again_is_the_same(tmp_path: Path) -> None:
    for number, where in ((1, tmp_path / "desk.db"), (2, f"sqlite:///{tmp_path / 'desk.db'}")):
        store = open_store(where)
        put(store, numbered(number))
        store.close()
    with open_store(tmp_path / "desk.db").view() as view:
        assert [d.path for d in view.documents()] == ["reports/1.txt", "reports/2.txt"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(puts=st.lists(st.tuples(readings(), st.sampled_from(["k1", "k2", "k3"])), min_size=1, max_size=3))
def test_any_readings_come_back_as_they_were(blank: tuple[str, Path], puts: list[tuple[Reading, str]]) -> None:
    expected: dict[str, tuple[Reading, str]] = {}
    with TemporaryDirectory() as folder:
        copytree(blank[1], folder, dirs_exist_ok=True)
        store = STORES[blank[0]](Path(folder))
        for reading, key in puts:
            for _ in range(2):
                put(store, reading, key=key)
            if expected.get(reading.document.id, (None, None))[1] != key:
                expected[reading.document.id] = (reading, key)
        with store.view() as view:
            assert [d.id for d in view.documents()] == list(expected)
            assert [view.reading(i) for i in expected] == [reading for reading, _ in expected.values()]
        store.close()
