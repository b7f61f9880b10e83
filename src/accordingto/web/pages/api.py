"""The rows of a desk in, JSON out: the same rows, filters and paging as the pages, keys as in the contract."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, HTTPException, Request

from accordingto.engine.searches import count_new, search_query, wanted_tables
from accordingto.engine.verifications import verify_row
from accordingto.model.records import as_row
from accordingto.store.base import Hit, Page
from accordingto.web.filters import (
    COUNTED,
    PAGE_SIZE,
    document_query,
    event_query,
    figure_query,
    given,
    offset_of,
    statement_query,
)
from accordingto.web.pages import additions, claims, copies, front, incidents, map, party_api, review_api, series
from accordingto.web.renderings import Desk, JsonAnswer, give_page
from accordingto.web.standings import find_matters
from accordingto.web.wordings import _

router = APIRouter(prefix="/api/v1")
PARTS = (
    front.api, incidents.api, claims.api, copies.api, map.api, series.api, additions.api, review_api.api, party_api.router,
)  # fmt: skip
"""What single pages give as JSON."""
for part in PARTS:
    router.include_router(part)


@router.get("/documents")
def give_documents(request: Request, view: Desk) -> JsonAnswer:
    """Give the documents that the address asks for, the newest first, without their texts."""
    page = view.find_documents(document_query(request.query_params))
    rows = [as_row(d) for d in page.rows]
    for row in rows:
        del row["text"]
    return give_page(page, rows)


@router.get("/documents/{document_id}")
def give_document(request: Request, view: Desk, document_id: str) -> JsonAnswer:
    """Give a document and all its rows, by table."""
    reading = view.reading(document_id)
    if reading is None:
        raise HTTPException(404, _("This desk holds no such document."))
    tables: dict[str, list[Any]] = {}
    for table, row in reading.rows():
        tables.setdefault(table, []).append(as_row(row))
    return JsonAnswer(tables)


@router.get("/statements")
def give_statements(request: Request, view: Desk) -> JsonAnswer:
    """Give the statements that the address asks for."""
    return give_page(view.find_statements(statement_query(request.query_params)))


@router.get("/events")
def give_events(request: Request, view: Desk) -> JsonAnswer:
    """Give the events that the address asks for."""
    return give_page(view.find_events(event_query(request.query_params)))


@router.get("/figures")
def give_figures(request: Request, view: Desk) -> JsonAnswer:
    """Give the figures that the address asks for, in document order."""
    return give_page(view.find_figures(figure_query(request.query_params)))


@router.get("/ledger")
def give_ledger(request: Request, view: Desk) -> JsonAnswer:
    """Give the ledger entries that the address asks for, by deadline."""
    page = find_matters(view, request.query_params).page
    return give_page(page, [as_row(d.entry) for d in page.rows])


@router.get("/search")
def give_hits(request: Request, view: Desk) -> JsonAnswer:
    """Give what the address looks for in one table (`in`, documents unless another is named), the latest added first."""
    params = request.query_params
    tables = wanted_tables(params) if given(params, "in") or len(wanted_tables(params)) == 1 else ("documents",)
    if not tables:
        return give_page(Page((), 0, 0))
    page = view.search(search_query(params, tables[0], PAGE_SIZE, offset_of(params), COUNTED))
    return give_page(page, [_hit(tables[0], hit) for hit in page.rows])


@router.get("/searches")
def give_searches(view: Desk) -> JsonAnswer:
    """Give the searches that are kept under names, with how many rows are new to each."""
    rows = [{**asdict(search), "new": count_new(view, search)} for search in view.saved_searches()]
    return give_page(Page((), len(rows), 0), rows)


@router.get("/rows/{row_id}")
def give_row(view: Desk, row_id: str) -> JsonAnswer:
    """Give a statement, event, figure, ledger entry or incident by its id, with the table that it stands in."""
    found = view.row(row_id)
    if found is None:
        raise HTTPException(404, _("This desk holds no such row."))
    return JsonAnswer({"table": found[0], "row": as_row(found[1])})


@router.get("/evidence/{row_id}/verify")
def verify_evidence(view: Desk, row_id: str) -> JsonAnswer:
    """Hold the words of a row against the stored bytes, read again, and give their hashes."""
    found = verify_row(view, row_id)
    if found is None:
        raise HTTPException(404, _("This desk holds no such row."))
    checks = [asdict(check) for check in found.checks]
    return JsonAnswer({"id": row_id, "table": found.table, "verified": found.verified, "evidence": checks})


def _hit(table: str, hit: Hit) -> dict[str, Any]:
    row = as_row(hit.row)
    if table == "documents":
        del row["text"]
    snippet = [{"text": text, "found": found} for text, found in hit.snippet]
    return {"table": table, "row": row, "snippet": snippet}
