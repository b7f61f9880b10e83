"""A window of the world and the list of disputes in, what a map is drawn on out: land, borders, contested borders, names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, sqrt
from pathlib import Path

from accordingto.web.disputes import Dispute, load_disputes, split_borders
from accordingto.web.projections import HEIGHT, WIDTH, Projection, draw_path
from accordingto.web.wordings import _
from accordingto.web.worlds import Box, Outline, cut_line, cut_ring, load_world

LETTER, LINE = 6.4, 14.0
"""About how wide a letter and how high a line of a label is."""
LEAST_COUNTRY = 26.0
"""Countries whose largest land is less wide than this on the page have no name there."""
MARGIN = 0.04


@dataclass(frozen=True, slots=True)
class Name:
    """A label: its lines, where its middle stands, and what is said of it when asked."""

    lines: tuple[str, ...]
    x: float
    y: float
    told: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a map is drawn on, as paths of the page; `disputed` names contested territories, `names` all the others."""

    land: str
    borders: str
    contested: str
    names: tuple[Name, ...]
    disputed: tuple[Name, ...]


class Room:
    """What of a page is taken by labels, so that none covers another."""

    def __init__(self) -> None:
        self._taken: list[Box] = []

    def take(self, x: float, y: float, lines: Sequence[str], centred: bool = True) -> bool:
        """Take the room of a label if it is free and on the page, and tell whether it was."""
        width, height = LETTER * max(map(len, lines)), LINE * len(lines)
        left = x - width / 2 if centred else x
        box = (left, y - LINE, left + width, y - LINE + height)
        if box[0] < 2 or box[2] > WIDTH - 2 or box[1] < 2 or box[3] > HEIGHT - 2:
            return False
        if any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in self._taken):
            return False
        self._taken.append(box)
        return True

    def block(self, x: float, y: float, radius: float) -> None:
        """Take the room of a mark."""
        self._taken.append((x - radius, y - radius, x + radius, y + radius))


@lru_cache(maxsize=32)
def draw_ground(projection: Projection, folders: tuple[Path, ...] = ()) -> Ground:
    """Return the ground of a map with the disputes of the program and of folders of knowledge."""
    world, (disputes, _) = load_world(), load_disputes(folders)
    box = _with_margin(projection.box)
    settled, contested = split_borders(world, disputes)
    small = (1.0 if projection.scale > 12 else 2.5) / projection.scale
    rings = (cut_ring(ring, box) for ring in world.land if _size(ring) >= small)
    room = Room()
    disputed = tuple(_disputed(disputes, projection, room))
    named = {n for d in disputes for n in d.all_names}
    names = (*_countries(projection, room, named), *_neighbours(projection, room, named))
    return Ground(
        draw_path(projection, (r for r in rings if r), closed=True, finest=0.7 if projection.scale > 12 else 1.3),
        _lines(projection, settled, box), _lines(projection, contested, box), names, disputed,
    )  # fmt: skip


def _with_margin(box: Box) -> Box:
    x, y = (box[2] - box[0]) * MARGIN, (box[3] - box[1]) * MARGIN
    return box[0] - x, box[1] - y, box[2] + x, box[3] + y


def _size(outline: Outline) -> float:
    return max(outline.box[2] - outline.box[0], outline.box[3] - outline.box[1])


def _lines(projection: Projection, lines: Iterable[Outline], box: Box) -> str:
    return draw_path(projection, (run for line in lines for run in cut_line(line, box)), closed=False)


def _disputed(disputes: Iterable[Dispute], projection: Projection, room: Room) -> Iterator[Name]:
    """Yield the names of contested territories: two of them one above the other, all of them when asked."""
    if projection.scale < 12:
        return
    for dispute in disputes:
        x, y = projection.place(dispute.at)
        lines = dispute.all_names[:2]
        if projection.shows(dispute.at) and room.take(x, y, lines):
            told = _(
                "%(names)s: contested by %(others)s",
                names=" · ".join(dispute.all_names),
                others=", ".join(dispute.disputed_by),
            )
            yield Name(lines, round(x, 1), round(y, 1), told)


def _countries(projection: Projection, room: Room, named: set[str]) -> Iterator[Name]:
    for label in sorted(load_world().labels, key=lambda one: -one.size):
        wide = sqrt(label.size) * projection.scale
        if label.name in named or wide < LEAST_COUNTRY or not projection.shows(label.at):
            continue
        x, y = projection.place(label.at)
        if room.take(x, y, (label.name,)):
            yield Name((label.name,), round(x, 1), round(y, 1))


def _neighbours(projection: Projection, room: Room, named: set[str]) -> Iterator[Name]:
    """Yield the names of countries whose middle is not in the window, each beside a border that is."""
    done = set(named) | {label.name for label in load_world().labels if projection.shows(label.at)}
    for border in load_world().borders if projection.scale > 40 else ():
        runs = [
            [p for p in map(projection.place, run) if 0 <= p[0] <= WIDTH and 0 <= p[1] <= HEIGHT]
            for run in cut_line(border.outline, projection.box)
        ]
        run = max(runs, key=len, default=[])
        for side, name in ((-1, border.sides[0]), (1, border.sides[1])):
            if name not in done and (found := _beside(run, side, name, room)):
                done.add(name)
                yield found


def _beside(run: Sequence[tuple[float, float]], side: int, name: str, room: Room) -> Name | None:
    """Return a name beside a line on the page, on one side of its direction, where there is room for it."""
    for share in (0.5, 0.3, 0.7, 0.15, 0.85):
        i = int(share * (len(run) - 1))
        if i + 1 >= len(run):
            return None
        (x1, y1), (x2, y2) = run[max(i - 2, 0)], run[min(i + 3, len(run) - 1)]
        length = hypot(x2 - x1, y2 - y1)
        if not length:
            continue
        away = 22 + LETTER * len(name) / 2 * abs(y2 - y1) / length
        x, y = run[i][0] - side * (y2 - y1) / length * away, run[i][1] + side * (x2 - x1) / length * away + 4
        if room.take(x, y, (name,)):
            return Name((name,), round(x, 1), round(y, 1))
    return None
