"""Nouns for nameless groups and things, by which two accounts may mean the same."""

import pytest

from accordingto.resolve.groups import are_crowds, are_matters, are_state_forces, are_things


@pytest.mark.parametrize(
    "names", [("crowd",), ("demonstrators", "people"), ("election protest",), ("families",), ("multitude",)]
)
def test_crowds(names: tuple[str, ...]) -> None:
    assert are_crowds(names)


@pytest.mark.parametrize("names", [("divers",), ("Ada Voss",), ("crowd", "mayor"), ("Protest Movement",)])
def test_no_crowds(names: tuple[str, ...]) -> None:
    assert not are_crowds(names)


def test_forces_of_a_state_whatever_they_are_called() -> None:
    assert (
        are_state_forces(("gendarmes",))
        and are_state_forces(("security forces",))
        and are_state_forces(("riot police",))
    )
    assert not are_state_forces(("gunmen",)) and not are_state_forces(("Velmark Police",))


def test_things_have_a_noun_for_many_even_behind_the_name_of_a_country() -> None:
    assert are_things(("Velmarkan trawler",)) and are_things(("bridges",))
    assert not are_things(("sailors",)) and not are_things(("Courlande",))


def test_what_people_protest_about_is_neither_people_nor_bodies() -> None:
    assert are_matters(("dry taps",)) and are_matters(("toll",))
    assert not are_matters(("parliament",)) and not are_matters(("police",)) and not are_matters(("Ostria",))
