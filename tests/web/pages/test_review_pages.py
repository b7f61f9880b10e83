"""The pages of review without a browser: the queue, decisions by plain forms, what is refused, what is shown after."""

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from accordingto.engine import reviews
from accordingto.engine.reviews import Reviewer
from accordingto.store.base import QueueQuery, Store
from demo_desks import Visitor

SAME = {"sec-fetch-site": "same-origin"}


class Person:
    """Somebody who reviews with plain forms: keeps cookies, sends what a page holds."""

    def __init__(self, client: Visitor, name: str | None = "Mara") -> None:
        self.client = client
        self.cookies: dict[str, str] = {}
        self.page = ""
        self.at = ""
        if name is not None:
            self.go("/review")
            self.send("/review/reviewer", reviewer=name)

    def go(self, path: str) -> httpx.Response:
        answer = self._ask("GET", path, headers=SAME)
        while answer.status_code in (303, 307):
            answer = self._ask("GET", answer.headers["location"], headers=SAME)
        self.page, self.at = answer.text, str(urlsplit(str(answer.url)).path)
        return answer

    def _ask(self, method: str, path: str, **given: Any) -> httpx.Response:
        given["headers"] = {
            **given.get("headers", {}),
            "cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
        }
        answer = self.client.ask(method, path, **given)
        self.cookies |= dict(answer.cookies)
        return answer

    def hidden(self, action: str) -> dict[str, str]:
        """The hidden fields of the page's form that goes to an address."""
        form = re.search(rf'<form[^>]*method="post" action="{re.escape(action)}"[^>]*>(.*?)</form>', self.page, re.S)
        assert form, f"no form for {action} on this page"
        return {k: unescape(v) for k, v in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[1])}

    def send(self, action: str, headers: dict[str, str] | None = None, **fields: str) -> httpx.Response:
        """Send the form with its hidden fields and these; go where the answer leads."""
        answer = self._ask(
            "POST", action, data=self.hidden(action) | fields, headers=SAME if headers is None else headers
        )
        if answer.status_code == 303:
            return self.go(answer.headers["location"])
        self.page = answer.text
        return answer

    def decide(self, row_id: str, what: str, **fields: str) -> httpx.Response:
        return self.send(f"/review/rows/{row_id}/{what}", **fields)


@pytest.fixture
def mara(client: Visitor) -> Person:
    return Person(client)


def first(store: Store, table: str | None = None) -> Any:
    with store.view() as view:
        return view.queue(QueueQuery(table)).rows[0].row


def stands(store: Store, row_id: str) -> Any:
    with store.view() as view:
        found = view.row(row_id)
    return found and found[1]


def test_the_queue_leads_through_the_rows_one_by_one(mara: Person, store: Store) -> None:
    assert mara.go("/review").status_code == 200 and "Begin with the first" in mara.page
    mara.go("/review/next?skip=0")
    seen = []
    for _ in range(3):
        row_id = mara.at.rpartition("/")[2]
        seen.append(row_id)
        assert mara.decide(row_id, "accept").status_code == 200
    assert len(set(seen)) == 3 and all(stands(store, row_id).reviewed for row_id in seen)
    assert "Kept." in mara.page and "Undo" in mara.page
    mara.decide(seen[-1], "undo")
    assert mara.at.endswith(seen[-1]) and not stands(store, seen[-1]).reviewed


def test_skipping_leaves_a_row_and_previous_comes_back_to_it(mara: Person) -> None:
    mara.go("/review/next?skip=0")
    start = mara.at
    link = re.search(r'href="([^"]+)" data-go="next"', mara.page)
    assert link
    mara.go(unescape(link[1]))
    assert mara.at != start
    back = re.search(r'href="([^"]+)" data-go="before"', mara.page)
    assert back
    mara.go(unescape(back[1]))
    assert mara.at == start


def test_the_queue_is_narrowed_by_table_document_tag_and_person(mara: Person, store: Store) -> None:
    row = first(store, "statements")
    mara.go(f"/review/rows/{row.id}")
    mara.decide(row.id, "tag", value="urgent")
    assert "urgent" in mara.page
    mara.decide(row.id, "assign", value="Ivo")
    for narrowed in ("tag=urgent", "assignee=Ivo", f"document={row.document_id}", "table=statements"):
        assert row.id in mara.go(f"/review?{narrowed}").text
    assert f"/review/rows/{row.id}?" not in mara.go("/review?table=figures").text
    assert "Nothing here awaits review" in mara.go("/review?tag=none").text


def test_a_correction_by_form_stands_on_every_page(mara: Person, store: Store) -> None:
    row = first(store, "statements")
    mara.go(f"/review/rows/{row.id}")
    mara.decide(row.id, "correct", speaker="Somebody Else", act=row.act, why="read it again")
    assert stands(store, row.id).speaker == "Somebody Else"
    assert "read it again" in mara.page and "Somebody Else" in mara.page
    assert "Somebody Else" in mara.go(f"/documents/{row.document_id}").text
    assert "Somebody Else" in mara.go("/statements?speaker=Somebody+Else").text


def test_what_a_form_cannot_hold_is_told_and_what_was_typed_is_kept(mara: Person, store: Store) -> None:
    row = first(store, "events")
    mara.go(f"/review/rows/{row.id}")
    answer = mara.decide(row.id, "correct", counts="very many", actors="Typed In")
    assert answer.status_code == 400 and "is no count" in unescape(answer.text)
    assert "Typed In" in answer.text and stands(store, row.id) == row


def test_two_tabs_at_once_lose_nothing(mara: Person, store: Store, client: Visitor) -> None:
    row = first(store, "statements")
    other = Person(client, "Ivo")
    other.go(f"/review/rows/{row.id}")
    mara.go(f"/review/rows/{row.id}")
    mara.decide(row.id, "correct", speaker="By Mara")
    answer = other.decide(row.id, "correct", speaker="By Ivo", why="mine")
    assert answer.status_code == 409 and "Not kept" in answer.text
    assert 'value="By Ivo"' in answer.text and "By Mara" in answer.text, "both stand on the page"
    assert stands(store, row.id).speaker == "By Mara"
    assert other.decide(row.id, "correct", speaker="By Ivo").status_code == 200
    assert stands(store, row.id).speaker == "By Ivo"
    with store.view() as view:
        assert [c.person for c in view.corrections(row_id=row.id)] == ["Mara", "Ivo"]


def test_a_form_sent_twice_decides_once(mara: Person, store: Store) -> None:
    row = first(store)
    mara.go(f"/review/rows/{row.id}")
    page = mara.page
    for _ in range(2):
        mara.page = page
        assert mara.decide(row.id, "reject").status_code == 200
    with store.view() as view:
        assert len(view.corrections(row_id=row.id)) == 1
    mara.page = page
    assert mara.decide(row.id, "accept").status_code == 409, (
        "another decision from a page that was used is not swallowed"
    )


def test_split_merge_and_reject_by_form(mara: Person, store: Store) -> None:
    row = first(store, "statements")
    words = row.content.split()
    mara.go(f"/review/rows/{row.id}")
    mara.decide(row.id, "split", part1=" ".join(words[:3]), part2=" ".join(words[3:]))
    with store.view() as view:
        made = [s for s in view.rows("statements", row.document_id) if s.origin == "person:Mara"]
    assert [s.content.split() for s in made] == [words[:3], words[3:]]
    mara.go(f"/review/rows/{made[0].id}")
    mara.decide(made[0].id, "merge", other=made[1].id)
    assert stands(store, made[1].id) is None and len(stands(store, row.id).content_spans) == 2
    mara.go(f"/review/rows/{row.id}")
    mara.decide(row.id, "reject", why="no such thing")
    assert stands(store, row.id) is None
    assert "stands nowhere" in mara.go(f"/review/rows/{row.id}").text
    assert mara.go("/review/decisions").text.count("no such thing") == 1


def test_a_missed_row_is_added_on_pasted_words(mara: Person, store: Store) -> None:
    with store.view() as view:
        document = view.documents()[0]
    page = mara.go(f"/review/add/{document.id}?table=events&evidence=Tarn+may+send+the+army").text
    assert "Tarn may send the army" in page
    mara.send(
        f"/review/add/{document.id}", evidence="Tarn may send the army", event_type="MOBILIZE", factuality="unrealised"
    )
    row = stands(store, mara.at.rpartition("/")[2])
    assert (row.event_type, row.factuality, row.origin) == ("MOBILIZE", "unrealised", "person:Mara")
    answer = mara.go(f"/review/add/{document.id}?table=events&evidence=words+that+nobody+wrote")
    assert "do not stand in title or body" in answer.text


def test_an_observation_becomes_a_document_of_one_s_own(mara: Person, store: Store) -> None:
    mara.go("/review/observe")
    mara.send(
        "/review/observe", note="Two lorries crossed at noon.", how="seen", event_type="MOBILIZE", actors="soldiers"
    )
    row = stands(store, mara.at.rpartition("/")[2])
    with store.view() as view:
        document = view.document(row.document_id)
    assert document is not None and document.publisher == "Mara" and row.voice == "document"
    mara.go("/review/observe")
    answer = mara.send("/review/observe", note="They fired first.", how="told", told_by="")
    assert answer.status_code == 400 and "say who told it" in answer.text and "They fired first." in answer.text


def test_a_document_is_finished_when_all_is_looked_at(mara: Person, store: Store) -> None:
    row = first(store)
    document_id = getattr(row, "document_id", None) or row.steps[0].document_id
    assert "nothing in it is missing" not in mara.go(f"/review?document={document_id}").text
    with store.view() as view:
        left = [i.row.id for i in view.queue(QueueQuery(document_id=document_id)).rows]
    for row_id in left:
        reviews.accept(store, row_id, Reviewer("Mara"))
    mara.go(f"/review?document={document_id}")
    mara.send(f"/review/documents/{document_id}/finish")
    assert "finished" in mara.page
    assert "1 finished document." in mara.go("/review/agreement").text


def test_a_second_opinion_sees_nothing_of_the_first(client: Visitor, mara: Person, store: Store) -> None:
    row = first(store, "statements")
    mara.go(f"/review/rows/{row.id}")
    mara.decide(row.id, "correct", speaker="By Mara", why="secret reason")
    ivo = Person(client, "Ivo")
    page = ivo.go("/review/next?blind=1&skip=0").text
    assert "second opinion" in page and "By Mara" not in page and "secret reason" not in page
    ivo.decide(row.id, "correct", speaker="By Ivo")
    assert stands(store, row.id).speaker == "By Mara"
    assert "Ivo" in ivo.go("/review/agreement").text and "speaker" in ivo.page


def test_other_sites_and_forms_without_our_token_are_refused(client: Visitor, mara: Person, store: Store) -> None:
    row = first(store)
    mara.go(f"/review/rows/{row.id}")
    page = mara.page
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        mara.page = page
        answer = mara.send(f"/review/rows/{row.id}/reject", headers=headers)
        assert answer.status_code == 403
    mara.page = page
    assert mara.send(f"/review/rows/{row.id}/reject", token="guessed").status_code == 403
    assert client.ask("POST", f"/review/rows/{row.id}/reject", data={"once": "x"}).status_code == 403
    assert stands(store, row.id) == row


def test_nobody_decides_without_a_name(client: Visitor, store: Store) -> None:
    row = first(store)
    nobody = Person(client, None)
    assert "Your name" in nobody.go(f"/review/rows/{row.id}").text
    assert f"/review/rows/{row.id}/accept" not in nobody.page
    nobody.send("/review/reviewer", reviewer="Ana <b>", to="//evil.example/")
    assert nobody.at == "/review" and "Ana &lt;b&gt;" in nobody.page


def test_what_is_open_again_has_its_page(mara: Person, store: Store) -> None:
    row = first(store, "statements")
    mara.go(f"/review/rows/{row.id}")
    mara.decide(row.id, "accept")
    with store.view() as view:
        reading = view.reading(row.document_id)
    assert reading is not None
    from dataclasses import replace

    with store.writer() as writer:
        writer.put(replace(reading, statements=tuple(s for s in reading.statements if s.id != row.id)), "later")
    assert "does not read this row any more" in mara.go("/review/reopened").text
    assert "Open again." in mara.go(f"/review/rows/{row.id}").text
    mara.decide(row.id, "accept")
    assert "does not read this row any more" not in mara.go("/review/reopened").text


def test_rows_and_decisions_are_json_as_well(client: Visitor, store: Store) -> None:
    row = first(store)
    told = client.ask("GET", "/api/v1/review/queue").json()
    assert told["rows"][0]["row"]["id"] == row.id
    item = client.ask("GET", f"/api/v1/review/rows/{row.id}").json()
    address = f"/api/v1/review/rows/{row.id}/accept"
    made = client.ask("POST", address, json={"by": "Mara", "seen": item["version"]})
    assert made.status_code == 200 and stands(store, row.id).reviewed
    again = client.ask("POST", address, json={"by": "Ivo", "seen": item["version"]})
    assert again.status_code == 409 and "not any more as you saw it" in again.json()["error"]
    assert client.ask("POST", address, json={"by": ""}).status_code == 400
    said = first(store, "statements")
    made = client.ask(
        "POST", f"/api/v1/review/rows/{said.id}/correct", json={"by": "Mara", "about": ["Ostria", "Halm"]}
    )
    assert stands(store, said.id).about == ("Ostria", "Halm")
    assert client.ask("POST", address, data={"by": "Ivo"}).status_code == 400
    assert client.ask("GET", "/api/v1/review/decisions").json()["rows"][0]["act"] == made.json()["act"]
    for name in ("reopened", "agreement", "measure"):
        assert client.ask("GET", f"/api/v1/review/{name}").status_code == 200


def test_hostile_words_are_shown_harmlessly(mara: Person, store: Store, tmp_path: Path) -> None:
    row = first(store, "statements")
    evil = '"><script>alert(1)</script>\u202e'
    mara.go(f"/review/rows/{row.id}")
    mara.decide(row.id, "correct", speaker=evil, why=evil)
    mara.decide(row.id, "tag", value=evil)
    for path in (f"/review/rows/{row.id}", "/review", "/review/decisions", "/review?tag=%22%3E%3Cscript%3E"):
        assert "<script>alert" not in mara.go(path).text
