"""The rows of a desk in, JSON out: the same rows, filters and paging as the pages, keys as in the contract."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse

from accordingto.model.records import as_row
from accordingto.store.base import Page
from accordingto.web.filters import PAGE_SIZE, event_query, offset_of, statement_query
from accordingto.web.pages.ledger import find_entries
from accordingto.web.renderings import Desk

router = APIRouter(prefix="/api/v1")


@router.get("/documents")
def give_documents(request: Request, view: Desk) -> JSONResponse:
    """Give the documents in the order of adding, without their texts."""
    documents = view.documents()
    offset = offset_of(request.query_params)
    rows = [as_row(d) for d in documents[offset : offset + PAGE_SIZE]]
    for row in rows:
        del row["text"]
    return _answer(rows, len(documents), offset)


@router.get("/documents/{document_id}")
def give_document(request: Request, view: Desk, document_id: str) -> JSONResponse:
    """Give a document and all its rows, by table."""
    reading = view.reading(document_id)
    if reading is None:
        raise HTTPException(404, "This desk holds no such document.")
    tables: dict[str, list[Any]] = {}
    for table, row in reading.rows():
        tables.setdefault(table, []).append(as_row(row))
    return JSONResponse(tables)


@router.get("/statements")
def give_statements(request: Request, view: Desk) -> JSONResponse:
    """Give the statements that the address asks for."""
    return _page(view.find_statements(statement_query(request.query_params)))


@router.get("/events")
def give_events(request: Request, view: Desk) -> JSONResponse:
    """Give the events that the address asks for."""
    return _page(view.find_events(event_query(request.query_params)))


@router.get("/figures")
def give_figures(request: Request, view: Desk) -> JSONResponse:
    """Give the figures in document order."""
    figures = view.figures()
    offset = offset_of(request.query_params)
    return _page(Page(tuple(figures[offset : offset + PAGE_SIZE]), len(figures), offset))


@router.get("/ledger")
def give_ledger(request: Request, view: Desk) -> JSONResponse:
    """Give the ledger entries that the address asks for, by deadline."""
    page, _ = find_entries(view, request.query_params)
    return _answer([as_row(d.entry) for d in page.rows], page.total, page.offset)


def _page(page: Page[Any]) -> JSONResponse:
    return _answer([as_row(r) for r in page.rows], page.total, page.offset)


def _answer(rows: Sequence[dict[str, Any]], total: int, offset: int) -> JSONResponse:
    return JSONResponse({"rows": list(rows), "total": total, "offset": offset})
