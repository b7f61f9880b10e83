"""Happenings in, the map page out: where and when they are said to have been, what has no place, and their list."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from accordingto.model.coarsening import CELL_KM, FRESH_DAYS
from accordingto.model.records import Incident
from accordingto.monitor.series import quad_of
from accordingto.store.base import SpotQuery, View
from accordingto.web.day_bars import DayBars, choose_days, draw_days
from accordingto.web.disputes import contested_names, load_disputes, split_borders
from accordingto.web.filters import (
    COUNTED,
    Choice,
    choice,
    date_boxes,
    given,
    in_words,
    offset_of,
    page_through,
    tell_wrong_days,
)
from accordingto.web.labels import QUAD_WORDS
from accordingto.web.map_drawings import draw_map
from accordingto.web.renderings import Desk, JsonAnswer, give_page, send_picture, show_page
from accordingto.web.spots import address, gather_spots, spot_query
from accordingto.web.standings import newest_day
from accordingto.web.windows import YEAR, latest_days, narrow_to_latest
from accordingto.web.wordings import _
from accordingto.web.worlds import load_world

router = APIRouter()
api = APIRouter()
AHEAD = timedelta(days=61)
LISTED = 25
"""So many happenings stand in the list below the map at a time."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A happening as the list shows it: its quad class, the other names of its place and who contests whose it is."""

    incident: Incident
    quad: str
    names: tuple[str, ...]
    disputed_by: tuple[str, ...]


@router.get("/map", response_class=HTMLResponse)
def show_map(request: Request, view: Desk) -> HTMLResponse:
    """Draw the happenings that the address asks for on a map and along the days, and list them."""
    params = request.query_params
    query, narrowed = narrow_to_latest(view, spot_query(params))
    folders = _folders(request)
    spots = gather_spots(view, query, load_disputes(folders)[0])
    found = view.find_happenings(query, LISTED, offset_of(params), COUNTED)
    return show_page(
        request, "map.html", drawing=draw_map(spots.spots, params, folders), spots=spots, days=days_shown(view, query),
        listed=list_happenings(view, found.rows, folders), paging=page_through(found, params, "/map"), params=params,
        fields=_fields(view, params), action="/map", notices=[*tell_wrong_days(params), *narrowed], address=address,
        cell_km=round(CELL_KM), fresh_days=FRESH_DAYS, any_word=given(params, "any") is not None,
    )  # fmt: skip


@router.get("/map.svg")
def give_picture(request: Request, view: Desk) -> Response:
    """Give the map of the happenings that the address asks for as a picture that stands by itself."""
    params, folders = request.query_params, _folders(request)
    spots = gather_spots(view, narrow_to_latest(view, spot_query(params))[0], load_disputes(folders)[0])
    drawing = draw_map(spots.spots, params, folders)
    return send_picture("map.svg", "map.svg", drawing=drawing, spots=spots, cell_km=round(CELL_KM))


@api.get("/map")
def give_map(request: Request, view: Desk) -> JsonAnswer:
    """Give the spots of the happenings that the address asks for, as coarse as the map draws them, and what has none."""
    params = request.query_params
    query, narrowed = narrow_to_latest(view, spot_query(params))
    spots = gather_spots(view, query, load_disputes(_folders(request))[0])
    days = days_shown(view, query)
    return JsonAnswer(
        {
            "spots": [asdict(s) | {"told": s.told} for s in spots.spots],
            "placed": spots.placed, "made_coarse": spots.coarse,
            "without_place": [{"reason": reason, "count": n} for reason, n in spots.reasons.items()],
            "days": _days_as_json(days), "notices": narrowed,
        }
    )  # fmt: skip


@api.get("/map/incidents")
def give_happenings(request: Request, view: Desk) -> JsonAnswer:
    """Give the happenings that the address asks for, the latest first."""
    params = request.query_params
    page = view.find_happenings(spot_query(params), 50, offset_of(params), COUNTED)
    return give_page(page)


@api.get("/disputes")
def give_disputes(request: Request) -> JsonAnswer:
    """Give the contested territories with their names, who contests them, and the borders that the map dashes."""
    disputes, _ = load_disputes(_folders(request))
    _, dashed = split_borders(load_world(), disputes)
    told = [
        {"name": d.name, "names": d.names, "disputed_by": d.disputed_by, "at": d.at, "sources": d.sources}
        for d in disputes
    ]
    return JsonAnswer({"disputes": told, "lines": [line.points for line in dashed]})


def days_shown(view: View, query: SpotQuery) -> DayBars | None:
    """Return the timeline of what a query asks for on any day, the days of the query chosen; None with nothing dated."""
    large = latest_days(view, "incidents", YEAR) is not None
    tallies = view.tally_days(query if large else replace(query, date_from=None, date_to=None))
    days = _days_of(query, view) if large else choose_days(view.published(), query.date_from, query.date_to, tallies)
    return draw_days(tallies, days, query.date_from, query.date_to) if days else None


def _days_of(query: SpotQuery, view: View) -> tuple[date, date] | None:
    """Return the days that a query asks for; where it names no last one, up to two months after the newest document."""
    newest = newest_day(view)
    first, last = (date.fromisoformat(d) if d else None for d in (query.date_from, query.date_to))
    until = last or (newest + AHEAD if newest else None)
    return (min(first or until - YEAR, until), until) if until else None


def list_happenings(view: View, rows: Sequence[Incident], folders: tuple[Path, ...]) -> list[Listed]:
    """Return happenings with both names of places in dispute."""
    known = view.places_named(i.place for i in rows if i.place)
    disputes = load_disputes(folders)[0]
    return [
        Listed(i, quad_of(i.event_type), *contested_names(i.place, known.get(i.place or ""), disputes)) for i in rows
    ]


def _folders(request: Request) -> tuple[Path, ...]:
    return tuple(request.app.state.recipe.knowledge)


def _days_as_json(days: DayBars | None) -> dict[str, Any] | None:
    if days is None:
        return None
    return {
        "step": days.step, "before": days.before, "after": days.after, "undated": days.undated,
        "periods": [
            {"from": b.start.isoformat(), "to": b.end.isoformat(), "count": b.count}
            | {"by_quad": {p.quad: p.count for p in b.pieces}}
            for b in days.bars
        ],
    }  # fmt: skip


def _fields(view: View, params: Mapping[str, str]) -> list[Choice]:
    return [
        choice(view, params, "incidents", "event_type", "type", _("Type")),
        Choice("quad", _("Class"), params.get("quad", ""), in_words(QUAD_WORDS.items())),
        choice(view, params, "incidents", "status", "status", _("Status")),
        choice(view, params, "incidents", "actors", "actor", _("Actor")),
        choice(view, params, "incidents", "recipients", "recipient", _("Recipient")),
        choice(view, params, "incidents", "place", "place", _("Place")),
        *date_boxes(params),
        Choice("any", _("Counted"), params.get("any", ""), (("1", _("also on a party’s word alone")),)),
    ]
