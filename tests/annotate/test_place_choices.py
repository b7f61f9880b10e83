"""Namesakes told apart: by people, by units and states that the text names, by the other places of the report."""

import pytest

from accordingto.annotate.gazetteer.entries import GazetteerPlace, name_key
from accordingto.annotate.place_choices import (
    Group,
    choose_places,
    group_spots,
    kilometres,
    list_candidates,
    score_groups,
    weigh_first,
    weigh_second,
)
from accordingto.annotate.place_weights import load_weights
from accordingto.annotate.toponyms import Spot
from accordingto.model.knowledge import KnownPlace
from accordingto.model.parse import Token

STATE = GazetteerPlace(1, "Ostria", 50.0, 10.0, "OST", None, None, "PCLI", 4_000_000)
UNIT = GazetteerPlace(2, "Upper Ostria", 50.5, 10.0, "OST", None, None, "ADM1", 300_000)
BIG = GazetteerPlace(3, "Brod", -30.0, 120.0, "VEL", None, None, "PPL", 900_000)
SMALL = GazetteerPlace(4, "Brod", 50.2, 10.2, "OST", 2, None, "PPL", 900)
NEAR = GazetteerPlace(5, "Kell", 50.3, 10.3, "OST", 2, None, "PPL", 40_000)
WEIGHTS = load_weights()


def spot(at: int, name: str, *found: GazetteerPlace, known: tuple[KnownPlace, ...] = (), **features: float) -> Spot:
    token = Token(at, 0, 0, name, name.lower(), name, "NNP", "PROPN", "pobj", at, at, at, 0)
    told = {k.replace("_", " "): v for k, v in features.items()}
    return Spot(at, at, token, name, name_key(name), known, found, features=told)


def meant(*spots: Spot) -> list[int | None]:
    """Return the ids of the places that the names mean, in the order of their groups."""
    groups = choose_places(spots, WEIGHTS.first, WEIGHTS.second)
    return [g.best.found.id if g.best is not None and g.best.found is not None else None for g in groups]


def test_a_name_by_itself_means_the_larger_place() -> None:
    assert meant(spot(0, "Brod", SMALL, BIG)) == [3]


def test_a_unit_that_the_text_names_outweighs_people() -> None:
    assert meant(spot(0, "Brod", BIG, SMALL), spot(5, "Upper Ostria", UNIT), spot(9, "Kell", NEAR)) == [4, 2, 5]


@pytest.fixture
def in_two_states() -> list[Spot]:
    """The names of "Brod, Ostria … Brod, Velmark", where each state has a Brod."""
    velmark = GazetteerPlace(6, "Velmark", -31.0, 121.0, "VEL", None, None, "PCLI", 5_000_000)
    town = GazetteerPlace(8, "Brod", 50.2, 10.2, "OST", 2, None, "PPL", BIG.population)
    return [
        spot(0, "Brod", BIG, town, container_after=1.0),
        spot(2, "Ostria", STATE),
        spot(6, "Brod", BIG, town, container_after=1.0),
        spot(8, "Velmark", velmark),
    ]


def test_a_name_told_in_two_states_is_two_groups(in_two_states: list[Spot]) -> None:
    groups = group_spots(in_two_states)
    assert [(g.key, g.container.text if g.container else None) for g in groups] == [
        ("brod", "Ostria"),
        ("brod", "Velmark"),
        ("ostria", None),
        ("velmark", None),
    ]


def test_a_name_told_in_two_states_is_two_places(in_two_states: list[Spot]) -> None:
    assert meant(*in_two_states) == [8, 3, 1, 6]


def test_mentions_of_one_name_are_one_group_with_the_container_told_once() -> None:
    spots = [spot(0, "Brod", SMALL, container_after=1.0), spot(2, "Ostria", STATE), spot(7, "Brod", SMALL)]
    brod, _ = group_spots(spots)
    assert [s.first for s in brod.spots] == [0, 7]
    assert brod.container is spots[1]


def test_a_listed_place_stands_for_its_gazetteer_entry() -> None:
    known = KnownPlace("Brod", country="OST", latitude=50.21, longitude=10.21, feature_code="PPL")
    first, second, none = list_candidates(spot(0, "Brod", SMALL, BIG, known=(known,)))
    assert (first.known, first.found, first.people) == (known, SMALL, 900)
    assert (second.known, second.found) == (None, BIG)
    assert not none.is_place


def test_a_place_in_no_gazetteer_has_no_rival() -> None:
    known = KnownPlace("Brod Gate", country="OST", latitude=50.2, longitude=10.2, feature_code="PPL")
    (only,) = list_candidates(spot(0, "Brod Gate", known=(known,)))
    assert only.is_place and only.found is None


def scored(*found: GazetteerPlace, **weights: float) -> Group:
    """Return a group of one name, scored by weights that a test makes up."""
    (group,) = groups = group_spots([spot(0, "Brod", *found)])
    weigh_first(groups)
    score_groups(groups, {k.replace("_", " "): v for k, v in weights.items()}, "first")
    return group


def test_chances_add_up_and_none_of_these_can_win() -> None:
    group = scored(BIG, SMALL, none_of_these=5.0)
    assert sum(c.chance for c in group.candidates) == pytest.approx(1)
    assert group.best is None
    best = scored(BIG, SMALL, none_of_these=-5.0, people=9.0).best
    assert best is not None and best.found is BIG


def test_two_places_apart_that_are_as_likely_leave_it_open() -> None:
    assert scored(BIG, SMALL, none_of_these=-9.0).best is None
    beside = GazetteerPlace(7, "Brod", 50.21, 10.2, "OST", 2, None, "ADM2", 900)
    assert scored(SMALL, beside, none_of_these=-9.0).best is not None


def test_first_features_name_units_states_and_spellings() -> None:
    groups = group_spots([spot(0, "Brode", SMALL, BIG), spot(5, "Upper Ostria", UNIT), spot(9, "Ostria", STATE)])
    weigh_first(groups)
    small, big, none = groups[0].candidates
    assert {"first unit named", "country named", "another spelling", "kind: town"} <= set(small.first)
    assert "most people" in big.first and not {"first unit named", "country named"} & set(big.first)
    assert none.first == {"none of these": 1.0, "none of several": 1.0}


def test_neighbours_count_by_distance_and_never_themselves() -> None:
    groups = group_spots([spot(0, "Brod", SMALL, BIG), spot(5, "Kell", NEAR)])
    for group in groups:
        for candidate in group.candidates:
            candidate.first, candidate.chance = {}, float(candidate.is_place)
    weigh_second(groups)
    by_id = {c.found.id: c.second for c in groups[0].candidates if c.found is not None}
    assert by_id[4]["others near"] == pytest.approx(1 / 3)
    assert by_id[4]["share in the unit"] == 1.0
    assert by_id[3]["others in the region"] == by_id[3]["share in the country"] == 0.0


@pytest.mark.parametrize(
    ("points", "away"),
    [((0, 0, 0, 0), 0), ((0, 0, 0, 180), 20015.1), ((0, 0, 1, 0), 111.19), ((60, 179.5, 60, -179.5), 55.6)],
)
def test_kilometres_go_round_the_globe(points: tuple[float, float, float, float], away: float) -> None:
    assert kilometres(*points) == pytest.approx(away, abs=0.1)
