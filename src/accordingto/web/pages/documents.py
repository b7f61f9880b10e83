"""A document in, its page out: the text as published with every row marked in place, and the rows beside it."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from accordingto.engine.verifications import find_spans
from accordingto.store.base import View
from accordingto.web.addresses import quote
from accordingto.web.cards import document_cards, document_marks, gather_answers, words_address
from accordingto.web.filters import box, choice, date_boxes, document_query, given, page_through, tell_wrong_days
from accordingto.web.forms import show_form_page
from accordingto.web.highlights import lay_out
from accordingto.web.lifts import count_story, find_lifts, find_original
from accordingto.web.pages.additions import additions_of
from accordingto.web.pages.copies import show_beside
from accordingto.web.renderings import Desk, show_page
from accordingto.web.voices import list_voices
from accordingto.web.wordings import _

router = APIRouter()


@router.get("/documents", response_class=HTMLResponse)
def list_documents(request: Request, view: Desk) -> HTMLResponse:
    """Show the documents that the address asks for, the newest first."""
    params = request.query_params
    page = view.find_documents(document_query(params))
    fields = [
        choice(view, params, "documents", "publisher", "publisher", _("Publisher")),
        choice(view, params, "documents", "language", "language", _("Language")),
        box(params, "source", _("Kind of publisher"), _("agency, ngo …")),
        box(params, "words", _("Words in the text")),
        *([box(params, "story", _("Story"))] if given(params, "story") else []),
        *date_boxes(params),
    ]
    return show_form_page(
        request, "documents.html", documents=page.rows, rows=view.row_counts([d.id for d in page.rows]), fields=fields,
        paging=page_through(page, params, "/documents"), action="/documents", notices=tell_wrong_days(params),
        **additions_of(request, view),
    )  # fmt: skip


@router.get("/documents/{document_id}", response_class=HTMLResponse)
def show_document(request: Request, view: Desk, document_id: str) -> HTMLResponse:
    """Show a document with its rows: all, each kind marked in its own way, or the statements, each speaker in a shade."""
    reading = view.reading(document_id)
    if reading is None:
        raise HTTPException(404, _("This desk holds no such document."))
    if other_id := given(request.query_params, "beside"):
        return show_beside(request, view, reading.document, other_id)
    by_speaker = given(request.query_params, "by") == "speaker"
    voices, voice_of = list_voices(reading.statements)
    heard = next((v for v in voices if str(v.number) == given(request.query_params, "speaker")), None)
    marks = document_marks(reading)
    cards = document_cards(reading, gather_answers(view, [document_id]))
    counts = {kind: sum(c.kind == kind for c in cards) for kind in ("statement", "event", "figure", "ledger")}
    if by_speaker:
        shown = {row_id for row_id, voice in voice_of.items() if heard in (None, voice)}
        marks = [mark for mark in marks if mark.row in shown]
        cards = tuple(card for card in cards if card.row.id in shown)
    blocks = lay_out(reading.document.text, reading.document.segments, marks)
    return show_page(
        request, "document.html", document=reading.document, cards=cards, by_row={c.row.id: c for c in cards},
        blocks=[b for b in blocks if not b.is_blank], counts=counts, by_speaker=by_speaker, voices=voices,
        voice_of=voice_of if by_speaker else {}, heard=heard, lifts=find_lifts(view, reading.document),
        original=find_original(view, reading.document), story=count_story(view, reading.document),
    )  # fmt: skip


@router.get("/rows/{row_id}")
@router.get("/evidence/{row_id}")
def show_evidence(request: Request, view: Desk, row_id: str) -> RedirectResponse:
    """Lead to the words that a row rests on, in its document."""
    document_id = find_row(view, row_id)
    if document_id is None:
        raise HTTPException(404, _("This desk holds no such row."))
    return RedirectResponse(words_address(quote(document_id, safe=""), quote(row_id, safe="")), 307)


def find_row(view: View, row_id: str) -> str | None:
    """Return the document in which the words of a row stand, None for a row that is not there."""
    found = view.row(row_id)
    if found is None:
        return None
    return next((document_id for document_id, _, _ in find_spans(view, *found)), None)
