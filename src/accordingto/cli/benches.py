"""`bench`: speed and memory on this machine."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import cycle, islice
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli import options
from accordingto.cli.pages import SAMPLE

if TYPE_CHECKING:
    from accordingto.engine.benches import Bench
    from accordingto.model.stages import Source


def bench(
    documents: Annotated[int, typer.Option(min=1, metavar="N", help="How many documents are read.")] = 100,
    workers: options.Workers = None,
    rules_alone: Annotated[bool, typer.Option("--rules-alone", help="Read without the trained reader.")] = False,
    json_: options.Json = False,
) -> None:
    """Measure speed, memory and the time to the first row over the sample corpus, beside the bare parser and encoder."""
    settings = options.load_settings()
    recipe = options.make_recipe(settings, [SAMPLE])
    if rules_alone:
        recipe = replace(recipe, reader="")
    from accordingto.engine.benches import measure_reading, time_first_row

    sources = list(repeat_sample(documents))
    first = time_first_row(FIRST, recipe.reader)
    found = measure_reading(sources, recipe, workers or settings.workers)
    found = replace(found, first_row_seconds=first)
    if json_:
        typer.echo(json.dumps(asdict(found)))
    else:
        for line in tell_bench(found):
            typer.echo(line)


FIRST = SAMPLE / "reports" / "01_gunfire_at_brod-kaval.txt"
"""The document that is read for the time to the first row."""


def repeat_sample(number: int) -> "Iterator[Source]":
    """Yield that many documents: the sample corpus again and again, each time under another path."""
    from accordingto.ingest.sources import find_sources
    from accordingto.model.stages import Source

    sample = [item for item in find_sources([SAMPLE / "reports"]) if isinstance(item, Source)]
    for n, source in enumerate(islice(cycle(sample), number)):
        yield replace(source, path=f"{n}/{source.path}")


def tell_bench(found: "Bench") -> "Iterator[str]":
    """Yield the figures as lines for people."""
    yield f"{found.documents} documents of {found.words / max(1, found.documents):.0f} words in {found.seconds:.1f} s"
    yield f"{found.documents_per_second:.1f} documents a second (--workers {found.workers})"
    if found.ratio is not None:
        cost = f"{found.cpu_seconds:.1f} s of one core, the bare parser {found.parser_cpu_seconds:.1f} s"
        if found.encoder_cpu_seconds is not None:
            cost += f", the bare encoder {found.encoder_cpu_seconds:.1f} s"
        yield f"{cost}: {found.ratio:.2f} times"
    if found.first_row_seconds is not None:
        yield f"{found.first_row_seconds:.1f} s from the start of `read` to its first row"
    yield f"at most {found.peak_bytes / 1e6:.0f} MB of memory in one process"
