"""A store and an address in, a running web desk out, until Ctrl-C."""

import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from accordingto.engine.chains import Recipe
from accordingto.store.base import Store
from accordingto.web.apps import create_app

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class AddressError(RuntimeError):
    """An address that cannot be listened on: says which, why, and what to do."""


def tell_address(address: str) -> None:
    """Tell on standard error where the desk is."""
    print(f"the desk is at {address} (Ctrl-C ends it)", file=sys.stderr, flush=True)


def serve(
    store: Store,
    host: str,
    port: int,
    announce: Callable[[str], None] = tell_address,
    recipe: Recipe | None = None,
    names: bool = False,
) -> None:
    """Serve a desk until Ctrl-C; returns then. The store stays open: it is the caller's to close.

    `announce` is called with the desk's address as soon as connections are taken. A desk that listens on this
    machine only answers to this machine's names only, and takes files that people bring. `recipe` and `names`
    as in `create_app`. Raises AddressError if the address is taken or not ours.
    """
    listening = _listen(host, port)
    ours = host in LOOPBACK
    app = create_app(store, LOOPBACK if ours else None, recipe, names, adding=ours)
    try:
        announce(_address(host, listening.getsockname()[1]))
        uvicorn.Server(_config(app)).run(sockets=[listening])
    except KeyboardInterrupt:
        return
    finally:
        listening.close()
        if app.state.settler is not None:
            app.state.settler.stop()


@contextmanager
def serve_aside(store: Store) -> Iterator[str]:
    """Serve a desk on a free port of this machine beside what the program does, and give its address."""
    listening = _listen("127.0.0.1", 0)
    server = uvicorn.Server(_config(create_app(store, LOOPBACK, adding=True)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield _address("127.0.0.1", listening.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def _config(app: FastAPI) -> uvicorn.Config:
    return uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none",
        timeout_graceful_shutdown=2,
    )  # fmt: skip


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        reason = error.strerror or error if isinstance(error, OSError) else error
        raise AddressError(
            f"cannot listen on {host}:{port} ({reason}); choose another with --host or --port"
        ) from error


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
