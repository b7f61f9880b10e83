"""Names that are places in, the place that each means out: chosen among namesakes by learnt weights over features in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import asin, cos, exp, log10, radians, sin, sqrt

from accordingto.annotate.gazetteer.entries import GazetteerPlace, name_key
from accordingto.annotate.toponyms import Spot, lies_in
from accordingto.model.knowledge import KnownPlace

NEAR = 60.0
"""Kilometres within which two places of one report speak for each other."""
REGION = 250.0
"""Kilometres of a wider neighbourhood."""
WEIGHED = 20
"""Namesakes that are looked at again beside the other places of the report."""

TIE = 0.98
"""Two places whose chances lie closer than this share are as likely as each other."""

Weights = Mapping[str, float]


@dataclass(slots=True)
class Candidate:
    """A place that a name may mean, from the lists of places that people keep (`known`) or from the gazetteer (`found`)."""

    known: KnownPlace | None
    found: GazetteerPlace | None
    latitude: float | None
    longitude: float | None
    country: str | None
    feature: str
    people: int
    first: dict[str, float] = field(default_factory=dict)
    second: dict[str, float] = field(default_factory=dict)
    chance: float = 0.0

    @property
    def is_place(self) -> bool:
        """False for the candidate that stands for "none of these"."""
        return self.known is not None or self.found is not None


@dataclass(slots=True)
class Group:
    """The mentions of one name that mean one place, with the places that it may be."""

    key: str
    spots: list[Spot]
    container: Spot | None
    candidates: list[Candidate]

    @property
    def best(self) -> Candidate | None:
        """The place of the greatest chance; None where none of them is likelier, or two apart are as likely."""
        ranked = sorted((c for c in self.candidates if c.is_place), key=lambda c: -c.chance)
        if not ranked or sum(c.chance for c in ranked) < 0.5:
            return None
        tied = len(ranked) > 1 and ranked[1].chance > TIE * ranked[0].chance
        return None if tied and _are_apart(ranked[0], ranked[1]) else ranked[0]


def choose_places(spots: Sequence[Spot], first: Weights, second: Weights) -> list[Group]:
    """Group the mentions by name and give each candidate its chance: by itself first, then beside the other places.

    `first` and `second` are weights by feature; a candidate's chance is the soft maximum of the sums.
    """
    groups = group_spots(spots)
    weigh_first(groups)
    score_groups(groups, first, "first")
    weigh_second(groups)
    score_groups(groups, second, "second")
    return groups


def group_spots(spots: Sequence[Spot]) -> list[Group]:
    """Return the groups of mentions: one a name, or one a name and container where a text tells several of them."""
    containers = _containers(spots)
    by_name: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_name[spot.key].append(spot)
    groups = []
    for key, named in by_name.items():
        told = {containers[s.first].key: containers[s.first] for s in named if s.first in containers}
        if len(told) > 1:
            for outer in told.values():
                inside = [s for s in named if s.first in containers and containers[s.first].key == outer.key]
                groups.append(Group(key, inside, outer, list_candidates(inside[0])))
            rest = [s for s in named if s.first not in containers]
            if rest:
                groups.append(Group(key, rest, None, list_candidates(rest[0])))
        else:
            groups.append(Group(key, named, next(iter(told.values()), None), list_candidates(named[0])))
    return groups


def _containers(spots: Sequence[Spot]) -> dict[int, Spot]:
    """Return the larger place told right after a name ("Brod, Ostria"), by the name's first token."""
    return {
        spot.first: after
        for spot, after in pairwise(spots)
        if spot.features.get("container after") and after.first == spot.last + 2
    }


def list_candidates(spot: Spot) -> list[Candidate]:
    """Return the places that a name may mean: what people listed stands for the gazetteer's entry of the same place.

    Where the gazetteer has namesakes, the last candidate stands for "none of these".
    """
    candidates = []
    left = list(spot.found)
    for known in spot.known:
        same = next((p for p in left if _is_same(known, p)), None)
        left = [p for p in left if not _is_same(known, p)]
        candidates.append(
            Candidate(
                known,
                same,
                known.latitude,
                known.longitude,
                known.country,
                known.feature_code or "",
                same.population if same else 0,
            )
        )
    candidates += [Candidate(None, p, p.latitude, p.longitude, p.country, p.feature, p.population) for p in left]
    if left:
        candidates.append(Candidate(None, None, None, None, None, "", 0))
    return candidates


def _are_apart(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates are different spots, not a town and the district around it."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return True
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude) > NEAR  # type: ignore[arg-type]


def _is_same(known: KnownPlace, place: GazetteerPlace) -> bool:
    if known.geonameid == str(place.id):
        return True
    kind = (known.feature_code or "")[:3]
    if kind == "PCL" or place.feature.startswith("PCL"):
        return kind == place.feature[:3] and known.country == place.country
    return known.country == place.country and _distance(known, place) < 30


def weigh_first(groups: Sequence[Group]) -> None:
    """Give each candidate what speaks for it by itself and through units and states that the text names."""
    named = {p.id: g.key for g in groups for s in g.spots[:1] for p in s.found if p.feature[:3] in ("ADM", "PCL")}
    countries: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for c in group.candidates:
            if c.feature.startswith("PCL") and c.country:
                countries[c.country].add(group.key)
    for group in groups:
        top = max((c.people for c in group.candidates), default=0)
        for c in group.candidates:
            c.first = _first_features(c, group, top, named, countries)


def _first_features(
    c: Candidate, group: Group, top: int, named: Mapping[int, str], countries: Mapping[str, set[str]]
) -> dict[str, float]:
    if not c.is_place:
        return {"none of these": 1.0, "none of several": float(len(group.candidates) > 2)}
    f: dict[str, float] = {"people": log10(c.people + 10) / 7, f"kind: {_kind(c.feature)}": 1.0}
    if c.known is not None:
        f["known"] = 1.0
    if c.people == top and len(group.candidates) > 1:
        f["most people"] = 1.0
    if c.latitude is None:
        f["no point"] = 1.0
    place = c.found
    name = place.name if place is not None else c.known.name if c.known else ""
    if name_key(name) != group.key:
        f["another spelling" if _kind(c.feature) != "ADM2" else "another spelling of a district"] = 1.0
    if group.container is not None:
        inside = place is not None and lies_in(place, group.container)
        inside = inside or (c.known is not None and any(k.country == c.country for k in group.container.known))
        f["in the place told after it" if inside else "not in the place told after it"] = 1.0
    if place is not None:
        for number, level in ((place.admin1, "first unit"), (place.admin2, "second unit")):
            if number is not None and named.get(number, group.key) != group.key:
                f[f"{level} named"] = 1.0
    if c.country and not c.feature.startswith("PCL") and countries.get(c.country, set()) - {group.key}:
        f["country named"] = 1.0
    return f


def weigh_second(groups: Sequence[Group]) -> None:
    """Give each candidate what the other names speak for: the same unit, the same country, places near by."""
    countries: dict[str, float] = defaultdict(float)
    units: dict[int, float] = defaultdict(float)
    points: list[tuple[str, float, float, float]] = []
    own: dict[str, list[Candidate]] = defaultdict(list)
    for group in groups:
        own[group.key] += group.candidates
        for c in group.candidates:
            if c.country:
                countries[c.country] += c.chance
            unit = _unit(c)
            if unit is not None:
                units[unit] += c.chance
            if c.latitude is not None and c.longitude is not None and c.chance > 0.1 and _kind(c.feature) not in _WIDE:
                points.append((group.key, c.latitude, c.longitude, c.chance))
    total = max(1.0, float(len(groups) - 1))
    for group in groups:
        own_countries: dict[str | None, float] = defaultdict(float)
        own_units: dict[int | None, float] = defaultdict(float)
        for c in own[group.key]:
            own_countries[c.country] += c.chance
            own_units[_unit(c)] += c.chance
        kept = sorted(group.candidates, key=lambda c: (c.is_place, -c.chance))[: WEIGHED + 1]
        group.candidates = kept
        for c in kept:
            f = dict(c.first)
            if not c.is_place:
                c.second = f
                continue
            f["chance by itself"] = log10(c.chance + 1e-4) / 4
            in_country = countries[c.country] - own_countries[c.country] if c.country else 0.0
            number = _unit(c)
            in_unit = units[number] - own_units[number] if number is not None else 0.0
            f["share in the country"] = in_country / total
            f["others in the country"] = min(in_country, 5.0) / 5
            f["share in the unit"] = in_unit / total
            f["others in the unit"] = min(in_unit, 5.0) / 5
            near, region = _neighbours(c, group.key, points)
            f["others near"] = min(near, 3.0) / 3
            f["others in the region"] = min(region, 5.0) / 5
            f["share in the region"] = region / total
            c.second = f


def _neighbours(c: Candidate, own: str, points: Iterable[tuple[str, float, float, float]]) -> tuple[float, float]:
    if c.latitude is None or c.longitude is None or _kind(c.feature) in _WIDE:
        return 0.0, 0.0
    near = region = 0.0
    for key, latitude, longitude, chance in points:
        if key == own or abs(latitude - c.latitude) > 3:
            continue
        away = kilometres(c.latitude, c.longitude, latitude, longitude)
        if away < REGION:
            region += chance
            near += chance if away < NEAR else 0.0
    return near, region


_WIDE = frozenset(("country", "ADM1"))


def _unit(c: Candidate) -> int | None:
    if c.found is None:
        return None
    return c.found.id if c.feature == "ADM1" else c.found.admin1


def _kind(feature: str) -> str:
    if feature.startswith("PCL"):
        return "country"
    if feature in ("ADM1", "ADM2", "PPLC"):
        return feature
    if feature.startswith("PPL"):
        return "town"
    return "region" if feature in ("CONT", "RGN", "OCN", "SEA", "GULF", "MTS", "STM", "DSRT") else "other"


def score_groups(groups: Sequence[Group], weights: Weights, which: str) -> None:
    """Give the candidates of all groups their chances by the features of one round (`first`, `second`)."""
    for group in groups:
        _score(group, weights, which)


def _score(group: Group, weights: Weights, which: str) -> None:
    """Turn the sums of weights into chances that add up to one."""
    sums = [sum(weights.get(k, 0.0) * v for k, v in getattr(c, which).items()) for c in group.candidates]
    top = max(sums, default=0.0)
    parts = [exp(s - top) for s in sums]
    for c, part in zip(group.candidates, parts, strict=True):
        c.chance = part / sum(parts)


def _distance(known: KnownPlace, place: GazetteerPlace) -> float:
    if None in (known.latitude, known.longitude, place.latitude, place.longitude):
        return 1e9
    return kilometres(known.latitude, known.longitude, place.latitude, place.longitude)  # type: ignore[arg-type]


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance of two points in degrees."""
    a, b, c, d = radians(latitude), radians(longitude), radians(other_latitude), radians(other_longitude)
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(half)))
