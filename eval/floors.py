#!/usr/bin/env python3
"""The sample corpus in, its figures held against the floors that may only rise out.

    python eval/floors.py            prints the figures beside their floors; exit status 1 if one lies below
    python eval/floors.py --raise    writes what is better now as the new floors; refuses to lower any

The floors stand in floors.json beside the hash of the sample and its gold. When those change, floors of the old
ones say nothing: `--raise --new-sample` pins the figures anew, and the reason belongs into the commit.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
SAMPLE = HERE.parent / "src" / "accordingto" / "sample"
TABLES = ("statements", "events", "figures", "ledger")
MARKS = {
    "statements": ("whole row", "speaker", "act"),
    "events": ("whole row", "type", "actors", "factuality"),
    "figures": ("value",),
    "ledger": ("whole row", "kind", "by"),
}
"""The fields of each table whose share of right values has a floor of its own."""

Figures = dict[str, float]


def hash_sample() -> str:
    """Return a hash of the reports, their gold and the knowledge of the sample; the gold for a desk is no part of it."""
    digest = hashlib.sha256()
    files = (p for p in SAMPLE.rglob("*") if p.is_file() and p.name != "README.md" and p.parent.name != "gold_desk")
    for path in sorted(files):
        digest.update(path.relative_to(SAMPLE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def score_export(export: Path, gold: Path) -> dict[str, Any]:
    """Return what the scorer says of an export against a folder of gold."""
    command = [sys.executable, str(HERE / "acceptance.py"), str(export), str(gold), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def measure(export: Path, gold: Path = SAMPLE / "gold") -> Figures:
    """Return the figures of an export, all such that more is better, from 0 to 1."""
    told = score_export(export, gold)
    found: Figures = {f"document {name}": _share(*pair) for name, pair in told["head"].items()}
    broken, rules = told["never"]
    found["never kept"] = round(1 - broken / rules, 3) if rules else 1.0
    for table in TABLES:
        found[f"{table} recall"] = told[table]["recall"] or 0.0
        found[f"{table} precision"] = told[table]["precision"] or 0.0
        for mark in MARKS[table]:
            found[f"{table} {mark}"] = _share(*told[table]["fields"].get(mark, (0, 0)))
    return found


def _share(right: int, asked: int) -> float:
    return round(right / asked, 3) if asked else 0.0


def read_sample(out: Path) -> None:
    """Read the sample with its knowledge into a folder, as a user would."""
    command = [sys.executable, "-m", "accordingto", "read", str(SAMPLE / "reports"), "--knowledge", str(SAMPLE)]
    subprocess.run([*command, "--out", str(out)], check=True)


def below(figures: Figures, floors: Figures) -> list[str]:
    """Return a line for each figure that lies below its floor."""
    return [
        f"{n}: {figures.get(n, 0.0):.3f} is below {floor:.3f}"
        for n, floor in floors.items()
        if figures.get(n, 0.0) < floor
    ]


def lowered(versions: Sequence[dict[str, Any]]) -> list[str]:
    """Return a line for each floor of today's sample that a later version sets lower than one before it.

    `versions` are contents of floors.json, oldest first; what they say of other samples says nothing.
    """
    told = [v["floors"] for v in versions if v["sample"] == versions[-1]["sample"]]
    return [
        f"{n}: {after.get(n)} after {f}"
        for before, after in pairwise(told)
        for n, f in before.items()
        if after.get(n, 0.0) < f
    ]


def raise_floors(figures: Figures, sample: str, kept: dict[str, Any], new_sample: bool) -> dict[str, Any]:
    """Return the floors with every figure that is better now, cut to hundredths.

    Raises SystemExit rather than lower one.
    """
    lifted = {name: int(value * 100) / 100 for name, value in figures.items()}
    if kept and kept["sample"] != sample:
        if not new_sample:
            raise SystemExit(
                "the sample has changed since the floors were set: add --new-sample, and say why in the commit"
            )
        return {"sample": sample, "floors": lifted}
    floors = kept.get("floors", {})
    lower = below(figures, floors)
    if lower:
        raise SystemExit("floors are never lowered:\n  " + "\n  ".join(lower))
    raised = {name: max(value, floors.get(name, 0.0)) for name, value in lifted.items()}
    return {"sample": sample, "floors": {**floors, **raised}}


def main() -> int:
    """Print the figures, and raise the floors if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--raise", dest="lift", action="store_true", help="write better figures as the new floors")
    parser.add_argument("--new-sample", action="store_true", help="the sample itself has changed")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as out:
        read_sample(Path(out))
        figures = measure(Path(out))
    kept = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if args.lift:
        lifted = raise_floors(figures, hash_sample(), kept, args.new_sample)
        FLOORS.write_text(json.dumps(lifted, indent=2) + "\n", encoding="utf-8")
    floors = kept.get("floors", {})
    for name, value in figures.items():
        print(f"{name:24} {value:.3f}  floor {floors.get(name, 0.0):.3f}")
    return 1 if below(figures, floors) else 0


if __name__ == "__main__":
    sys.exit(main())
