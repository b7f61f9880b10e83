"""A row of a desk in, whether its words still stand in the bytes that its document was read from out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from accordingto.ingest.documents import remake_text
from accordingto.model.offsets import OffsetMap
from accordingto.model.stages import Source, UnreadableError
from accordingto.store.base import View

Remake = Callable[[bytes, str], tuple[str, OffsetMap]]


@dataclass(frozen=True, slots=True)
class Check:
    """A stretch that a row rests on, held against the bytes of its document.

    `start` and `end` are code points of the document's text, end exclusive; `text` are the words that stand there and
    `text_sha256` the hash of their UTF-8. `document_sha256` is the hash that the desk keeps of the bytes that were
    read, `bytes_sha256` that of the bytes it holds now. `first_byte` and `last_byte` (exclusive) are where the words
    lie in them, None where repairs left no such place. `verified`: True = the bytes are those that were read and give
    the same words at the same place; False = they do not; None = it could not be checked, `reason` says why.
    """

    document_id: str
    start: int
    end: int
    text: str
    text_sha256: str
    document_sha256: str
    bytes_sha256: str | None
    first_byte: int | None
    last_byte: int | None
    verified: bool | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Verification:
    """A row, the table that it stands in, and the checks of all stretches that it rests on."""

    row_id: str
    table: str
    checks: tuple[Check, ...]

    @property
    def verified(self) -> bool | None:
        """Tell whether all stretches were verified; None where nothing speaks against it, but not all could be checked."""
        told = [check.verified for check in self.checks]
        return False if False in told else True if told and None not in told else None


def verify_row(view: View, row_id: str) -> Verification | None:
    """Hold the words of a row against the stored bytes, read again; None for a row that is not there."""
    found = view.row(row_id)
    if found is None:
        return None
    table, row = found
    remake = lru_cache(maxsize=2)(lambda data, kind: remake_text(Source(data, kind=kind)))
    spans = find_spans(view, table, row)
    checks = tuple(check for span in spans if (check := _check(view, remake, *span)) is not None)
    return Verification(row_id, table, checks)


def find_spans(view: View, table: str, row: Any) -> Iterator[tuple[str, int, int]]:
    """Yield the document, start and end of every stretch that a row rests on; of an incident, those of its events."""
    if table == "incidents":
        events = (view.row(event_id) for event_id in row.event_ids)
        for event in (found[1] for found in events if found is not None):
            yield event.document_id, event.evidence_start, event.evidence_end
    elif table == "ledger":
        for step in row.steps:
            yield step.document_id, step.evidence_start, step.evidence_end
    else:
        yield row.document_id, row.evidence_start, row.evidence_end
        for start, end in getattr(row, "also_at", ()):
            yield row.document_id, start, end


def _check(view: View, remake: Remake, document_id: str, start: int, end: int) -> Check | None:
    document = view.document(document_id)
    if document is None:
        return None
    words = document.text[start:end]
    digest = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    source = view.source(document_id)
    held = None if source is None else sha256(source.data).hexdigest()
    place, verified, reason = _place_of(source, remake, document.sha256 == held, words, start, end)
    first, last = place or (None, None)
    return Check(
        document_id, start, end, words, digest, document.sha256, held, first, last, verified, reason
    )  # fmt: skip


def _place_of(
    source: Source | None, remake: Remake, unchanged: bool, words: str, start: int, end: int
) -> tuple[tuple[int, int] | None, bool | None, str | None]:
    """Return where some words lie in the bytes, whether they were verified, and why not."""
    if source is None:
        return None, None, "the bytes are not kept in this desk"
    if not unchanged:
        return None, False, "the bytes are not those that were read"
    try:
        text, offsets = remake(source.data, source.kind)
    except UnreadableError as error:
        return None, False, f"the bytes cannot be read: {error}"
    if text[start:end] != words:
        return None, False, "read again, the bytes give other words at this place"
    return offsets.to_bytes(start, end), True, None
