"""The lists: filters narrow them, every row leads to its words, and a claim never looks like a fact."""

import re

import pytest

from demo_desks import Visitor, claim_reading


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/statements", "1–5 of 5 statements"),
        ("/statements?speaker=Ada+Tarn", "1–1 of 1 statements"),
        ("/statements?act=deny", "1–2 of 2 statements"),
        ("/statements?about=Velmark", "1–1 of 1 statements"),
        ("/statements?words=withdraw+police", "1–1 of 1 statements"),
        ("/statements?act=support", "No statements here"),
        ("/events", "1–4 of 4 events"),
        ("/events?type=ASSAULT&factuality=asserted", "1–1 of 1 events"),
        ("/events?factuality=alleged", "1–1 of 1 events"),
        ("/events?actor=Velmark+Police", "1–2 of 2 events"),
        ("/events?source=Juro+Penn", "1–1 of 1 events"),
        ("/events?from=2031-05-12&to=2031-05-12", "1–2 of 2 events"),
        ("/events?from=soon", "“soon” is no date"),
        ("/figures", "1–2 of 2 figures"),
        ("/figures?source=Government+of+Ostria", "1–2 of 2 figures"),
        ("/figures?words=guards", "of 2 figures"),
        ("/ledger?state=open", "1–1 of 1 matters"),
        ("/ledger?kind=offer", "No matters here"),
        ("/ledger?by=Ada+Tarn&must_act=Velmark&words=withdraw", "1–1 of 1 matters"),
    ],
)
def test_filters_narrow_the_lists(client: Visitor, address: str, told: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert told in answer.text


def test_a_form_keeps_what_was_chosen(client: Visitor) -> None:
    page = client.get("/events?type=ASSAULT&from=2031-05").text
    assert '<option value="ASSAULT" selected>' in page and 'value="2031-05"' in page


def test_events_tell_factuality_sources_and_denials(client: Visitor) -> None:
    page = client.get("/events?factuality=asserted").text
    assert re.search(r'href="#g-reported"/></svg>\s*<span class="factuality f-asserted"', page)
    assert re.search(r"according to\s*<bdi>Government of Ostria</bdi>", page) and "a party’s own word" in page
    assert "<strong>Denied</strong> by" in page


def test_every_row_of_a_list_leads_to_its_words(client: Visitor) -> None:
    reading = claim_reading()
    for address, rows in (
        ("/statements", reading.statements),
        ("/events", reading.events),
        ("/ledger", reading.ledger),
    ):
        page = client.get(address).text
        for row in rows:
            assert f'href="/documents/{reading.document.id}#e-{row.id}"' in page


def test_the_ledger_tells_the_step_and_how_far_the_deadline_is(client: Visitor) -> None:
    page = client.get("/ledger").text
    assert "19 days later" in page and "We demand that Velmark withdraw its police" in page and "ultimatum" in page
