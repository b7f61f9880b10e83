"""The steps of a matter in, a line of days with its states drawn on it out: plain numbers for an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.model.dates import PartialDate
from accordingto.web.matters import StepTold

WIDTH, HEIGHT = 920, 74
LEFT, RIGHT, LINE = 12.0, 12.0, 34.0
NEAR = 13.0
"""Dots that lie nearer to each other than this are moved apart."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A step on the line: where it stands, its number, state and day in words of the record."""

    x: float
    number: int
    state: str
    day: str
    later: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time in which a matter stands in a state."""

    x: float
    width: float
    state: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """A drawing: the days at its ends, dots, the stretches between them, and where the deadline stands."""

    start: date
    end: date
    dots: tuple[Dot, ...]
    stretches: tuple[Stretch, ...]
    deadline: float | None
    width: int = WIDTH
    height: int = HEIGHT
    line: float = LINE


def draw_steps(steps: Sequence[StepTold], deadline: str | None, today: date | None) -> StepLine | None:
    """Return the steps that have a day on a line up to the newest day; None with fewer than two days to show."""
    due = PartialDate.parse_or_none(deadline)
    dated = [(s, s.day.last_day) for s in steps if s.day is not None]
    days = [d for _, d in dated] + ([due.last_day] if due else [])
    if not dated or len({*days, today or days[0]}) < 2:
        return None
    end = max([*days, today] if today else days)
    start = min(days)
    scale = (WIDTH - LEFT - RIGHT) / max((end - start).days, 1)
    dots: list[Dot] = []
    for step, day in sorted(dated, key=lambda s: (s[1], s[0].number)):
        x = LEFT + (day - start).days * scale
        x = max(x, dots[-1].x + NEAR) if dots else x
        dots.append(Dot(round(min(x, WIDTH - RIGHT), 1), step.number, step.step.state, str(step.day), step.later))
    ends = [*(d.x for d in dots[1:]), round(LEFT + ((today or end) - start).days * scale, 1)]
    stretches = tuple(Stretch(d.x, round(max(x - d.x, 0.0), 1), d.state) for d, x in zip(dots, ends, strict=True))
    at = round(LEFT + (due.last_day - start).days * scale, 1) if due else None
    return StepLine(start, end, tuple(dots), stretches, at)
