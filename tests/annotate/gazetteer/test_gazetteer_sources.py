"""Dumps of GeoNames: what is kept, what lies in what, and what is no dump."""

from pathlib import Path

import pytest

from accordingto.annotate.gazetteer.entries import SourcePlace
from accordingto.annotate.gazetteer.files import GazetteerError
from accordingto.annotate.gazetteer.sources import locate_areas, package_file, read_dump


def line(number: int, name: str, kind: str, code: str, unit: str = "01", people: int = 0, names: str = "") -> str:
    fields = [str(number), name, name, names, "45.5", "20.25", kind, code, "OS", "", unit, "", "", "", str(people)]
    return "\t".join([*fields, "", "0", "Etc/UTC", "2030-01-01"]) + "\n"


def write(folder: Path, *lines: str) -> Path:
    path = folder / "OS.txt"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_places_lie_in_their_units(tmp_path: Path) -> None:
    dump = write(
        tmp_path,
        line(7, "Brod", "P", "PPL", people=40, names="Брод,brod junk,Brodt"),
        line(8, "Halmshire", "A", "ADM1"),
        line(9, "A Seamount", "U", "SMU"),
        line(10, "Grey Shoal", "U", "SHLU"),
    )
    found = {p.id: p for p in read_dump(dump, {"OS": "OST"})}
    assert set(found) == {7, 8, 10}
    assert (found[7].admin1, found[7].country, found[7].population) == (8, "OST", 40)
    assert found[7].names == {"Brod", "Брод", "Brodt"}
    assert found[8].admin1 is None


def test_what_is_no_dump_is_told_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"OS\.txt: line 2 has 1 columns"):
        list(read_dump(write(tmp_path, line(7, "Brod", "P", "PPL"), "nonsense\n"), {}))
    wrong = line(7, "Brod", "P", "PPL").replace("45.5", "north")
    with pytest.raises(GazetteerError, match=r"OS\.txt: line 1"):
        list(read_dump(write(tmp_path, wrong), {}))


def test_a_package_that_is_not_there_is_named() -> None:
    with pytest.raises(GazetteerError, match=r"accordingto\[gazetteer\]"):
        package_file("no_such_package_at_all", "data.json")


def test_the_point_of_an_area_is_the_middle_of_its_cells_not_of_its_largest_town() -> None:
    area = SourcePlace(1, "Halmshire", feature="ADM1")
    towns = [SourcePlace(n, f"T{n}", set(), 10.0, 20.0, "OST", 1) for n in range(2, 9)]
    towns.append(SourcePlace(10, "Far", set(), 14.0, 24.0, "OST", 1, population=5))
    locate_areas([area], towns)
    assert (area.latitude, area.longitude, area.population) == (12.25, 22.25, 5)
