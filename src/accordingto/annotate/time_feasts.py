"""Matches of the time grammar that name a feast or holiday in, the days on which it falls out."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from accordingto.annotate.time_calendars import easter, hebrew_day, islamic_day, islamic_years, months_of
from accordingto.annotate.time_dates import daypart_of, said_year, way_of, with_daypart
from accordingto.annotate.time_grammar import Match
from accordingto.annotate.time_scenes import Scene, nearest_days
from accordingto.annotate.time_symbols import Holiday, load_holidays
from accordingto.annotate.time_values import Days, Meaning, Partial, partial_of

SIGHTED: Final = timedelta(days=1)
"""How far a day of the Islamic calendar may lie from the arithmetic one."""
YEARS_BETWEEN: Final = 3761
"""From a Gregorian year to the Jewish one that begins in its autumn."""


def read_holiday(m: Match, scene: Scene) -> Meaning | None:
    """Read a named day or its eve: "Christmas 1941", "the eve of the Orthodox Easter", "Ramadan".

    Without a year it is the one nearest to the document's date along the tense, in a history that of the year told
    last. Of what lasts longer than a day the value is its first day.
    """
    token = m.get("holiday")
    holiday = load_holidays()[re.sub("’", "'", str(token.value)) if token else ""]
    year, eve = said_year(m, scene), m.has("eve")
    if year is None and scene.narrative:
        year = scene.told.year
    if year is not None and not 1 <= year < 9000:
        return None
    if year is not None:
        falls = next(days_of(holiday, year), None)
    else:
        falls = nearest_days(scene, lambda y: list(days_of(holiday, y)), way_of(m, scene))
    if falls is None:
        return with_daypart(_undated(holiday, year, eve), daypart_of(m))
    first, last = falls
    slack = SIGHTED if holiday.islamic else timedelta()
    begin = first + slack
    if eve:
        begin -= timedelta(days=1)
        first, last = begin - slack, begin + slack
    if holiday.days > 1 and holiday.islamic and not eve:
        return Meaning("DATE", f"{first.year:04d}-XX-XX", (first, last), None, "month")
    part = partial_of(begin)
    return with_daypart(Meaning("DATE", part.value, (first, last), part, "day"), daypart_of(m))


def _undated(holiday: Holiday, year: int | None, eve: bool) -> Meaning:
    """What a holiday tells where its day cannot be: the month and day if they are fixed, the year if it is told."""
    if holiday.fixed is None:
        return Meaning("DATE", f"{Partial(year).value}-XX-XX", None, Partial(year) if year else None)
    month, day = (int(n) for n in holiday.fixed.split("-"))
    known = date(2001, month, day) - timedelta(days=eve)
    part = Partial(year, known.month, known.day)
    return Meaning("DATE", part.value, part.days, part)


def days_of(holiday: Holiday, year: int) -> Iterator[Days]:
    """Yield the stretches of days of a holiday that begin in a year; none where they cannot be computed."""
    more = timedelta(days=holiday.days - 1)
    if holiday.fixed is not None:
        month, day = (int(n) for n in holiday.fixed.split("-"))
        first = date(year, month, day)
        yield first, first + more
    elif holiday.easter is not None or holiday.orthodox_easter is not None:
        far = holiday.easter if holiday.easter is not None else holiday.orthodox_easter
        first = easter(year, holiday.easter is None) + timedelta(days=far or 0)
        yield first, first + more
    elif holiday.islamic is not None:
        month, day = (int(n) for n in holiday.islamic.split("-"))
        for islamic in islamic_years(year):
            first = islamic_day(islamic, month, day)
            if first.year == year:
                yield first - SIGHTED, first + more + SIGHTED
    elif holiday.jewish is not None:
        month, day = (int(n) for n in holiday.jewish.split("-"))
        jewish = year + YEARS_BETWEEN - (1 if month == 13 or month < 7 else 0)
        first = hebrew_day(jewish, min(month, months_of(jewish)), day)
        if first.year == year:
            yield first, first + more
