"""Outcomes of a run in, how far it is kept in the desk out, so that other programs can tell of it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from accordingto.engine.progress import Tally
from accordingto.engine.runs import Outcome
from accordingto.model.runs import MOST_FAILURES, Run
from accordingto.store.base import Store, StoreError

EVERY = 1.0
"""Seconds between two notes."""
SILENT = timedelta(minutes=15)
"""A run that was not told of for so long has been killed."""


class RunLog:
    """Keeps how far one run is."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._clock = clock
        self._tally = Tally()
        self._told = clock()
        with store.writer() as writer:
            self._run = writer.begin_run(now())

    def count(self, outcome: Outcome) -> None:
        """Take note of a document; kept at once where it failed, else about once a second."""
        self._tally.count(outcome)
        failures = self._run.failures
        if outcome.failure is not None and len(failures) < MOST_FAILURES:
            failures = (*failures, (outcome.path, outcome.failure))
        self._run = replace(
            self._run, read=self._tally.read, held=self._tally.held, failed=self._tally.failed, last=outcome.path,
            failures=failures,
        )  # fmt: skip
        if self._clock() - self._told >= EVERY or outcome.failure is not None:
            self._keep()

    def tell(self, doing: str) -> None:
        """Keep what the run does now."""
        self._run = replace(self._run, doing=doing)
        self._keep()

    def end(self, doing: str = "done") -> None:
        """Keep that the run is over."""
        self._run = replace(self._run, doing=doing, ended_at=now())
        self._keep()

    def _keep(self) -> None:
        self._told = self._clock()
        self._run = replace(self._run, updated_at=now())
        with self._store.writer() as writer:
            writer.keep_run(self._run)


@contextmanager
def logged_run(store: Store) -> Iterator[RunLog]:
    """Give the log of a run, which ends with what is done inside; what stops it stands in the log as well."""
    log = RunLog(store)
    try:
        yield log
    except BaseException:
        with suppress(StoreError):
            log.end("stopped before its end")
        raise
    log.end()


def now() -> str:
    """Return this moment, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def is_running(run: Run, at: datetime | None = None) -> bool:
    """Tell whether a run is still at it: neither ended nor silent for long."""
    moment = at or datetime.now(UTC)
    return run.ended_at is None and moment - datetime.fromisoformat(run.updated_at) < SILENT
