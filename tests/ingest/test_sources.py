"""Paths become documents; what cannot be read is named and stops nothing."""

import gzip
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accordingto.ingest.lines import read_lines
from accordingto.ingest.sources import find_sources
from accordingto.model.stages import Source, Unreadable


def found(*paths: Path, **options: Any) -> tuple[list[Source], dict[str, str]]:
    results = list(find_sources(paths, **options))
    bad = {Path(r.path).name: r.reason for r in results if isinstance(r, Unreadable)}
    return [r for r in results if isinstance(r, Source)], bad


def test_folder_is_read_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/k.md", "c.JSONL", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"id": "one", "text": "A line."}' if "JSONL" in name else "A line.")
    sources, bad = found(tmp_path)
    assert [s.path for s in sources] == [f"{tmp_path}/{n}" for n in ("a/k.md", "a/z.html", "b.txt", "c.JSONL#one")]
    assert [s.kind for s in sources] == ["md", "html", "txt", "txt"]
    assert bad == {}


def test_bad_files_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "long.txt").write_bytes(b"x" * 2001)
    (tmp_path / "table.xlsx").write_bytes(b"PK")
    (tmp_path / "good.txt").write_bytes(b"x" * 2000)
    sources, bad = found(tmp_path, limit=2000)
    assert [Path(s.path or "").name for s in sources] == ["good.txt"]
    assert bad["empty.txt"] == "the file is empty"
    assert "blanks" in bad["blank.txt"]
    assert "PNG" in bad["picture.txt"]
    assert "longer than 2,000 bytes" in bad["long.txt"]
    assert ".xlsx are not read" in bad["table.xlsx"]


def test_file_named_itself_is_looked_into(tmp_path: Path) -> None:
    page, report, table = tmp_path / "page", tmp_path / "report.rpt", tmp_path / "table.xlsx"
    page.write_text("<!DOCTYPE html><p>A page.")
    report.write_text("A report.")
    table.write_bytes(b"PK\x03\x04" + bytes(40))
    sources, bad = found(page, report, table, tmp_path / "absent")
    assert [s.kind for s in sources] == ["html", "txt"]
    assert "ZIP" in bad["table.xlsx"]
    assert bad["absent"] == "there is no such file or folder"


def test_given_date_holds_for_all(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "A.", "published": "2030-01-01", "title": "T"}\n')
    (tmp_path / "b.txt").write_text("B.")
    sources, _ = found(tmp_path, published="2031-03-14")
    assert {s.given["published"] for s in sources} == {"2031-03-14"}
    assert {s.basis for s in sources} == {"given"}
    assert sources[0].given["title"] == "T"
    assert found(tmp_path)[0][0].basis == "metadata"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed.txt").write_text("A.")
    (tmp_path / "open.txt").write_text("B.")
    (tmp_path / "shut").mkdir()
    real_open, real_scan = Path.open, os.scandir

    def open_file(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return real_open(self, *args, **kwargs)

    def scan(path: Any) -> Any:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return real_scan(path)

    monkeypatch.setattr(Path, "open", open_file)
    monkeypatch.setattr(os, "scandir", scan)
    sources, bad = found(tmp_path)
    assert [Path(s.path or "").name for s in sources] == ["open.txt"]
    assert bad == {
        "closed.txt": "the file cannot be read: no permission to read it",
        "shut": "the folder cannot be opened: no permission to read it",
    }


LINES = b"""\xef\xbb\xbf{"id": "one", "text": "First.", "publisher": "Tern", "published": "2031-03-14", "author": "x"}
{"id": "two", "text": "Sec

{"text": "Third, without an id.", "title": " "}
["no", "object"]
{"id": "five", "text": null}
{"id": "six", "text": " "}
{"id": "seven", "text": "Lone \\ud800 half."}
{"id": "bytes", "text": "caf\xff"}
"""


@pytest.mark.parametrize("name", ["pile.jsonl", "pile.jsonl.gz"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(LINES) if name.endswith("gz") else LINES)
    sources, bad = found(path)
    assert [s.path for s in sources] == [f"{path}#one", f"{path}#4", f"{path}#seven"]
    assert sources[0].given == {"publisher": "Tern", "published": "2031-03-14"}
    assert sources[0].data == b"First."
    assert sources[1].given == {}
    assert sources[2].data.decode() == "Lone \ufffd half."
    assert set(bad) == {f"{name}:2", f"{name}:5", f"{name}:6", f"{name}#six", f"{name}:9"}
    assert bad[f"{name}:2"].startswith("line 2 is not JSON")
    assert bad[f"{name}:6"] == "line 6 has no text"
    assert "invalid UTF-8" in bad[f"{name}:9"]


def test_broken_archive(tmp_path: Path) -> None:
    whole = gzip.compress(b'{"id": 1, "text": "A."}\n' * 5000)
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "none.jsonl.gz").write_bytes(b"no gzip")
    (tmp_path / "void.jsonl").write_bytes(b"\n\n")
    _, bad = found(tmp_path)
    assert "cannot be read" in bad["cut.jsonl.gz"]
    assert "cannot be read" in bad["none.jsonl.gz"]
    assert bad["void.jsonl"] == "there are no documents in it"


class CountingStream(io.RawIOBase):
    """Two hundred million bytes in one line, then a good line, made as they are asked for."""

    def __init__(self) -> None:
        self.left = 200_000_000
        self.most = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        assert size is not None and size > 0
        self.most = max(self.most, size)
        if self.left:
            taken = min(size, self.left)
            self.left -= taken
            return b"x" * taken + (b"\n" if not self.left and taken < size else b"")
        self.left = 0
        return (
            self.__dict__.setdefault("rest", iter([b"\n", b'{"id": "z", "text": "A."}\n'])).__next__()
            if self.more()
            else b""
        )

    def more(self) -> bool:
        self.__dict__["asked"] = self.__dict__.get("asked", 0) + 1
        return bool(self.__dict__["asked"] <= 2)


def test_line_of_200_megabytes_is_passed_over() -> None:
    stream = CountingStream()
    results: Iterator[Source | Unreadable] = read_lines(stream, "pile.jsonl", 1_000_000)  # type: ignore[arg-type]
    first, second = list(results)
    assert isinstance(first, Unreadable)
    assert first.path == "pile.jsonl:1"
    assert "longer than 1,000,000 bytes" in first.reason
    assert isinstance(second, Source)
    assert stream.most <= 1_000_001


def test_file_of_200_megabytes_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    _, bad = found(path, limit=1000)
    assert "longer than 1,000 bytes" in bad["line.txt"]
