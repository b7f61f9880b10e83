"""The stage that makes documents, as a value."""

from dataclasses import replace
from pathlib import Path

from accordingto.ingest.documents import read_document
from accordingto.model.stages import Stage, Workpiece


def make_ingest(folders: tuple[Path, ...] = ()) -> Stage:
    """Return the stage that turns a source into a document; `folders` hold further furniture rules."""

    def run(piece: Workpiece) -> Workpiece:
        return replace(piece, document=read_document(piece.source, folders))

    config = {"furniture": ":".join(str(f) for f in folders)} if folders else {}
    return Stage("ingest", "1", frozenset({"source"}), frozenset({"document"}), run, config)


INGEST = make_ingest()
"""The stage with the rules that come with the program."""
