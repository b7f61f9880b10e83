"""Files are brought on the page of documents; how far runs are is told there, also of other programs."""

import sys
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from accordingto.model.runs import Run
from accordingto.store import open_store
from accordingto.store.base import Store
from accordingto.web import create_app
from accordingto.web.adders import Adder
from accordingto.web.forms import TOKEN
from demo_desks import Visitor

SAME = {"sec-fetch-site": "same-origin", "cookie": f"{TOKEN}=t"}
FILE = {"files": ("report.txt", b"Ostria denied it.\n", "text/plain")}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "desk.db")


@pytest.fixture
def app(store: Store, tmp_path: Path) -> FastAPI:
    made = create_app(store, adding=True)
    code = f"import sys; open({str(tmp_path / 'log')!r}, 'w').write(sys.argv[-1])"
    made.state.adder = Adder(store.where, (), (sys.executable, "-c", code))
    return made


def bring(app: FastAPI, headers: dict[str, str] = SAME, token: str = "t", **given: object) -> httpx.Response:
    sent = {"files": FILE, "data": {"token": token}, **given}
    return Visitor(app).ask("POST", "/documents", headers=headers, **sent)


def test_files_are_taken_and_read_in_the_background(app: FastAPI, tmp_path: Path) -> None:
    page = Visitor(app).get("/documents").text
    assert 'enctype="multipart/form-data"' in page and 'name="token"' in page
    answer = bring(app)
    assert (answer.status_code, answer.headers["location"]) == (303, "/documents")
    app.state.adder.finish(30)
    assert (tmp_path / "log").read_text() == "report.txt"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"headers": {"sec-fetch-site": "cross-site", "cookie": f"{TOKEN}=t"}}, 403),
        ({"headers": {"sec-fetch-site": "same-origin"}}, 403),
        ({"token": "other"}, 403),
        ({"files": {"files": ("a.exe", b"MZ")}}, 400),
        ({"files": {"other": ("a.txt", b"a")}}, 400),
        ({"headers": SAME | {"content-length": "900000000"}}, 413),
    ],
)
def test_what_is_not_taken(app: FastAPI, given: dict[str, object], status: int) -> None:
    assert bring(app, **given).status_code == status  # type: ignore[arg-type]
    assert app.state.adder.waiting == 0


def test_a_desk_that_others_reach_takes_no_files(store: Store) -> None:
    app = create_app(store)
    assert bring(app).status_code == 403
    page = Visitor(app).get("/documents").text
    assert 'type="file"' not in page and "accordingto add" in page


def test_runs_of_other_programs_are_told(app: FastAPI, store: Store) -> None:
    with store.writer() as writer:
        run = writer.begin_run("2031-05-12T10:00:00Z")
        failures = (("<b>bad</b>.txt", "is no text"),)
        writer.keep_run(Run(run.number, run.started_at, "2031-05-12T10:05:00Z", "2031-05-12T10:06:00Z", 1200, 3, 1,
                            failures=failures))  # fmt: skip
        writer.begin_run("9999-05-12T10:00:00Z")
        writer.begin_run("2001-05-12T10:00:00Z")
    page = Visitor(app).get("/documents").text
    assert "1,200 read, 3 held already, 1 could not be read" in page and "&lt;b&gt;bad&lt;/b&gt;.txt" not in page
    assert "Being read now" in page and "Broken off" in page and 'data-additions="running"' in page
    told = Visitor(app).get("/api/v1/runs").json()
    assert [r["running"] for r in told["rows"]] == [False, True, False] and told["documents"] == 0
    assert 'data-additions="running"' in Visitor(app).get("/documents/additions").text
