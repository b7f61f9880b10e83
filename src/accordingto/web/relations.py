"""A desk and a time in, who accuses, asks, threatens, meets, supports and acts on whom in it out: dyads with their counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accordingto.engine.people import find_actors_named
from accordingto.model.codebook import load_codebook_file
from accordingto.model.dates import PartialDate
from accordingto.model.people import why_withheld
from accordingto.model.records import Entity
from accordingto.store.base import View
from accordingto.web.addresses import urlencode
from accordingto.web.filters import given
from accordingto.web.wordings import mark

WINDOW = timedelta(days=90)
"""So long before its newest document the relations of a desk are shown, unless other days are asked for."""
SMALL = 5_000
"""A desk with no more statements than this is shown whole."""
MOST_SAID, MOST_DONE = 1_500, 1_500
"""So many statements and happenings, the latest, are looked through."""
MOST_DYADS = 60
"""So many dyads stand in the table, the strongest first."""
Tone = str
"""`against`, `towards` or `asks`: what a relation is, for its line and colour."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of relation: its code in the address, what it is called, its tone, whether it is said or done, what it is made of.

    `made_of` are acts of statements, or types of incidents. `mutual`: it has no direction. `quad`: the class of all its types.
    """

    code: str
    told: str
    tone: Tone
    said: bool
    made_of: tuple[str, ...]
    mutual: bool = False
    quad: str = ""


def _types(quad_code: str) -> tuple[str, ...]:
    types: Mapping[str, Mapping[str, str]] = load_codebook_file("events")["types"]
    return tuple(name for name, entry in types.items() if entry["quad_code"] == quad_code)


RELATIONS: tuple[Relation, ...] = (
    Relation("accuse", mark("accuses"), "against", True, ("accuse",)),
    Relation("threaten", mark("threatens"), "against", True, ("threaten",)),
    Relation("reject", mark("rejects"), "against", True, ("reject",)),
    Relation("ask", mark("asks"), "asks", True, ("request",)),
    Relation("support", mark("supports"), "towards", True, ("support",)),
    Relation("agree", mark("agrees with"), "towards", True, ("agree",)),
    Relation("meet", mark("meets"), "towards", False, ("CONSULT",), mutual=True),
    Relation("help", mark("acts for"), "towards", False, _types("MATERIAL COOPERATION"), quad="MATERIAL COOPERATION"),
    Relation("act", mark("acts against"), "against", False, _types("MATERIAL CONFLICT"), quad="MATERIAL CONFLICT"),
)
"""What is told of two actors, in the order in which it is shown; denials make no relation."""
BY_CODE: Mapping[str, Relation] = {r.code: r for r in RELATIONS}


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a network, inclusive; None: no bound is known. `chosen`: somebody asked for them."""

    first: date | None
    last: date | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Dyad:
    """What one actor says or does to another: counts by relation, how many happenings the accounts differ on."""

    one: str
    other: str
    counts: Mapping[str, int]
    disputed: int

    @property
    def total(self) -> int:
        """All of them together."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Network:
    """The dyads of a time, the strongest first, and the actors in them by name.

    `left_out` counts what names somebody who has no place in a network; `cut` tells that there is more than was looked through.
    """

    span: Span
    dyads: tuple[Dyad, ...]
    actors: Mapping[str, Entity]
    left_out: int
    cut: bool


def asked_span(params: Mapping[str, str], newest: date | None, statements: int) -> Span:
    """Return the days that an address asks for; without any, all of a small desk, the last months of one with many statements."""
    first, last = (PartialDate.parse_or_none(given(params, name)) for name in ("from", "to"))
    if first is None and last is None:
        if newest is None or statements <= SMALL:
            return Span(None, None, False)
        start = newest - WINDOW if newest.toordinal() > WINDOW.days else date.min
        return Span(start, newest, False)
    return Span(first.first_day if first else None, last.last_day if last else None, True)


def find_network(view: View, span: Span, kinds: Iterable[str] = (), actor: str | None = None) -> Network:
    """Return what is said and done between public actors in some days; only some kinds, only with one actor, if given.

    Statements count once in the document that they were published in first (copies are left out), happenings once
    however many documents tell of them; what is denied or not realised counts not at all.
    """
    chosen = [r for r in RELATIONS if not kinds or r.code in set(kinds)]
    first, last = (d.isoformat() if d else None for d in (span.first, span.last))
    acts = {act: r.code for r in chosen if r.said for act in r.made_of}
    types = {t: r for r in chosen if not r.said for t in r.made_of}
    said = view.said_between(acts, first, last, MOST_SAID) if acts else ()
    done = view.done_between(types, first, last, MOST_DONE) if types else ()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    disputed: Counter[tuple[str, str]] = Counter()
    for statement in said:
        for name in dict.fromkeys((*statement.about, *statement.addressees)):
            counts[statement.speaker, name][acts[statement.act]] += 1
    for happening in done:
        relation = types[happening.event_type]
        for pair in _pairs(happening.actors, happening.recipients, relation.mutual):
            counts[pair][relation.code] += 1
            disputed[pair] += happening.status == "disputed"
    known = find_actors_named(view, {name for pair in counts for name in pair})
    shown = {name: e for name, e in known.items() if why_withheld(e) is None}
    kept = {p: c for p, c in counts.items() if p[0] != p[1] and p[0] in shown and p[1] in shown}
    left_out = sum(c.total() for p, c in counts.items() if p[0] != p[1] and p not in kept)
    dyads = [
        Dyad(*pair, {r.code: n for r in RELATIONS if (n := c[r.code])}, disputed[pair])
        for pair, c in kept.items()
        if actor is None or actor in pair
    ]
    dyads.sort(key=lambda d: (-d.total, d.one, d.other))
    named = {name: shown[name] for d in dyads for name in (d.one, d.other)}
    return Network(span, tuple(dyads), named, left_out, len(said) == MOST_SAID or len(done) == MOST_DONE)


def _pairs(actors: Sequence[str], recipients: Sequence[str], mutual: bool) -> set[tuple[str, str]]:
    """Return who does it to whom; of what has no direction, everybody in it with everybody, in alphabetical order."""
    if not mutual:
        return {(a, b) for a in actors for b in recipients}
    everybody = sorted({*actors, *recipients})
    return {(a, b) for n, a in enumerate(everybody) for b in everybody[n + 1 :]}


def rows_address(dyad: Dyad, code: str, span: Span) -> str:
    """Return the address of what a count of a dyad rests on: statements, events of one type, happenings of one class."""
    relation = BY_CODE[code]
    if relation.said:
        fields = {"speaker": dyad.one, "act": relation.made_of[0], "towards": dyad.other}
        return f"/statements?{urlencode(fields)}"
    days = {k: d.isoformat() for k, d in {"from": span.first, "to": span.last}.items() if d}
    if relation.quad:
        fields = {"actor": dyad.one, "recipient": dyad.other, "quad": relation.quad, "any": "1"}
        return f"/map?{urlencode(fields | days)}#list"
    fields = {"party" if relation.mutual else "actor": dyad.one, "recipient": dyad.other, "type": relation.made_of[0]}
    return f"/events?{urlencode(fields | days)}"
