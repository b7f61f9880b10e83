"""A question in, how many rows of a desk fit it out: as the database has counted them, else counted, no further than asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Select, func, select

from accordingto.store.base import Page
from accordingto.store.queries import (
    DocumentQuery,
    EventQuery,
    FigureQuery,
    IncidentQuery,
    LedgerQuery,
    SearchQuery,
    StatementQuery,
)
from accordingto.store.tallies import TALLIED, tallies

Question = DocumentQuery | EventQuery | FigureQuery | IncidentQuery | LedgerQuery | SearchQuery | StatementQuery
HOW = frozenset({"table", "order", "latest", "today", "limit", "offset", "most_counted", "snippets"})
"""Fields of questions that do not narrow the choice."""
LISTS: Mapping[str, str] = {
    "actor": "actors",
    "recipient": "recipients",
    "source": "sources",
    "instrument": "instruments",
}
"""Fields of questions that ask for one item of a list, by the name of the list."""


def make_page(
    connection: Connection, query: Question, rows: Iterable[Any], names: Sequence[str], asked: Sequence[Select[Any]]
) -> Page[Any]:
    """Return a page of rows with how many there are in all.

    `names` are the tables that the rows stand in, `asked` for each of them (or of its parts) the question for all rows.
    """
    shown = tuple(rows)
    if len(shown) < query.limit and (shown or not query.offset):
        return Page(shown, query.offset + len(shown), query.offset)
    known, bound = _tallied(connection, query, names), _bound(query)
    if known is not None:
        return Page(shown, known, query.offset)
    total = 0
    for one in asked:
        some = one.order_by(None) if bound is None else one.order_by(None).limit(bound + 1 - total)
        total += connection.scalar(select(func.count()).select_from(some.subquery())) or 0
        if bound is not None and total > bound:
            return Page(shown, bound, query.offset, more=True)
    return Page(shown, total, query.offset)


def _bound(query: Question) -> int | None:
    return None if query.most_counted is None else max(query.most_counted, query.offset + query.limit)


def _tallied(connection: Connection, query: Question, names: Sequence[str]) -> int | None:
    """Return how many rows fit a question that asks for one counted value at most, None for any other question."""
    given = {f.name: v for f in fields(query) if f.name not in HOW and (v := getattr(query, f.name)) != f.default}
    if len(given) > 1 or isinstance(query, SearchQuery):
        return None
    asked, value = next(iter(given.items()), ("", ""))
    field = LISTS.get(asked, asked)
    if field and (field not in TALLIED[names[0]] or (field == "state" and isinstance(query, LedgerQuery))):
        return None
    counted = select(func.sum(tallies.c.count)).where(
        tallies.c.table.in_(names), tallies.c.field == field, tallies.c.value == value
    )
    return connection.scalar(counted) or 0
