"""The ledger: matters by deadline, party and state, on any day; a matter step by step, with doubts and decisions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.engine.ledgers import find_entry, rule_matter
from accordingto.model.verdicts import Verdict
from accordingto.store.base import Store
from accordingto.store.queries import LedgerQuery
from accordingto.web import create_app
from crisis_desks import crisis_readings, fill_crisis
from demo_desks import Visitor


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = fill_crisis(tmp_path / "desk.db")
    yield store
    store.close()


def thread_id(store: Store) -> str:
    with store.view() as view:
        return view.find_ledger(LedgerQuery(kind="request")).rows[0].id


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("", "1–2 of 2 matters"),
        ("?state=refused", "1–1 of 1 matters"),
        ("?party=PEACEFOR", "1–2 of 2 matters"),
        ("?instrument=Brod+Accord", "1–1 of 1 matters"),
        ("?due=coming", "1–1 of 1 matters"),
        ("?due=overdue", "No matters here"),
        ("?disputed=yes", "No matters here"),
        ("?as_of=2031-05-21", "1–1 of 1 matters"),
        ("?as_of=2031-05-21&state=open", "1–1 of 1 matters"),
        ("?as_of=2031-05-21&state=refused", "No matters here"),
        ("?as_of=2031-05-21&due=coming", "1–1 of 1 matters"),
        ("?as_of=2031", "1–2 of 2 matters"),
        ("?as_of=2030", "No matters here"),
    ],
)
def test_filters_and_past_days_narrow_the_ledger(client: Visitor, asked: str, told: str) -> None:
    answer = client.get(f"/ledger{asked}")
    assert answer.status_code == 200 and told in answer.text


def test_what_waited_past_its_deadline_is_found_as_such(tmp_path: Path) -> None:
    from accordingto.store import open_store

    store = open_store(tmp_path / "late.db")
    asked, _, broken = crisis_readings()
    with store.writer() as writer:
        for reading in (asked, broken):
            writer.put(reading, "k")
    visitor = Visitor(create_app(store))
    assert "1–1 of 1 matters" in visitor.get("/ledger?state=past_deadline").text
    assert "1–1 of 1 matters" in visitor.get("/ledger?due=overdue").text
    assert "No matters here" in visitor.get("/ledger?state=open").text
    store.close()


def test_a_day_that_is_none_is_told_and_passed_over(client: Visitor) -> None:
    page = client.get("/ledger?as_of=someday").text
    assert "“someday” is no date" in page and "1–2 of 2 matters" in page


def test_the_list_leads_to_matters_words_and_parties(client: Visitor, store: Store) -> None:
    page = client.get("/ledger").text
    assert f'href="/ledger/{thread_id(store)}"' in page
    for reading in crisis_readings():
        assert f'href="/documents/{reading.document.id}#e-{reading.ledger[0].id}"' in page
    assert 'href="/ledger?must_act=PEACEFOR"' in page


def test_a_matter_tells_its_steps_in_order_with_words_reasons_and_the_line_of_days(
    client: Visitor, store: Store
) -> None:
    page = client.get(f"/ledger/{thread_id(store)}").text
    assert page.index("the return of 400 border guards") < page.index("turned down the return")
    assert 'id="step-1"' in page and 'id="step-2"' in page and 'id="step-3"' not in page
    assert "Why this is one matter" in page and "both name 400" in page
    assert 'class="step-line"' in page and "Nobody has judged this matter" in page
    one = crisis_readings()[0].ledger[0].id
    assert client.get(f"/ledger/{one}").text.count('id="step-') == 2, "an entry leads to the matter it is part of"


def test_a_matter_as_of_a_day_marks_what_was_not_told_yet(client: Visitor, store: Store) -> None:
    page = client.get(f"/ledger/{thread_id(store)}?as_of=2031-05-21").text
    assert "state-open" in page.split("Step by step")[0] and "not yet told on that day" in page
    missing = client.get(f"/ledger/{thread_id(store)}?as_of=2031-05-01")
    assert missing.status_code == 404 and "until 1 May 2031" in missing.text
    assert client.get("/ledger/nothing").status_code == 404


def test_claims_stand_with_who_makes_them(client: Visitor) -> None:
    page = client.get(f"/ledger/{crisis_readings()[2].ledger[0].id}").text
    claims = page.split("Said to be kept or broken")[1]
    assert "Government of Ostria" in claims and "That nobody disputes it does not make it so" in claims
    assert 'href="/instruments/Brod%20Accord"' in page


def test_what_people_decided_is_told_with_who_when_and_why(client: Visitor, store: Store) -> None:
    with store.view() as view:
        found = find_entry(view, thread_id(store))
    assert found is not None
    first = found[1][0].id
    rule_matter(store, found[1], Verdict(first, "met", "person:Mara", "2031-07-01T10:00:00Z", "I was there"))
    rule_matter(store, found[1], Verdict(first, None, "person:Ana", "2031-07-02T10:00:00Z"))
    page = client.get(f"/ledger/{first}").text.split("What people decided")[1]
    assert page.index("Mara") < page.index("Ana")
    assert "I was there" in page and "taken back" in page


def test_the_same_as_json(client: Visitor, store: Store) -> None:
    told = client.get(f"/api/v1/ledger/{thread_id(store)}?as_of=2031-05-21").json()
    assert told["entry"]["state"] == "open" and [s["later"] for s in told["steps"]] == [False, True]
    assert told["joined"][0]["reasons"] and len(told["entries"]) == 2 and told["decisions"] == []
    assert client.get("/api/v1/ledger?state=refused").json()["total"] == 1
    assert client.get("/api/v1/ledger/nothing").status_code == 404
