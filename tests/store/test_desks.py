"""Opening desks: what is no desk, is not there or is of another version is refused in words that help."""

import sqlite3
from pathlib import Path

import pytest

from accordingto.store import open_store
from accordingto.store.base import StoreError
from factories import make_reading


def refusal(where: str | Path, create: bool = True) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(where, create)
    return str(caught.value)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_text("Gunfire at the Brod crossing. " * 200)
    assert refusal(tmp_path / "desk.db").endswith("desk.db is no desk: it is not an SQLite database; name another file")
    assert (tmp_path / "desk.db").read_text().startswith("Gunfire")
    assert [p.name for p in tmp_path.iterdir()] == ["desk.db"]


def test_a_database_of_another_program(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "desk.db") as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = (tmp_path / "desk.db").read_bytes()
    assert "it belongs to another program" in refusal(tmp_path / "desk.db")
    assert (tmp_path / "desk.db").read_bytes() == before


def test_a_desk_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path / "desk.db").close()
    with sqlite3.connect(tmp_path / "desk.db") as connection:
        connection.execute("INSERT INTO _migrations VALUES ('m999_stars', '2040-01-01')")
    connection.close()
    told = refusal(tmp_path / "desk.db")
    assert "made by a newer version of accordingto (it has had m999_stars" in told
    assert "update accordingto" in told


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    assert "is a folder; a desk is a file" in refusal(tmp_path)
    assert "its folder is missing" in refusal(tmp_path / "nowhere" / "desk.db")


def test_a_missing_desk_is_made_only_when_wanted(tmp_path: Path) -> None:
    assert "there is no desk at" in refusal(tmp_path / "desk.db", create=False)
    assert not (tmp_path / "desk.db").exists()
    open_store(tmp_path / "desk.db").close()
    open_store(tmp_path / "desk.db", create=False).close()


def test_an_empty_file_becomes_a_desk(tmp_path: Path) -> None:
    (tmp_path / "desk.db").touch()
    assert open_store(tmp_path / "desk.db").view().counts()["documents"] == 0


def test_another_kind_of_database_is_not_known(tmp_path: Path) -> None:
    assert "so far" in refusal("postgresql://127.0.0.1/desk")


def test_a_damaged_desk_says_so(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    store = open_store(path)
    with store.writer() as writer:
        writer.put(make_reading(), "k1")
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="is damaged; restore it from a copy"):
        open_store(path).view().documents()
