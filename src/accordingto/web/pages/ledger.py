"""The ledger of a desk in, its pages out: matters by deadline, party and state; one matter with its history, step by step."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from accordingto.engine.ledgers import find_entry, stand_as_of
from accordingto.model.codebook import codes
from accordingto.model.records import LedgerEntry
from accordingto.resolve.standings import read_days
from accordingto.store.base import View
from accordingto.web.addresses import urlencode
from accordingto.web.cards import Answers
from accordingto.web.filters import Choice, box, choice, codes_in_words, given, page_through
from accordingto.web.labels import tell_day
from accordingto.web.matters import Matter, answers_to, documents_of, find_anchors, tell_matter, tell_steps
from accordingto.web.renderings import Desk, show_page
from accordingto.web.standings import FIELDS, asked_day, find_matters, newest_day, stand_now, tell_wrong_day
from accordingto.web.step_lines import draw_steps
from accordingto.web.wordings import _

router = APIRouter()
MOST_MOVES = 12
"""So many parties are offered as those whose move it is."""
MOST_STEPS = 4
"""So many steps of a matter stand in the list; its own page has all."""


@router.get("/ledger", response_class=HTMLResponse)
def show_ledger(request: Request, view: Desk) -> HTMLResponse:
    """Show the matters that the address asks for."""
    params = request.query_params
    found = find_matters(view, params)
    entries = [due.entry for due in found.page.rows]
    documents, anchors = documents_of(view, entries), find_anchors(view, entries)
    days, answers = read_days(view, documents), answers_to(view, entries, anchors)
    shown = [
        (due, tell_steps(due.entry, documents, anchors, days, answers), denials_of(due.entry, answers))
        for due in found.page.rows
    ]
    return show_page(
        request, "ledger.html", shown=shown, fields=ledger_fields(view, params), found=found, most_steps=MOST_STEPS,
        paging=page_through(found.page, params, "/ledger"), action="/ledger", moves=whose_moves(view, params),
        notices=tell_wrong_day(params), kept=kept_query(params), as_of=given(params, "as_of") if found.as_of else None,
    )  # fmt: skip


@router.get("/ledger/{entry_id}", response_class=HTMLResponse)
def show_matter(request: Request, view: Desk, entry_id: str) -> HTMLResponse:
    """Show a matter with its history, as it stands now or stood on a past day."""
    matter = find_matter(view, entry_id, request.query_params)
    today, as_of = newest_day(view), asked_day(request.query_params)
    return show_page(
        request, "matter.html", matter=matter, e=matter.entry, today=today, as_of=as_of,
        notices=tell_wrong_day(request.query_params),
        line=draw_steps(matter.steps, matter.entry.deadline, as_of or today),
    )  # fmt: skip


def find_matter(view: View, entry_id: str, params: Mapping[str, str]) -> Matter:
    """Return the matter that an id names. Answers 404 where there is none, or nothing was told of it until the day asked for."""
    found = find_entry(view, entry_id)
    if found is None:
        raise HTTPException(404, _("This desk holds no such matter."))
    entry, parts = found
    as_of = asked_day(params)
    stood = stand_as_of(view, [entry], as_of).get(entry.id) if as_of else stand_now(entry, newest_day(view))
    if stood is None:
        until = tell_day(as_of.isoformat() if as_of else None)
        raise HTTPException(404, _("Nothing in this desk tells of this matter until %(day)s.", day=until))
    return tell_matter(view, entry, parts, stood, as_of)


def denials_of(entry: LedgerEntry, answers: Answers) -> Any:
    """Return the ways to the statements that deny a matter, in the form in which cards tell of denials."""
    return {
        "denials": answers.of(entry.id, denials=True), "answered": answers.of(entry.id, denials=False), "answers": (),
    }  # fmt: skip


def ledger_fields(view: View, params: Mapping[str, str]) -> list[Choice]:
    """Return the filter form of the ledger."""
    return [
        choice(view, params, "ledger", "kind", "kind", _("Kind")),
        _codes(params, "state", _("State"), "ledger.states"),
        box(params, "party", _("Party"), _("whole name")),
        choice(view, params, "ledger", "must_act", "must_act", _("Whose move")),
        choice(view, params, "ledger", "by", "by", _("By")),
        choice(view, params, "ledger", "instruments", "instrument", _("Under")),
        Choice(
            "due",
            _("Deadline"),
            params.get("due", ""),
            (("coming", _("to come")), ("overdue", _("past, nothing known"))),
        ),
        Choice("disputed", _("Disputed"), params.get("disputed", ""), (("yes", _("yes")), ("no", _("no")))),
        box(params, "words", _("Words")),
        box(params, "as_of", _("As of"), _("YYYY-MM-DD")),
    ]


def whose_moves(view: View, params: Mapping[str, str]) -> list[tuple[str, int, str]]:
    """Return the parties whose move it is in most matters, with how many, and the addresses of these."""
    kept = {k: v for k in FIELDS if k != "must_act" and (v := given(params, k))}
    counted = view.values("ledger", "must_act", MOST_MOVES)
    return [(name, count, f"/ledger?{urlencode({**kept, 'must_act': name})}") for name, count in counted.items()]


def kept_query(params: Mapping[str, str], *left_out: str) -> str:
    """Return the fields of an address that choose among matters, for a link to the same matters on another page."""
    return urlencode({k: v for k in FIELDS if k not in left_out and (v := given(params, k))})


def _codes(params: Mapping[str, str], name: str, label: str, reference: str) -> Choice:
    return Choice(name, label, params.get(name, "").strip(), codes_in_words(codes(reference)))
