"""The packed map of the world in, land, borders and names as points out, cut to a window of the page."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
Box = tuple[float, float, float, float]
"""West, south, east and north in degrees."""

WORLD = Path(__file__).parent / "static" / "built" / "world.json"


@dataclass(frozen=True, slots=True)
class Outline:
    """A ring of land, closed, or an open line, with the box around it."""

    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Border:
    """A line between two countries, as the source names them: the one to its left first."""

    sides: tuple[str, str]
    outline: Outline


@dataclass(frozen=True, slots=True)
class Label:
    """Where the name of a country stands, and the size of its largest piece of land in square degrees."""

    name: str
    at: Point
    size: float


@dataclass(frozen=True, slots=True)
class World:
    """Land, borders and names."""

    land: tuple[Outline, ...]
    borders: tuple[Border, ...]
    labels: tuple[Label, ...]


@lru_cache(maxsize=1)
def load_world() -> World:
    """Return the map of the world that comes with the program (Natural Earth; made by `make islands`)."""
    packed = json.loads(WORLD.read_text(encoding="utf-8"))
    scale = packed["scale"]
    return World(
        tuple(_unpack(flat, scale) for flat in packed["land"]),
        tuple(Border((one, other), _unpack(flat, scale)) for one, other, flat in packed["borders"]),
        tuple(Label(name, (x, y), size) for name, x, y, size in packed["names"]),
    )


def _unpack(flat: Sequence[int], scale: int) -> Outline:
    points, x, y = [], 0, 0
    for i in range(0, len(flat), 2):
        x += flat[i]
        y += flat[i + 1]
        points.append((x / scale, y / scale))
    return outline_of(points)


def outline_of(points: Sequence[Point]) -> Outline:
    """Return points with the box around them."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Outline(tuple(points), (min(xs), min(ys), max(xs), max(ys)))


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes have anything in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def holds(box: Box, point: Point) -> bool:
    """Tell whether a point lies in a box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def cut_ring(ring: Outline, box: Box) -> tuple[Point, ...]:
    """Return the part of a ring within a box, closed along its sides (Sutherland and Hodgman 1974); empty for none."""
    if not meet(ring.box, box):
        return ()
    if holds(box, ring.box[:2]) and holds(box, ring.box[2:]):
        return ring.points
    points: Sequence[Point] = ring.points
    for axis, limit, above in ((0, box[0], True), (1, box[1], True), (0, box[2], False), (1, box[3], False)):
        points = _cut_side(points, axis, limit, above)
        if not points:
            return ()
    return tuple(points)


def _cut_side(points: Sequence[Point], axis: int, limit: float, above: bool) -> list[Point]:
    """Return the part of a ring on one side of a line along an axis."""
    kept: list[Point] = []
    before = points[-1]
    was_in = (before[axis] >= limit) == above
    for point in points:
        is_in = (point[axis] >= limit) == above
        if is_in != was_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            kept.append((limit, other) if axis == 0 else (other, limit))
        if is_in:
            kept.append(point)
        before, was_in = point, is_in
    return kept


def cut_line(line: Outline, box: Box) -> Iterator[tuple[Point, ...]]:
    """Yield the stretches of a line that may show in a box; their ends may lie outside it."""
    if not meet(line.box, box):
        return
    run: list[Point] = []
    for one, other in pairwise(line.points):
        reach = (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
        if meet(reach, box):
            run = run or [one]
            run.append(other)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)
