"""A statement and its day in, the day by which it says that something will be done out."""

import re
from calendar import monthrange
from datetime import date

from accordingto.model.folding import fold
from accordingto.resolve.wordings import MONTHS

SHORT = "|".join(m[:3] for m in MONTHS)
MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:{SHORT}|sept)\b\.?)"
AHEAD = re.compile(r"\b(?:will|would|shall|is to|are to|was to|were to|needs?|needed|be|due)\b", re.I)
"""What says that something is yet to come."""
DUE = re.compile(
    r"\b(?:by|before|until|till|on|in|within|for) "
    r"(?:(?P<part>the (?:very )?(?:end|middle|beginning|course|first half|second half) of) )?"
    rf"(?:(?P<day>\d\d?)(?:st|nd|rd|th)? (?:of )?{MONTH}|{MONTH.replace('<month>', '<month_2>')}(?: (?P<day_2>\d\d?)(?!\d))?"
    r"|(?P<season>spring|summer|autumn|winter)|(?P<this>the|this) month)(?:,? (?P<year>20\d\d))?",
    re.I,
)
"""How a day is named by which something is to be done."""
SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
"""The last month of each."""
HALVES = {"beginning": 10, "middle": 20, "first half": 15}
"""The last day of a part of a month."""


def due_day(words: str, told: date) -> date | None:
    """Return the last day by which something is to be done as some words of a day say, None where they name none ahead of it."""
    plain = fold(words)
    if AHEAD.search(plain) is None:
        return None
    days = (_last_day(match, told) for match in DUE.finditer(plain))
    return next((day for day in days if day is not None and day >= told), None)


def _last_day(match: re.Match[str], told: date) -> date | None:
    """Return the last day of what an expression names; a month without a year is the next such one."""
    name = (match["month"] or match["month_2"] or "")[:3].casefold()
    if name:
        month = next(n for n, m in enumerate(MONTHS, 1) if m.startswith(name))
    else:
        month = SEASONS[match["season"].casefold()] if match["season"] else told.month
    year = int(match["year"] or (told.year if month >= told.month else told.year + 1))
    number = match["day"] or match["day_2"]
    part = next((n for words, n in HALVES.items() if words in (match["part"] or "").casefold()), None)
    last = monthrange(year, month)[1]
    day = int(number) if number else part or last
    return date(year, month, day) if 1 <= day <= last else None
