"""The ledger of a desk in, its page out: who owes, asks or promises what, by deadline and state, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.model.records import Document, LedgerEntry, Step
from accordingto.store.base import Page, View
from accordingto.web.cards import Answers, Card, gather_answers, ledger_card
from accordingto.web.deadlines import Due, newest_day, sort_by_deadline
from accordingto.web.filters import PAGE_SIZE, box, choice, given, offset_of, page_through
from accordingto.web.labels import excerpt
from accordingto.web.renderings import Desk, show_page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step of an entry, its words, and the document that they stand in (None where the desk does not hold it)."""

    step: Step
    words: str
    document: Document | None


@router.get("/ledger", response_class=HTMLResponse)
def show_ledger(request: Request, view: Desk) -> HTMLResponse:
    """Show the entries that the address asks for."""
    params = request.query_params
    page, today = find_entries(view, params)
    documents = documents_of(view, [d.entry for d in page.rows])
    answers = gather_answers(view, documents)
    shown = [(d, _card(d.entry, documents, answers), _steps(d.entry, documents)) for d in page.rows]
    fields = [
        choice(view, params, "ledger", "state", "state", "State"),
        choice(view, params, "ledger", "kind", "kind", "Kind"),
        choice(view, params, "ledger", "by", "by", "By"),
        choice(view, params, "ledger", "must_act", "must_act", "Whose move"),
        box(params, "words", "Words in the terms"),
    ]
    return show_page(
        request, "ledger.html", shown=shown, fields=fields, today=today,
        paging=page_through(page, params, "/ledger"), action="/ledger",
    )  # fmt: skip


def find_entries(view: View, params: Mapping[str, str]) -> tuple[Page[Due], str | None]:
    """Return the entries that an address asks for by deadline, and the day that deadlines are counted from."""
    today = newest_day(view.documents())
    due = sort_by_deadline((e for e in view.ledger() if _is_wanted(e, params)), today)
    offset = offset_of(params)
    return Page(tuple(due[offset : offset + PAGE_SIZE]), len(due), offset), today.isoformat() if today else None


def documents_of(view: View, entries: Sequence[LedgerEntry]) -> dict[str, Document]:
    """Return the documents that the steps of some entries stand in, by id."""
    ids = dict.fromkeys(s.document_id for e in entries for s in e.steps)
    return {i: d for i in ids if (d := view.document(i))}


def _is_wanted(entry: LedgerEntry, params: Mapping[str, str]) -> bool:
    state, kind, by, must_act = (given(params, n) for n in ("state", "kind", "by", "must_act"))
    words = (given(params, "words") or "").casefold().split()
    return (
        state in (None, entry.state)
        and kind in (None, entry.kind)
        and (by is None or by in entry.by)
        and (must_act is None or must_act in entry.must_act)
        and all(w in entry.terms.casefold() for w in words)
    )


def _card(entry: LedgerEntry, documents: Mapping[str, Document], answers: Answers) -> Card | None:
    first = next((documents[s.document_id] for s in entry.steps if s.document_id in documents), None)
    return ledger_card(entry, first, answers) if first else None


def _steps(entry: LedgerEntry, documents: Mapping[str, Document]) -> list[StepWords]:
    found = []
    for step in entry.steps:
        document = documents.get(step.document_id)
        words = excerpt(document.text[step.evidence_start : step.evidence_end]) if document else ""
        found.append(StepWords(step, words, document))
    return found
