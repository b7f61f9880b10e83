"""Statements and events of one document in, pairs with matters of other documents that they answer or carry out out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, Event, Statement, Step
from accordingto.model.sameness import Feature, Pair, in_order
from accordingto.resolve.likenesses import Told
from accordingto.resolve.scores import Scale
from accordingto.resolve.sides import PUBLISHER, Sides
from accordingto.resolve.wordings import Wording, wording_of

ANSWERING = {"reject": "refused", "agree": "accepted"}
"""Acts of speech that answer what was asked, and the state that they give it."""
SCALE = Scale(bias=-3.5, same=0.6, other=0.1)
DONE = "claimed_met"
DONE_LEAST = 2.0
"""What the deed and the terms must share, in meanings that are no names, for the deed to be that of the matter."""
DONE_SHARE = 0.6
"""The share of what the terms speak of, names apart, that the deed must speak of too."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Something told in one document that may answer, or carry out, what was asked or promised in another.

    `by` is who answers or acts, `to` whom he answers (names, may be empty).
    """

    id: str
    document_id: str
    state: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    wording: Wording
    day: str | None
    step: Step


def find_replies(
    statements: Iterable[Statement], events: Iterable[Event], document: Document, taken: frozenset[str]
) -> list[Reply]:
    """Return what may answer a matter: refusals and agreements by named speakers, and deeds told as done.

    `taken` are the statements that entries of this document rest on: these are entries already.
    """
    said = (spoken_reply(s, document) for s in statements if s.id not in taken)
    done = (deed_reply(e, document) for e in events)
    return [reply for reply in (*said, *done) if reply is not None]


def spoken_reply(statement: Statement, document: Document) -> Reply | None:
    """Return a refusal or an agreement by a named speaker, without a condition; None for any other statement."""
    state = ANSWERING.get(statement.act)
    if state is None or statement.speaker is None or statement.conditional:
        return None
    by, to = (statement.speaker,), (*statement.addressees, *statement.about)
    start, end = statement.evidence_start, statement.evidence_end
    step = Step(document.id, start, end, state, statement.said_on, by, (), statement.id)
    day = statement.said_on or (document.published or "")[:10] or None
    return Reply(statement.id, document.id, state, by, to, wording_of((statement.content,), (*by, *to)), day, step)


def deed_reply(event: Event, document: Document) -> Reply | None:
    """Return a deed that somebody is told to have done; None for what is only alleged, planned or said."""
    if event.factuality != "asserted" or not event.actors or not event.quad_code.startswith("MATERIAL"):
        return None
    start, end = event.evidence_start, event.evidence_end
    claimants = event.sources or (document.publisher or PUBLISHER,)
    day = event.date_end or event.date_start or (document.published or "")[:10] or None
    step = Step(document.id, start, end, DONE, event.date_start, claimants, event.sources, event.statement_id)
    wording = wording_of((document.text[start:end],), (*event.actors, *event.recipients))
    return Reply(event.id, document.id, DONE, event.actors, event.recipients, wording, day, step)


def keys_of_reply(reply: Reply, sides: Sides) -> list[str]:
    """Return the keys under which the matters are looked for that may be answered: whose move it is, and a meaning."""
    return [f"move|{side}|{meaning}" for side in sorted(sides.keys_of(reply.by)) for meaning in reply.wording.heavy]


def keys_of_move(told: Told, sides: Sides) -> list[str]:
    """Return the keys under which a matter is found by what may answer it."""
    movers = told.entry.must_act or told.entry.of
    return [f"move|{side}|{meaning}" for side in sorted(sides.keys_of(movers)) for meaning in told.terms.heavy]


def answer_matters(reply: Reply, matters: Sequence[Told], sides: Sides, origin: str) -> Pair | None:
    """Return the pair of a reply with the matter that it answers best, None where it answers none."""
    found = []
    for told in matters:
        if told.entry.steps[0].document_id == reply.document_id or not _can_answer(reply, told):
            continue
        reasons = tuple(_reasons(reply, told, sides))
        score = SCALE.chance(reasons)
        if SCALE.answer(score) == "POSITIVE":
            found.append((-score, told.day or "", told.entry.id, reasons))
    if not found:
        return None
    score, _, entry_id, reasons = min(found, key=lambda f: f[:3])
    one, other = in_order(entry_id, reply.id)
    return Pair("ledger", one, other, "POSITIVE", -score, reasons, origin, form=reply.state)


def _can_answer(reply: Reply, told: Told) -> bool:
    asked = told.family == "asked"
    if reply.state != DONE and not (asked or told.entry.kind == "offer"):
        return False
    if reply.state == DONE and told.entry.kind == "obligation":
        return False
    made = PartialDate.parse_or_none(told.entry.made_on or told.day)
    when = PartialDate.parse_or_none(reply.day)
    return made is None or when is None or not when.is_before(made)


def _reasons(reply: Reply, told: Told, sides: Sides) -> Iterator[Feature]:
    movers = told.entry.must_act or told.entry.of
    mover = sides.relation(reply.by, movers)
    weight: Mapping[str, float] = {"same": 1.6, "side": 1.3, "unknown": -3.0, "different": -6.0}
    yield Feature("by", 1.0, weight[mover], f"{', '.join(reply.by)} is whose move it is")
    asker = sides.relation(reply.to, told.entry.by)
    if asker in ("same", "side"):
        yield Feature("to", 1.0, 1.2, "it is turned to whoever asked")
    elif asker == "different":
        yield Feature("to", 1.0, -1.0, "it is turned to somebody else")
    core = reply.wording.shared_with(told.terms)
    words = ", ".join(told.terms.words_shared(reply.wording)[:6])
    least = min(told.terms.mass, reply.wording.mass)
    share = core / least if least else 0.0
    if core < 1 or (reply.state == DONE and (core < DONE_LEAST or core / max(1, len(told.terms.heavy)) < DONE_SHARE)):
        yield Feature("terms", 1.0, -6.0, "they do not speak of the same")
        return
    yield Feature("terms", min(core, 4.0) / 4, 4.0, f"both speak of: {words}")
    yield Feature("share", share, 1.2, f"{share:.0%} of what the shorter one speaks of is shared")
    shared = reply.wording.numbers & told.wording.numbers
    if shared:
        yield Feature("numbers", 1.0, 0.8, f"both name {', '.join(sorted(shared))}")
    elif reply.wording.numbers and told.terms.numbers:
        yield Feature("numbers", 1.0, -0.8, "they name other numbers")
