"""Progress: a line in a log, a bar on a terminal, each failure by its name."""

import io
from collections.abc import Iterator

from accordingto.engine.progress import report_progress
from accordingto.engine.runs import Outcome

OUTCOMES = [Outcome("a.txt", held=True), Outcome("b.txt", failure="it is [bold]empty"), Outcome("c.txt")]


class Terminal(io.StringIO):
    """Says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_log_gets_plain_lines() -> None:
    ticks: Iterator[float] = iter([0.0, 1.0, 12.0, 12.0, 13.0, 14.5])
    stream = io.StringIO()
    assert list(report_progress(OUTCOMES, stream, lambda: next(ticks))) == OUTCOMES
    assert stream.getvalue().splitlines() == [
        "could not read b.txt: it is [bold]empty",
        "0 documents read, 1 held already, 1 could not be read in 12 s, the last b.txt",
        "1 document read, 1 held already, 1 could not be read in 14.5 s",
    ]


def test_a_terminal_gets_a_bar_and_the_failures_above_it() -> None:
    stream = Terminal()
    assert list(report_progress(OUTCOMES, stream)) == OUTCOMES
    assert "could not read b.txt: it is [bold]empty" in stream.getvalue()
    assert "1 document read, 1 held already, 1 could not be read" in stream.getvalue()
