"""The front page: what is new, due, disputed and held, told honestly; an empty desk says what to do."""

from http.cookies import SimpleCookie
from pathlib import Path

import httpx
import pytest

from accordingto.store import open_store
from accordingto.web import create_app
from demo_desks import Visitor
from happening_desks import HAPPENING, fill_happening


def test_it_tells_what_the_desk_holds(client: Visitor) -> None:
    page = client.get("/").text
    days = '<time datetime="2031-05-12">12–</time><time datetime="2031-05-13">13 May 2031</time>'
    assert f"Published {days}" in page and "1 without a date" in page
    assert "2 publishers" in page
    assert '<a href="/events?factuality=alleged">1 alleged</a>' in page
    assert "rows are machine-read" in page and "None was told so far." in page


def test_documents_stand_newest_first_with_what_is_known_of_their_dates(client: Visitor) -> None:
    page = client.get("/").text
    page = page[page.index('id="newest"') :]
    newest, dated, undated = (
        page.index(t) for t in ("no shots from our side", "Ostria accuses Velmark of", "no title")
    )
    assert newest < dated < undated
    assert "repeated text" in page and "publisher not known" in page and "no date" in page


def test_deadlines_are_counted_from_the_newest_document(client: Visitor) -> None:
    page = client.get("/").text
    assert "Counted from the newest document" in page and ">13 May 2031</time>), not from today" in page
    assert "19 days later" in page and "withdraw its police" in page


def test_the_first_visit_is_told_so_and_leaves_a_cookie(client: Visitor) -> None:
    answer = client.get("/")
    assert "has not been here before" in answer.text
    (cookie,) = SimpleCookie(answer.headers["set-cookie"]).values()
    assert cookie.key.startswith("visit_") and cookie["httponly"] and cookie["samesite"] == "strict"
    assert cookie.value.split(".")[0] == "0"


def test_what_came_since_the_last_visit_is_new(client: Visitor) -> None:
    (cookie,) = SimpleCookie(client.get("/").headers["set-cookie"]).values()
    before = client.ask("GET", "/", headers={"cookie": f"{cookie.key}=0.978307200"}).text
    assert "New since <time" in before and "<h3>3 documents</h3>" in before
    after = client.ask("GET", "/", headers={"cookie": f"{cookie.key}=0.9999999999"}).text
    assert "has not been here before" in after


@pytest.mark.parametrize(
    ("since", "told"),
    [("2001-01-01", "<h3>3 documents</h3>"), ("2999-01-01", "Nothing was added."), ("soon", "is no moment such as")],
)
def test_since_when_can_be_asked_in_the_address(client: Visitor, since: str, told: str) -> None:
    assert told in client.get(f"/?since={since}").text


def test_accounts_that_differ_stand_with_their_denials(tmp_path: Path) -> None:
    store = fill_happening(tmp_path / "desk.db")
    page = Visitor(create_app(store)).get("/?since=2001-01-01").text
    assert page.count(f'href="/incidents/{HAPPENING.id}"') == 2
    assert "<bdi>Juro Penn</bdi>" in page and "<bdi>Interior Ministry of Velmark</bdi>" in page
    assert "/incidents?from=2031-05-12&amp;to=2031-05-18" in page
    store.close()


def test_an_empty_desk_tells_what_to_do(tmp_path: Path) -> None:
    store = open_store(tmp_path / "empty.db")
    answer: httpx.Response = Visitor(create_app(store)).get("/")
    assert "This desk is empty" in answer.text and "accordingto add reports/ --desk desk.db" in answer.text
    assert "set-cookie" not in answer.headers
    store.close()


def test_the_same_as_json(client: Visitor) -> None:
    told = client.get("/api/v1/front?since=2001").json()
    assert told["news"]["documents"]["total"] == 3 and told["due"][0]["days"] == 19
    assert client.get("/api/v1/front").json()["news"] is None
    assert told["counts"]["documents"] == len(told["newest"]) == 3
