"""Words and filters in, the documents and rows that hold them out, with the words around; searches kept under names."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse

from accordingto.engine.searches import (
    NamelessSearchError,
    count_new,
    fields_of,
    hits_of,
    look_through,
    new_pages,
    save_search,
    search_query,
    wanted_tables,
    watch_search,
)
from accordingto.export.csv import cell_of
from accordingto.model.codebook import codes, load_codebook_file
from accordingto.model.records import TABLES as ROWS
from accordingto.model.records import Document, PlaceMention, as_row
from accordingto.model.searches import SavedSearch
from accordingto.store.base import Hit, Page, SearchTable, Store, View
from accordingto.web.addresses import urlencode
from accordingto.web.cards import Answers, Card, event_card, figure_card, gather_answers_to, ledger_card, statement_card
from accordingto.web.filters import (
    COUNTED,
    PAGE_SIZE,
    Choice,
    box,
    codes_in_words,
    date_boxes,
    given,
    in_words,
    offset_of,
    page_through,
    tell_wrong_days,
)
from accordingto.web.forms import Sent, lead_to, reviewer_of, show_form_page
from accordingto.web.labels import ACTS, tell_act
from accordingto.web.pages.exports import send_together
from accordingto.web.pages.groups import group_cards
from accordingto.web.renderings import Desk
from accordingto.web.wordings import _, mark

router = APIRouter()

FIRST = 5
"""So many hits of each table are shown while all are looked through."""
MOST_EXPORTED = 10_000
"""So many rows of a table are given in one file."""
NAMES = {
    "documents": mark("documents"),
    "statements": mark("statements"),
    "events": mark("events"),
    "figures": mark("figures"),
    "ledger": mark("ledger entries"),
}
FORMATS = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one table: the page of hits, those of rows as cards by document, and where to see all."""

    table: SearchTable
    name: str
    page: Page[Hit]
    groups: Sequence[tuple[Document, list[Card]]]
    more: str | None
    exports: Sequence[tuple[str, str]]


@router.get("/search", response_class=HTMLResponse)
def show_search(request: Request, view: Desk) -> HTMLResponse:
    """Show what the address looks for: the first of each table, or a page of one."""
    return _show(request, view, request.query_params, None)


@router.get("/search/rows")
def give_file(request: Request) -> StreamingResponse:
    """Give what the address looks for in one table (`in`) as a file: `as` csv or jsonl."""
    params = request.query_params
    form, tables = params.get("as", "csv"), wanted_tables(params)
    if form not in FORMATS or len(tables) != 1:
        raise HTTPException(400, _("A file holds the rows of one table (in), as csv or jsonl."))
    rows = _rows(request.app.state.store, dict(params), tables[0])
    lines = _csv(tables[0], rows) if form == "csv" else (f"{json.dumps(row)}\n" for row in rows)
    name = f"{tables[0]}.{form}"
    return StreamingResponse(
        send_together(lines),
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
        media_type=FORMATS[form],
    )


@router.get("/q/{name}", response_class=HTMLResponse)
def show_saved(request: Request, view: Desk, name: str) -> HTMLResponse:
    """Show a search that was kept under a name, with what is new to it first where the address asks for that."""
    return _show(request, view, request.query_params, _held(view, name))


@router.post("/searches", response_class=HTMLResponse, response_model=None)
def keep_search(request: Request, form: Sent) -> HTMLResponse | RedirectResponse:
    """Keep the search of a form under the name that it gives."""
    store: Store = request.app.state.store
    by = reviewer_of(request)
    try:
        search = save_search(
            store, form.get("title", ""), form, bool(form.get("watched")), f"person:{by}" if by else None
        )
    except NamelessSearchError as error:
        raise HTTPException(400, str(error)) from error
    return lead_to(f"/q/{search.name}")


@router.post("/q/{name}", response_model=None)
def change_search(request: Request, view: Desk, form: Sent, name: str) -> RedirectResponse:
    """Do with a search what the button says: `seen`, `watch`, `leave` or `forget`."""
    store: Store = request.app.state.store
    search, todo = _held(view, name), form.get("do")
    if todo == "seen":
        look_through(store, search.name)
    elif todo in ("watch", "leave"):
        watch_search(store, search.name, todo == "watch")
    elif todo == "forget":
        with store.writer() as writer:
            writer.drop_search(search.name)
        return lead_to("/search")
    else:
        raise HTTPException(400, _("The desk does not know what to do with this search."))
    return lead_to(f"/q/{search.name}")


def _held(view: View, name: str) -> SavedSearch:
    search = view.saved_search(name)
    if search is None:
        raise HTTPException(404, _("No search is kept here under this name."))
    return search


def _show(request: Request, view: View, params: Mapping[str, str], saved: SavedSearch | None) -> HTMLResponse:
    asked = dict(saved.query) if saved else fields_of(params)
    shown = {**asked, **{k: v for k, v in params.items() if k in ("in", "offset", "new") and v.strip()}}
    wanted = wanted_tables(shown)
    alone, path = len(wanted) == 1, f"/q/{saved.name}" if saved else "/search"
    pages = _pages(view, shown, wanted, PAGE_SIZE if alone else FIRST, saved) if asked else {}
    rows = (hit.row for table, page in pages.items() if table != "documents" for hit in page.rows)
    answers = gather_answers_to(view, rows)
    places = view.places_named(h.row.place for h in pages["events"].rows if h.row.place) if "events" in pages else {}
    told = _Telling(shown, answers, places, alone, path)
    found = [_tell(table, page, told) for table, page in pages.items() if page.total or alone]
    turned = {k: v for k, v in shown.items() if not saved or k not in asked or k == "in"}
    paging = page_through(next(iter(pages.values())), turned, path) if alone and pages else None
    return show_form_page(
        request, "search.html", found=found, asked=bool(asked), paging=paging, fields=_fields(shown), action="/search",
        spelt=view.spellings(shown.get("q", "")) if asked else {}, notices=tell_wrong_days(shown), query=fields_of(shown),
        saved=saved, new=count_new(view, saved) if saved else 0, only_new=bool(saved and given(params, "new")),
        searches=[] if asked else [(s, count_new(view, s)) for s in view.saved_searches()],
    )  # fmt: skip


def _pages(
    view: View, params: Mapping[str, str], wanted: Sequence[SearchTable], limit: int, saved: SavedSearch | None
) -> dict[SearchTable, Page[Hit]]:
    if saved and given(params, "new"):
        return dict(zip(wanted_tables(saved.query), new_pages(view, saved, PAGE_SIZE), strict=True))
    offset = offset_of(params) if limit == PAGE_SIZE else 0
    return {table: view.search(search_query(params, table, limit, offset, COUNTED)) for table in wanted}


@dataclass(frozen=True, slots=True)
class _Telling:
    """What hits are told with: the fields of the search, answers to rows, places, whether one table is shown, its path."""

    params: Mapping[str, str]
    answers: Answers
    places: Mapping[str, PlaceMention]
    alone: bool
    path: str


def _tell(table: SearchTable, page: Page[Hit], told: _Telling) -> Found:
    cards = [] if table == "documents" else [_card(table, hit, told) for hit in page.rows]
    groups = group_cards(cards, {hit.document.id: hit.document for hit in page.rows})
    more = None
    kept = {**fields_of(told.params), "in": table}
    if not told.alone and page.total > len(page.rows):
        more = f"{told.path}?{urlencode(kept if told.path == '/search' else {'in': table})}"
    exports = [(form, f"/search/rows?{urlencode({**kept, 'as': form})}") for form in FORMATS]
    return Found(table, _(NAMES[table]), page, groups, more, exports)


def _card(table: SearchTable, hit: Hit, told: _Telling) -> Card:
    if table == "statements":
        return statement_card(hit.row, hit.document, told.answers)
    if table == "events":
        return event_card(hit.row, hit.document, told.answers, places=told.places)
    if table == "figures":
        return figure_card(hit.row, hit.document)
    return ledger_card(hit.row, hit.document, told.answers)


def _told(table: SearchTable, hit: Hit) -> dict[str, Any]:
    row = as_row(hit.row)
    if table == "documents":
        del row["text"]
    return row


def _rows(store: Store, params: Mapping[str, str], table: SearchTable) -> Iterator[dict[str, Any]]:
    """Yield what a search finds in a table as it is found, from one state of the desk."""
    with store.view() as view:
        for hit in hits_of(view, params, table, MOST_EXPORTED):
            yield _told(table, hit)


def _csv(table: SearchTable, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the lines of a file that spreadsheets open without running anything."""
    columns = [f.name for f in fields(ROWS[table]) if (table, f.name) != ("documents", "text")]
    for cells in chain([columns], ([cell_of(row[c]) for c in columns] for row in rows)):
        yield ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\r\n"


def _fields(params: Mapping[str, str]) -> list[Choice]:
    factualities = codes_in_words(codes("factuality.factuality"))
    types = codes_in_words(load_codebook_file("events")["types"])
    return [
        box(params, "q", _("Words or names"), _("“in quotes” together")),
        _choice(params, "in", _("In"), in_words(NAMES.items())),
        box(params, "speaker", _("Speaker"), _("the whole name")),
        _choice(params, "act", _("Act"), tuple((act, tell_act(act)) for act in ACTS)),
        _choice(params, "type", _("Type"), types),
        _choice(params, "factuality", _("Factuality"), factualities),
        box(params, "place", _("Place"), _("the whole name")),
        box(params, "publisher", _("Publisher"), _("the whole name")),
        box(params, "source", _("Kind of publisher"), _("agency, ngo …")),
        *date_boxes(params),
    ]


def _choice(params: Mapping[str, str], name: str, label: str, values: tuple[tuple[str, str], ...]) -> Choice:
    chosen = params.get(name, "").strip()
    if chosen and chosen not in dict(values):
        values = ((chosen, chosen), *values)
    return Choice(name, label, chosen, values)
