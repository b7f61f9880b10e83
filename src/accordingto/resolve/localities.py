"""Two accounts in, what the places that they name say for and against their being one happening out."""

import math
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from accordingto.resolve.accounts import Account
from accordingto.resolve.surroundings import SPOT
from accordingto.resolve.tolls import Reason

NEAR_KM, FAR_KM = 25.0, 100.0
EARTH_KM = 6371.0
SHARP = {1: 1.0, 2: 0.7, 3: 0.25}
"""What it tells that two accounts name one place, by how precise it is (ACLED): a region holds many happenings."""


def compare_places(one: Account, other: Account) -> Iterator[Reason]:
    """Yield what two accounts tell by the places that they name: one place, how far apart they lie, a spot in common."""
    names = f"{one.place}" if one.place == other.place else f"{one.place} / {other.place}"
    shared = sorted(set(one.spots) & set(other.spots)) or _misspelt(one, other)
    if one.place and other.place:
        if one.place == other.place or (one.place_id is not None and one.place_id == other.place_id):
            yield "place", SHARP[max(one.geo_precision or 2, other.geo_precision or 2)], f"place: {names}"
            return
        distance = km_between(one, other)
        if not shared and distance is not None and max(one.geo_precision or 3, other.geo_precision or 3) <= SPOT:
            if distance <= NEAR_KM:
                yield "place", 0.4, f"places {distance:.0f} km apart: {names}"
            else:
                yield "place_differs", 1.0 if distance > FAR_KM else 0.6, f"places {distance:.0f} km apart: {names}"
            return
    if shared:
        apart = one.place and other.place and (km_between(one, other) or 0.0) > SAME_KM and _are_spots(one, other)
        yield "place", 0.3 if apart else 0.7, f"both speak of {', '.join(shared)}"
    elif seen := sorted((set(one.spots) & set(other.scene)) | (set(other.spots) & set(one.scene))):
        yield "place", 0.4, f"one speaks of {', '.join(seen)}, of which the other's document tells"
    elif one.spots and other.spots:
        yield "spots_differ", 1.0, f"they speak of other places: {', '.join(one.spots)} / {', '.join(other.spots)}"


SAME_KM = 5.0
"""Kilometres from which two spots are two: a place that is named beside both is then that of neither or of one."""


def _are_spots(one: Account, other: Account) -> bool:
    return max(one.geo_precision or 3, other.geo_precision or 3) < SPOT


LONG_NAME = 7
"""Letters of a name that is still the same with one of them wrong."""


def _misspelt(one: Account, other: Account) -> list[str]:
    """Return the spots of one account that the other names with one letter more, less or wrong, taken for no place at all."""
    found = []
    for ours, theirs in ((one, other), (other, one)):
        unknown = [n.casefold() for n in (*theirs.actors, *theirs.recipients) if n[:1].isupper()]
        long = [s for s in ours.spots if len(s) >= LONG_NAME]
        found += [s for s in long if any(s != n and Levenshtein.distance(s, n, score_cutoff=1) <= 1 for n in unknown)]
    return found


def km_between(one: Account, other: Account) -> float | None:
    """Return the distance of two places on the globe in kilometres, None where one is not located."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
