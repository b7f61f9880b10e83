"""What an address asks of a desk in, of a large one that is asked for all days only the latest out, and a sentence that says so."""

from dataclasses import replace
from datetime import date, timedelta

from accordingto.store.base import SpotQuery, View
from accordingto.web.date_wordings import tell_day
from accordingto.web.standings import newest_day
from accordingto.web.wordings import _

LARGE = 20_000
"""From so many happenings (or events) on, a desk shows the latest days unless others are asked for."""
YEAR, MONTH = timedelta(days=365), timedelta(days=30)
SPANS = (YEAR, timedelta(days=182), timedelta(days=91), MONTH, timedelta(days=7))
"""The days that maps show of a large desk: the most of these that hold no more happenings than a small desk has."""


def latest_days(view: View, table: str, span: timedelta) -> tuple[date, date] | None:
    """Return the first and last of the latest days of a large desk; None for a small one, and one without dates."""
    newest = newest_day(view)
    if newest is None or view.counts()[table] <= LARGE or newest.toordinal() <= span.days:
        return None
    return newest - span, newest


def latest_happenings(view: View) -> tuple[date, date] | None:
    """Return the first and last of the latest days of a large desk, a year or as many as hold so many happenings; else None."""
    days = latest_days(view, "incidents", YEAR)
    if days is None:
        return None
    held = (span for span in SPANS if view.happened_since((days[1] - span).isoformat()) <= LARGE)
    return days[1] - next(held, SPANS[-1]), days[1]


def narrow_to_latest(view: View, query: SpotQuery) -> tuple[SpotQuery, list[str]]:
    """Return what maps of a desk count unless days are chosen: of a large desk, the latest days up to its newest document."""
    if query.date_from or query.date_to:
        return query, []
    days = latest_happenings(view)
    if days is None:
        return query, []
    return replace(query, date_from=days[0].isoformat()), [tell_latest(days[0])]


def tell_latest(first: date) -> str:
    """Return the sentence that tells of what is left out."""
    return _(
        "This desk is large: counted is what is of %(day)s or later. Set “From” and “To” for other days. What has no day is left out.",
        day=tell_day(first.isoformat()),
    )
