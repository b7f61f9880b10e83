"""A statement in, the page of its claim out: where it came first, who copied, repeated, denied and answered it."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from accordingto.engine.watches import follow_desk_claim
from accordingto.model.records import Document, as_row
from accordingto.resolve.claims import Claim, Role, Telling
from accordingto.store.base import View
from accordingto.web.cards import Card, gather_answers_to, statement_card
from accordingto.web.comparisons import words_around
from accordingto.web.reasons import tell_reason
from accordingto.web.renderings import Desk, JsonAnswer, show_page
from accordingto.web.wordings import _, _n, mark, tell_names

router = APIRouter()
api = APIRouter()

ROLES: tuple[tuple[Role, str, str], ...] = (
    ("first", mark("First seen"), mark("as far as this desk tells")),
    ("copy", mark("Copied by"), mark("the same text or the same words: no further source")),
    ("repeat", mark("Repeated by"), mark("made again, in other words or by somebody else; that is no confirmation")),
    ("denial", mark("Denied by"), ""),
    ("answer", mark("Answered with"), mark("rejected, granted or backed by those that it is turned to")),
)
"""What a statement can be to a claim: its code, the heading of the page, and what it means."""
OTHERWISE = mark("Said otherwise by")
"""The heading of what speaks against a denial: no denial of its own."""
MOST_SHOWN = 20
"""So many tellings of one role are shown, the oldest."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A telling as the page shows it: with its card, its document, and the rest of the sentence of its words."""

    telling: Telling
    card: Card
    document: Document
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Part:
    """The tellings of one role, the oldest first; `total` counts those that are not shown, too."""

    role: Role
    name: str
    note: str
    shown: tuple[Shown, ...]
    total: int


@router.get("/claims/{statement_id}", response_class=HTMLResponse)
def show_claim(request: Request, view: Desk, statement_id: str) -> HTMLResponse:
    """Show what became of a claim in this desk."""
    claim = find_claim(view, statement_id)
    parts = list_parts(view, claim)
    own = next(t for t in claim.tellings if t.statement.id == statement_id)
    return show_page(
        request, "claim.html", sections=parts, told=tell_course(claim), own=own.statement,
        first=next(p for p in parts if p.role == "first").shown[0],
    )  # fmt: skip


@api.get("/claims/{statement_id}")
def give_claim(view: Desk, statement_id: str) -> JsonAnswer:
    """Give what became of the claim of a statement: its tellings, the oldest first, each with its role and why it is there."""
    claim = find_claim(view, statement_id)
    tellings = [
        {
            "role": t.role,
            "day": t.day.text if t.day else None,
            "reason": tell_reason(t.reason),
            "statement": as_row(t.statement),
        }
        for t in claim.tellings
    ]
    return JsonAnswer({"id": statement_id, "told": tell_course(claim), "tellings": tellings})


def find_claim(view: View, statement_id: str) -> Claim:
    """Return the claim that a statement is of. Raises HTTPException where the desk holds no such statement."""
    claim = follow_desk_claim(view, statement_id)
    if claim is None:
        raise HTTPException(404, _("This desk holds no such statement."))
    return claim


def list_parts(view: View, claim: Claim) -> list[Part]:
    """Return the tellings of a claim by role, with their words."""
    chosen = {role: claim.of_role(role)[:MOST_SHOWN] for role, *_rest in ROLES}
    ids = dict.fromkeys(t.statement.document_id for tellings in chosen.values() for t in tellings)
    documents = {d.id: d for d in view.find_rows("documents", ids)}
    answers = gather_answers_to(view, [t.statement for tellings in chosen.values() for t in tellings])
    made = []
    for role, name, note in ROLES:
        shown = []
        for telling in chosen[role]:
            statement, document = telling.statement, documents.get(telling.statement.document_id)
            if document is not None:
                card = statement_card(statement, document, answers)
                words = words_around(document.text, statement.evidence_start, statement.evidence_end)
                shown.append(Shown(telling, card, document, *words))
        against = role == "denial" and claim.first.statement.act == "deny"
        made.append(
            Part(
                role, _(OTHERWISE if against else name), _(note) if note else "", tuple(shown), len(claim.of_role(role))
            )
        )
    return made


def tell_course(claim: Claim) -> str:
    """Return in a sentence what became of a claim: how often copied and repeated, by how many denied and answered."""
    copies, repeats = claim.of_role("copy"), claim.of_role("repeat")
    denials, answers = claim.of_role("denial"), claim.of_role("answer")
    if claim.first.statement.act == "deny":
        against = (
            _n("contradicted once", "contradicted %(n)s times", len(denials)) if denials else _("not contradicted")
        )
    else:
        against = _n("denied once", "denied %(n)s times", len(denials)) if denials else _("not denied")
    told = [
        _n("copied once", "copied %(n)s times", len(copies)) if copies else _("not copied"),
        (_n("repeated once", "repeated %(n)s times", len(repeats)) if repeats else _("not repeated")) + _by(repeats),
        against + _by(denials),
        (_n("answered once", "answered %(n)s times", len(answers)) if answers else _("not answered")) + _by(answers),
    ]
    whole = _("In this desk it was %(course)s.", course=tell_names(told))
    if not claim.passed_over:
        return whole
    left = _(
        "Up to %(n)s further statements with some of its words were not looked at: those added last were.",
        n=f"{claim.passed_over:,}",
    )
    return f"{whole} {left}"


def _by(tellings: Sequence[Telling]) -> str:
    """Return by how many named speakers, where that says more than the number of times."""
    speakers = {t.statement.speaker for t in tellings if t.statement.speaker}
    return f" ({_n('by %(n)s speaker', 'by %(n)s speakers', len(speakers))})" if len(tellings) > 1 else ""
