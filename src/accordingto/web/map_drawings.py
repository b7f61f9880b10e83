"""Spots and a window in, the drawing of a map out: what lies below, a mark for each spot, and its names where there is room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path

from accordingto.model.coarsening import CELL_KM
from accordingto.web.grounds import Ground, Name, Room, draw_ground
from accordingto.web.projections import HEIGHT, WIDTH, Projection, fit_window, parse_window, tell_window, zoom
from accordingto.web.spots import Spot, address

SMALL, GROWTH, LARGEST = 4.5, 2.1, 26.0
LEAST = {"near": 9.0, "area": 20.0}
"""The least radius of marks that are no points."""
MOST_MARKS = 400
SEEN = (*("type", "quad", "status", "actor", "recipient", "from", "to", "any"),)


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot on the page: its middle and how far it reaches (half a side, of a cell); its label where there is room."""

    spot: Spot
    x: float
    y: float
    reach: float
    label: Name | None
    href: str


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """A map: its ground, the marks upon it from the largest to the smallest, and ways to other windows."""

    width: float
    height: float
    ground: Ground
    marks: tuple[Mark, ...]
    outside: int
    unmarked: int
    scale_km: int
    scale_length: float
    window: str
    nearer: str
    farther: str
    whole: str
    chosen: bool


def draw_map(spots: Sequence[Spot], params: Mapping[str, str], folders: tuple[Path, ...] = ()) -> MapDrawing:
    """Return the map of some spots in the window that the address names, else in one that shows all of them."""
    chosen = parse_window(params.get("window"))
    projection = chosen or fit_window([(s.longitude, s.latitude) for s in spots])
    shown = [s for s in spots if projection.shows((s.longitude, s.latitude))]
    marks = _draw_marks(shown[:MOST_MARKS], projection, params)
    km, length = projection.scale_bar()
    ground = draw_ground(projection, folders)
    named = {s.name for s in shown[:MOST_MARKS] if s.name}
    free = [tuple(n for n in names if n.lines[0] not in named) for names in (ground.names, ground.disputed)]
    return MapDrawing(
        WIDTH, HEIGHT, replace(ground, names=free[0], disputed=free[1]), marks,
        sum(s.count for s in spots) - sum(s.count for s in shown),
        sum(s.count for s in shown[MOST_MARKS:]), km, length, tell_window(projection),
        _to(params, zoom(projection, 0.5)), _to(params, zoom(projection, 2.0)), address("/map", params, SEEN),
        chosen is not None,
    )  # fmt: skip


def _to(params: Mapping[str, str], projection: Projection) -> str:
    return address("/map", params, window=tell_window(projection))


def _draw_marks(spots: Sequence[Spot], projection: Projection, params: Mapping[str, str]) -> tuple[Mark, ...]:
    """Return the marks of spots; their labels keep free of each other and of the marks of points."""
    room = Room()
    placed = [(spot, *projection.place((spot.longitude, spot.latitude)), _reach(spot, projection)) for spot in spots]
    for spot, x, y, reach in placed:
        if spot.kind in ("point", "near"):
            room.block(x, y, reach)
    marks, named = [], set[tuple[str, ...]]()
    for spot, x, y, reach in placed:
        label = _label(spot, x, y, reach, room) if spot.both_names not in named else None
        named.add(spot.both_names)
        href = address("/map", params, SEEN, place=spot.name) if spot.name else ""
        marks.append(Mark(spot, round(x, 1), round(y, 1), round(reach, 1), label, href + "#list"))
    order = {"area": 0, "cell": 1, "near": 2, "point": 3}
    return tuple(sorted(marks, key=lambda m: (order[m.spot.kind], -m.reach)))


def _reach(spot: Spot, projection: Projection) -> float:
    """Return the radius of a mark; its area grows with the happenings, a cell is as large as it is on the ground."""
    if spot.kind == "cell":
        return max(projection.units_of(CELL_KM, spot.latitude) / 2, 7.0)
    grown = min(SMALL + GROWTH * sqrt(spot.count - 1), LARGEST)
    return max(grown, LEAST.get(spot.kind, 0.0))


def _label(spot: Spot, x: float, y: float, reach: float, room: Room) -> Name | None:
    lines = spot.both_names
    if not lines:
        return None
    for at_x, at_y in ((x + reach + 4, y + 4), (x - reach - 4, y + 4), (x, y - reach - 5), (x, y + reach + 14)):
        wide = 6.4 * max(map(len, lines))
        left = at_x if at_x > x else at_x - wide if at_x < x else at_x - wide / 2
        if room.take(left, at_y, lines, centred=False):
            return Name(lines, round(left, 1), round(at_y, 1))
    return None
