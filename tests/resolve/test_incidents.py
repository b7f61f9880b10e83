"""Incidents of a desk: what is told, by whom, where accounts differ; gathered as documents come, judged by people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from accordingto.engine.resolutions import settle_desk
from accordingto.model.knowledge import Knowledge
from accordingto.model.reading import Reading
from accordingto.model.records import Incident
from accordingto.model.sameness import in_order
from accordingto.resolve import incident_stage
from accordingto.resolve.gatherings import gather_accounts
from accordingto.resolve.incident_stage import make_incidents
from accordingto.store import open_store
from accordingto.store.base import Settlement, Store
from accordingto.store.desks import Desk
from factories import make_arrest, make_event, make_judgement, make_pair, make_plain


def reading(path: str, text: str, words: str, **given: Any) -> Reading:
    document = make_plain(text, path=path, publisher=path.title(), published="2031-05-13")
    made: dict[str, Any] = {
        "event_type": "ASSAULT",
        "mode": "firearms",
        "actors": (),
        "recipients": ("drivers",),
        "sources": (),
        "party_word": None,
    }
    return Reading(document, events=(make_event(document, words, **(made | given)),))


TOLD = reading("ostria today", "Gunmen shot at drivers near Brod on Monday; two were wounded.", "shot at drivers")
MORE = reading(
    "velmark post",
    "A massacre near Brod: four drivers were shot on Monday.",
    "A massacre near Brod: four drivers were shot",
    counts={"injured": 4},
)
DENIED = reading(
    "radio velmark",
    "Nobody was shot near Brod on Monday, Velmark said of the drivers.",
    "was shot",
    factuality="negated",
    sources=("Velmark",),
)
OTHER = reading("ostria today", "Guards shot at smugglers near Pellin in March.", "shot at smugglers", recipients=("smugglers",),
                place="Pellin", date_start="2031-03-02", date_end="2031-03-02")  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.db")
    yield store
    store.close()


def tell(store: Store, readings: Sequence[Reading]) -> list[Incident]:
    with store.writer() as writer:
        for one in readings:
            writer.put(one, "key")
    settle_desk(store, [make_incidents(Knowledge())])
    with store.view() as view:
        return list(view.rows("incidents"))


def test_accounts_of_one_happening_are_one_incident(store: Store) -> None:
    one, other = tell(store, [TOLD, MORE, DENIED, OTHER])
    assert one.event_ids == tuple(r.events[0].id for r in (TOLD, MORE, DENIED))
    assert (one.status, one.affirmed_by, one.denied_by) == ("disputed", ("Ostria Today", "Velmark Post"), ("Velmark",))
    assert (one.independent_sources, one.date_start, one.place) == (2, "2031-05-12", "Brod")
    assert (other.status, other.document_ids) == ("told", (OTHER.document.id,))


def test_differences_tell_who_tells_what(store: Store) -> None:
    found = {d.field: d.values for d in tell(store, [TOLD, MORE, DENIED])[0].differences}
    assert [(v.value, v.document_ids) for v in found["injured"]] == [(2, (TOLD.document.id,)), (4, (MORE.document.id,))]
    assert [v.value for v in found["happened"]] == ["happened", "did not happen"]
    assert [(v.value, v.document_ids) for v in found["judgement"]] == [("massacre", (MORE.document.id,))]
    assert "date" not in found and "place" not in found


@pytest.mark.parametrize("further", [0, 200])
def test_one_by_one_is_as_all_at_once(
    store: Store, tmp_path: Path, further: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incident_stage, "FURTHER", further)
    for one in (TOLD, OTHER, MORE, DENIED):
        grown = tell(store, [one])
    other = open_store(tmp_path / "other.db")
    assert [replace(i, event_ids=()) for i in grown] == [
        replace(i, event_ids=()) for i in tell(other, [TOLD, OTHER, MORE, DENIED])
    ]
    other.close()


@pytest.mark.parametrize(("further", "reached"), [(0, "ab"), (1, "abc"), (9, "abcde")])
def test_what_hangs_far_away_is_left_as_it_is(
    store: Store, further: int, reached: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incident_stage, "FURTHER", further)
    chain = [make_pair(one, other, kind="incidents") for one, other in ("ab", "bc", "cd", "de")]
    with store.writer() as writer:
        writer.settle(Settlement("incidents", pairs=chain))
    with store.view() as view:
        seen, pairs, _ = incident_stage.find_hanging(view, {"a"}, set())
    assert "".join(sorted(seen)) == reached
    assert sorted(pairs) == [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")][: len(reached) - 1]


def test_an_incident_that_does_not_change_is_not_written_again(store: Store) -> None:
    tell(store, [TOLD, MORE])
    assert isinstance(store, Desk)
    written: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        written.append(statement)

    event.listen(store._engine, "before_cursor_execute", note)
    with store.writer() as writer:
        writer.judge(make_judgement("x", "y", kind="incidents"), [TOLD.document.id])
    settle_desk(store, [make_incidents(Knowledge())])
    assert not [s for s in written if s.startswith(("INSERT INTO incidents", "DELETE FROM incidents"))]
    tell(store, [DENIED])
    assert {s[:21] for s in written} >= {"INSERT INTO incidents", "DELETE FROM incidents"}


def test_a_document_read_anew_leaves_nothing_behind(store: Store) -> None:
    tell(store, [TOLD, MORE])
    with store.writer() as writer:
        writer.put(replace(MORE, events=()), "another key")
    settle_desk(store, [make_incidents(Knowledge())])
    with store.view() as view:
        assert [i.event_ids for i in view.rows("incidents")] == [(TOLD.events[0].id,)]


def test_what_a_person_separates_or_joins(store: Store) -> None:
    tell(store, [TOLD, MORE, OTHER])
    told, more, other = (r.events[0].id for r in (TOLD, MORE, OTHER))
    documents = [r.document.id for r in (TOLD, MORE, OTHER)]
    for pair, answer, groups in (
        ((told, more), "NEGATIVE", 3),
        ((told, other), "POSITIVE", 2),
        ((told, more), None, 2),
    ):
        with store.writer() as writer:
            writer.judge(make_judgement(*in_order(*pair), answer, kind="incidents"), documents)
        settle_desk(store, [make_incidents(Knowledge())])
        with store.view() as view:
            assert len(list(view.rows("incidents"))) == groups


def test_what_cannot_be_one_never_meets_through_others() -> None:
    march = {"date_start": "2031-03-02", "date_end": "2031-03-02"}
    accounts = {
        "a": make_arrest("Ada Voss", "a"),
        "b": make_arrest("Ada Voss", "b", date_start=None, date_end=None),
        "c": make_arrest("Ada Voss", "c", **march),
    }
    pairs = [make_pair("a", "b", score=0.9), make_pair("b", "c", score=0.8)]
    assert gather_accounts(accounts, pairs, [], lambda one, other: 0.9) == [("a", "b"), ("c",)]
    assert gather_accounts(accounts, pairs, [], lambda one, other: 0.1) == [("a",), ("b",), ("c",)]
