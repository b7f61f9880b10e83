"""`report`: files by their ending, and calls that cannot be carried out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reported import fill_reported

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def desk(run: Run) -> None:
    """A desk in the working folder."""
    fill_reported(Path("desk.db")).close()


def test_a_report_is_written_in_the_format_of_the_files_ending(run: Run, capfd: Capture) -> None:
    assert run("report", "situation", "--from", "2031-05-10", "--to", "2031-05-16", "--out", "week.html") == 0
    assert Path("week.html").read_bytes().startswith(b"<!doctype html>")
    assert run("report", "--made-on", "2031-06-01") == 0
    assert capfd.readouterr().out.startswith("# Situation report, 8 May 2031 – 14 May 2031\n")


def test_the_report_of_an_area_says_which(run: Run, capfd: Capture) -> None:
    assert run("report", "--country", "ost", "--box", "19,9,21,11") == 0
    assert "**Area:** country OST, between 19° and 21° east" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("report", "weather"), "no report of kind 'weather'"),
        (("report", "actor"), "needs an id or a name"),
        (("report", "ledger", "x"), "leave out 'x'"),
        (("report", "--out", "x.odt"), "should end in the name of a format"),
        (("report", "--format", "odt"), "no format 'odt'"),
        (("report", "ledger", "--country", "OST"), "narrow a situation report only"),
        (("report", "--box", "1,2"), "is no box of the map"),
        (("report", "--from", "soon"), "is no day such as"),
        (("report", "actor", "Nobody"), "this desk has no actor Nobody"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(run: Run, capfd: Capture, words: tuple[str, ...], told: str) -> None:
    assert run(*words) == 2
    assert told in capfd.readouterr().err
