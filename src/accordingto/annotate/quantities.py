"""A parse and its time expressions in, the numbers of the text out: value or bounds, unit, kind."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from accordingto.annotate.number_forms import NUMBER, ORDINAL, Form, read_change, read_form
from accordingto.annotate.number_words import CARDINALS, ORDINALS, spelled_number
from accordingto.annotate.time_symbols import INSTRUMENTS
from accordingto.model.annotations import Quantity
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import TimeMention

Kind = Literal["count", "share", "duration", "age", "money", "measure", "ordinal", "identifier", "clock", "date"]

CURRENCIES: Final = frozenset(
    "dollar euro pound crown dinar lek lira ruble rouble yen yuan franc mark krona krone zloty hryvnia shekel rupee peso"
    " rand cent forint leu lev denar kuna riyal dirham rial guilder florin shilling tugrik won baht naira"
    " birr lari usd eur gbp".split()
)
SIGNS: Final = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "US$": "dollar"}
MEASURES: Final = frozenset(
    "m metre meter kilometre kilometer km mile yard foot feet inch centimetre centimeter cm millimetre millimeter mm ton tonne"
    " kilogram kilo kg gram pound litre liter gallon barrel hectare acre degree megawatt gigawatt kilowatt watt knot calibre"
    " caliber volt byte gigabyte megabyte mph kph".split()
)
SQUARES: Final = frozenset("square cubic nautical metric".split())
TIME_UNITS: Final = {
    "S": "second", "M": "month", "H": "hour", "D": "day", "W": "week", "Y": "year", "DE": "decade", "CE": "century",
}  # fmt: skip
NAUGHT: Final = re.compile(
    r"\b(?:no\s?one|nobody|none)\b"
    r"|\bno(?=\s+(?:\w+\s+)?(?:casualt|injur|death|fatalit|victim|arrest|dead\b))",
    re.IGNORECASE,
)
HARM: Final = frozenset(
    "hurt injure injured wound wounded kill killed die harm harmed dead arrest arrested detain detained displace".split()
)


ONE_PERSON: Final = frozenset("man woman boy girl child youth teenager lad son daughter".split())
"""Whose "of nine" is an age."""
CHANGES: Final = frozenset(
    "rise grow increase fall drop climb go revise raise cut reduce lower jump decline move change bring shrink swell double"
    " slip widen expand".split()
)
CHANGE_REACH: Final = 8
"""Tokens before "from 9 to 14" among which the verb of a change is looked for."""
_RANGE: Final = re.compile(
    r"\b([\w-]+?)(?:\s(?:to|or)\s|\s?[-–]\s?)[\w-]+\s?-?\s?(?:second|minute|hour|day|week|month|year)"
)
TRIGGERS: Final = (
    frozenset(CARDINALS)
    | frozenset(ORDINALS)
    | frozenset(
        "billion trillion dozen dozens tens scores hundreds thousands millions billions half third thirds quarter quarters"
        " fifths tenths no nobody none".split()
    )
)
"""Words that a sentence must have one of (or a digit) to be looked at."""


HANDED = re.compile(r"(?<=\bhanded )over\b|(?<=\bturned )over\b|(?<=\bhand )over\b|(?<=\bturn )over\b", re.IGNORECASE)
"""A particle that only looks like "more than": "has handed over 22"."""


def find_quantities(parse: Parse, times: Sequence[TimeMention]) -> tuple[Quantity, ...]:
    """Return the numbers of a text in text order; `start` and `end` take in the words that bound or round them.

    "about", "nearly", "some" before a number leave it as the value; "up to" gives only `high`, "at least" and
    "more than" only `low`, a range both. A fraction has the unit "share", a percentage "percent". What lies in a
    time expression is of kind "date" or, with its length, "duration".
    """
    found = list(_durations(parse, times))
    taken = sorted([(t.start, t.end) for t in times])
    for sentence in parse.sentences:
        tokens = parse.tokens_of(sentence)
        if any(t.norm in TRIGGERS or t.text[0].isdigit() or t.text[0] in "$€£¥~" for t in tokens):
            found += _in_sentence(parse, tokens, taken)
    return tuple(sorted(found, key=lambda q: (q.start, q.end)))


def _in_sentence(parse: Parse, tokens: Sequence[Token], taken: list[tuple[int, int]]) -> list[Quantity]:
    text, begin = HANDED.sub("    ", _text_of(tokens)), tokens[0].start
    found: list[Quantity] = []
    for m in NUMBER.finditer(text):
        for form in _forms(m, text, tokens):
            found += _quantity(parse, form, begin, taken)
    naughts = list(_naughts(parse, text, begin))
    found = [q for q in found if not any(n.first <= q.first <= n.last for n in naughts)] + naughts
    spoken_for = {i for q in found for i in range(q.first, q.last + 1)}
    return found + [q for q in _ordinals(parse, text, begin, taken) if q.first not in spoken_for]


def _forms(m: re.Match[str], text: str, tokens: Sequence[Token]) -> list[Form]:
    """The numbers that a match tells: one, or the two between which something changed ("rose from 9 to 14")."""
    if m["second"] and m["to"].strip().lower() == "to":
        by = text[: m.start("number")].rstrip().lower().endswith(" by")
        place = tokens[0].start + m.start("number")
        before = [t for t in tokens if t.end <= place][-CHANGE_REACH:]
        if (by or "from" in m["pre"].lower()) and any(t.lemma in CHANGES for t in before):
            return read_change(m, by)
    form = read_form(m)
    return [form] if form is not None else []


def _text_of(tokens: Sequence[Token]) -> str:
    """The text of a sentence's tokens, every character at its place from the first token on."""
    at = tokens[0].start
    parts: list[str] = []
    for token in tokens:
        parts.append(" " * (token.start - at))
        parts.append(token.text)
        at = token.start + len(token.text)
    return "".join(parts)


def _durations(parse: Parse, times: Sequence[TimeMention]) -> Iterator[Quantity]:
    for time in times:
        m = re.fullmatch(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|[SMHDWY])", time.value or "")
        tokens = parse.between(time.start, time.end)
        if time.type != "DURATION" or m is None or not tokens:
            continue
        number = float(m[2])
        unit = "minute" if m[1] and m[3] == "M" else TIME_UNITS[m[3]]
        value = int(number) if number.is_integer() else number
        kind: Kind = "age" if tokens[-1].norm == "old" else "duration"
        least = _RANGE.search(time.text.lower())
        low = spelled_number(least[1].split("-")) if least else None
        first, last = tokens[0].i, tokens[-1].i
        if low is not None and low < value:
            yield Quantity(time.start, time.end, None, low, value, unit, first, last, kind)
        else:
            yield Quantity(time.start, time.end, value, None, None, unit, first, last, kind)


def _quantity(parse: Parse, form: Form, begin: int, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    start, end = form.start + begin, form.end + begin
    if _is_taken(taken, start, end):
        return
    tokens = parse.between(start, end)
    if not tokens:
        return
    kind, unit, end = _classify(parse, form, tokens, end)
    if kind is None:
        return
    yield Quantity(start, end, form.value, form.low, form.high, unit, tokens[0].i, tokens[-1].i, kind)


def _is_taken(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(taken, (end, 0)) - 1
    return at >= 0 and taken[at][1] > start


def _classify(parse: Parse, form: Form, tokens: tuple[Token, ...], end: int) -> tuple[Kind | None, str | None, int]:
    first, last = tokens[0], tokens[-1]
    after = _next(parse, last)
    before = parse.tokens[first.i - 1] if first.i and parse.tokens[first.i - 1].sentence == first.sentence else None
    if form.percent:
        return "share", "percent", end
    if form.share:
        return "share", "share", end
    if form.money:
        return "money", SIGNS.get(form.money, form.money), end
    if _is_age(parse, form, before, last, after):
        return "age", "year", end
    if before is not None and _is_identifier(before, first, form):
        return "identifier", None, end
    unit = _unit_after(parse, last)
    if unit is not None:
        kind: Kind = "money" if _singular(unit) in CURRENCIES else "measure"
        return kind, _singular(unit), unit.end
    if _is_pronoun_one(parse, tokens):
        return None, None, end
    return "count", None, end


def _next(parse: Parse, token: Token) -> Token | None:
    at = token.i + 1
    return parse.tokens[at] if at < len(parse.tokens) and parse.tokens[at].sentence == token.sentence else None


def _unit_after(parse: Parse, last: Token) -> Token | None:
    token = _next(parse, last)
    if token is not None and token.text == "-":
        token = _next(parse, token)
    if token is not None and token.norm in SQUARES:
        token = _next(parse, token)
    if token is None:
        return None
    lemma = token.lemma.lower()
    names = {lemma, token.norm, token.norm.removesuffix("s")}
    return token if names & CURRENCIES or names & MEASURES else None


def _singular(unit: Token) -> str:
    lemma = unit.lemma.lower()
    known = lemma in CURRENCIES or lemma in MEASURES
    return lemma if known else unit.norm.removesuffix("s")


def _is_age(parse: Parse, form: Form, before: Token | None, last: Token, after: Token | None) -> bool:
    if form.value is None or not 0 < form.value < 120:
        return False
    if before is not None and before.norm in ("aged", "age"):
        return True
    if (
        before is not None
        and before.norm == "of"
        and (after is None or after.pos not in ("NOUN", "PROPN", "ADJ", "NUM"))
    ):
        person = parse.tokens[before.i - 1] if before.i else before
        return person.tag == "NN" and person.norm in ONE_PERSON
    following = "".join(t.norm for t in parse.tokens[last.i + 1 : last.i + 8])
    if re.match(r"-?(?:(?:and|,|or|to)-?[\w]+)?-?years?-?olds?", following) or following.startswith("yearsold"):
        return True
    comma = before is not None and before.text == "," and after is not None and after.text in (",", ")", ".")
    return comma and last.text.isdigit() and parse.tokens[max(last.i - 2, 0)].pos == "PROPN"


def _is_identifier(before: Token, first: Token, form: Form) -> bool:
    digits = first.text.replace(",", "").isdigit()
    if before.norm.rstrip(".") in INSTRUMENTS and (digits or before.norm not in ("no", "hill", "camp", "act", "gate")):
        return True
    name = before.pos == "PROPN" and before.text[:1].isupper() and before.end < first.start
    return (
        digits and name and "," not in first.text and before.dep != "appos" and first.dep not in ("nummod", "compound")
    )


def _is_pronoun_one(parse: Parse, tokens: tuple[Token, ...]) -> bool:
    """Tell whether "one" stands for a thing and counts none: "one of the conditions", "this one", "one must"."""
    if len(tokens) != 1 or tokens[0].norm != "one":
        return False
    token = tokens[0]
    head = parse.head(token)
    return not (token.dep == "nummod" and head.i > token.i and head.pos in ("NOUN", "PROPN", "ADJ"))


def _ordinals(parse: Parse, text: str, begin: int, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    for m in ORDINAL.finditer(text):
        start, end = m.start() + begin, m.end() + begin
        tokens = parse.between(start, end)
        if _is_taken(taken, start, end) or not tokens:
            continue
        low = m.group().lower()
        value = ORDINALS[low] if low in ORDINALS else int(re.sub(r"\D", "", low))
        yield Quantity(start, end, value, None, None, None, tokens[0].i, tokens[-1].i, "ordinal")


def _naughts(parse: Parse, text: str, begin: int) -> Iterator[Quantity]:
    """ "No one was hurt", "no casualties": a number too, and one that people look for."""
    for m in NAUGHT.finditer(text):
        start, end = m.start() + begin, m.end() + begin
        tokens = parse.between(start, end)
        if not tokens:
            continue
        sentence: Sentence = parse.sentence_of(tokens[0])
        harm = any(t.lemma.lower() in HARM or t.norm in HARM for t in _clause(parse, tokens[-1], sentence))
        if m.group().lower() == "no" or harm:
            yield Quantity(start, end, 0, None, None, "person", tokens[0].i, tokens[-1].i, "count")


def _clause(parse: Parse, token: Token, sentence: Sentence) -> tuple[Token, ...]:
    return parse.tokens[token.i : min(token.i + 6, sentence.last + 1)]
