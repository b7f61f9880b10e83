"""A report and a story in, reasons for and against its being one of that story's reports out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document
from accordingto.model.sameness import Feature
from accordingto.resolve.scales import Weighing
from accordingto.resolve.words import Bag, dot, find_words, make_bag, read_text, unite, weigh_words

NEAR, APART, FAR = 3, 14, 60
"""Days between a report and its story: at most `NEAR` speaks for it, more than `APART` against it, `FAR` more so."""
NAMED = 5
"""Words that a reason names."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a document is compared by: its telling words, and the days on which it may have been published."""

    bag: Bag
    first: date | None = None
    last: date | None = None


def sketch_report(document: Document) -> dict[str, Any]:
    """Return what a document is compared by, as plain JSON."""
    title = (document.title or "").strip()
    words = weigh_words(read_text(document), len(find_words(title)))
    first, last = days_of(document)
    return {"words": words, "first": first.isoformat() if first else None, "last": last.isoformat() if last else None}


def read_report(data: Mapping[str, Any]) -> Report:
    """Return the report that a sketch holds."""
    first, last = data["first"], data["last"]
    return Report(
        make_bag(data["words"]),
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )


def days_of(document: Document) -> tuple[date | None, date | None]:
    """Return the first and the last day on which a document may have been published; None: not known."""
    return days_told(document.published or document.published_from, document.published or document.published_to)


def days_told(earliest: str | None, latest: str | None) -> tuple[date | None, date | None]:
    """Return the first day of one partial date and the last day of another; None: not known."""
    since, until = PartialDate.parse_or_none(earliest), PartialDate.parse_or_none(latest)
    return since.first_day if since else None, until.last_day if until else None


def days_between(one: Report, other: Report) -> int | None:
    """Return the days that lie between two reports at least, None where one has no date at all."""
    gaps = []
    for earlier, later in ((one, other), (other, one)):
        if earlier.last is not None and later.first is not None:
            gaps.append((later.first - earlier.last).days)
    if not gaps:
        return None
    return max(0, *gaps)


def compare_story(
    report: Report, story: Sequence[Report], common: Mapping[str, float], weighing: Weighing
) -> tuple[Feature, ...]:
    """Return the reasons for and against a report's being one of a story's: what they speak of, and when.

    `common` are the words that are common in the desk (see `words.common_words`).
    """
    own = report.bag.vector(common)
    centre = unite(other.bag.vector(common) for other in story)
    shared = sorted((w for w in own if w in centre), key=lambda w: (-own[w] * centre[w], w))[:NAMED]
    told = f"both speak of {', '.join(shared)}" if shared else "they share no telling word"
    reasons = [weighing.reason("words", dot(own, centre), told)]
    gaps = [gap for other in story if (gap := days_between(report, other)) is not None]
    if gaps:
        reasons += _compare_days(min(gaps), weighing)
    return tuple(reasons)


def _compare_days(gap: int, weighing: Weighing) -> list[Feature]:
    if gap <= NEAR:
        return [weighing.reason("near", 1.0, f"published at most {NEAR} days apart")]
    if gap > FAR:
        return [weighing.reason("far", 1.0, f"published {gap} days apart")]
    return [weighing.reason("apart", 1.0, f"published {gap} days apart")] if gap > APART else []


def telling_words(weights: Mapping[str, float], most: int) -> list[str]:
    """Return the words that weigh most, the heaviest first."""
    return sorted(weights, key=lambda w: (-weights[w], w))[:most]
