#!/usr/bin/env python3
"""The sample, the five reports and the public sets in, their figures and the page docs/quality.md out.

    python eval/quality.py [--shared DIR] [--only NAME …]     measures and prints
    python eval/quality.py … --write [--lower REASON]         keeps the figures in measured.json and writes the page
    python eval/quality.py --page                             writes the page from what is kept, measuring nothing

What is measured stands in sets.yaml. The shared folder holds texts that are not published with the program; without it
only the sample is measured. A figure that was kept is not written lower, unless a reason is given: it stands in the page.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))

import floors

HERE = Path(__file__).resolve().parent
MEASURED = HERE / "measured.json"
PAGE = HERE.parent / "docs" / "quality.md"
SHARED = HERE.parent.parent / "shared"
BEGIN, END = "<!-- figures: written by eval/quality.py -->", "<!-- end of figures -->"
PROGRAM = [sys.executable, "-m", "accordingto"]

Row = dict[str, Any]
"""What is kept of a set: `documents`, `stages` (with their versions), `figures`, and why one was written lower (`lowered`)."""


def load_sets() -> list[Row]:
    """Return what is measured, in the order of the page."""
    found: list[Row] = yaml.safe_load((HERE / "sets.yaml").read_text(encoding="utf-8"))
    return found


def load_measured() -> dict[str, Row]:
    """Return what was measured, by the name of the set."""
    found: dict[str, Row] = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}
    return found


def tell_stages() -> str:
    """Return the stages that read documents with their versions, and the reader where one is asked."""
    from accordingto.engine.chains import Recipe
    from accordingto.settings import Settings

    settings = Settings()
    stages = Recipe((), settings.language_model, settings.reader).stages()
    reader = f" reader={settings.reader}" if settings.reader else ""
    return " ".join(stage.origin for stage in stages) + reader


def measure_set(one: Row, shared: Path) -> Row:
    """Read the documents of a set as a user would, score them, and return the row to keep."""
    with tempfile.TemporaryDirectory() as out:
        told = measure_reports(one, shared, Path(out)) if "reports" in one else measure_task(one, shared, Path(out))
    figures = {name: round(float(told[name]), 3) for name in one["shown"]}
    return {"documents": told["documents"], "stages": tell_stages(), "figures": figures}


def measure_reports(one: Row, shared: Path, out: Path) -> Row:
    """Return the figures of reports against gold that was written for them."""
    gold = shared / one["gold"]
    subprocess.run([*PROGRAM, "read", str(shared / one["reports"]), "--out", str(out)], check=True)
    return {"documents": len(list(gold.glob("*.json"))), **floors.measure(out, gold)}


def measure_task(one: Row, shared: Path, work: Path) -> Row:
    """Return what the shared scorer says of a task."""
    command = [sys.executable, str(shared / "eval" / "run.py"), one["task"], "--json", "--work", str(work)]
    command += ["--program", " ".join(PROGRAM)]
    if one.get("where"):
        command += ["--where", *one["where"]]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: Row = json.loads(told.strip().splitlines()[-1])
    return found


def keep(kept: dict[str, Row], measured: dict[str, Row], reason: str | None) -> dict[str, Row]:
    """Return the kept rows with the measured ones in their place.

    Raises SystemExit where a figure of the same name would be written lower and no reason is given.
    """
    lower = [line for name, row in measured.items() for line in fallen(name, kept.get(name), row)]
    if lower and not reason:
        raise SystemExit("figures are not written lower without --lower REASON:\n  " + "\n  ".join(lower))
    new = {}
    for name, row in measured.items():
        why = reason if fallen(name, kept.get(name), row) else None
        new[name] = {**row, "lowered": why} if why else row
    return {**kept, **new}


def fallen(name: str, before: Row | None, after: Row) -> list[str]:
    """Return a line for each figure of a set that is lower than it was."""
    told = before["figures"] if before else {}
    now = after["figures"]
    return [
        f"{name} {figure}: {now[figure]:.3f} after {old:.3f}"
        for figure, old in told.items()
        if now.get(figure, 1.0) < old
    ]


def unexplained(versions: list[dict[str, Row]]) -> list[str]:
    """Return a line for each figure that fell from one version of measured.json to the next without a reason."""
    return [
        line
        for before, after in pairwise(versions)
        for name, row in after.items()
        if not row.get("lowered")
        for line in fallen(name, before.get(name), row)
    ]


def render(sets: list[Row], measured: dict[str, Row], pinned: dict[str, float]) -> str:
    """Return the part of the page that is generated: the floors of the sample, then a table of all sets."""
    lines = ["### The sample corpus", "", "Measured by the tests; a floor is never lowered.", ""]
    lines += ["| figure | at least |", "| --- | --- |"]
    lines += [f"| {name} | {show(value)} |" for name, value in pinned.items()]
    lines += ["", "### Reports and public sets", ""]
    lines += ["| set (`--only`) | documents | figures | others | read by |", "| --- | --- | --- | --- | --- |"]
    notes = []
    for one in sets:
        row = measured.get(one["name"])
        if row is None:
            lines.append(f"| {one['title']} (`{one['name']}`) | | not measured yet | {one['others']} | |")
            continue
        figures = ", ".join(f"{name} {show(row['figures'][name])}" for name in one["shown"])
        lines.append(
            f"| {one['title']} (`{one['name']}`) | {row['documents']} | {figures} | {one['others']} | {row['stages']} |"
        )
        if row.get("lowered"):
            notes.append(f"- `{one['name']}` was higher before: {row['lowered']}")
    return "\n".join([*lines, *(["", *notes] if notes else [])])


def show(value: float) -> str:
    """Return a figure as in the tables of others: ".573", "1.00"."""
    return f"{value:.3f}".removeprefix("0") if value < 1 else "1.00"


def fill_page(page: str, table: str) -> str:
    """Return a page with what stands between the marks replaced."""
    head, _, rest = page.partition(BEGIN)
    return f"{head}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}"


def write_page() -> None:
    """Write the page from the sets, what was measured and the floors."""
    pinned = json.loads(floors.FLOORS.read_text(encoding="utf-8"))["floors"]
    table = render(load_sets(), load_measured(), pinned)
    PAGE.write_text(fill_page(PAGE.read_text(encoding="utf-8"), table), encoding="utf-8")


def measure_sample() -> None:
    """Print the figures of the sample beside their floors; floors.py raises them."""
    print("== the sample corpus", flush=True)
    subprocess.run([sys.executable, str(HERE / "floors.py")], check=False)


def main() -> None:
    """Measure what can be measured, print it, and keep it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with reports, gold and public sets")
    parser.add_argument("--only", nargs="*", metavar="NAME", help="only these sets of sets.yaml")
    parser.add_argument("--write", action="store_true", help="keep the figures in measured.json and write the page")
    parser.add_argument("--lower", metavar="REASON", help="why a figure may be written lower than it was")
    parser.add_argument("--page", action="store_true", help="write the page from what is kept")
    args = parser.parse_args()
    if not args.page:
        if not args.only:
            measure_sample()
        measure_all(args)
    if args.page or args.write:
        write_page()


def measure_all(args: argparse.Namespace) -> None:
    """Measure the sets that were asked for, one line each; each is kept as soon as it is measured."""
    if not args.shared.is_dir():
        print(f"there is no folder {args.shared}: the five reports and the public sets are left out")
        return
    wanted = [one for one in load_sets() if not args.only or one["name"] in args.only]
    unknown = set(args.only or ()) - {one["name"] for one in wanted}
    if unknown:
        raise SystemExit(f"sets.yaml has no set {', '.join(sorted(unknown))}")
    for one in wanted:
        row = measure_set(one, args.shared)
        told = "  ".join(f"{name} {value:.3f}" for name, value in row["figures"].items())
        print(f"{one['name']}  documents {row['documents']}  {told}", flush=True)
        if args.write:
            kept = keep(load_measured(), {one["name"]: row}, args.lower)
            MEASURED.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
