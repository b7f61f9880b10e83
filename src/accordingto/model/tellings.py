"""Values of rows in, words for people out: dates as precise as they are, counts with their bounds, safe links."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, Figure

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

ACTS = {
    "assert": "says",
    "deny": "denies",
    "express": "expresses",
    "accuse": "accuses",
    "request": "asks",
    "reject": "rejects",
    "threaten": "threatens",
    "agree": "agrees",
    "support": "supports",
    "concede": "concedes",
}
"""The verb that a row of each act is told with."""

BOUNDS = ((">=", "at least "), ("<=", "at most "), (">", "more than "), ("<", "fewer than "), ("~", "about "))
COUNT_WORDS = {
    "dead": "dead",
    "injured": "injured",
    "arrested": "arrested",
    "size": "taking part",
    "displaced": "displaced",
}

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d(?::\d\d)?)(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?\Z")


def tell_day(value: str | None) -> str:
    """Return an ISO prefix as people write it, no more precise than it is; what is no date stands as it is."""
    if value is None:
        return "no date"
    match = _DAY.match(value)
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        return value
    year, month, day, clock, zone = match.groups()
    told = year if month is None else f"{MONTHS[int(month) - 1]} {year}"
    if day is not None:
        told = f"{int(day)} {told}"
    if clock is not None:
        told = f"{told}, {clock if ':' in clock else clock + ' h'}" + (f" {zone}".replace(" Z", " UTC") if zone else "")
    return told


def tell_span(start: str | None, end: str | None) -> str:
    """Return the days from one to another, either of which may not be known."""
    if start is None and end is None:
        return "no date"
    if end is None:
        return tell_day(start) if start else "no date"
    if start is None:
        return f"not after {tell_day(end)}"
    whole = whole_period(start, end)
    return tell_day(whole) if whole else f"{tell_day(start)} – {tell_day(end)}"


def whole_period(start: str, end: str) -> str | None:
    """Return the day, month or year that two days are the first and last of; None where they are of none."""
    if start == end:
        return start
    for length in (4, 7):
        period = PartialDate.parse_or_none(start[:length])
        if period and (period.first_day.isoformat(), period.last_day.isoformat()) == (start, end):
            return start[:length]
    return None


def tell_published(document: Document) -> str:
    """Return when a document was published, as far as that is known: a date, bounds, or "no date"."""
    if document.published is not None:
        return tell_day(document.published)
    since, until = document.published_from, document.published_to
    if since and until:
        return f"between {tell_day(since)} and {tell_day(until)}"
    if since:
        return f"not before {tell_day(since)}"
    return f"not after {tell_day(until)}" if until else "no date"


def tell_number(value: float | int) -> str:
    """Return a number with separators for thousands and no empty decimals."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def tell_bounded(value: int | str) -> str:
    """Return a count of the contract (`7`, `"<=1000"`, `"~4000"`) in words."""
    if isinstance(value, int):
        return tell_number(value)
    for sign, word in BOUNDS:
        if value.startswith(sign):
            return word + tell_bounded(value[len(sign) :])
    return tell_number(int(value)) if value.isascii() and value.isdigit() else value


def tell_counts(counts: dict[str, int | str]) -> str:
    """Return the counts of an event: "7 dead, at most 30 injured"."""
    return ", ".join(f"{tell_bounded(n)} {COUNT_WORDS.get(what, what)}" for what, n in counts.items())


def tell_value(figure: Figure) -> str:
    """Return the number of a figure with its bounds: "7", "300 to 400", "at least 1,000", "about 4,000"."""
    low, high = figure.low, figure.high
    if figure.value is not None and low == high:
        return tell_number(figure.value)
    if figure.value is None:
        if low is not None and high is not None:
            return f"{tell_number(low)} to {tell_number(high)}"
        if low is None and high is None:
            return "not told"
        return f"at least {tell_number(low)}" if low is not None else f"at most {tell_number(high or 0)}"
    told = tell_number(figure.value)
    if low is not None and high is not None:
        return f"{told} ({tell_number(low)} to {tell_number(high)})"
    if low is not None and low >= figure.value:
        return f"at least {told}"
    if high is not None and high <= figure.value:
        return f"at most {told}"
    return told


def tell_unit(figure: Figure) -> str:
    """Return the unit of a figure where it says more than what is counted does: not "person" of "people"."""
    unit, what = figure.unit or "", (figure.what or "").casefold()
    if not what:
        return unit
    return "" if unit.casefold() == "person" or what[:4] == unit.casefold()[:4] else unit


def tell_document(document: Document) -> str:
    """Return what a document is called in few words: publisher (else title) and day."""
    name = document.publisher or (shorten(document.title, 60) if document.title else "publisher not known")
    day = document.published[:10] if document.published else None
    return f"{name}, {tell_day(day) if day else tell_published(document)}"


def tell_names(names: Sequence[str | None], lacking: str = "") -> str:
    """Return names in a row, "A, B and C"; `lacking` where there is none."""
    known = [n for n in names if n]
    return lacking if not known else known[0] if len(known) == 1 else f"{', '.join(known[:-1])} and {known[-1]}"


def excerpt(text: str, limit: int = 320) -> str:
    """Return the words of a stretch in one line, shortened in the middle if there are more than `limit` characters."""
    line = " ".join(text[: limit * 8].split())
    if len(line) <= limit and len(text) <= limit * 8:
        return line
    end = " ".join(text[-limit:].split())[-(limit // 4) :]
    _, space, rest = end.partition(" ")
    return f"{_cut(line, limit * 3 // 4)} … {rest if space else end}"


def shorten(text: str, limit: int = 160) -> str:
    """Return a title in one line, its end left out if it has more than `limit` characters."""
    line = " ".join(text[: limit * 8].split())
    return line if len(line) <= limit and len(text) <= limit * 8 else f"{_cut(line, limit)} …"


def _cut(line: str, limit: int) -> str:
    """Return the first `limit` characters of a line, back to the end of a word if there is one."""
    if len(line) <= limit:
        return line
    words, space, _ = line[: limit + 1].rpartition(" ")
    return words if space else line[:limit]


def web_address(url: str | None) -> str | None:
    """Return an address that may be shown as a link: http and https with a host only; None for all others."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
