"""Ledger entries with a deadline in, the month of a calendar out: weeks of days, and what has no day of its own."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.model.dates import PartialDate
from accordingto.model.records import LedgerEntry


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a calendar with what is due on it. `within`: it belongs to the month itself."""

    day: date
    within: bool
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its weeks from Monday on, and what is due some time in it, in its year, with no day told."""

    year: int
    month: int
    weeks: tuple[tuple[Day, ...], ...]
    some_day: tuple[LedgerEntry, ...]
    some_month: tuple[LedgerEntry, ...]

    @property
    def name(self) -> str:
        """The month as an ISO prefix."""
        return f"{self.year:04}-{self.month:02}"

    @property
    def total(self) -> int:
        """How many matters are due in it, those of its year alone left out."""
        return sum(len(d.entries) for w in self.weeks for d in w if d.within) + len(self.some_day)


def lay_out_month(entries: Iterable[LedgerEntry], year: int, month: int) -> Month:
    """Return a month with the deadlines that fall in it, each where it is as precise as it is told."""
    days: dict[date, list[LedgerEntry]] = defaultdict(list)
    some_day, some_month = list[LedgerEntry](), list[LedgerEntry]()
    for entry in entries:
        due = PartialDate.parse_or_none(entry.deadline)
        if due is None:
            continue
        if due.precision == "year":
            if due.first_day.year == year:
                some_month.append(entry)
        elif due.precision == "month":
            if (due.first_day.year, due.first_day.month) == (year, month):
                some_day.append(entry)
        else:
            days[due.first_day].append(entry)
    weeks = tuple(
        tuple(Day(d, d.month == month, tuple(days.get(d, ()) if d.month == month else ())) for d in week)
        for week in Calendar().monthdatescalendar(year, month)
    )
    return Month(year, month, weeks, tuple(some_day), tuple(some_month))


def choose_month(asked: str | None, months: Sequence[str], today: date | None) -> tuple[int, int]:
    """Return the year and month to show: the one asked for, else that of the newest day, else the next one with a deadline.

    Where all deadlines are past, the last month that has one; on a desk without any, the month of the newest day.
    """
    wanted = PartialDate.parse_or_none(asked)
    if wanted is not None and 1 < wanted.first_day.year < 9999:
        return wanted.first_day.year, wanted.first_day.month
    now = f"{today.year:04}-{today.month:02}" if today else ""
    chosen = next((m for m in months if m >= now), months[-1] if months else now)
    return (int(chosen[:4]), int(chosen[5:7])) if chosen else (2000, 1)


def step_month(year: int, month: int, by: int) -> str:
    """Return the month so many months later (earlier) as an ISO prefix."""
    at = year * 12 + month - 1 + by
    return f"{at // 12:04}-{at % 12 + 1:02}"
