"""Matches of the time grammar that name weekdays and weekends in, their meanings out."""

from datetime import date, timedelta

from accordingto.annotate.time_dates import daypart_of, missing_year, read_date, said_year, way_of, with_daypart
from accordingto.annotate.time_grammar import Match
from accordingto.annotate.time_scenes import FUTURE, OPEN, PAST, Scene, nearest_weekday
from accordingto.annotate.time_values import Meaning, Partial, add_days, add_months, partial_of, week_days, week_value


def read_weekday(m: Match, scene: Scene) -> Meaning | None:
    """Read a weekday: "on Friday", "last Sunday", "early on Saturday", "the following Monday", "Friday night"."""
    token = m.get("weekday")
    weekday = int(token.value or 0) if token else 0
    turn = m.get("last", "next")
    if turn is not None and turn.text.lower() in ("following", "previous", "preceding", "next") and m.has("the"):
        found = _beside_told(scene, weekday, int(turn.value or 0))
    elif scene.narrative:
        found = None
    elif turn is None:
        way = way_of(m, scene)
        found = nearest_weekday(scene, weekday, FUTURE if m.has("this") and way == OPEN else way)
    else:
        way = PAST if turn.kind == "last" else FUTURE
        found = nearest_weekday(scene, weekday, way)
        if found is not None and found == scene.published and (day := found.as_day):
            further = add_days(day, 7 * way)
            found = partial_of(further) if further else None
    return with_daypart(_day(found, weekday), daypart_of(m))


def _day(found: Partial | None, weekday: int) -> Meaning:
    if found is None:
        return Meaning("DATE", f"XXXX-WXX-{weekday}")
    return Meaning("DATE", found.value, found.days, found)


def _beside_told(scene: Scene, weekday: int, way: int) -> Partial | None:
    """Return the weekday next after or last before the day told last, that day not included."""
    day = scene.then.as_day
    if day is None:
        return None
    back = (day.isoweekday() - weekday) % 7 or 7
    return partial_of(day - timedelta(days=back) if way < 0 else day + timedelta(days=7 - back % 7))


def read_week_day(m: Match, scene: Scene) -> Meaning | None:
    """Read a weekday of a week: "Monday last week", "Friday of next week"."""
    token, unit, turn = m.get("weekday"), m.get("unit"), m.get("last", "next")
    if token is None or unit is None:
        return None
    weekday = int(token.value or 0)
    if unit.value != "week":
        return read_weekday(m, scene)
    base = scene.now if turn is None or turn.text.lower() in ("last", "next", "coming") else scene.then
    day = None if scene.narrative and turn is None else base.as_day
    if day is None:
        return with_daypart(_day(None, weekday), daypart_of(m))
    monday = week_days(day)[0] + timedelta(days=7 * int(turn.value or 0) if turn else 0)
    return with_daypart(_day(partial_of(monday + timedelta(days=weekday - 1)), weekday), daypart_of(m))


def read_nth_weekday(m: Match, scene: Scene) -> Meaning | None:
    """Read "the first Thursday in June", "the last Sunday of next month"."""
    token, month, ordinal = m.get("weekday"), m.get("month", "abbr"), m.get("ordinal")
    weekday = int(token.value or 0) if token else 0
    year = said_year(m, scene) if month else None
    if month is not None:
        part = Partial(year, int(month.value or 0))
        part = part if year else Partial(missing_year(m, scene, part), part.month)
    else:
        part = _month_beside(m, scene)
    days = part.days if part.month else None
    if days is None:
        return _day(None, weekday)
    if ordinal is None:
        day = days[1] - timedelta(days=(days[1].isoweekday() - weekday) % 7)
    else:
        day = days[0] + timedelta(days=(weekday - days[0].isoweekday()) % 7 + 7 * (int(ordinal.value or 1) - 1))
    return _day(partial_of(day), weekday) if days[0] <= day <= days[1] else None


def _month_beside(m: Match, scene: Scene) -> Partial:
    """Return the month that "last month", "next month" or "the same month" names."""
    unit = m.get("unit")
    turn = next((t for t in reversed(m.tokens) if t.kind in ("last", "next")), None)
    base = scene.then if m.has("that", "same") else scene.now
    if unit is None or unit.value != "month" or base.year is None or base.month is None or base.year < 1:
        return Partial()
    moved = add_months(date(base.year, base.month, 1), int(turn.value or 0) if turn is not m.tokens[1] and turn else 0)
    return Partial(moved.year, moved.month)


def read_week_of(m: Match, scene: Scene) -> Meaning | None:
    """Read "the week of 5 May": the week from Monday to Sunday that the day lies in."""
    unit = m.get("unit")
    if unit is None or unit.value != "week":
        return None
    rest = Match(
        "date", tuple(t for t in m.tokens if t.kind in ("day", "dayord", "month", "abbr", "year", "short_year"))
    )
    meaning = read_date(rest, scene)
    day = meaning.told.as_day if meaning and meaning.told else None
    if day is None:
        return Meaning("DATE", "XXXX-WXX") if meaning else None
    return Meaning("DATE", week_value(day), week_days(day), partial_of(day))


def read_weekdays(m: Match, scene: Scene) -> Meaning | None:
    """Read a day that comes back: "on Fridays"."""
    return Meaning("SET", f"XXXX-WXX-{m.tokens[0].value}")


def read_weekend(m: Match, scene: Scene) -> Meaning | None:
    """Read "over the weekend", "last weekend", "this weekend", "that weekend"."""
    turn = m.get("last", "next")
    told = m.has("that", "same") or (turn is not None and m.has("the") and turn.text.lower() not in ("past", "last"))
    base = scene.then if told or scene.narrative else scene.now
    day = base.as_day
    if day is None or (scene.narrative and not told and turn is None):
        return Meaning("DATE", "XXXX-WXX-WE")
    saturday = week_days(day)[0] + timedelta(days=5)
    ahead = turn is None and not m.has("that", "same") and way_of(m, scene) >= FUTURE
    if turn is None and m.has("this"):
        ahead = way_of(m, scene) > PAST
    if turn is not None and int(turn.value or 0) > 0:
        saturday += timedelta(days=0 if saturday > day and turn.text.lower() in ("coming", "upcoming") else 7)
    elif not told and not ahead and (turn is not None or saturday > day):
        saturday -= timedelta(days=7)
    return _weekend(saturday)


def _weekend(saturday: date) -> Meaning:
    return Meaning("DATE", f"{week_value(saturday)}-WE", (saturday, saturday + timedelta(days=1)), partial_of(saturday))
