"""Tables as files from the pages: the rows that the page's filters ask for, without private names, without formulas."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.model.records import TABLES
from accordingto.store.base import Store
from accordingto.web import create_app
from demo_desks import Visitor, answer_reading, claim_reading, fill
from factories import make_entity


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The demo desk, in which the premier is a private person."""
    private = make_entity("Ada Tarn", kind="person", public_role="private")
    store = fill(tmp_path / "desk.db", replace(claim_reading(), entities=(private,)), answer_reading())
    yield store
    store.close()


def rows(store: Store, address: str, **given: bool) -> list[dict[str, str]]:
    """The rows of a file."""
    answer = Visitor(create_app(store, **given)).get(address)
    assert answer.status_code == 200 and answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_carried_away(store: Store, table: str) -> None:
    with store.view() as view:
        assert len(rows(store, f"/export/{table}.csv")) == len(list(view.rows(table)))


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("statements.csv?act=request", 1), ("statements.csv?offset=50", 5), ("events.csv?factuality=negated", 1),
        ("events.csv?from=2031-05-12&to=2031-05-12", 2), ("figures.csv?words=guards", 1), ("figures.csv?words=zinc", 0),
        ("documents.csv?publisher=Radio+Velm", 1), ("ledger.csv?kind=request", 0), ("ledger.csv?words=police", 1),
    ],
)  # fmt: skip
def test_a_file_holds_what_the_filters_of_its_page_ask_for(store: Store, address: str, count: int) -> None:
    assert len(rows(store, f"/export/{address}")) == count


def test_private_people_stand_in_files_for_those_who_answer_for_it(store: Store) -> None:
    assert "Tarn" not in str(rows(store, "/export/statements.csv"))
    assert "Ada Tarn" in str(rows(store, "/export/statements.csv", names=True))


def test_a_page_leads_to_its_file_with_its_filters(store: Store) -> None:
    visitor = Visitor(create_app(store))
    assert 'href="/export/statements.csv?act=request"' in visitor.get("/statements?act=request").text
    for page in ("documents", "events", "figures", "ledger"):
        assert f'href="/export/{page}.csv"' in visitor.get(f"/{page}").text


def test_there_is_no_other_table(store: Store) -> None:
    assert Visitor(create_app(store)).get("/export/originals.csv").status_code == 404
