"""The series page: charts with what was read, the way to the happenings behind a column; CSV, SVG and JSON say the same."""

import csv
import io
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


def test_a_column_leads_to_its_happenings(mapped: Visitor) -> None:
    page = mapped.get("/series?by=type&any=1").text
    ways = {w.replace("&amp;", "&") for w in re.findall(r'href="(/map\?[^"]+)"', page)}
    assert "/map?type=ASSAULT&from=2031-05-12&to=2031-05-18&any=1#list" in ways
    told = re.findall(r"(\d+) happenings, ", " ".join(re.sub(r"<[^>]+>", " ", page).split()))
    assert told  # those without a date are counted beside the series
    listed = mapped.get("/map?type=ASSAULT&from=2031-05-12&to=2031-05-18&any=1").text
    assert "1–4 of 4 happenings" in listed


def test_the_table_has_what_the_chart_shows_and_what_was_read(mapped: Visitor) -> None:
    rows = list(csv.DictReader(io.StringIO(mapped.get("/series.csv?by=type&any=1").text)))
    found = {(r["series"], r["period"]): r for r in rows if r["happenings"] != "0"}
    assert found["ASSAULT", "2031-05-12"]["happenings"] == "4" and found["AID", "2031-05-12"]["mean_score"] != ""
    read = [r for r in rows if r["series"] == "ASSAULT" and r["documents"] != "0"]
    assert [(r["period"], r["documents"], r["publishers"], r["languages"]) for r in read] == [
        ("2031-05-19", "1", "1", "en")
    ]
    as_json = json.loads(mapped.get("/api/v1/series?by=type&any=1").text)
    points = {(s["name"], p["period"]): p for s in as_json["series"] for p in s["points"]}
    assert {k: str(p["count"]) for k, p in points.items() if p["count"]} == {
        k: r["happenings"] for k, r in found.items()
    }
    assert points["AID", "2031-05-19"]["read"]["publishers"] == {"Courier": 1}


def test_what_one_side_alone_tells_counts_only_if_asked_for(mapped: Visitor) -> None:
    def total(address: str) -> int:
        return sum(p["count"] for s in json.loads(mapped.get(address).text)["series"] for p in s["points"])

    assert (total("/api/v1/series"), total("/api/v1/series?any=1")) == (6, 7)
    assert total("/api/v1/series?any=1&quad=MATERIAL+COOPERATION") == 1
    assert total("/api/v1/series?any=1&quad=NONSENSE") == 0
    assert total("/api/v1/series?any=1&from=2031-05-13&step=day") == 2


@pytest.mark.parametrize("by", ["all", "type", "quad", "dyad", "place", "nonsense"])
@pytest.mark.parametrize("step", ["day", "week", "month"])
def test_every_grouping_can_be_drawn_as_page_and_as_picture(mapped: Visitor, by: str, step: str) -> None:
    assert mapped.get(f"/series?by={by}&step={step}&any=1").status_code == 200
    picture = mapped.get(f"/series.svg?by={by}&step={step}&any=1")
    assert picture.headers["content-type"].startswith("image/svg+xml") and "<a " not in picture.text


def test_a_series_of_a_place_or_pair_leads_to_that_place_or_pair(mapped: Visitor) -> None:
    assert "actor=Velmark+Police&amp;recipient=Ostria" in mapped.get("/series?by=dyad&any=1").text
    assert "Mira Dol" not in mapped.get("/series.csv?by=dyad&any=1").text  # a private person is no side of a pair
    assert "place=Brod" in mapped.get("/series?by=place&any=1").text


def test_an_empty_desk_has_series(client: Visitor) -> None:
    assert client.get("/series").status_code == 200 and client.get("/series.csv").text.count("\n") >= 1
