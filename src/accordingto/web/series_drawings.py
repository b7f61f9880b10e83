"""A series with its baselines in, its chart out: incidents, what was to be expected, scores, and what was read below."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accordingto.monitor.baselines import Anomaly, Baseline
from accordingto.monitor.periods import Step, next_period
from accordingto.monitor.series import Point, Series
from accordingto.web.date_wordings import tell_day, tell_month, tell_span
from accordingto.web.labels import QUADS, tell_series
from accordingto.web.spots import MAP_FIELDS, address
from accordingto.web.wordings import _, _n, tell_decimal, tell_number

WIDTH, LEFT, RIGHT = 1160.0, 34.0, 10.0
TOP, COUNTS, GAP, SCORES, READ, FOOT = 24.0, 66.0, 8.0, 30.0, 20.0, 20.0
HEIGHT = TOP + COUNTS + GAP + SCORES + GAP + READ + FOOT
LETTER = 7.0
STEEPEST = 10.0
"""Scores run from -10 to 10."""


@dataclass(frozen=True, slots=True)
class Column:
    """A period of a chart: where it stands, what was counted, expected and read; `odd` if it is out of the ordinary."""

    point: Point
    end: date
    x: float
    width: float
    y: float
    height: float
    read_y: float
    read_height: float
    odd: bool
    expected: float | None
    gaps: tuple[str, ...]
    told: str
    href: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A series on the page; `most` incidents and `most_read` documents are as high as there is room."""

    series: Series
    total: int
    width: float
    height: float
    base: float
    zero: float
    read_base: float
    columns: tuple[Column, ...]
    expected: str
    scores: str
    ticks: tuple[tuple[float, str], ...]
    most: int
    most_read: int


def draw_chart(
    series: Series, baselines: Sequence[Baseline], anomalies: Sequence[Anomaly], href: Mapping[str, str | None]
) -> Chart:
    """Return the chart of a series; `href` are the fields of the address by which its incidents are found on the map."""
    expected = {b.period: b.expected for b in baselines}
    odd = {a.period for a in anomalies}
    most = max([*(p.count for p in series.points), *expected.values(), 1])
    most_read = max((p.read.documents for p in series.points), default=0)
    wide = (WIDTH - LEFT - RIGHT) / max(len(series.points), 1)
    base, zero = TOP + COUNTS, TOP + COUNTS + GAP + SCORES / 2
    read_base = TOP + COUNTS + GAP + SCORES + GAP + READ
    columns = []
    for n, point in enumerate(series.points):
        high, read = COUNTS * point.count / most, READ * point.read.documents / max(most_read, 1)
        end = next_period(point.period, series.step) - timedelta(days=1)
        gaps = (*point.read.silent, *point.read.silent_languages)
        columns.append(
            Column(
                point, end, round(LEFT + n * wide, 2), round(wide, 3), round(base - high, 2), round(high, 2),
                round(read_base - read, 2), round(read, 2), point.period in odd, expected.get(point.period), gaps,
                _tell(point, end, expected.get(point.period), gaps), _href(point, end, href),
            )
        )  # fmt: skip
    return Chart(
        series, sum(p.count for p in series.points), WIDTH, HEIGHT, base, zero, read_base, tuple(columns),
        _line((c.x, c.width, base - COUNTS * c.expected / most) for c in columns if c.expected is not None),
        "".join(_score(c, zero) for c in columns if c.point.mean is not None),
        tuple(_ticks(columns, series.step)), int(most), most_read,
    )  # fmt: skip


def _href(point: Point, end: date, fields: Mapping[str, str | None]) -> str:
    if not point.count:
        return ""
    return (
        address("/map", {}, MAP_FIELDS, **{**fields, "from": point.period.isoformat(), "to": end.isoformat()}) + "#list"
    )


def _tell(point: Point, end: date, expected: float | None, gaps: Sequence[str]) -> str:
    days = tell_span(point.period.isoformat(), end.isoformat())
    told = [_n("%(n)s happening", "%(n)s happenings", point.count)]
    if expected is not None:
        told.append(_("%(n)s expected", n=tell_decimal(expected, 1)))
    if point.mean is not None:
        told.append(_("mean score %(n)s", n=tell_decimal(point.mean, 1)))
    publishers = _n("of %(n)s publisher", "of %(n)s publishers", len(point.read.publishers))
    told.append(_n("%(n)s document read", "%(n)s documents read", point.read.documents) + " " + publishers)
    if gaps:
        told.append(_("nothing of %(names)s", names=", ".join(gaps)))
    return f"{days}: {'; '.join(told)}"


def tell_anomaly(found: Anomaly) -> str:
    """Return what is out of the ordinary in a series, in words."""
    told = {
        "series": tell_series(found.series), "n": tell_number(found.count), "day": tell_day(found.period.isoformat()),
        "expected": tell_decimal(found.expected, 1), "chance": f"{found.chance:.2g}",
    }  # fmt: skip
    if found.more:
        return _("%(series)s: %(n)s from %(day)s on, more than the %(expected)s expected (chance %(chance)s)", **told)
    return _("%(series)s: %(n)s from %(day)s on, fewer than the %(expected)s expected (chance %(chance)s)", **told)


def _line(steps: Iterable[tuple[float, float, float]]) -> str:
    """Return a line of steps as the `d` of a path; where periods lack, it is broken."""
    parts, after = [], None
    for x, width, y in steps:
        joined = after is not None and abs(after - x) < 0.1
        parts.append(f"{'L' if joined else 'M'}{x:.1f} {y:.1f}L{x + width:.1f} {y:.1f}")
        after = x + width
    return "".join(parts)


def _score(column: Column, zero: float) -> str:
    """Return the mean score of a period as a stroke from zero, up for cooperation and down for conflict."""
    y = zero - SCORES / 2 * (column.point.mean or 0.0) / STEEPEST
    middle = column.x + column.width / 2
    return f"M{middle:.1f} {zero:.1f}L{middle:.1f} {y:.1f}"


def _ticks(columns: Sequence[Column], step: Step) -> Iterable[tuple[float, str]]:
    free, named = 0.0, None
    for column in columns:
        day = column.point.period
        label = tell_month(day.month, None if named and named[0] == day.year else day.year)
        if named != (day.year, day.month) and column.x >= free and column.x + LETTER * len(label) <= WIDTH:
            yield column.x, label
            free, named = column.x + LETTER * len(label) + (60 if step == "month" else 14), (day.year, day.month)


def fields_of(series: Series, by: str, asked: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the fields of the address by which the map finds the incidents of a series."""
    fields = dict(asked)
    if by == "dyad":
        fields["actor"], _arrow, fields["recipient"] = series.name.partition(" → ")
    elif by == "type" or by == "place":
        fields[by] = series.name
    elif by == "quad" and series.name in QUADS:
        fields["quad"] = series.name
    return fields
