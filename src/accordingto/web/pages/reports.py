"""The wish for a report in, the report out: on a page, or as a file to carry away."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from accordingto.engine.reports import REPORT_KINDS, Wish, make_report, title_report
from accordingto.export.reports.areas import Area, parse_box
from accordingto.export.reports.bounds import Bounds
from accordingto.export.reports.texts import make_plain
from accordingto.export.reports.values import Citation, Grid, ReportError, map_texts
from accordingto.export.reports.writers import REPORT_WRITERS, ReportWriter, write_report
from accordingto.model.dates import PartialDate
from accordingto.store.base import Store, View
from accordingto.web.addresses import urlencode
from accordingto.web.filters import box, date_boxes, given, tell_wrong_days
from accordingto.web.renderings import Desk, JsonAnswer, show_page
from accordingto.web.windows import YEAR, latest_days
from accordingto.web.wordings import _, mark

router = APIRouter()
OF_PAGES, OF_LARGE_PAGES, OF_FILES = Bounds(20, 6), Bounds(8, 6), Bounds(1_000, 500)
"""How much of a desk a report looks at on a page, on one of a large desk, as a file; it says so where that leaves something out."""
NAMED = {
    "story": mark("Story (its id, or that of a document)"),
    "incident": mark("Happening (its id)"),
    "actor": mark("Actor (the name)"),
}
"""The kinds of reports that are of one thing, and how a page asks which."""


@router.get("/reports", response_class=HTMLResponse)
def ask_for_report(request: Request) -> HTMLResponse:
    """Show which reports there are."""
    return show_page(
        request, "reports.html", fields=_fields(request.query_params), named={k: _(label) for k, label in NAMED.items()}
    )


@router.get("/reports/{name}")
def show_report(request: Request, view: Desk, name: str) -> Response:
    """Show a report on a page (`situation`) or give it as a file (`situation.html`)."""
    kind, _dot, format = name.partition(".")
    if kind not in REPORT_KINDS or (format and format not in REPORT_WRITERS):
        raise HTTPException(404, _("There is no such report."))
    params = request.query_params
    try:
        if format:
            return _file(request, view, make_wish(kind, params, OF_FILES), format)
        report = make_report(view, make_wish(kind, params, _page_bounds(view), _is_masked(request)))
    except ReportError as error:
        raise HTTPException(404, str(error)) from error
    query = urlencode({k: v for k, v in params.items() if v.strip()})
    files = [(f, f"/reports/{kind}.{f}" + (f"?{query}" if query else "")) for f in REPORT_WRITERS]
    return show_page(
        request, "report.html", report=map_texts(report, make_plain), files=files, fields=_fields(params), kind=kind,
        by_number={c.number: c for c in report.citations}, is_grid=_is_grid, words_of=_words_of,
        notices=tell_wrong_days(params),
    )  # fmt: skip


@router.get("/api/v1/reports/{kind}")
def give_report(request: Request, view: Desk, kind: str) -> JsonAnswer:
    """Give a report as JSON: its sections with their lines, tables and numbers, its limits and citations."""
    if kind not in REPORT_KINDS:
        raise HTTPException(404, _("There is no such report."))
    try:
        report = make_report(view, make_wish(kind, request.query_params, _page_bounds(view), _is_masked(request)))
    except ReportError as error:
        raise HTTPException(404, str(error)) from error
    return JsonAnswer(_plain(report))


def _page_bounds(view: View) -> Bounds:
    return OF_PAGES if latest_days(view, "incidents", YEAR) is None else OF_LARGE_PAGES


def _is_masked(request: Request) -> bool:
    """Tell whether the desk itself takes the names of private people out of its pages (see `web.maskings`)."""
    return not request.app.state.names


def make_wish(kind: str, params: Mapping[str, str], bounds: Bounds, names: bool = False) -> Wish:
    """Return which report an address asks for. Raises ReportError for what is no box of the map."""
    first, last = (PartialDate.parse_or_none(given(params, n)) for n in ("from", "to"))
    asked = given(params, "box")
    country = given(params, "country")
    area = Area(country.upper() if country else None, given(params, "place"), parse_box(asked) if asked else None)
    return Wish(
        kind, datetime.now(UTC).date(), given(params, "of") or "", first.first_day if first else None,
        last.last_day if last else None, area, names=names, bounds=bounds,
    )  # fmt: skip


def _file(request: Request, view: View, wish: Wish, format: str) -> Response:
    """Give a report as a file, its beginning at once where the format and the kind of report allow that."""
    writer = REPORT_WRITERS[format]
    headers = {"Content-Disposition": f'attachment; filename="{wish.kind}-report.{writer.ending}"'}
    if writer.begin is not None and title_report(view, wish) is not None:
        parts = _send_report(request.app.state.store, wish, writer, writer.begin)
        return StreamingResponse(parts, media_type=writer.media_type, headers=headers)
    report = make_report(view, wish)
    try:
        data = write_report(report, format)
    except ReportError as error:
        raise HTTPException(503, str(error)) from error
    return Response(data, media_type=writer.media_type, headers=headers)


def _send_report(store: Store, wish: Wish, writer: ReportWriter, begin: Callable[[str], str]) -> Iterator[bytes]:
    """Yield the beginning of a report's file, then the rest, from one state of the desk."""
    with store.view() as view:
        begun = begin(title_report(view, wish) or "").encode()
        yield begun
        yield writer.write(make_report(view, wish))[len(begun) :]


def _fields(params: Mapping[str, str]) -> list[object]:
    return [
        *date_boxes(params), box(params, "country", _("Country"), _("code, such as XKX")), box(params, "place", _("Place")),
        box(params, "box", _("Box of the map"), _("west,south,east,north")),
    ]  # fmt: skip


def _is_grid(block: object) -> bool:
    return isinstance(block, Grid)


def _words_of(citation: Citation) -> str:
    """Return the address of the words of a citation in the desk."""
    return f"/documents/{citation.document_id}#e-{citation.row_id}"


def _plain(value: object) -> object:
    """Return a report as JSON shows it."""
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return make_plain(value) if isinstance(value, str) else value
