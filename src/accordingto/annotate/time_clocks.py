"""Matches of the time grammar that tell a time of day in, their meanings out: clocks, zones, date-time groups."""

import re
from typing import Final

from accordingto.annotate.time_dates import Piece, read_date
from accordingto.annotate.time_grammar import Match
from accordingto.annotate.time_scenes import Scene
from accordingto.annotate.time_symbols import MONTHS_BY_NAME, TimeToken
from accordingto.annotate.time_values import Meaning, Partial
from accordingto.annotate.time_weeks import read_weekday

SAME_PLACE: Final = 600
"""Characters over which a time of day belongs to the day told before."""
_GROUP: Final = re.compile(r"(\d\d)(\d\d)(\d\d)([A-Z]?) ?([A-Za-z]+) ?(?:20)?(\d\d)")
_LETTERS: Final = {"Z": "Z", "": ""} | {
    letter: f"{hours:+03d}"
    for letter, hours in zip(
        "ABCDEFGHIKLMNOPQRSTUVWXY", (*range(1, 13), *range(-1, -13, -1)), strict=True
    )
}  # fmt: skip
"""Offsets of the zone letters of date-time groups (ACP 121): A to M east of Greenwich, N to Y west; J is local time."""


def near_day(m: Match, scene: Scene) -> Partial | None:
    """Return the day told last if it was told close before."""
    near = m.tokens[0].start - scene.told_at <= SAME_PLACE
    return scene.told if near and scene.told.day is not None and scene.told.year is not None else None


def clock_value(token: TimeToken, meridiem: TimeToken | None) -> tuple[str, str]:
    """Return hours and minutes as ISO writes them, and whether minutes were told (`hour`, `minute`, `second`)."""
    text = f"{token.text[:2]}:{token.text[2:]}" if token.kind in ("number", "year") else str(token.value or token.text)
    hour, *rest = (int(n) for n in re.split(r"[:.]", text))
    if meridiem is not None and meridiem.value is not None:
        hour = hour % 12 + int(meridiem.value)
    told = "hour" if token.kind == "day" or "clock" in token.text else ("minute", "minute", "second")[len(rest)]
    return ":".join([f"{hour:02d}", *(f"{n:02d}" for n in rest)]) if rest else f"{hour:02d}:00", told


def read_clock(m: Match, scene: Scene) -> Meaning | None:
    """Read a time of day with or without its date: "10:33 a.m.", "5 p.m.", "7:15 p.m., May 10 EST"."""
    meridiem = m.get("meridiem")
    clock = m.get("clock", "hhmm") or m.get("day", "number", "year")
    if clock is None or (meridiem is None and "." in str(clock.value or clock.text)):
        return None
    if clock.kind in ("number", "year") and not re.fullmatch(r"(?:[01]\d|2[0-4])[0-5]\d", clock.text):
        return None
    zone = m.get("zone")
    hour, told = clock_value(clock, meridiem)
    hour += str(zone.value) if zone else ""
    if m.has("month", "abbr"):
        rest = Match(m.rule, tuple(t for t in m.tokens if t is not clock), m.before, m.after)
        meaning = read_date(rest, scene)
        return Meaning("TIME", f"{meaning.value}T{hour}", meaning.days, meaning.told, told) if meaning else None
    return _at(near_day(m, scene), hour, told)


def read_clock_weekday(m: Match, scene: Scene) -> Meaning | None:
    """Read a time of day with its weekday: "5 p.m. on Friday", "noon Thursday"."""
    day = read_weekday(m, scene)
    if day is None or m.has("daypart"):
        return day
    half = Match("clock", tuple(t for t in m.tokens if t.kind != "weekday"), m.before, m.after)
    clock = read_clock(half, scene)
    if clock is None or clock.value is None:
        return day
    return Meaning("TIME", f"{day.value}T{clock.value.partition('T')[2]}", day.days, day.told, clock.told_as)


def _at(day: Partial | None, hour: str, told: str) -> Meaning:
    return Meaning("TIME", f"{day.value if day else 'XXXX-XX-XX'}T{hour}", day.days if day else None, None, told)


def read_clocks(m: Match, scene: Scene) -> list[Piece]:
    """Read a stretch of hours: "from 22:00 to 06:00", "between 6 and 8 a.m."; one meaning each."""
    day, zone = near_day(m, scene), m.get("zone")
    joint = next(n for n, t in enumerate(m.tokens) if n and t.kind in ("to", "dash", "and", "until"))
    halves = m.tokens[:joint], m.tokens[joint + 1 :]
    own = [next((t for t in half if t.kind == "meridiem"), None) for half in halves]
    found: list[Piece] = []
    for half, meridiem in zip(halves, (own[0] or own[1], own[1]), strict=True):
        if half[0].kind == "day" and meridiem is None:
            return []
        hour, told = clock_value(half[0], meridiem)
        meaning = _at(day, hour + (str(zone.value) if zone else ""), told)
        found.append((half[0].start, half[-1].end, meaning))
    return found


def read_group(m: Match, scene: Scene) -> Meaning | None:
    """Read a date-time group of military reports: "141030Z MAY 31" is 14 May 2031, 10:30 UTC."""
    parts = _GROUP.fullmatch(m.tokens[0].text)
    if parts is None:
        return None
    day, hour, minute, letter, month, year = parts.groups()
    part = Partial(2000 + int(year), MONTHS_BY_NAME[month.lower()], int(day))
    if part.as_day is None or int(hour) > 24:
        return None
    return Meaning("TIME", f"{part.value}T{hour}:{minute}{_LETTERS.get(letter, '')}", part.days, part, "minute")
