"""Private people on the desk's pages: under pseudonyms everywhere but in the text as published, and the way back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from accordingto.store.base import Store
from accordingto.web import create_app
from accordingto.web.maskings import Masking, Masks
from demo_desks import Visitor, answer_reading, claim_reading, fill
from factories import make_document, make_entity, make_figure, make_reading, make_statement

TOLD = "Guard Ilo Marr, 24, was wounded.\n\n“They shot at Ilo Marr,” said Vera Show, a nurse. “Ilo Marr is my son.”\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The demo desk with a report that names two private people."""
    document = make_document(TOLD, "reports/told.txt", title="Guard Ilo Marr, 24, was wounded", published="2031-05-14")
    people = [make_entity(n, kind="person", public_role="private") for n in ("Ilo Marr", "Vera Show")]
    said = make_statement(
        document, "They shot at Ilo Marr", speaker="Vera Show", speaker_id=people[1].id, about=("Ilo Marr",)
    )
    figure = make_figure(document, "24", 24, what="years of Ilo Marr", sources=("Vera Show",))
    reading = make_reading(document, statements=(said,), figures=(figure,), entities=tuple(people))
    store = fill(tmp_path / "desk.db", claim_reading(), answer_reading(), reading)
    yield store
    store.close()


PAGES = (
    "/", "/documents", "/statements", "/figures", "/search?q=shot", "/search?q=Ilo+Marr", "/statements?speaker=Vera%20Show",
    "/reports/situation?from=2031-05-10&to=2031-05-16", "/reports/situation.html", "/reports/situation.md",
    "/api/v1/documents", "/api/v1/statements", "/api/v1/figures", "/api/v1/search?q=shot", "/api/v1/reports/situation",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_no_page_and_no_answer_names_them(store: Store, page: str) -> None:
    answer = Visitor(create_app(store)).get(page)
    assert answer.status_code == 200
    assert not [name for name in ("Ilo", "Marr", "Vera", "Vera Show", "Vera%20Show") if name in answer.text]
    streamed = page.startswith("/reports/situation.")
    assert streamed == ("content-length" not in answer.headers)
    assert streamed or int(answer.headers["content-length"]) == len(answer.content)


def test_the_text_stands_as_published_the_rows_beside_it_do_not(store: Store) -> None:
    with store.view() as view:
        document = next(d for d in view.documents() if d.path == "reports/told.txt")
    visitor = Visitor(create_app(store))
    page = visitor.get(f"/documents/{document.id}").text
    text, rest = page.partition("<!--published-->")[2].partition("<!--/published-->")[::2]
    assert "Ilo Marr" in text and "Ilo Marr" not in rest and "Person " in rest
    told = visitor.get(f"/api/v1/documents/{document.id}").json()
    assert told["documents"][0]["text"] == TOLD and "Marr" not in str(told["statements"]) + str(told["entities"])


def test_a_pseudonym_can_be_asked_for(store: Store) -> None:
    visitor = Visitor(create_app(store))
    with store.view() as view:
        who = view.mask().tell("Vera Show")
    assert visitor.get(f"/api/v1/statements?speaker={who}").json()["total"] == 1
    assert f'value="{who}" selected' in visitor.get(f"/statements?speaker={who}").text


def test_names_are_shown_to_whoever_answers_for_it(store: Store) -> None:
    assert "Ilo Marr" in Visitor(create_app(store, names=True)).get("/statements").text


def test_a_form_with_pseudonyms_is_taken_for_the_names(store: Store) -> None:
    app = FastAPI()

    @app.post("/")
    async def echo(request: Request) -> JSONResponse:
        return JSONResponse(
            {"length": len(await request.body()), "is": (await request.json())["speaker"] == "Vera Show"}
        )

    app.add_middleware(Masking, masks=Masks(store))
    with store.view() as view:
        who = view.mask().tell("Vera Show")

    assert Visitor(app).ask("POST", "/", json={"speaker": who}).json() == {"length": 23, "is": True}


def test_the_mask_follows_the_desk(store: Store) -> None:
    visitor = Visitor(create_app(store))
    assert "Ada Tarn" in visitor.get("/statements").text
    private = make_entity("Ada Tarn", kind="person", public_role="private")
    with store.writer() as writer:
        writer.put(replace(claim_reading(), entities=(private,)), "again")
    assert "Ada Tarn" not in visitor.get("/statements").text


def test_nothing_is_shown_when_the_desk_cannot_say_who_is_private(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = Visitor(create_app(store))
    monkeypatch.setattr(store, "version", lambda: 1 / 0)
    answer = visitor.get("/statements")
    assert answer.status_code == 503 and answer.text == ""


def test_files_of_searches_do_not_name_them_either(store: Store) -> None:
    visitor = Visitor(create_app(store))
    for form in ("csv", "jsonl"):
        answer = visitor.get(f"/search/rows?in=statements&q=shot&as={form}")
        assert answer.status_code == 200 and "Person " in answer.text and "Marr" not in answer.text
