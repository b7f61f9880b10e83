"""Files brought to the desk: kept under plain names, read one run after the other, failures told."""

import io
import sys
from pathlib import Path

import pytest

from accordingto.web.adders import LONGEST_NAME, Adder, UnfitFileError, name_file

NOTE = (
    "import json, os, sys; "
    "names = sys.argv[sys.argv.index('--') + 1:]; "
    "open({log!r}, 'a').write(json.dumps([sys.argv[1:], {{n: open(n).read() for n in names}}]) + '\\n')"
)


def program(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def files(**texts: str) -> list[tuple[str, io.BytesIO]]:
    return [(name.replace("_", "."), io.BytesIO(text.encode())) for name, text in texts.items()]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/pass wd.TXT", "pass wd.txt"),
        ("C:\\papers\\a.html", "a.html"),
        ("-rf.md", "rf.md"),
        (".hidden.md", "hidden.md"),
        ("a\x00b\n*.jsonl.gz", "a_b_.jsonl.gz"),
        ("x" * 500 + ".txt", "x" * LONGEST_NAME + ".txt"),
    ],
)
def test_names_lead_nowhere_else(given: str, name: str) -> None:
    assert name_file(given) == name


@pytest.mark.parametrize("given", ["a.exe", "a", ".txt", "", "..", "a.pdf/"])
def test_what_is_not_read_is_told(given: str) -> None:
    with pytest.raises(UnfitFileError, match="is not read here"):
        name_file(given)


def test_files_are_read_one_run_after_the_other_and_kept_nowhere_else(tmp_path: Path) -> None:
    log = tmp_path / "log"
    adder = Adder("desk.db", [tmp_path], program(NOTE.format(log=str(log))))
    assert adder.take([*files(a_txt="one"), ("a.txt", io.BytesIO(b"two"))]) == 2
    assert adder.take(files(b_md="three")) == 1
    adder.finish(30)
    first, second = (eval(line) for line in log.read_text().splitlines())
    given = ["add", "--desk", "desk.db", "--knowledge", str(tmp_path), "--"]
    assert first == [[*given, "a.txt", "a-again.txt"], {"a.txt": "one", "a-again.txt": "two"}]
    assert second == [[*given, "b.md"], {"b.md": "three"}]
    assert (adder.waiting, adder.failed) == (0, None)


def test_one_unfit_file_keeps_all_from_being_taken(tmp_path: Path) -> None:
    adder = Adder("desk.db", (), program("raise SystemExit(5)"))
    for given in ([*files(a_txt="one"), ("b.exe", io.BytesIO(b""))], []):
        with pytest.raises(UnfitFileError):
            adder.take(given)
    assert adder.waiting == 0


@pytest.mark.parametrize(
    ("code", "reason"),
    [("raise SystemExit(1)", None), ("raise SystemExit(2)", "ended with status 2"), ("1/0; ", None), ("[][0]", None)],
)
def test_a_run_that_cannot_do_its_work_is_told(code: str, reason: str | None) -> None:
    adder = Adder("desk.db", (), program(code))
    adder.take(files(a_txt="one"))
    adder.finish(30)
    assert adder.waiting == 0
    assert (adder.failed.reason if adder.failed else None) == (f"the program {reason}" if reason else None)


def test_a_program_that_is_not_there_is_told() -> None:
    adder = Adder("desk.db", (), ("/nowhere/accordingto",))
    adder.take(files(a_txt="one"))
    adder.finish(30)
    assert adder.failed is not None and "could not be started" in adder.failed.reason
