"""The web desk as a whole: closed to every other address, whatever the texts say."""

import re
from pathlib import Path

import pytest

from accordingto.store.base import Store, StoreError
from accordingto.web import create_app
from accordingto.web.apps import STATIC
from demo_desks import Visitor, claim_reading, fill
from factories import make_document, make_entry, make_event, make_figure, make_reading, make_statement, make_step

PAGES = (
    "/", "/documents", "/statements", "/events", "/figures", "/ledger", "/timeline", "/timeline?by=type", "/nothing",
    "/documents/nothing", "/rows/nothing", "/api/v1/documents", "/api/v1/nothing", "/static/desk.css",
)  # fmt: skip
EVIL = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>\u202egnp.exe"
ELSEWHERE = re.compile(r"""(?:src|href|action|srcset|xlink:href)\s*=\s*["'](?:https?:)?//""")


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_keeps_the_browser_to_this_desk(client: Visitor, page: str) -> None:
    answer = client.get(page)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'self';") and "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert not ELSEWHERE.search(answer.text)
    assert " style=" not in answer.text and not re.search(r"<script(?! src=\"/static/built/)", answer.text)


def test_the_pages_that_load_from_elsewhere_are_off(client: Visitor) -> None:
    assert [client.get(p).status_code for p in ("/docs", "/redoc", "/openapi.json")] == [404, 404, 404]


def test_what_is_served_loads_nothing_from_elsewhere() -> None:
    for path in (p for p in STATIC.rglob("*") if p.is_file() and not p.name.startswith("maplibre")):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|//[a-z]+\.|@import|url\((?!#)", text), path.name


def test_a_desk_on_this_machine_answers_to_its_own_names_only(store: Store) -> None:
    local = Visitor(create_app(store, {"127.0.0.1", "::1"}))
    assert local.get("/", host="127.0.0.1:8765").status_code == 200
    assert local.get("/", host="[::1]:8765").status_code == 200
    assert local.get("/", host="evil.example").status_code == 421


def test_errors_are_pages_for_people_and_json_under_the_api(client: Visitor) -> None:
    page = client.get("/documents/nothing")
    assert page.status_code == 404 and "This desk holds no such document." in page.text and "<nav" in page.text
    assert client.get("/nothing").text.count("There is no such page.") == 1
    assert client.get("/api/v1/documents/nothing").json() == {"error": "This desk holds no such document."}
    assert client.get("/", "POST").status_code == 405


def test_a_desk_that_cannot_be_read_is_told_plainly(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise StoreError("desk.db is damaged; restore it from a copy")

    monkeypatch.setattr(store, "view", fail)
    answer = Visitor(create_app(store)).get("/")
    assert answer.status_code == 503 and "desk.db is damaged; restore it from a copy" in answer.text
    monkeypatch.setattr(store, "view", lambda: 1 / 0)
    failed = Visitor(create_app(store)).get("/")
    assert failed.status_code == 500 and "ZeroDivisionError" not in failed.text
    assert failed.headers["content-security-policy"].startswith("default-src 'self'")


def test_an_empty_desk_says_how_to_fill_it(tmp_path: Path) -> None:
    from accordingto.store import open_store

    store = open_store(tmp_path / "empty.db")
    visitor = Visitor(create_app(store))
    assert "accordingto add reports/ --desk desk.db" in visitor.get("/").text
    for page in PAGES[:8]:
        assert visitor.get(page).status_code == 200, page
    store.close()


def test_hostile_text_stays_text_on_every_page(tmp_path: Path) -> None:
    text = f"{EVIL}\n\n{EVIL} and {'x' * 100_000}\n"
    document = make_document(
        text, f"reports/{EVIL}", publisher=EVIL, title=EVIL, url="javascript:alert(1)//" + EVIL, language='en" onload="x',
        warnings=(EVIL,), published=EVIL,
    )  # fmt: skip
    name = {"speaker": EVIL, "addressees": (EVIL,), "about": (EVIL, "B"), "conditional": EVIL, "medium": EVIL}
    said = make_statement(document, EVIL, mode=EVIL, said_on=EVIL, **name)
    denied = make_statement(document, " and ", act="deny", responds_to=(said.id,), reported_by=said.id, **name)
    event = make_event(
        document, EVIL, actors=(EVIL,), recipients=(EVIL,), place=EVIL, sources=(EVIL,), mode=EVIL, counts={EVIL: EVIL},
        context=(EVIL,), geo_reason=EVIL, statement_id=said.id, event_type=EVIL, quad_code=EVIL,
    )  # fmt: skip
    figure = make_figure(document, EVIL, what=EVIL, unit=EVIL + "s", sources=(EVIL,), as_of=EVIL, category=EVIL)
    entry = make_entry(make_step(document, EVIL, EVIL, by=(EVIL,), on=EVIL), terms=EVIL, condition=EVIL, kind=EVIL)
    reading = make_reading(
        document, statements=(said, denied), events=(event,), figures=(figure,), ledger=(entry,)
    )  # fmt: skip
    store = fill(tmp_path / "evil.db", reading, claim_reading())
    visitor = Visitor(create_app(store))
    for page in (*PAGES[:8], f"/documents/{document.id}", "/statements?speaker=" + EVIL, "/events?from=" + EVIL):
        answer = visitor.get(page)
        assert answer.status_code == 200, page
        assert "<script>alert" not in answer.text and "<img" not in answer.text, page
        assert "onload=" not in answer.text.replace("onload=&#34;x", ""), page
        assert 'href="javascript' not in answer.text
    assert "&lt;script&gt;alert" in visitor.get(f"/documents/{document.id}").text
    store.close()
