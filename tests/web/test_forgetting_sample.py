"""Forgetting in a desk of the sample: by the command, in a backup too, and what is left hangs together."""

import shutil
from pathlib import Path

import pytest

from accordingto.cli.apps import app
from accordingto.cli.borders import run_app
from accordingto.cli.pages import SAMPLE
from accordingto.store import open_store


@pytest.fixture
def desk(sample_desk: Path, tmp_path: Path) -> Path:
    """A desk of the sample to be changed, with a copy beside it and an own list of actors."""
    desk = tmp_path / "desk.db"
    for path in (desk, tmp_path / "copy.db"):
        shutil.copy(sample_desk, path)
    own = tmp_path / "desk.knowledge"
    own.mkdir()
    (own / "actors.yaml").write_text("- {name: Emil Sorda, kind: person}\n- {name: Ada Tarn, kind: person}\n")
    return desk


def forget(*words: str, desk: Path) -> int:
    """Run `accordingto forget`."""
    given = [
        "--desk",
        str(desk),
        "--backup",
        str(desk.with_name("copy.db")),
        "--knowledge",
        str(SAMPLE),
        "--yes",
        "--by",
        "Mara",
    ]
    return run_app(app, ["forget", *words, *given])


def test_a_person_and_a_document_are_forgotten_in_desk_and_backup(
    desk: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert forget("person", "Emil Sorda", desk=desk) == 0
    assert "forgotten in 2 of 2 files" in capfd.readouterr().out
    for path in (desk, desk.with_name("copy.db")):
        assert b"Sorda" not in path.read_bytes()
    assert "Sorda" not in (desk.parent / "desk.knowledge" / "actors.yaml").read_text()
    store = open_store(desk)
    with store.view() as view:
        gone = next(d for d in view.documents() if d.title and d.title.startswith("Gunfire"))
    assert forget("document", gone.id, desk=desk) == 0
    with store.view() as view:
        events = [e.id for e in view.rows("events")]
        told = [i for row in view.rows("incidents") for i in row.event_ids]
        documents = {d.id for d in view.documents()}
        assert gone.id not in documents and len(documents) == 49
        assert sorted(told) == sorted(events), "every event that is left is of one happening"
        assert {i for row in view.rows("incidents") for i in row.document_ids} <= documents
        assert {s.document_id for e in view.ledger() for s in e.steps} <= documents
        assert [(a.what, a.by) for a in view.disclosures()] == [
            ("forgot a person", "person:Mara"), ("forgot a document", "person:Mara"),
        ]  # fmt: skip
    store.close()
    assert gone.id.encode() not in desk.read_bytes()


def test_nothing_is_forgotten_without_a_yes(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.confirm", lambda question, default: False)
    assert run_app(app, ["forget", "person", "Emil Sorda", "--desk", str(desk)]) == 130
    assert b"Emil Sorda" in desk.read_bytes()
