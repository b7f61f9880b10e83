"""Sources in, readings out, over processes of their own: a killed one costs its document."""

import multiprocessing
import os
import pickle
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self

from accordingto.engine.readers import Refusal, Result, StageMaker, read_source
from accordingto.model.stages import Source

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
"""Each process works in one thread: they would only take the cores from each other."""


class CrewError(RuntimeError):
    """The processes cannot start to read at all: says why."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    task: int | None = None
    ready: bool = False


class Crew:
    """Some processes that read documents. Use it in a `with`: they end with the block."""

    def __init__(self, recipe: StageMaker, size: int) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._recipe = pickle.dumps(recipe)
        self._workers = [self._start() for _ in range(size)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def free(self) -> bool:
        """Tell whether some process has nothing to do."""
        return any(w.ready and w.task is None for w in self._workers)

    def submit(self, number: int, source: Source) -> None:
        """Hand a source with its number to a free process."""
        worker = next(w for w in self._workers if w.ready and w.task is None)
        worker.task = number
        try:
            worker.pipe.send(source)
        except OSError:  # it died while idle: collect() finds that out and reports the document
            return

    def collect(self) -> Iterator[tuple[int, Result]]:
        """Wait until some process has something to tell; yield the results that are there, with their numbers.

        Raises CrewError when a process cannot build its stages.
        """
        waiting: list[Any] = [w.pipe for w in self._workers]
        there = set(wait(waiting))
        for n, worker in enumerate(self._workers):
            if worker.pipe not in there:
                continue
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                self._workers[n] = self._replace(worker)
                if worker.task is not None:
                    yield worker.task, Refusal(_how_it_ended(worker.process))
                continue
            if not worker.ready:
                if message is not None:
                    raise CrewError(message)
                worker.ready = True
            elif worker.task is not None:
                number, worker.task = worker.task, None
                yield number, message

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._recipe), daemon=True)
        kept = {name: os.environ.get(name) for name in ONE_THREAD}
        os.environ.update(ONE_THREAD)
        try:
            process.start()
        finally:
            theirs.close()
            for name, value in kept.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
        return _Worker(process, ours)

    def _replace(self, worker: _Worker) -> _Worker:
        worker.pipe.close()
        worker.process.join()
        if not worker.ready:
            raise CrewError(f"a process that should read documents ended at its start: {_how_it_ended(worker.process)}")
        return self._start()


def _how_it_ended(process: BaseProcess) -> str:
    code = process.exitcode
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        return f"the process that read it was stopped ({name}); it may need more memory than there is"
    return f"the process that read it ended by itself (exit status {code})"


def _work(pipe: Connection, recipe: bytes) -> None:
    """Build the stages, then read what comes through the pipe until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        stages = pickle.loads(recipe).stages()
    except Exception as error:
        pipe.send(str(error) or type(error).__name__)
        return
    try:
        pipe.send(None)
        while True:
            pipe.send(read_source(stages, pipe.recv()))
    except (EOFError, OSError):
        return
