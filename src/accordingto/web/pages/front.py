"""A desk in, its front page out: what is new since the last visit, what is due, alerted, disputed, and what it holds."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.model.records import as_row
from accordingto.store.base import View
from accordingto.web.filters import given
from accordingto.web.fronts import DIVERGING, Front, News, alert_address, read_front, tell_unreviewed
from accordingto.web.pages.incidents import denials_of
from accordingto.web.renderings import Desk, JsonAnswer, show_page
from accordingto.web.spots import address
from accordingto.web.visits import KEPT, cookie_name, find_visit, read_moment
from accordingto.web.wordings import _

router = APIRouter()
api = APIRouter()

MOST_LANGUAGES = 8
"""So many languages are named, those of most documents."""


@router.get("/", response_class=HTMLResponse)
def show_front(request: Request, view: Desk) -> HTMLResponse:
    """Show what the desk holds and what is new in it since the last visit, or how to fill it."""
    if not view.counts()["documents"]:
        return show_page(request, "empty.html")
    name = cookie_name(view.salt())
    asked = given(request.query_params, "since")
    visit = find_visit(request.cookies.get(name), asked, datetime.now(UTC))
    front = read_front(view, visit.since)
    news = [m.row for m in front.news.happenings] if front.news else []
    page = show_page(
        request, "front.html", front=front, visit=visit, notices=_wrong_moment(asked),
        unreviewed=tell_unreviewed(front.unreviewed), alert_address=alert_address, address=address,
        denials=denials_of(view, [*front.diverging, *news]), more=front.diverging_total - DIVERGING,
        factualities=view.values("events", "factuality"), publishers=len(view.values("documents", "publisher")),
        languages=list(view.values("documents", "language", MOST_LANGUAGES)),
    )  # fmt: skip
    page.set_cookie(
        name, visit.cookie, max_age=int(KEPT.total_seconds()), path="/", httponly=True, samesite="strict",
        secure=request.url.scheme == "https",
    )  # fmt: skip
    return page


@api.get("/front")
def give_front(request: Request, view: Desk) -> JsonAnswer:
    """Give what the front page tells: what came since a moment (`since`), what is due, alerted, disputed and unreviewed."""
    moment = read_moment(given(request.query_params, "since"))
    front = read_front(view, moment.isoformat(timespec="seconds") if moment else None)
    return JsonAnswer(_front_row(view, front))


def _wrong_moment(asked: str | None) -> list[str]:
    """Return a sentence for a moment of the address that is none and was therefore passed over."""
    if asked is None or read_moment(asked) is not None:
        return []
    return [_("“%(text)s” is no moment such as 2031-05-12 or 2031-05-12T10:30. It was passed over.", text=asked)]


def _front_row(view: View, front: Front) -> dict[str, Any]:
    series = front.series
    return {
        "counts": front.counts,
        "published": asdict(front.published),
        "news": _news_row(front.news) if front.news else None,
        "due": [{"entry": as_row(d.entry), "days": d.days} for d in front.due],
        "alerts": [asdict(a) for a in front.alerts],
        "diverging": {"rows": [as_row(i) for i in front.diverging], "total": front.diverging_total},
        "series": [
            {"from": b.start.isoformat(), "to": b.end.isoformat(), "count": b.count} for b in (series.bars if series else ())
        ],
        "unreviewed": front.unreviewed,
        "newest": [d.id for d in front.newest],
    }  # fmt: skip


def _news_row(news: News) -> dict[str, Any]:
    return {
        "since": news.since,
        "documents": {"total": news.total, "latest": [d.id for d in news.documents]},
        "happenings": [{"row": as_row(m.row), "first": m.first} for m in news.happenings],
        "matters": [{"row": as_row(m.row), "first": m.first} for m in news.matters],
        "alerts": [asdict(a) for a in news.alerts],
    }
