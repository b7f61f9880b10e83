"""A desk and a wish in, a report out: the wish named in words, the ledger as it stood on the day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from accordingto.engine.ledgers import stand_as_of
from accordingto.export.reports.areas import EVERYWHERE, Area
from accordingto.export.reports.bounds import NO_BOUNDS, Bounds
from accordingto.export.reports.situations import Period, make_situation, title_situation
from accordingto.export.reports.subjects import (
    LEDGER_TITLE,
    make_actor_report,
    make_incident_report,
    make_ledger_report,
    make_story_report,
)
from accordingto.export.reports.values import Report, ReportError, map_texts
from accordingto.model.pseudonyms import NO_MASK
from accordingto.model.records import LedgerEntry
from accordingto.model.tongues import _
from accordingto.resolve.shelves import Shelf
from accordingto.resolve.standings import stand_on
from accordingto.store.base import View


@dataclass(frozen=True, slots=True)
class Wish:
    """Which report is wanted: its `kind` (one of `REPORT_KINDS`), of what (an id or a name), of which days, of where.

    Days that are not given are the week that ends on the day of the desk's newest document. The report says that it was
    made on `made_on`. Private people stand under pseudonyms in it unless `names` are asked for. It looks at no more of the desk
    than its `bounds`, and says so where that leaves something out.
    """

    kind: str
    made_on: date
    subject: str = ""
    first: date | None = None
    last: date | None = None
    area: Area = EVERYWHERE
    names: bool = False
    bounds: Bounds = NO_BOUNDS


def make_report(view: View, wish: Wish) -> Report:
    """Return the report that is wished for. Raises ReportError for an unknown kind, and where the desk has none of it."""
    if wish.kind not in REPORT_KINDS:
        raise ReportError(
            _(
                "there is no report of kind %(kind)s; there are %(kinds)s",
                kind=repr(wish.kind),
                kinds=", ".join(REPORT_KINDS),
            )
        )
    report = _MAKERS[wish.kind](view, wish)
    mask = NO_MASK if wish.names else view.mask()
    return map_texts(report, mask.tell) if mask else report


def title_report(view: View, wish: Wish) -> str | None:
    """Return the title of a report that is wished for before it is made, None where that is known only then.

    Raises ReportError as `make_report` does.
    """
    if wish.kind not in ("situation", "ledger"):
        return None
    title = _(LEDGER_TITLE)
    if wish.kind == "situation":
        title = title_situation(default_period(view, wish.first, wish.last))
    mask = NO_MASK if wish.names else view.mask()
    return mask.tell(title)


def default_period(view: View, first: date | None, last: date | None) -> Period:
    """Return the days of a report: as given; one given day is a report of that day alone; else the newest week.

    Raises ReportError for days the wrong way round, and for a desk of which no document has a date.
    """
    if first is None and last is None:
        last = newest_day(view)
        if last is None:
            raise ReportError(_("no document of this desk has a date: say which days the report is of"))
        first = last - timedelta(days=6)
    one, other = first or last, last or first
    assert one is not None and other is not None
    return Period(one, other)


def _situation(view: View, wish: Wish) -> Report:
    period = default_period(view, wish.first, wish.last)
    stand = partial(stand_as_of, view, shelf=Shelf(view))
    return make_situation(view, period, wish.area, stand, wish.made_on, wish.bounds)


def _story(view: View, wish: Wish) -> Report:
    return make_story_report(view, wish.subject, wish.made_on)


def _incident(view: View, wish: Wish) -> Report:
    return make_incident_report(view, wish.subject, wish.made_on)


def _actor(view: View, wish: Wish) -> Report:
    return make_actor_report(view, wish.subject, partial(_stand, view, wish.last), wish.made_on)


def _ledger(view: View, wish: Wish) -> Report:
    day, past = wish.last or newest_day(view), wish.last is not None
    return make_ledger_report(view, partial(_stand, view, wish.last), day, past, wish.made_on, wish.bounds)


def _stand(view: View, as_of: date | None, entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """Return matters as they stood on a past day, else as they stand on the day of the newest document."""
    if as_of is not None:
        return list(stand_as_of(view, entries, as_of).values())
    today = newest_day(view)
    return [stand_on(e, today) for e in entries] if today else list(entries)


def newest_day(view: View) -> date | None:
    """Return the day of the newest document, None where no document has one."""
    day = view.published().newest_day
    return date.fromisoformat(day) if day else None


_MAKERS: Mapping[str, Callable[[View, Wish], Report]] = {
    "situation": _situation, "story": _story, "incident": _incident, "actor": _actor, "ledger": _ledger,
}  # fmt: skip
REPORT_KINDS = tuple(_MAKERS)
"""The kinds of reports by name."""
