"""The events of one happening in, why they are taken for one out: what the program finds and what people decided, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accordingto.model.records import Event, Incident
from accordingto.model.sameness import Judgement, Pair
from accordingto.store.base import View
from accordingto.web.cards import words_address
from accordingto.web.labels import excerpt
from accordingto.web.wordings import _, mark

MOST_NEAR, LEAST_CHANCE = 6, 0.25
"""So many happenings that may be the same one are named, those with at least this chance."""

RELATIONS = {
    "carries_out": mark("It carries out what was planned, asked for or threatened in"),
    "carried_out_by": mark("It was planned, asked for or threatened, and carried out by"),
    "refuses": mark("It refuses what was asked for in"),
    "refused_by": mark("It was asked for, and refused by"),
}
"""What a happening is to another one, in words."""


@dataclass(frozen=True, slots=True)
class Words:
    """An event as it is named in a reason: its words, where they stand, who published them, and its number on the page."""

    event_id: str
    words: str
    href: str
    publisher: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Linking:
    """Two events, what the program finds of them (chance and reasons, the heaviest first), what people decided.

    `decisions` is all that was ever decided, oldest first. `incident_id` is the happening of the other event, where
    that is another one.
    """

    one: Words
    other: Words
    pair: Pair | None
    decisions: tuple[Judgement, ...] = ()
    incident_id: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A happening that this one came of or led to, what this one is to it in words, and what the program rests that on."""

    relation: str
    told: str
    other: Incident
    pair: Pair | None


@dataclass(frozen=True, slots=True)
class Linkings:
    """Why events are one happening: the best link of each, what people decided, other happenings that may be this one.

    `related` are happenings that it came of or led to.
    """

    links: tuple[Linking, ...]
    decided: tuple[Linking, ...]
    near: tuple[Linking, ...]
    related: tuple[Relation, ...] = ()


def find_linkings(view: View, incident: Incident, numbers: Mapping[str, int]) -> Linkings:
    """Return why the events of a happening are one; `numbers` are those of its events on the page."""
    own = set(incident.event_ids)
    pairs = view.pairs("incidents", incident.event_ids, bare=True)
    judgements = view.judgements("incidents", incident.event_ids)
    inner = _strongest(p for p in pairs if p.one in own and p.other in own and p.answer == "POSITIVE")
    outer = [p for p in pairs if (p.one in own) != (p.other in own) and p.score >= LEAST_CHANCE]
    separated = {(j.one, j.other) for j in judgements if j.answer == "NEGATIVE"}
    judged = {e for j in judgements for e in (j.one, j.other)}
    homes = view.canonical_ids("incidents", (judged | {e for p in outer for e in (p.one, p.other)}) - own)
    near = _nearest([p for p in outer if (p.one, p.other) not in separated], own, homes)
    told = _words(view, own | {e for p in near for e in (p.one, p.other)} | judged, numbers)
    links = [(p.one, p.other) for p in (*inner, *near)] + [(j.one, j.other) for j in judgements]
    by_pair = {(p.one, p.other): p for p in view.pairs_between("incidents", links)}
    return Linkings(
        tuple(_linking(p.one, p.other, by_pair[p.one, p.other], told) for p in inner),
        tuple(
            _linking(j.one, j.other, by_pair.get((j.one, j.other)), told, view.decisions("incidents", j.one, j.other), homes)
            for j in judgements
            if j.one in told and j.other in told
        ),
        tuple(
            _linking(*_own_first(p, own), by_pair[p.one, p.other], told, homes=homes)
            for p in near
            if p.one in told and p.other in told
        ),
        tuple(_relations(view, incident)),
    )  # fmt: skip


def _relations(view: View, incident: Incident) -> Iterable[Relation]:
    """Yield the happenings that one came of or led to, with the surest pair of events for it."""
    others = {i.id: i for i in view.find_rows("incidents", {r.incident_id for r in incident.related})}
    pairs = sorted(view.pairs("relations", incident.event_ids), key=lambda p: (-p.score, p.one, p.other))
    for related in incident.related:
        other = others.get(related.incident_id)
        if other is not None:
            theirs = set(other.event_ids)
            pair = next((p for p in pairs if {p.one, p.other} & theirs), None)
            yield Relation(related.relation, RELATIONS.get(related.relation, related.relation), other, pair)


def _strongest(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the links that hold a happening together: by falling chance, each that brings in an event not yet reached."""
    group: dict[str, str] = {}
    kept = []
    for pair in sorted(pairs, key=lambda p: (-p.score, p.one, p.other)):
        ours, theirs = group.get(pair.one, pair.one), group.get(pair.other, pair.other)
        if ours == theirs:
            continue
        group |= {pair.one: ours, pair.other: ours}
        group = {event: ours if name == theirs else name for event, name in group.items()}
        kept.append(pair)
    return kept


def _nearest(pairs: Iterable[Pair], own: set[str], homes: Mapping[str, str]) -> list[Pair]:
    """Return the best pair with each other happening, the likeliest first."""
    best: dict[str, Pair] = {}
    for pair in sorted(pairs, key=lambda p: (-p.score, p.one, p.other)):
        outside = pair.other if pair.one in own else pair.one
        best.setdefault(homes.get(outside, outside), pair)
    return list(best.values())[:MOST_NEAR]


def _own_first(pair: Pair, own: set[str]) -> tuple[str, str]:
    return (pair.one, pair.other) if pair.one in own else (pair.other, pair.one)


def _linking(
    one: str,
    other: str,
    pair: Pair | None,
    told: Mapping[str, Words],
    decisions: Sequence[Judgement] = (),
    homes: Mapping[str, str] | None = None,
) -> Linking:
    home = (homes or {}).get(other) or (homes or {}).get(one)
    return Linking(told[one], told[other], pair, tuple(decisions), home)


def _words(view: View, event_ids: Iterable[str], numbers: Mapping[str, int]) -> dict[str, Words]:
    events: Sequence[Event] = view.find_rows("events", sorted(event_ids))
    documents = {d.id: d for d in view.find_rows("documents", {e.document_id for e in events})}
    found = {}
    for event in events:
        document = documents.get(event.document_id)
        if document is not None:
            words = excerpt(document.text[event.evidence_start : event.evidence_end], 160)
            publisher = document.publisher or document.title or _("publisher not known")
            href = words_address(document.id, event.id)
            found[event.id] = Words(event.id, words, href, publisher, numbers.get(event.id))
    return found
