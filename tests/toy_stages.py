"""Texts in, one-word readings out: a chain small enough to see what the engine does with it."""

import os
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from multiprocessing import parent_process

from accordingto.model.ids import content_id
from accordingto.model.reading import Reading
from accordingto.model.records import Document, Segment, TimeMention
from accordingto.model.stages import Source, Stage, UnreadableError, Workpiece


def ingest(piece: Workpiece) -> Workpiece:
    """Make a document of a source; texts that start with a cross word fail in their own ways."""
    text = piece.source.data.decode()
    if text.startswith("bad"):
        raise UnreadableError("it is bad")
    if text.startswith("fault"):
        raise KeyError("fault")
    if text.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith("slow"):
        time.sleep(0.2)
    identity = content_id(piece.source.path, text)
    warnings = ("not_english",) if text.startswith("bonjour") else ()
    document = Document(
        id=identity, path=piece.source.path, url=None, publisher=None, title=None, published=None,
        published_precision=None, published_basis=None, published_from=None, published_to=None, updated=None,
        retrieved=None, language="en", translated_from=None, text=text, segments=(Segment(0, len(text), "body"),),
        sha256=sha256(piece.source.data).hexdigest(), warnings=warnings,
    )  # fmt: skip
    return Workpiece(piece.source, document)


def code(piece: Workpiece) -> Workpiece:
    """Make a row of the first word."""
    document = piece.document
    assert document is not None
    end = len(document.text.split(" ")[0])
    row = TimeMention(document.id, 0, end, document.text[:end], "DATE", None, None, None)
    return Workpiece(piece.source, document, reading=Reading(document, times=(row,)))


@dataclass(frozen=True)
class ToyRecipe:
    """A chain of two stages that can be handed to another process."""

    config: Mapping[str, str] = field(default_factory=dict)
    broken: bool = False

    def stages(self) -> tuple[Stage, ...]:
        """Build the two stages."""
        if self.broken and parent_process() is not None and os.environ.get("OMP_NUM_THREADS") == "1":
            raise ValueError("no stages today")
        return (
            Stage("toy-ingest", "1", frozenset({"source"}), frozenset({"document"}), ingest),
            Stage("toy-coding", "1", frozenset({"document"}), frozenset({"reading"}), code, self.config),
        )

    def desk_stages(self) -> tuple[()]:
        """Return no stages of the desk: what toys tell is the same in nothing."""
        return ()


def sources(*texts: str) -> list[Source]:
    """Make numbered sources of texts."""
    return [Source(text.encode(), path=f"{n:03}.txt") for n, text in enumerate(texts)]
