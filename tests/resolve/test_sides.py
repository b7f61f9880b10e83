"""Sides: a state, its government, its army and its ministers are one side; a party of the country is not."""

import pytest

from accordingto.model.records import Office
from accordingto.resolve.sides import Sides, is_name
from factories import make_entity

SIDES = Sides(
    [
        make_entity("Ostria", kind="state", country="OST", member_of=("Council",)),
        make_entity("Velmark", kind="state", country="VEL", member_of=("Council",)),
        make_entity("Government of Ostria", kind="government", country="OST"),
        make_entity("Ostrian Army", kind="military", country="OST"),
        make_entity("Mara Tarn", kind="person", country="OST", offices=(Office("Premier", "Ostria", None, None),)),
        make_entity("Ivo Brun", kind="person", country="OST", offices=(Office("leader", "Civic List", None, None),)),
        make_entity("Civic List", kind="party", country="OST"),
        make_entity("PEACEFOR", kind="mission", member_of=("Council",)),
        make_entity("Council", kind="igo"),
        make_entity("Una Holt", kind="person"),
        make_entity("Nils Kern", kind="person"),
        make_entity("Government of Halm", kind="government"),
        make_entity("Halm", kind="other"),
    ]
)


@pytest.mark.parametrize(
    ("ours", "theirs", "relation"),
    [
        (["Ostria"], ["Ostria"], "same"),
        (["Mara Tarn"], ["Government of Ostria"], "side"),
        (["Ostrian Army"], ["Mara Tarn"], "side"),
        (["Ivo Brun"], ["Civic List"], "side"),
        (["Ivo Brun"], ["Government of Ostria"], "different"),
        (["Ostria"], ["Velmark"], "different"),  # two members of one council are two sides
        (["PEACEFOR"], ["Council"], "side"),
        (["both sides"], ["Ostria"], "unknown"),
        (["@publisher"], ["@publisher"], "unknown"),
        ([], ["Ostria"], "unknown"),
        (["Nobody Known"], ["Ostria"], "different"),
        (["Una Holt"], ["Ostria"], "unknown"),  # a person of whom no office and no country is told
        (["Una Holt"], ["Nils Kern"], "different"),
        (["Government of Halm"], ["Halm"], "side"),  # a state that no list knows
    ],
)
def test_who_stands_for_whom(ours, theirs, relation):
    assert SIDES.relation(ours, theirs) == SIDES.relation(theirs, ours) == relation


def test_a_description_is_no_name():
    assert is_name("KFOR") and is_name("special envoy of Ostria") and not is_name("both armies")
