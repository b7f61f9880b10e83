"""The written form of a number in, its value and bounds out: "up to 1,000", "half a million", "dozens", "5 to 7"."""

import re
from dataclasses import dataclass
from typing import Final

from accordingto.annotate.number_words import CARDINALS, ORDINALS, plain_number, spelled_number

Number = float | int

_CARDINAL: Final = "|".join(sorted((*CARDINALS, "billion", "trillion", "dozen"), key=len, reverse=True))
_SCALE: Final = "hundred|thousand|million|billion|trillion|dozen|bn|mn|tn"
_SCALES: Final = "hundreds?|thousands?|millions?|billions?|trillion|dozens?|bn|mn|tn"
_LETTER: Final = (
    r"(?:k|m(?=\s+(?:people|persons|refugees|voters|inhabitants|tonnes?|barrels|euros?|dollars?|pounds|crowns)\b))"
)
_DIGITS: Final = r"(?:\d{1,3}(?:[,\u00a0\u202f\ ]\d{3})+(?![\d,])|\d+)(?:\.\d+)?"
_SPELLED: Final = rf"(?:{_CARDINAL})(?:(?:(?<=hundred)\sand\s|(?<=thousand)\sand\s|-|\s)(?:{_CARDINAL}))*"
_PLAIN: Final = (
    rf"(?:{_DIGITS}{_LETTER}\b|(?:{_CARDINAL}|\d+)\sand\sa\shalf\s(?:{_SCALE})\b|{_DIGITS}(?:[\s-]?(?:{_SCALES})\b)?"
    rf"|(?:an?\s)?half\s(?:an?\s)(?:{_SCALE})|an?\s(?:{_SCALE})\b|{_SPELLED})"
)
_FEW: Final = "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|hundred|thousand"
_PART: Final = r"halves|half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
_UP_TO: Final = "up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum"
_BELOW: Final = "less than|fewer than|under|below"
_AT_LEAST: Final = "at least|no fewer than|no less than|not less than|a minimum of|minimum"
_ABOVE: Final = "more than|upwards? of|in excess of|exceeding|well over|over|above"
_ROUGH: Final = (
    "nearly|almost|close to|about|around|approximately|approx\\.?|roughly|some|an estimated|estimated|circa|ca\\.|~"
)


def _spaced(words: str) -> str:
    return words.replace(" ", r"\s+")


_MODIFIER: Final = _spaced(
    "|".join((_ROUGH, _UP_TO, _BELOW, _AT_LEAST, _ABOVE, "between", "from", "just", "only", "another", "a total of"))
)

NUMBER: Final = re.compile(
    rf"""(?<![\w.,/$€£-])(?P<pre>(?:(?:{_MODIFIER})\s+)*)
    (?P<money>(?:US|A|C)?[$€£¥]\s?)?
    (?:(?P<vague>(?:a\ few|several|a\ couple\ of|many|tens|dozens|scores|hundreds|thousands|millions)(?:\s+of)?
          \s+(?:dozens?|hundreds?|thousands?|millions?|billions?)\b|(?:dozens|scores|hundreds|thousands|millions)\b)
      |(?P<fraction>(?:(?:an?|one|two|three|\d)[-\s])?(?:{_PART})\sof\san?\s(?:{_SCALE})\b)
      |(?P<ratio>(?:one|1)\sin\s(?:every\s)?(?:{_FEW}|\d{{1,3}})(?=\s[a-z])
        |(?:{_FEW}|\d{{1,2}})\sout\sof\s(?:every\s(?:{_FEW}|\d{{1,3}})|ten|10|100)(?=\s[a-z]))
      |(?P<part>(?:(?:an?|one|two|three|four|five|six|seven|\d)[-\s])?(?:{_PART})(?=\s+of\b)|(?:one|two|three|four)[-\s](?:{_PART})\b)
      |(?P<number>(?(money){_DIGITS}m\b|(?!))|{_PLAIN})(?:(?P<to>\s?[-–—]\s?|\sto\s|\sor\s|\sand\s(?=\d|{_SPELLED}))(?P<second>{_PLAIN}))?
    )
    (?P<post>(?:\s?%|\s?per\s?cent\b|\spercent\b|\s(?:of\ them\s)?or\smore\b|\sor\sso\b|\+)?)
    (?!(?!(?:km|m|cm|mm|kg|ha)\b)\w|[.,:/]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A number with its modifiers; one scan of a sentence finds them all."""

ORDINAL: Final = re.compile(rf"(?<![\w-])(?:\d+(?:st|nd|rd|th)|(?:{'|'.join(ORDINALS)}))\b", re.IGNORECASE)

VAGUE: Final = {
    "few": (2, 5), "several": (3, 7), "couple": (2, 3), "many": (2, None), "tens": (20, None), "dozens": (24, None),
    "scores": (40, None), "hundreds": (200, None), "thousands": (2_000, None), "millions": (2_000_000, None),
}  # fmt: skip
"""Bounds of vague numbers: a plural is at least two of its kind, "few" two to five, "several" three to seven."""

SCALE_OF: Final = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
PARTS_OF: Final = {
    "hal": 2, "thi": 3, "qua": 4, "fif": 5, "six": 6, "sev": 7, "eig": 8, "nin": 9, "ten": 10,
}  # fmt: skip

_BOUND = {
    "high": re.compile(_spaced(rf"\b(?:{_UP_TO}|{_BELOW})\b"), re.IGNORECASE),
    "low": re.compile(_spaced(rf"\b(?:{_AT_LEAST}|{_ABOVE})\b"), re.IGNORECASE),
}


_RANGE_LEAD = re.compile(r"(?:between|from)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """What a written number tells: its value or its bounds, and whether it is a share, a percentage, money."""

    start: int
    end: int
    value: Number | None
    low: Number | None
    high: Number | None
    percent: bool = False
    share: bool = False
    money: str | None = None


def read_form(m: re.Match[str]) -> Form | None:
    """Return what a match of NUMBER tells; None where the words turn out to be no number.

    "about", "nearly", "some" leave the value as it is told; "up to" and "less than" give a high bound only,
    "at least" and "more than" a low one.
    """
    start = m.start() + len(m.group()) - len(m.group().lstrip())
    if m["vague"]:
        low, high = _vague(m["vague"].lower())
        return Form(start, m.end(), None, low, high)
    if m["fraction"]:
        whole = _fraction(m["fraction"].lower())
        return _bounded(m, start, whole) if whole is not None else None
    if m["ratio"]:
        share = _ratio(m["ratio"].lower())
        return _bounded(m, start, share, share=True) if share is not None else None
    if m["part"]:
        share = _share(m["part"].lower())
        return _bounded(m, start, share, share=True) if share is not None else None
    value = _value(m["number"])
    if value is None:
        return None
    if not m["second"] and (lead := _RANGE_LEAD.match(m["pre"])):
        start += lead.end()
    second = _value(m["second"]) if m["second"] else None
    if second is not None and m["second"]:
        return _range(m, start, value, second)
    return _bounded(m, start, value)


def read_change(m: re.Match[str], by: bool) -> list[Form]:
    """Return the numbers of "from 9 to 14" or, with `by`, of "by two to 14" where a verb tells of a change, one by one."""
    first, second = _value(m["number"] or ""), _value(m["second"] or "")
    if first is None or second is None:
        return []
    percent, money = _marks(m)
    before = Form(m.start("number"), m.end("number"), first, None, None, percent, False, money)
    after = Form(m.start("second"), m.end(), second, None, None, percent, False, money)
    return [after] if by else [before, after]


def _range(m: re.Match[str], start: int, first: Number, second: Number) -> Form | None:
    scale = re.search(rf"(?:{_SCALE})$", m["second"].lower())
    if scale and first < second and not re.search(rf"(?:{_SCALE})$", m["number"].lower()) and first < 1000:
        factor = spelled_number([scale.group()]) or 1
        first = first * factor
    percent, money = _marks(m)
    joint = m["to"].strip().lower()
    if joint in ("to", "-", "–", "—", "or") or (joint == "and" and "between" in m["pre"].lower()):
        if second > first:
            return Form(start, m.end(), None, first, second, percent, False, money)
        return None
    return Form(start, m.end("number"), first, None, None, percent, False, money)


def _bounded(m: re.Match[str], start: int, value: Number, share: bool = False) -> Form:
    pre, post = m["pre"], m["post"]
    percent, money = _marks(m)
    if (_BOUND["low"].search(pre) or "more" in post or "+" in post) and not re.search(
        r"no\s+more|not\s+more", pre, re.IGNORECASE
    ):
        return Form(start, m.end(), None, value, None, percent, share, money)
    if _BOUND["high"].search(pre):
        return Form(start, m.end(), None, None, value, percent, share, money)
    return Form(start, m.end(), value, None, None, percent, share, money)


def _marks(m: re.Match[str]) -> tuple[bool, str | None]:
    post = m["post"].lower()
    return "%" in post or "cent" in post, (m["money"] or "").strip() or None


def _value(text: str) -> Number | None:
    low = text.lower().replace("\u00a0", " ").replace("\u202f", " ")
    if re.fullmatch(r"[\d ,.]+", low):
        return plain_number(low)
    digits = re.match(r"[\d ,]+(?:\.\d+)?", low)
    if digits and "half" not in low and digits.group().strip():
        number = plain_number(digits.group())
        word = low[digits.end() :].strip(" -")
        factor = spelled_number([word]) or spelled_number([word.rstrip("s")])
        if number is None or factor is None:
            return number
        found = number * factor
        return int(found) if float(found).is_integer() else found
    words = re.split(r"[\s-]+", low)
    if "and a half" in low:
        return _half_more(words)
    if "half" in words:
        whole = spelled_number([w for w in words if w not in ("half", "a", "an")])
        return None if whole is None else int(whole / 2) if float(whole / 2).is_integer() else whole / 2
    return spelled_number(words)


def _half_more(words: list[str]) -> Number | None:
    """Return what "three and a half thousand" spells."""
    whole, scale = spelled_number(words[: words.index("and")]), spelled_number([words[-1]])
    if whole is None or scale is None:
        return None
    found = (whole + 0.5) * scale
    return int(found) if float(found).is_integer() else found


def _fraction(text: str) -> Number | None:
    """Return what "a quarter of a million" spells."""
    words = re.split(r"[\s-]+", text)
    share, scale = _share(" ".join(words[: words.index("of")])), spelled_number([words[-1]])
    return None if share is None or scale is None else round(share * scale)


def _ratio(text: str) -> float | None:
    """Return the share that "one in five" or "nine out of ten" tells."""
    words = [w for w in text.split() if w not in ("in", "out", "of", "every")]
    part, whole = spelled_number(words[:1]), spelled_number(words[-1:])
    return round(part / whole, 4) if part and whole and part < whole else None


def _vague(text: str) -> tuple[Number | None, Number | None]:
    words = [w for w in text.split() if w not in ("a", "of")]
    low, high = VAGUE[words[0]]
    if len(words) == 1:
        return low, high
    scale = SCALE_OF[words[1].rstrip("s")]
    return low * scale, None if high is None else high * scale


def _share(text: str) -> float | None:
    words = re.split(r"[\s-]+", text)
    part = PARTS_OF.get(words[-1][:3])
    if part is None:
        return None
    count = spelled_number(words[:1]) if len(words) > 1 else 1
    return round(count / part, 4) if count else None
