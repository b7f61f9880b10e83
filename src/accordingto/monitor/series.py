"""Incidents of a desk in, how many there were in each day, week or month out, with their scores and what was read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

from accordingto.model.codebook import load_codebook_file
from accordingto.model.records import Incident
from accordingto.model.vouching import is_vouched_for
from accordingto.monitor.coverage import Coverage, Read
from accordingto.monitor.periods import Step, period_told, periods_between
from accordingto.store.base import DayTally

Grouping = Literal["all", "type", "quad", "dyad", "place"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
ALL = "all happenings"
NOWHERE = "no place known"


@dataclass(frozen=True, slots=True)
class SeriesQuery:
    """Which incidents are counted, and how. Every field that is given narrows the choice.

    `on_any_word` counts also what rests on a party's word alone, what is denied by all and what was never said to
    have happened. `first` and `last` are days, inclusive.
    """

    step: Step = "week"
    by: Grouping = "all"
    event_type: str | None = None
    quad_code: str | None = None
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    first: date | None = None
    last: date | None = None
    on_any_word: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series: how many incidents began in it, the sum of their scores, and what was read of the period.

    `incident_ids` is empty where they were only counted.
    """

    period: date
    count: int
    score: float
    read: Read
    incident_ids: tuple[str, ...] = ()

    @property
    def mean(self) -> float | None:
        """The mean score, None where there is no incident."""
        return round(self.score / self.count, 2) if self.count else None


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: its name, its points without holes, and how many incidents have no date precise enough."""

    name: str
    step: Step
    points: tuple[Point, ...]
    undated: int


@dataclass(slots=True)
class _Bin:
    """What is counted of one series: by period, (type, how many, id if it is one that is known)."""

    counted: dict[date, list[tuple[str, int, str | None]]] = field(default_factory=lambda: defaultdict(list))
    undated: int = 0

    def add(
        self, period: date | None, event_type: str, count: int, incident_id: str | None, query: SeriesQuery
    ) -> None:
        """Count incidents of one type in a period, None = in none."""
        if period is None:
            self.undated += count
        elif _is_within(period, query):
            self.counted[period].append((event_type, count, incident_id))


def find_series(incidents: Iterable[Incident], coverage: Coverage, query: SeriesQuery) -> list[Series]:
    """Return the series that a query asks for, the one with the most incidents first.

    All of them run from the first to the last period that has a document or an incident, within the days of the query.
    """
    bins: dict[str, _Bin] = defaultdict(_Bin)
    ordered = sorted((i for i in incidents if is_counted(i, query)), key=lambda i: (i.date_start or "", i.id))
    for incident in ordered:
        period = period_told(incident.date_start, incident.date_end, query.step)
        for name in names_of(incident, query.by):
            bins[name].add(period, incident.event_type, 1, incident.id, query)
    return _make(bins, coverage, query)


def tally_series(tallies: Iterable[DayTally], coverage: Coverage, query: SeriesQuery) -> list[Series]:
    """Return the same series from incidents that were counted by their dates; their ids are not told.

    The tallies are those that the query asks for; they bear names where it is by dyad or place.
    """
    bins: dict[str, _Bin] = defaultdict(_Bin)
    for tally in tallies:
        period = period_told(tally.date_start, tally.date_end, query.step)
        bins[_name_of(tally, query.by)].add(period, tally.event_type, tally.count, None, query)
    return _make(bins, coverage, query)


def _name_of(tally: DayTally, by: Grouping) -> str:
    if by == "type":
        return tally.event_type
    if by == "quad":
        return quad_of(tally.event_type)
    return ALL if by == "all" else tally.name or NOWHERE


def _make(bins: dict[str, _Bin], coverage: Coverage, query: SeriesQuery) -> list[Series]:
    if query.by == "all" and not bins:
        bins[ALL] = _Bin()
    periods = _periods(bins.values(), coverage, query)
    made = [_series(name, found, periods, coverage, query.step) for name, found in bins.items()]
    return sorted(made, key=lambda s: (-sum(p.count for p in s.points), s.name))


def is_counted(incident: Incident, query: SeriesQuery) -> bool:
    """Tell whether an incident is one that a query counts."""
    return (
        (query.on_any_word or is_vouched_for(incident))
        and query.event_type in (None, incident.event_type)
        and query.quad_code in (None, quad_of(incident.event_type))
        and (query.actor is None or query.actor in incident.actors)
        and (query.recipient is None or query.recipient in incident.recipients)
        and query.place in (None, incident.place)
    )


def names_of(incident: Incident, by: Grouping) -> Iterator[str]:
    """Yield the series that an incident belongs to; with several actors it is in several dyads, in each once."""
    if by == "all":
        yield ALL
    elif by == "type":
        yield incident.event_type
    elif by == "quad":
        yield quad_of(incident.event_type)
    elif by == "place":
        yield incident.place or NOWHERE
    else:
        yield from (f"{a} → {r}" for a in dict.fromkeys(incident.actors) for r in dict.fromkeys(incident.recipients))


@cache
def _types() -> Mapping[str, Any]:
    return dict(load_codebook_file("events")["types"])


def quad_of(event_type: str) -> str:
    """Return the quad class of an event type by the codebook."""
    return str(_types()[event_type]["quad_code"])


def types_of(quad_code: str) -> tuple[str, ...]:
    """Return the event types of a quad class by the codebook, none for what is no such class."""
    return tuple(name for name, entry in _types().items() if entry["quad_code"] == quad_code)


def score_of(event_type: str) -> float:
    """Return the conflict-cooperation score of an event type by the codebook (PLOVER, after Goldstein; -10 to 10)."""
    return float(_types()[event_type]["score"])


def _is_within(period: date, query: SeriesQuery) -> bool:
    return (query.first is None or period >= query.first) and (query.last is None or period <= query.last)


def _periods(bins: Iterable[_Bin], coverage: Coverage, query: SeriesQuery) -> list[date]:
    found = {p for b in bins for p in b.counted} | {p for p in coverage.periods if _is_within(p, query)}
    return list(periods_between(min(found), max(found), query.step)) if found else []


def _series(name: str, found: _Bin, periods: Sequence[date], coverage: Coverage, step: Step) -> Series:
    points = []
    for period in periods:
        here = found.counted.get(period, ())
        total = round(sum(score_of(kind) * count for kind, count, _ in here), 2)
        ids = tuple(i for _, _, i in here if i is not None)
        points.append(Point(period, sum(count for _, count, _ in here), total, coverage.read_in(period), ids))
    return Series(name, step, tuple(points), found.undated)
