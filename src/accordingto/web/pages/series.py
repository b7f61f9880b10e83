"""Happenings in, the series page out: how many in each period, what was to be expected, what was read, and the way to them."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from accordingto.engine.watches import count_series
from accordingto.export.csv import cell_of
from accordingto.model.dates import PartialDate
from accordingto.monitor.baselines import Anomaly, find_anomalies, find_baselines
from accordingto.monitor.periods import STEPS, Step
from accordingto.monitor.series import GROUPINGS, Grouping, Series, SeriesQuery
from accordingto.store.base import View
from accordingto.web.filters import Choice, choice, codes_in_words, date_boxes, day_of, given, in_words, tell_wrong_days
from accordingto.web.labels import QUAD_WORDS
from accordingto.web.renderings import Desk, JsonAnswer, send_picture, show_page
from accordingto.web.series_drawings import Chart, draw_chart, fields_of, tell_anomaly
from accordingto.web.spots import address, spot_query
from accordingto.web.windows import YEAR, latest_days, latest_happenings, tell_latest
from accordingto.web.wordings import _, mark

router = APIRouter()
api = APIRouter()
MOST_CHARTS = 12
AROUND = timedelta(days=61)
"""So much before the first document and after the last one is drawn unless days are asked for."""
FIELDS = ("step", "by", "type", "quad", "actor", "recipient", "place", "from", "to", "any")
NAMES: Mapping[str, str] = {
    "all": mark("all together"), "type": mark("event type"), "quad": mark("quad class"), "dyad": mark("who to whom"),
    "place": mark("by place"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Charted:
    """A series with its chart and what is out of the ordinary in it, in words with the way there."""

    chart: Chart
    anomalies: tuple[tuple[Anomaly, str], ...]


@router.get("/series", response_class=HTMLResponse)
def show_series(request: Request, view: Desk) -> HTMLResponse:
    """Draw the series that the address asks for."""
    params = request.query_params
    query, found = find_asked(view, params)
    return show_page(
        request, "series.html", charted=[_chart(s, query.by, params) for s in found[:MOST_CHARTS]], query=query,
        left=len(found) - MOST_CHARTS, fields=_fields(view, params, query), action="/series", params=params,
        notices=[*tell_wrong_days(params), *_tell_narrowed(view, query, params)],
        address=address, tell_anomaly=tell_anomaly, kept=FIELDS, any_word=query.on_any_word,
        undated=sum(s.undated for s in found) if query.by != "dyad" else 0,
    )  # fmt: skip


@router.get("/series.svg")
def give_picture(request: Request, view: Desk) -> Response:
    """Give the charts that the address asks for as a picture that stands by itself."""
    query, found = find_asked(view, request.query_params)
    charted = [_chart(s, query.by, request.query_params) for s in found[:MOST_CHARTS]]
    return send_picture("series.svg", "series.svg", charted=charted, query=query)


@router.get("/series.csv")
def give_table(request: Request, view: Desk) -> Response:
    """Give the series that the address asks for as comma-separated values, safe to open in a spreadsheet."""
    _, found = find_asked(view, request.query_params)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(
        ("series", "period", "happenings", "score", "mean_score", "expected", "chance_of_more", "chance_of_fewer",
         "documents", "originals", "publishers", "languages", "silent_publishers", "silent_languages")
    )  # fmt: skip
    for series in found:
        writer.writerows([cell_of(v) for v in line] for line in _lines(series))
    return Response(
        text.getvalue(), media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="series.csv"'},
    )  # fmt: skip


@api.get("/series")
def give_series(request: Request, view: Desk) -> JsonAnswer:
    """Give the series that the address asks for, with baselines, anomalies and what was read beside every point."""
    query, found = find_asked(view, request.query_params)
    return JsonAnswer({"step": query.step, "by": query.by, "series": [_as_json(s) for s in found]})


def find_asked(view: View, params: Mapping[str, str]) -> tuple[SeriesQuery, list[Series]]:
    """Return what an address asks for and its series; without days, those around what was published are taken."""
    asked, step, by = spot_query(params), params.get("step"), params.get("by")
    query = SeriesQuery(
        step=step if step in STEPS else "week", by=by if by in GROUPINGS else "all",
        event_type=given(params, "type"), quad_code=given(params, "quad"), actor=asked.actor,
        recipient=asked.recipient, place=asked.place, on_any_word=not asked.vouched,
        first=date.fromisoformat(asked.date_from) if asked.date_from else None,
        last=date.fromisoformat(asked.date_to) if asked.date_to else None,
    )  # fmt: skip
    latest = _latest(view, query)
    if latest is not None:
        query = query if query.first or query.last else replace(query, first=latest[0], last=latest[1] + AROUND)
        return query, count_series(view, query, within=True)
    published = view.published()
    first, last = (PartialDate.parse_or_none(d) for d in (published.first, published.newest_day))
    if first is not None and query.first is None:
        query = replace(query, first=first.first_day - AROUND)
    if last is not None and query.last is None:
        query = replace(query, last=last.last_day + AROUND)
    return query, count_series(view, query)


def _latest(view: View, query: SeriesQuery) -> tuple[date, date] | None:
    """Return the days of a large desk that are counted unless others are chosen, None for a small one.

    By day and type the database has counted all happenings; by place and by pair of parties they are gone through.
    """
    return latest_happenings(view) if query.by in ("place", "dyad") else latest_days(view, "incidents", YEAR)


def _tell_narrowed(view: View, query: SeriesQuery, params: Mapping[str, str]) -> list[str]:
    """Return the sentence that tells of what is left out because no days were chosen."""
    latest = _latest(view, query)
    return [] if latest is None or day_of(params, "from") or day_of(params, "to") else [tell_latest(latest[0])]


def _chart(series: Series, by: Grouping, params: Mapping[str, str]) -> Charted:
    asked = {f: given(params, f) for f in ("type", "quad", "actor", "recipient", "place", "any")}
    fields, anomalies = fields_of(series, by, asked), find_anomalies(series)
    chart = draw_chart(series, find_baselines(series), anomalies, fields)
    ways = {c.point.period: c.href for c in chart.columns}
    return Charted(chart, tuple((a, ways[a.period]) for a in anomalies))


def _lines(series: Series) -> list[tuple[Any, ...]]:
    usual = {b.period: b for b in find_baselines(series)}
    lines = []
    for point in series.points:
        base, read = usual.get(point.period), point.read
        told = (base.expected, round(base.chance_of_more, 4), round(base.chance_of_fewer, 4)) if base else (None,) * 3
        lines.append(
            (series.name, point.period.isoformat(), point.count, point.score, point.mean, *told, read.documents,
             read.originals, len(read.publishers), ", ".join(read.languages), ", ".join(read.silent),
             ", ".join(read.silent_languages))
        )  # fmt: skip
    return lines


def _as_json(series: Series) -> dict[str, Any]:
    usual = {b.period: b for b in find_baselines(series)}
    odd = {a.period for a in find_anomalies(series)}
    points = []
    for p in series.points:
        base = usual.get(p.period)
        points.append(
            {"period": p.period.isoformat(), "count": p.count, "score": p.score, "mean": p.mean,
             "expected": base.expected if base else None, "anomaly": p.period in odd,
             "read": {"documents": p.read.documents, "originals": p.read.originals, "publishers": dict(p.read.publishers),
                      "languages": dict(p.read.languages), "silent": p.read.silent,
                      "silent_languages": p.read.silent_languages}}
        )  # fmt: skip
    return {"name": series.name, "undated": series.undated, "points": points}


def _fields(view: View, params: Mapping[str, str], query: SeriesQuery) -> list[Choice]:
    steps: tuple[Step, ...] = get_args(Step)
    return [
        Choice("by", _("A line for each"), query.by, in_words(NAMES.items()), always=True),
        Choice("step", _("Period"), query.step, codes_in_words(steps), always=True),
        choice(view, params, "incidents", "event_type", "type", _("Type")),
        Choice("quad", _("Class"), params.get("quad", ""), in_words(QUAD_WORDS.items())),
        choice(view, params, "incidents", "actors", "actor", _("Actor")),
        choice(view, params, "incidents", "recipients", "recipient", _("Recipient")),
        choice(view, params, "incidents", "place", "place", _("Place")),
        *date_boxes(params),
        Choice("any", _("Counted"), params.get("any", ""), (("1", _("also on a party’s word alone")),)),
    ]
