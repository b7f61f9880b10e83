"""Matches of the time grammar that name single days, hours or several dates at once in, their meanings out."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from accordingto.annotate.time_clocks import clock_value
from accordingto.annotate.time_dates import (
    SHORT_YEAR_PIVOT,
    Piece,
    daypart_of,
    edge_of,
    missing_year,
    said_year,
    with_daypart,
)
from accordingto.annotate.time_grammar import Match
from accordingto.annotate.time_scenes import Scene
from accordingto.annotate.time_symbols import MONTHS_BY_NAME, TimeToken
from accordingto.annotate.time_values import Meaning, Partial, add_days, edge_days, partial_of


def read_iso(m: Match, scene: Scene) -> Meaning | None:
    """Read a day in figures: "2022-08-21", "2023.01.08 10:33", "21.08.2022", "21-Aug-2022".

    Of "03/05/2030" the order of day and month is that of the document's other dates; where they do not tell, it is
    one of two days: the year is known, and the days from the one to the other.
    """
    either = days_in_figures(m.tokens[0].text, scene.day_first)
    if not either:
        return None
    clock = m.get("clock", "hhmm")
    if len(either) == 2:
        first, last = sorted(day.as_day or date.min for day in either)
        return Meaning("DATE", f"{first.year:04d}-XX-XX", (first, last), Partial(first.year), "day")
    part = either[0]
    if clock is None:
        return Meaning("DATE", part.value, part.days, part)
    hour, told = clock_value(clock, None)
    zone = m.get("zone")
    return Meaning("TIME", f"{part.value}T{hour}{zone.value if zone else ''}", part.days, part, told)


def days_in_figures(text: str, day_first: bool | None) -> list[Partial]:
    """Return the days that a date in figures may be: none, one, or two where the order of day and month is open."""
    clock = re.search(r"T\d\d", text)
    words = [
        w
        for w in re.split(r"[-./]|(?<=\d)(?=[A-Za-z])|(?<=[A-Za-z])(?=\d)", text[: clock.start()] if clock else text)
        if w
    ]
    if len(words) != 3:
        return []
    if not words[1].isdigit():
        month = MONTHS_BY_NAME.get(words[1].lower())
        found = [Partial(_full_year(words[2]), month, int(words[0]))]
    elif len(words[0]) == 4:
        found = [Partial(*(int(w) for w in words))]
    else:
        year, one, two = _full_year(words[2]), int(words[0]), int(words[1])
        european, american = Partial(year, two, one), Partial(year, one, two)
        found = [european] if "." in text or day_first else [american] if day_first is False else [european, american]
        if not any(p.as_day for p in found):
            found = [european, american]
    return list(dict.fromkeys(p for p in found if p.as_day))


def order_in_figures(texts: Iterable[str]) -> bool | None:
    """Tell whether the dates in figures of a document put the day first; None where they do not tell or differ."""
    told: set[bool] = set()
    for text in texts:
        numbers = [int(n) for n in re.split(r"[-/]", text) if n.isdigit()]
        if len(numbers) == 3 and numbers[0] <= 31 and max(numbers[:2]) > 12 >= min(numbers[:2]):
            told.add(numbers[0] > 12)
    return told.pop() if len(told) == 1 else None


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year <= SHORT_YEAR_PIVOT else 1900)


def read_today(m: Match, scene: Scene) -> Meaning | None:
    """Read "today", "yesterday", "tomorrow", "tonight", "the day before yesterday"."""
    token = m.get("today")
    turn = token.value if token else 0
    if m.has("unit"):
        if all(t.value != "day" for t in m.all("unit")) or not isinstance(turn, int) or not turn:
            return None
        turn += 1 if m.has("after") else -1
    part = daypart_of(m) or (turn if isinstance(turn, str) else None)
    base = None if scene.narrative else scene.published.as_day
    if base is None:
        if turn == 0 and scene.narrative:
            return Meaning("DATE", "PRESENT_REF")
        return with_daypart(Meaning("DATE", "XXXX-XX-XX"), part)
    day = add_days(base, 0 if isinstance(turn, str) else int(turn or 0))
    if day is None:
        return None
    found = partial_of(day)
    return with_daypart(Meaning("DATE", found.value, found.days, found), part)


def read_days(m: Match, scene: Scene) -> list[Piece]:
    """Read several days of one month: "3 to 4 May", "May 10-12, 1940"; one meaning each."""
    days = m.all("day", "dayord")
    month_token = m.get("month", "abbr")
    month = int(month_token.value or 0) if month_token else 0
    year = said_year(m, scene) or missing_year(m, scene, Partial(None, month, int(days[0].value or 0)))
    part = daypart_of(m)
    found: list[Piece] = []
    for n, token in enumerate(days):
        told = Partial(year, month, int(token.value or 0))
        if not told.exists:
            return []
        covered = told.days
        if part == "NI" and n == 0 and len(days) == 2 and covered and days[1].value == int(token.value or 0) + 1:
            covered = covered[0], covered[0] + timedelta(days=1)
        meaning = with_daypart(Meaning("DATE", told.value, covered, told), part)
        found.append((m.tokens[0].start if n == 0 else token.start, token.end, meaning))
    return _with_month(m, found, month_token)


def _with_month(m: Match, found: list[Piece], month: TimeToken | None) -> list[Piece]:
    """Give the words of the month and the year to the day that they stand next to."""
    if month is None or not found:
        return found
    if month.start > found[-1][0] or m.has("year", "short_year"):
        found[-1] = (found[-1][0], m.tokens[-1].end, found[-1][2])
    return found


def read_months(m: Match, scene: Scene) -> list[Piece]:
    """Read two months of one year: "between April and June 1940"; one meaning each."""
    year = said_year(m, scene)
    found: list[Piece] = []
    edges = ("early", "late", "mid", "begin", "end_of")
    begin, edge = m.tokens[0].start, None
    for token in m.tokens:
        if token.kind in edges:
            begin, edge = (token.start if found else begin), str(token.value)
        elif token.kind == "month":
            part = Partial(year, int(token.value or 0))
            at = begin if edge or not found else token.start
            found.append((at, token.end, Meaning("DATE", part.value, edge_days(part.days, edge), part)))
            edge = None
    last = found[-1]
    found[-1] = (last[0], m.tokens[-1].end, last[2])
    return found


def read_years(m: Match, scene: Scene) -> list[Piece]:
    """Read a stretch of years, "1998-99", one meaning each; "2022-08" is a month."""
    first, second = m.all("year", "number", "day")[:2]
    start, year, other = m.tokens[0].start, int(first.value or 0), int(second.value or 0)
    if second.kind == "year":
        pass
    elif other <= 12 and len(second.text) == 2 and other <= year % 100 and m.has("dash"):
        part = Partial(year, other) if other else Partial(year)
        return [(start, second.end, Meaning("DATE", part.value, part.days, part))]
    elif len(second.text) == 2 and other > year % 100:
        other += year // 100 * 100
    elif len(second.text) == 1 and other > year % 10 and m.has("slash", "dash"):
        other += year // 10 * 10
    else:
        part = Partial(year)
        return [(start, first.end, Meaning("DATE", part.value, edge_days(part.days, edge_of(m)), part))]
    if other < year:
        return [(start, first.end, Meaning("DATE", Partial(year).value, Partial(year).days, Partial(year)))]
    parts = Partial(year), Partial(other)
    return [
        (start, first.end, Meaning("DATE", parts[0].value, edge_days(parts[0].days, edge_of(m)), parts[0])),
        (second.start, second.end, Meaning("DATE", parts[1].value, parts[1].days)),
    ]


def read_ancient_years(m: Match, scene: Scene) -> list[Piece]:
    """Read the first year of a stretch before Christ: "499" of "499-493 BC"; the second is read with its era."""
    first, second = m.all("number", "day", "year")[:2]
    parts = [Partial(-int(t.value or 0)) for t in (first, second)]
    return [(t.start, t.end, Meaning("DATE", p.value, None, p)) for t, p in zip((first, second), parts, strict=True)]
