"""Figures in, their table out: every number with its bounds, what it counts and who gives it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.web.cards import figure_card
from accordingto.web.filters import box, choice, figure_query, page_through
from accordingto.web.pages.groups import held_documents
from accordingto.web.renderings import Desk, show_page

router = APIRouter()


@router.get("/figures", response_class=HTMLResponse)
def list_figures(request: Request, view: Desk) -> HTMLResponse:
    """Show the figures that the address asks for."""
    params = request.query_params
    page = view.find_figures(figure_query(params))
    documents = held_documents(view, page.rows)
    held = [(f, documents[f.document_id]) for f in page.rows if f.document_id in documents]
    cards = [(figure_card(figure, document), document) for figure, document in held]
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
