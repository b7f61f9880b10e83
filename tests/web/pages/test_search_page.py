"""The search page: hits with the words around, filters in the address, hostile words and texts shown harmlessly."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from accordingto.model.records import as_row
from accordingto.web import create_app
from accordingto.web.forms import TOKEN
from accordingto.web.pages import search
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


def _send(client: Visitor, address: str, **fields: str) -> httpx.Response:
    """Send a form as a page of the desk does."""
    headers = {"sec-fetch-site": "same-origin", "cookie": f"{TOKEN}=t"}
    return client.ask("POST", address, data={"token": "t", **fields}, headers=headers)


def test_a_search_is_kept_shared_watched_and_let_go(client: Visitor) -> None:
    assert 'action="/searches"' in client.get("/search?q=police").text
    answer = _send(client, "/searches", title="Police <b>posts</b>", q="police", watched="1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/q/police-b-posts-b")
    page = client.get("/q/police-b-posts-b").text
    assert "Police &lt;b&gt;posts&lt;/b&gt;" in page and "Stop watching" in page and 'id="in-statements"' in page
    assert "Nothing is new since" in page
    assert "1–3 of 3 statements" in client.get("/q/police-b-posts-b?in=statements").text
    listed = client.get("/search").text
    assert 'href="/q/police-b-posts-b"' in listed and "watched" in listed
    (told,) = client.get("/api/v1/searches").json()["rows"]
    assert (told["name"], told["query"], told["new"]) == ("police-b-posts-b", {"q": "police"}, 0)
    for todo, then in (("leave", "Watch: tell"), ("seen", "Nothing is new")):
        assert _send(client, "/q/police-b-posts-b", do=todo).status_code == 303
        assert then in client.get("/q/police-b-posts-b").text
    assert _send(client, "/q/police-b-posts-b", do="dance").status_code == 400
    assert _send(client, "/q/police-b-posts-b", do="forget").headers["location"] == "/search"
    assert client.get("/q/police-b-posts-b").status_code == 404


def test_what_is_new_to_a_search_is_shown_alone(tmp_path: Path) -> None:
    store = fill(tmp_path / "desk.db", make_reading(make_document(path="1"), statements=[]))
    visitor = Visitor(create_app(store))
    _send(visitor, "/searches", title="guards", q="guards")
    with store.writer() as writer:
        writer.put(make_reading(make_document(path="2"), statements=[], events=(), figures=(), ledger=()), "k")
    assert "1 new since it was last looked through" in visitor.get("/q/guards").text
    assert re.search(r'Documents <span class="basis">1<', visitor.get("/q/guards?new=1").text)
    assert '<a class="badge" href="/q/guards?new=1">1 new</a>' in visitor.get("/search").text
    store.close()


def test_forms_of_other_sites_and_searches_of_nothing_are_refused(client: Visitor) -> None:
    assert client.ask("POST", "/searches", data={"title": "x", "q": "x"}).status_code == 403
    other = {"sec-fetch-site": "cross-site", "cookie": f"{TOKEN}=t"}
    assert (
        client.ask("POST", "/searches", data={"token": "t", "title": "x", "q": "x"}, headers=other).status_code == 403
    )
    assert _send(client, "/searches", title="x").status_code == 400
    assert _send(client, "/q/none", do="seen").status_code == 404


def test_a_file_is_written_while_rows_are_found() -> None:
    asked = []

    def rows() -> Iterator[dict[str, Any]]:
        for n in range(3):
            asked.append(n)
            yield as_row(make_document(id=f"d{n}"))

    lines = search._csv("documents", rows())
    assert next(lines).startswith('"id"') and not asked
    assert '"d0"' in next(lines) and asked == [0]


def test_rows_are_given_as_files_that_spreadsheets_do_not_run(tmp_path: Path) -> None:
    document = make_document(publisher="=1+1", title='He said "no"')
    store = fill(tmp_path / "desk.db", make_reading(document))
    visitor = Visitor(create_app(store))
    table = visitor.get("/search/rows?q=guards&in=documents&as=csv")
    assert table.headers["content-disposition"] == 'attachment; filename="documents.csv"'
    (row,) = csv.DictReader(io.StringIO(table.text))
    assert (row["publisher"], row["title"]) == ("'=1+1", 'He said "no"') and "text" not in row
    lines = visitor.get("/search/rows?act=deny&as=jsonl").text.splitlines()
    assert [json.loads(line)["act"] for line in lines] == ["deny"]
    assert visitor.get("/search/rows?q=guards").status_code == 400
    assert visitor.get("/search/rows?q=guards&in=events&as=exe").status_code == 400
    assert 'href="/search/rows?q=guards&amp;in=documents&amp;as=csv"' in visitor.get("/search?q=guards").text
    store.close()
