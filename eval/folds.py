#!/usr/bin/env python3
"""Readers that were each trained without a part of a set in, figures of the set out, no text read by a reader that saw it.

    python eval/folds.py ../shared/eval event_types OUT

OUT is the folder in which `accordingto-train --fold K/N` left the readers of all parts, each with the ids that it never saw.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = [sys.executable, "-m", "accordingto"]


def load_parts(readers: Path) -> dict[Path, list[str]]:
    """Return the folder of each reader with the ids of the texts of every set that it never saw.

    Raises SystemExit where there is none.
    """
    found = sorted(readers.glob("fold-*/left-out.json"))
    if not found:
        raise SystemExit(f"{readers} holds no fold-K/left-out.json: train the folds with accordingto-train --fold K/N")
    return {path.parent / "reader": json.loads(path.read_text(encoding="utf-8")) for path in found}


def load_lines(path: Path) -> dict[str, str]:
    """Return the lines of a set's input by the ids of their texts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {json.loads(line)["id"]: line for line in lines}


def share_out(lines: dict[str, str], parts: dict[Path, list[str]]) -> dict[Path, list[str]]:
    """Return the lines that each reader reads. Raises SystemExit where a text has not exactly one reader."""
    readers = {text_id: [reader for reader, left_out in parts.items() if text_id in left_out] for text_id in lines}
    for text_id, able in readers.items():
        if len(able) != 1:
            raise SystemExit(f"{text_id} was left out by {len(able)} readers, not by one: are all folds trained?")
    return {reader: [line for text_id, line in lines.items() if readers[text_id] == [reader]] for reader in parts}


def read_part(reader: Path, lines: list[str], work: Path, out: Path) -> None:
    """Read texts with a reader, as a user would, and put the rows behind those that are in `out`."""
    texts, rows = work / "input.jsonl", work / "rows"
    texts.write_text("".join(lines), encoding="utf-8")
    settings = {**os.environ, "ACCORDINGTO_READER": str(reader)}
    subprocess.run([*PROGRAM, "read", str(texts), "--out", str(rows)], check=True, env=settings)
    for table in rows.glob("*.jsonl"):
        with (out / table.name).open("a", encoding="utf-8") as end:
            end.write(table.read_text(encoding="utf-8"))


def main() -> None:
    """Print the figures of the shared scorer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("task")
    parser.add_argument("readers", type=Path)
    asked = parser.parse_args()
    parts = {reader: ids[asked.task] for reader, ids in load_parts(asked.readers).items()}
    shares = share_out(load_lines(asked.shared / asked.task / "input.jsonl.gz"), parts)
    with tempfile.TemporaryDirectory() as work:
        out = Path(work) / "all"
        out.mkdir()
        for reader, lines in shares.items():
            read_part(reader.resolve(), lines, Path(work), out)
        command = [sys.executable, asked.shared / "score.py", asked.task, asked.shared / asked.task, out, "--json"]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
