"""A source in, its reading or the reason why there is none out: the one border where a document's failure is caught."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from accordingto.model.reading import Reading
from accordingto.model.records import Document
from accordingto.model.stages import Source, Stage, UnreadableError, Workpiece

NOT_CODED = frozenset({"not_english", "empty"})
"""Warnings of a document that is kept as it is: the stages after ingest leave it alone."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a document could not be read, in words for people."""

    reason: str


Result = Reading | Refusal


class StageMaker(Protocol):
    """Builds a chain of stages; must survive pickling, since every process builds its own."""

    def stages(self) -> tuple[Stage, ...]:
        """Return the stages in the order in which they run."""


def run_chain(stages: Sequence[Stage], source: Source) -> Reading:
    """Run a source through the stages and return its reading.

    A document that cannot be coded (`NOT_CODED` among its warnings) is kept with no rows.
    Whatever a stage raises goes on to the caller, with a note that names the stage.
    """
    return _finish(stages, Workpiece(source))


def run_document(stages: Sequence[Stage], source: Source, document: Document) -> Reading:
    """Run the stages that come after the one that makes documents over a document, and return its reading."""
    rest = [stage for stage in stages if "document" not in stage.adds]
    return _finish(rest, Workpiece(source, document))


def _finish(stages: Sequence[Stage], piece: Workpiece) -> Reading:
    for stage in stages:
        if piece.document is not None and NOT_CODED & set(piece.document.warnings):
            return Reading(document=piece.document)
        try:
            piece = stage.run(piece)
        except Exception as error:
            error.add_note(stage.name)
            raise
    if piece.reading is None:
        raise RuntimeError("the chain ended without a reading")
    return piece.reading


def read_source(stages: Sequence[Stage], source: Source) -> Result:
    """Read one source; a failure becomes a Refusal, so that one bad document never stops the others."""
    try:
        return run_chain(stages, source)
    except UnreadableError as error:
        return Refusal(str(error))
    except MemoryError:
        return Refusal("there is not enough memory to read it")
    except Exception as error:
        log.debug("fault while reading %s", source.path, exc_info=True)
        stage = "".join(f" in stage {note}" for note in getattr(error, "__notes__", ())[:1])
        return Refusal(f"a fault in the program{stage} ({type(error).__name__}: {error}); please report it")
