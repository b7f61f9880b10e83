"""`audit`: whether the program treats all parties alike."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from accordingto.cli import options
from accordingto.cli.borders import NOT_ALL_READ

app = typer.Typer(help="Check whether the program treats all parties alike.", no_args_is_help=True)


@app.callback()
def audit() -> None:
    """Check whether the program treats all parties alike."""


@app.command()
def swap(
    paths: options.Paths,
    swaps: Annotated[
        Path, typer.Option(metavar="FILE", help="The pairs: one a line with a tab between, or a YAML or JSON list.")
    ],
    published: options.Published = None,
    knowledge: options.Knowledge = None,
    json_: options.Json = False,
) -> int:
    """Read documents as they are and with the parties swapped; print the share of mirrored rows, and the others."""
    settings = options.load_settings()
    date = options.check_date(published)
    recipe = options.make_recipe(settings, knowledge)
    options.check_paths(paths, urls=False)
    from accordingto.engine.audits import audit_swap, tell_audit
    from accordingto.engine.readings import find_items
    from accordingto.engine.swaps import load_swaps

    pairs = load_swaps(swaps)
    audit = audit_swap(find_items(paths, date), recipe.stages(), pairs, pairs.with_namesakes(recipe.known()))
    if json_:
        typer.echo(json.dumps({"share": audit.share, **asdict(audit)}, ensure_ascii=False))
    else:
        for line in tell_audit(audit):
            typer.echo(line)
    for failure in audit.failures:
        typer.echo(f"could not read {failure.path}: {failure.reason}", err=True)
    return NOT_ALL_READ if audit.failures else 0
