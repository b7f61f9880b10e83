"""Documents of a desk in, what was read of each period out: how many, of which publishers, in which languages, and gaps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document
from accordingto.monitor.periods import Step, period_of, periods_between
from accordingto.store.base import ReadTally

REGULAR = 3.0
"""Documents a period from which on silence is a gap: with that many on average, none at all has a chance of 5 % (e^-3)."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one period: documents, those of them that copy no other, and who published them in what."""

    documents: int = 0
    originals: int = 0
    publishers: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    unnamed: int = 0
    silent: tuple[str, ...] = ()
    silent_languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read by period, and how many documents have no date or one that is too vague."""

    step: Step
    periods: Mapping[date, Read]
    undated: int

    def read_in(self, period: date) -> Read:
        """Return what was read of a period."""
        return self.periods.get(period, Read())


def find_coverage(documents: Iterable[Document], step: Step) -> Coverage:
    """Return what was read of each period from the first document to the last, with the gaps (see `tally_coverage`)."""
    single = (ReadTally(d.published, d.publisher, d.language, 1, int(d.original_id in (None, d.id))) for d in documents)
    return tally_coverage(single, step)


def tally_coverage(tallies: Iterable[ReadTally], step: Step) -> Coverage:
    """Return what was read of each period from the first document to the last, with the gaps.

    A gap is a period of which nothing was read of a publisher, or in a language, that on average had `REGULAR`
    documents or more a period since its first one.
    """
    by_period: dict[date, list[ReadTally]] = defaultdict(list)
    undated = 0
    for tally in tallies:
        day = PartialDate.parse_or_none(tally.published)
        if day is None or period_of(day.first_day, step) != period_of(day.last_day, step):
            undated += tally.documents
        else:
            by_period[period_of(day.first_day, step)].append(tally)
    if not by_period:
        return Coverage(step, {}, undated)
    periods = list(periods_between(min(by_period), max(by_period), step))
    publishers = [_count((t.publisher, t.documents) for t in by_period[p]) for p in periods]
    languages = [_count((t.language, t.documents) for t in by_period[p]) for p in periods]
    silent, mute = _gaps(publishers), _gaps(languages)
    found = {
        period: Read(
            documents=sum(t.documents for t in by_period[period]),
            originals=sum(t.originals for t in by_period[period]),
            publishers=dict(sorted(publishers[n].items())),
            languages=dict(sorted(languages[n].items())),
            unnamed=sum(t.documents for t in by_period[period] if t.publisher is None),
            silent=silent[n],
            silent_languages=mute[n],
        )
        for n, period in enumerate(periods)
    }
    return Coverage(step, found, undated)


def _count(told: Iterable[tuple[str | None, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, documents in told:
        if name:
            found[name] += documents
    return found


def _gaps(counts: Sequence[Counter[str]]) -> list[tuple[str, ...]]:
    """Return, for each period, the names that are silent in it although they are regular."""
    first: dict[str, int] = {}
    total: Counter[str] = Counter()
    for n, counter in enumerate(counts):
        total += counter
        for name in counter:
            first.setdefault(name, n)
    regular = sorted(name for name in total if total[name] / (len(counts) - first[name]) >= REGULAR)
    return [tuple(name for name in regular if n > first[name] and not counts[n][name]) for n in range(len(counts))]
