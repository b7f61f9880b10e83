"""The body of a report in, what it tells of the day on which it was written out: a bound, or which of two days it was."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cache

from accordingto.ingest.datelines import latest_day
from accordingto.ingest.dates import Moment, any_of, find_dates, month_numbers
from accordingto.model.sentences import find_sentences

_YEAR = re.compile(r"(?:19|20)\d\d")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|(?-i:may)|might|could|can|must|due|until|till|by|before|scheduled?|plan(?:s|ned|ning)?"
    r"|expect(?:s|ed)?"
    r"|next|upcoming|deadlines?|expires?|valid|ahead|coming|future|if|unless|extend(?:s|ed)?|through|hopes?|going to"
    r"|set (?:for|to)|to be"
    r"|to (?:take|begin|start|end|hold|go)|mandate|forecast|predict(?:s|ed)?|project(?:s|ed)?"
    r"|postpone[sd]?|call(?:s|ed)? for|from)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|took|began|fell|left|came|went|met|held|shot|broke|made|said|told|gave|got|led|won|lost|[a-z]{2,}ed)\b"
)
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]*[”»\"“]?")
NEAR = 31
"""Days from a report within which the days that it names mostly lie."""


def find_earliest(paragraphs: Iterable[str]) -> str | None:
    """Return the latest day or month that a sentence tells of as past: the report was not written before it.

    Only a date with year and month counts, in a sentence in the past tense with no word that looks ahead, outside
    quotations. A year alone bounds nothing: "declared independence in 2008" is told for decades.
    """
    found: list[Moment] = []
    for paragraph in paragraphs:
        if not _YEAR.search(paragraph):
            continue
        for start, end in find_sentences(paragraph):
            sentence = _QUOTED.sub(" ", paragraph[start:end])
            if _YEAR.search(sentence) and _PAST.search(sentence) and not _AHEAD.search(sentence):
                found += [m for m in find_dates(sentence) if m.precision != "year"]
    return latest_day(found)


@cache
def _month_days() -> re.Pattern[str]:
    month = rf"(?P<{{}}>{any_of(list(month_numbers()))})(?![^\W\d_])\.?"
    day = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,:]\d)"
    return re.compile(
        rf"(?<![\w.,]){day.format('d1')}\.?\s(?:of\s)?{month.format('m1')}|(?<!\w){month.format('m2')}\s{day.format('d2')}",
        re.IGNORECASE,
    )


def settle_day(moment: Moment, paragraphs: Iterable[str]) -> Moment | None:
    """Return which of the two days of an ambiguous date (`12/04/2031`) a report was written on, None if it does not tell.

    It tells if a day named in it lies within a month of the one and none lies within a month of the other.
    """
    named = [(m["m1"] or m["m2"], m["d1"] or m["d2"]) for p in paragraphs for m in _month_days().finditer(p)]
    near = []
    for day in map(date.fromisoformat, moment.either):
        days = (_day_near(day, month_numbers()[month.lower()], int(number)) for month, number in named)
        near.append(any(d is not None and abs((d - day).days) <= NEAR for d in days))
    if sum(near) != 1:
        return None
    return Moment(moment.either[near.index(True)], "day")


def _day_near(day: date, month: int, number: int) -> date | None:
    """Return the day of a month that lies nearest to another day, whatever the year; None where there is none."""
    found = []
    for year in (day.year - 1, day.year, day.year + 1):
        with suppress(ValueError):
            found.append(date(year, month, number))
    return min(found, key=lambda d: abs((d - day).days), default=None)
