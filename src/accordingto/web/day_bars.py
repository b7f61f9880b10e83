"""Counts of happenings by day in, the bars of a small timeline out: cooperation above its line, conflict below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accordingto.model.dates import PartialDate
from accordingto.monitor.periods import Step, next_period, period_told, periods_between
from accordingto.monitor.series import quad_of
from accordingto.store.base import DayTally
from accordingto.store.queries import Published
from accordingto.web.date_wordings import tell_month
from accordingto.web.spots import QUADS

WIDTH, HALF, AXIS, LEFT, RIGHT = 1160.0, 52.0, 20.0, 8.0, 8.0
LETTER = 7.2
ABOVE, BELOW = QUADS[:2], (QUADS[3], QUADS[2])
"""The classes above and below the line, from the line outwards."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: the happenings of one quad class."""

    quad: str
    y: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A period and its happenings; `start` and `end` are its first and last day."""

    start: date
    end: date
    x: float
    width: float
    pieces: tuple[Piece, ...]
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class DayBars:
    """The timeline of a desk's happenings, and how many stand before and after it or in no period of it."""

    step: Step
    start: date
    end: date
    width: float
    height: float
    middle: float
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    most: int
    before: int
    after: int
    undated: int


def choose_days(
    published: Published, since: str | None, until: str | None, tallies: Iterable[DayTally]
) -> tuple[date, date] | None:
    """Return the days that a timeline covers: those of publication with two months around them, and those asked for.

    What is told of long ago or far ahead stays outside and is counted. Without dated documents: all days that are told.
    """
    dates = [d for d in map(PartialDate.parse_or_none, (published.first, published.last)) if d]
    if dates:
        days = [dates[0].first_day - timedelta(days=61), dates[-1].last_day + timedelta(days=61)]
    else:
        days = [d.first_day for t in tallies if (d := PartialDate.parse_or_none(t.date_start or t.date_end))]
    days += [date.fromisoformat(d) for d in (since, until) if d]
    return (min(days), max(days)) if days else None


def step_of(start: date, end: date) -> Step:
    """Return the periods by which so many days are drawn: days up to three months, weeks up to three years, then months."""
    days = (end - start).days
    return "day" if days <= 95 else "week" if days <= 1100 else "month"


def draw_days(
    tallies: Sequence[DayTally], days: tuple[date, date], since: str | None = None, until: str | None = None
) -> DayBars:
    """Return the bars of some days; those from `since` to `until` are chosen (all, if neither is given)."""
    start, end = days
    step = step_of(start, end)
    counts: dict[date, dict[str, int]] = {p: dict.fromkeys(QUADS, 0) for p in periods_between(start, end, step)}
    before = after = undated = 0
    for tally in tallies:
        period = period_told(tally.date_start, tally.date_end, step)
        if period is None:
            undated += tally.count
        elif period in counts:
            counts[period][quad_of(tally.event_type)] += tally.count
        elif period < start:
            before += tally.count
        else:
            after += tally.count
    most = max((sum(c[q] for q in side) for c in counts.values() for side in (ABOVE, BELOW)), default=0)
    wide = (WIDTH - LEFT - RIGHT) / max(len(counts), 1)
    middle = AXIS + HALF
    bars = tuple(
        _bar(period, LEFT + i * wide, wide, of, middle, max(most, 1), step, since, until)
        for i, (period, of) in enumerate(counts.items())
    )
    return DayBars(
        step, start, end, WIDTH, AXIS + 2 * HALF + 4, middle, bars, tuple(_ticks(bars)), most, before, after, undated
    )


def _bar(
    period: date, x: float, wide: float, of: dict[str, int], middle: float, most: int, step: Step,
    since: str | None, until: str | None,
) -> Bar:  # fmt: skip
    last = next_period(period, step) - timedelta(days=1)
    unit, up, down, pieces = HALF / most, middle, middle, []
    for quad in ABOVE:
        up -= of[quad] * unit
        pieces.append(Piece(quad, round(up, 2), round(of[quad] * unit, 2), of[quad]))
    for quad in BELOW:
        pieces.append(Piece(quad, round(down, 2), round(of[quad] * unit, 2), of[quad]))
        down += of[quad] * unit
    chosen = (since is None or last.isoformat() >= since) and (until is None or period.isoformat() <= until)
    return Bar(period, last, round(x, 2), round(wide, 3), tuple(p for p in pieces if p.count), sum(of.values()), chosen)


def _ticks(bars: Sequence[Bar]) -> Iterable[tuple[float, str]]:
    """Yield the names of months or years where one begins and there is room."""
    free, named, many = 0.0, None, len(bars) > 0 and (bars[-1].end - bars[0].start).days > 1100
    for bar in bars:
        mark = (bar.start.year, 0 if many else bar.start.month)
        label = str(mark[0]) if many else tell_month(mark[1], None if named and named[0] == mark[0] else mark[0])
        if mark != named and bar.x >= free and bar.x + LETTER * len(label) <= WIDTH:
            yield bar.x, label
            free, named = bar.x + LETTER * len(label) + 8, mark
