"""The filters of a page in, all rows that they ask for out as a file for a spreadsheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import StreamingResponse

from accordingto.engine.ledgers import stand_ledger
from accordingto.export.coarsenings import Coarsening
from accordingto.export.csv import head_line, row_line
from accordingto.model.pseudonyms import NO_MASK, Mask, RosterMask
from accordingto.model.records import TABLES
from accordingto.store.base import Page, Store, View
from accordingto.store.queries import LedgerQuery
from accordingto.web.filters import document_query, event_query, figure_query, given, statement_query
from accordingto.web.pages.incidents import incident_query
from accordingto.web.wordings import _

router = APIRouter()
AT_ONCE = 500
"""Rows that are held at a time."""
FIRST_TOGETHER, MOST_TOGETHER = 4 * 1024, 64 * 1024
"""Characters that are sent first, and at a time."""

Params = Mapping[str, str]


def ledger_query(params: Params) -> LedgerQuery:
    """Return which matters an address asks for."""
    return LedgerQuery(
        kind=given(params, "kind"), state=given(params, "state"), by=given(params, "by"),
        must_act=given(params, "must_act"), words=given(params, "words"),
    )  # fmt: skip


FINDERS: Mapping[str, tuple[Callable[[Params], Any], Callable[[View, Any], Page[Any]]]] = {
    "documents": (document_query, lambda view, query: view.find_documents(query)),
    "statements": (statement_query, lambda view, query: view.find_statements(query)),
    "events": (event_query, lambda view, query: view.find_events(query)),
    "figures": (figure_query, lambda view, query: view.find_figures(query)),
    "ledger": (ledger_query, lambda view, query: view.find_ledger(query)),
    "incidents": (incident_query, lambda view, query: view.find_incidents(query)),
}
"""How rows of a table are asked for by the fields of its page; the other tables come whole."""


@router.get("/export/{table}.csv")
def give_table(request: Request, table: str) -> StreamingResponse:
    """Give a table for a spreadsheet: the rows that the address asks for, private people under pseudonyms."""
    if table not in TABLES:
        raise HTTPException(404, _("There is no such table; there are %(tables)s.", tables=", ".join(TABLES)))
    lines = _lines(request.app.state.store, table, dict(request.query_params), request.app.state.names)
    headers = {"Content-Disposition": f'attachment; filename="{table}.csv"'}
    return StreamingResponse(send_together(lines), media_type="text/csv; charset=utf-8", headers=headers)


def _lines(store: Store, table: str, params: Params, names: bool) -> Iterator[str]:
    """Yield the head of a table and its rows, from one state of the desk."""
    yield head_line(table)
    with store.view() as view:
        mask: Mask = NO_MASK if names else RosterMask(view.private_names(), view.private_people, view.salt())
        places = Coarsening(view)
        for row in _rows(view, table, params):
            yield row_line(mask.mask_row(places.coarsen(row)))


def _rows(view: View, table: str, params: Params) -> Iterator[Any]:
    asked = {k: v for k, v in params.items() if k != "offset" and v.strip()}
    if table not in FINDERS or not asked:
        yield from stand_ledger(view) if table == "ledger" else view.rows(table)
        return
    make_query, find = FINDERS[table]
    query, done = replace(make_query(asked), limit=AT_ONCE, offset=0, most_counted=0), 0
    while True:
        page = find(view, replace(query, offset=done))
        yield from page.rows
        done += len(page.rows)
        if not page.more:
            return


def send_together(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines in pieces that are worth sending, the first of them small: it tells that the file comes."""
    held, size, most = list[str](), 0, FIRST_TOGETHER
    for line in lines:
        held.append(line)
        size += len(line)
        if size > most:
            yield "".join(held)
            held, size, most = [], 0, MOST_TOGETHER
    yield "".join(held)
