"""Relations: public actors only, copies once, denials never; every count leads to its rows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from accordingto.store import open_store
from accordingto.store.base import Settlement, Store
from accordingto.web import create_app
from crisis_desks import crisis_readings, fill_crisis
from demo_desks import Visitor
from factories import make_event, make_incident


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = fill_crisis(tmp_path / "desk.db")
    yield store
    store.close()


def pairs(client: Visitor, asked: str = "") -> dict[tuple[str, str], dict[str, int]]:
    rows = client.get(f"/api/v1/relations{asked}").json()["rows"]
    return {(row["one"], row["other"]): row["counts"] for row in rows}


def test_dyads_of_public_actors_with_counts_by_relation(client: Visitor) -> None:
    assert pairs(client) == {
        ("Government of Ostria", "PEACEFOR"): {"accuse": 1, "ask": 1},
        ("Ada Tarn", "PEACEFOR"): {"accuse": 1},
    }
    assert client.get("/api/v1/relations").json()["left_out"] == 2, "a private person's two are counted, not shown"


def test_days_kinds_and_actors_narrow_them(client: Visitor) -> None:
    assert list(pairs(client, "?kind=ask")) == [("Government of Ostria", "PEACEFOR")]
    assert list(pairs(client, "?actor=Ada+Tarn")) == [("Ada Tarn", "PEACEFOR")]
    assert pairs(client, "?from=2031-06") == {("Government of Ostria", "PEACEFOR"): {"accuse": 1}}
    assert pairs(client, "?to=2030") == {}
    assert "Nothing is told between public actors" in client.get("/relations?to=2030").text


def test_happenings_count_once_and_not_when_they_are_denied(tmp_path: Path) -> None:
    store = open_store(tmp_path / "desk.db")
    readings = crisis_readings()
    asked = readings[0].document
    events = [
        make_event(asked, words, actors=("PEACEFOR",), recipients=("Government of Ostria",), date_start=day, date_end=day)
        for words, day in (("asked", "2031-05-19"), ("angry", "2031-05-18"))
    ]  # fmt: skip
    met = make_event(asked, "told", event_type="CONSULT", actors=("PEACEFOR", "Ada Tarn"), recipients=())
    with store.writer() as writer:
        for reading in (replace(readings[0], events=(*events, met), statements=()), readings[1]):
            writer.put(reading, "k")
        rows = (
            make_incident(events[0], status="disputed"), make_incident(events[1], status="denied"), make_incident(met),
        )  # fmt: skip
        writer.settle(Settlement("incidents", clusters={r.id: r.event_ids for r in rows}, rows=rows))
    client = Visitor(create_app(store))
    told = {
        (r["one"], r["other"]): (r["counts"], r["disputed"]) for r in client.get("/api/v1/relations").json()["rows"]
    }
    assert told == {("PEACEFOR", "Government of Ostria"): ({"act": 1}, 1), ("Ada Tarn", "PEACEFOR"): ({"meet": 1}, 0)}
    page = client.get("/relations").text
    assert "/map?actor=PEACEFOR&amp;recipient=Government+of+Ostria&amp;quad=" in page
    store.close()


def test_counts_lead_to_rows_and_the_drawing_says_the_same(client: Visitor) -> None:
    page = client.get("/relations").text
    assert "/statements?speaker=Government+of+Ostria&amp;act=accuse&amp;towards=PEACEFOR" in page
    assert page.count('class="node"') == 3 and page.count('class="edge ') == 3


def test_the_picture_stands_alone_and_names_no_private_person(client: Visitor) -> None:
    answer = client.get("/relations.svg?kind=accuse")
    tree = etree.fromstring(answer.content)
    assert tree.tag.endswith("svg") and "style" not in answer.text and "Emil" not in answer.text
    assert "Ada Tarn" in answer.text and answer.headers["content-disposition"].startswith("inline")
