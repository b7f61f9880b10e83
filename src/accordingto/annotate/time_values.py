"""Parts of a date in, TIMEX3 values and the first and last day out: the calendar arithmetic of time expressions."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Days = tuple[date, date]

SEASON_MONTHS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
HALVES: Final = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}


@dataclass(frozen=True, slots=True)
class Partial:
    """A date as far as it is told: years before Christ are negative; `week` is an ISO week of the year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def as_day(self) -> date | None:
        """The day, if all of it is told and it exists."""
        if self.year is None or self.month is None or self.day is None or self.year < 1:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def value(self) -> str:
        """The TIMEX3 value: `1940-05-10`, `XXXX-12-28`, `BC0480`."""
        if self.year is None:
            year = "XXXX"
        else:
            year = f"{self.year:04d}" if self.year > 0 else f"BC{-self.year:04d}"
        if self.month is None:
            return year if self.day is None else f"{year}-XX-{self.day:02d}"
        return f"{year}-{self.month:02d}" + ("" if self.day is None else f"-{self.day:02d}")

    @property
    def days(self) -> Days | None:
        """The first and the last day of what is told; None without a year of our era."""
        if self.year is None or not 1 <= self.year <= 9998:
            return None
        if self.month is None:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        if self.day is None:
            return month_days(self.year, self.month)
        day = self.as_day
        return (day, day) if day else None

    @property
    def exists(self) -> bool:
        """Tell whether such a day can be: no 31 April, no 29 February of a common year."""
        if self.day is None or self.month is None:
            return True
        year = self.year if self.year and self.year > 0 else 2000
        return 1 <= self.month <= 12 and 1 <= self.day <= monthrange(year, self.month)[1]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: its TIMEX3 type and value, the days that it covers, the date that later ones rest on."""

    type: TimeType
    value: str | None
    days: Days | None = None
    told: Partial | None = None
    told_as: str | None = None

    @property
    def precision(self) -> str | None:
        """How precisely the words tell the days (`precision.times` of the codebook); None where there are none.

        It follows from the value, but where the words are less precise than it ("5 p.m." is `T17:00`).
        """
        return None if self.days is None else self.told_as or value_precision(self.value)


_PRECISIONS: Final = (
    ("century", r"\d\d"), ("decade", r"\d{3}"), ("year", r"(?:\d{4}|XXXX)(?:-XX)*"), ("half", r"\d{4}-H\d"),
    ("season", r"\d{4}-(?:SP|SU|FA|WI)"), ("quarter", r"\d{4}-Q\d"), ("month", r"\d{4}-\d\d(?:-XX)?"),
    ("week", r"\d{4}-W\d\d"), ("weekend", r"\d{4}-W\d\d-WE"), ("day", r"\d{4}-\d\d-\d\d(?:TXX)?"),
    ("part", r"[\dX-]{10}T(?:MO|MI|AF|EV|NI|DT|24:00|12:00)"), ("minute", r"[\dX-]{10}T\d\d:\d\d(?:Z|[+-][\d:]+)?"),
    ("second", r"[\dX-]{10}T\d\d:\d\d:\d\d(?:Z|[+-][\d:]+)?"),
    ("hour", r"PT.*H"), ("minute", r"PT.*M"), ("second", r"PT.*S"), ("day", r"P.*D"), ("week", r"P.*W"),
    ("weekend", r"P.*WE"), ("month", r"P.*M"), ("year", r"P.*Y"), ("decade", r"P.*DE"), ("century", r"P.*CE"),
)  # fmt: skip
_PRECISION: Final = tuple((name, re.compile(form)) for name, form in _PRECISIONS)


@lru_cache(4096)
def value_precision(value: str | None) -> str | None:
    """Return how precise a TIMEX3 value is; None for what is no date and no length."""
    return next((name for name, form in _PRECISION if form.fullmatch(value or "")), None)


def partial_of(day: date) -> Partial:
    """Return a day as a partial date."""
    return Partial(day.year, day.month, day.day)


def month_days(year: int, month: int) -> Days:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Return the day so many months on; the last of the month where there is no such day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    year = min(max(year, 1), 9998)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: float) -> date | None:
    """Return the day so many days on; None outside the calendar."""
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return None


def week_value(day: date) -> str:
    """Return the ISO week of a day: `2022-W33`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_days(day: date) -> Days:
    """Return Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def season_days(year: int, season: str) -> Days | None:
    """Return the first and the last day of a season or half or quarter of a year; a winter begins in its year."""
    first, last = {**SEASON_MONTHS, **HALVES}[season]
    if not 1 <= year <= 9997:
        return None
    return date(year, first, 1), month_days(year + (last < first), last)[1]


def edge_days(days: Days | None, edge: str | None) -> Days | None:
    """Return the part of a stretch that "early", "mid" or "late" (START, MID, END) names: a third of it.

    Of a month, early is to the 10th, the middle 11th to 20th, late from the 21st, as historians and
    newsrooms use the words; of a year four months, of a decade four years; of one day nothing is cut.
    """
    if days is None or edge is None:
        return days
    first, last = days
    length = (last - first).days + 1
    if length < 7:
        return days
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return _edge_of_years(first.year, last.year, edge)
    third = length // 3
    if edge == "START":
        return first, first + timedelta(days=third - 1)
    if edge == "MID":
        return first + timedelta(days=third), last - timedelta(days=third)
    return last - timedelta(days=length - 2 * third - 1), last


def _edge_of_years(first: int, last: int, edge: str) -> Days:
    """Four months of a year; of decades and centuries whole years, the middle sharing one with either end."""
    if first == last:
        month = {"START": 1, "MID": 5, "END": 9}[edge]
        return date(first, month, 1), month_days(first, month + 3)[1]
    third = (last - first + 1) // 3
    start = {"START": first, "MID": first + third, "END": last - third}[edge]
    return date(start, 1, 1), date(min(start + third, last), 12, 31)


def period_value(number: float | int | str, unit: str) -> str:
    """Return a TIMEX3 duration: `P10D`, `PT2H`, `PXW`, `P1.5Y`; `unit` as in UNIT_CODES."""
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    if unit.startswith("T"):
        return f"PT{number}{unit[1:]}"
    if unit[0].isdigit():
        factor, unit = int(unit[0]), unit[1:]
        number = number if isinstance(number, str) else number * factor
    return f"P{number}{unit}"
