"""`accordingto publishers`: what people of a desk know is added, changed, shown, taken back."""

from pathlib import Path

import pytest

from accordingto.cli.apps import app
from accordingto.cli.borders import run_app
from accordingto.model.reading import Reading
from accordingto.store import open_store
from reprinted import WIRE, make_report


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer:
        writer.put(Reading(make_report(WIRE, "wire", publisher="Tern", published="2031-05-12")), "k")
        writer.put(Reading(make_report(WIRE, "copy", publisher="Courier", published="2031-05-12")), "k")
    store.close()
    return tmp_path / "desk.db"


def originals(path: Path) -> set[str | None]:
    store = open_store(path)
    with store.view() as view:
        found = {d.original_id for d in view.documents()}
    store.close()
    return found


def test_a_publisher_that_people_call_an_agency_is_the_original(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add = ["publishers", "add", "Tern", "--by", "Mara", "--kind", "agency", "--called", "Tern News Agency"]
    assert run_app(app, add) == 0
    assert originals(desk) == {"wire"}
    assert run_app(app, ["publishers", "add", "Tern", "--by", "Ilo", "--reliability", "B"]) == 0
    assert run_app(app, ["publishers", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Courier: 1 documents; nothing is known of it",
        "Tern: 1 documents; names Tern News Agency, kind agency, reliability B",
    ]
    assert run_app(app, ["publishers", "remove", "Tern", "--by", "Mara"]) == 0
    assert originals(desk) == {None}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "Tern", "--by", "Mara", "--kind", "newspaper"], "no kind of publisher; there are agency, public"),
        (["add", "Tern", "--by", "Mara"], "nothing is said of the publisher"),
        (["remove", "Tern", "--by", "Mara"], "nobody of this desk has said anything of 'Tern'"),
    ],
)
def test_what_cannot_be_said_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert run_app(app, ["publishers", *words]) == 2
    assert told in capsys.readouterr().err
