"""Pages and answers of the desk in, the same without the names of private people out; requests with pseudonyms in, with names out."""

import json
import logging
import re
import threading
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool

from accordingto.model.pseudonyms import NO_MASK, Mask, PrivatePerson, RosterMask
from accordingto.store.base import Store
from accordingto.web.wordings import MESSAGES

log = logging.getLogger(__name__)

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MASKED = (
    "text/html",
    "application/json",
    "application/geo+json",
    "application/atom+xml",
    "text/calendar",
    "image/svg+xml",
)
"""Kinds of answers in which names are looked for; files to carry away are written without them."""
STREAMED = (
    "text/csv",
    "application/jsonl",
    "application/x-ndjson",
    "application/x-jsonlines",
    "text/plain",
    "text/markdown",
)
"""Kinds of answers that come row by row: names are looked for in every part on its own."""
FORMS = ("application/x-www-form-urlencoded", "application/json")
PUBLISHED = re.compile(r"(<!--published-->.*?<!--/published-->)", re.DOTALL)
"""Where a page shows a document's text as it was published: names stay."""
WHOLE_DOCUMENT = re.compile(r"/api/v1/documents/[^/]+\Z")
CHECKED_WORDS = re.compile(r"/api/v1/evidence/[^/]+/verify\Z")
"""What is held against its hash stays as it is."""
TEMPLATES = Path(__file__).parent / "templates"


class Masks:
    """The mask of a desk, made anew when the desk has changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._version: int | None = None
        self._mask = NO_MASK

    def current(self) -> Mask:
        """Return what takes the names of private people out of the pages of the desk as it stands."""
        with self._lock:
            version = self._store.version()
            if version != self._version:
                with self._store.view() as view:
                    names = view.private_names()
                    self._mask = RosterMask(names, self._look_up, view.salt()) if names else NO_MASK
                self._version = version
            return self._mask

    def _look_up(self, ids: Sequence[str]) -> list[PrivatePerson]:
        """Return some of the people with their spellings, as the desk has them now."""
        with self._store.view() as view:
            return [_without_fixed_words(p) for p in view.private_people(ids)]


class Masking:
    """Stands between the desk and whoever asks it."""

    def __init__(self, app: App, masks: Masks) -> None:
        self._app = app
        self._masks = masks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        mask = await self._find_mask()
        if not mask:
            await self._app(scope, receive, _only_errors(send) if mask is None else send)
            return
        asked = {**scope, "query_string": _reveal(mask, scope["query_string"]), "path": mask.reveal(scope["path"])}
        answer = _Answer(mask, asked["path"], send)
        await self._app(asked, await _revealed(mask, asked, receive), answer.send)

    async def _find_mask(self) -> Mask | None:
        """Return the mask of the desk, None where the desk cannot be read: the application tells why better."""
        try:
            return await run_in_threadpool(self._masks.current)
        except Exception:
            log.exception("the desk could not be asked who is private in it")
            return None


def _only_errors(send: Send) -> Send:
    """Return what lets nothing but errors through, since names could not be taken out of anything else."""
    refused = False

    async def let_through(message: Message) -> None:
        nonlocal refused
        if message["type"] == "http.response.start":
            refused = message["status"] < 400
            message = {**message, "status": 503, "headers": [(b"content-length", b"0")]} if refused else message
        elif refused:
            message = {"type": "http.response.body", "body": b"", "more_body": message.get("more_body", False)}
        await send(message)

    return let_through


class _Answer:
    """Holds an answer back until it is whole, if names must be looked for in it."""

    def __init__(self, mask: Mask, path: str, send: Send) -> None:
        self._mask, self._path, self._send = mask, path, send
        self._start: Message | None = None
        self._streamed = False
        self._body = bytearray()

    async def send(self, message: Message) -> None:
        """Take in a part of the answer."""
        if message["type"] == "http.response.start" and self._is_masked(message):
            self._start = message
            return
        if self._start is None:
            if message["type"] == "http.response.start":
                self._streamed = self._is_streamed(message)
            elif self._streamed:
                message = {**message, "body": self._tell(message.get("body", b""))}
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = await run_in_threadpool(self._masked)
        headers = [(k, v) for k, v in self._start["headers"] if k.lower() != b"content-length"]
        headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**self._start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})

    def _is_masked(self, start: Message) -> bool:
        kinds = (*MASKED, *STREAMED)
        held = self._kind(start).startswith(kinds) and not self._is_streamed(start)
        return held and not CHECKED_WORDS.match(self._path)

    def _is_streamed(self, start: Message) -> bool:
        """Tell whether an answer comes in parts: rows, and files that tell no length beforehand."""
        kinds = (*STREAMED, *MASKED) if _is_file(start) else STREAMED
        return self._kind(start).startswith(kinds) and not _has_length(start)

    def _kind(self, start: Message) -> str:
        """Return the kind of an answer, "" where it cannot be read."""
        headers: dict[bytes, str] = {k.lower(): v.decode("latin-1") for k, v in start["headers"]}
        return "" if b"content-encoding" in headers else headers.get(b"content-type", "")

    def _tell(self, part: bytes) -> bytes:
        return self._mask.tell(part.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")

    def _masked(self) -> bytes:
        text = self._body.decode("utf-8", "surrogateescape")
        if WHOLE_DOCUMENT.match(self._path):
            return _mask_document(self._mask, text)
        parts = PUBLISHED.split(text)
        told = "".join(part if n % 2 else self._mask.tell(part) for n, part in enumerate(parts))
        return told.encode("utf-8", "surrogateescape")


def _is_file(start: Message) -> bool:
    return any(k.lower() == b"content-disposition" and v.startswith(b"attachment") for k, v in start["headers"])


def _has_length(start: Message) -> bool:
    return any(k.lower() == b"content-length" for k, _ in start["headers"])


def _mask_document(mask: Mask, text: str) -> bytes:
    """Mask a document with its rows, all but the text itself."""
    tables = json.loads(text)
    kept = [row.pop("text", None) for row in tables.get("documents", ())]
    told = json.loads(mask.tell(json.dumps(tables, ensure_ascii=False)))
    for row, published in zip(told.get("documents", ()), kept, strict=True):
        row["text"] = published
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def _reveal(mask: Mask, query: bytes) -> bytes:
    return mask.reveal(query.decode("latin-1")).encode("latin-1", "replace")


async def _revealed(mask: Mask, scope: Scope, receive: Receive) -> Receive:
    """Return a source of the request's body in which pseudonyms are names again."""
    headers: dict[bytes, str] = {k.lower(): v.decode("latin-1") for k, v in scope["headers"]}
    if not headers.get(b"content-type", "").startswith(FORMS):
        return receive
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            return receive
        body += message.get("body", b"")
        more = message.get("more_body", False)
    told = mask.reveal(body.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    scope["headers"] = [
        (k, str(len(told)).encode() if k.lower() == b"content-length" else v) for k, v in scope["headers"]
    ]  # fmt: skip
    given = False

    async def give() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": told, "more_body": False}

    return give


def _without_fixed_words(person: PrivatePerson) -> PrivatePerson:
    """Return a person without such single words of the name as the desk's own pages use ("Show", "May")."""
    kept = tuple(s for s in person.spellings if len(s.split()) > 1 or s.casefold() not in _fixed_words())
    return PrivatePerson(person.id, person.name, kept)


@lru_cache
def _fixed_words() -> frozenset[str]:
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html")]
    texts += [path.read_text(encoding="utf-8") for path in MESSAGES.rglob("*.po")]
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]+", text.casefold()))
