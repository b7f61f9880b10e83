"""Bad inputs, full disks, closed folders: each with a message, the rest still read."""

import os
import resource
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def test_every_kind_of_bad_file_is_named_with_its_reason_and_the_rest_read(run: Run, capfd: Capture) -> None:
    folder = Path("pile")
    folder.mkdir()
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02\xff" * 500)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "good.txt").write_text("good one")
    (folder / "lines.jsonl").write_text('{"id": "a", "text": "line one"}\n{broken\n{"id": "c", "text": "line three"}\n')
    (folder / "long.txt").write_bytes(b"a" * 200_000_000)
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 100)
    assert run("read", "pile", "--out", "out") == 1
    told = capfd.readouterr().err.splitlines()
    named = {line.removeprefix("could not read ").split(": ")[0]: line for line in told if line.startswith("could not")}
    assert set(named) == {
        "pile/binary.txt", "pile/empty.txt", "pile/lines.jsonl:2", "pile/long.txt", "pile/picture.txt",
    }  # fmt: skip
    assert "20,000,000 bytes" in named["pile/long.txt"]
    assert "line 2 is not JSON" in named["pile/lines.jsonl:2"]
    assert told[-1].startswith("3 documents read, 5 could not be read in ")
    assert len(Path("out/documents.jsonl").read_text().splitlines()) == 3


@contextmanager
def as_nobody() -> Iterator[None]:
    """Work without the rights of root."""
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root can give its rights up and take them back"
)
def test_folders_and_files_without_permission_are_named(
    run: Run, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        monkeypatch.chdir(place)
        Path("pile/closed").mkdir(parents=True)
        Path("pile/closed/a.txt").write_text("hidden one")
        Path("pile/b.txt").write_text("hidden two")
        Path("pile/c.txt").write_text("good one")
        Path("pile/closed").chmod(0o700)
        Path("pile/b.txt").chmod(0o600)
        assert run("read", "pile", "--out", "warm") == 0
        assert run("add", "pile", "--desk", "warm.db") == 0
        capfd.readouterr()
        with as_nobody():
            assert run("read", "pile") == 1
            told = capfd.readouterr()
            assert "could not read pile/closed: the folder cannot be opened: no permission" in told.err
            assert "could not read pile/b.txt: the file cannot be read: no permission" in told.err
            assert told.out.count('"table": "documents"') == 1
            for arguments in (
                ["add", "pile/c.txt"],
                ["read", "pile/c.txt", "--out", "out"],
                ["read", "pile/closed/a.txt"],
            ):
                assert run(*arguments) == 2
                told = capfd.readouterr()
                assert "Traceback" not in told.err
                assert told.err.startswith("accordingto: ")


def test_a_file_that_may_grow_no_further_leaves_what_was_there(run: Run, capfd: Capture) -> None:
    Path("a.txt").write_text("first one")
    assert run("read", "a.txt", "--out", "out") == 0
    before = Path("out/documents.jsonl").read_bytes()
    Path("a.txt").write_text("second " + "word " * 2000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        status = run("read", "a.txt", "--out", "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert status == 1
    assert "documents.jsonl could not be written" in capfd.readouterr().err
    assert Path("out/documents.jsonl").read_bytes() == before


def test_a_full_disk_stops_an_add_and_leaves_the_desk_whole(run: Run, capfd: Capture) -> None:
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "none", make("small")], capture_output=True).returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        for n in range(60):
            Path(f"{n:02}.txt").write_text(f"word{n} " + os.urandom(20_000).hex())
        names = sorted(p.name for p in Path().glob("*.txt"))
        assert run("add", *names, "--desk", "small/desk.db") == 1
        told = capfd.readouterr().err
        assert "the disk is full" in told
        assert "Traceback" not in told
        assert run("export", "out", "--desk", "small/desk.db") == 0
        kept = len(Path("out/documents.jsonl").read_text().splitlines())
        assert 0 < kept < 60
    finally:
        subprocess.run(["umount", "small"], check=True)


def make(folder: str) -> str:
    """Make a folder and return its name."""
    Path(folder).mkdir()
    return folder
