"""A stretch of text in, the dates and times written in it out, each as precise as it is written."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from accordingto.model.loaders import load_yaml


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as an ISO prefix with its precision (`second|minute|hour|day|month|year`), and where it stands.

    `start` and `end` are code points of the text that was searched, a time and a zone beside the date included.
    `either` holds the two days that an ambiguous `12/03/2023` may mean.
    """

    value: str
    precision: str
    start: int = 0
    end: int = 0
    either: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The date without its time."""
        return self.value[:10]


@cache
def load_words() -> dict[str, Any]:
    """Return the words of date lines from the data file of the program."""
    text = files("accordingto").joinpath("data/datelines.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = load_yaml(text)
    return words


def any_of(words: list[str]) -> str:
    """Return a pattern that meets any of some words, the longest first."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)) + ")"


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of each name of a month, in lower case."""
    return {name: n for n, names in enumerate(load_words()["months"], 1) for name in names}


_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th|º)?"


@cache
def _date_patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<m>{any_of(list(month_numbers()))})(?![^\W\d_])\.?"
    forms = (
        rf"(?<![\d.,/-]){_YEAR}(?P<s>\s?[-./]\s?)(?P<mn>[01]?\d)(?P=s)(?P<d>[0-3]?\d)(?!\d|[-./]\d)\.?",
        rf"(?<![\d.,/-]){_DAY}\.?(?:\s+(?:of|de))?(?:\s?[-/]\s?|,?\s*)(?<![^\W\d_]){month},?\s?[-/]?\s?(?:de\s+)?{_YEAR}\.?",
        rf"(?<![^\W_]){month}\s?[-/]?\s?{_DAY}\s?[,.]?(?:\s|-|/)\s?{_YEAR}",
        rf"(?<![\d.,/-]){_YEAR}[\s-]{month}[\s-]{_DAY}(?!\d)",
        rf"(?<![\d.,/-])(?P<a>[0-3]?\d)(?P<s>\s?[-./]\s?)(?P<b>[0-3]?\d)(?P=s){_YEAR}\.?",
        rf"(?<![^\W_]){month},?\s{_YEAR}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _time_pattern() -> re.Pattern[str]:
    words = load_words()
    zone = rf"(?P<zone>{any_of(list(words['zones']))})(?![^\W_])(?P<shift>\s?[+-]\d\d?(?::?\d\d)?(?!\d))?"
    vague = rf"(?:{any_of(words['vague_zones'])})(?![^\W_])"
    half = r"(?P<half>[ap])\.?\s?m\b\.?"
    minutes = rf"\s?[:.hH]\s?(?P<n>[0-5]\d)(?:[:.](?P<sec>[0-5]\d)(?:[.,]\d+)?)?(?!\d)(?:\s?{half})?"
    clock = rf"(?P<h>[0-2]?\d)(?:{minutes}|\s?{half.replace('half', 'half2')})"
    after = rf"(?:\s?\(?(?:{zone}|(?P<offset>[+-]\d\d:?\d\d(?!\d))|{vague})\)?)?"
    return re.compile(rf"(?<![\d:.,/-])(?:(?<=T)|(?<![^\W_])){clock}{after}", re.IGNORECASE)


_GAP_AFTER = re.compile(
    r"(?:[\s,|;@•·–—/-]|\bat\b|\bat:|\bon\b|T(?=\d)|\btime\b:?|\bà\b|\bum\b|\bu\b|[()])*", re.IGNORECASE
)


def find_dates(text: str) -> list[Moment]:
    """Return the dates of a text in order, each with the time of day that stands beside it.

    `12/03/2023` may be March or December: where neither the numbers, nor a weekday beside it, nor another date of the
    same text settles it, only the year is certain.
    """
    taken: list[tuple[int, int, re.Match[str]]] = []
    if not re.search(r"(?:19|20)\d\d", text):
        return []
    for pattern in _date_patterns():
        for found in pattern.finditer(text):
            if all(found.end() <= a or b <= found.start() for a, b, _ in taken):
                taken.append((found.start(), found.end(), found))
    taken.sort(key=lambda t: t[0])
    order = _slash_order(text, [m for *_, m in taken])
    moments = []
    done = 0
    for start, end, found in taken:
        day = _read_date(found, order)
        if day is None:
            continue
        moment = _with_time(text, day, done, start, end)
        moments.append(moment)
        done = moment.end
    return moments


def parse_moment(text: str) -> Moment | None:
    """Read a date that somebody gave (an ISO prefix, or any form of a date line); None where it is none.

    Programs write zeros for what they do not know: with no seconds the minute is what is certain, at midnight the day.
    """
    text = text.strip()
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return Moment(text, "year", 0, 4)
    if re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", text):
        return Moment(text, "month", 0, 7)
    found = find_dates(text)
    return _without_zeros(found[0]) if len(found) == 1 else None


def _without_zeros(moment: Moment) -> Moment:
    if moment.precision != "second" or moment.value[16:19] != ":00":
        return moment
    if moment.value[11:16] == "00:00":
        return replace(moment, value=moment.day, precision="day")
    return replace(moment, value=moment.value[:16] + moment.value[19:], precision="minute")


def _uncertain(year: int, first: int, second: int) -> Moment | None:
    if not (0 < first <= 12 and 0 < second <= 12):
        return None
    return Moment(str(year), "year", either=(f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"))


def _read_date(found: re.Match[str], order: str | None) -> Moment | None:
    """Return the date of a match, or None where there is no such day."""
    parts = found.groupdict()
    year = int(parts["y"])
    month = month_numbers()[parts["m"].lower()] if parts.get("m") else int(parts.get("mn") or 0)
    day = int(parts["d"]) if parts.get("d") else None
    if parts.get("a"):
        first, second = int(parts["a"]), int(parts["b"])
        order = (
            "dmy" if "." in parts["s"] else "dmy" if first > 12 or first == second else "mdy" if second > 12 else order
        )
        if order is None:
            return _uncertain(year, first, second)
        day, month = (first, second) if order == "dmy" else (second, first)
    if day is None:
        return Moment(f"{year}-{month:02}", "month")
    try:
        return Moment(date(year, month, day).isoformat(), "day")
    except ValueError:
        return None


def _slash_order(text: str, found: list[re.Match[str]]) -> str | None:
    """Return `dmy` or `mdy` where a date of the text shows in which order its numbers stand."""
    for match in found:
        parts = match.groupdict()
        if not parts.get("a") or "." in parts["s"]:
            continue
        first, second = int(parts["a"]), int(parts["b"])
        if first > 12:
            return "dmy"
        if second > 12:
            return "mdy"
        weekday = re.search(rf"\b({any_of(load_words()['weekdays'])})\b\W*\Z", text[: match.start()], re.IGNORECASE)
        fitting = [o for o in ("dmy", "mdy") if weekday and _falls_on(match, o, weekday[1])]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _falls_on(match: re.Match[str], order: str, weekday: str) -> bool:
    first, second = int(match["a"]), int(match["b"])
    day, month = (first, second) if order == "dmy" else (second, first)
    return date(int(match["y"]), month, day).strftime("%a").lower() == weekday[:3].lower()


def _with_time(text: str, day: Moment, done: int, start: int, end: int) -> Moment:
    if day.precision != "day":
        return replace(day, start=start, end=end)
    gap = _GAP_AFTER.match(text, end)
    beside = _time_pattern().match(text, gap.end() if gap else end)
    stop = beside.end() if beside else end
    if beside is None:
        beside, begin = _time_before(text, done, start)
        start = begin if beside else start
    clock = _clock(beside) if beside else None
    if clock is None:
        return replace(day, start=start, end=end)
    return Moment(f"{day.value}T{clock[0]}", clock[1], start, stop)


def _time_before(text: str, done: int, start: int) -> tuple[re.Match[str] | None, int]:
    """Return the time that stands right before a date, a weekday between them at most."""
    weekdays = any_of(load_words()["weekdays"])
    for found in _time_pattern().finditer(text, max(done, start - 40), start):
        between = re.sub(rf"\b{weekdays}\b", "", text[found.end() : start], flags=re.IGNORECASE)
        if not re.search(r"[^\W_]", re.sub(r"\bon\b", "", between, flags=re.IGNORECASE)):
            return found, found.start()
    return None, start


def _clock(found: re.Match[str]) -> tuple[str, str] | None:
    """Return (`HH:MM[:SS]` with an offset, precision) of a time of day."""
    hour = int(found["h"])
    half = found["half"] or found["half2"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if hour > 23:
        return None
    zone = _offset(found)
    if found["n"] is None:
        return f"{hour:02}{zone}", "hour"
    if found["sec"] is not None:
        return f"{hour:02}:{found['n']}:{found['sec']}{zone}", "second"
    return f"{hour:02}:{found['n']}{zone}", "minute"


def _offset(found: re.Match[str]) -> str:
    if found["zone"]:
        known: str = load_words()["zones"][found["zone"].upper()]
        return _colon(found["shift"].strip()) if found["shift"] and known == "+00:00" else known
    return _colon(found["offset"]) if found["offset"] else ""


def _colon(offset: str) -> str:
    sign, digits = offset[0], offset[1:].replace(":", "")
    if len(digits) <= 2:
        digits = digits.zfill(2) + "00"
    return f"{sign}{digits.zfill(4)[:2]}:{digits.zfill(4)[2:]}"
