"""Places: names that say where, parts of countries, names that nobody knew; never an actor."""

import pytest

from invented import places_in


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("Two men were shot in Brezna.", "Brezna", "Brezno", "VEL"),
        ("Troops returned to Velmark.", "Velmark", "Velmark", "VEL"),
        ("They met in Halm.", "Halm", "Halm", "OST"),
        ("Two men were shot in northern Velmark.", "northern Velmark", "North Velmark", "VEL"),
        ("Two men were shot in the north of Velmark.", "north of Velmark", "North Velmark", "VEL"),
        ("Two men were shot in the northern part of Velmark.", "northern part of Velmark", "North Velmark", "VEL"),
        ("Two men were shot in eastern Ostria.", "eastern Ostria", "East Ostria", "OST"),
        ("They left the town of Sivek.", "Sivek", "Sivek", None),
        ("Shots were fired at the Sivek crossing.", "Sivek", "Sivek", None),
        ("Ostria opened the road. Two men were shot in Kell.", "Kell", "Kell", "OST"),
    ],
)
def test_where(text: str, words: str, name: str, country: str | None) -> None:
    found = {p.text: p for p in places_in(text)}
    assert words in found
    assert (found[words].name, found[words].country) == (name, country)


@pytest.mark.parametrize(
    "text",
    ["Halm rejected it.", "Ostria blamed Velmark.", "The Ostrian army left.", "Bela Varn met Mira Tosk in March."],
)
def test_actors_and_adjectives_are_no_places(text: str) -> None:
    assert places_in(text) == []


def test_a_shared_name_without_a_country_stays_open() -> None:
    found = places_in("Two men were shot in Kell.")
    assert [(p.name, p.latitude, p.place_id) for p in found] == [("Kell", None, None)]


def test_precision_and_ids() -> None:
    town, country = places_in("Two men were shot in Brezno and three in Velmark.")
    assert (town.geo_precision, town.latitude) == (1, 52.5)
    assert country.geo_precision == 3
    assert town.place_id and country.place_id and town.place_id != country.place_id


def test_unknown_parts_of_countries_have_no_coordinates() -> None:
    (part,) = places_in("Two men were shot in southern Ostria.")
    assert (part.name, part.latitude, part.geo_precision) == ("South Ostria", None, 3)
