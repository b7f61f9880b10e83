"""A parsed document in, its time expressions out: where they stand, their TIMEX3 value, the days that they cover."""

from collections.abc import Callable, Iterator
from typing import Final

from accordingto.annotate import time_clocks, time_dates, time_days, time_feasts, time_lengths, time_offsets, time_weeks
from accordingto.annotate.time_dates import Piece
from accordingto.annotate.time_grammar import Match, find_matches, join_pairs
from accordingto.annotate.time_scenes import Scene, open_scene
from accordingto.annotate.time_symbols import Line, TimeToken
from accordingto.annotate.time_values import Meaning
from accordingto.model.parse import Parse
from accordingto.model.records import Document, TimeMention

Reader = Callable[[Match, Scene], Meaning | None]


def _constant(value: str | None) -> Reader:
    return lambda m, scene: Meaning("DATE", value)


READERS: Final[dict[str, Reader]] = {
    "iso": time_days.read_iso,
    "dtg": time_clocks.read_group,
    "clock_date": time_clocks.read_clock,
    "date_clock": time_clocks.read_clock,
    "clock": time_clocks.read_clock,
    "date": time_dates.read_date,
    "month": time_dates.read_date,
    "season": time_dates.read_season,
    "quarter": time_dates.read_quarter,
    "fiscal": time_dates.read_fiscal,
    "decade": time_dates.read_decade,
    "century": time_dates.read_century,
    "bc": time_dates.read_year,
    "year": time_dates.read_year,
    "holiday": time_feasts.read_holiday,
    "today": time_days.read_today,
    "nth_weekday": time_weeks.read_nth_weekday,
    "week_of": time_weeks.read_week_of,
    "clock_weekday": time_clocks.read_clock_weekday,
    "week_day": time_weeks.read_week_day,
    "weekend": time_weeks.read_weekend,
    "weekdays": time_weeks.read_weekdays,
    "weekday": time_weeks.read_weekday,
    "every": time_lengths.read_every,
    "daily": time_lengths.read_daily,
    "day_after": time_offsets.read_offset,
    "offset": time_offsets.read_offset,
    "span": time_offsets.read_span,
    "recent": time_lengths.read_recent,
    "unit_of": time_offsets.read_unit_of,
    "this_unit": time_offsets.read_this_unit,
    "this_part": time_offsets.read_this_part,
    "part_alone": time_offsets.read_this_part,
    "age": time_lengths.read_duration,
    "duration": time_lengths.read_duration,
    "duration_long": time_lengths.read_duration,
    "units": time_lengths.read_units,
    "now": _constant("PRESENT_REF"),
    "the_past": _constant("PAST_REF"),
    "past_ref": _constant("PAST_REF"),
    "long_ago": _constant("PAST_REF"),
    "future_ref": _constant("FUTURE_REF"),
    "this_time": _constant("PRESENT_REF"),
    "period": _constant(None),
    "this_day": time_offsets.read_this_day,
    "for_long": time_lengths.read_duration,
}
PIECES: Final[dict[str, Callable[[Match, Scene], list[Piece]]]] = {
    "clocks": time_clocks.read_clocks,
    "days": time_days.read_days,
    "months": time_days.read_months,
    "years": time_days.read_years,
    "bc_years": time_days.read_ancient_years,
}

SAID_YEARS: Final = 4
"""So many months with their year, most of them of other years than the document's, make a text a history."""


def find_times(document: Document, parse: Parse) -> tuple[TimeMention, ...]:
    """Return the time expressions of what is read of a document, in text order.

    `start` and `end` are code points of the document's text. Relative expressions are resolved against
    the document's date where it is known, in a history against the last date told; what cannot be
    resolved keeps the value that the words allow (`XXXX-12-28`) and has no days.
    """
    matches = [m for stretch in _stretches(document) for m in find_matches(stretch)]
    matches = join_pairs([m for m in matches if _is_time(m, parse)])
    scene = open_scene(document, parse)
    scene.narrative = _is_history(matches, scene)
    scene.day_first = time_days.order_in_figures(m.tokens[0].text for m in matches if m.rule == "iso")
    return tuple(_mention(document, m.rule, *piece) for m in matches for piece in _read(m, scene))


def _stretches(document: Document) -> Iterator[Line]:
    read = [s for s in document.segments if s.kind in ("title", "body", "dateline")]
    if not document.segments:
        yield Line(document.text, 0, len(document.text))
    for segment in read:
        yield Line(document.text, segment.start, segment.end)


def _read(m: Match, scene: Scene) -> list[Piece]:
    if m.rule in PIECES:
        found = PIECES[m.rule](m, scene)
    else:
        meaning = READERS[m.rule](m, scene)
        found = [(m.tokens[0].start, m.tokens[-1].end, meaning)] if meaning else []
    if m.rule != "year" or not scene.narrative or _moves_story(m, scene):
        for start, _, meaning in found[:1] if m.rule == "years" else found:
            scene.tell(meaning.told, start, m.has("year", "short_year", "iso"))
    return found


def _moves_story(m: Match, scene: Scene) -> bool:
    """Tell whether a bare year sets the time of what follows: "in 1941" does, "the treaty of 1812" and a far one do not."""
    told = scene.told.year
    if told is None or _is_heading(m):
        return True
    if m.before is not None and m.before.text.lower() not in STORY_LEADS and m.before.kind not in ("break", "dot"):
        return False
    return abs(int(m.tokens[-1].value or 0) - told) <= STORY_JUMP


STORY_LEADS: Final = frozenset("in by since during until throughout".split())
STORY_JUMP: Final = 12
"""Years that a story may skip at a bare year; a further one is a look back or ahead."""


def _mention(document: Document, rule: str, start: int, end: int, meaning: Meaning) -> TimeMention:
    first, last = meaning.days or (None, None)
    return TimeMention(
        document_id=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
        type=meaning.type,
        value=meaning.value,
        date_start=first.isoformat() if first else None,
        date_end=last.isoformat() if last else None,
        precision=meaning.precision,
        rule=rule,
    )


def _is_history(matches: list[Match], scene: Scene) -> bool:
    """Tell whether a text is history: many dates with their year, and most of them far from the document's.

    A year alone counts only as a heading: reports tell of earlier years too.
    """
    dated = [m for m in matches if m.rule in ("date", "month", "days", "months") or _is_heading(m)]
    years = [int(t.value or 0) for m in dated for t in m.all("year")]
    ancient = sum(1 for m in matches if m.rule == "bc")
    if len(years) + ancient < SAID_YEARS:
        return False
    here = scene.low.year
    far = sum(1 for y in years if here is None or abs(y - here) > 1) + ancient
    return far * 3 > (len(years) + ancient) * (1 if len(set(years)) >= SAID_YEARS else 2)


def _is_heading(m: Match) -> bool:
    return m.rule == "year" and all(t is None or t.kind == "break" for t in (m.before, m.after))


def _is_time(m: Match, parse: Parse) -> bool:
    """Tell whether words that can also mean something else are a time here."""
    if m.rule in ("now", "past_ref", "month") and len(m.tokens) == 1:
        return _is_ambiguous_time(m, m.tokens[0], parse)
    if m.rule == "year" and len(m.tokens) == 1:
        return not _counts_something(m, parse)
    if m.rule in ("holiday", "part_alone", "daily"):
        return not _is_name(m)
    if m.rule == "the_past":
        return m.tokens[-1].text.lower() == "past"
    return True


def _is_name(m: Match) -> bool:
    """Tell whether a named day or hour stands in a longer name: "Operation Dawn 5", "the Tet Offensive"."""
    before = m.before is not None and m.before.kind == "cap" and m.tokens[0].text[0].isupper()
    if m.rule == "daily":
        return before or (m.after is not None and m.after.kind == "cap" and not m.after.text.isupper())
    return before or (m.tokens[-1].text[0].isupper() and m.after is not None and m.after.kind in ("cap", "day"))


def _is_ambiguous_time(m: Match, token: TimeToken, parse: Parse) -> bool:
    word = token.text.lower()
    if word in ("may", "march"):
        return m.before is not None and m.before.text.lower() in MONTH_LEADS
    if m.rule == "month" and m.after is not None and m.after.kind == "cap" and not _leads_month(m):
        return m.before is not None and m.before.kind in ("the", "this", "that", "break", "open")
    if word not in ("present", "former", "current"):
        return True
    parsed = parse.token_at(token.start)
    if parsed is None or parsed.start != token.start:
        return True
    return parsed.dep == "amod" and parsed.head > parsed.i


def _leads_month(m: Match) -> bool:
    return (
        m.before is not None
        and m.before.kind != "and"
        and (m.before.kind == "comma" or m.before.text.lower() in MONTH_LEADS)
    )


MONTH_LEADS: Final = frozenset(
    "in of by since until till from to and during before after through throughout every between last next this for"
    " is or".split()
)


def _counts_something(m: Match, parse: Parse) -> bool:
    """Tell whether a bare four-digit number counts the plural noun after it ("1500 people")."""
    before = m.before.text.lower() if m.before else ""
    if (before in YEAR_LEADS and not _is_tally(m, parse)) or m.after is None or m.after.kind not in ("word", "cap"):
        return False
    if before in COUNT_LEADS:
        return True
    token = parse.token_at(m.tokens[0].start)
    if token is None or token.dep != "nummod":
        return False
    return parse.head(token).tag == "NNS" and before not in ("the", "a", "his", "its", "their")


def _is_tally(m: Match, parse: Parse) -> bool:
    """Tell whether "of" before a number follows a word for a number: "a total of 2019 people"."""
    token = parse.token_at(m.tokens[0].start)
    if token is None or token.i < 2 or parse.tokens[token.i - 1].norm != "of":
        return False
    return parse.tokens[token.i - 2].norm in TALLIES


TALLIES: Final = frozenset("total number crowd group force maximum minimum average toll column contingent tens".split())
YEAR_LEADS: Final = frozenset(
    "in since of until till by from during after before through circa early late mid as".split()
)
COUNT_LEADS: Final = frozenset("some about around nearly almost over than".split())
