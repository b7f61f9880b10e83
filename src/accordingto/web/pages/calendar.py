"""The deadlines of a desk in, a month of them out; the same as a file that calendars of other programs read."""

from collections.abc import Mapping
from dataclasses import replace

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from accordingto.export.calendars import write_calendar
from accordingto.model.pseudonyms import NO_MASK
from accordingto.model.records import LedgerEntry
from accordingto.store.base import View
from accordingto.web.filters import Choice, given
from accordingto.web.months import Month, choose_month, lay_out_month, step_month
from accordingto.web.pages.ledger import kept_query, ledger_fields
from accordingto.web.renderings import Desk, show_page
from accordingto.web.standings import ledger_query, newest_day, stand_now
from accordingto.web.wordings import _

router = APIRouter()
FIRST_YEAR = "0001"
MOST_SHOWN = 500
"""So many deadlines of a month (and of its year, without a month) are shown."""
MOST_WRITTEN = 100
"""So many deadlines a calendar file takes, the next ones first; it says so where there are more."""


@router.get("/calendar", response_class=HTMLResponse)
def show_calendar(request: Request, view: Desk) -> HTMLResponse:
    """Show the month that the address asks for."""
    params = request.query_params
    month, counts = find_month(view, params)
    return show_page(
        request, "calendar.html", month=month, counts=counts, fields=_fields(view, params, month), action="/calendar",
        today=newest_day(view), kept=kept_query(params, "as_of", "words"), before=step_month(month.year, month.month, -1),
        after=step_month(month.year, month.month, 1), most=MOST_SHOWN,
    )  # fmt: skip


@router.get("/calendar.ics")
def give_calendar(request: Request, view: Desk) -> Response:
    """Give the deadlines that the address asks for as a calendar file, private people under pseudonyms."""
    today = newest_day(view)
    asked = replace(ledger_query(request.query_params, today), limit=MOST_WRITTEN, offset=0)
    found = view.find_ledger(replace(asked, deadline_from=asked.deadline_from or FIRST_YEAR))
    entries = [stand_now(e, today) for e in found.rows]
    mask = NO_MASK if request.app.state.names else view.mask()
    of = f"{'more than ' if found.more else ''}{found.total:,}"
    note = (
        f"The next {len(entries):,} of {of} deadlines. Narrow the filter, or write all: accordingto ledger --ics FILE."
    )
    told = "accordingto: ledger", str(request.base_url), note if found.total > len(entries) else ""
    data = write_calendar((mask.mask_row(e) for e in entries), today, *told)
    headers = {"Content-Disposition": 'attachment; filename="ledger.ics"'}
    return Response(data, media_type="text/calendar; charset=utf-8", headers=headers)


def find_month(view: View, params: Mapping[str, str]) -> tuple[Month, dict[str, int]]:
    """Return the month that an address asks for with its deadlines, and how many all matters have in each month."""
    today = newest_day(view)
    counts = view.due_months()
    year, month = choose_month(given(params, "month"), list(counts), today)
    query = replace(ledger_query(params, today), limit=MOST_SHOWN, offset=0)
    found: dict[str, LedgerEntry] = {}
    for first, last in ((f"{year:04}-{month:02}",) * 2, (f"{year:04}-12-31", f"{year:04}")):
        asked = replace(query, deadline_from=max(first, query.deadline_from or ""), deadline_to=last)
        found |= {e.id: e for e in view.find_ledger(asked).rows}
    return lay_out_month((stand_now(e, today) for e in found.values()), year, month), counts


def _fields(view: View, params: Mapping[str, str], month: Month) -> list[Choice]:
    return [
        Choice("month", _("Month"), month.name, kind="text", hint=_("YYYY-MM")),
        *(field for field in ledger_fields(view, params) if field.name not in ("words", "as_of")),
    ]
