"""The body of an undated report in, the earliest day on which it can have been written out, from what it tells."""

import re
from collections.abc import Iterable

from accordingto.ingest.datelines import latest_day
from accordingto.ingest.dates import Moment, find_dates
from accordingto.ingest.sentences import find_sentences

_YEAR = re.compile(r"(?:19|20)\d\d")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|must|due|until|till|by|before|scheduled?|plan(?:s|ned|ning)?"
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
