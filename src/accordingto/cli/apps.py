"""The command line as a whole: every group of commands by name."""

from typing import Annotated

import typer

from accordingto import __version__
from accordingto.cli import (
    actors,
    audits,
    benches,
    desks,
    forgettings,
    incidents,
    ledgers,
    pages,
    places,
    publishers,
    readings,
    reports,
    reviews,
    watches,
)

app = typer.Typer(
    help="Reads partisan reports about a crisis and keeps a record that can be checked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def tell_version(wanted: bool) -> None:
    """Print the version and end, if it is asked for."""
    if wanted:
        typer.echo(f"accordingto {__version__}")
        raise typer.Exit


@app.callback()
def accordingto(
    version: Annotated[
        bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Reads partisan reports about a crisis and keeps a record that can be checked."""


app.command()(readings.read)
app.command()(desks.add)
app.command()(desks.export)
app.command()(desks.disclosures)
app.command()(reports.report)
app.command()(pages.serve)
app.command()(pages.demo)
app.command()(watches.series)
app.command()(watches.alerts)
app.command()(watches.claims)
app.command()(watches.positions)
app.command()(benches.bench)
app.add_typer(incidents.app, name="incidents")
app.add_typer(ledgers.app, name="ledger")
app.add_typer(actors.app, name="actors")
app.add_typer(forgettings.app, name="forget")
app.add_typer(audits.app, name="audit")
app.add_typer(publishers.app, name="publishers")
app.add_typer(places.app, name="places")
app.add_typer(reviews.app, name="review")
