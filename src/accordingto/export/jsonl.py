"""Records in, JSON Lines out: one object a line, UTF-8, keys in the contract's order, the same bytes every time."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from accordingto.export.files import FilesAside
from accordingto.model.records import as_row

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def line_of(row: dict[str, Any]) -> bytes:
    """Return a row as one line of JSON with its line feed.

    Characters that some programs take for the end of a line, and halves of surrogate pairs, which UTF-8 does not
    have, are written as `\\u` escapes: every reader of JSON gets the same text back.
    """
    line = _ENCODER.encode(row)
    for mark, escaped in _LINE_ENDS.items():
        if mark in line:
            line = line.replace(mark, escaped)
    return line.encode("utf-8", "backslashreplace") + b"\n"


class JsonLines:
    """One `.jsonl` file a table."""

    def begin(self, directory: Path, tables: Sequence[str]) -> None:
        """Make ready to write these tables."""
        self._files = FilesAside(directory, [f"{table}.jsonl" for table in tables])

    def write(self, table: str, records: Iterable[Any]) -> None:
        """Add a line for every record."""
        for record in records:
            self._files.write(f"{table}.jsonl", line_of(as_row(record)))

    def finish(self) -> list[Path]:
        """Put the files in their places and return them."""
        return self._files.finish()

    def abandon(self) -> None:
        """Leave the directory as it was."""
        self._files.abandon()
