"""A person judges whether two statements of an actor go together: kept with the reason, through `add`, and taken back."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from accordingto.resolve.actors import settle_actors
from accordingto.store.base import Store
from crisis_desks import OSTRIA, crisis_readings
from demo_desks import Visitor, fill
from factories import make_document, make_reading, make_statement

PAGE = f"/actors/{OSTRIA.id}/positions"
SAME = {"sec-fetch-site": "same-origin"}
KEPT = "accordingto_form=secret; accordingto_reviewer=Mara"


def reading(path: str, published: str, words: str, act: str):
    document = make_document(f"News\n\nOstria said that {words}.\n", path, published=published, publisher="Radio Velm")
    said = make_statement(document, words, speaker=OSTRIA.name, act=act, content=words)
    return make_reading(document, statements=(said,), entities=(OSTRIA,))


EARLIER = reading("reports/may.txt", "2031-05-02", "the army sent guns to the crossing", "assert")
LATER = reading("reports/june.txt", "2031-06-02", "the army had sent guns to the crossing", "deny")
ONE, OTHER = EARLIER.statements[0].id, LATER.statements[0].id


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    readings = (*crisis_readings(), EARLIER, LATER)
    store = fill(tmp_path / "desk.db", *readings)
    settle_actors(store, [r.document.id for r in readings], frozenset())
    yield store
    store.close()


def judge(client: Visitor, answer: str, cookie: str = KEPT, **fields: str) -> httpx.Response:
    sent = {"token": "secret", "one": ONE, "other": OTHER, "answer": answer} | fields
    return client.ask("POST", f"{PAGE}/judge", data=sent, headers=SAME | {"cookie": cookie})


def page_of(client: Visitor, address: str = PAGE) -> str:
    return client.ask("GET", address, headers={"cookie": KEPT}).text.split('id="turns"')[1].split('id="said"')[0]


def test_a_candidate_has_a_form_for_whoever_gave_a_name(client: Visitor) -> None:
    told = page_of(client)
    assert "may contradict" in told and told.count('name="answer"') == 3 and "Take back" not in told
    nameless = client.get(PAGE).text
    assert 'name="answer"' not in nameless and 'action="/review/reviewer"' in nameless


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("contradicts", "contradicts"),
        ("agrees", "does not contradict"),
        ("conditional", "both can hold, on conditions"),
    ],
)
def test_what_is_decided_stands_with_its_reason_and_can_be_taken_back(client: Visitor, answer: str, told: str) -> None:
    sent = judge(client, answer, why="  the guns were <b>toys</b> ", words="guns")
    assert sent.status_code == 303 and sent.headers["location"] == f"{PAGE}?words=guns&done=1"
    page = page_of(client, sent.headers["location"])
    assert f"<strong>{told}</strong> <bdi>Mara</bdi>" in page and "the guns were &lt;b&gt;toys&lt;/b&gt;" in page
    assert "Kept." in page and "Take back" in page
    judge(client, "undo")
    page = page_of(client)
    assert "<strong>taken back</strong>" in page and f"<strong>{told}</strong>" in page and ">Take back<" not in page


def test_programs_are_told_of_open_candidates_with_decisions(client: Visitor) -> None:
    (candidate,) = client.get(f"/api/v1{PAGE}").json()["candidates"]
    assert candidate["decided"] is None and {candidate["earlier"], candidate["later"]} == {ONE, OTHER}
    judge(client, "conditional", why="if the levy falls")
    (candidate,) = client.get(f"/api/v1{PAGE}").json()["candidates"]
    assert candidate["decided"]["answer"] == "UNSURE" and candidate["decided"]["why"] == "if the levy falls"
    judge(client, "agrees")
    assert client.get(f"/api/v1{PAGE}").json()["candidates"] == []


def test_a_decision_outlives_what_is_added_later(client: Visitor, store: Store) -> None:
    judge(client, "contradicts")
    with store.writer() as writer:
        for again in (EARLIER, replace(LATER, document=replace(LATER.document, retrieved="2032-01-01"))):
            writer.put(again, "another key")
    assert "<strong>contradicts</strong>" in page_of(client)


def test_what_is_no_decision_is_refused(client: Visitor) -> None:
    assert judge(client, "maybe").status_code == 400
    assert judge(client, "agrees", cookie="accordingto_form=secret").status_code == 400
    assert judge(client, "agrees", cookie="accordingto_form=other; accordingto_reviewer=Mara").status_code == 403
    assert judge(client, "agrees", other="ffff").status_code == 404
    assert re.search("does not hold both", judge(client, "agrees", other=ONE).text)
