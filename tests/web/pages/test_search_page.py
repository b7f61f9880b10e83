"""The search page: hits with the words around, filters in the address, hostile words and texts shown harmlessly."""

import re
from pathlib import Path

from accordingto.web import create_app
from demo_desks import Visitor, claim_reading, fill
from factories import make_document, make_reading, make_statement


def test_the_first_hits_of_each_table_are_shown(client: Visitor) -> None:
    page = client.get("/search?q=police").text
    assert re.search(r'id="in-documents">Documents <span class="basis">1<', page)
    assert '’s <mark class="found">police</mark> opened' in page
    assert re.search(r'id="in-statements">Statements <span class="basis">3<', page)
    assert 'aria-current="page">Search' in page


def test_one_table_is_paged_and_filters_leave_out_what_lacks_the_field(client: Visitor) -> None:
    assert "1–2 of 2 documents" in client.get("/search?in=documents&from=2031").text
    page = client.get("/search?act=deny").text
    assert "1–2 of 2 statements" in page and 'id="in-events"' not in page
    assert "Nothing in this desk holds all of these words" in client.get("/search?q=xyzzy").text
    assert "Give words, a name" in client.get("/search").text
    assert "is no date" in client.get("/search?q=police&from=soon").text


def test_more_hits_are_a_link_away(tmp_path: Path) -> None:
    readings = [make_reading(make_document(f"Word {n} here\n", f"{n}.txt"), statements=[]) for n in range(8)]
    store = fill(tmp_path / "desk.db", *readings)
    page = Visitor(create_app(store)).get("/search?q=word&offset=3").text
    assert '<a href="/search?q=word&amp;in=documents">All 8 documents</a>' in page
    store.close()


def test_nothing_that_is_typed_or_told_runs(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> \u202e\x02<img src=x onerror=alert(2)>\x03 " + "a" * 5000 + " bell\n"
    document = make_document(evil, "evil.txt", publisher="<b>P</b>", title="<i>T</i>")
    store = fill(
        tmp_path / "desk.db", make_reading(document, statements=[make_statement(document, "bell", content=evil)])
    )
    visitor = Visitor(create_app(store))
    for words in ("bell", "script", '"><script>alert(3)</script>', "%00", "%ED%A0%80", "*", "%22"):
        answer = visitor.get(f"/search?q={words}&speaker=&place=")
        assert answer.status_code == 200, words
        assert "<script>alert" not in answer.text and "<img" not in answer.text and "<b>P" not in answer.text
        assert len(answer.text) < 40_000
    store.close()


def test_the_same_as_json(client: Visitor) -> None:
    told = client.get("/api/v1/search?q=guards").json()
    assert told["total"] == 1 and told["rows"][0]["table"] == "documents" and "text" not in told["rows"][0]["row"]
    assert {"text": "guards", "found": True} in told["rows"][0]["snippet"]
    assert client.get("/api/v1/search?act=deny").json()["total"] == 2
    assert client.get("/api/v1/search?act=deny&place=Lesk").json() == {"rows": [], "total": 0, "offset": 0}
    row = claim_reading().events[0]
    assert client.get(f"/api/v1/search?in=events&q=velmark&type={row.event_type}").json()["total"] == 2
