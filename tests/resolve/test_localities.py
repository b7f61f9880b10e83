"""What the places of two accounts say: one place, near, far, misspelt, or a spot that both name beside others."""

from dataclasses import replace

from accordingto.resolve.accounts import Account
from accordingto.resolve.happenings import compare_accounts
from accordingto.resolve.localities import km_between
from accordingto.resolve.scales import load_weighing
from factories import make_arrest

WEIGHING = load_weighing("incidents")


def chance(one: Account, other: Account) -> float:
    return WEIGHING.scale.chance(compare_accounts(one, other, WEIGHING))


def test_places_by_distance() -> None:
    near = make_arrest("Ada Voss", "a", place="Pellin", latitude=10.0, longitude=10.0)
    far = make_arrest("Ada Voss", "b", place="Orsk", latitude=12.0, longitude=10.0)
    distance = km_between(near, far)
    assert distance is not None and 222 < distance < 223
    assert km_between(near, make_arrest("Ada Voss", "c")) is None


def test_a_misspelt_place_is_the_place() -> None:
    told = {"event_type": "ASSAULT", "mode": None, "trigger": "killed"}
    at = replace(make_arrest("woman", "a", **told), spots=("dolne pessk",))
    for name, found in (("Dolne Pesk", True), ("Dolne Orsk", False)):
        reasons = compare_accounts(at, make_arrest(name, "b", **told), WEIGHING)
        assert any("dolne pessk" in f.reason for f in reasons if f.name == "place") is found


def test_a_spot_named_beside_two_others_tells_little() -> None:
    told = {"date_start": None, "date_end": None}
    here, there = make_arrest("men", "a", **told), make_arrest("men", "b", **told)
    spots = {"geo_precision": 1, "spots": ("fort rell",)}
    here = replace(here, place="Rell", place_id="1", latitude=10.0, longitude=10.0, **spots)
    there = replace(there, place="Overrell", place_id="2", latitude=10.1, longitude=10.1, **spots)
    assert chance(here, there) < chance(here, replace(there, latitude=10.001, longitude=10.0))
