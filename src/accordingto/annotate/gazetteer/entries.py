"""What the gazetteer holds: a place as it is looked up, as sources give it, and the form in which names are compared."""

import re
from dataclasses import dataclass, field

from accordingto.model.folding import fold

_DROPPED = re.compile(r"['ʻʼ’‘`´′\".]")
_SPACES = re.compile(r"[\s\-–_/]+")
_SHORT = {"saint": "st", "sainte": "st", "ste": "st", "mount": "mt", "fort": "ft"}


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place as the gazetteer gives it.

    `id` is GeoNames'; coordinates are in degrees (WGS 84), None where they are not known; `country` is ISO 3166-1
    alpha-3 (`XKX` for Kosovo); `admin1` and `admin2` are ids of the units that it lies in; `feature` is GeoNames' code;
    `population` is 0 where it is not known.
    """

    id: int
    name: str
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: int | None
    admin2: int | None
    feature: str
    population: int


@dataclass(slots=True)
class SourcePlace:
    """A place as a source gives it, with all its names, before it is compiled. Fields as in GazetteerPlace."""

    id: int
    name: str
    names: set[str] = field(default_factory=set)
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: int | None = None
    admin2: int | None = None
    feature: str = "PPL"
    population: int = 0


def name_key(name: str) -> str:
    """Return the form in which names are compared: folded, lower case, marks dropped, "Saint" as "st", hyphens as spaces."""
    words = _SPACES.sub(" ", _DROPPED.sub("", fold(name)).lower()).split()
    return " ".join(_SHORT.get(w, w) for w in words)
