"""Statements in, their list out: who is said to have said what, with filters, each with a way to its words."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.web.cards import gather_answers_to, statement_card
from accordingto.web.filters import box, choice, page_through, statement_query
from accordingto.web.pages.groups import group_cards, held_documents
from accordingto.web.renderings import Desk, show_page
from accordingto.web.wordings import _

router = APIRouter()


@router.get("/statements", response_class=HTMLResponse)
def list_statements(request: Request, view: Desk) -> HTMLResponse:
    """Show the statements that the address asks for, by document."""
    params = request.query_params
    page = view.find_statements(statement_query(params))
    documents = held_documents(view, page.rows)
    answers = gather_answers_to(view, page.rows)
    cards = [statement_card(s, documents[s.document_id], answers) for s in page.rows if s.document_id in documents]
    fields = [
        choice(view, params, "statements", "speaker", "speaker", _("Speaker")),
        choice(view, params, "statements", "act", "act", _("Act")),
        choice(view, params, "statements", "about", "about", _("About")),
        box(params, "words", _("Words")),
    ]
    return show_page(
        request, "statements.html", groups=group_cards(cards, documents), fields=fields,
        paging=page_through(page, params, "/statements"), action="/statements",
    )  # fmt: skip
