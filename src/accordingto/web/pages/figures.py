"""Figures in, their table out: every number with its bounds, what it counts and who gives it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.web.cards import figure_card
from accordingto.web.filters import box, choice, figure_query, page_through
from accordingto.web.pages.groups import held_documents
from accordingto.web.renderings import Desk, show_page
from accordingto.web.wordings import _

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
        choice(view, params, "figures", "sources", "source", _("According to")),
        choice(view, params, "figures", "category", "category", _("Category")),
        choice(view, params, "figures", "unit", "unit", _("Unit")),
        box(params, "words", _("What is counted")),
    ]
    return show_page(
        request, "figures.html", cards=cards, fields=fields,
        paging=page_through(page, params, "/figures"), action="/figures",
    )  # fmt: skip
