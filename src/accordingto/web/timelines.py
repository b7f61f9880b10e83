"""Events and counts of statements in, the geometry of a timeline out: lanes, glyphs, month ticks, and what could not be drawn.

All lengths are in SVG user units, x to the right and y down. A glyph stands at the first day of its event;
an event of several days or of a coarser date has a bar over the days that it may be of.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.model.dates import PartialDate
from accordingto.model.records import Event
from accordingto.web.date_wordings import tell_month
from accordingto.web.labels import QUADS

WIDTH, GUTTER, RIGHT = 1160.0, 168.0, 14.0
PITCH, PAD, AXIS, TICKS, LETTER = 12.0, 7.0, 34.0, 40.0, 8.0
MOST_ROWS = 14
"""So many glyphs stand on each other in a lane; further ones are counted beside the lane's name."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """An event in a lane: its middle, and from and to where it may reach (equal if it is of one day)."""

    event: Event
    x: float
    y: float
    bar_from: float
    bar_to: float


@dataclass(frozen=True, slots=True)
class Lane:
    """Events of one kind; `hidden` counts those for which there was no room."""

    name: str
    y: float
    height: float
    glyphs: tuple[Glyph, ...]
    hidden: int

    @property
    def total(self) -> int:
        """All events of the lane within the window."""
        return len(self.glyphs) + self.hidden


@dataclass(frozen=True, slots=True)
class Tick:
    """A line on the axis: the first day of a month or year, its label ("" if there is no room for it)."""

    x: float
    label: str
    major: bool


@dataclass(frozen=True, slots=True)
class Said:
    """How many statements are of a day: a light tick of this height."""

    x: float
    height: float
    day: date
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawn window of days, and in plain numbers what stands outside it or has no day."""

    start: date
    end: date
    width: float
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    said: tuple[Said, ...]
    said_y: float
    drawn: tuple[Event, ...]
    before: int
    after: int
    undated: tuple[Event, ...]


def days_of(event: Event) -> tuple[date, date] | None:
    """Return the first and last day that an event may be of; None if it has no date."""
    start, end = PartialDate.parse_or_none(event.date_start), PartialDate.parse_or_none(event.date_end)
    known = start or end
    if known is None:
        return None
    first, last = (start or known).first_day, (end or known).last_day
    return min(first, last), max(first, last)


NEAR = 61
"""Days before and after those of publication whose events are drawn with them."""


def days_near(published: Iterable[date]) -> tuple[date, date] | None:
    """Return the first and last day of which events are drawn unless told otherwise; None where nothing is dated."""
    days = sorted(published)
    return (_shift(days[0], -NEAR), _shift(days[-1], NEAR)) if days else None


def choose_window(published: Sequence[date], events: Iterable[Event]) -> tuple[date, date] | None:
    """Return the days to draw unless told otherwise: those of publication, with events of two months around them.

    Background of long ago and days far ahead stay outside and are counted. With no dated document, all
    dated events; None with nothing dated at all.
    """
    spans = [s for s in map(days_of, events) if s]
    around = days_near(published)
    if around is None:
        return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None
    low, high = around
    near = [d for s in spans for d in s if low <= d <= high]
    return min(*published, *near, max(published)), max(*published, *near, min(published))


def draw_timeline(
    events: Sequence[Event],
    said_on: Mapping[date, int],
    window: tuple[date, date],
    by: str = "quad",
) -> Timeline:
    """Return the timeline of the days of `window`; lanes by `quad` class or by `type`.

    `said_on` tells how many statements are of a day.
    """
    start, end = _shift(window[0], -1), _shift(window[1], 1)
    place = _scale(start, end)
    dated = [(e, span) for e in events if (span := days_of(e))]
    shown = sorted(((e, s) for e, s in dated if s[1] >= start and s[0] <= end), key=lambda p: (p[1], p[0].id))
    said = _draw_said({day: n for day, n in said_on.items() if start <= day <= end}, place)
    y = AXIS + (TICKS if said else 0)
    lanes: list[Lane] = []
    for name in _lane_names([e for e, _ in shown], by):
        mine = [p for p in shown if _lane_of(p[0], by) == name]
        lanes.append(_draw_lane(name, mine, y, place))
        y += lanes[-1].height
    return Timeline(
        start, end, WIDTH, y + 6, tuple(lanes), tuple(_draw_ticks(start, end, place)), said, AXIS + TICKS - 6,
        tuple(e for e, _ in shown), sum(s[1] < start for _, s in dated), sum(s[0] > end for _, s in dated),
        tuple(e for e in events if days_of(e) is None),
    )  # fmt: skip


def _shift(day: date, days: int) -> date:
    """Return the day so many days on, held within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _scale(start: date, end: date) -> Callable[[date], float]:
    """Return the function from a day to its x, held within the window."""
    unit = (WIDTH - GUTTER - RIGHT) / max((end - start).days, 1)
    return lambda day: round(GUTTER + (min(max(day, start), end) - start).days * unit, 2)


def _lane_of(event: Event, by: str) -> str:
    return event.event_type if by == "type" else event.quad_code


def _lane_names(events: Sequence[Event], by: str) -> list[str]:
    """Return the lanes: the four quad classes, or the types that occur, in the order of their quad class."""
    if by != "type":
        return list(QUADS)
    order = {e.event_type: (QUADS.index(e.quad_code) if e.quad_code in QUADS else 9, e.event_type) for e in events}
    return sorted(order, key=order.__getitem__)


def _draw_lane(
    name: str, shown: Sequence[tuple[Event, tuple[date, date]]], y: float, place: Callable[[date], float]
) -> Lane:
    """Stack the events of a lane, each in the first row with room, from the bottom up."""
    ends: list[float] = []
    rows: list[tuple[int, Event, float, float]] = []
    hidden = 0
    for event, (first, last) in shown:
        x, reach = place(first), place(last)
        row = next((i for i, taken in enumerate(ends) if x - PITCH >= taken), len(ends))
        if row >= MOST_ROWS:
            hidden += 1
            continue
        ends[row : row + 1] = [reach]
        rows.append((row, event, x, reach))
    height = max(len(ends), 2) * PITCH + 2 * PAD
    floor = y + height - PAD - PITCH / 2
    glyphs = tuple(Glyph(e, x, floor - row * PITCH, x, reach) for row, e, x, reach in rows)
    return Lane(name, y, height, glyphs, hidden)


def _draw_ticks(start: date, end: date, place: Callable[[date], float]) -> Iterable[Tick]:
    """Yield a tick for every month (of many, for every year, ten years, …), labels only where they fit."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    step = next((s for s in (1, 12, 120, 1200) if last - first < 120 * s), 12000)
    numbers = range(max(-(-first // step) * step, 12), last + 1, step)
    places = [place(max(date(n // 12, n % 12 + 1, 1), start)) for n in numbers]
    free, named = 0.0, False
    for i, (number, x) in enumerate(zip(numbers, places, strict=True)):
        year, month = divmod(number, 12)
        label = str(year) if step > 1 else tell_month(month + 1, None if named and month else year)
        room = LETTER * len(label)
        next_x = places[i + 1] if i + 1 < len(places) else WIDTH
        fits = x >= free and x + room <= WIDTH and (i > 0 or step > 1 or next_x - x >= room)
        free, named = (x + room, True) if fits else (free, named)
        yield Tick(x, label if fits else "", month == 0)


def _draw_said(counts: dict[date, int], place: Callable[[date], float]) -> tuple[Said, ...]:
    most = max(counts.values(), default=1)
    return tuple(Said(place(d), round(4 + (TICKS - 14) * n / most, 2), d, n) for d, n in sorted(counts.items()))
