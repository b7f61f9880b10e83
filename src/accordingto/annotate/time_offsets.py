"""Matches of the time grammar that count from another date in, their meanings out."""

from datetime import date, timedelta
from math import ceil
from typing import Final

from accordingto.annotate.number_words import spelled_number
from accordingto.annotate.time_clocks import near_day
from accordingto.annotate.time_dates import (
    NEAR,
    daypart_of,
    edge_of,
    half_of,
    missing_year,
    said_year,
    with_daypart,
)
from accordingto.annotate.time_grammar import Match
from accordingto.annotate.time_scenes import Scene
from accordingto.annotate.time_symbols import UNIT_CODES
from accordingto.annotate.time_values import (
    Days,
    Meaning,
    Partial,
    add_days,
    add_months,
    edge_days,
    partial_of,
    period_value,
    season_days,
    week_days,
    week_value,
)

LENGTHS: Final = {"TS": 1 / 86400, "TM": 1 / 1440, "TH": 1 / 24, "D": 1.0, "W": 7.0, "2W": 14.0, "WE": 2.0}
MONTHS_IN: Final = {"M": 1, "3M": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
UNKNOWN: Final = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "M": "XXXX-XX", "3M": "XXXX-QX", "Y": "XXXX",
                  "DE": "XXX", "CE": "XX", "WE": "XXXX-WXX-WE", "ML": "X"}  # fmt: skip
COUNTED: Final = ("day", "number", "year", "words", "dozen", "thousand", "and", "dayord")


def unit_of(m: Match) -> str:
    """Return the code of the unit that a match names (`D`, `W`, `TM`, …), "" if none."""
    token = m.get("unit", "units", "quarter", "century")
    return UNIT_CODES[str(token.value)] if token else ""


def count_of(m: Match) -> float | int | str | None:
    """Return how many units a match names: a number, "X" for a few, None for none told."""
    if m.has("few"):
        return "X"
    if m.has("couple"):
        return 2
    number = number_of(m)
    half = m.has("half")
    if number is None:
        if not m.has("article") and not half:
            return None
        number = 0.5 if half and not _and_half(m) else 1
    if half and _and_half(m):
        number += 0.5
    return int(number) if float(number).is_integer() else number


def _and_half(m: Match) -> bool:
    kinds = [t.kind for t in m.tokens]
    return "half" in kinds and "and" in kinds[: kinds.index("half")]


def number_of(m: Match) -> float | int | None:
    """Return the number of units that a match spells, if any."""
    words: list[str] = []
    for token in m.tokens:
        if token.kind in ("unit", "units") and words:
            break
        if token.kind in ("day", "number", "year", "words", "thousand", "dozen"):
            words.append(token.text.lower().replace(",", ""))
        elif (words and token.kind == "to") or (words and token.kind == "and" and not _spells_on(words)):
            words.clear()
    return spelled_number(words) if words else None


def _spells_on(words: list[str]) -> bool:
    return words[-1] in ("hundred", "thousand")


def shift(base: Partial, unit: str, count: float | int) -> tuple[str | None, Days | None, Partial | None]:
    """Return value, days and date of what lies so many units from a date, as precise as unit and date allow."""
    if base.year is None or base.year < 1:
        return _shift_ancient(base, unit, count)
    start = date(base.year, base.month or 1, base.day or 1) if base.exists else None
    if start is None:
        return None, None, None
    if unit in LENGTHS:
        return _shift_days(base, start, unit, count)
    moved = add_months(start, round(MONTHS_IN[unit] * count))
    if unit == "3M" and base.month:
        code = f"Q{(moved.month + 2) // 3}"
        return f"{moved.year:04d}-{code}", season_days(moved.year, code), None
    if unit in ("M", "3M"):
        if base.month is None:
            return _months_of_year(base, moved)
        part = Partial(moved.year, moved.month)
        return part.value, part.days, part
    part = Partial(moved.year)
    if unit == "Y":
        return part.value, part.days, part
    width = 10 if unit == "DE" else 100 if unit == "CE" else 1000
    if not float(count).is_integer():
        width //= 10
    first = moved.year // width * width
    days = (date(max(first, 1), 1, 1), date(min(first + width - 1, 9998), 12, 31))
    return part.value[: {1: 4, 10: 3, 100: 2, 1000: 1}[width]], days, part


def _months_of_year(base: Partial, moved: date) -> tuple[str | None, Days | None, Partial | None]:
    """A month so many from one that is known by its year alone: it lies in twelve months that span two years."""
    value = f"{moved.year:04d}-XX"
    if moved.year != base.year:
        value = "XXXX-XX"
    return value, (moved, add_days(add_months(moved, 12), -1) or moved), Partial(moved.year)


def _shift_days(
    base: Partial, start: date, unit: str, count: float | int
) -> tuple[str | None, Days | None, Partial | None]:
    if base.day is None:
        if unit in ("W", "2W"):
            return f"{base.year:04d}-WXX", None, None
        return base.value + ("-XX" if base.month else "-XX-XX"), base.days, None
    if unit.startswith("T"):
        return f"{base.value}TXX", base.days, None
    moved = add_days(start, 0 if unit == "WE" else LENGTHS[unit] * count)
    if moved is None:
        return None, None, None
    if unit == "D":
        part = partial_of(moved)
        return part.value, part.days, part
    monday, sunday = week_days(moved)
    if unit == "WE":
        sunday += timedelta(days=7 * int(count))
        return f"{week_value(sunday)}-WE", (sunday - timedelta(days=1), sunday), None
    return week_value(moved), (monday, sunday), partial_of(moved)


def _shift_ancient(base: Partial, unit: str, count: float | int) -> tuple[str | None, Days | None, Partial | None]:
    if base.year is None:
        return UNKNOWN.get(unit, "XXXX-XX-XXTXX"), None, None
    if unit in ("Y", "DE"):
        part = Partial(base.year + round(count) * (1 if unit == "Y" else 10))
        return (part.value if unit == "Y" else part.value[:-1]), None, part
    if unit == "M" and base.month:
        months = base.year * 12 + base.month - 1 + round(count)
        part = Partial(months // 12, months % 12 + 1)
        return part.value, None, part
    return base.value + {"D": "-XX-XX", "M": "-XX"}.get(unit, "-WXX"), None, None


def read_this_unit(m: Match, scene: Scene) -> Meaning | None:
    """Read "last week", "this month", "the following day", "later that year", "the end of the month"."""
    unit = unit_of(m)
    turn = m.get("last", "next")
    if turn is not None and turn.text.lower() == "past":
        return _stretch(scene, unit, 1, -1)
    base = _base(m, scene)
    count = int(turn.value or 0) if turn else 0
    value, days, told = shift(base, unit, count)
    if unit.startswith("T"):
        return Meaning("TIME", value, days)
    if half_of(m) and unit == "Y" and value and told and told.year and told.year > 0:
        half = half_of(m) or "H1"
        return Meaning("DATE", f"{value}-{half}", season_days(told.year, half), told)
    days = edge_days(days, edge_of(m)) if not m.has("earlier", "later") else _clip(m, scene, days)
    if unit == "D" and m.has("early", "late") and told is None:
        return Meaning("DATE", value, days)
    if turn is not None and turn.kind == "last":
        told = None
    return Meaning("DATE", value, days, told)


def _base(m: Match, scene: Scene) -> Partial:
    """The date that a phrase counts from: "last", "next" and "this" from today, the others from what was told."""
    turn = m.get("last", "next")
    words = [t.text.lower() for t in m.tokens]
    told = scene.then if scene.then.year is not None else Partial()
    if turn is not None:
        if turn.text.lower() in ("last", "coming", "upcoming") or (turn.text.lower() == "next" and "the" not in words):
            return scene.now
        return told if scene.narrative or told.day is not None or unit_of(m) in ("Y", "M") else Partial()
    if "this" in words or "these" in words:
        return scene.now
    if scene.narrative:
        return told
    if "that" in words or "same" in words:
        return told
    return told if told.day is not None and unit_of(m) == "D" else scene.published


def _clip(m: Match, scene: Scene, days: Days | None) -> Days | None:
    """Cut "earlier this week" off after the document's day, "later this week" before it."""
    day = scene.published.as_day
    if days is None or day is None or scene.narrative or not days[0] <= day <= days[1]:
        return days
    return (days[0], day) if m.has("earlier") else (day, days[1])


def read_offset(m: Match, scene: Scene) -> Meaning | None:
    """Read "two weeks ago", "a day later", "a few months earlier", "the day after"."""
    unit, count = unit_of(m), count_of(m)
    turn = m.get("ago", "later", "earlier", "before", "after", "last", "next", "from")
    if turn is None:
        return None
    way = int(turn.value or 1)
    if turn.kind == "later" and turn.text.lower() == "later":
        way = 1
    clause = turn.kind in ("before", "after") and m.after is not None and m.after.kind not in ("comma", "dot", "break")
    if (m.has("units") and count is None) or count == "X":
        return _vague(m, scene, unit, way)
    if count is None:
        count = 1
    if clause and not scene.narrative:
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX-XX-XXTXX"))
    if isinstance(count, str):
        return None
    base = scene.now if turn.kind in ("ago", "from") else scene.then
    if turn.kind == "ago" and m.has("today") and (day := scene.published.as_day) and not scene.narrative:
        return _to_the_day(day, unit, -count)
    value, days, told = shift(base, unit, way * count)
    return Meaning("TIME" if unit.startswith("T") else "DATE", value, days, told)


def _to_the_day(day: date, unit: str, count: float | int) -> Meaning | None:
    """The day so many units from another: "a year ago today", "three weeks ago today"."""
    if unit in MONTHS_IN:
        part = partial_of(add_months(day, round(MONTHS_IN[unit] * count)))
    elif (moved := add_days(day, LENGTHS[unit] * count)) is not None:
        part = partial_of(moved)
    else:
        return None
    return Meaning("DATE", part.value, part.days, part)


def _vague(m: Match, scene: Scene, unit: str, way: int) -> Meaning:
    if m.has("few"):
        if unit in ("W", "2W") and scene.then.year and way > 0 and scene.narrative:
            return Meaning("DATE", f"{Partial(scene.then.year).value}-WXX")
        return Meaning("DATE", "FUTURE_REF" if way > 0 else "PAST_REF")
    if unit.startswith("T"):
        return Meaning("TIME", "XXXX-XX-XXTXX")
    return Meaning("DATE", UNKNOWN[unit])


def _stretch(scene: Scene, unit: str, count: float | int | str | None, way: int) -> Meaning:
    """A stretch that ends (-1) or begins (1) with the document's day: "in the next 10 days"."""
    value = period_value("X" if count is None else count, unit)
    day = scene.published.as_day if not scene.narrative else None
    if day is None or not isinstance(count, (int, float)) or unit not in (*LENGTHS, *MONTHS_IN) or count > 1000:
        return Meaning("DURATION", value)
    if unit in LENGTHS:
        other = add_days(day, way * ceil(LENGTHS[unit] * count))
    else:
        other = add_months(day, way * round(MONTHS_IN[unit] * count))
    if other is None:
        return Meaning("DURATION", value)
    return Meaning("DURATION", value, (min(day, other), max(day, other)))


def read_span(m: Match, scene: Scene) -> Meaning | None:
    """Read "in the next 10 days", "the past year and a half", "the last two weeks of May", "the first three years"."""
    unit, count = unit_of(m), count_of(m)
    turn = m.get("last", "next")
    if m.has("ordinal") or m.has("of") or turn is None:
        return _part_of_period(m, scene, unit, 1 if count is None and m.has("unit") else count)
    return _stretch(scene, unit, count, int(turn.value or 0))


def _part_of_period(m: Match, scene: Scene, unit: str, count: float | int | str | None) -> Meaning:
    """ "The last two weeks of May", "the first three months of 2030": a length, and days where the month or year is told."""
    value = period_value("X" if count is None else count, unit)
    ordinal = m.get("ordinal")
    month = m.get("month", "abbr")
    year = said_year(m, scene) if m.has("year", "short_year") else None
    part = Partial(year, int(month.value or 0) if month else None)
    if month and year is None:
        part = Partial(missing_year(m, scene, part), part.month)
    whole = part.days if month or year else None
    if whole is None or not isinstance(count, int) or unit not in (*LENGTHS, *MONTHS_IN) or count > 366:
        return Meaning("DURATION", value)
    nth = int(ordinal.value or 1) if ordinal and count == 1 else 1
    return Meaning("DURATION", value, _units_within(whole, unit, count, nth, from_end=ordinal is None))


def _units_within(whole: Days, unit: str, count: int, nth: int, from_end: bool) -> Days | None:
    """Return so many units from the beginning or the end of a stretch, the nth such piece from the beginning."""

    def step(day: date, times: int) -> date:
        if unit in MONTHS_IN:
            return add_months(day, MONTHS_IN[unit] * times)
        return add_days(day, ceil(LENGTHS[unit] * times)) or day

    first, last = whole
    if from_end:
        after = last + timedelta(days=1)
        return max(step(after, -count), first), last
    begin = step(first, (nth - 1) * count)
    end = min(step(first, nth * count) - timedelta(days=1), last)
    return (begin, end) if begin <= end else None


def read_unit_of(m: Match, scene: Scene) -> Meaning | None:
    """Read "the end of the month", "the last week of September", "the rest of that year"."""
    if m.has("last", "ordinal") and not m.has("rest") and unit_of(m):
        return _part_of_period(m, scene, unit_of(m), 1)
    return read_this_unit(m, scene)


def read_this_day(m: Match, scene: Scene) -> Meaning | None:
    """Read "on the 20th": a day of the month told last, in a report without one nearby of the document's month."""
    token = m.get("dayord")
    told = scene.told
    if not scene.narrative and m.tokens[0].start - scene.told_at > NEAR:
        told = scene.published
    if token is None or told.month is None:
        return None
    part = Partial(told.year, told.month, int(token.value or 0))
    return Meaning("DATE", part.value, part.days, part) if part.exists else None


def read_this_part(m: Match, scene: Scene) -> Meaning | None:
    """Read "that morning", "the night", "early the next morning": a part of the day told last, if it is near."""
    part = daypart_of(m)
    if m.tokens[0].text.lower() == "last" and (today := scene.now.as_day) and (before := add_days(today, -1)):
        return with_daypart(Meaning("DATE", before.isoformat(), (before, before), partial_of(before)), part)
    day = near_day(m, scene)
    if m.has("this") and not scene.narrative and scene.published.day is not None:
        day = scene.published
    if m.has("article") or day is None or (scene.narrative and not m.has("that", "same", "next", "last")):
        return with_daypart(Meaning("DATE", "XXXX-XX-XX"), part)
    if m.has("next") and (known := day.as_day) and (after := add_days(known, 1)):
        day = partial_of(after)
    return with_daypart(Meaning("DATE", day.value, day.days, day), part)
