"""Actors: whoever may have a profile has one, with denials beside accusations; private people have none anywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.store.base import Store
from crisis_desks import DRIVER, FORCE, NAME_ALONE, OSTRIA, STRANGER, TARN, fill_crisis
from demo_desks import Visitor


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = fill_crisis(tmp_path / "desk.db")
    yield store
    store.close()


def test_the_list_narrows_by_kind_country_sector_and_any_spelling(client: Visitor) -> None:
    page = client.get("/actors").text
    assert "1–3 of 3 actors" in page and "3 names are left out" in page
    assert "1–1 of 1 actors" in client.get("/actors?kind=person").text
    assert "1–2 of 2 actors" in client.get("/actors?country=OST").text
    assert "1–1 of 1 actors" in client.get("/actors?sector=IGO").text
    assert f'href="/actors/{OSTRIA.id}"' in client.get("/actors?words=halm+regime").text
    assert "No actors here" in client.get("/actors?words=nobody").text


@pytest.mark.parametrize(
    ("actor", "why"),
    [(DRIVER, "private person"), (STRANGER, "no document tells an office"), (NAME_ALONE, "not known what this name stands for")],
)  # fmt: skip
def test_whoever_is_not_public_has_no_page_and_no_entry(client: Visitor, actor, why: str) -> None:
    answer = client.get(f"/actors/{actor.id}")
    assert answer.status_code == 404 and why in answer.text and "get no page" in answer.text
    assert actor.name not in answer.text
    assert client.get(f"/actors/{actor.id}/positions").status_code == 404
    assert client.get(f"/api/v1/actors/{actor.id}").status_code == 404
    for listed in (
        "/actors",
        f"/actors?words={actor.name.split()[0]}",
        "/api/v1/actors",
        "/api/v1/relations",
        "/relations",
    ):
        assert actor.id not in client.get(listed).text
    names = [row["name"] for row in client.get(f"/api/v1/actors?words={actor.name.split()[0]}").json()["rows"]]
    assert names == []


def test_a_profile_tells_names_with_who_uses_them_and_which_are_contested(client: Visitor) -> None:
    names = client.get(f"/actors/{OSTRIA.id}").text.split(">Names in use<", 1)[1].split("What it says")[0]
    assert "The Halm regime" in names and "contested" in names and "Ostria Today" in names


def test_offices_stand_on_a_line_and_in_a_table(client: Visitor) -> None:
    page = client.get(f"/actors/{TARN.id}").text.split(">Offices<", 1)[1]
    assert page.count('<rect class="office-bar') == 2 and "open-end" in page
    assert "not known to have ended" in page and "27 February 2029" in page and "Premier" in page


def test_what_an_actor_says_leads_to_the_statements(client: Visitor) -> None:
    page = client.get(f"/actors/{OSTRIA.id}").text
    assert "/statements?speaker=Government+of+Ostria&amp;addressee=PEACEFOR" in page
    assert "1–1 of 1 statements" in client.get("/statements?speaker=Government+of+Ostria&addressee=PEACEFOR").text
    assert "1–2 of 2 statements" in client.get("/statements?speaker=Government+of+Ostria&towards=PEACEFOR").text


def test_an_accusation_stands_with_its_denial(client: Visitor) -> None:
    accused = client.get(f"/actors/{FORCE.id}").text.split("What it is accused of")[1].split("What it must do")[0]
    card = accused.split("sleeping")[1].split("</li>")[0]
    assert "<strong>Denied</strong> by" in card and "PEACEFOR" in card
    told = client.get(f"/api/v1/actors/{FORCE.id}").json()["accused"]
    assert told["total"] == 2 and ["PEACEFOR"] in [row["denied_by"] for row in told["rows"]]


def test_the_ledger_of_an_actor(client: Visitor) -> None:
    told = client.get(f"/api/v1/actors/{FORCE.id}").json()
    assert told["owes"]["total"] == 2 and told["asks"]["total"] == 1
    assert f'href="/ledger/{told["owes"]["rows"][0]["id"]}"' in client.get(f"/actors/{FORCE.id}").text


def test_positions_are_told_oldest_first_on_a_matter_if_asked(client: Visitor) -> None:
    told = client.get(f"/api/v1/actors/{OSTRIA.id}/positions").json()
    assert [p["day"] for p in told["positions"]] == ["2031-05-20", "2031-06-09"] and told["candidates"] == []
    page = client.get(f"/actors/{OSTRIA.id}/positions?words=guards").text
    assert "400 border guards" in page and "Article 7" not in page
    assert "never findings" in page


def test_an_unknown_actor_is_told_as_such(client: Visitor) -> None:
    assert "names no such actor" in client.get("/actors/ffff").text
