"""What people decided and what awaits them in, JSON out; decisions as JSON in."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request

from accordingto.engine.agreements import measure_agreement
from accordingto.engine.measurements import measure_reading
from accordingto.engine.reviews import Reviewer, find_item, new_act
from accordingto.engine.row_forms import ReviewError
from accordingto.model.records import as_row
from accordingto.store.base import StaleError
from accordingto.web.filters import PAGE_SIZE, given, offset_of
from accordingto.web.forms import read_bounded, refuse_other_sites
from accordingto.web.pages.decisions import DECIDED, settle_soon
from accordingto.web.pages.reviews import MOST_COMPARED, MOST_MEASURED
from accordingto.web.renderings import Desk, JsonAnswer
from accordingto.web.reviewing import queue_query

api = APIRouter(prefix="/review")


@api.get("/queue")
def give_queue(request: Request, view: Desk) -> JsonAnswer:
    """Give the rows that nobody has looked at, those to look at first first, with their scores."""
    page = view.queue(queue_query(request.query_params, PAGE_SIZE))
    rows = [
        {"table": i.table, "score": i.score, "contested": i.contested, "due": i.due, "row": as_row(i.row)}
        for i in page.rows
    ]
    return JsonAnswer({"rows": rows, "total": page.total, "offset": page.offset})


@api.get("/rows/{row_id}")
def give_item(view: Desk, row_id: str) -> JsonAnswer:
    """Give a row as it stands and as the program reads it, its version, tags, and all that was decided of it."""
    item = find_item(view, row_id)
    if item is None:
        raise HTTPException(404, "This desk holds no such row of a single document.")
    return JsonAnswer({
        "table": item.table, "row": None if item.row is None else as_row(item.row),
        "read": None if item.read is None else as_row(item.read), "version": item.version,
        "tags": list(view.tags([row_id]).get(row_id, ())), "assignee": view.assignees([row_id]).get(row_id),
        "history": [as_row(c) for c in item.history],
    })  # fmt: skip


@api.get("/decisions")
def give_decisions(request: Request, view: Desk) -> JsonAnswer:
    """Give what people (`by` one of them) decided, the latest first."""
    by = given(request.query_params, "by")
    page = view.recent_corrections(f"person:{by}" if by else None, 50, offset_of(request.query_params))
    return JsonAnswer({"rows": [as_row(c) for c in page.rows], "total": page.total, "offset": page.offset})


@api.get("/reopened")
def give_reopened(request: Request, view: Desk) -> JsonAnswer:
    """Give the decisions that a later reading has put in question."""
    page = view.reopened(50, offset_of(request.query_params))
    rows = [{"reason": r.reason, "now": r.now, "correction": as_row(r.correction)} for r in page.rows]
    return JsonAnswer({"rows": rows, "total": page.total, "offset": page.offset})


@api.get("/agreement")
def give_agreement(view: Desk) -> JsonAnswer:
    """Give how far people agree, by field, and by the words that their rows rest on."""
    return JsonAnswer({"rows": [asdict(a) for a in measure_agreement(view.shared_corrections(MOST_COMPARED)[0])]})


@api.get("/measure")
def give_measure(view: Desk) -> JsonAnswer:
    """Give how well the program read the finished documents, by table."""
    documents, found = measure_reading(view, MOST_MEASURED)
    rows = [asdict(m) | {"precision": m.precision, "recall": m.recall} for m in found]
    return JsonAnswer({"documents": documents, "rows": rows})


async def read_json(request: Request) -> Mapping[str, Any]:
    """Return the JSON object that was sent. Raises HTTPException for what another site sent, or what is none."""
    refuse_other_sites(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(400, "Send JSON, with Content-Type: application/json.")
    try:
        sent = json.loads(await read_bounded(request))
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "What was sent is no JSON.") from error
    if not isinstance(sent, dict):
        raise HTTPException(400, "Send a JSON object.")
    return sent


@api.post("/rows/{row_id}/{what}")
def take_decision(
    request: Request, row_id: str, what: str, sent: Annotated[Mapping[str, Any], Depends(read_json)]
) -> JsonAnswer:
    """Take a decision on a row: `by` who, `why`, `seen` the version it was taken on, `once` any word, to send it twice as one.

    Further fields as in the forms: those of the row for `correct`, `other` for `merge`, `part1` … for `split`, `value`
    for `tag`, `untag` and `assign`. Answers 409 where the row is another by now.
    """
    take = DECIDED.get(what)
    if take is None:
        raise HTTPException(404, "There is no such decision.")
    fields = {
        str(k): "; ".join(map(str, v)) if isinstance(v, list) else str(v) for k, v in sent.items() if v is not None
    }
    who = Reviewer(
        fields.get("by", ""),
        fields.get("why") or None,
        fields.get("once", "")[:40] or new_act(),
        blind=sent.get("blind") is True,
    )
    try:
        act = take(request.app.state.store, row_id, fields, who)
    except StaleError as error:
        raise HTTPException(409, str(error)) from error
    except ReviewError as error:
        raise HTTPException(400, str(error)) from error
    settle_soon(request)
    return JsonAnswer({"act": act})
