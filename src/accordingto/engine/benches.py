"""Sources and a chain in, its speed and memory out, beside the bare parser and encoder over the same documents."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.engine.chains import Recipe
from accordingto.engine.runs import run_sources
from accordingto.model.stages import Source


@dataclass(frozen=True, slots=True)
class Bench:
    """What a run over some documents cost.

    `seconds` are by the clock with `workers` processes, `cpu_seconds` of one core in this process (None where
    others did the work). `ratio` is the reading to the bare parser and the bare encoder (in windows without overlap)
    over the same texts, all in `cpu_seconds`; the encoder's are None where rules read alone. `first_row_seconds` passed from
    the start of `accordingto read` on the first document to its first row (None where it was not asked for).
    `peak_bytes` is the most memory that one process held.
    """

    documents: int
    words: int
    workers: int
    seconds: float
    cpu_seconds: float | None
    documents_per_second: float
    parser_cpu_seconds: float | None
    encoder_cpu_seconds: float | None
    ratio: float | None
    peak_bytes: int
    first_row_seconds: float | None = None


def measure_reading(sources: Sequence[Source], recipe: Recipe, workers: int = 1) -> Bench:
    """Read all sources, then run the bare parser over the same texts, and return what both cost.

    The model is loaded and one document read before the clock starts, but for processes, whose start counts.
    """
    warm = list(run_sources(sources[:1], recipe)) if workers <= 1 else []
    wall, cpu = time.perf_counter(), time.process_time()
    outcomes = list(run_sources(sources, recipe, workers))
    seconds, cpu_seconds = time.perf_counter() - wall, time.process_time() - cpu
    peak = _peak_bytes()
    texts = [o.reading.document.text for o in outcomes if o.reading is not None]
    parser = _parse_bare(texts, recipe.language_model) if warm else None
    encoder = _encode_bare(texts, recipe.reader) if warm else None
    bare = None if parser is None else parser + (encoder or 0.0)
    return Bench(
        documents=len(texts),
        words=sum(len(t.split()) for t in texts),
        workers=workers,
        seconds=round(seconds, 3),
        cpu_seconds=round(cpu_seconds, 3) if warm else None,
        documents_per_second=round(len(texts) / seconds, 2),
        parser_cpu_seconds=None if parser is None else round(parser, 3),
        encoder_cpu_seconds=None if encoder is None else round(encoder, 3),
        ratio=round(cpu_seconds / bare, 3) if bare else None,
        peak_bytes=peak,
    )


def time_first_row(path: Path, reader: str) -> float:
    """Start `accordingto read` on a file in a process of its own; return the seconds until it has written a row."""
    command = [sys.executable, "-m", "accordingto", "read", str(path)]
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "ACCORDINGTO_READER": reader}
    ) as started:
        assert started.stdout is not None
        row = started.stdout.readline()
        seconds = time.perf_counter() - begun
        started.stdout.read()
    if not row:
        raise RuntimeError(f"`accordingto read {path}` wrote no row (exit status {started.returncode})")
    return round(seconds, 3)


def _parse_bare(texts: Sequence[str], language_model: str) -> float:
    from accordingto.annotate.parsing import load_model

    parse = load_model(language_model)
    begun = time.process_time()
    for text in texts:
        parse(text)
    return time.process_time() - begun


def _encode_bare(texts: Sequence[str], reader: str) -> float | None:
    from accordingto.annotate.reader.sessions import ReaderSession, reader_folder

    folder = reader_folder(reader)
    if folder is None:
        return None
    session = ReaderSession(folder)
    session.encode_words(["warm"])
    begun = time.process_time()
    for text in texts:
        session.encode_words(text.split())
    return time.process_time() - begun


def _peak_bytes() -> int:
    """Return the most memory that this process or one that it started has held so far."""
    unit = 1 if sys.platform == "darwin" else 1024
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) * unit
