"""Records in, comma-separated values out (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from accordingto.export.files import FilesAside
from accordingto.model.codebook import contract_tables
from accordingto.model.records import as_row

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")


def cell_of(value: Any) -> str:
    """Return a value as the text of a cell.

    Unknown is empty, flags are `true` and `false`, lists and objects are JSON. Text that a spreadsheet would take
    for a formula gets an apostrophe in front, unless it is a plain number; half a surrogate pair becomes U+FFFD.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = _SURROGATE.sub("\ufffd", text)
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def head_line(table: str) -> str:
    """Return the first line of a table: the names of its fields."""
    return _line([field.name for field in contract_tables()[table].fields])


def row_line(record: Any) -> str:
    """Return the line of a record."""
    return _line([cell_of(value) for value in as_row(record).values()])


def _line(cells: list[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


class CommaSeparated:
    """One `.csv` file a table, with a head."""

    def begin(self, directory: Path, tables: Sequence[str]) -> None:
        """Make ready to write these tables, and write their heads."""
        self._files = FilesAside(directory, [f"{table}.csv" for table in tables])
        for table in tables:
            self._files.write(f"{table}.csv", head_line(table).encode())

    def write(self, table: str, records: Iterable[Any]) -> None:
        """Add a line for every record."""
        for record in records:
            self._files.write(f"{table}.csv", row_line(record).encode())

    def finish(self) -> list[Path]:
        """Put the files in their places and return them."""
        return self._files.finish()

    def abandon(self) -> None:
        """Leave the directory as it was."""
        self._files.abandon()
