"""The documents that are new to a desk in, what statements of one document answer in others out: entries and statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, LedgerEntry, Statement, Step
from accordingto.model.things import merge_things
from accordingto.resolve.sides import Sides, is_name
from accordingto.resolve.standings import Days, read_days
from accordingto.resolve.wordings import Wording, wording_of
from accordingto.store.base import Settlement, Store, View
from accordingto.store.queries import DocumentQuery
from accordingto.store.stages import DeskStage

VERSION = "2"
ANSWERED = frozenset({"refused", "accepted", "deferred"})
"""States that are an answer to who asked; that a thing was done or not is told of it, not to somebody."""
ASKING = frozenset({"demand", "request", "ultimatum", "offer"})
CLAIMING = frozenset({"assert", "accuse"})
DENYING = frozenset({"deny", "reject"})
ALIKE = 0.6
"""The share of what the shorter of a denial and a claim speaks of that both must speak of."""
LEAST = 2
"""Meanings that both must speak of at least, names apart."""
SURE = 3
"""The same where the denial does not name whose claim it is."""
DAYS = 30
"""Days within which a claim is denied."""
WORDS_TRIED = 5
PAGE = 60


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
        found = find_responses(view, document_ids)
    with store.writer() as writer:
        writer.settle(Settlement("ledger", responds=found))


def find_responses(view: View, document_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return what the statements answer, in all, that stand in new documents or are steps of their matters."""
    links = _entries(view, view.threads_of(document_ids))
    spoken = _statements(view, document_ids, links)
    for statement in list(spoken.values()):
        if statement.act in DENYING:
            links[statement.id] += _denied(view, statement)
    for claim in _claims_of_old(view, document_ids):
        for denial in _denials(view, claim):
            spoken.setdefault(denial.id, denial)
            entries = _entries(view, view.threads_of([denial.document_id])).get(denial.id, ())
            links[denial.id] = [*entries, *_denied(view, denial)]
    return {i: _own(view, spoken[i], links.get(i, ())) for i in sorted(spoken)}


def _claims_of_old(view: View, document_ids: Sequence[str]) -> Iterator[Statement]:
    """Yield the claims of new documents that are older than the newest of the desk: what denies them may be there already."""
    newest = view.find_documents(DocumentQuery(order="newest", limit=1)).rows
    last = (newest[0].published or "")[:10] if newest else ""
    new = frozenset(document_ids)
    if not newest or len(new) == view.find_documents(DocumentQuery(limit=1)).total:
        return
    for document_id in document_ids:
        document = view.document(document_id)
        if document is not None and (document.published or "")[:10] <= last:
            yield from (s for s in view.rows("statements", document_id) if s.act in CLAIMING and s.speaker)


def answers_to(thread: LedgerEntry, days: Days) -> Iterator[Step]:
    """Yield the steps of a thread that answer what another document asked before."""
    if thread.kind not in ASKING:
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
                acts = sides.relation(speaker, thread.must_act or thread.of) in ("same", "side")
                if not asks and (acts or statement.speaker in steps[statement.id].by):
                    found[statement.id].append(thread.id)
    return found


def _step_day(step: Step, days: Days) -> PartialDate | None:
    return PartialDate.parse_or_none(step.on) or days.get(step.document_id)


def _statements(view: View, document_ids: Iterable[str], more: Iterable[str]) -> dict[str, Statement]:
    rows = [s for i in document_ids for s in view.rows("statements", i)]
    return {s.id: s for s in (*rows, *view.find_rows("statements", more))}


def _own(view: View, statement: Statement, links: Iterable[str]) -> tuple[str, ...]:
    """Return what a statement answers: in its own text as the reading has it, and in other documents."""
    own = {s.id for s in view.rows("statements", statement.document_id)}
    own |= {e.id for e in view.rows("ledger", statement.document_id)}
    return tuple(dict.fromkeys((*(i for i in statement.responds_to if i in own), *links)))


def _denied(view: View, denial: Statement) -> list[str]:
    """Return the claim of another document that a statement denies; the first telling of it, none where it is not sure."""
    claims = [c for c in _near(view, denial) if c.act in CLAIMING]
    documents = {d.id: d for d in view.find_rows("documents", {c.document_id for c in (*claims, denial)})}
    meant = [c for c in claims if denies(denial, c, documents)]
    if len({c.speaker for c in meant}) != 1:
        return []
    return [min(meant, key=lambda c: (str(_day(c, documents) or "9999"), c.document_id, c.evidence_start)).id]


def _denials(view: View, claim: Statement) -> list[Statement]:
    return [s for act in sorted(DENYING) for s in _near(view, claim, act)]


def denies(denial: Statement, claim: Statement, documents: Mapping[str, Document]) -> bool:
    """Tell whether a statement denies a claim of another document: another speaker, the same matter, in its days."""
    if claim.document_id == denial.document_id or not claim.speaker or not is_name(claim.speaker):
        return False
    if denial.speaker in (None, claim.speaker) or _copied(documents, denial, claim):
        return False
    told, when = _day(claim, documents), _day(denial, documents)
    if told is None or when is None or not 0 <= (when.last_day - told.first_day).days <= DAYS:
        return False
    one, other = _wording(denial, claim), _wording(claim, denial)
    shared = set(one.heavy) & set(other.heavy)
    least = min(one.mass, other.mass)
    named = claim.speaker in (*denial.about, *denial.addressees) or claim.speaker in denial.content
    apart = one.numbers and other.numbers and not one.numbers & other.numbers
    enough = len(shared) >= (LEAST if named else SURE)
    return enough and not apart and one.shared_with(other) / least >= ALIKE


def _near(view: View, statement: Statement, act: str | None = None) -> list[Statement]:
    """Return the statements (of an act) of other documents that have two words of a statement."""
    wording = _wording(statement)
    words = [wording.shown[m] for m in wording.heavy][:WORDS_TRIED]
    found: dict[str, Statement] = {}
    for n, one in enumerate(words):
        for other in words[n + 1 :]:
            told = view.first_statements(f"{one} {other}", act, PAGE)
            found |= {s.id: s for s in told if s.document_id != statement.document_id}
    return [found[i] for i in sorted(found)]


def _wording(*statements: Statement) -> Wording:
    """Return what the first of some statements speaks of, the names of all their speakers apart."""
    return wording_of((f"… {statements[0].content}",), [s.speaker or "" for s in statements])


def _copied(documents: Mapping[str, Document], one: Statement, other: Statement) -> bool:
    groups = {documents[s.document_id].copy_group for s in (one, other) if s.document_id in documents}
    return len(groups) == 1 and groups != {None}


def _day(statement: Statement, documents: Mapping[str, Document]) -> PartialDate | None:
    document = documents.get(statement.document_id)
    said = PartialDate.parse_or_none(statement.said_on)
    return said or PartialDate.parse_or_none(document.published[:10] if document and document.published else None)
