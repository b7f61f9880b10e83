"""`serve` and `demo`: a desk as pages in the browser."""

import socket
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from accordingto.cli import options
from accordingto.cli.borders import UsageError, complain
from accordingto.cli.desks import fill_desk

SAMPLE = Path(__file__).parent.parent / "sample"
"""The sample corpus: `reports`, and beside them what there is to know of its invented countries."""

Host = Annotated[
    str | None,
    typer.Option("--host", metavar="ADDRESS", help="Where to listen. [default: 127.0.0.1]", show_default=False),
]
Port = Annotated[
    int | None,
    typer.Option("--port", min=0, max=65535, metavar="N", help="The port. [default: 8765]", show_default=False),
]


def serve(
    desk: options.Desk = None,
    host: Host = None,
    port: Port = None,
    knowledge: options.Knowledge = None,
    names: options.Names = False,
    by: options.AskedBy = None,
) -> None:
    """Show a desk in the browser, on this machine alone unless told otherwise; Ctrl-C ends it."""
    settings = options.load_settings()
    recipe = options.make_recipe(settings, knowledge)
    from accordingto.store import open_store
    from accordingto.web import serve as serve_pages

    with ExitStack() as closing:
        store = open_store(desk or settings.desk, create=False)
        closing.callback(store.close)
        if names:
            options.keep_asking(store, "pages of the desk", by)
        port = settings.port if port is None else port
        serve_pages(store, host or settings.host, port, tell_address, recipe, names)


def demo(
    desk: Annotated[
        str | None,
        typer.Option("--desk", metavar="FILE", help="Where to keep the desk; by default it goes when you leave."),
    ] = None,
    host: Host = None,
    port: Port = None,
    workers: options.Workers = None,
) -> None:
    """Build a desk from the sample corpus that comes with the program and show it in the browser."""
    settings = options.load_settings()
    recipe = options.make_recipe(settings, [SAMPLE])
    from accordingto.store import open_store
    from accordingto.web import serve as serve_pages

    host, port = host or settings.host, settings.port if port is None else port
    check_port(host, port)
    with ExitStack() as closing:
        if desk is None:
            desk = str(Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="accordingto-"))) / "demo.db")
        store = open_store(desk)
        closing.callback(store.close)
        complain(f"reading the sample corpus into {desk}")
        fill_desk(store, [str(SAMPLE / "reports")], recipe, None, workers or settings.workers)
        serve_pages(store, host, port, tell_address, recipe)


def check_port(host: str, port: int) -> None:
    """Raise UsageError if the port cannot be had, before any work is done for it."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except (OSError, OverflowError) as error:
        raise UsageError(f"cannot listen on {host}:{port} ({error}); choose another with --port") from None


def tell_address(address: str) -> None:
    """Print where the desk is."""
    typer.echo(f"the desk is at {address} (Ctrl-C ends it)")
