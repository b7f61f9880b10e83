"""Rows of a desk in, cards out: a row with its number, its words, who reports it, and what answers it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from accordingto.model.reading import Reading
from accordingto.model.records import Document, Event, Figure, LedgerEntry, PlaceMention, Span, Statement
from accordingto.store.base import View
from accordingto.web.disputes import contested_names
from accordingto.web.highlights import Mark
from accordingto.web.labels import excerpt, tell_act
from accordingto.web.wordings import _

CardKind = Literal["statement", "event", "figure", "ledger"]
Row = Statement | Event | Figure | LedgerEntry
NO_PLACES: Mapping[str, PlaceMention] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Link:
    """A way to the words of another row: its address and who is said to do what there."""

    href: str
    who: str
    does: str


@dataclass(frozen=True, slots=True)
class Card:
    """A row as a page shows it.

    `label` is its number in its document ("S3"). `chain` names who reports it, nearest first, up to the
    publisher. `denials` are the statements that deny it, `answered` all others that answer it, `answers` what
    it answers itself. `start` is the first character of its words in the document. `place_names` are further names of
    an event's place of which it is contested whose it is, `disputed_by` who contests it.
    """

    kind: CardKind
    row: Row
    label: str
    document_id: str
    start: int
    words: str
    chain: tuple[str, ...] = ()
    denials: tuple[Link, ...] = ()
    answered: tuple[Link, ...] = ()
    answers: tuple[Link, ...] = ()
    place_names: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()

    @property
    def href(self) -> str:
        """The address of its words."""
        return words_address(self.document_id, self.row.id)


@dataclass(frozen=True, slots=True)
class Answers:
    """Statements by id, and which of them answer a row."""

    statements: Mapping[str, Statement]
    to: Mapping[str, tuple[Statement, ...]]

    def of(self, *row_ids: str | None, denials: bool) -> tuple[Link, ...]:
        """Return links to the statements that answer any of the rows: those that deny, or all the others."""
        found = {s.id: s for i in row_ids if i for s in self.to.get(i, ()) if (s.act == "deny") == denials}
        return tuple(link_to(s) for s in found.values())


def words_address(document_id: str, row_id: str) -> str:
    """Return the address of the words that a row rests on."""
    return f"/documents/{document_id}#e-{row_id}"


def name_speaker(statement: Statement) -> str:
    """Return who a statement is by; where no one is named, say so."""
    if statement.speaker in (None, "@publisher"):
        itself = statement.speaker_is_publisher or statement.speaker
        return _("the document itself") if itself else _("no one named")
    return statement.speaker or ""


def link_to(statement: Statement) -> Link:
    """Return the way to a statement."""
    return Link(words_address(statement.document_id, statement.id), name_speaker(statement), tell_act(statement.act))


def gather_answers(view: View, document_ids: Iterable[str]) -> Answers:
    """Return the statements of some documents, what in all the desk answers their rows, and what they answer."""
    ids = list(dict.fromkeys(document_ids))
    found = {s.id: s for s in view.rows_of("statements", ids)}
    answered = {row_id for s in found.values() for row_id in s.responds_to} - set(found)
    for statement in (*view.answers(ids), *view.find_rows("statements", answered)):
        found.setdefault(statement.id, statement)
    return _answers_among(found)


def gather_answers_to(view: View, rows: Iterable[Row]) -> Answers:
    """Return the statements that answer some rows, those that these answer, and those in which they are reported."""
    asked = list(rows)
    statements = {row.id: row for row in asked if isinstance(row, Statement)}
    told = {row.statement_id for row in asked if isinstance(row, Event) and row.statement_id}
    answering = view.answers(ids={row.id for row in asked} | told)
    wanted = {i for s in statements.values() for i in (*s.responds_to, s.reported_by) if i}
    found, looked_up = statements | {s.id: s for s in answering}, set[str]()
    while missing := wanted - set(found) - looked_up:
        looked_up |= missing
        for statement in view.find_rows("statements", missing):
            found[statement.id] = statement
            wanted |= {statement.reported_by} if statement.reported_by else set()
    return _answers_among(found)


def _answers_among(found: Mapping[str, Statement]) -> Answers:
    to: dict[str, list[Statement]] = defaultdict(list)
    for statement in found.values():
        for row_id in statement.responds_to:
            to[row_id].append(statement)
    return Answers(found, {row_id: tuple(rows) for row_id, rows in to.items()})


def statement_card(row: Statement, document: Document, answers: Answers, label: str = "") -> Card:
    """Return the card of a statement."""
    targets = (answers.statements[i] for i in row.responds_to if i in answers.statements)
    return Card(
        "statement", row, label, document.id, row.evidence_start, excerpt(row.content or _words(row, document)),
        chain=_chain(row, answers), denials=answers.of(row.id, denials=True),
        answered=answers.of(row.id, denials=False), answers=tuple(link_to(t) for t in targets),
    )  # fmt: skip


def event_card(
    row: Event, document: Document, answers: Answers, label: str = "", places: Mapping[str, PlaceMention] = NO_PLACES
) -> Card:
    """Return the card of an event; what denies the statement that tells of it denies it too.

    `places`: by name, what is known of places; one of which it is contested whose it is carries its names.
    """
    names, disputed_by = contested_names(row.place, places.get(row.place or ""))
    return Card(
        "event", row, label, document.id, row.evidence_start, excerpt(_words(row, document)),
        denials=answers.of(row.id, row.statement_id, denials=True), place_names=names, disputed_by=disputed_by,
    )  # fmt: skip


def figure_card(row: Figure, document: Document, label: str = "") -> Card:
    """Return the card of a figure."""
    return Card("figure", row, label, document.id, row.evidence_start, excerpt(_words(row, document)))


def ledger_card(row: LedgerEntry, document: Document, answers: Answers, label: str = "") -> Card:
    """Return the card of a ledger entry, placed at its first step in the document."""
    step = next((s for s in row.steps if s.document_id == document.id), None)
    start, words = (step.evidence_start, document.text[step.evidence_start : step.evidence_end]) if step else (0, "")
    return Card(
        "ledger", row, label, document.id, start, excerpt(words),
        denials=answers.of(row.id, denials=True), answered=answers.of(row.id, denials=False),
    )  # fmt: skip


def document_cards(reading: Reading, answers: Answers) -> tuple[Card, ...]:
    """Return the cards of all rows of a document, in the order of their words."""
    document = reading.document
    places = {p.name: p for p in reading.places}
    cards = [
        *(statement_card(s, document, answers, f"S{n}") for n, s in enumerate(reading.statements, 1)),
        *(event_card(e, document, answers, f"E{n}", places) for n, e in enumerate(reading.events, 1)),
        *(figure_card(f, document, f"F{n}") for n, f in enumerate(reading.figures, 1)),
        *(ledger_card(e, document, answers, f"L{n}") for n, e in enumerate(reading.ledger, 1)),
    ]
    order = {"ledger": 0, "statement": 1, "event": 2, "figure": 3}
    return tuple(sorted(cards, key=lambda c: (c.start, order[c.kind])))


def document_marks(reading: Reading) -> list[Mark]:
    """Return the stretches to mark in a document's text: what each row rests on, and what else shows it."""
    marks = []
    for s in reading.statements:
        tone = f"{s.form} h-{s.hedge}" if s.hedge else s.form
        marks.append(Mark(s.evidence_start, s.evidence_end, s.id, "statement", f"e-{s.id}", tone))
        marks += _further(s.id, "content", s.content_spans, tone)
    for e in reading.events:
        marks.append(Mark(e.evidence_start, e.evidence_end, e.id, "event", f"e-{e.id}", e.factuality))
        marks += _further(e.id, "event", e.also_at, e.factuality)
    for f in reading.figures:
        marks.append(Mark(f.evidence_start, f.evidence_end, f.id, "figure", f"e-{f.id}"))
    for entry in reading.ledger:
        steps = [s for s in entry.steps if s.document_id == reading.document.id]
        spans = [(s.evidence_start, s.evidence_end) for s in steps]
        marks += [Mark(a, b, entry.id, "ledger", f"e-{entry.id}", entry.state) for a, b in spans[:1]]
        marks += _further(entry.id, "ledger", spans[1:], entry.state)
    return marks


def _further(
    row_id: str, kind: Literal["content", "event", "ledger"], spans: Sequence[Span], tone: str
) -> Iterable[Mark]:
    """Yield marks for further places of a row, their anchors numbered from 2."""
    letter = "c" if kind == "content" else "e"
    return (Mark(a, b, row_id, kind, f"{letter}-{row_id}-{n}", tone) for n, (a, b) in enumerate(spans, 2))


def _words(row: Statement | Event | Figure, document: Document) -> str:
    return document.text[row.evidence_start : row.evidence_end]


def _chain(row: Statement, answers: Answers) -> tuple[str, ...]:
    """Return who reports a statement, nearest first."""
    chain, seen, at = list[str](), {row.id}, row.reported_by
    while at is not None and at not in seen and at in answers.statements:
        seen.add(at)
        chain.append(name_speaker(answers.statements[at]))
        at = answers.statements[at].reported_by
    return tuple(chain)
