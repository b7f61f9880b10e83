"""Statements and events of documents in, what each statement tells of a happening out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from accordingto.model.records import Document, Event, Statement
from accordingto.resolve.surroundings import event_nouns, points_back
from accordingto.resolve.wordings import WORD, meaning_of, wording_of

AHEAD = 80
"""Characters after the beginning of a statement within which a deed is what it is about."""
BARE = 6
"""Words up to which a statement may give nothing but a number ("speaks of seven")."""
NEAR = 300
"""Characters before a bare number within which its paragraph, or the one before, tells of what is counted."""
COUNTED: Mapping[str, str] = {
    meaning_of("kill"): "dead",
    meaning_of("injure"): "injured",
    meaning_of("arrest"): "arrested",
}
"""Which count a word stands for."""

Toll = tuple[str, int | str]
"""What is counted (a field of the counts of an event), and how many."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a statement tells of one incident.

    `actors` are the names of those who are said to have done it, `told` whether it is said to have happened (None: only
    planned, asked for or feared), `tolls` the numbers that are given, `main` whether it is what the statement is about, and
    nothing that is only recalled in it.
    """

    incident: str
    kind: str
    actors: frozenset[str]
    told: bool | None
    tolls: frozenset[Toll]
    main: bool


Deeds = Mapping[str, Sequence[Deed]]
"""Deeds by the id of the statement that tells of them."""
TOLD: Mapping[str, bool] = {"asserted": True, "alleged": True, "negated": False}


def find_deeds(
    statements: Iterable[Statement],
    events: Iterable[Event],
    incidents: Mapping[str, str],
    documents: Mapping[str, Document],
) -> dict[str, tuple[Deed, ...]]:
    """Return what statements tell of incidents, given the incident of each event by its id.

    A statement that gives a bare number ("Ostria says seven") tells of the deed before it in its paragraph for which a
    number is given, too.
    """
    homes: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.id in incidents:
            homes[event.document_id].append(event)
    found = {}
    for statement in statements:
        here, document = homes.get(statement.document_id, ()), documents.get(statement.document_id)
        if document is None:
            continue
        own = [_deed(e, incidents[e.id], statement, document) for e in here if e.statement_id == statement.id]
        bare = [] if own else _bare_toll(statement, here, incidents, document)
        if own or bare:
            found[statement.id] = (*own, *bare)
    return found


def _deed(event: Event, incident: str, statement: Statement, document: Document) -> Deed:
    starts = statement.content_spans[0][0] if statement.content_spans else statement.evidence_start
    recalled = points_back(event, document.text, event_nouns())
    named = frozenset(n for n in event.actors if n[:1].isupper())
    tolls = frozenset(event.counts.items())
    main = event.evidence_start - starts <= AHEAD and not recalled
    return Deed(incident, event.event_type, named, TOLD.get(event.factuality), tolls, main)


def _bare_toll(
    statement: Statement, events: Sequence[Event], incidents: Mapping[str, str], document: Document
) -> list[Deed]:
    """Return what a statement of a bare number tells of the deed before it in its paragraph, nothing where none is meant."""
    words = WORD.findall(statement.content)
    numbers = wording_of((statement.content,)).numbers
    if len(numbers) != 1 or len(words) > BARE or "." in (number := next(iter(numbers))):
        return []
    start = statement.evidence_start
    before = [
        e for e in events if max(_opens(document.text, start), start - NEAR) <= e.evidence_start < start and e.counts
    ]
    if not before:
        return []
    event = max(before, key=lambda e: e.evidence_start)
    named = {COUNTED[m] for w in words if (m := meaning_of(w)) in COUNTED}
    counted = named or (set(event.counts) if len(event.counts) == 1 else set())
    if len(counted) != 1:
        return []
    deed = _deed(event, incidents[event.id], statement, document)
    return [replace(deed, tolls=frozenset({(counted.pop(), int(number))}), told=True, actors=frozenset(), main=True)]


def _opens(text: str, at: int) -> int:
    """Return where the paragraph before that of a place begins."""
    own = len(text[: text.rfind("\n", 0, at) + 1].rstrip())
    return text.rfind("\n", 0, own) + 1
