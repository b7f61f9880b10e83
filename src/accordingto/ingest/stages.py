"""The stage that makes documents, as a value."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from accordingto.ingest.documents import read_document
from accordingto.ingest.furniture import FILE
from accordingto.model.stages import Stage, Workpiece


def make_ingest(folders: tuple[Path, ...] = ()) -> Stage:
    """Return the stage that turns a source into a document; `folders` hold further furniture rules."""

    def run(piece: Workpiece) -> Workpiece:
        return replace(piece, document=read_document(piece.source, folders))

    rules = [path.read_bytes() for path in (folder / FILE for folder in folders) if path.is_file()]
    config = {"furniture": sha256(b"\0".join(rules)).hexdigest()} if rules else {}
    return Stage("ingest", "4", frozenset({"source"}), frozenset({"document"}), run, config)


INGEST = make_ingest()
"""The stage with the rules that come with the program."""
