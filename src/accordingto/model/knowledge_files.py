"""A knowledge file in, its entries with their lines out; what cannot be read is told and the rest is kept."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from accordingto.model.loaders import LOADER, load_yaml

LIST_MARK = ";"
"""What stands between the items of a list in a CSV file."""
OFFICE_COLUMNS = {"office": "title", "of": "of", "from": "from", "to": "to"}
"""The columns of a CSV file that give one office a line."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a knowledge file: where, and what to do. The rest of the file is used."""

    path: Path
    line: int | None
    reason: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file; `at` is its place in the file (from 0) or, of a CSV file, its line."""

    at: int
    values: Mapping[str, Any]


class KnowledgeFile:
    """A YAML or CSV file of entries; `faults` grows while it is read."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self._text = self._decode(data)
        self._lines: list[int] | None = None

    def entries(self) -> Iterator[Entry]:
        """Yield the entries that can be read; `defaults` fill what the entries after them leave out."""
        rows = self._csv() if self.path.suffix == ".csv" else self._yaml()
        defaults: Mapping[str, Any] = {}
        for at, row in rows:
            if isinstance(row, Mapping) and set(row) == {"defaults"} and isinstance(row["defaults"], Mapping):
                defaults = row["defaults"]
            elif not isinstance(row, Mapping) or not isinstance(row.get("name"), str) or not row["name"].strip():
                self.reject(at, "an entry without a name; give it one ('- name: …') or take it out")
            else:
                yield Entry(at, {**defaults, **row} if defaults else row)

    def reject(self, at: int, reason: str) -> None:
        """Note that an entry is left out, and why."""
        self.faults.append(Fault(self.path, self.line_of(at), reason))

    def line_of(self, at: int) -> int | None:
        """Return the line (from 1) where an entry begins."""
        if self.path.suffix == ".csv":
            return at
        if self._lines is None:
            self._lines = _lines_of(self._text)
        return self._lines[at] if at < len(self._lines) else None

    def _decode(self, data: bytes) -> str:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            self.faults.append(Fault(self.path, line, "not UTF-8; save the file as UTF-8 (it is left out)"))
            return ""

    def _yaml(self) -> Iterator[tuple[int, Any]]:
        try:
            rows = load_yaml(self._text)
        except yaml.YAMLError:
            yield from self._salvage()
            return
        if rows is not None and not isinstance(rows, list):
            self.faults.append(Fault(self.path, 1, "should be a list of entries that start with '- name:'"))
            return
        yield from enumerate(rows or ())

    def _salvage(self) -> Iterator[tuple[int, Any]]:
        """Yield the entries of a file that is no sound YAML as a whole: each item of the list by itself."""
        self._lines = []
        for line, block in _blocks(self._text):
            try:
                rows = load_yaml(block)
            except yaml.YAMLError as error:
                problem = getattr(error, "problem", None) or "not readable as YAML"
                self.faults.append(Fault(self.path, line, f"{problem}; mend the entry that begins here"))
                continue
            for row in rows if isinstance(rows, list) else ():
                self._lines.append(line)
                yield len(self._lines) - 1, row

    def _csv(self) -> Iterator[tuple[int, Any]]:
        """Yield the lines as entries; several lines of one name are one entry with several offices."""
        reader = csv.DictReader(StringIO(self._text, newline=""), strict=True)
        found: dict[str, tuple[int, dict[str, Any]]] = {}
        try:
            for raw in reader:
                line = reader.line_num
                if None in raw or None in raw.values():
                    self.reject(line, "not as many columns as the first line has; the line is left out")
                    continue
                row = _csv_row(raw)
                name = row.get("name") or f"line {line}"
                if name in found and "offices" in row:
                    found[name][1].setdefault("offices", []).extend(row["offices"])
                else:
                    found[name] = line, row
        except csv.Error as error:
            self.reject(reader.line_num, f"not readable as CSV ({error}); what follows is left out")
        yield from found.values()


def _csv_row(raw: Mapping[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {k: v for k, v in raw.items() if v and k not in OFFICE_COLUMNS}
    if raw.get("office"):
        row["offices"] = [{title: raw.get(column) or None for column, title in OFFICE_COLUMNS.items()}]
    return row


def _lines_of(text: str) -> list[int]:
    root = yaml.compose(text, Loader=LOADER)
    return [node.start_mark.line + 1 for node in root.value] if isinstance(root, yaml.SequenceNode) else []


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the items of a list at the left margin, each with the line (from 1) where it begins."""
    begin, block = 1, ""
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if line.startswith("- ") or line.rstrip() == "-":
            if block.strip():
                yield begin, block
            begin, block = number, ""
        block += line
    if block.strip():
        yield begin, block
