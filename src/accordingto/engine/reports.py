"""A desk and a wish in, a report out: the wish named in words, the ledger as it stood on the day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from accordingto.engine.ledgers import newest_day, stand_ledger
from accordingto.export.reports.areas import EVERYWHERE, Area
from accordingto.export.reports.situations import Ledger, Period, make_situation
from accordingto.export.reports.subjects import (
    make_actor_report,
    make_incident_report,
    make_ledger_report,
    make_story_report,
)
from accordingto.export.reports.values import Report, ReportError, map_texts
from accordingto.model.pseudonyms import NO_MASK
from accordingto.resolve.standings import read_days
from accordingto.store.base import View


@dataclass(frozen=True, slots=True)
class Wish:
    """Which report is wanted: its `kind` (one of `REPORT_KINDS`), of what (an id or a name), of which days, of where.

    Days that are not given are the week that ends on the day of the desk's newest document. The report says that it was
    made on `made_on`. Private people stand under pseudonyms in it unless `names` are asked for.
    """

    kind: str
    made_on: date
    subject: str = ""
    first: date | None = None
    last: date | None = None
    area: Area = EVERYWHERE
    names: bool = False


def make_report(view: View, wish: Wish) -> Report:
    """Return the report that is wished for. Raises ReportError for an unknown kind, and where the desk has none of it."""
    if wish.kind not in REPORT_KINDS:
        raise ReportError(f"there is no report of kind {wish.kind!r}; there are {', '.join(REPORT_KINDS)}")
    report = _MAKERS[wish.kind](view, wish)
    mask = NO_MASK if wish.names else view.mask()
    return map_texts(report, mask.tell) if mask else report


def default_period(view: View, first: date | None, last: date | None) -> Period:
    """Return the days of a report: as given; one given day is a report of that day alone; else the newest week.

    Raises ReportError for days the wrong way round, and for a desk of which no document has a date.
    """
    if first is None and last is None:
        last = newest_day(read_days(view))
        if last is None:
            raise ReportError("no document of this desk has a date: say which days the report is of")
        first = last - timedelta(days=6)
    one, other = first or last, last or first
    assert one is not None and other is not None
    return Period(one, other)


def _situation(view: View, wish: Wish) -> Report:
    period = default_period(view, wish.first, wish.last)
    entries = list(stand_ledger(view, period.last))
    before = {e.id: e.state for e in stand_ledger(view, period.first - timedelta(days=1))}
    return make_situation(view, period, wish.area, Ledger(entries, before), wish.made_on)


def _story(view: View, wish: Wish) -> Report:
    return make_story_report(view, wish.subject, wish.made_on)


def _incident(view: View, wish: Wish) -> Report:
    return make_incident_report(view, wish.subject, wish.made_on)


def _actor(view: View, wish: Wish) -> Report:
    return make_actor_report(view, wish.subject, stand_ledger(view, wish.last), wish.made_on)


def _ledger(view: View, wish: Wish) -> Report:
    return make_ledger_report(view, list(stand_ledger(view, wish.last)), wish.last, wish.made_on)


_MAKERS: Mapping[str, Callable[[View, Wish], Report]] = {
    "situation": _situation, "story": _story, "incident": _incident, "actor": _actor, "ledger": _ledger,
}  # fmt: skip
REPORT_KINDS = tuple(_MAKERS)
"""The kinds of reports by name."""
