"""The Python interface: three functions, imported when they are used."""

import subprocess
import sys
from pathlib import Path

import pytest

import accordingto as at

TEXT = "The Orvenian government on Monday accused Dremland of shelling a village."


def test_the_import_alone_loads_nothing_heavy() -> None:
    code = (
        "import accordingto, sys; print([m for m in ('spacy', 'sqlalchemy', 'fastapi', 'typer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_name_of_the_interface_is_there_and_no_other() -> None:
    assert all(getattr(at, name) for name in at.__all__)
    assert set(at.__all__) <= set(dir(at))
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = at.reed


def test_a_text_gives_a_reading_with_what_was_told_of_it(tmp_path: Path) -> None:
    reading = at.read(TEXT, published="2031-03-19", title="A village shelled", publisher="Radio Halvec")
    assert isinstance(reading, at.Reading)
    assert (reading.document.published, reading.document.published_basis) == ("2031-03-19", "given")
    assert (reading.document.title, reading.document.publisher) == ("A village shelled", "Radio Halvec")
    assert [s.act for s in reading.statements] == ["accuse"]
    assert reading.document.text.strip() == TEXT


def test_what_is_no_text_or_no_date_is_refused() -> None:
    with pytest.raises(at.UnreadableError):
        at.read(b"\x00\x01\x02" * 100)
    with pytest.raises(ValueError, match="is no ISO date"):
        at.read(TEXT, published="Monday")


def test_paths_give_readings_and_name_what_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(TEXT)
    found = []
    with pytest.raises(at.UnreadableDocuments, match=r"a\.txt") as caught:
        for reading in at.read_paths(tmp_path):
            found.append(reading.document.path)  # noqa: PERF401
    assert found == [(tmp_path / "b.txt").as_posix()]
    assert [d.path for d in caught.value.documents] == [(tmp_path / "a.txt").as_posix()]


def test_a_desk_grows_and_tells_its_rows(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT)
    with at.open(tmp_path / "desk.db") as desk:
        assert desk.add(tmp_path / "b.txt", published="2031-03-19").read == 1
        assert desk.add([tmp_path / "b.txt"], published="2031-03-19").held == 1
        assert [d.published for d in desk.documents] == ["2031-03-19"]
        assert [s.act for s in desk.statements] == ["accuse"]
        assert desk.statements == list(desk.view().rows("statements"))
        files = desk.export(tmp_path / "out")
    assert (tmp_path / "out" / "ledger.jsonl") in files
    with at.open(tmp_path / "desk.db") as desk, pytest.raises(at.UnreadableDocuments):
        desk.add(tmp_path / "none.txt")
