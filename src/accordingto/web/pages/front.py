"""A desk in, its front page out: what it holds, the newest documents, the next deadlines, the latest events."""

from collections.abc import Sequence
from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, LedgerEntry
from accordingto.store.base import EventQuery, View
from accordingto.web.deadlines import SETTLED, Due, newest_day, sort_by_deadline
from accordingto.web.labels import sort_day
from accordingto.web.renderings import Desk, show_page
from accordingto.web.timelines import Timeline, choose_window, draw_timeline

router = APIRouter()
NEWEST, DEADLINES, MOST_EVENTS = 12, 6, 2000
RECENT = timedelta(days=120)


@router.get("/", response_class=HTMLResponse)
def show_front(request: Request, view: Desk) -> HTMLResponse:
    """Show what the desk holds, or how to fill it."""
    documents = newest_first(view.documents())
    if not documents:
        return show_page(request, "empty.html")
    return show_page(
        request, "front.html", counts=view.counts(), documents=documents[:NEWEST], total=len(documents),
        rows=count_rows(view), span=publication_span(documents), undated=sum(not sort_day(d) for d in documents),
        publishers=len({d.publisher for d in documents if d.publisher}),
        languages=sorted({d.language for d in documents if d.language}),
        factualities=view.values("events", "factuality"), due=next_deadlines(view.ledger(), documents),
        today=newest_day(documents), timeline=recent_timeline(view, documents),
    )  # fmt: skip


def newest_first(documents: Sequence[Document]) -> list[Document]:
    """Return documents by date, the newest first; those without any date last, in the order of adding."""
    return sorted(documents, key=sort_day, reverse=True)


def count_rows(view: View) -> dict[str, dict[str, int]]:
    """Return how many statements, events, figures and ledger entries each document gives, by table and document."""
    rows = {table: view.values(table, "document_id") for table in ("statements", "events", "figures")}
    rows["ledger"] = {}
    for entry in view.ledger():
        for document_id in dict.fromkeys(s.document_id for s in entry.steps):
            rows["ledger"][document_id] = rows["ledger"].get(document_id, 0) + 1
    return rows


def publication_span(documents: Sequence[Document]) -> tuple[str | None, str | None]:
    """Return the first and last day of publication in the desk, None where no document has a date."""
    days = sorted(d.published[:10] for d in documents if d.published)
    return (days[0], days[-1]) if days else (None, None)


def next_deadlines(entries: Sequence[LedgerEntry], documents: Sequence[Document]) -> list[Due]:
    """Return the entries with a deadline on which something is still awaited, the nearest to come first."""
    awaited = [e for e in entries if e.deadline and e.state not in SETTLED]
    return sort_by_deadline(awaited, newest_day(documents))[:DEADLINES]


def recent_timeline(view: View, documents: Sequence[Document]) -> Timeline | None:
    """Return the timeline of the last months of the desk, None with no dated event in them."""
    last = newest_day(documents)
    since = (last - RECENT).isoformat() if last and last.toordinal() > RECENT.days else None
    found = view.find_events(EventQuery(date_from=since, limit=MOST_EVENTS)).rows
    told = (PartialDate.parse_or_none(d.published) for d in documents)
    window = choose_window([d.first_day for d in told if d], found)
    if window is None or not found:
        return None
    start = max(window[0], date.fromisoformat(since)) if since else window[0]
    drawn = draw_timeline(found, {}, (min(start, window[1]), window[1]))
    return drawn if drawn.drawn else None
