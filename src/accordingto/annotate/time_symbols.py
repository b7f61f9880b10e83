"""Text in, time symbols out: one token and one letter for every word, so that a grammar can be a regular expression."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from accordingto.annotate.number_words import ORDINALS, TENS, UNITS
from accordingto.model.loaders import load_yaml

Value = int | float | str | None

KINDS: Final = (
    "word cap break comma dot dash slash colon open close quote article this that last next same now past_ref"
    " future_ref month abbr weekday season fall unit units daypart today iso day dayord year number short_year words"
    " ordinal clock era meridiem zone holiday few some half every daily ago later before after early late mid begin"
    " end_of of and to approx more than in the years_old century per eve time_word period instrument money on at"
    " decade earlier rest during quarter couple dozen by from until since thousand portion day_name long for hhmm dtg"
    " local fiscal weekend weekdays other q between near"
).split()
SYMBOL: Final = {kind: chr(0x4E00 + n) for n, kind in enumerate(KINDS)}
"""One letter a kind of token; any alphabet without meaning in regular expressions will do."""

MONTHS: Final = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
MONTHS_SHORT: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
MONTHS_BY_NAME: Final = MONTHS | MONTHS_SHORT
WEEKDAYS: Final = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split(), 1)
}
WEEKDAYS_SHORT: Final = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
                         "sun": 7}  # fmt: skip
UNIT_CODES: Final = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "2W", "month": "M",
    "quarter": "3M", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML", "weekend": "WE",
}  # fmt: skip
PLURALS: Final = {
    "seconds": "second", "minutes": "minute", "hours": "hour", "hrs": "hour", "days": "day", "weeks": "week",
    "fortnights": "fortnight", "months": "month", "years": "year", "yrs": "year", "decades": "decade",
    "centuries": "century", "millennia": "millennium", "weekends": "weekend", "mins": "minute",
}  # fmt: skip
PARTS: Final = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "evening": "EV", "evenings": "EV", "night": "NI",
    "nights": "NI", "nighttime": "NI", "night-time": "NI", "daytime": "DT", "dawn": "MO", "daybreak": "MO",
    "sunrise": "MO", "dusk": "EV", "sunset": "EV", "nightfall": "NI", "midnight": "24:00", "noon": "12:00",
    "midday": "12:00", "overnight": "NI", "predawn": "MO", "pre-dawn": "MO", "midmorning": "MO", "midafternoon": "AF",
    "teatime": "AF",
}  # fmt: skip
DECADES: Final = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
                  "eighties": 80, "nineties": 90}  # fmt: skip
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
INSTRUMENTS: Final = frozenset(
    "resolution resolutions unscr res article articles art no nos number law section sections paragraph paragraphs para"
    " chapter annex protocol directive regulation flight channel room page pages line lines route highway unit model"
    " boeing airbus decree order decision clause act point points phase volume vol bridge hill camp checkpoint gate"
    " scr unsc hotline phone tel fax kilometre kilometer km brigade battalion regiment squadron wing grid serial docket"
    " file invoice apartment block frequency".split()
)

_WORDS: Final[dict[str, tuple[str, Value]]] = {
    **{w: ("unit", w) for w in UNIT_CODES if w not in ("second", "decade", "century", "quarter", "weekend")},
    "weekend": ("weekend", "weekend"), "other": ("other", None), "near": ("near", None), "foreseeable": ("near", None),
    "between": ("between", None), **dict.fromkeys(("fiscal", "financial", "fy", "budget"), ("fiscal", None)),
    **{f"{w}s": ("weekdays", n) for w, n in WEEKDAYS.items()},
    **{w: ("decade", f"{n}") for w, n in DECADES.items()},
    "decade": ("unit", "decade"), "century": ("century", "century"), "quarter": ("quarter", "quarter"),
    **{w: ("units", s) for w, s in PLURALS.items()},
    **{w: ("daypart", code) for w, code in PARTS.items()}, "part": ("portion", None), "long": ("long", None),
    **{w: ("season", c) for w, c in SEASONS.items()}, "fall": ("fall", "FA"),
    **{w: ("words", n) for w, n in (UNITS | TENS).items()}, "hundred": ("words", 100), "thousand": ("thousand", 1000),
    **{w: ("ordinal", n) for w, n in ORDINALS.items()},
    "a": ("article", 1), "an": ("article", 1), "the": ("the", None),
    "this": ("this", 0), "these": ("this", 0), "current": ("now", None), "present": ("now", None),
    "that": ("that", 0), "those": ("that", 0), "same": ("same", 0), "very": ("approx", None),
    "last": ("last", -1), "past": ("last", -1), "previous": ("last", -1), "preceding": ("last", -1),
    "prior": ("last", -1), "next": ("next", 1), "following": ("next", 1), "coming": ("next", 1),
    "upcoming": ("next", 1), "subsequent": ("next", 1), "recent": ("past_ref", "recent"),
    "now": ("now", None), "currently": ("now", None), "presently": ("now", None), "nowadays": ("now", None),
    "recently": ("past_ref", None), "lately": ("past_ref", None), "former": ("past_ref", "former"), "formerly": ("past_ref", None),
    "future": ("future_ref", None),
    "today": ("today", 0), "yesterday": ("today", -1), "tomorrow": ("today", 1), "tonight": ("today", "NI"),
    "few": ("few", "X"), "several": ("few", "X"), "many": ("few", "X"), "couple": ("couple", 2), "some": ("some", None),
    "dozen": ("dozen", 12), "half": ("half", 0.5), "every": ("every", None), "each": ("every", None),
    "daily": ("daily", "XXXX-XX-XX"), "weekly": ("daily", "XXXX-WXX"), "monthly": ("daily", "XXXX-XX"),
    "annually": ("daily", "XXXX"), "yearly": ("daily", "XXXX"), "everyday": ("daily", "XXXX-XX-XX"),
    "nightly": ("daily", "XXXX-XX-XXTNI"), "hourly": ("daily", "XXXX-XX-XXTXX"),
    "quarterly": ("daily", "XXXX-QX"), "fortnightly": ("daily", "P2W"),
    "ago": ("ago", -1), "later": ("later", 1), "afterwards": ("later", 1),
    "afterward": ("later", 1), "hence": ("later", 1), "before": ("before", -1), "after": ("after", 1),
    "earlier": ("earlier", -1), "previously": ("earlier", -1), "early": ("early", "START"), "late": ("late", "END"),
    "mid": ("mid", "MID"), "middle": ("mid", "MID"), "beginning": ("begin", "START"), "start": ("begin", "START"),
    "onset": ("begin", "START"), "outset": ("begin", "START"), "end": ("end_of", "END"), "close": ("end_of", "END"),
    "of": ("of", None), "and": ("and", None), "or": ("and", None), "to": ("to", None),
    "about": ("approx", None), "around": ("approx", None), "approximately": ("approx", None),
    "roughly": ("approx", None), "nearly": ("approx", None), "almost": ("approx", None), "just": ("approx", None),
    "only": ("approx", None), "over": ("approx", None), "under": ("approx", None), "circa": ("approx", None),
    "ca": ("approx", None), "mere": ("approx", None), "another": ("approx", None), "barely": ("approx", None),
    "more": ("more", None), "less": ("more", None), "fewer": ("more", None), "than": ("than", None),
    "in": ("in", None), "for": ("for", None), "on": ("on", None), "at": ("at", None), "by": ("by", None), "from": ("from", None),
    "until": ("until", None), "till": ("until", None), "since": ("since", None), "during": ("during", None),
    "old": ("years_old", None), "per": ("per", None), "eve": ("eve", None), "time": ("time_word", None),
    "moment": ("time_word", None), "period": ("period", None), "rest": ("rest", None), "remainder": ("rest", None),
    "latter": ("late", "END"), "bc": ("era", "BC"), "bce": ("era", "BC"), "ad": ("era", "AD"), "ce": ("era", "AD"),
    "am": ("meridiem", 0), "pm": ("meridiem", 12), "gmt": ("zone", "Z"), "utc": ("zone", "Z"),
    "cet": ("zone", "+01"), "cest": ("zone", "+02"), "est": ("zone", "-05"), "edt": ("zone", "-04"),
    "bst": ("zone", "+01"), "eet": ("zone", "+02"), "eest": ("zone", "+03"), "msk": ("zone", "+03"),
    **dict.fromkeys(INSTRUMENTS, ("instrument", None)),
}  # fmt: skip
_CASED: Final = frozenset(
    [*MONTHS, *MONTHS_SHORT, *WEEKDAYS, *WEEKDAYS_SHORT, *(w for w, (k, _) in _WORDS.items() if k in ("era", "zone"))]
)
_PLAIN: Final = {word: SYMBOL[kind] for word, (kind, _) in _WORDS.items() if word not in _CASED}
_CAP: Final = SYMBOL["cap"]
_LOW: Final = SYMBOL["word"]
_MARKS: Final = {
    ",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "‐": "dash", "‑": "dash", "−": "dash",
    "/": "slash", ":": "colon", "(": "open", ")": "close", "[": "open", "]": "close",
    "$": "money", "€": "money", "£": "money", "%": "money", "#": "instrument", "№": "instrument", "§": "instrument",
    "\n": "break", "\r": "break", "\u2028": "break", "\u2029": "break", "!": "break", "?": "break", ";": "break",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeToken:
    """A word, number or mark with the kind that the grammar sees and its value; offsets are code points."""

    start: int
    end: int
    kind: str
    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name: a fixed month-day, days from Easter, a month-day of another calendar, or none of these."""

    name: str
    fixed: str | None = None
    easter: int | None = None
    orthodox_easter: int | None = None
    islamic: str | None = None
    jewish: str | None = None
    days: int = 1


@cache
def load_holidays() -> dict[str, Holiday]:
    """Return the named days by each of their names in lower case."""
    path = Path(__file__).parent.parent / "data" / "holidays.yaml"
    entries: list[dict[str, Any]] = load_yaml(path.read_text(encoding="utf-8"))
    found: dict[str, Holiday] = {}
    for entry in entries:
        holiday = Holiday(**{key: value for key, value in entry.items() if key not in ("names", "moves")})
        for name in chain([entry["name"]], entry["names"]):
            found[name.lower()] = holiday
    return found


@cache
def _lexer() -> re.Pattern[str]:
    names = sorted(load_holidays(), key=len, reverse=True)
    holidays = "|".join(re.escape(n).replace("'", "['’]").replace(r"\ ", r"[ ]") for n in names)
    months = "|".join(sorted({*MONTHS, *MONTHS_SHORT}, key=len, reverse=True))
    clock_words = "|".join(list(UNITS)[1:13])
    return re.compile(
        rf"""(?P<early>(?:early|small|wee|predawn)[ ](?:morning[ ])?hours\b)
        |(?P<local>local[ ]time\b)
        |(?P<oclock>(?:{clock_words})[ ]o['’]clock\b)
        |(?P<lower>[a-z][^\W\d_]*(?!\.m\b))
        |(?P<offset>\b(?:GMT|UTC)[ ]?[+\-−][ ]?\d{{1,2}}(?::?[0-5]\d)?\b)
        |(?P<q>\bQ[1-4]\b)
        |(?P<holiday>(?=\b[A-Z])(?i:{holidays})\b)
        |(?P<era>\b(?:B\.C\.E?\.?|B\.C\b|A\.D\.?))
        |(?P<meridiem>(?<=[\d ])[apAP]\.[mM]\.?)
        |(?P<word>[^\W\d_]+)
        |(?P<iso>\b[12]\d{{3}}(?P<sep>[-./])\d{{1,2}}(?P=sep)\d{{1,2}}(?:T\d\d:\d\d)?\b(?![-./]\d)
          |(?<![/.-])\b\d{{1,2}}(?:\.\d{{1,2}}\.(?:19|20)\d\d|/\d{{1,2}}/(?:19|20)?\d\d|-\d{{1,2}}-(?:19|20)\d\d
            |-?(?i:{months})-?(?:(?:19|20)\d\d|(?<=-)\d\d))\b(?![/-]))
        |(?P<dtg>\b[0-3]\d[0-2]\d[0-5]\d[A-Z]?[ ]?(?i:{months})[ ]?(?:20)?\d\d\b)
        |(?P<hrs>\b(?:[01]\d|2[0-4])[:.]?[0-5]\d[ ]?(?:hrs?|h)\b|\b(?:[01]?\d|2[0-4])h[0-5]\d\b
          |(?:(?<=\bat[ ])|(?<=\bby[ ])|(?<=\bfrom[ ])|(?<=\bto[ ])|(?<=\buntil[ ])|(?<=\band[ ])|(?<=\baround[ ]))
            (?:(?:[01]\d|2[0-4])[0-5]\d[ ]hours\b|0\d[0-5]\d(?=[\s,.;)]))
          |\b(?:1[0-2]|[1-9])[ ]o['’]clock\b)
        |(?P<clock>\b(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?=\s?(?:hrs\b|h\b|[apAP]\.?[mM]\b|[^\w.,:%]|[.,:](?!\d)|$)))
        |(?P<decade>\b(?:1\d|20)\d0['’]?s\b|\b[1-9]\d0s(?=\ B)|['’]\d0s\b)
        |(?P<dayord>\b\d[\d,]*(?i:st|nd|rd|th)\b)
        |(?P<short>['’]\d\d\b)
        |(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?(?![\d]))
        |(?P<mark>[^\s\w'’]|[\n\r])""",
        re.VERBOSE,
    )


class Line:
    """A stretch of text as a string of symbols, one a token; the tokens themselves are made when asked for."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._found = list(_lexer().finditer(text, start, end))
        self.symbols = "".join([_symbol(m) for m in self._found])

    def tokens(self, first: int, last: int) -> tuple[TimeToken, ...]:
        """Return the tokens from one number to before another, those that exist."""
        return tuple(_token(m) for m in self._found[max(first, 0) : last])


def _symbol(m: re.Match[str]) -> str:
    group, found = m.lastgroup, m.group()
    if group == "lower":
        known = _PLAIN.get(found)
        if known is not None:
            return known
        if found not in _CASED:
            return _LOW
    elif group == "word":
        low = found.lower()
        known = _PLAIN.get(low)
        if known is not None:
            return known
        if low not in _CASED:
            return _CAP if found[0].isupper() else _LOW
    elif group == "mark":
        return SYMBOL[_MARKS.get(found, "quote")]
    return SYMBOL[_token(m).kind]


def _token(m: re.Match[str]) -> TimeToken:
    group, found = m.lastgroup, m.group()
    if group in ("lower", "word"):
        return _word(m.start(), m.end(), found)
    if group == "mark":
        return TimeToken(m.start(), m.end(), _MARKS.get(found, "quote"), None, found)
    if group == "number":
        return _number(m.start(), m.end(), found)
    return _special(m.start(), m.end(), group or "", found)


def _word(start: int, end: int, found: str) -> TimeToken:
    low = found.lower()
    capital = found[0].isupper()
    kind, value = _WORDS.get(low, ("cap" if capital else "word", None))
    if capital and kind in ("cap", "word"):
        if low in MONTHS:
            kind, value = "month", MONTHS[low]
        elif low in WEEKDAYS:
            kind, value = "weekday", WEEKDAYS[low]
        elif low in MONTHS_SHORT:
            kind, value = "abbr", MONTHS_SHORT[low]
        elif low in WEEKDAYS_SHORT:
            kind, value = "day_name", WEEKDAYS_SHORT[low]
    elif kind == "word" and low in MONTHS and low not in ("may", "march", "august"):
        kind, value = "month", MONTHS[low]
    elif kind == "word" and low in WEEKDAYS:
        kind, value = "weekday", WEEKDAYS[low]
    if kind in ("era", "zone") and not found.isupper():
        kind, value = "word", None
    return TimeToken(start, end, kind, value, found)


def _number(start: int, end: int, found: str) -> TimeToken:
    if found.isdigit():
        number = int(found)
        if 1 <= number <= 31 and len(found) <= 2:
            return TimeToken(start, end, "day", number, found)
        if len(found) == 4 and 1000 <= number <= 2100:
            return TimeToken(start, end, "year", number, found)
        return TimeToken(start, end, "number", number, found)
    return TimeToken(start, end, "number", float(found.replace(",", "")), found)


def _special(start: int, end: int, group: str, found: str) -> TimeToken:
    if group == "dayord":
        number = int(found[:-2].replace(",", ""))
        return TimeToken(start, end, "dayord" if 1 <= number <= 31 else "ordinal", number, found)
    if group == "short":
        return TimeToken(start, end, "short_year", int(found[1:]), found)
    if group == "decade":
        return TimeToken(start, end, "decade", "".join(c for c in found if c.isdigit()), found)
    if group == "era":
        return TimeToken(start, end, "era", found[:3].replace(".", "").upper(), found)
    if group == "meridiem":
        low = found[0].lower()
        return TimeToken(start, end, "meridiem", {"a": 0, "p": 12}.get(low), found)
    if group == "early":
        return TimeToken(start, end, "daypart", "MO", found)
    if group in ("hrs", "oclock"):
        return TimeToken(start, end, "hhmm", _clock_text(found), found)
    if group == "clock" and len(found) >= 5 and found[2] == ":":
        return TimeToken(start, end, "hhmm", found, found)
    if group == "offset":
        return TimeToken(start, end, "zone", _zone(found), found)
    if group == "q":
        return TimeToken(start, end, "q", int(found[1]), found)
    return TimeToken(start, end, group, found.lower() if group == "holiday" else found, found)


def _clock_text(found: str) -> str:
    """Return the hours and minutes of "1030hrs", "10h30", "ten o'clock" with a colon."""
    word = re.match(r"[a-z]+(?= o)", found)
    if word:
        return f"{UNITS[word[0]]}:00"
    digits = re.sub(r"\D", "", found)
    return f"{digits[:-2]}:{digits[-2:]}" if len(digits) > 2 else f"{digits}:00"


def _zone(found: str) -> str:
    """Return the offset that "GMT+2" or "UTC+05:30" names, as ISO writes it."""
    sign, hours, minutes = re.sub(r"[^\d+−-]", "", found[3:])[0], *re.findall(r"\d\d?", found[3:] + " 00")[:2]
    return f"{'+' if sign == '+' else '-'}{int(hours):02d}" + (f":{minutes}" if minutes != "00" else "")
