"""Events in, their list out: what is said to have happened, how sure the telling is, and who vouches for it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.web.cards import event_card, gather_answers_to
from accordingto.web.filters import choice, date_boxes, event_query, page_through, tell_wrong_days
from accordingto.web.pages.groups import group_cards, held_documents
from accordingto.web.renderings import Desk, show_page
from accordingto.web.wordings import _

router = APIRouter()


@router.get("/events", response_class=HTMLResponse)
def list_events(request: Request, view: Desk) -> HTMLResponse:
    """Show the events that the address asks for, by document."""
    params = request.query_params
    page = view.find_events(event_query(params))
    documents = held_documents(view, page.rows)
    answers = gather_answers_to(view, page.rows)
    places = view.places_named(e.place for e in page.rows if e.place)
    cards = [
        event_card(e, documents[e.document_id], answers, places=places) for e in page.rows if e.document_id in documents
    ]
    fields = [
        choice(view, params, "events", "event_type", "type", _("Type")),
        choice(view, params, "events", "factuality", "factuality", _("Factuality")),
        choice(view, params, "events", "actors", "actor", _("Actor")),
        choice(view, params, "events", "recipients", "recipient", _("Recipient")),
        choice(view, params, "events", "sources", "source", _("According to")),
        *date_boxes(params),
    ]
    return show_page(
        request, "events.html", groups=group_cards(cards, documents), fields=fields,
        paging=page_through(page, params, "/events"), action="/events",
        notices=tell_wrong_days(params),
    )  # fmt: skip
