"""`publishers`: what a desk knows of who publishes: listed, added to, taken back."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from accordingto.cli import options
from accordingto.cli.borders import UsageError

if TYPE_CHECKING:
    from accordingto.store.base import Store

app = typer.Typer(help="What a desk knows of publishers: kind, owner, country, reliability.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The publisher's name, as documents give it.")]
By = Annotated[
    str, typer.Option("--by", metavar="PERSON", help="Who says so; it is kept with the day.", show_default=False)
]


@app.command("list")
def list_publishers(desk: options.Desk = None, knowledge: options.Knowledge = None) -> None:
    """Print the publishers of a desk's documents with what is known of each, and those that people have described."""
    from accordingto.engine.publishers import describe_publishers

    store, recipe = _open(desk), options.make_recipe(options.load_settings(), knowledge)
    try:
        for line in describe_publishers(store, recipe):
            typer.echo(line)
    finally:
        store.close()


@app.command("add")
def add_publisher(
    name: Name,
    by: By,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="One of the codebook's publishers.kinds.", show_default=False)
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who owns it: one owner counts as one source.", show_default=False),
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Three letters, ISO 3166-1 or XKX.", show_default=False)
    ] = None,
    reliability: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Your own judgement; the program sets none.", show_default=False),
    ] = None,
    called: Annotated[
        list[str] | None,
        typer.Option("--called", metavar="NAME", help="What texts call it; can be given again.", show_default=False),
    ] = None,
    domain: Annotated[
        list[str] | None,
        typer.Option(
            "--domain", metavar="DOMAIN", help="The end of its web addresses; can be given again.", show_default=False
        ),
    ] = None,
    desk: options.Desk = None,
    knowledge: options.Knowledge = None,
) -> None:
    """Add a publisher to a desk or change what is known of it; copies and counts are found anew where it matters."""
    from accordingto.engine.publishers import PublisherError, add_publisher

    given = {"kind": kind, "owner": owner, "country": country, "reliability": reliability}
    entry: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    entry |= {key: value for key, value in (("names", called), ("domains", domain)) if value}
    if not entry:
        raise UsageError("nothing is said of the publisher: give --kind, --owner, --country, --reliability …")
    store, recipe = _open(desk), options.make_recipe(options.load_settings(), knowledge)
    try:
        add_publisher(store, recipe, name, entry, by, _now())
    except PublisherError as error:
        raise UsageError(str(error)) from error
    finally:
        store.close()


@app.command("remove")
def remove_publisher(name: Name, by: By, desk: options.Desk = None, knowledge: options.Knowledge = None) -> None:
    """Take back what people of a desk have said of a publisher; what the knowledge files say holds again."""
    from accordingto.engine.publishers import PublisherError, add_publisher

    store, recipe = _open(desk), options.make_recipe(options.load_settings(), knowledge)
    try:
        add_publisher(store, recipe, name, None, by, _now())
    except PublisherError as error:
        raise UsageError(str(error)) from error
    finally:
        store.close()


def _open(desk: str | None) -> "Store":
    from accordingto.store import open_store

    return open_store(desk or options.load_settings().desk, create=False)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
