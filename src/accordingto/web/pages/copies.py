"""Two documents in, the page that sets them beside each other out; and what a document has from others, as JSON."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from accordingto.model.records import Document
from accordingto.store.base import View
from accordingto.web.alignments import align
from accordingto.web.lifts import Lift, find_lifts
from accordingto.web.reasons import tell_reason
from accordingto.web.renderings import Desk, JsonAnswer, show_page
from accordingto.web.wordings import _

api = APIRouter()


def show_beside(request: Request, view: View, document: Document, other_id: str) -> HTMLResponse:
    """Show two documents beside each other, with the passages that they share."""
    other = view.document(other_id)
    if other is None:
        raise HTTPException(404, _("This desk holds no such document to set beside this one."))
    lift = next((found for found in find_lifts(view, document) if found.other.id == other.id), None)
    return show_page(
        request, "beside.html", document=document, other=other, lift=lift,
        rows=align(document, other, lift.passages if lift else ()),
    )  # fmt: skip


@api.get("/documents/{document_id}/copies")
def give_copies(view: Desk, document_id: str) -> JsonAnswer:
    """Give what a document shares with others: its copy group, original and story, and every shared passage with offsets."""
    document = view.document(document_id)
    if document is None:
        raise HTTPException(404, _("This desk holds no such document."))
    return JsonAnswer(
        {
            "id": document.id,
            "copy_group": document.copy_group,
            "original_id": document.original_id,
            "story_id": document.story_id,
            "copies": [_lift_row(lift) for lift in find_lifts(view, document)],
        }
    )


def _lift_row(lift: Lift) -> dict[str, Any]:
    return {
        "document_id": lift.other.id,
        "form": lift.form,
        "answer": lift.answer,
        "chance": lift.chance,
        "share": round(lift.share, 4),
        "other_share": round(lift.other_share, 4),
        "published_after_it": lift.from_other,
        "order": tell_reason(lift.order),
        "reasons": list(map(tell_reason, lift.reasons)),
        "decision": asdict(lift.judgement) if lift.judgement else None,
        "passages": [asdict(p) for p in lift.passages],
    }
