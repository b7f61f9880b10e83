"""Forms with what a person decides in, decisions kept in the desk out; on with the next row."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from accordingto.engine import reviews
from accordingto.engine.observations import observe
from accordingto.engine.reviews import Reviewer
from accordingto.engine.row_forms import FORMS, ReviewError
from accordingto.store.base import StaleError, Store
from accordingto.web.addresses import quote
from accordingto.web.forms import Fields, Sent, lead_to, remember_reviewer, reviewer_of
from accordingto.web.pages.reviews import show_addition, show_item, show_observation
from accordingto.web.reviewing import KEPT, who_decides
from accordingto.web.wordings import _

router = APIRouter()
MARKS = {"tag": "tag", "untag": "untag", "assign": "assign"}


@router.post("/review/reviewer")
def name_reviewer(request: Request, fields: Sent) -> Response:
    """Keep the name of whoever reviews in this browser."""
    if not fields.get("reviewer", "").strip():
        raise HTTPException(400, _("Give the name under which your decisions are to be kept."))
    to = fields.get("to", "")
    answer = lead_to(
        to if to.startswith(("/review", "/documents/", "/actors/")) and "\\" not in to and "//" not in to else "/review"
    )
    return remember_reviewer(answer, fields["reviewer"])


@router.post("/review/rows/{row_id}/{what}")
def decide(request: Request, row_id: str, what: str, fields: Sent) -> Response:
    """Take a decision on a row and go on with the next one of the queue."""
    store: Store = request.app.state.store
    take = DECIDED.get(what)
    if take is None:
        raise HTTPException(404, _("There is no such decision."))
    params = dict(parse_qsl(fields.get("where", "")))
    try:
        act = take(store, row_id, fields, _who(request, fields))
    except (ReviewError, StaleError) as error:
        status = 409 if isinstance(error, StaleError) else 400
        with store.view() as view:
            return show_item(request, view, row_id, params, status, str(error), fields)
    settle_soon(request)
    kept = {name: params[name] for name in KEPT if name in params}
    if "skip" not in kept or what in (*MARKS, "undo"):
        return lead_to(f"/review/rows/{quote(row_id, safe='')}", **kept, done=act)
    return lead_to("/review/next", **kept, done=act, row=row_id)


def _accept(store: Store, row_id: str, fields: Fields, who: Reviewer) -> str:
    return reviews.accept(store, row_id, who, fields.get("seen"))


def _reject(store: Store, row_id: str, fields: Fields, who: Reviewer) -> str:
    return reviews.reject(store, row_id, who, fields.get("seen"))


def _correct(store: Store, row_id: str, fields: Fields, who: Reviewer) -> str:
    return reviews.correct(store, row_id, values_of(fields), who, fields.get("seen"))


def _split(store: Store, row_id: str, fields: Fields, who: Reviewer) -> str:
    parts = [{"evidence": words} for n in ("1", "2", "3") if (words := fields.get(f"part{n}", "").strip())]
    return reviews.split(store, row_id, parts, who, fields.get("seen"))


def _merge(store: Store, row_id: str, fields: Fields, who: Reviewer) -> str:
    other = fields.get("other", "").strip()
    if not other:
        raise ReviewError(_("choose the row that this one is to be merged with"))
    return reviews.merge(store, row_id, other, who, fields.get("seen"))


def _undo(store: Store, row_id: str, fields: Fields, who: Reviewer) -> str:
    taken = fields.get("taken", "")
    return reviews.undo(store, taken, who) if taken else reviews.undo_row(store, row_id, who)


def _mark(what: str) -> Callable[[Store, str, Fields, Reviewer], str]:
    return lambda store, row_id, fields, who: reviews.mark(store, row_id, what, fields.get("value"), who)  # type: ignore[arg-type]


DECIDED: Mapping[str, Callable[[Store, str, Fields, Reviewer], str]] = {
    "accept": _accept, "reject": _reject, "correct": _correct, "split": _split, "merge": _merge, "undo": _undo,
    **{name: _mark(what) for name, what in MARKS.items()},
}  # fmt: skip
"""What the last part of an address decides."""


@router.post("/review/add/{document_id}")
def add(request: Request, document_id: str, fields: Sent) -> Response:
    """Add a row that was missed, and show it."""
    store: Store = request.app.state.store
    table = fields.get("table", "")
    try:
        given = {**values_of(fields, table), "evidence_start": fields.get("evidence_start", "")}
        row_id, _ = reviews.add_row(store, document_id, table, given, _who(request, fields))
    except (ReviewError, StaleError) as error:
        with store.view() as view:
            return show_addition(request, view, document_id, fields, 400, str(error))
    settle_soon(request)
    return lead_to(f"/review/rows/{row_id}")


@router.post("/review/observe")
def keep_observation(request: Request, fields: Sent) -> Response:
    """Keep what somebody saw or was told, and show its row."""
    store: Store = request.app.state.store
    told_by = fields.get("told_by", "").strip() if fields.get("how") == "told" else None
    try:
        if told_by == "":
            raise ReviewError(_("say who told it, as exactly as is safe to write down"))
        table = "statements" if told_by else "events"
        who = _who(request, fields)
        _document, row_id = observe(store, fields.get("note", ""), values_of(fields, table), who, told_by)
    except (ReviewError, StaleError) as error:
        return show_observation(request, fields, 400, str(error))
    settle_soon(request)
    return lead_to(f"/review/rows/{row_id}")


@router.post("/review/documents/{document_id}/finish")
def finish(request: Request, document_id: str, fields: Sent) -> Response:
    """Keep that a document is reviewed and nothing in it is missing."""
    try:
        act = reviews.mark(request.app.state.store, document_id, "finish", None, _who(request, fields))
    except ReviewError as error:
        raise HTTPException(400, str(error)) from error
    return lead_to("/review", document=document_id, done=act)


@router.post("/review/undo")
def take_back(request: Request, fields: Sent) -> Response:
    """Take a decision back and show the list of decisions."""
    try:
        reviews.undo(request.app.state.store, fields.get("taken", ""), _who(request, fields))
    except ReviewError as error:
        raise HTTPException(400, str(error)) from error
    settle_soon(request)
    return lead_to("/review/decisions")


def values_of(fields: Fields, table: str | None = None) -> dict[str, str]:
    """Return those fields of a form that are fields of rows (of a table)."""
    names = {f.name for name, form in FORMS.items() if table in (None, name) for f in form}
    return {name: value for name, value in fields.items() if name in names}


def settle_soon(request: Request) -> None:
    """Have happenings and threads made anew a while from now."""
    if request.app.state.settler is not None:
        request.app.state.settler.settle_soon()


def _who(request: Request, fields: Fields) -> Reviewer:
    name = reviewer_of(request)
    if not name:
        raise ReviewError(_("give the name under which your decisions are to be kept first"))
    return who_decides(name, fields)
