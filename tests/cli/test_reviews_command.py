"""`review`: decisions of people from the command line, what is printed of them and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accordingto.store import open_store
from factories import make_reading

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]

READING = make_reading()
SAID, ASKED, DENIED = (s.id for s in READING.statements)
ALL = [row.id for table, row in READING.rows() if table in ("statements", "events", "figures", "ledger")]


@pytest.fixture
def desk(run: Run) -> Run:
    """Runs commands in a folder with a desk of one document."""
    store = open_store("desk.db")
    with store.writer() as writer:
        writer.put(READING, "k")
    store.close()
    return run


def decide(desk: Run, *arguments: str) -> int:
    return desk("review", *arguments, "--by", "Mara")


def printed(desk: Run, capfd: Capture, *arguments: str) -> Any:
    capfd.readouterr()
    assert desk("review", *arguments, "--json") == 0
    return json.loads(capfd.readouterr().out)


def statements(desk: Run) -> list[dict[str, Any]]:
    assert desk("export", "out") == 0
    return [json.loads(line) for line in Path("out/statements.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_queue_shows_what_to_look_at_first_until_somebody_has(desk: Run, capfd: Capture) -> None:
    found = printed(desk, capfd, "queue")
    assert found["total"] == 6 and found["rows"][0]["row"]["id"] == READING.events[0].id
    assert decide(desk, "accept", READING.events[0].id) == 0
    assert printed(desk, capfd, "queue")["total"] == 5
    assert [r["table"] for r in printed(desk, capfd, "queue", "--table", "figures")["rows"]] == ["figures"]
    assert desk("review", "queue", "--limit", "1") == 0
    assert "1 of 5 rows that nobody has looked at" in capfd.readouterr().out


def test_a_correction_stands_in_the_export_with_who_made_it(desk: Run, capfd: Capture) -> None:
    assert (
        decide(desk, "correct", ASKED, "--set", "speaker=Velmark", "--set", "about=Ostria; Halm", "--why", "read it")
        == 0
    )
    row = next(s for s in statements(desk) if s["id"] == ASKED)
    assert (row["speaker"], row["about"], row["origin"], row["reviewed"]) == (
        "Velmark",
        ["Ostria", "Halm"],
        "person:Mara",
        True,
    )
    capfd.readouterr()
    assert desk("review", "history", ASKED) == 0
    told = capfd.readouterr().out
    assert "Mara: correct" in told and "read it" in told and "speaker: Tarn → Velmark" in told


def test_what_is_rejected_is_gone_until_that_is_taken_back(desk: Run, capfd: Capture) -> None:
    assert decide(desk, "reject", DENIED) == 0
    assert [s["id"] for s in statements(desk)] == [SAID, ASKED]
    assert decide(desk, "undo", DENIED) == 0
    assert [s["id"] for s in statements(desk)] == [SAID, ASKED, DENIED]
    act = printed(desk, capfd, "history", DENIED)[1]["act"]
    assert decide(desk, "undo", act) == 0
    assert [s["id"] for s in statements(desk)] == [SAID, ASKED]


def test_a_missed_row_is_added_with_its_words(desk: Run, capfd: Capture) -> None:
    assert (
        decide(desk, "add", READING.document.id, "statements", "its police had fired", "--set", "speaker=A doctor") == 0
    )
    assert [s["speaker"] for s in statements(desk) if s["origin"] == "person:Mara"] == ["A doctor"]


def test_a_decision_that_a_later_reading_puts_in_question_is_shown(desk: Run, capfd: Capture) -> None:
    assert decide(desk, "accept", SAID) == 0
    store = open_store("desk.db")
    with store.writer() as writer:
        writer.put(make_reading(READING.document, statements=READING.statements[1:]), "k2")
    store.close()
    found = printed(desk, capfd, "reopened")
    assert found["total"] == 1 and found["rows"][0]["reason"] == "gone"
    assert desk("review", "reopened") == 0
    assert "does not read this row any more" in capfd.readouterr().out


def test_two_who_look_at_the_same_rows_are_compared(desk: Run, capfd: Capture) -> None:
    for row_id in (SAID, ASKED):
        assert decide(desk, "accept", row_id) == 0
    assert desk("review", "accept", SAID, "--by", "Ivo", "--blind") == 0
    assert desk("review", "reject", ASKED, "--by", "Ivo", "--blind") == 0
    (found,) = printed(desk, capfd, "agreement")
    kept = next(f for f in found["fields"] if f["field"] == "kept")
    assert (found["rows"], kept["observed"], kept["kappa"]) == (2, 0.5, 0.0)
    assert desk("review", "agreement") == 0 and "Ivo and Mara: 2 rows" in capfd.readouterr().out
    assert [s["reviewed"] for s in statements(desk)] == [True, True, False], "a second opinion changes no row"


def test_a_finished_document_is_gold_and_measures_the_program(desk: Run, capfd: Capture) -> None:
    assert decide(desk, "finish", READING.document.id) == 2
    assert "6 rows of this document are not reviewed yet" in capfd.readouterr().err
    for row_id in ALL[:-1]:
        assert decide(desk, "accept", row_id) == 0
    assert decide(desk, "reject", ALL[-1]) == 0
    assert decide(desk, "finish", READING.document.id) == 0
    assert desk("review", "gold", "gold") == 0
    assert len(json.loads(Path("gold/one.json").read_text(encoding="utf-8"))["statements"]) == 3
    figures = printed(desk, capfd, "measure")
    assert figures["documents"] == 1 and figures["tables"]["statements"]["precision"] == 1.0
    assert (figures["tables"]["ledger"]["precision"], figures["tables"]["ledger"]["recall"]) == (0.0, None)
    assert desk("review", "measure") == 0 and "whole 3/3" in capfd.readouterr().out
    assert desk("review", "passages", "reviewed.txt") == 0 and Path("reviewed.txt").is_file()


def test_what_cannot_be_decided_is_told(desk: Run, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk("review", "accept", SAID) == 2 and "who decides? give --by" in capfd.readouterr().err
    assert decide(desk, "accept", "nothing") == 2 and "no row nothing" in capfd.readouterr().err
    assert decide(desk, "correct", SAID) == 2 and "nothing to correct" in capfd.readouterr().err
    assert decide(desk, "correct", SAID, "--set", "act") == 2 and "FIELD=VALUE" in capfd.readouterr().err
    monkeypatch.setenv("ACCORDINGTO_REVIEWER", "Ivo")
    assert desk("review", "accept", SAID) == 0
