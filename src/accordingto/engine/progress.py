"""Outcomes in, the same outcomes out, told of on standard error: a bar on a terminal, plain lines in a log."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from accordingto.engine.runs import Outcome

EVERY = 10.0
"""Seconds between two lines of a log."""


@dataclass(slots=True)
class Tally:
    """How many documents a run has read, found held already, and could not read."""

    read: int = 0
    held: int = 0
    failed: int = 0

    def count(self, outcome: Outcome) -> None:
        """Add an outcome."""
        if outcome.failure is not None:
            self.failed += 1
        elif outcome.held:
            self.held += 1
        else:
            self.read += 1

    def __str__(self) -> str:
        parts = [_documents(self.read) + " read"]
        if self.held:
            parts.append(f"{self.held} held already")
        if self.failed:
            parts.append(f"{self.failed} could not be read")
        return ", ".join(parts)


def _documents(number: int) -> str:
    return f"{number} document" + ("" if number == 1 else "s")


def report_progress(
    outcomes: Iterable[Outcome], stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
) -> Iterator[Outcome]:
    """Yield the outcomes; tell on the stream (standard error) how far they are and name each that failed.

    A terminal gets a bar, anything else a line every ten seconds and one at the end.
    """
    stream = sys.stderr if stream is None else stream
    return _draw(outcomes, stream) if stream.isatty() else _log(outcomes, stream, clock)


def _log(outcomes: Iterable[Outcome], stream: TextIO, clock: Callable[[], float]) -> Iterator[Outcome]:
    tally, begun = Tally(), clock()
    told = begun
    for outcome in outcomes:
        tally.count(outcome)
        if outcome.failure is not None:
            print(_complaint(outcome), file=stream, flush=True)
        if clock() - told >= EVERY:
            told = clock()
            print(f"{tally} in {told - begun:.0f} s, the last {outcome.path}", file=stream, flush=True)
        yield outcome
    print(f"{tally} in {clock() - begun:.1f} s", file=stream, flush=True)


def _draw(outcomes: Iterable[Outcome], stream: TextIO) -> Iterator[Outcome]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    tally = Tally()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=stream), redirect_stdout=False) as progress:
        task = progress.add_task("reading …")
        for outcome in outcomes:
            tally.count(outcome)
            if outcome.failure is not None:
                progress.console.print(_complaint(outcome), markup=False, highlight=False, soft_wrap=True)
            progress.update(task, description=f"{tally} · {outcome.path}")
            yield outcome
        progress.update(task, description=str(tally))


def _complaint(outcome: Outcome) -> str:
    return f"could not read {outcome.path}: {outcome.failure}"
