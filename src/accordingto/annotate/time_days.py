"""Matches of the time grammar that name single days, hours or several dates at once in, their meanings out."""

import re
from typing import Final

from accordingto.annotate.time_dates import (
    Piece,
    daypart_of,
    edge_of,
    missing_year,
    read_date,
    said_year,
    way_of,
    with_daypart,
)
from accordingto.annotate.time_grammar import Match
from accordingto.annotate.time_scenes import FUTURE, PAST, Scene, nearest_weekday
from accordingto.annotate.time_symbols import TimeToken, load_holidays
from accordingto.annotate.time_values import Meaning, Partial, add_days, easter, edge_days, partial_of

SAME_PLACE: Final = 600
"""Characters over which a time of day belongs to the day told before."""


def read_iso(m: Match, scene: Scene) -> Meaning | None:
    """Read a day in figures: "2022-08-21", "2023.01.08 10:33", "21.08.2022"."""
    numbers = [int(n) for n in re.split(r"[-./T:]", m.tokens[0].text) if n]
    if numbers[2] > 31:
        numbers[:3] = numbers[2::-1]
    part = Partial(*numbers[:3])
    if part.as_day is None:
        return None
    clock = m.get("clock")
    if clock:
        return Meaning("TIME", f"{part.value}T{_hour(clock, None)}", part.days, part)
    return Meaning("DATE", part.value, part.days, part)


def _hour(token: TimeToken, meridiem: TimeToken | None) -> str:
    text = f"{token.text[:2]}:{token.text[2:]}" if token.kind in ("number", "year") else token.text
    hour, *rest = (int(n) for n in re.split(r"[:.]", text))
    if meridiem is not None and meridiem.value is not None:
        hour = hour % 12 + int(meridiem.value)
    return ":".join([f"{hour:02d}", *(f"{n:02d}" for n in rest)]) if rest else f"{hour:02d}:00"


def read_clock(m: Match, scene: Scene) -> Meaning | None:
    """Read a time of day with or without its date: "10:33 a.m.", "5 p.m.", "7:15 p.m., May 10 EST"."""
    meridiem = m.get("meridiem")
    clock = m.get("clock") or m.get("day", "number", "year")
    if clock is None or (meridiem is None and "." in clock.text):
        return None
    if clock.kind in ("number", "year") and not re.fullmatch(r"(?:[01]\d|2[0-4])[0-5]\d", clock.text):
        return None
    zone = m.get("zone")
    hour = _hour(clock, meridiem) + (str(zone.value) if zone else "")
    if m.has("month", "abbr"):
        rest = Match(m.rule, tuple(t for t in m.tokens if t is not clock), m.before, m.after)
        meaning = read_date(rest, scene)
        return Meaning("TIME", f"{meaning.value}T{hour}", meaning.days, meaning.told) if meaning else None
    day = near_day(m, scene)
    return Meaning("TIME", f"{day.value}T{hour}" if day else f"XXXX-XX-XXT{hour}", day.days if day else None)


def near_day(m: Match, scene: Scene) -> Partial | None:
    """Return the day told last if it was told close before."""
    near = m.tokens[0].start - scene.told_at <= SAME_PLACE
    return scene.told if near and scene.told.day is not None and scene.told.year is not None else None


def read_weekday(m: Match, scene: Scene) -> Meaning | None:
    """Read a weekday: "on Friday", "last Sunday", "early on Saturday", "Friday night"."""
    token = m.get("weekday")
    weekday = int(token.value or 0) if token else 0
    turn = m.get("last", "next")
    if scene.narrative:
        found = None
    elif turn is None:
        found = nearest_weekday(scene, weekday, way_of(m, scene))
    else:
        way = PAST if turn.kind == "last" else FUTURE
        found = nearest_weekday(scene, weekday, way)
        if found is not None and found == scene.published and (day := found.as_day):
            further = add_days(day, 7 * way)
            found = partial_of(further) if further else None
    if found is None:
        return with_daypart(Meaning("DATE", f"XXXX-WXX-{weekday}"), daypart_of(m))
    return with_daypart(Meaning("DATE", found.value, found.days, found), daypart_of(m))


def read_holiday(m: Match, scene: Scene) -> Meaning | None:
    """Read a named day or its eve: "Christmas 1941", "the eve of the Orthodox Easter"."""
    token = m.get("holiday")
    name = re.sub("’", "'", str(token.value)) if token else ""
    holiday = load_holidays()[name]
    year = said_year(m, scene)
    eve = -1 if m.has("eve") else 0
    if holiday.fixed is not None:
        part = Partial(year, *(int(n) for n in holiday.fixed.split("-")))
        part = part if year else Partial(missing_year(m, scene, part), part.month, part.day)
    elif holiday.easter is not None:
        part = Partial(year or missing_year(m, scene, Partial(None, 4, 15)))
        if part.year and part.year > 0:
            day = add_days(easter(part.year, holiday.orthodox), holiday.easter)
            part = partial_of(day) if day else part
    else:
        part = Partial(year)
        return Meaning("DATE", None if part.year is None else f"{part.value}-XX-XX", None, part)
    if eve and (day := part.as_day) and (before := add_days(day, eve)):
        part = partial_of(before)
    elif eve and part.day is not None:
        part = _day_before(part)
    if part.year is None and part.month is None:
        return Meaning("DATE", None)
    meaning = Meaning("DATE", part.value, edge_days(part.days, edge_of(m)) if part.month is None else part.days, part)
    return with_daypart(meaning, daypart_of(m))


def _day_before(part: Partial) -> Partial:
    known = Partial(2001, part.month, part.day).as_day
    before = add_days(known, -1) if known else None
    return Partial(None, before.month, before.day) if before else part


def read_today(m: Match, scene: Scene) -> Meaning | None:
    """Read "today", "yesterday", "tomorrow", "tonight"."""
    token = m.get("today")
    turn = token.value if token else 0
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
        meaning = with_daypart(Meaning("DATE", told.value, told.days, told), part)
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
