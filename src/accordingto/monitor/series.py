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

Grouping = Literal["all", "type", "quad", "dyad", "place"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
ALL = "all incidents"


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
    """One period of a series: the incidents in it, the sum and mean of their scores, and what was read of the period.

    `mean` is None where there is no incident.
    """

    period: date
    incident_ids: tuple[str, ...]
    score: float
    read: Read

    @property
    def count(self) -> int:
        """How many incidents began in the period."""
        return len(self.incident_ids)

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
    incidents: dict[date, list[Incident]] = field(default_factory=lambda: defaultdict(list))
    undated: int = 0


def find_series(incidents: Iterable[Incident], coverage: Coverage, query: SeriesQuery) -> list[Series]:
    """Return the series that a query asks for, the one with the most incidents first.

    All of them run from the first to the last period that has a document or an incident, within the days of the query.
    """
    bins: dict[str, _Bin] = defaultdict(_Bin)
    for incident in incidents:
        if not is_counted(incident, query):
            continue
        period = period_told(incident.date_start, incident.date_end, query.step)
        for name in names_of(incident, query.by):
            if period is None:
                bins[name].undated += 1
            elif _is_within(period, query):
                bins[name].incidents[period].append(incident)
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
        yield incident.place or "no place known"
    else:
        yield from (f"{a} → {r}" for a in dict.fromkeys(incident.actors) for r in dict.fromkeys(incident.recipients))


@cache
def _types() -> Mapping[str, Any]:
    return dict(load_codebook_file("events")["types"])


def quad_of(event_type: str) -> str:
    """Return the quad class of an event type by the codebook."""
    return str(_types()[event_type]["quad_code"])


def score_of(event_type: str) -> float:
    """Return the conflict-cooperation score of an event type by the codebook (PLOVER, after Goldstein; -10 to 10)."""
    return float(_types()[event_type]["score"])


def _is_within(period: date, query: SeriesQuery) -> bool:
    return (query.first is None or period >= query.first) and (query.last is None or period <= query.last)


def _periods(bins: Iterable[_Bin], coverage: Coverage, query: SeriesQuery) -> list[date]:
    found = {p for b in bins for p in b.incidents} | {p for p in coverage.periods if _is_within(p, query)}
    return list(periods_between(min(found), max(found), query.step)) if found else []


def _series(name: str, found: _Bin, periods: Sequence[date], coverage: Coverage, step: Step) -> Series:
    points = []
    for period in periods:
        here = sorted(found.incidents.get(period, ()), key=lambda i: (i.date_start or "", i.id))
        total = round(sum(score_of(i.event_type) for i in here), 2)
        points.append(Point(period, tuple(i.id for i in here), total, coverage.read_in(period)))
    return Series(name, step, tuple(points), found.undated)
