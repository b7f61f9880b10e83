"""The exporter's contract: tables of records in, the files of one format out."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol


class ExportError(RuntimeError):
    """Files that could not be written: says which, why, and what became of those that were there."""


class Exporter(Protocol):
    """Writes one format. `begin`, then `write` as often as there are records, then `finish` or `abandon`.

    Nothing stands under its own name in the directory until `finish`, so that what was there before stays whole
    if the writing fails or the program is killed.
    """

    def begin(self, directory: Path, tables: Sequence[str]) -> None:
        """Make ready to write these tables into a directory, which is made if there is none."""

    def write(self, table: str, records: Iterable[Any]) -> None:
        """Add records to a table, after those that it was given before."""

    def finish(self) -> list[Path]:
        """Put the files in their places and return them."""

    def abandon(self) -> None:
        """Leave the directory as it was."""
