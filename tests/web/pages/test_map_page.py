"""The map page: marks, counts, list and timeline by one filter; the picture; the same as JSON."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.web import create_app
from demo_desks import Visitor
from mapped_desks import fill_mapped


@pytest.fixture
def mapped(tmp_path: Path) -> Iterator[Visitor]:
    store = fill_mapped(tmp_path / "desk.db")
    yield Visitor(create_app(store))
    store.close()


def text_of(visitor: Visitor, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def test_the_page_counts_what_it_draws_and_what_it_cannot(mapped: Visitor) -> None:
    told = text_of(mapped, "/map?any=1")
    assert "7 of 8 happenings have a point and are drawn." in told
    assert "1 have none: no place told (1)" in told and "2 are drawn coarsely" in told
    assert "Brod / Brodno in dispute" in told
    assert "Count also" not in told
    assert "6 of 7 happenings" in text_of(mapped, "/map")


def test_a_place_a_day_and_a_class_filter_the_list(mapped: Visitor) -> None:
    assert "1–3 of 3 happenings" in text_of(mapped, "/map?any=1&place=Brod")
    assert "1–2 of 2 happenings" in text_of(mapped, "/map?any=1&from=2031-05-13")
    assert "1–1 of 1 happenings" in text_of(mapped, "/map?any=1&quad=MATERIAL+COOPERATION")
    assert "Happenings without a point" in text_of(mapped, "/map?any=1&placed=no")
    assert "No happening answers this filter" in text_of(mapped, "/map?actor=Nobody")
    assert "was passed over" in text_of(mapped, "/map?from=soon")


def test_the_place_of_forces_and_private_people_stands_on_no_map(mapped: Visitor) -> None:
    drawing = mapped.get("/map?any=1").text.split('<svg class="map"')[1].split("</svg>")[0]
    assert "Lesk" not in drawing and "Brod" in drawing
    assert "Lesk" not in mapped.get("/map.svg?any=1").text
    assert "Lesk" not in mapped.get("/api/v1/map?any=1").text


def test_the_picture_stands_by_itself(mapped: Visitor) -> None:
    answer = mapped.get("/map.svg?any=1")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "7 of 8 happenings have a point; 2 of them are drawn coarsely" in answer.text
    assert not re.search(r"(href|src)=|var\(--", answer.text)


def test_the_same_as_json(mapped: Visitor) -> None:
    told = json.loads(mapped.get("/api/v1/map?any=1").text)
    assert told["placed"] == 7 and told["made_coarse"] == 2
    assert told["without_place"] == [{"reason": "no place told", "count": 1}]
    assert [s["kind"] for s in told["spots"]] == ["point", "cell", "area"]
    assert sum(p["count"] for p in told["days"]["periods"]) == 7 and told["days"]["undated"] == 1
    assert json.loads(mapped.get("/api/v1/map/incidents?any=1&place=Brod").text)["total"] == 3
    disputes = json.loads(mapped.get("/api/v1/disputes").text)
    assert "Kosovo" in {d["name"] for d in disputes["disputes"]} and len(disputes["lines"]) > 10


def test_an_empty_desk_has_a_map(client: Visitor) -> None:
    assert "No happening answers this filter" in text_of(client, "/map")


def test_cards_carry_both_names_of_a_place_in_dispute(mapped: Visitor) -> None:
    for path in ("/events", "/search?in=events&place=Brod"):
        assert "Brod / Brodno in dispute" in text_of(mapped, path), path
    document = re.search(r"/documents/[0-9a-f]+", mapped.get("/documents").text)
    assert document and "Brod / Brodno in dispute" in text_of(mapped, document[0])
