"""ISO prefixes in, dates and times in the reader's own form out, no more precise than they are."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, parse_pattern

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document
from accordingto.model.tellings import whole_period
from accordingto.web.wordings import Reader, _, current_reader, mark

_PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d(?::\d\d)?)(?::\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?\Z")

QUARTERS = (
    mark("first quarter of %(year)s"), mark("second quarter of %(year)s"), mark("third quarter of %(year)s"),
    mark("last quarter of %(year)s"),
)  # fmt: skip
THIN_SPACE = "\u2009"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a date in words; `iso` is the date that it tells, None for what stands between two."""

    text: str
    iso: str | None


def tell_day(value: str | None) -> str:
    """Return an ISO prefix as the reader writes it, no more precise than it is; what is no date stands as it is."""
    return _("no date") if value is None else _tell_day(value, current_reader())


@lru_cache(maxsize=20_000)
def _tell_day(value: str, reader: Reader) -> str:
    match = _PREFIX.match(value)
    day = PartialDate.parse_or_none(value[:10]) if match else None
    if match is None or day is None:
        return value
    _year, month, day_told, clock, zone = match.groups()
    if reader.dates == "iso":
        told = value[:10]
    elif month is None:
        told = match[1]
    elif day_told is None:
        told = format_skeleton("yMMMM" if reader.dates == "long" else "yMMM", day.first_day, locale=reader.locale)
    else:
        told = format_date(day.first_day, "long" if reader.dates == "long" else "medium", reader.locale)
    return f"{told}, {_tell_clock(clock, zone, reader)}" if clock else told


def _tell_clock(clock: str, zone: str | None, reader: Reader) -> str:
    if ":" not in clock:
        told = f"{clock} h"
    elif reader.dates == "iso" or clock >= "24:00" or clock[3:] >= "60":
        told = clock
    else:
        told = format_time(time(int(clock[:2]), int(clock[3:])), "short", locale=reader.locale)
    return told + (f" {zone}".replace(" Z", " UTC") if zone else "")


def tell_month_day(value: str) -> str:
    """Return a day of any year ("05-20") as the reader writes it; what is none stands as it is."""
    reader, day = current_reader(), PartialDate.parse_or_none(f"2000-{value}")
    if day is None or reader.dates == "iso":
        return value
    return format_skeleton("MMMMd" if reader.dates == "long" else "MMMd", day.first_day, locale=reader.locale)


def tell_span(start: str | None, end: str | None) -> str:
    """Return the days from one to another, either of which may not be known; what is a whole month or an early year says so."""
    return "".join(piece.text for piece in tell_pieces(start, end))


def tell_pieces(start: str | None, end: str | None) -> tuple[Piece, ...]:
    """Return the words of `tell_span` in pieces, each with the date that it tells."""
    if not start and not end:
        return (Piece(_("no date"), None),)
    if not end or not start:
        known = start or end or ""
        told = tell_day(known) if start else _("not after %(day)s", day=tell_day(known))
        return (Piece(told, known),)
    return _tell_pieces(start, end, current_reader())


@lru_cache(maxsize=20_000)
def _tell_pieces(start: str, end: str, reader: Reader) -> tuple[Piece, ...]:
    whole = whole_period(start, end)
    if whole:
        return (Piece(tell_day(whole), whole),)
    part = _tell_part(start, end) if reader.dates != "iso" else None
    if part:
        return (Piece(part, start[:4] if start[:7] != end[:7] else start[:7]),)
    return _tell_interval(start, end, reader) or (
        Piece(tell_day(start), start), Piece(" – ", None), Piece(tell_day(end), end)
    )  # fmt: skip


def _tell_part(start: str, end: str) -> str | None:
    """Return the third of a year or of a month, the quarter or the half that two days bound; None for other days."""
    first, last = PartialDate.parse_or_none(start), PartialDate.parse_or_none(end)
    if first is None or last is None or len(start) != 10 or len(end) != 10 or start[:4] != end[:4]:
        return None
    a, b = first.first_day, last.first_day
    month_ends = (b + timedelta(days=1)).day == 1
    if a.day == 1 and month_ends:
        return _tell_months(a.month, b.month, start[:4])
    if start[:7] != end[:7]:
        return None
    month = tell_day(start[:7])
    if (a.day, b.day) == (1, 10):
        return _("early %(month)s", month=month)
    if (a.day, b.day) == (11, 20):
        return _("mid-%(month)s", month=month)
    return _("late %(month)s", month=month) if a.day == 21 and month_ends else None


def _tell_months(first: int, last: int, year: str) -> str | None:
    if (first, last) == (1, 4):
        return _("early %(year)s", year=year)
    if (first, last) == (5, 8):
        return _("mid-%(year)s", year=year)
    if (first, last) == (9, 12):
        return _("late %(year)s", year=year)
    if (first, last) == (1, 6):
        return _("first half of %(year)s", year=year)
    if (first, last) == (7, 12):
        return _("second half of %(year)s", year=year)
    if first % 3 == 1 and last == first + 2:
        return _(QUARTERS[last // 3 - 1], year=year)
    return None


def _tell_interval(start: str, end: str, reader: Reader) -> tuple[Piece, ...] | None:
    """Return two days as the locale writes an interval ("6–12 March 2023"); None where one of them is no day."""
    first, last = (PartialDate.parse_or_none(d) for d in (start, end))
    if reader.dates == "iso" or first is None or last is None or len(start) != 10 or len(end) != 10:
        return None
    a, b = first.first_day, last.first_day
    field = "y" if a.year != b.year else "M" if a.month != b.month else "d"
    locale = Locale.parse(reader.locale)
    pattern = locale.interval_formats.get("yMMMd", {}).get(field)
    if not pattern or len(pattern) != 2:
        return None
    one, other = (
        _fill(part, day, reader, locale).replace(THIN_SPACE, " ") for part, day in zip(pattern, (a, b), strict=True)
    )
    return Piece(one, start), Piece(other, end)


def _fill(pattern: str, day: date, reader: Reader, locale: Locale) -> str:
    wide = pattern.replace("MMM", "MMMM") if reader.dates == "long" and "MMMM" not in pattern else pattern
    return parse_pattern(wide).apply(datetime(day.year, day.month, day.day), locale)


def tell_month(month: int, year: int | None = None) -> str:
    """Return the short name of a month, for axes; with the year where one is given."""
    day, locale = date(year or 2000, month, 1), current_reader().locale
    return format_skeleton("yMMM", day, locale=locale) if year else format_date(day, "LLL", locale)


def tell_weekdays() -> list[str]:
    """Return the short names of the days of a week, from Monday on."""
    names = Locale.parse(current_reader().locale).days["stand-alone"]["abbreviated"]
    return [str(names[n]) for n in range(7)]


def tell_published(document: Document) -> str:
    """Return when a document was published, as far as that is known: a date, bounds, or "no date"."""
    if document.published is not None:
        return tell_day(document.published)
    since, until = document.published_from, document.published_to
    if since and until:
        return _("between %(since)s and %(until)s", since=tell_day(since), until=tell_day(until))
    if since:
        return _("not before %(day)s", day=tell_day(since))
    return _("not after %(day)s", day=tell_day(until)) if until else _("no date")
