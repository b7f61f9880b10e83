"""`add` and `export`: a desk grows, holds what it has, and says what is in the way."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import toy_stages

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def rows(path: str) -> list[dict[str, object]]:
    """The rows of an exported table."""
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


def test_adding_twice_changes_nothing_whatever_the_spelling(run: Run, capfd: Capture) -> None:
    Path("reports").mkdir()
    Path("reports/a.txt").write_text("first one")
    Path("reports/b.txt").write_text("second one")
    assert run("add", "reports") == 0
    assert run("export", "one") == 0
    capfd.readouterr()
    assert run("add", "./reports/../reports", str(Path("reports/b.txt").resolve())) == 0
    assert "0 documents read, 2 held already" in capfd.readouterr().err
    assert run("export", "two") == 0
    for path in Path("one").iterdir():
        assert path.read_bytes() == Path("two", path.name).read_bytes()
    assert [row["path"] for row in rows("two/documents.jsonl")] == ["reports/a.txt", "reports/b.txt"]


def test_a_changed_file_is_another_document_and_the_same_text_elsewhere_too(run: Run) -> None:
    Path("a.txt").write_text("first one")
    Path("b.txt").write_text("first one")
    assert run("add", "a.txt", "b.txt") == 0
    Path("a.txt").write_text("changed one")
    assert run("add", "a.txt") == 0
    assert run("export", "out", "--format", "csv") == 0
    assert len(Path("out/documents.csv").read_text().splitlines()) == 4


def test_what_was_added_before_ctrl_c_is_kept(run: Run, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(piece: toy_stages.Workpiece) -> toy_stages.Workpiece:
        if piece.source.data.startswith(b"third"):
            raise KeyboardInterrupt
        return toy_stages.ingest(piece)

    for name in ("first", "second", "third"):
        Path(f"{name}.txt").write_text(f"{name} one")
    with monkeypatch.context() as patch:
        first, second = toy_stages.ToyRecipe().stages()
        stages = (replace(first, run=interrupt), second)
        patch.setattr(toy_stages.ToyRecipe, "stages", lambda self: stages)
        assert run("add", "first.txt", "second.txt", "third.txt") == 130
    assert "what was done until then is kept" in capfd.readouterr().err
    assert run("add", "first.txt", "second.txt", "third.txt") == 0
    assert "1 document read, 2 held already" in capfd.readouterr().err


def test_a_page_that_cannot_be_fetched_is_named_and_the_files_kept(run: Run, capfd: Capture) -> None:
    Path("a.txt").write_text("first one")
    assert run("add", "http://127.0.0.1:1/page", "a.txt") == 1
    told = capfd.readouterr().err
    assert "could not read http://127.0.0.1:1/page: it could not be fetched" in told
    assert "1 document read, 1 could not be read" in told


def test_a_desk_of_a_newer_version_is_left_alone(run: Run, capfd: Capture) -> None:
    Path("a.txt").write_text("first one")
    assert run("add", "a.txt") == 0
    make_newer("desk.db")
    before = Path("desk.db").read_bytes()
    capfd.readouterr()
    for arguments in (["add", "a.txt"], ["export", "out"], ["serve"]):
        assert run(*arguments) == 2
        assert "newer" in capfd.readouterr().err
    assert Path("desk.db").read_bytes() == before


def make_newer(desk: str) -> None:
    """Record a migration in a desk that this version does not know."""
    connection = sqlite3.connect(desk)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE '%migration%'")]
    columns = list(connection.execute(f"PRAGMA table_info({tables[0]})"))
    values = ["m999_far_future", *("x" for _ in columns[1:])]
    connection.execute(f"INSERT INTO {tables[0]} VALUES ({', '.join('?' * len(values))})", values)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("desk", "reason"), [("folder", "is a folder"), ("none/desk.db", "none"), ("a.txt", "is no desk")]
)
def test_what_is_no_desk_is_told_and_left_alone(run: Run, capfd: Capture, desk: str, reason: str) -> None:
    Path("folder").mkdir()
    Path("a.txt").write_text("first one, long enough to be seen as a file that is no database" * 20)
    assert run("add", "a.txt", "--desk", desk) == 2
    assert reason in capfd.readouterr().err
    assert Path("a.txt").read_text().startswith("first one")


def test_names_are_written_for_whoever_answers_for_it_and_that_is_remembered(run: Run, capfd: Capture) -> None:
    Path("a.txt").write_text("first one")
    assert run("add", "a.txt") == 0
    assert run("export", "out", "--names", "--by", "Mara Lund") == 0
    assert run("report", "ledger", "--names", "--by", "Ada") == 0
    capfd.readouterr()
    assert run("disclosures") == 0
    first, second = capfd.readouterr().out.splitlines()
    assert "person:Mara Lund  export to out" in first and "person:Ada  report of kind ledger" in second
