"""Annotations and statements in, figures out: which numbers are given, of what, by whom."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accordingto.coding.counted import Counted, category_of, counted_by, is_person, load_counted
from accordingto.coding.counts import counted_as
from accordingto.coding.givers import CONCEDING, GIVING, givers_of
from accordingto.coding.sources import innermost
from accordingto.model.annotations import Annotations, Quantity
from accordingto.model.ids import content_id
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Event, Figure, Statement

CONFIDENCE: Final = {
    "share": 0.85,
    "count": 0.8,
    "money": 0.75,
    "measure": 0.65,
    "duration": 0.6,
    "bare": 0.55,
    "one": 0.5,
}
"""How often a careful coder would code a number of that kind, by the development texts."""

DEADLINE_LEADS: Final = frozenset(
    {"within", "next", "coming", "another", "take", "takes", "give", "gave", "gives", "last", "lasts"}
)
LONG_UNITS: Final = frozenset({"hour", "day", "week", "month", "year"})
CHANGING: Final = frozenset(
    {"rise", "grow", "increase", "fall", "drop", "climb", "reach", "total", "exceed", "stay", "stand"}
)
CALIBRES: Final = frozenset({"millimetre", "millimeter", "mm", "calibre", "caliber"})
PEOPLE: Final = frozenset("people them lives others dead wounded injured killed missing kia wia".split())
"""Words for people that are no noun in the singular."""
_COUNTING: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
_LEAD: Final = re.compile(
    rf"^(?:[\s\-–]|(?:of|the|their|its|his|her|our|these|those|more|other|further|additional|strong|were|are)\b|\d[\d,]*\b"
    rf"|(?:{_COUNTING})\b)+",
    re.IGNORECASE,
)
"""What stands between a number and its thing: "of the eight hostages", "more people", "-strong force"."""
DEFINITE: Final = frozenset({"the", "these", "those", "his", "her", "their", "its", "our"})
"""Before a small number these take up what was told: "the two men"."""
FEW: Final = 3
MANY: Final = 20
"""From here on a number without a noun is taken for one that was told before of something."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A number that is worth a row, with what it counts."""

    quantity: Quantity
    counted: Counted
    title: bool
    confidence: float


def find_figures(
    annotations: Annotations, statements: Sequence[Statement], events: Sequence[Event], origin: str
) -> tuple[Figure, ...]:
    """Return the figures of a document in text order, the same number of the same thing once.

    Coded are counts, shares, money, measures, and durations that are deadlines or the length of an event;
    never years, ages, ordinals, identifiers or times of day. `what` is the phrase that is counted, `unit` its noun
    (percent, share, day, a currency or a measure where it is one). `sources` are those who give the number.
    `origin` is written into every row.
    """
    drafts = [d for q in annotations.quantities if (d := _draft(annotations, q))]
    by_id = {s.id: s for s in statements}
    figures = [_figure(annotations, d, statements, by_id, events, origin) for d in _once(annotations, drafts)]
    return tuple({f.id: f for f in figures}.values())


def _once(annotations: Annotations, drafts: Sequence[_Draft]) -> list[_Draft]:
    """Drop a number of the same thing told before; the body's row is kept before the title's."""
    seen: set[tuple[float, str | None]] = set()
    numbers: set[float] = set()
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.title, d.quantity.start)):
        quantity = draft.quantity
        number = next(v for v in (quantity.value, quantity.low, quantity.high) if v is not None)
        thing = _thing(annotations.parse, draft)
        again = (number, thing) in seen or (number in numbers and (draft.title or (thing is None and number > MANY)))
        if not again:
            kept.append(draft)
        seen.add((number, thing))
        numbers.add(number)
    return sorted(kept, key=lambda d: d.quantity.start)


def _thing(parse: Parse, draft: _Draft) -> str | None:
    noun = draft.counted.noun
    if noun is not None:
        return noun.lemma.lower()
    return draft.quantity.unit or next((key for key, _ in counted_as(parse, draft.counted)), None)


def _draft(annotations: Annotations, quantity: Quantity) -> _Draft | None:
    parse = annotations.parse
    title = parse.sentence_of(parse.tokens[quantity.first]).is_title
    if quantity.kind == "duration":
        counted = _duration(annotations, quantity)
        return _Draft(quantity, counted, title, CONFIDENCE["duration"]) if counted else None
    if quantity.kind not in ("count", "share", "money", "measure"):
        return None
    counted = counted_by(parse, quantity)
    if quantity.kind in ("money", "measure"):
        end = quantity.end
        if quantity.unit in CALIBRES and "-" in annotations.document.text[quantity.start : end]:
            return None
        return _Draft(quantity, Counted(None, counted.number, quantity.start, end), title, CONFIDENCE[quantity.kind])
    if quantity.kind == "share":
        of_thing = counted.noun is not None and counted.noun.norm not in ("them", "us", "it", "this", "which", "whom")
        kept = of_thing or quantity.unit == "percent"
        return _Draft(quantity, counted, title, CONFIDENCE["share"]) if kept else None
    confidence = _count_confidence(parse, quantity, counted)
    return _Draft(quantity, counted, title, confidence) if confidence else None


def _count_confidence(parse: Parse, quantity: Quantity, counted: Counted) -> float | None:
    """How sure a count is a figure that matters; None where it is none."""
    noun, number = counted.noun, max(n for n in (quantity.value, quantity.low, quantity.high) if n is not None)
    harmed = next(counted_as(parse, counted), None)
    if noun is None:
        told = harmed is not None or _is_given(parse, counted.number) or _is_subject(parse, quantity, counted.number)
        return CONFIDENCE["bare"] if told else None
    lemma = noun.lemma.lower()
    lists = load_counted()
    if lemma in lists["uncounted"] or noun.norm in lists["uncounted"]:
        return None
    if number <= FEW and lemma in lists["uncounted_when_few"] and harmed is None:
        return None
    before = parse.tokens[quantity.first - 1].norm if quantity.first else ""
    if number <= FEW and before in DEFINITE and harmed is None:
        return None
    if number == 1 and quantity.low is None and quantity.high is None:
        return CONFIDENCE["one"] if harmed is not None and is_person(noun) else None
    return CONFIDENCE["count"]


def _is_given(parse: Parse, number: Token) -> bool:
    """Tell whether a bare number is what somebody puts something at: "estimated the crowd at 3,000", "concedes three"."""
    above = parse.head(number)
    if number.dep == "pobj" and above.norm in ("at", "about", "of", "to", "from"):
        return parse.head(above).lemma in GIVING | CHANGING
    return number.dep == "dobj" and above.lemma in GIVING | CHANGING | CONCEDING


def _is_subject(parse: Parse, quantity: Quantity, number: Token) -> bool:
    """Tell whether a bare number stands for people who do or undergo something: "Four had left"."""
    first = parse.tokens[quantity.first]
    definite = first.i and parse.tokens[first.i - 1].norm in ("the", "these", "those", "all", "both")
    return number.dep in ("nsubj", "nsubjpass") and not definite and (quantity.value or 0) > 1 and number.norm != "one"


def _duration(annotations: Annotations, quantity: Quantity) -> Counted | None:
    """The length of an event ("a 78-day air war") or a time set ("within 72 hours"); other durations are no figures."""
    parse = annotations.parse
    if quantity.unit not in LONG_UNITS or (quantity.value or quantity.high or 0) < 2:
        return None
    last = parse.tokens[quantity.last]
    number = next((t for t in parse.tokens[quantity.first : quantity.last + 1] if t.pos == "NUM"), last)
    words = {t.norm for t in parse.tokens[max(quantity.first - 2, 0) : quantity.last + 1]}
    text = annotations.document.text[quantity.start : quantity.end]
    start = number.start
    if re.search(r"\w-\w", text):
        after = (t for t in parse.tokens[quantity.last + 1 : quantity.last + 5] if t.sentence == last.sentence)
        noun = next((t for t in after if t.pos == "NOUN"), None)
        head = parse.head(last)
        if noun is None:
            return None
        end = head.end if last.i < head.i <= last.i + 4 and head.sentence == last.sentence else noun.end
        return Counted(noun, number, start, max(end, noun.end))
    if words & DEADLINE_LEADS and quantity.unit != "year":
        return Counted(None, number, start, quantity.end)
    return None


def _figure(
    annotations: Annotations,
    draft: _Draft,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    events: Sequence[Event],
    origin: str,
) -> Figure:
    document, quantity, counted = annotations.document, draft.quantity, draft.counted
    statement = innermost(statements, counted.start, counted.end)
    what = _what(annotations, draft)
    noun = counted.noun
    unit = quantity.unit or _unit(annotations.parse, counted)
    sources = givers_of(annotations, statement, by_id, counted)
    event = _event(annotations, draft, events)
    numbers = (quantity.value, quantity.low, quantity.high)
    return Figure(
        id=content_id(
            "figure", document.id, counted.start, counted.end, *(None if n is None else str(n) for n in numbers)
        ),
        document_id=document.id,
        evidence_start=counted.start,
        evidence_end=counted.end,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=unit,
        what=what,
        category=category_of(noun),
        sources=sources,
        statement_id=statement.id if statement else None,
        event_id=event.id if event else None,
        as_of=_as_of(annotations, counted),
        confidence=draft.confidence,
        origin=origin,
    )


def _unit(parse: Parse, counted: Counted) -> str | None:
    """The noun that a count is of, in the singular; a person where only people can be meant."""
    noun = counted.noun
    if noun is not None:
        return "person" if noun.norm in PEOPLE or noun.lemma.lower() == "toll" else noun.lemma.lower()
    return "person" if next(counted_as(parse, counted), None) else None


def _what(annotations: Annotations, draft: _Draft) -> str | None:
    """The phrase that is counted, without its number."""
    noun, quantity = draft.counted.noun, draft.quantity
    if noun is None:
        return None
    if noun.i < quantity.first:
        lead = min([noun, *annotations.parse.children(noun, "compound")], key=lambda t: t.i)
        return annotations.document.text[lead.start : noun.end]
    text = annotations.document.text[quantity.end : max(noun.end, draft.counted.end)]
    return _LEAD.sub("", " ".join(text.split())) or noun.text


def _event(annotations: Annotations, draft: _Draft, events: Sequence[Event]) -> Event | None:
    """The event whose counts the number is among: its words hold the number, its trigger governs the noun."""
    parse, counted = annotations.parse, draft.counted
    near = [
        e for e in events if any(a <= counted.start < b for a, b in ((e.evidence_start, e.evidence_end), *e.also_at))
    ]
    if not near or draft.quantity.kind != "count":
        return None
    above = {t.lemma.lower() for t in parse.ancestors(counted.noun or counted.number)}
    above |= {governor.lemma.lower() for _, governor in counted_as(parse, counted)}
    governed = [e for e in near if set(_trigger_lemmas(parse, e)) & above]
    return governed[0] if governed else None


def _trigger_lemmas(parse: Parse, event: Event) -> Iterator[str]:
    words = event.trigger.lower().split()
    for token in parse.between(event.evidence_start, event.evidence_end):
        if token.norm in words or token.lemma.lower() in words:
            yield token.lemma.lower()


def _as_of(annotations: Annotations, counted: Counted) -> str | None:
    """The day that the number holds for, where it is told: "as of 3 May", "by Friday 30 had been", "rose to 14 on Friday"."""
    parse = annotations.parse
    sentence = parse.sentence_of(counted.number)
    verb = next((t for t in parse.ancestors(counted.number) if t.pos in ("VERB", "AUX")), None)
    for time in annotations.times_in(sentence.start, sentence.end):
        token = parse.token_at(time.start)
        if token is None or not token.i or not time.date_end or time.type == "DURATION":
            continue
        joint = parse.tokens[token.i - 1]
        if [t.norm for t in parse.tokens[max(token.i - 2, 0) : token.i]] in (["as", "of"], ["as", "at"]):
            return time.date_end
        if verb is None or all(t.i != verb.i for t in parse.ancestors(token)):
            continue
        if joint.norm == "by" and any(c.norm == "had" for c in parse.children(verb, "aux")):
            return time.date_end
        toll = counted.noun is not None and counted.noun.i < counted.number.i
        if toll and joint.norm in ("on", "by") and verb.lemma in CHANGING:
            return time.date_end
    return None
