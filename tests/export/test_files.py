"""Files get their names when all are whole; whatever fails says which file and why."""

import errno
import os
from pathlib import Path

import pytest

from accordingto.export import ExportError
from accordingto.export.files import FilesAside


def test_files_appear_together_and_replace_older_ones(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"old")
    files = FilesAside(tmp_path, ["a.txt", "b.txt"])
    files.write("b.txt", b"new")
    assert not (tmp_path / "a.txt").exists() and (tmp_path / "b.txt").read_bytes() == b"old"
    assert files.finish() == [tmp_path / "a.txt", tmp_path / "b.txt"]
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.txt": b"", "b.txt": b"new"}


def test_abandoned_files_leave_no_trace(tmp_path: Path) -> None:
    files = FilesAside(tmp_path, ["a.txt"])
    files.write("a.txt", b"new")
    files.abandon()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    files = FilesAside(tmp_path, ["a.txt"])

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=r"a\.txt could not be written: No space left on device; what was there"):
        files.finish()
    files.abandon()
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_that_is_full(tmp_path: Path) -> None:
    files = FilesAside(tmp_path, ["a.txt"])
    files._files["a.txt"].close()
    with (
        Path("/dev/full").open("wb", buffering=0) as files._files["a.txt"],
        pytest.raises(ExportError, match=r"a\.txt could not be written: No space left on device"),
    ):
        files.write("a.txt", b"x" * 100_000)
    files.abandon()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(ExportError, match="out could not be written: File exists"):
        FilesAside(tmp_path / "out", ["a.txt"])


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    files = FilesAside(tmp_path, ["a.txt"])
    with pytest.raises(ExportError, match=r"a\.txt could not be written: Is a directory"):
        files.finish()
    files.abandon()
