"""Matches of the time grammar that name a calendar date in, their meanings out."""

from datetime import date
from typing import Final

from accordingto.annotate.time_grammar import Match
from accordingto.annotate.time_scenes import (
    SURELY_FUTURE,
    SURELY_PAST,
    Scene,
    find_direction,
    nearest_days,
    nearest_year,
    told_year,
)
from accordingto.annotate.time_values import (
    Days,
    Meaning,
    Partial,
    edge_days,
    season_days,
)

Piece = tuple[int, int, Meaning]

NEAR: Final = 400
"""Characters over which a year that was told still holds for a month without one in a report."""


def edge_of(m: Match) -> str | None:
    """Return START, MID or END for "early", "the middle of", "late" and their like."""
    token = m.get("early", "mid", "late", "begin", "end_of")
    return str(token.value) if token else None


def way_of(m: Match, scene: Scene) -> int:
    """Return the direction in which the clause of a match tells."""
    return find_direction(scene.parse, m.tokens[0].start)


def relative_year(m: Match, scene: Scene) -> int | None:
    """Return the year that "of that year", "of last year" or "next year" names."""
    said = next((t.kind for t in reversed(m.tokens) if t.kind in ("this", "that", "same", "last", "next")), None)
    base = scene.now if said in ("this", "last", "next") else scene.then
    if base.year is None:
        return None
    return base.year + {"last": -1, "next": 1}.get(said or "", 0)


def said_year(m: Match, scene: Scene) -> int | None:
    """Return the year that a match names itself; negative before Christ."""
    token = m.get("year", "short_year")
    era = m.get("era")
    if token is None and era is not None:
        token = m.get("number")
    if token is None:
        return relative_year(m, scene) if m.has("unit") else None
    number = int(token.value or 0)
    if token.kind == "short_year":
        number += 2000 if number <= SHORT_YEAR_PIVOT else 1900
    return -number if era and era.value == "BC" else number


SHORT_YEAR_PIVOT: Final = 39


def missing_year(m: Match, scene: Scene, part: Partial) -> int | None:
    """Return the year of a month or month and day told without one."""
    turn = m.get("last", "next")
    told = scene.told
    if m.year_ahead is not None:
        return m.year_ahead
    if m.joined and told.year and told.month:
        return told.year + ((part.month or 12) < told.month)
    if scene.narrative:
        return told_year(scene, part.month or 1)
    if turn is not None and turn.kind == "next":
        return nearest_year(scene, part, SURELY_FUTURE)
    if turn is not None:
        year, now = nearest_year(scene, part, SURELY_PAST), scene.published
        running = year is not None and (year, part.month) == (now.year, now.month) and part.day is None
        return year - 1 if year is not None and running else year
    start = m.tokens[0].start
    near = start - scene.told_at <= NEAR and scene.in_one_paragraph(scene.told_at, start)
    if near and scene.told_year_said and told.year and told.month and told.year != scene.published.year:
        return told.year
    return nearest_year(scene, part, way_of(m, scene))


def nearest_part(m: Match, scene: Scene, code: str) -> int | None:
    """Return the year of a season or quarter told without one: the nearest along the tense."""

    def falls(year: int) -> list[Days]:
        days = season_days(year, code)
        return [days] if days else []

    found = nearest_days(scene, falls, way_of(m, scene))
    return found[0].year if found else None


def daypart_of(m: Match) -> str | None:
    """Return the code of a part of the day ("morning": MO), if one is named."""
    token = m.get("daypart")
    return str(token.value) if token else None


def with_daypart(meaning: Meaning, part: str | None) -> Meaning:
    """Return a day's meaning narrowed to a part of that day."""
    if part is None or meaning.value is None:
        return meaning
    return Meaning("TIME", f"{meaning.value}T{part}", meaning.days, meaning.told)


def read_date(m: Match, scene: Scene) -> Meaning | None:
    """Read a day or month with or without its year: "Friday, 23 June 2023", "early November", "May of that year"."""
    month_token, day_token = m.get("month", "abbr"), m.get("day", "dayord")
    month = int(month_token.value or 0) if month_token else None
    day = int(day_token.value or 0) if day_token and m.rule != "month" else None
    year = said_year(m, scene)
    part = Partial(year, month, day)
    if year is None:
        part = Partial(missing_year(m, scene, part), month, day)
    if not part.exists:
        return None
    edge = edge_of(m)
    meaning = Meaning("DATE", part.value, edge_days(part.days, edge) if day is None else part.days, part)
    return with_daypart(meaning, daypart_of(m))


def read_year(m: Match, scene: Scene) -> Meaning | None:
    """Read a year of our era or before it: "mid-1942", "490 BC"."""
    year = said_year(m, scene)
    if year is None and m.get("era"):
        token = m.get("day", "words")
        sign = -1 if m.get("era").value == "BC" else 1  # type: ignore[union-attr]
        year = sign * int(token.value or 0) if token else None
    if year is None:
        return None
    part = Partial(year)
    half = half_of(m)
    if half and year > 0:
        return Meaning("DATE", f"{part.value}-{half}", season_days(year, half), part)
    return Meaning("DATE", part.value, edge_days(part.days, edge_of(m)), part)


def half_of(m: Match) -> str | None:
    """Return H1 or H2 for "the first half of", "the latter half of"."""
    if not m.has("half"):
        return None
    token = m.get("ordinal", "late", "early")
    if token is None:
        return None
    return "H2" if token.kind == "late" or token.value == 2 else "H1"


def read_season(m: Match, scene: Scene) -> Meaning | None:
    """Read a season: "the summer of 1941", "this spring", "winter"."""
    token = m.get("season", "fall")
    season = str(token.value) if token else ""
    year = said_year(m, scene)
    if year is None:
        base = scene.now if m.has("this") or not scene.narrative else scene.told
        turn = m.get("last", "next")
        year = base.year
        if year is not None and turn is not None:
            year += _season_turn(scene, season, int(turn.value or 0))
        elif not scene.narrative and not m.has("that", "same"):
            year = nearest_part(m, scene, season)
    part = Partial(year)
    return Meaning("DATE", f"{part.value}-{season}", season_days(year, season) if year else None, part)


def _season_turn(scene: Scene, season: str, turn: int) -> int:
    months = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    month = scene.now.month
    if month is None:
        return turn
    over = months[season] + 2 < month if turn < 0 else months[season] > month
    return 0 if over else turn


def read_quarter(m: Match, scene: Scene) -> Meaning | None:
    """Read a quarter of a year: "the third quarter of 2021", "the last quarter of that year", "Q3"."""
    token, turn = m.get("ordinal", "q"), m.get("last")
    number = int(token.value or 0) if token else 4 if turn and m.has("of") else 0
    if not 1 <= number <= 4:
        return None
    code = f"Q{number}"
    year = said_year(m, scene)
    if year is None and not m.has("of"):
        year = scene.told.year if scene.narrative else nearest_part(m, scene, code)
    return Meaning("DATE", f"{Partial(year).value}-{code}", season_days(year, code) if year else None, Partial(year))


def read_decade(m: Match, scene: Scene) -> Meaning | None:
    """Read a decade: "the late 1960s", "the '90s", "the 480s BC"."""
    token = m.get("decade")
    digits = str(token.value) if token else ""
    if token is not None and token.text.isalpha() and not m.has("the"):
        return None
    first = int(digits) if len(digits) > 2 else 1900 + int(digits)
    if (era := m.get("era")) and era.value == "BC":
        return Meaning("DATE", f"BC{first // 10:03d}", None, Partial(-first))
    days = edge_days((date(first, 1, 1), date(first + 9, 12, 31)), edge_of(m)) if first >= 1 else None
    return Meaning("DATE", f"{first // 10:03d}", days)


def read_century(m: Match, scene: Scene) -> Meaning | None:
    """Read a century: "the 19th century"; relative ones count from the last year told."""
    token = m.get("ordinal", "dayord")
    if token is not None:
        number = int(token.value or 0)
    else:
        base = scene.now.year
        if base is None or base < 1:
            return None
        turn = m.get("last", "next")
        number = base // 100 + 1 + (int(turn.value or 0) if turn else 0)
    if (era := m.get("era")) and era.value == "BC":
        return Meaning("DATE", f"BC{number - 1:02d}", None)
    if not 1 <= number <= 30:
        return None
    days = edge_days((date(max((number - 1) * 100, 1), 1, 1), date(number * 100 - 1, 12, 31)), edge_of(m))
    return Meaning("DATE", f"{number - 1:02d}", days)


def read_fiscal(m: Match, scene: Scene) -> Meaning | None:
    """Read a fiscal year: "fiscal year 2030", "FY2030-31", "the last fiscal year".

    One named by one year has no days: where it begins differs from country to country.
    """
    year = m.get("year")
    if year is None:
        return Meaning("DATE", "FYXXXX")
    number = int(year.value or 0)
    both = [int(t.value or 0) for t in m.all("year", "number", "day")[1:]]
    days = (
        (date(number, 1, 1), date(number + 1, 12, 31)) if both and both[0] in (number + 1, (number + 1) % 100) else None
    )
    return Meaning("DATE", f"FY{number}", days, None, "year")
