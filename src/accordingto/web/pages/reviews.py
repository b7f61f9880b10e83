"""The queue, a row with its words, what is open again and how people agree, on pages; what is decided: `decisions`."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from accordingto.engine.agreements import FIELDS, measure_agreement
from accordingto.engine.measurements import measure_reading
from accordingto.engine.reviews import is_finished, new_act, unlooked
from accordingto.engine.row_forms import FORMS, ReviewError, blank_row, find_evidence
from accordingto.model.corrections import REVIEWED_TABLES
from accordingto.store.base import View
from accordingto.web.addresses import quote
from accordingto.web.cards import gather_answers
from accordingto.web.filters import Choice, codes_in_words, given, offset_of, page_through
from accordingto.web.forms import lead_to, reviewer_of, show_form_page
from accordingto.web.renderings import Desk
from accordingto.web.reviewing import (
    KEPT,
    OPEN_AGAIN,
    QUEUE_SIZE,
    SINGULAR,
    card_of,
    find_shown,
    kept_query,
    lay_out_words,
    list_inputs,
    list_queue,
    next_row,
    others_of,
    queue_query,
    shown_row,
    skipped,
    tell_history,
)
from accordingto.web.wordings import _, tell_number

router = APIRouter()
MOST_COMPARED, MOST_MEASURED = 80, 4
"""So many rows that several people decided on, and so many finished documents, the last ones, agreement is measured by on a page."""


@router.get("/review", response_class=HTMLResponse)
def show_queue(request: Request, view: Desk) -> HTMLResponse:
    """Show the rows that nobody has looked at, those to look at first first."""
    params = request.query_params
    page = view.queue(queue_query(params))
    asked = given(params, "document")
    document = view.document(asked) if asked else None
    return show_form_page(
        request, "review.html", queued=list_queue(view, page, params), paging=page_through(page, params, "/review", QUEUE_SIZE),
        fields=_filters(view, params), document=document, done=given(params, "done"), where=kept_query(params, skip="0"),
        left=unlooked(view, document.id) if document else 0,
        finished=bool(document) and is_finished(view.corrections(document_id=asked), asked or ""),
        open_again=view.reopened(1).total, latest=tell_history(tuple(reversed(view.recent_corrections(limit=8).rows))),
        second=_count_second(view, reviewer_of(request)), act=new_act(),
    )  # fmt: skip


def _filters(view: View, params: Mapping[str, str]) -> list[Choice]:
    tables = codes_in_words(REVIEWED_TABLES)
    fields = [Choice("table", _("Table"), params.get("table", ""), tables)]
    for name, label, known in (("tag", _("Tag"), view.known_tags()), ("assignee", _("For"), view.known_assignees())):
        chosen = params.get(name, "").strip()
        values = tuple((value, f"{value} ({tell_number(count)})") for value, count in known.items())
        if chosen and chosen not in known:
            values = ((chosen, f"{chosen} (0)"), *values)
        if values:
            fields.append(Choice(name, label, chosen, values))
    return fields


def _count_second(view: View, person: str) -> int:
    return len(view.second_opinions(person, 100)) if person else 0


@router.get("/review/next")
def lead_to_next(request: Request, view: Desk) -> Response:
    """Lead to the row that an address has come to in the queue."""
    params = request.query_params
    row_id = next_row(view, params, reviewer_of(request))
    kept = {name: params.get(name) for name in (*KEPT, "done", "row")}
    if row_id is None:
        return lead_to("/review", **kept | {"skip": None, "row": None})
    return lead_to(f"/review/rows/{quote(row_id, safe='')}", **kept | {"skip": str(skipped(params))})


@router.get("/review/rows/{row_id}", response_class=HTMLResponse)
def show_row(request: Request, view: Desk, row_id: str) -> Response:
    """Show a row with its words and what can be decided of it; of a followed ledger entry, lead to its first part."""
    members = view.members("ledger", [row_id]).get(row_id, ())
    if members and row_id not in members:
        return lead_to(f"/review/rows/{view.find_rows('ledger', members)[0].id}")
    return show_item(request, view, row_id, request.query_params)


def show_item(
    request: Request, view: View, row_id: str, params: Mapping[str, str], status: int = 200, trouble: str = "",
    filled: Mapping[str, str] | None = None,
) -> HTMLResponse:  # fmt: skip
    """Return the page of a row; `trouble` says why a decision was not taken, `filled` what its form held."""
    item = find_shown(view, row_id)
    if item is None:
        raise HTTPException(404, _("This desk holds no such row of a single document."))
    blind = bool(params.get("blind"))
    row = shown_row(item, blind)
    filled = filled or {}
    opened = [r for r in view.reopened(500).rows if r.correction.row_id == row_id] if item.decision else []
    at = skipped(params)
    return show_form_page(
        request, "review_row.html", status, item=item, row=row, blind=blind, card=card_of(item.table, row, item.document,
        gather_answers(view, [item.document.id])), blocks=lay_out_words(item, row), singular=_(SINGULAR[item.table]),
        inputs=list_inputs(item.table, row, item.document.text, filled), filled=filled, trouble=trouble,
        history=[] if blind else tell_history(item.history), open_again=[_(OPEN_AGAIN[r.reason]) for r in opened],
        others=[] if blind or item.row is None else others_of(view, item), tags=view.tags([row_id]).get(row_id, ()),
        assignee=view.assignees([row_id]).get(row_id), where=kept_query(params), in_queue="skip" in params,
        following=kept_query(params, skip=str(at + 1)), before=kept_query(params, skip=str(at - 1)) if at else "",
        done=given(params, "done"), done_row=given(params, "row"), act=new_act(),
    )  # fmt: skip


@router.get("/review/add/{document_id}", response_class=HTMLResponse)
def show_adding(request: Request, view: Desk, document_id: str) -> HTMLResponse:
    """Show the form for a row that was missed, on words that were selected or that are pasted in."""
    return show_addition(request, view, document_id, request.query_params)


def show_addition(
    request: Request, view: View, document_id: str, params: Mapping[str, str], status: int = 200, trouble: str = ""
) -> HTMLResponse:
    """Return the page with the form for a row that was missed."""
    document = view.document(document_id)
    if document is None:
        raise HTTPException(404, _("This desk holds no such document."))
    table = params.get("table", "statements")
    table = table if table in FORMS else "statements"
    evidence = params.get("evidence", "")[:20_000]
    try:
        span = find_evidence(document, evidence, params, 0) if evidence else (0, 0)
    except ReviewError as error:
        span, trouble = (0, 0), trouble or str(error)
    blank = blank_row(table, document, span, "new", "")
    filled = {"evidence": evidence, **{f.name: params[f.name] for f in FORMS[table] if f.name in params}}
    inputs = list_inputs(table, blank, document.text, filled)
    return show_form_page(
        request, "review_add.html", status, document=document, table=table, inputs=inputs, trouble=trouble,
        tables={t: _(told) for t, told in SINGULAR.items()},
        start=params.get("evidence_start", ""), act=new_act(), singular=_(SINGULAR[table]), evidence=evidence,
    )  # fmt: skip


@router.get("/review/observe", response_class=HTMLResponse)
def show_observing(request: Request) -> HTMLResponse:
    """Show the form for what somebody saw or was told."""
    return show_observation(request, request.query_params)


def show_observation(request: Request, params: Mapping[str, str], status: int = 200, trouble: str = "") -> HTMLResponse:
    """Return the page with the form for what somebody saw or was told."""
    return show_form_page(request, "review_observe.html", status, filled=params, trouble=trouble, act=new_act())


@router.get("/review/reopened", response_class=HTMLResponse)
def show_reopened(request: Request, view: Desk) -> HTMLResponse:
    """Show the decisions that a later reading has put in question."""
    params = request.query_params
    page = view.reopened(50, offset_of(params))
    told = [
        (r, tell_history([r.correction])[0], _(OPEN_AGAIN[r.reason]), view.document(r.correction.document_id))
        for r in page.rows
    ]
    return show_form_page(
        request,
        "review_reopened.html",
        found=told,
        paging=page_through(page, params, "/review/reopened"),
        singular={t: _(told) for t, told in SINGULAR.items()},
    )


@router.get("/review/decisions", response_class=HTMLResponse)
def show_decisions(request: Request, view: Desk) -> HTMLResponse:
    """Show what people decided, the latest first."""
    params = request.query_params
    person = given(params, "by")
    page = view.recent_corrections(f"person:{person}" if person else None, 50, offset_of(params))
    return show_form_page(
        request, "review_decisions.html", told=tell_history(tuple(reversed(page.rows))), person=person,
        paging=page_through(page, params, "/review/decisions"), act=new_act(),
    )  # fmt: skip


@router.get("/review/agreement", response_class=HTMLResponse)
def show_agreement(request: Request, view: Desk) -> HTMLResponse:
    """Show how far people agree, and how well the program read the finished documents."""
    documents, measures = measure_reading(view, MOST_MEASURED)
    shared, rows = view.shared_corrections(MOST_COMPARED)
    told: list[Any] = [m for m in measures if m.gold or m.read]
    return show_form_page(
        request, "review_agreement.html", agreements=measure_agreement(shared), documents=documents, measures=told, compared=FIELDS,
        left_out=rows > MOST_COMPARED, most=MOST_COMPARED, most_measured=MOST_MEASURED,
    )  # fmt: skip
