"""Words and filters in, the documents and rows that hold them out, with the words around."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.model.codebook import codes, load_codebook_file
from accordingto.model.records import Document, PlaceMention
from accordingto.store.base import Hit, Page, SearchQuery, SearchTable
from accordingto.web.cards import Answers, Card, event_card, figure_card, gather_answers, ledger_card, statement_card
from accordingto.web.filters import (
    PAGE_SIZE,
    Choice,
    box,
    date_boxes,
    day_of,
    given,
    offset_of,
    page_through,
    tell_wrong_days,
)
from accordingto.web.labels import ACTS
from accordingto.web.pages.groups import group_cards
from accordingto.web.renderings import Desk, show_page

router = APIRouter()

FIRST = 5
"""So many hits of each table are shown while all are looked through."""
TABLES: tuple[SearchTable, ...] = get_args(SearchTable)
NAMES = {
    "documents": "documents",
    "statements": "statements",
    "events": "events",
    "figures": "figures",
    "ledger": "ledger entries",
}
NARROWED: Mapping[str, tuple[str, ...]] = {
    "speaker": ("statements",),
    "act": ("statements",),
    "type": ("events",),
    "factuality": ("events",),
    "place": ("documents", "events"),
}
"""Fields of the form that only some tables know: with one of them, the others are not looked through."""
FIELDS = ("speaker", "act", "type", "factuality", "place", "publisher", "source", "from", "to")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one table: the page of hits, those of rows as cards by document, and where to see all."""

    table: SearchTable
    name: str
    page: Page[Hit]
    groups: Sequence[tuple[Document, list[Card]]]
    more: str | None


@router.get("/search", response_class=HTMLResponse)
def show_search(request: Request, view: Desk) -> HTMLResponse:
    """Show what the address looks for: the first of each table, or a page of one."""
    params = request.query_params
    asked = bool(given(params, "q") or any(given(params, name) for name in FIELDS))
    wanted = wanted_tables(params)
    alone = len(wanted) == 1
    pages = {t: view.search(search_query(params, t, PAGE_SIZE if alone else FIRST)) for t in wanted} if asked else {}
    answers = gather_answers(view, {hit.document.id for page in pages.values() for hit in page.rows if page.total})
    events = (hit.row for hit in pages["events"].rows) if "events" in pages else ()
    places = view.places_named(e.place for e in events if e.place)
    found = [_tell(table, page, params, answers, alone, places) for table, page in pages.items() if page.total or alone]
    paging = page_through(next(iter(pages.values())), params, "/search") if alone and pages else None
    spelt = {} if not asked else view.spellings(given(params, "q") or "")
    return show_page(
        request, "search.html", found=found, asked=asked, paging=paging, fields=_fields(params), action="/search",
        spelt=spelt, notices=tell_wrong_days(params),
    )  # fmt: skip


def wanted_tables(params: Mapping[str, str]) -> tuple[SearchTable, ...]:
    """Return the tables that an address looks through: those that it names, and that know the fields it gives."""
    named = given(params, "in")
    tables = [t for t in TABLES if named in (None, t)] or list(TABLES)
    for name, known in NARROWED.items():
        if given(params, name):
            tables = [t for t in tables if t in known]
    return tuple(tables)


def search_query(params: Mapping[str, str], table: SearchTable, limit: int) -> SearchQuery:
    """Return what an address looks for in a table."""
    return SearchQuery(
        table, words=given(params, "q") or "", speaker=given(params, "speaker"), act=given(params, "act"),
        event_type=given(params, "type"), factuality=given(params, "factuality"), place=given(params, "place"),
        publisher=given(params, "publisher"), publisher_kind=given(params, "source"),
        published_from=day_of(params, "from"), published_to=day_of(params, "to"),
        limit=limit, offset=offset_of(params) if limit == PAGE_SIZE else 0,
    )  # fmt: skip


def _tell(
    table: SearchTable,
    page: Page[Hit],
    params: Mapping[str, str],
    answers: Answers,
    alone: bool,
    places: Mapping[str, PlaceMention],
) -> Found:
    cards = [] if table == "documents" else [_card(table, hit, answers, places) for hit in page.rows]
    groups = group_cards(cards, {hit.document.id: hit.document for hit in page.rows})
    more = None
    if not alone and page.total > len(page.rows):
        kept = {k: v for k, v in params.items() if k not in ("in", "offset") and v.strip()}
        more = f"/search?{urlencode({**kept, 'in': table})}"
    return Found(table, NAMES[table], page, groups, more)


def _card(table: SearchTable, hit: Hit, answers: Answers, places: Mapping[str, PlaceMention]) -> Card:
    if table == "statements":
        return statement_card(hit.row, hit.document, answers)
    if table == "events":
        return event_card(hit.row, hit.document, answers, places=places)
    return figure_card(hit.row, hit.document) if table == "figures" else ledger_card(hit.row, hit.document, answers)


def _fields(params: Mapping[str, str]) -> list[Choice]:
    factualities = tuple((code, code) for code in codes("factuality.factuality"))
    types = tuple((code, code) for code in load_codebook_file("events")["types"])
    return [
        box(params, "q", "Words or names", "“in quotes” together"),
        _choice(params, "in", "In", tuple(NAMES.items())),
        box(params, "speaker", "Speaker", "the whole name"),
        _choice(params, "act", "Act", tuple(ACTS.items())),
        _choice(params, "type", "Type", types),
        _choice(params, "factuality", "Factuality", factualities),
        box(params, "place", "Place", "the whole name"),
        box(params, "publisher", "Publisher", "the whole name"),
        box(params, "source", "Kind of publisher", "agency, ngo …"),
        *date_boxes(params),
    ]


def _choice(params: Mapping[str, str], name: str, label: str, values: tuple[tuple[str, str], ...]) -> Choice:
    chosen = params.get(name, "").strip()
    if chosen and chosen not in dict(values):
        values = ((chosen, chosen), *values)
    return Choice(name, label, chosen, values)
