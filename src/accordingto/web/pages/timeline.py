"""Events in, the timeline page out: a drawing of the days, the same as a table, and what could not be drawn."""

from collections.abc import Mapping, Sequence
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.model.records import Document, Event
from accordingto.store.base import EventQuery, StatementQuery, View
from accordingto.web.filters import Choice, choice, date_boxes, event_query, tell_wrong_days, unlimited
from accordingto.web.renderings import Desk, show_page
from accordingto.web.timelines import choose_window, draw_timeline

router = APIRouter()
MOST_EVENTS = 3000
MOST_STATEMENTS = 10_000
MOST_ROWS = 300
"""So many events stand in each of the tables below the drawing."""
LANES = (("quad", "quad class"), ("type", "event type"))


@router.get("/timeline", response_class=HTMLResponse)
def show_timeline(request: Request, view: Desk) -> HTMLResponse:
    """Draw the events that the address asks for."""
    params = request.query_params
    query = event_query(params)
    found = view.find_events(unlimited(query, MOST_EVENTS))
    documents = view.documents()
    by = "type" if params.get("by") == "type" else "quad"
    window = window_of(query, documents, found.rows)
    said = view.find_statements(StatementQuery(limit=MOST_STATEMENTS)).rows
    return show_page(
        request, "timeline.html", timeline=draw_timeline(found.rows, said, window, by) if window else None,
        found=found, fields=_fields(view, params, by), documents={d.id: d for d in documents},
        action="/timeline", notices=tell_wrong_days(params), most_rows=MOST_ROWS,
    )  # fmt: skip


def window_of(query: EventQuery, documents: Sequence[Document], events: Sequence[Event]) -> tuple[date, date] | None:
    """Return the days to draw: those asked for, and where none are, those of publication; None with nothing dated."""
    chosen = choose_window(documents, events)
    since = date.fromisoformat(query.date_from) if query.date_from else chosen and chosen[0]
    until = date.fromisoformat(query.date_to) if query.date_to else chosen and chosen[1]
    return (min(since, until), max(since, until)) if since and until else None


def _fields(view: View, params: Mapping[str, str], by: str) -> list[Choice]:
    return [
        Choice("by", "Lanes", by, LANES, always=True),
        choice(view, params, "events", "factuality", "factuality", "Factuality"),
        choice(view, params, "events", "event_type", "type", "Type"),
        choice(view, params, "events", "actors", "actor", "Actor"),
        choice(view, params, "events", "recipients", "recipient", "Recipient"),
        choice(view, params, "events", "sources", "source", "According to"),
        *date_boxes(params),
    ]
