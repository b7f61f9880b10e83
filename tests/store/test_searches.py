"""Words and filters find the rows that hold them, names in every spelling, and nothing that was typed can break it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.model.records import TABLES, Publisher
from accordingto.store.base import SearchQuery, SearchTable, Store, StoreError
from accordingto.store.searches import cut_snippet
from demo_desks import answer_reading, claim_reading, fill, undated_reading
from factories import make_document, make_entity, make_place_mention, make_reading, make_statement

SEARCHED: tuple[SearchTable, ...] = ("documents", "statements", "events", "figures", "ledger")
SPELT = "In Torvišta police spoke of Petrušan."
SPELT_OTHERWISE = "Torvist: Petrushan said no."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    one = make_document(SPELT, "reports/one.txt", publisher="Tern", published="2031-04-02")
    other = make_document(SPELT_OTHERWISE, "reports/other.txt", publisher="Courier", published="2031-04-30T10:00")
    actor = make_entity("Gavril Petrušan", "Petrušan", "Petrushan")
    readings = [
        claim_reading(),
        answer_reading(),
        undated_reading(),
        make_reading(
            one,
            entities=[actor],
            places=[make_place_mention(one, "Torvišta", "Torvišta")],
            publishers=[Publisher("Tern", "agency", None, None, None)],
            statements=[make_statement(one, "police spoke of Petrušan", content="police spoke of Petrušan")],
        ),
        make_reading(other, entities=[actor], places=[make_place_mention(other, "Torvist", "Torvišta")]),
    ]
    store = fill(tmp_path_factory.mktemp("search") / "desk.db", *readings)
    yield store
    store.close()


def found(desk: Store, table: SearchTable, words: str = "", **wanted: str) -> list[str | None]:
    """The paths of the documents in which something is found, the latest added first."""
    with desk.view() as view:
        page = view.search(SearchQuery(table, words, **wanted))  # type: ignore[arg-type]
        assert page.total == len(page.rows)
        return [hit.document.path for hit in page.rows]


def test_all_words_must_occur_in_any_order_and_phrases_together(desk: Store) -> None:
    assert found(desk, "documents", "guards police") == ["reports/claim.txt"]
    assert found(desk, "documents", "guards witnesses") == []
    assert found(desk, "documents", '"border post"') == ["reports/claim.txt"]
    assert found(desk, "documents", '"post border"') == []


def test_a_name_is_found_in_every_spelling(desk: Store) -> None:
    both = ["reports/other.txt", "reports/one.txt"]
    for words in ("Torvist", "torvist", "TORVIŠTA", "Petrushan", "Petrušan", "gavril petrušan", "Petrushan Torvista"):
        assert found(desk, "documents", words) == (both if "Torvista" not in words else ["reports/one.txt"]), words
    with desk.view() as view:
        assert view.spellings("Torvist fired") == {"torvist": ("Torvist", "Torvišta")}
        assert view.spellings("police") == {}


def test_rows_are_found_by_their_words(desk: Store) -> None:
    assert found(desk, "statements", "petrushan") == ["reports/one.txt"]
    assert found(desk, "events", "velmark") == ["reports/answer.txt", "reports/claim.txt"]
    assert found(desk, "figures", "guards") == ["reports/undated.txt", "reports/claim.txt"]
    assert found(desk, "ledger", "withdraw") == ["reports/claim.txt"]


def test_filters_narrow_and_leave_out_tables_without_the_field(desk: Store) -> None:
    assert found(desk, "statements", act="deny") == ["reports/answer.txt", "reports/claim.txt"]
    assert found(desk, "statements", speaker="Juro Penn", act="deny") == ["reports/answer.txt"]
    assert found(desk, "events", act="deny") == []
    assert found(desk, "events", factuality="negated") == ["reports/answer.txt"]
    assert found(desk, "events", place="Lesk") == ["reports/undated.txt"]
    assert found(desk, "documents", place="Torvišta", publisher="Tern") == ["reports/one.txt"]
    assert found(desk, "documents", publisher_kind="agency") == ["reports/one.txt"]
    assert found(desk, "documents", published_from="2031-04", published_to="2031-04") == [
        "reports/other.txt",
        "reports/one.txt",
    ]
    assert found(desk, "documents", published_to="2031-04-02") == ["reports/one.txt"]
    with desk.view() as view, pytest.raises(StoreError, match="give a day, month or year"):
        view.search(SearchQuery("documents", published_from="soon"))


def test_what_was_found_is_shown_with_the_words_around(desk: Store) -> None:
    with desk.view() as view:
        hit = view.search(SearchQuery("documents", "torvist", published_to="2031-04-02")).rows[0]
    assert hit.snippet == (("In ", False), ("Torvišta", True), (" police spoke of Petrušan.", False))
    assert cut_snippet("a \x02b\x03 \x02c") == (("a ", False), ("b", True), (" c", False))


def test_a_page_starts_where_it_is_asked_to(desk: Store) -> None:
    with desk.view() as view:
        page = view.search(SearchQuery("documents", limit=2, offset=1))
    assert (page.total, page.offset, [h.document.path for h in page.rows]) == (
        5,
        1,
        ["reports/one.txt", "reports/undated.txt"],
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.text(max_size=30))
def test_nothing_that_is_typed_breaks_the_search(desk: Store, words: str) -> None:
    with desk.view() as view:
        for table in SEARCHED:
            assert view.search(SearchQuery(table, words)).offset == 0


def test_what_is_gone_is_not_found(tmp_path: Path) -> None:
    store = fill(tmp_path / "desk.db", claim_reading())
    with store.writer() as writer:
        reading = claim_reading()
        writer.put(replace(reading, events=(), statements=(), ledger=(), figures=()), "again")
    for table in SEARCHED[1:]:
        assert found(store, table) == []
    assert found(store, "documents", "guards") == ["reports/claim.txt"]
    store.close()


def test_a_row_is_found_by_its_id(desk: Store) -> None:
    reading = claim_reading()
    with desk.view() as view:
        for table in ("statements", "events", "figures", "ledger"):
            for row in getattr(reading, table):
                assert view.row(row.id) == (table, row)
        assert view.row("none") is None
    assert set(SEARCHED) <= set(TABLES)


def test_the_bytes_come_with_their_form(tmp_path: Path) -> None:
    store, reading = fill(tmp_path / "desk.db", answer_reading()), claim_reading()
    with store.writer() as writer:
        writer.put(reading, "k", b"bytes", "html")
    with store.view() as view:
        source = view.source(reading.document.id)
        assert source is not None and (source.data, source.kind, source.path) == (b"bytes", "html", "reports/claim.txt")
        assert view.source(answer_reading().document.id) is None
    store.close()
