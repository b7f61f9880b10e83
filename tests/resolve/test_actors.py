"""Actors that no list knows: one or not across documents, with the reasons; what a person has decided holds."""

from pathlib import Path

import pytest

from accordingto.model.knowledge import Knowledge
from accordingto.model.records import Entity, Office
from accordingto.model.sameness import Judgement, in_order
from accordingto.resolve.actors import SCALE, compare_actors, make_actors
from accordingto.store import open_store
from accordingto.store.base import Store
from factories import make_document, make_entity, make_reading


def person(name: str, country: str | None = None, *titles: str, role: str = "unknown") -> Entity:
    offices = tuple(Office(title, "Ostria", None, None) for title in titles)
    return make_entity(name, id=name, kind="person", country=country, offices=offices, public_role=role)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (person("Jan Orlík"), person("Jan ORLIK"), "POSITIVE"),
        (person("Jan Orlik", "OST", "Mayor"), person("J. Orlik", "OST", "Mayor"), "POSITIVE"),
        (person("Jan Orlik"), person("J. Orlik"), "UNSURE"),
        (person("Danilo Orlik", "OST"), person("Danillo Orlik", "OST"), "POSITIVE"),
        (person("Jan Orlik", "OST"), person("Jan Orlik-Tosk", "OST"), "NEGATIVE"),
        (person("Jan Orlik", "OST"), person("Pavel Orlik", "OST"), "NEGATIVE"),
        (person("Jan Orlík", "OST"), person("Jan Orlik", "MER"), "UNSURE"),
        (make_entity("Brod Rescue Network", kind="ngo"), make_entity("BRN", kind="ngo"), "UNSURE"),
        (make_entity("Front of the Valleys", kind="rebel"), make_entity("Valleys Front", kind="rebel"), "POSITIVE"),
    ],
)
def test_one_or_not(one: Entity, other: Entity, answer: str) -> None:
    features = compare_actors(one, other)
    assert SCALE.answer(SCALE.chance(features)) == answer
    assert all(f.reason for f in features)


def add(store: Store, name: str, *entities: Entity) -> str:
    document = make_document(f"{name} text", f"{name}.txt")
    with store.writer() as writer:
        writer.put(make_reading(document, entities=entities), "key")
    return document.id


def test_actors_of_several_documents_are_brought_together_and_kept_apart_by_people(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    stage = make_actors(Knowledge())
    one = add(store, "one", person("Jan Orlík"), person("Ivo Prell", role="private"))
    two = add(store, "two", person("Jan Orlik"), person("Ivo Prèll", role="private"))
    stage.run(store, [one])
    stage.run(store, [two])
    with store.view() as view:
        found = view.canonical_ids("actors", ["Jan Orlík", "Jan Orlik", "Ivo Prell"])
        assert found["Jan Orlík"] == found["Jan Orlik"] and "Ivo Prell" not in found
        assert view.pairs("actors", ["Jan Orlik"])[0].reasons == (
            "the names are spelt alike but for marks and capitals",
        )
    apart = Judgement("actors", *in_order("Jan Orlík", "Jan Orlik"), "NEGATIVE", "person:anna", "2031-05-01T10:00:00Z")
    with store.writer() as writer:
        writer.judge(apart, [one, two])
    stage.run(store, [one, two])
    with store.view() as view:
        assert view.canonical_ids("actors", ["Jan Orlík", "Jan Orlik"]) == {}
    store.close()
