"""`read`: tables in a folder or on standard output, exit status, wrong use."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]


def test_tables_go_into_a_folder_in_the_order_of_the_files(run: Run) -> None:
    Path("b.txt").write_text("second one")
    Path("a.txt").write_text("first one")
    assert run("read", "b.txt", "a.txt", "--out", "out") == 0
    times = [json.loads(line)["text"] for line in Path("out/times.jsonl").read_text().splitlines()]
    assert times == ["second", "first"]
    assert Path("out/ledger.jsonl").read_bytes() == b""
    assert not Path("out/incidents.jsonl").exists()
    assert not Path("desk.db").exists()


def test_standard_output_gets_every_row_with_its_table_first(run: Run, capfd: Capture) -> None:
    Path("a.txt").write_text("first one")
    assert run("read", "a.txt") == 0
    rows = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [next(iter(row.items())) for row in rows] == [("table", "documents"), ("table", "times")]


def test_a_document_that_cannot_be_read_is_named_and_the_others_kept(run: Run, capfd: Capture) -> None:
    Path("a.txt").write_text("bad one")
    Path("b.txt").write_text("")
    Path("c.txt").write_text("good one")
    assert run("read", "a.txt", "b.txt", "c.txt", "--out", "out") == 1
    told = capfd.readouterr().err.splitlines()
    assert told[0] == "could not read a.txt: it is bad"
    assert told[1].startswith("could not read b.txt: ")
    assert told[2].startswith("1 document read, 2 could not be read in ")
    assert len(Path("out/documents.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["read", "nowhere.txt"], "no such file or folder: nowhere.txt"),
        (["read", "a.txt", "--published", "8 January"], "'8 January' is no ISO date"),
        (["read", "a.txt", "--published", "2023-02-30"], "2023-02-30"),
        (["read", "a.txt", "--format", "xls", "--out", "out"], "there is no format 'xls'; there are jsonl, csv"),
        (["read", "a.txt", "--format", "csv"], "needs --out DIR"),
        (["read", "https://example.org/a"], "read by `accordingto add` only"),
        (["export", "out", "--desk", "none.db"], "none.db"),
        (["serve", "--desk", "none.db"], "none.db"),
        (["audit", "swap", "a.txt", "--swaps", "none.tsv"], "none.tsv"),
    ],
)
def test_wrong_use_ends_with_2_and_one_plain_sentence(
    run: Run, capfd: Capture, arguments: list[str], reason: str
) -> None:
    Path("a.txt").write_text("first one")
    assert run(*arguments) == 2
    told = capfd.readouterr()
    assert reason in told.err
    assert told.err.startswith("accordingto: ")
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert [p.name for p in Path().iterdir()] == ["a.txt"]


@pytest.mark.parametrize("arguments", [["read"], ["reed"], ["read", "a.txt", "--workers", "0"], ["audit", "swap", "a"]])
def test_what_the_parser_of_arguments_refuses_ends_with_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments) == 2


def test_version_and_help_are_told(run: Run, capfd: Capture) -> None:
    assert run("--version") == 0
    assert capfd.readouterr().out == "accordingto 0.1.0\n"
    assert run("read", "--help") == 0
    assert "PATH..." in capfd.readouterr().out


def test_settings_that_are_wrong_are_named(run: Run, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("first one")
    monkeypatch.setenv("ACCORDINGTO_WORKERS", "many")
    assert run("read", "a.txt") == 2
    assert "workers" in capfd.readouterr().err


def test_processes_give_the_same_bytes(run: Run) -> None:
    Path("reports").mkdir()
    for n in range(6):
        Path(f"reports/{n}.txt").write_text(f"slow{n} one" if n % 2 else f"word{n} two")
    assert run("read", "reports", "--out", "one") == 0
    assert run("read", "reports", "--out", "two", "--workers", "2") == 0
    for path in Path("one").iterdir():
        assert path.read_bytes() == Path("two", path.name).read_bytes()
