"""Events in, the timeline page out: a drawing of the days, the same as a table, and what could not be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from accordingto.model.dates import PartialDate
from accordingto.store.base import EventQuery, View
from accordingto.web.filters import Choice, choice, date_boxes, event_query, in_words, on_days, tell_wrong_days
from accordingto.web.pages.groups import held_documents
from accordingto.web.renderings import Desk, send_picture, show_page
from accordingto.web.timelines import Timeline, choose_window, days_near, draw_timeline
from accordingto.web.windows import MONTH, latest_days, tell_latest
from accordingto.web.wordings import _, mark

router = APIRouter()
MOST_EVENTS = 300
MOST_ROWS = 75
"""So many events stand in each of the tables below the drawing."""
ONE_DAY = timedelta(days=1)
LANES = (("quad", mark("quad class")), ("type", mark("event type")))


@dataclass(frozen=True, slots=True)
class Counted:
    """How many events answer a filter: all, those looked at, those before and after the days drawn, those without a day.

    `more`, `more_undated`: there are more than were counted.
    """

    total: int
    looked_at: int
    before: int
    after: int
    undated: int
    more: bool = False
    more_undated: bool = False


@router.get("/timeline", response_class=HTMLResponse)
def show_timeline(request: Request, view: Desk) -> HTMLResponse:
    """Draw the events that the address asks for."""
    params = request.query_params
    timeline, counted, latest = ask_timeline(view, params)
    shown = (*timeline.drawn[:MOST_ROWS], *timeline.undated[:MOST_ROWS]) if timeline else ()
    return show_page(
        request, "timeline.html", timeline=timeline, counted=counted, fields=_fields(view, params),
        documents=held_documents(view, shown), action="/timeline", most_rows=MOST_ROWS,
        notices=[*tell_wrong_days(params), *([tell_latest(latest)] if latest else [])],
        query=request.url.query,
    )  # fmt: skip


@router.get("/timeline.svg")
def give_drawing(request: Request, view: Desk) -> Response:
    """Give the drawing of the events that the address asks for as a picture of its own."""
    timeline, counted, _latest = ask_timeline(view, request.query_params)
    if timeline is None or not counted.total:
        raise HTTPException(404, _("No event answers this filter."))
    return send_picture("timeline.svg", "timeline.svg", timeline=timeline, counted=counted)


def ask_timeline(view: View, params: Mapping[str, str]) -> tuple[Timeline | None, Counted, date | None]:
    """Return the timeline that an address asks for, its counts, and the first of the days that a large desk shows unasked."""
    query = event_query(params)
    latest = None if query.date_from or query.date_to else latest_days(view, "events", MONTH)
    if latest is not None:
        query = on_days(query, *latest)
    return *lay_out_timeline(view, query, _lanes(params)), latest[0] if latest else None


def _lanes(params: Mapping[str, str]) -> str:
    return "type" if params.get("by") == "type" else "quad"


def lay_out_timeline(view: View, query: EventQuery, by: str) -> tuple[Timeline | None, Counted]:
    """Return the timeline of the events that a query asks for, of its days or those of publication, and their counts.

    On a large desk the events of other days than the query's are not counted, and of its own only so many as of a list.
    """
    within = latest_days(view, "events", MONTH) is not None and query.date_from is not None
    query = query if within else replace(query, most_counted=None)
    undated = view.find_events(replace(on_days(query, None, None, MOST_ROWS), undated=True))
    published = days_of_publication(view)
    first, last = days_of_query(query, days_near(published)) or (None, None)
    page = view.find_events(on_days(query, first, last, MOST_EVENTS))
    total = page.total + undated.total if within else view.find_events(on_days(query, None, None)).total
    found = page.rows
    window = days_of_query(query, choose_window(published, found))
    more = within and page.more, undated.more
    if window is None:
        return None, Counted(total, len(found), 0, 0, undated.total, *more)
    start, end = window
    said = {date.fromisoformat(day): n for day, n in view.said_days(start.isoformat(), end.isoformat()).items()}
    timeline = draw_timeline((*found, *undated.rows), said, window, by)
    if within:
        return timeline, Counted(total, len(found), 0, 0, undated.total, *more)
    before = _outside(view, query, None, timeline.start - ONE_DAY, timeline.start) if timeline.start > date.min else 0
    after = _outside(view, query, timeline.end + ONE_DAY, None, timeline.end) if timeline.end < date.max else 0
    return timeline, Counted(total, len(found), before, after, undated.total)


def _outside(view: View, query: EventQuery, since: date | None, until: date | None, edge: date) -> int:
    """Return how many events are of the days from or until one, but not of the day `edge` beside them as well."""
    reaching = on_days(query, edge if since is None else since, until if since is None else edge)
    return view.find_events(on_days(query, since, until)).total - view.find_events(reaching).total


def days_of_publication(view: View) -> list[date]:
    """Return the first and the newest day of publication of a desk; nothing where no document has a date."""
    published = view.published()
    told = map(PartialDate.parse_or_none, (published.first, published.newest_day))
    return [day.first_day for day in told if day]


def days_of_query(query: EventQuery, chosen: tuple[date, date] | None) -> tuple[date, date] | None:
    """Return the days that a query asks for, and where it names none, those chosen; None with neither."""
    since = date.fromisoformat(query.date_from) if query.date_from else chosen and chosen[0]
    until = date.fromisoformat(query.date_to) if query.date_to else chosen and chosen[1]
    return (min(since, until), max(since, until)) if since and until else None


def _fields(view: View, params: Mapping[str, str]) -> list[Choice]:
    return [
        Choice("by", _("Lanes"), _lanes(params), in_words(LANES), always=True),
        choice(view, params, "events", "factuality", "factuality", _("Factuality")),
        choice(view, params, "events", "event_type", "type", _("Type")),
        choice(view, params, "events", "actors", "actor", _("Actor")),
        choice(view, params, "events", "recipients", "recipient", _("Recipient")),
        choice(view, params, "events", "sources", "source", _("According to")),
        *date_boxes(params),
    ]
