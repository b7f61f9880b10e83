"""Longitudes and latitudes in, places on the page out, by Mercator's projection within a window (metres on the ground told)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan, cos, degrees, exp, log, pi, radians, tan

from accordingto.web.worlds import Box, Point

WIDTH, HEIGHT = 960.0, 560.0
WHOLE: Box = (-180.0, -57.0, 180.0, 78.0)
LEAST_SPAN = 2.4
"""Degrees of longitude that a window covers at least: a point in an empty window tells nothing of where it is."""
ROOM = 0.14
"""Share of the window's span that is left free around what it shows."""
STEEPEST = 85.0
KM_A_DEGREE = 111.32


def _up(latitude: float) -> float:
    return degrees(log(tan(pi / 4 + radians(min(max(latitude, -STEEPEST), STEEPEST)) / 2)))


def _latitude(up: float) -> float:
    return degrees(2 * atan(exp(radians(up))) - pi / 2)


@dataclass(frozen=True, slots=True)
class Projection:
    """A window of the world on a page of WIDTH by HEIGHT units."""

    box: Box

    @property
    def scale(self) -> float:
        """Units of the page a degree of longitude."""
        return WIDTH / (self.box[2] - self.box[0])

    def place(self, point: Point) -> tuple[float, float]:
        """Return where a point stands on the page: x to the right, y down."""
        return (point[0] - self.box[0]) * self.scale, (_up(self.box[3]) - _up(point[1])) * self.scale

    def units_of(self, km: float, latitude: float) -> float:
        """Return how long so many kilometres are on the page at a latitude."""
        return km / (KM_A_DEGREE * max(cos(radians(latitude)), 0.05)) * self.scale

    def shows(self, point: Point) -> bool:
        """Tell whether a point lies in the window."""
        x, y = self.place(point)
        return 0 <= x <= WIDTH and 0 <= y <= HEIGHT

    def scale_bar(self) -> tuple[int, float]:
        """Return a round number of kilometres and its length on the page, at the middle of the window."""
        middle = (self.box[1] + self.box[3]) / 2
        one = self.units_of(1.0, middle)
        km = max((n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if n * one <= 150), default=1)
        return km, round(km * one, 1)


def fit_window(points: Sequence[Point]) -> Projection:
    """Return the window that shows all of some points with room around them; the whole world if there are none."""
    if not points:
        return widen(WHOLE)
    xs, ys = [p[0] for p in points], [_up(p[1]) for p in points]
    span = max(max(xs) - min(xs), (max(ys) - min(ys)) * WIDTH / HEIGHT, LEAST_SPAN / (1 + 2 * ROOM))
    across, middle, up = span * (1 + 2 * ROOM), (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return _around(middle, up, min(across, 360.0))


def widen(box: Box) -> Projection:
    """Return the smallest window of the page's shape that holds a box."""
    up, down = _up(box[3]), _up(box[1])
    across = max(box[2] - box[0], (up - down) * WIDTH / HEIGHT, 0.05)
    return _around((box[0] + box[2]) / 2, (up + down) / 2, min(across, 360.0))


def _around(middle: float, up: float, across: float) -> Projection:
    half, high = across / 2, across * HEIGHT / WIDTH / 2
    middle = min(max(middle, half - 180), 180 - half)
    return Projection((middle - half, _latitude(up - high), middle + half, _latitude(up + high)))


def zoom(projection: Projection, factor: float) -> Projection:
    """Return the window around the same middle, so many times as wide."""
    west, south, east, north = projection.box
    across = min(max((east - west) * factor, 0.2), 360.0)
    return _around((west + east) / 2, (_up(south) + _up(north)) / 2, across)


def parse_window(text: str | None) -> Projection | None:
    """Return the window of an address (`west,south,east,north` in degrees), None for what is none."""
    try:
        west, south, east, north = (float(part) for part in (text or "").split(","))
    except ValueError:
        return None
    sound = -180 <= west < east <= 180 and -STEEPEST <= south < north <= STEEPEST
    return widen((west, south, east, north)) if sound else None


def tell_window(projection: Projection) -> str:
    """Return a window as an address has it."""
    return ",".join(f"{value:.3f}" for value in projection.box)


def draw_path(projection: Projection, lines: Iterable[Sequence[Point]], closed: bool, finest: float = 0.7) -> str:
    """Return lines as the `d` of an SVG path; points nearer than `finest` units to the one before are left out."""
    parts: list[str] = []
    small = 0.5 * finest / projection.scale
    for line in lines:
        kept: list[tuple[float, float]] = []
        last = (999.0, 999.0)
        for point in line:
            if abs(point[0] - last[0]) + abs(point[1] - last[1]) < small:
                continue
            last = point
            x, y = projection.place(point)
            if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= finest:
                kept.append((x, y))
        if len(kept) > (2 if closed else 1):
            parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + ("Z" if closed else ""))
    return "".join(parts)
