"""A web address in, the bytes that stand there as a source out; nothing is fetched that nobody asked for by name."""

import urllib.error
import urllib.request
from datetime import UTC, datetime
from http.client import HTTPException
from urllib.parse import urlsplit

from accordingto.model.stages import Source, Unreadable

LIMIT = 20_000_000
"""The most bytes that are taken from one address."""
PATIENCE = 30.0
"""Seconds that a server may be silent."""
KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/markdown": "md",
}
"""The types of content that hold a document, and their form."""


def is_web_address(text: str) -> bool:
    """Tell whether a text is an address to fetch (`http://…`, `https://…`) and not a path."""
    return text.lower().startswith(("http://", "https://"))


def fetch_source(url: str, limit: int = LIMIT, patience: float = PATIENCE) -> Source | Unreadable:
    """Fetch one document; the source keeps its address and the time of the fetching (`retrieved`).

    No more than `limit` bytes are taken and no more than `patience` seconds waited between two of them.
    What hinders the fetching is told in the Unreadable.
    """
    if not urlsplit(url).hostname:
        return Unreadable(url, "the address names no server")
    request = urllib.request.Request(url, headers={"User-Agent": "accordingto", "Accept": ", ".join(KINDS)})
    try:
        with urllib.request.urlopen(request, timeout=patience) as answer:
            kind = KINDS.get(answer.headers.get_content_type())
            data = answer.read(limit + 1)
    except urllib.error.HTTPError as error:
        with error:
            return Unreadable(url, f"the server answered {error.code} {error.reason}")
    except (urllib.error.URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        return Unreadable(url, f"it could not be fetched ({reason}); is there a connection?")
    if kind is None:
        return Unreadable(url, f"there stands {answer.headers.get_content_type()}, which is no text or HTML page")
    if len(data) > limit:
        return Unreadable(url, f"it is longer than {limit:,} bytes, the most that is fetched")
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
    return Source(data, None, kind, {"url": url, "retrieved": now})
