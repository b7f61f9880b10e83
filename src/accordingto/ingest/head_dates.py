"""A text in, the day that stands in one of its first lines beside what the text is out."""

import re
from itertools import islice

from accordingto.ingest.dates import Moment, any_of, find_dates, load_words

LINES = 6
"""The first lines that are looked at."""
LONGEST = 160
"""Characters of a line that may say what the text is and of which day."""
_SENTENCE = re.compile(r"[.!?][\"”’')]*$")
_BEFORE = re.compile(r"(?:^|[,;:|/•·(–—-])\s*(?:the\s+)?$", re.IGNORECASE)
"""What stands before a date that is a part of its line by itself, its weekday apart."""
_GIVEN = re.compile(
    r"\b(?:read|issued|given|released|published|delivered|broadcast|aired|adopted|dated|recorded|held|signed|sent)\b[^,;:]*\b(?:on|of)\s+(?:the\s+)?$"
    r"|\bdated\s+$",
    re.IGNORECASE,
)
"""Words that say that the text was made public on the day that follows."""
_AFTER = re.compile(r"^\s*(?:$|[,;:|/•·)–—-])")
_SPAN = re.compile(
    r"\b(?:covering|period|from|between|since|until|to mark|anniversary|deadline|as of)\b", re.IGNORECASE
)
"""Words of a line whose day is not that of the text."""


def find_head_date(text: str) -> Moment | None:
    """Return the one full day that the first lines of a text name as a part by itself ("Morning bulletin, 28 April 2031").

    A line that is a sentence has none, nor has one that names several days. None where no line or more than one day is found.
    """
    lines = (line.strip() for line in text.splitlines() if line.strip())
    found = {m.value: m for line in islice(lines, LINES) for m in _days_of(line)}
    return next(iter(found.values())) if len(found) == 1 else None


def _days_of(line: str) -> list[Moment]:
    if len(line) > LONGEST or _SENTENCE.search(line) or _SPAN.search(line):
        return []
    moments = find_dates(line)
    if len(moments) != 1 or moments[0].precision in ("month", "year") or moments[0].either:
        return []
    day = moments[0]
    weekdays = any_of(load_words()["weekdays"])
    before = re.sub(rf"(?<![^\W_]){weekdays}\.?,?\s*(?:the\s+)?$", "", line[: day.start], flags=re.IGNORECASE)
    alone = _BEFORE.search(before) or _GIVEN.search(before)
    return [day] if alone and _AFTER.match(line[day.end :]) else []
