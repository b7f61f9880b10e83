"""A compiled gazetteer: what goes in comes out, under every spelling; what is no gazetteer is told."""

import time
from pathlib import Path

import pytest

from accordingto.annotate.gazetteer.entries import SourcePlace, name_key
from accordingto.annotate.gazetteer.files import Gazetteer, GazetteerError, write_gazetteer
from accordingto.annotate.gazetteer.lookups import Gazetteers
from accordingto.model.knowledge import BUILT_IN, GAZETTEER

PLACES = (
    SourcePlace(1, "Sankt Orlo", {"Saint Orlo", "Оршло"}, 45.12346, -19.5, "OST", 9, None, "PPL", 700),
    SourcePlace(2, "Saint-Orlo", set(), -1.0, 2.0, "VEL", None, None, "PPL", 9000),
    SourcePlace(9, "Halmshire", set(), None, None, "OST", None, None, "ADM1", 0),
)


def make(folder: Path, *places: SourcePlace) -> Gazetteer:
    path = folder / GAZETTEER
    write_gazetteer(path, places or PLACES, {"licence": "ours"})
    return Gazetteer(path)


@pytest.mark.parametrize("name", ["Saint Orlo", "ST. ORLO", "St Orlo", "saint-orlo"])
def test_all_spellings_lead_to_all_places_of_the_name(tmp_path: Path, name: str) -> None:
    assert [p.id for p in make(tmp_path).find(name)] == [2, 1]


def test_a_place_comes_back_as_it_was(tmp_path: Path) -> None:
    (found,) = make(tmp_path).find("оршло")
    assert (found.name, found.latitude, found.longitude, found.country) == ("Sankt Orlo", 45.1235, -19.5, "OST")
    assert (found.admin1, found.admin2, found.feature, found.population) == (9, None, "PPL", 700)
    assert make(tmp_path).find("Nowhere") == ()


def test_an_area_without_a_point_has_none(tmp_path: Path) -> None:
    (found,) = make(tmp_path).find("Halmshire")
    assert found.latitude is None and found.longitude is None


def test_the_same_places_give_the_same_bytes_and_others_another_key(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    one, same = make(tmp_path / "a"), make(tmp_path / "b")
    assert one.path.read_bytes() == same.path.read_bytes()
    assert one.key == same.key != make(tmp_path / "c", *PLACES[:2]).key


def test_a_later_gazetteer_wins_and_adds(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    first = make(tmp_path)
    moved = SourcePlace(1, "Saint Orlo", set(), 10.0, 10.0, "OST", population=9999)
    asked = Gazetteers([first.path, make(tmp_path / "own", moved).path])
    assert [(p.id, p.latitude) for p in asked.find("Saint Orlo")] == [(1, 10.0), (2, -1.0)]
    unit = asked.place(9)
    assert unit is not None and unit.name == "Halmshire"


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_what_is_no_gazetteer_is_told_with_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / GAZETTEER
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=GAZETTEER):
        Gazetteer(path).find("Saint Orlo")


def test_names_are_compared_without_marks() -> None:
    assert name_key("Štrpce") == name_key("STRPCE") == "strpce"
    assert name_key("N'Djamena") == name_key("Ndjamena")
    assert name_key("W. Va.") == "w va"


def test_the_gazetteer_of_the_program_opens_fast_and_stays_small() -> None:
    path = BUILT_IN / GAZETTEER
    assert path.stat().st_size < 30_000_000
    times = []
    for _ in range(3):
        start = time.perf_counter()
        found = Gazetteer(path).find("Zvečan")
        times.append(time.perf_counter() - start)
        assert "XKX" in {p.country for p in found}
    assert min(times) < 0.05


def test_the_gazetteer_of_the_program_says_where_it_is_from() -> None:
    about = Gazetteer(BUILT_IN / GAZETTEER).describe()
    assert "CC BY 4.0" in about["licence"]
    assert sum(key.startswith("sha256 of ") for key in about) == 6
    assert int(about["places"]) > 286_000 and int(about["names"]) > 600_000
