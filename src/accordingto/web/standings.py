"""The fields of an address in, the matters of the ledger that it asks for out: as they stand now, or stood on a past day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from accordingto.engine.ledgers import stand_as_of
from accordingto.model.dates import PartialDate
from accordingto.model.records import LedgerEntry
from accordingto.resolve.standings import WAITING, stand_on
from accordingto.store.base import Page, View
from accordingto.store.queries import LedgerQuery
from accordingto.web.deadlines import Due, sort_by_deadline
from accordingto.web.filters import COUNTED, PAGE_SIZE, given, offset_of, tell_wrong_date

MOST_LOOKED = 300
"""So many matters are looked up for a page of a past day: what came of each until then has to be found out anew."""
AT_ONCE = 100
FIELDS = ("state", "kind", "party", "by", "must_act", "instrument", "due", "disputed", "words", "as_of")
"""The fields of an address that choose among matters."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of matters by deadline. `today` is the day that deadlines are counted from, `as_of` a past day asked for.

    `looked` tells how many matters were looked up for a past day, None where all of them were.
    """

    page: Page[Due]
    today: date | None
    as_of: date | None
    looked: int | None = None


def ledger_query(params: Mapping[str, str], today: date | None) -> LedgerQuery:
    """Return which matters an address asks for, by deadline as seen from a day.

    `due`: `coming` (a deadline from that day on) or `overdue` (one before it, and nothing is known of what came of it).
    """
    due, disputed = given(params, "due"), given(params, "disputed")
    return LedgerQuery(
        state=given(params, "state"), kind=given(params, "kind"), party=given(params, "party"), by=given(params, "by"),
        must_act=given(params, "must_act"), instrument=given(params, "instrument"), words=given(params, "words"),
        disputed={"yes": True, "no": False}.get(disputed or ""), overdue=due == "overdue",
        deadline_from=today.isoformat() if due == "coming" and today else None, order="deadline",
        today=today.isoformat() if today else None, limit=PAGE_SIZE, offset=offset_of(params),
        most_counted=COUNTED,
    )  # fmt: skip


def newest_day(view: View) -> date | None:
    """Return the day of the newest document, None where no document has one."""
    day = view.published().newest_day
    return date.fromisoformat(day) if day else None


def asked_day(params: Mapping[str, str]) -> date | None:
    """Return the past day that an address asks for, the last one of a month or year; None for none and for what is no date."""
    day = PartialDate.parse_or_none(given(params, "as_of"))
    return day.last_day if day else None


def tell_wrong_day(params: Mapping[str, str]) -> list[str]:
    """Return a sentence for a past day that is no date and was therefore passed over."""
    text = given(params, "as_of")
    wrong = text and asked_day(params) is None
    return [tell_wrong_date(text)] if text and wrong else []


def find_matters(view: View, params: Mapping[str, str], limit: int = PAGE_SIZE) -> Found:
    """Return the matters that an address asks for, up to `limit` of them from its offset on."""
    today, as_of = newest_day(view), asked_day(params)
    if as_of is not None:
        return _find_as_of(view, params, as_of, limit)
    page = view.find_ledger(replace(ledger_query(params, today), limit=limit))
    rows = tuple(sort_by_deadline((stand_now(e, today) for e in page.rows), today))
    return Found(Page(rows, page.total, page.offset, page.more), today, None)


def stand_now(entry: LedgerEntry, today: date | None) -> LedgerEntry:
    """Return a matter as it stands on the day of the newest document: past its deadline where nothing is known of it."""
    return stand_on(entry, today) if today else entry


def is_overdue(entry: LedgerEntry, day: date) -> bool:
    """Tell whether the deadline of a matter is past, and nothing is known of what came of it."""
    return stand_on(entry, day).state == "past_deadline" or (entry.state in WAITING and _is_past(entry, day))


def _is_past(entry: LedgerEntry, day: date) -> bool:
    deadline = PartialDate.parse_or_none(entry.deadline)
    return deadline is not None and deadline.last_day < day


def _find_as_of(view: View, params: Mapping[str, str], as_of: date, limit: int) -> Found:
    """Return matters as they stood on a past day: what chooses by their state is asked of them as they stood.

    No more are looked up than the page needs; then the total tells of those that were.
    """
    query = replace(
        ledger_query(params, as_of),
        state=None,
        disputed=None,
        overdue=False,
        deadline_from=None,
        limit=AT_ONCE,
        offset=0,
    )
    found, looked, total, offset = list[LedgerEntry](), 0, 1, offset_of(params)
    while looked < min(total, offset + MOST_LOOKED) and len(found) <= offset + limit:
        page = view.find_ledger(replace(query, offset=looked))
        found += _wanted(stand_as_of(view, page.rows, as_of).values(), params, as_of)
        looked, total = looked + len(page.rows), page.total if page.rows else 0
    due = sort_by_deadline(found, as_of)
    page_of = Page(tuple(due[offset : offset + limit]), len(due), offset)
    return Found(page_of, as_of, as_of, looked if looked < total else None)


def _wanted(entries: Iterable[LedgerEntry], params: Mapping[str, str], day: date) -> list[LedgerEntry]:
    state, due, disputed = (given(params, name) for name in ("state", "due", "disputed"))
    return [
        e for e in entries
        if state in (None, e.state)
        and (disputed not in ("yes", "no") or e.disputed == (disputed == "yes"))
        and (due != "overdue" or is_overdue(e, day))
        and (due != "coming" or (e.deadline is not None and not _is_past(e, day)))
    ]  # fmt: skip
