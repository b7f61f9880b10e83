"""Actors of a desk: how they are named, what they say to whom, and the store's own rule of who may have a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.model.people import why_withheld
from accordingto.store.base import Store
from accordingto.store.queries import ThingQuery
from crisis_desks import FORCE, OSTRIA, TARN, fill_crisis
from demo_desks import fill
from factories import make_document, make_entity, make_reading


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = fill_crisis(tmp_path_factory.mktemp("crisis") / "desk.db")
    yield store
    store.close()


def test_names_in_use_with_publisher_reason_and_place(store: Store) -> None:
    with store.view() as view:
        (naming,) = view.namings([OSTRIA.id], 100)
        assert (naming.text, naming.publisher, naming.documents) == ("The Halm regime", "Ostria Today", 1)
        assert [n.role for n in view.namings([TARN.id], 100)] == ["Premier"]
        assert view.namings([FORCE.id], 100) == []


def test_what_is_said_by_whom_and_when(store: Store) -> None:
    with store.view() as view:
        assert [s.act for s in view.said_by([OSTRIA.name], 10)] == ["accuse", "request"]
        assert [s.day for s in view.said_between(["accuse"], "2031-06-01", None, 10)] == ["2031-06-09"]
        assert [s.speaker for s in view.said_between(["accuse"], None, "2031-05", 1)] == ["Emil Sand"]
        assert view.said_between(["support"], None, None, 10) == []


def test_things_are_given_in_the_order_of_asking(store: Store) -> None:
    with store.view() as view:
        assert [t.name for t in view.things("entities", [FORCE.id, "nothing", OSTRIA.id, FORCE.id])] == [
            FORCE.name,
            OSTRIA.name,
        ]


def test_the_store_lists_exactly_those_who_are_not_withheld(tmp_path: Path) -> None:
    kinds, roles = ("person", "other", "unidentified", "government"), ("office", "public", "private", "unknown")
    names = ("{} Tarn", "Иван{}", "{}FOR")
    entities = [
        make_entity(name.format(f"{k[0].upper()}{r[0].upper()}"), kind=k, public_role=r)
        for k in kinds for r in roles for name in names
    ]  # fmt: skip
    store = fill(tmp_path / "desk.db", make_reading(make_document(), entities=entities))
    with store.view() as view:
        listed = {e.name for e in view.find_things(ThingQuery(listed=True, limit=1000)).rows}
    store.close()
    assert listed == {e.name for e in entities if why_withheld(e) is None}


def test_an_office_told_in_one_document_counts_in_all(tmp_path: Path) -> None:
    readings = [
        make_reading(make_document(path=role), entities=[make_entity("Ada Tarn", kind="person", public_role=role)])
        for role in ("private", "office")
    ]
    store = fill(tmp_path / "desk.db", *readings)
    with store.view() as view:
        (listed,) = view.find_things(ThingQuery(listed=True)).rows
    store.close()
    assert why_withheld(listed) is None
