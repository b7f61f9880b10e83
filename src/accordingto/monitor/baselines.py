"""A series in, what was to be expected of each of its periods out, and those periods that are out of the ordinary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, lgamma, log

from accordingto.monitor.periods import Step
from accordingto.monitor.series import Point, Series

WINDOW: dict[Step, int] = {"day": 56, "week": 26, "month": 24}
"""Periods before one that tell what is usual: eight weeks of days, half a year of weeks, two years of months."""
LEAST: dict[Step, int] = {"day": 14, "week": 4, "month": 3}
"""Fewer periods than these, with something read in them, tell nothing of what is usual."""
SHRINK = 8.0
"""How many incidents' worth of evidence a weekday needs to count for half of its own rate, the rest being all days'."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was usual before a period: incidents expected in it, and the chances of as many or more, as few or fewer.

    `documents` is what was read of the period, `before` of the periods that the expectation rests on.
    """

    period: date
    count: int
    expected: float
    chance_of_more: float
    chance_of_fewer: float
    documents: int
    before: int


@dataclass(frozen=True, slots=True)
class Anomaly:
    """A period with more or fewer incidents than was to be expected, and the incidents behind it."""

    series: str
    period: date
    count: int
    expected: float
    chance: float
    more: bool
    incident_ids: tuple[str, ...]

    @property
    def told(self) -> str:
        """What is out of the ordinary, in words."""
        than = "more" if self.more else "fewer"
        return (
            f"{self.series}: {self.count} happening{'' if self.count == 1 else 's'} from {self.period.isoformat()} on, {than} "
            f"than the {self.expected:.1f} expected (chance {self.chance:.2g})"
        )


def find_baselines(series: Series) -> list[Baseline]:
    """Return what was to be expected of each period that has enough before it.

    Incidents grow with what is read: the rate is incidents a document (copies left out), taken over the periods
    before, times the documents of the period. Days have a rate of their weekday, drawn towards that of all days
    where the weekday has told of little. The rate is not known exactly: its uncertainty (Gamma, Jeffreys' prior) makes
    the count negative binomial (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6).
    """
    found = []
    for place, point in enumerate(series.points):
        before = [p for p in series.points[max(0, place - WINDOW[series.step]) : place] if p.read.originals]
        if len(before) < LEAST[series.step] or not point.read.originals:
            continue
        found.append(_baseline(point, before, series.step))
    return found


def find_anomalies(series: Series, chance: float = 0.01, least: int = 3) -> list[Anomaly]:
    """Return the periods whose count had less than this chance, up or down; `least` incidents, counted or expected."""
    points = {p.period: p for p in series.points}
    found = []
    for baseline in find_baselines(series):
        more = baseline.chance_of_more <= baseline.chance_of_fewer
        how_likely = min(baseline.chance_of_more, baseline.chance_of_fewer)
        if how_likely < chance and max(baseline.count, baseline.expected) >= least:
            ids = points[baseline.period].incident_ids
            found.append(
                Anomaly(series.name, baseline.period, baseline.count, baseline.expected, how_likely, more, ids)
            )
    return found


def _baseline(point: Point, before: Sequence[Point], step: Step) -> Baseline:
    count, exposure = _sum(before)
    if step == "day":
        same = [p for p in before if p.period.weekday() == point.period.weekday()]
        own_count, own_exposure = _sum(same)
        weight = own_count / (own_count + SHRINK)
        if own_exposure:
            rate = weight * own_count / own_exposure + (1 - weight) * (count + 0.5) / exposure
            count = max(rate * exposure - 0.5, 0.0)
    documents = point.read.originals
    more, fewer = _tails(point.count, count + 0.5, exposure, documents)
    expected = round((count + 0.5) * documents / exposure, 2)
    return Baseline(point.period, point.count, expected, more, fewer, documents, int(exposure))


def _sum(points: Sequence[Point]) -> tuple[float, float]:
    return float(sum(p.count for p in points)), float(sum(p.read.originals for p in points))


def _tails(count: int, shape: float, exposure: float, documents: float) -> tuple[float, float]:
    """Return the chances of `count` or more and of `count` or fewer under a negative binomial."""
    stay, go = log(exposure / (exposure + documents)), log(documents / (exposure + documents))
    chances = [exp(lgamma(shape + k) - lgamma(shape) - lgamma(k + 1) + shape * stay + k * go) for k in range(count + 1)]
    below = sum(chances[:-1])
    return max(0.0, 1.0 - below), min(1.0, below + chances[-1])
