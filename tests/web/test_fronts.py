"""What the front page tells: only what came since, the nearest deadlines, what awaits review."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.model.verdicts import Alert
from accordingto.store.base import Store
from accordingto.web.fronts import alert_address, find_news, read_front, tell_unreviewed
from happening_desks import FIRST, HAPPENING, OTHER_HAPPENING, fill_happening

LONG_AGO, FAR_AHEAD = "2001-01-01T00:00:00+00:00", "2999-01-01T00:00:00+00:00"
TOLD = Alert(("key",), "tolls", "tolls", "Dead: from 3 to 9", "2031-05-12", (HAPPENING.id,), (FIRST.document.id,))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = fill_happening(tmp_path / "desk.db")
    yield store
    store.close()


def test_news_are_documents_happenings_and_alerts_of_a_time(store: Store) -> None:
    with store.writer() as writer:
        writer.tell([TOLD], "2031-06-01T09:00:00Z")
    with store.view() as view:
        news, none = find_news(view, LONG_AGO), find_news(view, FAR_AHEAD)
        told = find_news(view, "2031-06-01T09:00:00+00:00").alerts
    assert news.total == len(news.documents) == 5 and not news.is_empty
    assert [m.row.id for m in news.happenings] == [HAPPENING.id, OTHER_HAPPENING.id]
    assert all(m.first for m in news.happenings) and [a.title for a in news.alerts] == [TOLD.title]
    assert none.is_empty and none.documents == () and told == ()


def test_the_latest_added_stand_first(store: Store) -> None:
    with store.view() as view:
        added = [d.id for d in view.documents()]
        assert [d.id for d in find_news(view, LONG_AGO).documents] == added[::-1]
        assert view.arrivals(None, 2).document_ids == tuple(added[:-3:-1])


def test_the_page_tells_what_is_due_differs_and_awaits_review(store: Store) -> None:
    with store.view() as view:
        front = read_front(view, None)
        counts = view.counts()
    assert front.news is None and front.today is not None and front.today.isoformat() == "2031-05-14"
    assert [(d.entry.deadline, d.days) for d in front.due] == [("2031-06-01", 18)]
    assert [i.id for i in front.diverging] == [HAPPENING.id] and front.diverging_total == 1
    assert front.unreviewed == sum(counts[t] for t in ("statements", "events", "figures", "ledger"))
    assert len(front.newest) == 5 and front.newest[0].published == "2031-05-14"


def test_the_series_counts_what_others_than_a_party_tell(store: Store) -> None:
    with store.view() as view:
        series = read_front(view, None).series
    assert series is not None and sum(bar.count for bar in series.bars) == 1


def test_an_alert_leads_to_what_it_is_about() -> None:
    assert alert_address(TOLD) == f"/incidents/{HAPPENING.id}"
    assert alert_address(Alert(("k",), "r", "deadline", "Due", None, ("row",), ())) == "/rows/row"
    assert alert_address(Alert(("k",), "r", "silence", "Silent", None, (), ())) is None


def test_many_rows_are_not_counted_to_the_last() -> None:
    assert (tell_unreviewed(1416), tell_unreviewed(10_000)) == ("1,416", "at least 10,000")
