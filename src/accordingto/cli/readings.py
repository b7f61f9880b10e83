"""`read`: paths in, the tables out; no desk is needed."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import options
from accordingto.cli.borders import NOT_ALL_READ, UsageError

if TYPE_CHECKING:
    from accordingto.engine.progress import Tally
    from accordingto.engine.runs import Outcome
    from accordingto.model.reading import Reading


def read(
    paths: options.Paths,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Where the tables are written; to standard output if left out.", show_default=False
        ),
    ] = None,
    format: options.Format = "jsonl",
    published: options.Published = None,
    knowledge: options.Knowledge = None,
    workers: options.Workers = None,
) -> int:
    """Read documents and write what they tell, one file a table, or all to standard output."""
    settings = options.load_settings()
    date = options.check_date(published)
    recipe = options.make_recipe(settings, knowledge)
    options.check_paths(paths, urls=False)
    options.check_format(format)
    if out is None and format != "jsonl":
        raise UsageError(f"--format {format} needs --out DIR: standard output gets jsonl")
    from accordingto.engine.progress import Tally, report_progress
    from accordingto.engine.readings import find_items
    from accordingto.engine.runs import run_sources
    from accordingto.export import write_readings, write_stream

    tally = Tally()
    outcomes = run_sources(find_items(paths, date), recipe, workers or settings.workers)
    found = _readings(report_progress(outcomes), tally)
    if out is None:
        write_stream(found, sys.stdout.buffer)
    else:
        write_readings(found, out, format)
    return NOT_ALL_READ if tally.failed else 0


def _readings(outcomes: "Iterable[Outcome]", tally: "Tally") -> "Iterator[Reading]":
    for outcome in outcomes:
        tally.count(outcome)
        if outcome.reading is not None:
            yield outcome.reading
