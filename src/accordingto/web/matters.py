"""A matter of the ledger in, its history out: step by step with words and sources, claims, doubts, judgements of people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, LedgerEntry, Statement, Step
from accordingto.model.sameness import Pair
from accordingto.resolve.standings import Days, is_told_by, read_days
from accordingto.store.base import View
from accordingto.web.cards import Answers, Link, words_address
from accordingto.web.labels import excerpt
from accordingto.web.wordings import _, mark, tell_code

CLAIMED = ("claimed_met", "partly_met", "claimed_breached")
"""States that somebody says a matter is in; whoever says otherwise is shown beside."""
DECIDED = {
    "POSITIVE": mark("one matter"), "NEGATIVE": mark("two matters"), "UNSURE": mark("not to be told"),
    None: mark("taken back"),
}  # fmt: skip

Place = tuple[str, int, int]
"""A document's id with the first character of a stretch and the one after its last."""


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step of a matter, numbered from 1: its words, where they lead, and what it changes.

    `document` is None where the desk does not hold it, `href` leads to the words. `day` is the day that it tells of, else
    that of its document (`published` is then true). `changes`: it leaves the matter in another state than the step before.
    `answers`: it answers the matter from another text. `later`: it was not yet told on the day that is asked for.
    """

    number: int
    step: Step
    document: Document | None
    words: str
    href: str | None
    day: PartialDate | None
    published: bool
    changes: bool
    answers: bool
    later: bool
    denials: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """Two of the entries and answers that a matter was joined from: what they say, why they are one, how sure that is."""

    one: str
    other: str
    pair: Pair
    judged: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a matter: when, who, what in words, and why."""

    at: str
    by: str
    told: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter as its page tells it. `entry` stands as of the day asked for, `parts` are the entries of single documents."""

    entry: LedgerEntry
    parts: tuple[LedgerEntry, ...]
    steps: tuple[StepTold, ...]
    answered: tuple[Link, ...]
    joints: tuple[Joint, ...]
    decisions: tuple[Decision, ...]

    @property
    def claims(self) -> Mapping[str, list[StepTold]]:
        """The steps that say that it was kept, partly kept or broken, by what they say."""
        told = {s: [t for t in self.steps if t.step.state == s and not t.later] for s in CLAIMED}
        return {state: steps for state, steps in told.items() if steps}


def tell_matter(
    view: View, entry: LedgerEntry, parts: Sequence[LedgerEntry], stood: LedgerEntry, day: date | None
) -> Matter:
    """Return a matter with its history; `stood` is the entry as it stood on `day` (as it is now, where that is None)."""
    documents, anchors = documents_of(view, [entry]), find_anchors(view, [entry])
    answers = answers_to(view, [entry, *parts], anchors)
    members = members_of(view, [entry]).get(entry.id, (entry.id,))
    ids = [entry.id, *(p.id for p in parts)]
    return Matter(
        entry=stood,
        parts=tuple(parts),
        steps=tell_steps(entry, documents, anchors, read_days(view, documents), answers, day),
        answered=answers.of(*ids, denials=False),
        joints=tuple(_joints(view, parts, members, documents, anchors)),
        decisions=tuple(sorted(_decisions(view, members), key=lambda d: d.at)),
    )


def documents_of(view: View, entries: Iterable[LedgerEntry]) -> dict[str, Document]:
    """Return the documents that the steps of some entries stand in, by id."""
    found: Sequence[Document] = view.find_rows("documents", {s.document_id for e in entries for s in e.steps})
    return {d.id: d for d in found}


def answers_to(view: View, entries: Iterable[LedgerEntry], anchors: Mapping[Place, str]) -> Answers:
    """Return the statements that answer some entries, their steps, or the rows that these stand in."""
    ids = {e.id for e in entries} | set(anchors.values())
    ids |= {s.statement_id for e in entries for s in e.steps if s.statement_id}
    found = view.answers(ids=ids)
    to: dict[str, list[Statement]] = {}
    for statement in found:
        for row_id in statement.responds_to:
            to.setdefault(row_id, []).append(statement)
    return Answers({s.id: s for s in found}, {row_id: tuple(rows) for row_id, rows in to.items()})


def members_of(view: View, entries: Iterable[LedgerEntry]) -> dict[str, tuple[str, ...]]:
    """Return what each of some entries that are followed through documents was joined from."""
    return view.members("ledger", [e.id for e in entries])


def find_anchors(view: View, entries: Sequence[LedgerEntry]) -> dict[Place, str]:
    """Return the row of its document that each step of some entries belongs to: an entry, a statement or an event."""
    members = members_of(view, entries)
    ids = {m for own in members.values() for m in own}
    parts = [*(e for e in entries if e.id not in members), *view.find_rows("ledger", ids)]
    found = {_place(s): p.id for p in parts for s in p.steps}
    rest = ids - {p.id for p in parts}
    for table in ("statements", "events"):
        for row in view.find_rows(table, rest) if rest else ():
            found.setdefault((row.document_id, row.evidence_start, row.evidence_end), row.id)
    return found


def tell_steps(
    entry: LedgerEntry, documents: Mapping[str, Document], anchors: Mapping[Place, str], days: Days, answers: Answers,
    day: date | None = None,
) -> tuple[StepTold, ...]:  # fmt: skip
    """Return the steps of an entry, oldest first; those told of after `day` are marked as later."""
    first = {s.document_id for s in entry.steps if s.state == "open"}
    told, before = [], None
    for number, step in enumerate(entry.steps, 1):
        document, anchor = documents.get(step.document_id), anchors.get(_place(step))
        on = PartialDate.parse_or_none(step.on)
        told.append(
            StepTold(
                number, step, document,
                words=excerpt(document.text[step.evidence_start : step.evidence_end]) if document else "",
                href=_href(step, document, anchor),
                day=on or days.get(step.document_id), published=on is None,
                changes=step.state != before,
                answers=number > 1 and step.document_id not in first and bool(first),
                later=day is not None and not is_told_by(step, days, day),
                denials=answers.of(anchor, step.statement_id, denials=True),
            )
        )  # fmt: skip
        before = step.state
    return tuple(told)


def _href(step: Step, document: Document | None, anchor: str | None) -> str | None:
    if document is None:
        return None
    row = anchor or step.statement_id
    return words_address(document.id, row) if row else f"/documents/{document.id}"


def _place(step: Step) -> Place:
    return step.document_id, step.evidence_start, step.evidence_end


def _joints(
    view: View,
    parts: Sequence[LedgerEntry],
    members: Sequence[str],
    documents: Mapping[str, Document],
    anchors: Mapping[Place, str],
) -> Iterable[Joint]:
    """Yield the pairs that a matter was joined by, the surest first."""
    if len(members) < 2:
        return
    places = {row_id: place for place, row_id in anchors.items()}
    words = {p.id: p.terms for p in parts}
    for member in members:
        place = places.get(member)
        if member not in words and place and place[0] in documents:
            words[member] = documents[place[0]].text[place[1] : place[2]]
    judged = {(j.one, j.other): j.by for j in view.judgements("ledger", members)}
    for pair in sorted(view.pairs("ledger", members), key=lambda p: -p.score):
        if pair.answer == "POSITIVE" and {pair.one, pair.other} <= set(members):
            one, other = (excerpt(words.get(i, _("words of another document")), 160) for i in (pair.one, pair.other))
            yield Joint(one, other, pair, judged.get((pair.one, pair.other)))


def _decisions(view: View, members: Sequence[str]) -> Iterable[Decision]:
    """Yield what people decided of the state of a matter, and of what belongs to it."""
    for member in members:
        for verdict in view.rulings(member):
            told = tell_code(verdict.state) if verdict.state else _("taken back: as the texts tell it")
            yield Decision(verdict.at, verdict.by, told, verdict.why)
    for pair in {(j.one, j.other) for j in view.judgements("ledger", members)}:
        for judged in view.decisions("ledger", *pair):
            yield Decision(
                judged.at, judged.by, f"{judged.one}, {judged.other}: {_(DECIDED[judged.answer])}", judged.why
            )
