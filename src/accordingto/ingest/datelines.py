"""A line of a report in, what of it is a date line and which dates it gives out."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from accordingto.ingest.dates import Moment, any_of, find_dates, load_words, month_numbers

HEADER_LINES = 8
"""Date lines without a label stand among so many first lines of a report."""

_RELATIVE = re.compile(
    r"\b(?:(?:an?|one|two|three|\d+)\s?(?:sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month|year|h|d|m)s?\s+ago|yesterday|today"
    r"|just now)\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"\b\d{1,2}[\s-]?min(?:ute)?s?(?:\s+read)?\b|\breading time\b:?", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b[0-2]?\d[:.][0-5]\d(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?(?![\w.])", re.IGNORECASE
)
_BYLINE = re.compile(r"^\W*(?:by|from|author|reporter|correspondent)\b:?\s+(?P<names>[^.!?\d]{2,80})$", re.IGNORECASE)
_NAME = re.compile(
    r"^(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*|(?:and|in|of|the|for|&|our|staff|at|de|von|van|der|al|bin|correspondent|writer"
    r"|reporter|desk|agencies|agency|news|on)$)"
)
_PLACE_NAMES = re.compile(r"^(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*)(?:[\s,/-]+[A-ZÀ-ÖØ-ÞĀ-Ž(][\w.’')-]*){0,5}$")
_OTHER_DATE = re.compile(
    r"\b(?:joined|member since|registered|born|died|expires?|valid|founded|established|since|deadline|event|next)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s|/•·,;:()\[\]–—@*-]+")
_PREPOSITION = re.compile(r"\b(?:on|in|of|since|until|till|by|from|before|after|to|and|for)\s*$", re.IGNORECASE)

_CAPITALS = r"[A-ZÀ-ÖØ-ÞĀ-ŽČŠŽĆĐ][A-ZÀ-ÖØ-ÞĀ-ŽČŠŽĆĐ.’'-]+"
_TITLE = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]+"
_DASH = r"(?:[–—―]|-{1,2})"
_AGENCY = r"\(\s?(?P<agency>[A-Z][^()]{0,58}?)\s?\)"
_NO_CITY = re.compile(
    r"^(?:The\s|A\s|An\s|UPDATE|BREAKING|LIVE|WATCH|VIDEO|OPINION|ANALYSIS|EXCLUSIVE|EXPLAINER|FACTBOX|CORRECTION)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a date line gives: the stretch of its line (code points from the line's start) and its dates.

    `published` and `updated` are None where it gives none. `label` is the role of a label that no date
    follows: the date then stands on the next line. `labelled` tells that a word says what the date is.
    """

    start: int
    end: int
    published: Moment | None = None
    updated: Moment | None = None
    label: str | None = None
    labelled: bool = False


_ASIDE = re.compile(r"\s*\((?:[^\W\d_][\w'’-]*[ ,]*){3,12}\.?\)\s*$")
"""A remark in words that ends a date line: "(this page is being updated)"."""


@cache
def _labels() -> re.Pattern[str]:
    words = load_words()
    names = rf"(?P<updated>{any_of(words['updated'])})|(?P<published>{any_of(words['published'])})"
    return re.compile(rf"(?<![^\W_])(?:{names})(?![^\W_])(?:\s+(?:on|at|in|by))?\s*:?", re.IGNORECASE)


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){any_of(load_words()['weekdays'])}(?![^\W_])\.?", re.IGNORECASE)


def read_dateline(line: str, role: str | None = None) -> Dateline | None:
    """Return the dates of a line that is nothing but a date line (labels, weekday, byline and place beside it).

    `role` is that of a label on the line before. None where the line says more than when it was published.
    """
    if len(line) > 200:
        return None
    aside = _ASIDE.search(line)
    if aside is not None and find_dates(line[: aside.start()]) and not find_dates(aside[0]):
        bare = read_dateline(line[: aside.start()], role)
        return replace(bare, end=len(line)) if bare is not None else None
    moments = find_dates(line)
    labels = list(_labels().finditer(line))
    if not moments and not labels and not _RELATIVE.search(line):
        return None
    if not _only_dates(line, moments, bool(labels or role)):
        return None
    published, updated = _by_role(moments, labels, role)
    waiting = (labels[-1].lastgroup if labels and not moments and not _RELATIVE.search(line) else None) or None
    return Dateline(0, len(line), published, updated, waiting, bool(labels or role))


def _only_dates(line: str, moments: list[Moment], labelled: bool) -> bool:
    """Tell whether a line, its dates and labels taken out, says no more than who and where."""
    if _OTHER_DATE.search(line):
        return False
    rest = line
    for moment in reversed(moments):
        if _PREPOSITION.search(line[: moment.start]) and not labelled:
            return False
        rest = f"{rest[: moment.start]} | {rest[moment.end :]}"
    for pattern in (_RELATIVE, _MINUTES, _CLOCK):
        rest = pattern.sub(" | ", rest)
    rest = _labels().sub(" | ", rest)
    rest = _weekdays().sub(" ", rest)
    parts = [p.strip(" .,;:()[]–—-/•·") for p in re.split(r"\s*[|/•·]\s*|\s[–—-]\s", rest)]
    parts = [p for p in parts if _MARKS.sub("", p)]
    return len(parts) <= 3 and all(_says_who_or_where(p, bool(moments), labelled) for p in parts)


def _says_who_or_where(part: str, dated: bool, labelled: bool) -> bool:
    if is_byline(part):
        return True
    words = part.split()
    if len(words) <= 6 and dated and _PLACE_NAMES.match(part):
        return True
    return labelled and dated and len(words) <= 8 and all(_NAME.match(w) for w in words)


def is_byline(text: str) -> bool:
    """Tell whether a line says who wrote it: `By Jane Doe and John Roe in Halvec`."""
    found = _BYLINE.match(text.strip())
    if not found:
        return False
    words = re.split(r"[\s,|/–—-]+", found["names"].strip())
    if found["names"].lower().strip() in ("agencies", "staff", "our correspondent"):
        return True
    named = words[0][:1].isalpha() and any(w[:1].isupper() for w in words)
    return named and len(words) <= 12 and all(_NAME.match(w) for w in words if w)


def _by_role(
    moments: list[Moment], labels: list[re.Match[str]], role: str | None
) -> tuple[Moment | None, Moment | None]:
    found: dict[str, Moment] = {}
    done = 0
    for moment in moments:
        before = [label for label in labels if done <= label.start() < moment.start]
        named = before[-1].lastgroup if before else role
        role = None
        done = moment.end
        if named is None and "published" in found:
            continue
        found.setdefault(named or "published", moment)
    return found.get("published"), found.get("updated")


@cache
def _date_prefix() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_labels().pattern}[\s:–—-]*)?(?:{_weekdays().pattern})?[\s,]*", re.IGNORECASE)


def read_prefix(line: str) -> Dateline | None:
    """Return the date line that a paragraph begins with: `VARNIK, 14 April (Delta Wire) – `, `date 2022-08-21 `."""
    return _city_prefix(line) or _dated_prefix(line)


def _dated_prefix(line: str) -> Dateline | None:
    head = line[:80]
    moments = find_dates(head)
    before = _date_prefix().match(head)
    if not moments or before is None or moments[0].start != before.end() or moments[0].precision in ("year", "month"):
        return None
    label = before.lastgroup
    after = re.compile(rf"\s*(?:{_DASH}|\||:)?\s*(?=[^\W\d_]|[\"“‘'«„(\[])").match(line, moments[0].end)
    if after is None or not (line[after.end()].isupper() or not line[after.end()].isalpha()):
        return None
    if line[moments[0].start : moments[0].end].endswith(",") or line[moments[0].end : moments[0].end + 1] == ",":
        return None
    role = {"updated": "updated"}.get(label or "", "published")
    return Dateline(
        0,
        after.end(),
        moments[0] if role == "published" else None,
        moments[0] if role == "updated" else None,
        None,
        bool(label),
    )


@cache
def _city() -> re.Pattern[str]:
    no_month = rf"(?!(?i:{any_of(list(month_numbers()))}|{any_of(load_words()['weekdays'])})\b)"
    weekday_or_date = rf"(?P<when>(?:(?i:{_weekdays().pattern}),?\s)?[^()–—\n]{{0,30}}?\d[^()–—\n]{{0,14}}?)"
    capitals = rf"(?P<caps>{_CAPITALS}(?:[\s/]{_CAPITALS}){{0,3}})(?:,\s?{no_month}(?P<region>{_TITLE}(?:[\s.]{_TITLE}){{0,2}}))?"
    city = rf"(?P<city>{_TITLE}(?:[\s/]{_TITLE}){{0,3}}(?:,\s?{no_month}{_TITLE}(?:\s{_TITLE}){{0,2}})?)"
    forms = (
        rf"{_AGENCY}\s?{_DASH}\s",
        rf"(?:{capitals}|{city}),?\s\((?P<agency>[A-Z]{{2,5}})\)\s(?=[A-Z“\"‘'])",
        rf"{capitals}(?:,?\s{weekday_or_date})?\.?\s/\s?(?P<agency>[A-Z][^/]{{1,30}}?)\s?/\s?\.?\s",
        rf"{capitals}(?:,?\s{weekday_or_date})?\s?{_AGENCY}\s?{_DASH}+\s",
        rf"{city}(?:,?\s{weekday_or_date})?\s?{_AGENCY}\s?{_DASH}+\s",
        rf"(?:{capitals}|{city}),?\s{weekday_or_date}\s?(?:{_DASH}+|:)\s",
        rf"(?:{capitals}|{city}),\s{weekday_or_date}\.\s(?=[A-Z“\"‘'])",
        rf"{capitals}\s?(?:[–—―]|--|(?<=\s)-)\s",
    )
    named = (re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{n}>", form) for n, form in enumerate(forms))
    return re.compile(r"\s*(?:" + "|".join(f"(?:{f})" for f in named) + r")(?=\S)")


def _city_prefix(line: str) -> Dateline | None:
    found = _city().match(line[:140])
    if not found or _NO_CITY.match(line):
        return None
    groups = {k: v for k, v in found.groupdict().items() if v}
    when = next((v for k, v in groups.items() if k.startswith("when")), None)
    agency = any(k.startswith("agency") for k in groups)
    moments = find_dates(when) if when else []
    if when and not moments and not _is_day(when):
        return None
    if not agency and not when and not _city_alone(groups, line[found.end() :]):
        return None
    return Dateline(0, found.end(), moments[0] if moments else _short_year(when or ""))


def _is_day(when: str) -> bool:
    """Tell whether words name a day without its year: `Jan 8`, `14 April`, `3 JAN 90`."""
    bare = _weekdays().sub("", when.strip(" ,.")).strip(" ,.")
    months = any_of(list(month_numbers()))
    day = r"[0-3]?\d(?:st|nd|rd|th)?\.?"
    return bool(re.fullmatch(rf"(?:{months}\.?\s{day}|{day}\s{months}\.?(?:\s\d\d)?)", bare, re.IGNORECASE))


def _short_year(when: str) -> Moment | None:
    """Return the day of a wire date with a year of two digits, `3 JAN 90`, where these cannot mean another century."""
    found = re.search(r"(\d{1,2}\s[^\W\d_]{3,9}\.?\s)([4-9]\d)\W*$", when)
    moments = find_dates(f"{found[1]}19{found[2]}") if found else []
    return moments[0] if moments else None


def _city_alone(groups: dict[str, str], after: str) -> bool:
    """Tell whether capitals before a dash are a city: several letters, and a sentence after the dash."""
    city = next((v for k, v in groups.items() if k.startswith("caps")), "")
    return len(re.sub(r"[^\w]", "", city)) >= 5 and after[:1].isupper() and len(after.split()) >= 6


def latest_day(moments: list[Moment]) -> str | None:
    """Return the latest of some dates by their last possible day, or None."""
    return max((m.day for m in moments), key=_last_day, default=None)


def _last_day(day: str) -> date:
    parts = [int(p) for p in day.split("-")]
    return date(*parts, *(12, 28)[len(parts) - 1 :])
