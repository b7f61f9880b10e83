"""Fetches, from a server of our own on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from accordingto.engine.fetches import fetch_source, is_web_address
from accordingto.model.stages import Source, Unreadable


class Pages(BaseHTTPRequestHandler):
    """A page, a picture, a long text, and nothing else."""

    def do_GET(self) -> None:
        kinds = {"/page": "text/html; charset=utf-8", "/picture": "image/png", "/long": "text/plain"}
        kind = kinds.get(self.path)
        if kind is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(b"<p>Talks resume.</p>" if self.path == "/page" else b"x" * 500)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a running server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def test_a_page_becomes_a_source_with_its_address_and_time(server: str) -> None:
    found = fetch_source(f"{server}/page")
    assert isinstance(found, Source)
    assert (found.data, found.kind, found.path) == (b"<p>Talks resume.</p>", "html", None)
    assert found.given["url"] == f"{server}/page"
    assert found.given["retrieved"].endswith("Z")


def test_what_cannot_be_fetched_says_why(server: str) -> None:
    reasons = {name: fetch_source(f"{server}/{name}", limit=400) for name in ("picture", "long", "none")}
    assert all(isinstance(found, Unreadable) for found in reasons.values())
    assert "image/png" in str(reasons["picture"])
    assert "longer than 400 bytes" in str(reasons["long"])
    assert "404" in str(reasons["none"])


def test_no_server_and_no_name_are_told() -> None:
    assert "could not be fetched" in str(fetch_source("http://127.0.0.1:1/", patience=2))
    assert "names no server" in str(fetch_source("https:///x"))


def test_paths_are_no_addresses() -> None:
    assert is_web_address("HTTPS://example.org")
    assert not is_web_address("http.txt")
