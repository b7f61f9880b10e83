"""The documents that are new to a desk in, what statements of one document answer in others out: entries and statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, LedgerEntry, Statement, Step
from accordingto.model.things import merge_things
from accordingto.resolve.denials import (
    CLAIMING,
    CLAIMS,
    DENIALS,
    DENYING,
    day_of,
    denied_in_time,
    find_claims,
    find_denials,
    keys_of,
    speak_of_one,
)
from accordingto.resolve.rebuttals import find_rebuttal, may_rebut, names_of_side
from accordingto.resolve.sides import Sides, is_name
from accordingto.resolve.signatures import name_speaker
from accordingto.resolve.standings import Days, read_days
from accordingto.store.base import Settlement, Store, View
from accordingto.store.stages import DeskStage

VERSION = "7"
ANSWERED = frozenset({"refused", "accepted", "deferred"})
"""States that are an answer to who asked; that a thing was done or not is told of it, not to somebody."""
A_WORD = 2.0
"""Nats by which two claims may differ in what they share with a denial that means either."""
ASKING = frozenset({"demand", "request", "ultimatum", "offer"})


def make_responses() -> DeskStage:
    """Return the stage that ties statements to what they answer in other documents."""
    return DeskStage("responses", VERSION, link_responses)


def link_responses(store: Store, document_ids: Sequence[str]) -> None:
    """Tie the answers of new documents, and those that new documents are answered by (see `DeskStage.run`).

    A statement answers an entry of the ledger that another document asks if it is a step of it that refuses, accepts or puts
    off. It answers a claim of another document if it denies what that speaks of; where several claims may be meant the one that
    was told first, where several speakers are, none.
    """
    with store.view() as view:
        keys = _read_keys(view, document_ids)
    with store.writer() as writer:
        for kind in (CLAIMS, DENIALS):
            writer.keep_keys(kind, keys[kind])
    with store.view() as view:
        found = find_responses(view, document_ids)
    with store.writer() as writer:
        writer.settle(Settlement("ledger", responds=found))


def _read_keys(view: View, document_ids: Sequence[str]) -> dict[str, dict[str, dict[str, list[int]]]]:
    """Return the keys of the claims and denials of documents, by kind, document and statement."""
    keys: dict[str, dict[str, dict[str, list[int]]]] = {CLAIMS: {}, DENIALS: {}}
    homes = Homes(view)
    for document in homes.read(document_ids).values():
        for kind, found in keys.items():
            spoken = [s for s in homes.statements(document.id) if homes.is_kept(s, kind)]
            found[document.id] = {s.id: keys_of(s, document, kind) for s in spoken}
    return keys


def find_responses(view: View, document_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return what statements answer, in all, that stand in new documents or are steps of their matters, where it changes."""
    homes = Homes(view)
    links = _entries(view, view.threads_of(document_ids))
    spoken = {s.id: s for i in document_ids for s in homes.statements(i)}
    spoken |= {s.id: s for s in view.find_rows("statements", [i for i in links if i not in spoken])}
    homes.read({s.document_id for s in spoken.values()})
    denials = {s.id: s for s in spoken.values() if homes.is_kept(s, DENIALS)}
    for denial in _denials_of(view, homes, document_ids):
        if denial.id not in denials:
            denials[denial.id] = denial
            links[denial.id] = _entries(view, view.threads_of([denial.document_id])).get(denial.id, [])
    for denial in denials.values():
        links[denial.id] += _denied(view, homes, denial) or _rebutted(view, homes, denial)
    found = {i: homes.answered(s, links.get(i, ())) for i, s in (spoken | denials).items()}
    return {i: found[i] for i, s in sorted((spoken | denials).items()) if found[i] != tuple(s.responds_to)}


class Homes:
    """The documents of statements, with what stands in them; each is read once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._statements: dict[str, list[Statement]] = {}
        self._own: dict[str, frozenset[str]] = {}
        self._sides: dict[tuple[str, str | None], frozenset[str]] = {}
        self.documents: dict[str, Document] = {}

    def read(self, document_ids: Iterable[str]) -> Mapping[str, Document]:
        """Return all documents that were read so far, these among them."""
        missing = {i for i in document_ids if i not in self.documents}
        if missing:
            self.documents |= {d.id: d for d in self._view.find_rows("documents", missing)}
        return self.documents

    def statements(self, document_id: str) -> list[Statement]:
        """Return the statements of a document."""
        if document_id not in self._statements:
            self._statements[document_id] = list(self._view.rows("statements", document_id))
        return self._statements[document_id]

    def speaker(self, statement: Statement) -> str | None:
        """Return who says something: a document's own voice by its name, as far as that is known."""
        return name_speaker(statement, self.documents.get(statement.document_id))

    def side(self, statement: Statement) -> frozenset[str]:
        """Return the names of the side that says something (`names_of_side`)."""
        speaker = self.speaker(statement)
        key = (statement.document_id, speaker)
        if key not in self._sides:
            self._sides[key] = names_of_side(speaker, self._view.rows("entities", statement.document_id))
        return self._sides[key]

    def is_kept(self, statement: Statement, kind: str) -> bool:
        """Tell whether a statement is kept among the claims that can be denied, or among what can deny one."""
        speaker = self.speaker(statement)
        if kind == CLAIMS:
            return statement.act in CLAIMING and speaker is not None and is_name(speaker)
        return speaker is not None and (statement.act in DENYING or may_rebut(statement, self.side(statement)))

    def answered(self, statement: Statement, links: Iterable[str]) -> tuple[str, ...]:
        """Return what a statement answers: in its own text as the reading has it, and in other documents."""
        home = statement.document_id
        if home not in self._own:
            ledger = (e.id for e in self._view.rows("ledger", home))
            self._own[home] = frozenset((*(s.id for s in self.statements(home)), *ledger))
        return tuple(dict.fromkeys((*(i for i in statement.responds_to if i in self._own[home]), *links)))


def _denials_of(view: View, homes: Homes, document_ids: Sequence[str]) -> Iterator[Statement]:
    """Yield what denies claims of new documents and may be in the desk already."""
    documents = homes.read(document_ids)
    for document_id in document_ids:
        for claim in homes.statements(document_id):
            if document_id in documents and homes.is_kept(claim, CLAIMS):
                near = find_denials(view, claim, documents[document_id])
                near = [s for s in near if speak_of_one(s, claim)]
                homes.read(s.document_id for s in near)
                yield from (s for s in near if denied_in_time(s, claim, documents))


def answers_to(thread: LedgerEntry, days: Days) -> Iterator[Step]:
    """Yield the steps of a thread that answer what another document asked before."""
    fined = thread.kind == "obligation" and not thread.instruments and not thread.by
    if thread.kind not in ASKING and not fined:
        return
    asked = [s for s in thread.steps if s.state == "open"]
    for step in thread.steps:
        if step.state in ANSWERED and step.statement_id:
            when = _step_day(step, days)
            before = [a for a in asked if a.document_id != step.document_id and a.statement_id != step.statement_id]
            if any(when and (made := _step_day(a, days)) and not when.is_before(made) for a in before):
                yield step


def _entries(view: View, threads: Iterable[LedgerEntry]) -> dict[str, list[str]]:
    """Return the threads that statements answer, by the statements' ids: by whose move it is, never by who asks."""
    found: dict[str, list[str]] = defaultdict(list)
    for thread in threads:
        homes = {s.document_id for s in thread.steps}
        steps = {s.statement_id: s for s in answers_to(thread, read_days(view, homes))}
        if steps:
            sides = Sides(merge_things("entities", [e for i in sorted(homes) for e in view.rows("entities", i)]))
            for statement in view.find_rows("statements", [i for i in steps if i]):
                speaker = (statement.speaker or "",)
                asks = sides.relation(speaker, thread.by) in ("same", "side")
                movers = thread.must_act or thread.of
                acts = sides.relation(speaker, movers) in ("same", "side") or not any(is_name(n) for n in movers)
                if not asks and (acts or statement.speaker in steps[statement.id].by):
                    found[statement.id].append(thread.id)
    return found


def _step_day(step: Step, days: Days) -> PartialDate | None:
    return PartialDate.parse_or_none(step.on) or days.get(step.document_id)


def _denied(view: View, homes: Homes, denial: Statement) -> list[str]:
    """Return the claim of another document that a statement denies; the first telling of it, none where it is not sure."""
    documents = homes.read([denial.document_id])
    if denial.document_id not in documents:
        return []
    claims = find_claims(view, denial, documents[denial.document_id])
    claims = [c for c in claims if speak_of_one(denial, c)]
    homes.read(c.document_id for c in claims)
    meant = [c for c in claims if denied_in_time(denial, c, documents)]
    if len({c.speaker for c in meant}) != 1:
        return []

    return [min(meant, key=lambda c: _order_of(c, documents[c.document_id])).id]


def _rebutted(view: View, homes: Homes, denial: Statement) -> list[str]:
    """Return the claim of another document that a statement says is not so, in other words; none where it is not sure.

    Of the claims that share as much with it as any, within `A_WORD`, the first telling counts, if one speaker alone made it.
    """
    documents, own = homes.read([denial.document_id]), homes.side(denial)
    if denial.document_id not in documents or not may_rebut(denial, own):
        return []
    claims = find_claims(view, denial, documents[denial.document_id], 1)
    homes.read(c.document_id for c in claims)
    found = []
    for claim in claims:
        one, other = documents[denial.document_id].story_id, documents[claim.document_id].story_id
        told = find_rebuttal(denial, claim, own, homes.side(claim), one is not None and one == other)
        if told is not None and denied_in_time(denial, claim, documents):
            found.append((told[0], claim))
    most = max((score for score, _ in found), default=0.0)
    meant = [c for score, c in found if score >= most - A_WORD]
    days = {c.id: _order_of(c, documents[c.document_id]) for c in meant}
    first = [c for c in meant if days[c.id][:2] == min(days.values())[:2]]
    return [min(first, key=lambda c: days[c.id]).id] if len({homes.speaker(c) for c in first}) == 1 else []


def _order_of(claim: Statement, document: Document) -> tuple[str, bool, str, int]:
    """Return what claims are ordered by: the day, originals before their copies, and where they stand."""
    copied = document.original_id not in (None, document.id)
    return str(day_of(claim, document)), copied, claim.document_id, claim.evidence_start
