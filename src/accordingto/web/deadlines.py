"""Ledger entries in, what is due when out: counted from the desk's newest document, not from the clock on the wall."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, LedgerEntry
from accordingto.web.wordings import _, _n

SETTLED = frozenset({"met", "lapsed", "withdrawn"})
"""States in which nothing more is awaited by the deadline."""


@dataclass(frozen=True, slots=True)
class Due:
    """A ledger entry with the days from the desk's newest document to its deadline (below 0: past)."""

    entry: LedgerEntry
    days: int | None

    @property
    def told(self) -> str:
        """How far the deadline is from the newest document, in words; "" where that cannot be counted."""
        if self.days is None:
            return ""
        if self.days == 0:
            return _("the same day")
        if self.days > 0:
            return _n("%(n)s day later", "%(n)s days later", self.days)
        return _n("%(n)s day earlier", "%(n)s days earlier", -self.days)


def newest_day(documents: Iterable[Document]) -> date | None:
    """Return the day of the newest document, None where no document has a date."""
    dates = (PartialDate.parse_or_none(d.published) for d in documents)
    return max((d.last_day for d in dates if d), default=None)


def sort_by_deadline(entries: Iterable[LedgerEntry], today: date | None) -> list[Due]:
    """Return entries by deadline: those to come, the nearest first; those past, the latest first; those without one."""
    due = []
    for entry in entries:
        deadline = PartialDate.parse_or_none(entry.deadline)
        due.append(Due(entry, (deadline.last_day - today).days if deadline and today else None))
    return sorted(due, key=_nearest_first)


def _nearest_first(due: Due) -> tuple[int, int, str]:
    if due.days is None:
        return 2, 0, due.entry.deadline or "9"
    return (0, due.days, "") if due.days >= 0 else (1, -due.days, "")
