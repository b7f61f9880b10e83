"""Time tokens in, matches out: the grammar of time expressions as one regular expression over kinds of tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from accordingto.annotate.time_symbols import KINDS, SYMBOL, Line, TimeToken

PARTS: Final = {
    "DAYN": "(?:day|dayord)",
    "MON": "(?:month|abbr dot?)",
    "YEARX": "(?:year|short_year)",
    "CARD": "(?:year|(?:day|number|words|dozen)(?:dash?words|and words)*thousand?)",
    "EDGE": "(?:(?:early|late|mid|earlier|later)dash?(?:in the?)?|end_of dash|the(?:early|late|mid)dash?|the?POINT of the?)",
    "POINT": "(?:begin|end_of|mid|(?:early|late|ordinal)(?:half|portion))",
    "THIS": "(?:(?:the|this|that)?(?:same|last|next)|this|that)",
    "ROUGH": "(?:(?:approx|more than|some|article approx)+)",
    "JOIN": "(?:to|dash|and|slash|comma)",
    "UNITS": "(?:unit|units)",
    "CLOCK": "(?:clock|hhmm)",
    "ZONE": "(?:open(?:zone|local)close|zone|local)",
    "HOUR": "(?:CLOCK meridiem?|(?:day|number)meridiem)",
    "HOURS": "(?:the?(?:early|late)?(?:in the)?daypart units?)",
    "HALF": "(?:and article?half)",
    "TURN": "(?:ago today?|later|earlier|before|after|from(?:now|today))",
    "MANY": "(?:article?few|CARD(?:(?:to|dash|and)CARD)?|article?couple of?|half article|article half|article)",
}  # fmt: skip
"""Pieces of rules, by name; later ones may use earlier ones."""

RULES: Final = {
    # what looks like a time and is none
    "none_instrument": "instrument dot?(?:number|day|year)"
    "(?:(?:open year close)?(?:slash|dash|dot|comma and?|and)(?:number|day|year))*",
    "none_money": "money(?:number|day|year)|(?:number|day|year)money",
    "none_age": "(?:the|this|that|article)?CARD(?:dash(?:and|to)CARD)?dash unit dash years_old",
    # one or more days, months, years of the calendar
    "iso": "iso(?:comma|dash|at)?CLOCK ZONE?|iso",
    "dtg": "dtg",
    "clocks": "(?:HOUR|day)(?:to|dash|and|until)HOUR ZONE?",
    "clock_date": "CLOCK meridiem?ZONE?comma?(?:on)?(?:MON DAYN|DAYN MON)(?:comma?YEARX)?ZONE?",
    "date_clock": "(?:weekday comma?)?(?:MON DAYN|DAYN MON)(?:comma?YEARX)?(?:comma|at|dash)?CLOCK meridiem?ZONE?",
    "days": "(?:HOURS of)?the?DAYN(?:JOIN+the?DAYN)+of?MON(?:comma?YEARX)?"
    "|(?:HOURS of)?MON DAYN(?:JOIN+the?DAYN(?!UNITS|thousand|words|number|dash))+(?:comma?YEARX)?",
    "date": "(?:HOURS(?:of|on)|EDGE)?(?:(?:weekday|day_name dot?)daypart?(?:comma|of|the)*)?(?:HOURS(?:of|on))?"
    "(?:the?DAYN dot?of?MON(?:comma?of?YEARX(?!units)|of?THIS unit)?"
    "|MON the?DAYN(?!units|unit|dash|thousand|words)(?:comma?of?YEARX|of?THIS unit)?)(?:era)?",
    "months": "EDGE?month(?:dash|slash|to|and)EDGE?month comma?of?YEARX",
    "month": "EDGE?(?:MON comma?of?YEARX(?!dash day month)era?|MON number era|month of?THIS unit|THIS month|month)",
    "season": "EDGE?(?:(?:THIS|the)?season(?:of?(?:(?:the)?year(?:dash(?:day|number|year))?|number era|THIS unit))?era?"
    "|the?fall of?year|in the fall(?!of)|THIS fall(?!of)|year season)",
    "quarter": "(?:the?(?:ordinal|last)quarter|EDGE)of(?:year|THIS unit)|q of?year?|(?<=in)the ordinal quarter"
    "|(?<=during)the ordinal quarter|(?<=for)the ordinal quarter",
    "fiscal": "(?:the|THIS)?fiscal unit?year(?:(?:dash|slash)(?:year|number|day))?"
    "|the?year(?:dash|slash)(?:year|number|day)fiscal unit|(?:THIS|the)fiscal unit",
    "decade": "EDGE?the?EDGE?decade era?",
    "century": "EDGE?the?EDGE?(?:ordinal|dayord)dash?century era?|EDGE?THIS century",
    "years": "(?:the units)?EDGE?year(?:dash|slash)(?:year|number|day)(?!dash|slash|units|number)",
    "bc_years": "(?:the rest of)?(?:number|day|year)(?:dash|to|and)(?:number|day|year)(?=era)",
    "bc": "(?:approx dot?|EDGE|the rest of)?(?:number|day|year|words)era|era(?:number|year|day)",
    "year": "(?:approx dot?|EDGE|the unit|the?rest of)?year(?!dash?UNITS|dot day|thousand|words|money|number)"
    "|(?<=in)year(?=words(?!units|thousand|money|dash))|(?:EDGE|(?<=in))short_year",
    "holiday": "(?:the(?:day)?eve of the?)?(?:EDGE|the?daypart of)?the?(?:last|next|this)?holiday"
    "(?:comma?year|daypart|eve)?",
    # relative to the document or to what was told last
    "today": "(?:EDGE|the?unit(?:before|after))?today daypart?",
    "nth_weekday": "the?(?:ordinal|last)weekday(?:of|in)(?:MON(?:comma?of?YEARX)?|THIS unit)",
    "week_of": "the unit(?:of|from|to)(?:the?DAYN of?MON|MON DAYN)(?:comma?YEARX)?",
    "clock_weekday": "(?:HOUR|daypart)ZONE?(?:comma|on)?weekday",
    "week_day": "(?:HOURS(?:on|of)|(?:early|late)(?:on)?)?weekday of?THIS unit",
    "weekend": "(?:EDGE|early|late)?(?:THIS|the)weekend",
    "weekdays": "weekdays",
    "weekday": "(?:HOURS(?:on|of)|(?:early|late|earlier|later)(?:on)?)?THIS?weekday daypart?|daypart weekday",
    "every": "(?:every|per)(?:ordinal|CARD|few|other)?(?:UNITS|weekday|daypart|month|season|quarter)",
    "daily": "daily",
    "day_after": "the?unit(?:before|after)(?:last|next)|the unit(?:before|after|next|later|earlier)",
    "for_long": "(?<=for)ROUGH*MANY HALF?UNITS HALF?(?=before|after)",
    "offset": "ROUGH*MANY(?:and CARD|HALF)?(?:UNITS|quarter|century)HALF?TURN|approx?units TURN",
    "long_ago": "(?:long|some time_word|article long time_word)ago",
    "span": "(?:the|this|that)?(?:last|next|ordinal)(?:ROUGH|same)*(?:CARD|few|couple of?|half article?)?dash?"
    "(?:units|unit HALF)(?:of(?:MON(?:comma?YEARX)?|YEARX))?|(?:the|this)CARD(?:last|next)units",
    "recent": "(?:the|this|that)?(?:past_ref|this)(?:few|CARD)?units",
    "unit_of": "(?:the(?:last|ordinal)unit|the rest|EDGE)of(?:the?(?:MON(?:comma?YEARX)?)|the?unit|THIS unit)"
    "|(?:last|ordinal)unit of MON(?:comma?YEARX)?",
    "this_unit": "(?:EDGE|the rest of the?)?THIS(?:unit|century|quarter)|(?:EDGE|the rest of the?)the?unit|unit end_of",
    "this_part": "(?:early|late|earlier|later)?(?:the|this|that|last)same?(?:next|last)?daypart|article daypart"
    "|early the next daypart",
    "this_day": "(?<=on)the dayord(?=comma|dot|break|close|colon|quote|and|to|in)",
    # stretches
    "age": "ROUGH*CARD units years_old",
    "duration": "ROUGH*the?same?MANY(?:and CARD|HALF|word(?=units))?dash?(?:unit|units|quarter|century)"
    "(?:HALF|dash and dash article dash half)?(?:dash?long)?",
    "duration_long": "(?:unit|units)dash?long",
    "units": "units",
    "clock": "(?:number|year)ZONE|(?<=at)year(?=comma|dot|break)|(?:CLOCK|day)meridiem ZONE?|CLOCK units|CLOCK ZONE|hhmm"
    "|(?:(?<=at)|(?<=by)|(?<=until)|(?<=approx)|(?<=from)|(?<=on)|(?<=between)|(?<=before)|(?<=after)|(?<=since))CLOCK",
    "part_alone": "daypart dash?time_word?",
    # no calendar at all
    "now": "approx?now(?:dash?unit|unit)?",
    "the_past": "the last(?!ordinal|UNITS)",
    "past_ref": "past_ref",
    "future_ref": "the?near?future_ref",
    "this_time": "(?:(?<=at)|(?<=by)|(?<=during)|(?<=until)|(?<=from)|(?<=since))(?:this|that)time_word|(?<=at)the time_word",
    "period": "this period",
}  # fmt: skip
"""The rules in the order in which they are tried; `none_` ones only take up what is no time."""

NEVER_FIRST: Final = frozenset(
    "word cap break comma dot dash slash colon open close quote of and to than in at by from until since for during"
    " time_word ago eve years_old meridiem zone portion on before local other between near".split()
)
OPENERS: Final = tuple(kind for kind in KINDS if kind not in NEVER_FIRST)
"""The kinds of tokens that an expression can begin with; looking at no other place keeps the search short."""

_NAME = re.compile(r"\(\?P?[<=!]|\b[a-z_]+\b|\b[A-Z]{2,}\b")


_PIECE = re.compile(r"\b(?:" + "|".join(PARTS) + r")\b")


def _expand(pattern: str) -> str:
    while True:
        found = _PIECE.search(pattern)
        if found is None:
            return pattern
        pattern = f"{pattern[: found.start()]}(?:{PARTS[found.group()]}){pattern[found.end() :]}"


def _letters(pattern: str) -> str:
    def letter(found: re.Match[str]) -> str:
        word = found.group()
        if word.startswith("(?"):
            return word
        return SYMBOL[word]

    return _NAME.sub(letter, _expand(pattern)).replace(" ", "")


def _grammar() -> re.Pattern[str]:
    pattern = "|".join(f"(?P<{name}>{_letters(rule)})" for name, rule in RULES.items())
    unknown = re.findall(r"[A-Z]{2,}", pattern)
    if unknown:
        raise ValueError(f"the time grammar names pieces that it does not have: {unknown}")
    return re.compile(
        f"(?=[{''.join(SYMBOL[k] for k in OPENERS)}])(?!{_letters('(?:the|article|approx|more)(?:word|cap)')})(?:{pattern})"
    )


GRAMMAR: Final = _grammar()


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of tokens that one rule takes for a time expression.

    `joined` tells that it is the second of a pair ("3 May to 5 June"), `year_ahead` is the year that the second of
    such a pair tells for both.
    """

    rule: str
    tokens: tuple[TimeToken, ...]
    before: TimeToken | None = None
    after: TimeToken | None = None
    joined: bool = False
    year_ahead: int | None = None

    def get(self, *kinds: str) -> TimeToken | None:
        """Return the first token of one of the kinds."""
        return next((t for t in self.tokens if t.kind in kinds), None)

    def all(self, *kinds: str) -> list[TimeToken]:
        """Return all tokens of these kinds."""
        return [t for t in self.tokens if t.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Tell whether a token of one of the kinds is there."""
        return any(t.kind in kinds for t in self.tokens)


def find_matches(line: Line) -> Iterator[Match]:
    """Yield the stretches that a rule takes for a time expression, in order, without overlaps."""
    for m in GRAMMAR.finditer(line.symbols):
        rule = m.lastgroup or ""
        if not rule.startswith("none_"):
            first, last = m.span()
            before = line.tokens(first - 1, first) if first else ()
            after = line.tokens(last, last + 1)
            yield Match(rule, line.tokens(first, last), before[0] if before else None, after[0] if after else None)


PAIRED: Final = ("date", "month")


def join_pairs(matches: list[Match]) -> list[Match]:
    """Return the matches, those that are two ends of one stretch told of each other: "3 May to 5 June 2030"."""
    found = list(matches)
    for n, (one, other) in enumerate(pairwise(matches)):
        joint = one.after
        if joint is None or joint.kind not in ("to", "dash", "and", "until") or other.before != joint:
            continue
        first, second = one.get("month", "abbr"), other.get("month", "abbr")
        if one.rule not in PAIRED or other.rule not in PAIRED or first is None or second is None:
            continue
        if one.has("year", "short_year", "unit", "last", "next"):
            continue
        year = other.get("year")
        ahead = int(year.value or 0) - (int(first.value or 0) > int(second.value or 0)) if year else None
        found[n] = replace(found[n], year_ahead=ahead)
        found[n + 1] = replace(found[n + 1], joined=True)
    return found
