"""Ledger entries with a deadline in, a calendar that other programs read out (iCalendar, RFC 5545)."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from accordingto.model.dates import PartialDate
from accordingto.model.records import LedgerEntry

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//accordingto//ledger//EN"
LONGEST = 2_000
"""Characters of a matter's terms that a calendar takes; one that was read wrongly may be a whole text."""
NOTICE = (
    "Read by a machine from what documents say, unless it says that a person judged it: evidence that it was told so, "
    "not that it is so."
)
ENDED = frozenset({"withdrawn", "lapsed"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def write_calendar(
    entries: Iterable[LedgerEntry], stamp: date | None, name: str, address: str = "", note: str = ""
) -> bytes:
    """Return the deadlines of some entries as a calendar: an event for each that has one, of the whole day.

    A deadline that is a month or a year is set on its last day, and says so. `stamp` is the day as of which the entries
    stand (that of the newest document): the same ledger gives the same bytes. `address` is what the desk answers to
    (`http://127.0.0.1:8765`); with it every event leads back to its matter. `note`: what people must know of all of it.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", " ".join(plain(name).split()))
    if note:
        calendar.add("x-wr-caldesc", " ".join(plain(note).split()))
    for entry in entries:
        deadline = PartialDate.parse_or_none(entry.deadline)
        if deadline is not None:
            calendar.add_component(_event(entry, deadline, stamp or deadline.last_day, address))
    return bytes(calendar.to_ical())


def _event(entry: LedgerEntry, deadline: PartialDate, stamp: date, address: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.id}@accordingto")
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("dtstart", deadline.last_day)
    if deadline.last_day < date.max:
        event.add("dtend", deadline.last_day + timedelta(days=1))
    event.add("summary", plain(summarise(entry)))
    event.add("description", plain(describe(entry, deadline)))
    event.add("categories", [entry.kind])
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.state in ENDED else "TENTATIVE")
    if address:
        event.add("url", f"{address.rstrip('/')}/ledger/{entry.id}")
    return event


def summarise(entry: LedgerEntry) -> str:
    """Return a matter in one line: its kind, who asks or owes it of whom, its terms, how it stands."""
    parties = " and ".join(entry.by) or "somebody not named"
    to = f" → {' and '.join(entry.of)}" if entry.of else ""
    terms = entry.terms if len(entry.terms) <= 120 else f"{entry.terms[:119].rstrip()}…"
    return f"{entry.kind}: {parties}{to}: {terms} [{entry.state.replace('_', ' ')}]"


def describe(entry: LedgerEntry, deadline: PartialDate) -> str:
    """Return what a calendar tells of a matter, a line each."""
    vague = deadline.precision in ("month", "year")
    lines = [
        entry.terms[:LONGEST],
        f"Deadline: {deadline}" + (" (no day is told: it stands on the last)" if vague else ""),
        f"State: {entry.state.replace('_', ' ')}" + (f", so says {' and '.join(entry.claimed_by)}" if entry.claimed_by else ""),
        "Disputed: another says otherwise" if entry.disputed else "",
        f"Whose move: {' and '.join(entry.must_act)}" if entry.must_act else "",
        f"Condition: {entry.condition[:LONGEST]}" if entry.condition else "",
        f"Under: {' and '.join(entry.instruments)}" if entry.instruments else "",
        "Judged by a person." if entry.reviewed else "Machine-read.",
        NOTICE,
    ]  # fmt: skip
    return "\n".join(line for line in lines if line)


def plain(text: str) -> str:
    """Return a text without what no calendar may hold: control characters, switches of direction, halves of pairs."""
    return _CONTROL.sub(" ", text).encode("utf-8", "replace").decode()
