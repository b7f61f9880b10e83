"""No question that a page asks goes through a whole table: the plans of the database say so, whatever the size of the desk."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from accordingto.store import open_store
from accordingto.store.base import EventQuery, SearchQuery, StatementQuery, View
from accordingto.store.desks import Desk
from accordingto.store.queries import DocumentQuery, FigureQuery, IncidentQuery, LedgerQuery, ThingQuery
from accordingto.store.schema import tables
from factories import make_document, make_reading

LARGE = (*tables, "threads", "items", "readings", "variants")
SCAN = re.compile(rf"SCAN ({'|'.join(LARGE)})\b|(pairs|clusters|keys|sketches) USING PRIMARY KEY \(kind=\?\)$")
"""A plan that goes through a table, or through all that is of one kind in it."""
DUE = LedgerQuery(order="deadline", today="2031-05-20", limit=5)
QUESTIONS: dict[str, Callable[[View], Any]] = {
    "newest documents": lambda v: v.find_documents(DocumentQuery(order="newest", limit=12)),
    "last added": lambda v: v.find_documents(DocumentQuery(order="latest_added", limit=12)),
    "documents of a publisher": lambda v: v.find_documents(DocumentQuery(publisher="Ostria Today", order="newest")),
    "documents of a kind of publisher": lambda v: v.find_documents(DocumentQuery(publisher_kind="agency")),
    "documents of some days": lambda v: v.find_documents(
        DocumentQuery(published_from="2031-05", published_to="2031-06")
    ),
    "documents with words": lambda v: v.find_documents(DocumentQuery(words="police")),
    "statements of a speaker": lambda v: v.find_statements(StatementQuery(speaker="Velmark")),
    "statements about": lambda v: v.find_statements(StatementQuery(about="Ostria")),
    "events of an actor": lambda v: v.find_events(EventQuery(actor="Ostria")),
    "events of some days": lambda v: v.find_events(EventQuery(date_from="2031-05", date_to="2031-06")),
    "events without a day": lambda v: v.find_events(EventQuery(undated=True)),
    "figures of a source": lambda v: v.find_figures(FigureQuery(source="Ostria")),
    "figures of a unit": lambda v: v.find_figures(FigureQuery(unit="person")),
    "figures with words": lambda v: v.find_figures(FigureQuery(words="guards")),
    "the ledger by deadline": lambda v: v.find_ledger(DUE),
    "the ledger of a party": lambda v: v.find_ledger(LedgerQuery(party="Velmark")),
    "the ledger in a state": lambda v: v.find_ledger(LedgerQuery(state="open")),
    "newest incidents": lambda v: v.find_incidents(IncidentQuery()),
    "diverging incidents": lambda v: v.find_incidents(IncidentQuery(diverging=True)),
    "incidents of a party": lambda v: v.find_incidents(IncidentQuery(party="Velmark")),
    "incidents at a place": lambda v: v.find_incidents(IncidentQuery(place="Brod")),
    "actors named most": lambda v: v.find_things(ThingQuery(order="named", limit=5)),
    "actors by name": lambda v: v.find_things(ThingQuery(name="Velmark")),
    "actors of a kind": lambda v: v.find_things(ThingQuery(kind="police", country="VMK")),
    "answers": lambda v: v.answers(["a"], ["b"]),
    "rows of documents": lambda v: v.row_counts(["a", "b"]),
    "actors that documents name": lambda v: v.named_things("entities", ["a", "b"], ["Velmark"]),
    "days and groups of documents": lambda v: v.document_groups(["a", "b"]),
    "counts": lambda v: v.counts(),
    "values": lambda v: [
        v.values("statements", "speaker", 300),
        v.values("ledger", "by"),
        v.values("entities", "kind"),
    ],
    "publication": lambda v: v.published(),
    "days of statements": lambda v: v.said_days("2031-05-01", "2031-05-31"),
    "a search": lambda v: [v.search(SearchQuery(t, words="police")) for t in ("documents", "statements", "events")],  # type: ignore[arg-type]
    "new to a search": lambda v: v.search(SearchQuery("statements", words="police", after=v.growth())),
    "what is the same": lambda v: (
        v.pairs("incidents", ["a", "b"]),
        v.judgements("incidents", ["a", "b"]),
        v.members("ledger", ["a"]),
        v.canonical_ids("ledger", ["a"]),
        v.sketches("incidents", ["a"]),
        v.keyed("incidents", [1], 5),
    ),
    "runs and searches": lambda v: (v.runs(), v.saved_searches(), v.saved_search("x"), v.growth()),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = open_store(tmp_path_factory.mktemp("desk") / "desk.db")
    with store.writer() as writer:
        for path in "abc":
            writer.put(make_reading(make_document(path=path)), "k")
    assert isinstance(store, Desk)
    yield store
    store.close()


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_goes_through_a_whole_table(desk: Desk, name: str) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        asked.append((statement, parameters))

    with desk.view() as view:
        event.listen(desk._engine, "before_cursor_execute", note)
        try:
            QUESTIONS[name](view)
        finally:
            event.remove(desk._engine, "before_cursor_execute", note)
    assert asked
    with desk._engine.connect() as connection:
        for statement, parameters in asked:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            scans = [line for line in plan if SCAN.search(line)]
            assert not scans or ("LIMIT" in statement and not re.search(r"WHERE (?!1 = 1)", statement)), (
                statement,
                plan,
            )


def test_a_question_without_an_index_is_found_out(desk: Desk) -> None:
    with desk._engine.connect() as connection:
        plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN SELECT count(*) FROM events WHERE trigger = 'x'").all()
    assert any(SCAN.search(row[3]) for row in plan)


def test_the_desk_lies_where_it_says(desk: Desk) -> None:
    assert Path(desk.where).is_file()
