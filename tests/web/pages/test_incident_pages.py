"""Happenings: their list with filters, the accounts side by side, the same as JSON."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.model.records import as_row
from accordingto.model.sameness import Passage
from accordingto.store.base import Settlement
from accordingto.web import create_app
from demo_desks import Visitor, fill
from factories import make_document, make_event, make_incident, make_pair, make_reading, make_statement
from happening_desks import ANSWER, EVENTS, FIRST, HAPPENING, OTHER_HAPPENING, REPRINTED, RIVALLED, fill_happening
from incidents_made import make_difference

PAGE = f"/incidents/{HAPPENING.id}"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who asks a desk with a happening for pages."""
    store = fill_happening(tmp_path / "desk.db")
    yield Visitor(create_app(store))
    store.close()


def test_the_list_tells_status_voices_sources_and_what_differs(client: Visitor) -> None:
    page = client.get("/incidents").text
    assert "1–2 of 2 happenings" in page and page.count('class="happening happening-') == 2
    assert "2 independent sources at most, 4 documents" in page
    assert "denied by <bdi>Juro Penn</bdi>" in page and f'href="{PAGE}#f-dead"' in page
    assert "denied in answer by" in page and "<bdi>Interior Ministry of Velmark</bdi>" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status=disputed", {HAPPENING.id}), ("status=told", {OTHER_HAPPENING.id}), ("type=RETREAT", {OTHER_HAPPENING.id}),
        ("place=Brod", {HAPPENING.id}), ("sources=2", {HAPPENING.id}), ("sources=5", set()),
        ("diverging=yes", {HAPPENING.id}), ("from=2031-05-12&to=2031-05-12", {HAPPENING.id}), ("from=2031-06", set()),
        ("party=Velmark+Police", {HAPPENING.id}), ("sources=many", {HAPPENING.id, OTHER_HAPPENING.id}),
    ],
)  # fmt: skip
def test_filters_narrow_pages_and_json_alike(client: Visitor, query: str, found: set[str]) -> None:
    rows = client.get(f"/api/v1/incidents?{query}").json()["rows"]
    assert {row["id"] for row in rows} == found
    page = client.get(f"/incidents?{query}").text
    assert {i for i in (HAPPENING.id, OTHER_HAPPENING.id) if f'href="/incidents/{i}"' in page} == found


def test_those_with_most_sources_come_first_if_asked_for(client: Visitor) -> None:
    rows = client.get("/api/v1/incidents?order=sources").json()["rows"]
    assert [row["id"] for row in rows] == [HAPPENING.id, OTHER_HAPPENING.id]


def test_accounts_stand_side_by_side_with_copies_folded(client: Visitor) -> None:
    page = client.get(PAGE).text
    assert page.count('<p class="group-number">') == 3 and "Does not affirm it" in page
    assert "counts with it: 1" in page
    assert f'href="/documents/{FIRST.document.id}?beside={REPRINTED.document.id}"' in page
    assert '<span class="letter">C</span> <bdi>9</bdi>' in page
    for event in EVENTS:
        assert f'href="/documents/{event.document_id}#e-{event.id}"' in page
    assert '<mark class="found">cowardly attacked the post at Brod</mark>' in page


def test_the_counting_and_the_reasons_stand_in_words(client: Visitor) -> None:
    page = client.get(PAGE).text
    assert "print one text" in page and "nothing found that it shares with the others" in page
    assert "97% of the words are shared" in page and "the same dawn" in page and "Ana Lund" in page
    assert f'href="/incidents/{OTHER_HAPPENING.id}"' in page
    assert "was counted with other knowledge" not in page


def test_what_it_came_of_is_named(client: Visitor) -> None:
    page = client.get(PAGE).text
    assert "What it came of and led to" in page and "carries out what was planned" in page


def test_an_event_leads_to_its_happening(client: Visitor) -> None:
    assert client.get(f"/incidents/{EVENTS[2].id}").text == client.get(PAGE).text.replace(
        PAGE, f"/incidents/{EVENTS[2].id}"
    )
    missing = client.get("/incidents/none")
    assert missing.status_code == 404 and "holds no such happening" in missing.text


def test_the_same_as_json(client: Visitor) -> None:
    told = client.get(f"/api/v1{PAGE}").json()
    assert told["incident"] == as_row(HAPPENING)
    assert told["counting"].startswith("2 independent sources at most, of 3 reports.")
    german = client.get(f"/api/v1{PAGE}?lang=de").json()
    assert german["counting"].startswith("höchstens 2 unabhängige Quellen, aus 3 Meldungen.")
    assert [g["number"] for g in told["groups"]] == [1, 2, None]
    assert told["groups"][0]["folded"][0]["form"] == "near"
    dead = next(f for f in told["fields"] if f["field"] == "dead")
    assert dead["differs"] and [v["value"] for v in dead["groups"][1]] == ["9"]
    assert dead["groups"][1][0]["event_ids"] == [RIVALLED.events[0].id]
    assert [(r["incident_id"], r["relation"]) for r in told["related"]] == [(OTHER_HAPPENING.id, "carries_out")]
    assert {d["decisions"][0]["by"] for d in told["decided"]} == {"person:Ana Lund"}
    assert client.get("/api/v1/incidents/none").status_code == 404


def test_columns_come_in_pages(client: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accordingto.web.pages.incidents.COLUMNS", 2)
    first, last = client.get(PAGE).text, client.get(f"{PAGE}?offset=2").text
    assert "Source groups 1 to 2 of 3" in first and 'href="?offset=2"' in first
    assert "Source groups 3 to 3 of 3" in last and ANSWER.document.title is not None and "Radio Velm" in last
    assert "Lesk Courier</bdi></p>" not in last
    assert client.get(f"{PAGE}?offset=99").status_code == 200


def test_words_of_documents_never_run(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script>"
    text = f"{bad}\n\n{bad} struck {'x' * 200_000} at \u202eBrod.\n"
    document = make_document(text, "reports/bad.txt", publisher=bad, title=bad)
    event = make_event(document, f"{bad} struck {'x' * 200_000}", actors=(bad,), place=bad, sources=(bad,), trigger=bad)
    again = make_document(text + "again", "reports/again.txt", publisher=bad, title=bad)
    statement = make_statement(document, bad, speaker=bad, act="accuse")
    store = fill(
        tmp_path / "bad.db", make_reading(document, events=(event,), statements=(statement,)), make_reading(again)
    )
    incident = make_incident(
        event, affirmed_by=(bad,), denied_by=(bad,), differences=(make_difference("word", bad, "y"),)
    )
    pair = make_pair(document.id, again.id, form="near", passages=(Passage(0, len(text), 0, len(text)),))
    with store.writer() as writer:
        writer.settle(Settlement("incidents", clusters={incident.id: [event.id]}, rows=[incident]))
        writer.settle(Settlement("documents", pairs=[pair]))
    visitor = Visitor(create_app(store))
    for path in (
        "/?since=2001", "/incidents", f"/incidents/{incident.id}", f"/claims/{statement.id}",
        f"/documents/{document.id}", f"/documents/{document.id}?beside={again.id}",
    ):  # fmt: skip
        answer = visitor.get(path)
        assert answer.status_code == 200 and bad not in answer.text and "&lt;script&gt;alert(1)" in answer.text, path
    assert len(visitor.get(f"/incidents/{incident.id}").text) < 60_000
    store.close()


def test_a_desk_without_happenings_says_so(tmp_path: Path) -> None:
    store = fill(tmp_path / "plain.db")
    assert "No happenings here" in Visitor(create_app(store)).get("/incidents").text
    store.close()
