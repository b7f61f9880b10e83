"""Instruments: what they bind to, who claims what under them, and the matters that rest on them by clause."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.store.base import Store
from accordingto.web.pages.instruments import clause_words
from crisis_desks import ACCORD, fill_crisis
from demo_desks import Visitor


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = fill_crisis(tmp_path / "desk.db")
    yield store
    store.close()


def test_the_list_tells_dates_parties_and_how_many_matters(client: Visitor) -> None:
    page = client.get("/instruments").text
    assert 'href="/instruments/Brod%20Accord"' in page and 'href="/ledger?instrument=Brod%20Accord">1<' in page
    assert "Velmark" in page and "2029" in page
    assert "No instruments here" in client.get("/instruments?words=Kumbra").text


def test_an_instrument_tells_its_clauses_and_claims(client: Visitor) -> None:
    page = client.get("/instruments/Brod%20Accord").text
    assert "7: the crossings stay open" in page.split("Matters under it")[1], "the words of the clause that is named"
    assert "Government of Ostria" in page.split("What is claimed under it")[1].split("Matters under it")[0]
    assert client.get("/instruments/the%20Accord").status_code == 200, "found by another of its names"
    assert client.get("/instruments/Peace%20of%20Nowhere").status_code == 404


def test_a_clause_is_found_by_its_number() -> None:
    assert clause_words(ACCORD, "Article 7") == ACCORD.clauses[0]
    assert clause_words(ACCORD, "Article 17") is None and clause_words(ACCORD, "the preamble") is None


def test_the_same_as_json(client: Visitor) -> None:
    assert client.get("/api/v1/instruments").json()["rows"][0]["name"] == "Brod Accord"
    told = client.get("/api/v1/instruments/Brod%20Accord").json()
    assert told["clauses"][0]["clause"] == "Article 7" and told["claims"] == {
        "claimed_breached": {"Government of Ostria": 1}
    }
