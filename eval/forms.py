#!/usr/bin/env python3
"""Sentences of our own with the rows that a careful reader would make of them; how many the program makes.

    python eval/forms.py [FILE ...]         figures of each file of eval/forms (or of those named)
    python eval/forms.py --show FILE        each row that is missed, extra, or wrong in a field

A file is a list of texts, each read alone as a report published on 29 April 2031:

    - text: Gunmen opened fire on a checkpoint outside Velm on Tuesday, killing two soldiers.
      events: [{type: ASSAULT, actor: gunmen, recipient: soldiers}]
      ledger: []

Only the tables that a text names are scored for it; an empty list says that no row may be made. A row is found if the
program has one of that type (ledger: kind; statements: act) that no other row of the text has taken; the one with most
fields right is taken. A field is right if one of the names exported contains the words (any case); `null` asks that it be
empty. A list of kinds, or of words, says that any of them will do. What is found without being asked for is extra.
A row with `optional: true` may be there or not.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent / "forms"
KINDS = {"events": "type", "ledger": "kind", "statements": "act"}
COLUMNS = {
    "type": "event_type",
    "actor": "actors",
    "recipient": "recipients",
    "date": "date_start",
}
"""The export's name of a field, where it is another than the one in the files."""

Row = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """What was found of one table in one file."""

    asked: int = 0
    found: int = 0
    rows: int = 0
    extra: int = 0
    fields: dict[str, list[int]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def is_right(asked: Any, told: Any) -> bool:
    """Tell whether an exported value answers what a file asks for."""
    values = told if isinstance(told, list) else [told]
    names = [str(v.get("name", v) if isinstance(v, dict) else v).lower() for v in values if v not in (None, "")]
    if asked is None:
        return not names
    return any(any(str(a).lower() in n for n in names) for a in (asked if isinstance(asked, list) else [asked]))


def judge_fields(asked: Row, told: Row, kind: str) -> dict[str, bool]:
    """Return for each further field of an asked row whether the exported row has it right."""
    names = (n for n in asked if n not in (kind, "optional"))
    return {n: is_right(asked[n], told.get(COLUMNS.get(n, n))) for n in names}


def score_text(number: str, asked: Sequence[Row], told: Sequence[Row], table: str, tally: Tally) -> None:
    """Count the rows of one table of one text."""
    kind = KINDS[table]
    left = list(told)
    for row in sorted(asked, key=lambda r: bool(r.get("optional"))):
        kinds = row[kind] if isinstance(row[kind], list) else [row[kind]]
        alike = [t for t in left if t.get(COLUMNS.get(kind, kind)) in kinds]
        best = max(alike, key=lambda t: sum(judge_fields(row, t, kind).values()), default=None)
        if best is not None:
            left.remove(best)
        if row.get("optional"):
            continue
        tally.asked += 1
        if best is None:
            tally.remarks.append(f"{number} missed {row}")
            continue
        tally.found += 1
        judged = judge_fields(row, best, kind)
        for name, right in judged.items():
            count = tally.fields.setdefault(name, [0, 0])
            count[0] += right
            count[1] += 1
            if not right:
                tally.remarks.append(f"{number} {name}: {best.get(COLUMNS.get(name, name))}, asked for {row[name]}")
    tally.rows += len(told)
    tally.extra += len(left)
    for row in left:
        shown = {
            n: row.get(COLUMNS.get(n, n))
            for n in (kind, "trigger", "actor", "recipient", "by", "of", "speaker", "terms")
        }
        tally.remarks.append(f"{number} extra  { ({n: v for n, v in shown.items() if v}) }")


def read_texts(texts: Sequence[Row]) -> Iterator[dict[str, list[Row]]]:
    """Read each text alone as a user would, and return its rows by table, in the order given."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        for n, text in enumerate(texts):
            (source / f"{n:05d}.txt").write_text(text["text"] + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "accordingto", "read", str(source), "--published", "2031-04-29"]
        subprocess.run([*command, "--out", str(out)], check=True, capture_output=True)
        rows: dict[int, dict[str, list[Row]]] = {n: {t: [] for t in KINDS} for n in range(len(texts))}
        number = {d["id"]: int(Path(d["path"]).stem) for d in _read(out / "documents.jsonl")}
        for table in KINDS:
            for row in _read(out / f"{table}.jsonl"):
                rows[_document_of(row, number)][table].append(row)
    yield from (rows[n] for n in range(len(texts)))


def _document_of(row: Row, number: dict[str, int]) -> int:
    found = row.get("document_id") or row["steps"][0]["document_id"]
    return number[found]


def _read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def score_file(path: Path) -> dict[str, Tally]:
    """Return what the program finds of one file, by table."""
    texts = yaml.safe_load(path.read_text(encoding="utf-8"))
    tallies: dict[str, Tally] = {}
    for n, (text, told) in enumerate(zip(texts, read_texts(texts), strict=True)):
        for table in KINDS:
            if table in text:
                tally = tallies.setdefault(table, Tally())
                before = len(tally.remarks)
                score_text(f"{n + 1:3d}", text[table], told[table], table, tally)
                if len(tally.remarks) > before:
                    tally.remarks.insert(before, f"{n + 1:3d} «{text['text']}»")
    return tallies


def tell(name: str, table: str, tally: Tally) -> str:
    """Return one line of figures."""
    fields = ", ".join(f"{n} {right}/{asked}" for n, (right, asked) in tally.fields.items())
    return f"{name:24s} {table:10s} found {tally.found}/{tally.asked}, extra {tally.extra} of {tally.rows}; {fields}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of the files of forms."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is missed, extra or wrong")
    args = parser.parse_args(argv)
    for path in args.files or sorted(HERE.glob("*.yaml")):
        for table, tally in score_file(path).items():
            print(tell(path.stem, table, tally))
            if args.show:
                print("\n".join(f"    {r}" for r in tally.remarks))
    return 0


if __name__ == "__main__":
    sys.exit(main())
