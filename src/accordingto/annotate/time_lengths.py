"""Matches of the time grammar that tell how long or how often in, their meanings out."""

from typing import Final

from accordingto.annotate.time_dates import way_of
from accordingto.annotate.time_grammar import Match
from accordingto.annotate.time_offsets import LENGTHS, MONTHS_IN, UNKNOWN, count_of, number_of, shift, unit_of
from accordingto.annotate.time_scenes import OPEN, Scene
from accordingto.annotate.time_values import Meaning, period_value


def read_duration(m: Match, scene: Scene) -> Meaning | None:
    """Read how long: "78-day", "more than three years", "half an hour", "a year and a half"; "$1 a day" is how often."""
    unit, count = unit_of(m), count_of(m)
    if unit in ("3M", "CE") and count in (1, None):
        return None
    if _is_ahead(m, scene) and isinstance(count, (int, float)) and unit in (*LENGTHS, *MONTHS_IN):
        value, days, told = shift(scene.published, unit, count)
        return Meaning("TIME" if unit.startswith("T") else "DATE", value, days, told)
    if m.tokens[0].kind == "article" and len(m.tokens) == 2 and m.tokens[1].kind == "unit" and _is_rate(m):
        return Meaning("SET", period_value(1, unit))
    return Meaning("DURATION", period_value("X" if count is None else count, unit))


def _is_ahead(m: Match, scene: Scene) -> bool:
    """Tell whether "in two weeks" says when something is to come, not how long it takes."""
    if scene.narrative or m.before is None or m.before.text.lower() != "in" or m.tokens[0].kind == "the":
        return False
    way = way_of(m, scene)
    token = scene.parse.token_at(m.tokens[0].start)
    being = token is not None and any(t.lemma == "be" for t in list(scene.parse.ancestors(token))[:3])
    return way > OPEN or (way == OPEN and being)


def _is_rate(m: Match) -> bool:
    before = m.before
    if before is None:
        return False
    number = before.kind in ("number", "day", "words", "thousand", "year", "money")
    return (
        number
        or before.kind == "units"
        or before.text.lower() in ("once", "twice", "times", "million", "billion", "percent", "people")
    )


def read_units(m: Match, scene: Scene) -> Meaning | None:
    """Read a bare "weeks" or "years" that tells how long: after "for", "within", "in", "after", "over" and before "of"."""
    led = m.before is not None and m.before.text.lower() in LEADS
    return Meaning("DURATION", period_value("X", unit_of(m))) if led else None


LEADS: Final = frozenset("for within in after over takes took lasted last despite by seen overseen".split())


def read_recent(m: Match, scene: Scene) -> Meaning | None:
    """Read "recent weeks", "these days"."""
    if m.has("this"):
        return Meaning("DATE", "PRESENT_REF")
    return Meaning("DATE", "PAST_REF")


def read_every(m: Match, scene: Scene) -> Meaning | None:
    """Read how often: "every Friday", "each day", "per month", "every two years"."""
    count = number_of(m)
    unit = unit_of(m)
    if m.tokens[0].text.lower() == "per":
        return Meaning("SET", period_value(count or 1, unit)) if unit else None
    if weekday := m.get("weekday"):
        return Meaning("SET", f"XXXX-WXX-{weekday.value}")
    if m.has("other"):
        return Meaning("SET", period_value(2, unit)) if unit else None
    if part := m.get("daypart"):
        return Meaning("SET", f"XXXX-XX-XXT{part.value}")
    if month := m.get("month"):
        return Meaning("SET", f"XXXX-{int(month.value or 0):02d}")
    if season := m.get("season"):
        return Meaning("SET", f"XXXX-{season.value}")
    if count:
        return Meaning("SET", period_value(count, unit))
    return Meaning("SET", UNKNOWN.get(unit, period_value(1, unit)))


def read_daily(m: Match, scene: Scene) -> Meaning | None:
    """Read "daily", "weekly", "annually"."""
    return Meaning("SET", str(m.tokens[0].value))
