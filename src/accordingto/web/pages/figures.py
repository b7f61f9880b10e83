"""Figures in, their table out: every number with its bounds, what it counts and who gives it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.store.base import Page
from accordingto.web.cards import figure_card
from accordingto.web.filters import PAGE_SIZE, box, choice, given, offset_of, page_through
from accordingto.web.pages.groups import held_documents
from accordingto.web.renderings import Desk, show_page

router = APIRouter()


@router.get("/figures", response_class=HTMLResponse)
def list_figures(request: Request, view: Desk) -> HTMLResponse:
    """Show the figures that the address asks for."""
    params = request.query_params
    source, category, unit = (given(params, n) for n in ("source", "category", "unit"))
    words = (given(params, "words") or "").casefold().split()
    found = [
        f
        for f in view.figures()
        if (source is None or source in f.sources)
        and category in (None, f.category)
        and unit in (None, f.unit)
        and all(w in (f.what or "").casefold() for w in words)
    ]
    offset = offset_of(params)
    page = Page(tuple(found[offset : offset + PAGE_SIZE]), len(found), offset)
    documents = held_documents(view, page.rows)
    cards = [(figure_card(f, documents[f.document_id]), documents[f.document_id]) for f in page.rows]
    fields = [
        choice(view, params, "figures", "sources", "source", "According to"),
        choice(view, params, "figures", "category", "category", "Category"),
        choice(view, params, "figures", "unit", "unit", "Unit"),
        box(params, "words", "What is counted"),
    ]
    return show_page(
        request, "figures.html", cards=cards, fields=fields,
        paging=page_through(page, params, "/figures"), action="/figures",
    )  # fmt: skip
