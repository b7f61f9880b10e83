"""Stretches that may name a place: which are looked up, what lists say of each, what stands around it."""

import pytest

from accordingto.annotate.actors import find_references
from accordingto.annotate.gazetteer.entries import GazetteerPlace, name_key
from accordingto.annotate.toponyms import Spot, Toponyms, holds, lies_in, word_classes
from invented import KNOWLEDGE, document_of, parser

STATE = GazetteerPlace(1, "Norvia", 40.0, 20.0, "NOR", None, None, "PCLI", 4_000_000)
TOWN = GazetteerPlace(2, "Sivek", 40.2, 20.1, "NOR", None, None, "PPL", 90_000)
CITY = GazetteerPlace(3, "Port of Sivek", 40.3, 20.1, "NOR", None, None, "PPLC", 700_000)
ABROAD = GazetteerPlace(4, "Sivek", -10.0, 60.0, "FAR", None, None, "PPL", 500)
SHORT = GazetteerPlace(5, "Om", 40.4, 20.1, "NOR", None, None, "PPL", 800)
PLACES = (STATE, TOWN, CITY, ABROAD, SHORT)


def look_up(name: str) -> tuple[GazetteerPlace, ...]:
    return tuple(p for p in PLACES if name_key(p.name) == name_key(name))


def spots_in(text: str) -> dict[str, Spot]:
    """Return the spots of a text by their words; a later one replaces a namesake."""
    document = document_of(text)
    parse, hits = parser().parse(document)
    references, _ = find_references(document, parse, hits, KNOWLEDGE)
    return {s.text: s for s in Toponyms(document, parse, hits, references, look_up).spots()}


def test_the_longest_listed_name_wins_over_what_lies_inside_it() -> None:
    spots = spots_in("Two men were shot in Port of Sivek.")
    assert list(spots) == ["Port of Sivek"]
    assert spots["Port of Sivek"].found == (CITY,)
    assert {"several words", "gazetteer: PPLC", "in the gazetteer"} <= set(spots["Port of Sivek"].features)


def test_a_name_in_lower_case_or_across_sentences_is_none() -> None:
    assert "sivek" not in spots_in("They called it sivek at home.")
    assert "Port of Sivek" not in spots_in("They reached Port. Of Sivek nobody spoke.")


def test_every_namesake_is_kept_with_the_most_people_as_its_size() -> None:
    spot = spots_in("Two men were shot in Sivek.")["Sivek"]
    assert spot.found == (TOWN, ABROAD)
    assert spot.features["people"] == pytest.approx(4 / 7)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Two men were shot in Sivek.", "before: where"),
        ("They came from Sivek.", "before: whither"),
        ("Senator Sivek left.", "before: person"),
        ("Sivek said the road was open.", "after: said"),
        ("Two men were shot in Sivek (Norvia).", "after: bracket"),
        ("A woman left for Sivek-Brod.", "after: hyphen"),
        ("SIVEK was quiet.", "capitals"),
    ],
)
def test_the_words_beside_a_name_become_features(text: str, feature: str) -> None:
    spot = next(s for words, s in spots_in(text).items() if words.lower().startswith("sivek"))
    assert feature in spot.features


def test_a_comma_and_a_larger_place_hold_the_name() -> None:
    spots = spots_in("Two men were shot in Sivek, Norvia, on Monday.")
    assert spots["Sivek"].features["container after"] == 1.0
    assert spots["Norvia"].features["contained before"] == 1.0
    abroad = spots_in("Two men were shot in Sivek, Ostria, on Monday.")
    assert "container after" not in abroad["Sivek"].features


def test_what_is_told_once_as_a_place_counts_for_its_namesakes() -> None:
    text = "{} Later Sivek rejected the plan."
    assert "told elsewhere as a place" in spots_in(text.format("Two men were shot in Sivek."))["Sivek"].features
    assert "told elsewhere as a place" not in spots_in(text.format("Two men were shot."))["Sivek"].features


def test_a_very_short_name_is_asked_for_only_where_it_looks_like_a_place() -> None:
    asked: list[str] = []

    def note(name: str) -> tuple[GazetteerPlace, ...]:
        asked.append(name)
        return ()

    document = document_of("It was there. He met her in Sivek, OM.")
    parse, hits = parser().parse(document)
    Toponyms(document, parse, hits, (), note).spots()
    assert "OM" in asked and "Sivek" in asked and "It" not in asked and "He" not in asked


def test_a_desks_own_place_is_not_looked_up() -> None:
    listed = GazetteerPlace(9, "Brezno", 1.0, 1.0, "FAR", None, None, "PPL", 10)

    def find(name: str) -> tuple[GazetteerPlace, ...]:
        return (listed,) if name == "Brezno" else ()

    document = document_of("Two men were shot in Brezno.")
    parse, hits = parser().parse(document)
    (free,) = Toponyms(document, parse, hits, (), find).spots()
    (own,) = Toponyms(document, parse, hits, (), find, frozenset({"Brezno"})).spots()
    assert (free.found, own.found) == ((listed,), ())
    assert [p.name for p in own.known] == ["Brezno"]


def test_a_word_for_a_side_names_no_place_by_itself() -> None:
    assert word_classes()["northern"] == "side"
    found = (GazetteerPlace(9, "Northern", 1.0, 1.0, "FAR", None, None, "PPL", 10),)
    document = document_of("Northern roads were closed.")
    parse, hits = parser().parse(document)
    assert Toponyms(document, parse, hits, (), lambda _: found).spots() == []


def test_a_place_lies_in_its_state_and_its_unit_only() -> None:
    spots = spots_in("They drove from Sivek to Norvia and on to Ostria.")
    assert holds(spots["Norvia"], spots["Sivek"])
    assert not holds(spots["Sivek"], spots["Norvia"])
    assert not lies_in(ABROAD, spots["Norvia"])
    assert not lies_in(STATE, spots["Norvia"])
    unit = GazetteerPlace(7, "Upper Norvia", 40.0, 20.0, "NOR", 2, None, "PPL", 10)
    assert lies_in(unit, spots["Sivek"])
    of_ostria = GazetteerPlace(8, "Dell", 50.0, 10.0, "OST", None, None, "PPL", 10)
    assert lies_in(of_ostria, spots["Ostria"])
