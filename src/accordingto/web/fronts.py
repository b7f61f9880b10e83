"""A desk and a moment in, what its front page tells out: what is new, due, alerted, disputed, counted and unreviewed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from accordingto.model.dates import PartialDate
from accordingto.model.records import Document, Incident, LedgerEntry
from accordingto.model.verdicts import Alert
from accordingto.store.base import DocumentQuery, IncidentQuery, LedgerQuery, Published, QueueQuery, SpotQuery, View
from accordingto.web.day_bars import DayBars, draw_days
from accordingto.web.deadlines import Due
from accordingto.web.wordings import _, tell_number

NEWEST, DEADLINES, ALERTS, DIVERGING = 12, 6, 6, 6
ARRIVED, LOOKED_AT = 8, 100
"""So many new documents are shown, and so many are looked at for the happenings and matters that they tell of."""
MOST_NEW = 6
RECENT = timedelta(days=548)
OF_INCIDENTS = frozenset({"tolls", "baseline"})
"""The kinds of alerts that are about happenings."""
MANY = 10_000
"""From so many on, rows that nobody has looked at are not counted further."""


T = TypeVar("T", Incident, LedgerEntry)


@dataclass(frozen=True, slots=True)
class Moved(Generic[T]):
    """A happening or matter that new documents tell of; `first`: none but new documents do."""

    row: T
    first: bool


@dataclass(frozen=True, slots=True)
class News:
    """What came since a moment: documents (`total` of them, the latest ones), and what they tell of.

    `looked_at`: the number of documents whose happenings and matters were gone through.
    """

    since: str
    total: int
    documents: tuple[Document, ...]
    happenings: tuple[Moved[Incident], ...]
    matters: tuple[Moved[LedgerEntry], ...]
    alerts: tuple[Alert, ...]
    looked_at: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing came."""
        return not self.total and not self.alerts


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page of a desk tells; `news` is None where it is not known since when."""

    counts: dict[str, int]
    published: Published
    today: date | None
    news: News | None
    due: tuple[Due, ...]
    alerts: tuple[Alert, ...]
    diverging: tuple[Incident, ...]
    diverging_total: int
    series: DayBars | None
    unreviewed: int
    newest: tuple[Document, ...]
    rows: dict[str, dict[str, int]]


def read_front(view: View, since: str | None) -> Front:
    """Return what the front page tells; no table is gone through as a whole."""
    published = view.published()
    today = PartialDate.parse_or_none(published.newest_day)
    newest = view.find_documents(DocumentQuery(order="newest", limit=NEWEST)).rows
    diverging = view.find_incidents(IncidentQuery(diverging=True, order="newest", limit=DIVERGING))
    return Front(
        counts=view.counts(), published=published, today=today.last_day if today else None,
        news=find_news(view, since) if since else None,
        due=next_deadlines(view, today.last_day if today else None),
        alerts=tuple(view.alerts(ALERTS)),
        diverging=diverging.rows, diverging_total=diverging.total,
        series=recent_series(view, today.last_day if today else None),
        unreviewed=view.queue(QueueQuery(limit=0)).total,
        newest=newest, rows=view.row_counts([d.id for d in newest]),
    )  # fmt: skip


def find_news(view: View, since: str) -> News:
    """Return what came into a desk after a moment (ISO, UTC)."""
    arrivals = view.arrivals(since, LOOKED_AT)
    new = set(arrivals.document_ids)
    documents = [d for i in arrivals.document_ids[:ARRIVED] if (d := view.document(i))]
    alerts = [a for a in view.alerts(LOOKED_AT) if a.told_at and a.told_at.replace("Z", "+00:00") > since]
    happenings = sorted(view.incidents_of(arrivals.document_ids), key=_weight)
    matters = [t for t in view.threads_of(arrivals.document_ids) if t.steps and t.steps[-1].document_id in new]
    return News(
        since, arrivals.total, tuple(documents),
        tuple(Moved(i, set(i.document_ids) <= new) for i in happenings[:MOST_NEW]),
        tuple(Moved(t, {s.document_id for s in t.steps} <= new) for t in matters[:MOST_NEW]),
        tuple(alerts[:MOST_NEW]), len(arrivals.document_ids),
    )  # fmt: skip


def _weight(incident: Incident) -> tuple[bool, int, int]:
    """Return what new happenings are sorted by: the disputed first, then those with most sources, then the latest."""
    day = PartialDate.parse_or_none(incident.date_start)
    return incident.status != "disputed", -incident.independent_sources, -day.first_day.toordinal() if day else 0


def next_deadlines(view: View, today: date | None) -> tuple[Due, ...]:
    """Return the entries with a deadline on which something is still awaited, the nearest to come first."""
    told = today.isoformat() if today else None
    entries = view.find_ledger(
        LedgerQuery(awaited=True, order="deadline", today=told, limit=DEADLINES, most_counted=0)
    ).rows
    return tuple(Due(e, _days_to(e, today)) for e in entries)


def _days_to(entry: LedgerEntry, today: date | None) -> int | None:
    deadline = PartialDate.parse_or_none(entry.deadline)
    return (deadline.last_day - today).days if deadline and today else None


def recent_series(view: View, today: date | None) -> DayBars | None:
    """Return the happenings of the year and a half up to the newest document by week; None where there are none.

    Counted as series are: only what somebody who is no party to it says to have happened.
    """
    if today is None or today.toordinal() <= RECENT.days:
        return None
    first = today - RECENT
    found = view.tally_days(SpotQuery(date_from=first.isoformat(), date_to=today.isoformat()))
    drawn = draw_days(found, (first, today))
    return drawn if any(bar.count for bar in drawn.bars) else None


def tell_unreviewed(count: int) -> str:
    """Return how many rows nobody has looked at, in words; above what is counted of a table, at least so many."""
    return tell_number(count) if count < MANY else _("at least %(n)s", n=tell_number(count))


def alert_address(alert: Alert) -> str | None:
    """Return the address of what an alert is about: its happening, else the words of its first row; None without rows."""
    if not alert.rows:
        return None
    return f"/incidents/{alert.rows[0]}" if alert.kind in OF_INCIDENTS else f"/rows/{alert.rows[0]}"
