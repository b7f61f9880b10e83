"""A year in, days of other calendars out: Easter by two reckonings, the Islamic and the Jewish calendar."""

from datetime import date, timedelta
from typing import Final

ISLAMIC_EPOCH: Final = date(622, 7, 19)
"""1 Muharram of year 1 of the civil reckoning, as a Gregorian day."""
HEBREW_EPOCH: Final = -1_373_427
"""1 Tishri of year 1, in days before 1 January of year 1 (Gregorian ordinal)."""


def easter(year: int, orthodox: bool) -> date:
    """Return Easter Sunday (Gregorian; `orthodox`: the Julian reckoning as a Gregorian day).

    Source: the anonymous Gregorian computus and Meeus' Julian algorithm (Astronomical Algorithms, ch. 8).
    """
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def islamic_day(year: int, month: int, day: int) -> date:
    """Return a day of the Islamic calendar by the arithmetic (civil) reckoning.

    Where months begin by sighting the moon, a day may be one earlier or later. Source: Dershowitz and Reingold,
    Calendrical Calculations.
    """
    passed = (day - 1) + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return ISLAMIC_EPOCH + timedelta(days=passed)


def islamic_years(year: int) -> range:
    """Return the Islamic years that share a day with a Gregorian year."""
    first = round((year - 622) * 365.2425 / 354.367) - 1
    return range(max(first, 1), first + 5)


def hebrew_day(year: int, month: int, day: int) -> date:
    """Return the daytime of a day of the Jewish calendar; month 1 is Nisan, 7 Tishri, 13 Adar II of a leap year.

    The day begins on the evening before. Source: Dershowitz and Reingold, Calendrical Calculations.
    """
    if month < 7:
        before = [*range(7, months_of(year) + 1), *range(1, month)]
    else:
        before = list(range(7, month))
    passed = sum(_month_length(year, m) for m in before) + day - 1
    return date.fromordinal(_new_year(year) + passed)


def months_of(year: int) -> int:
    """Return how many months a Jewish year has."""
    return 13 if (7 * year + 1) % 19 < 7 else 12


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    days = 29 * months + parts // 25_920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def _new_year(year: int) -> int:
    before, this, after = (_elapsed(y) for y in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return HEBREW_EPOCH + this + delay


def _month_length(year: int, month: int) -> int:
    length = _new_year(year + 1) - _new_year(year)
    if month in (2, 4, 6, 10, 13) or (month == 12 and months_of(year) == 12):
        return 29
    if month == 8 and length not in (355, 385):
        return 29
    if month == 9 and length in (353, 383):
        return 29
    return 30
