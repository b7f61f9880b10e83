#!/usr/bin/env python3
"""The shared folder in, every figure on standard output out: the sample, the five reports, the public sets.

    python eval/score.py [SHARED]

Run by `make score` in the project's environment. What is not there is said so and left out.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "src" / "accordingto" / "sample"
PROGRAM = [sys.executable, "-m", "accordingto"]


def score_reports(name: str, reports: Path, gold: Path, *options: str) -> None:
    """Read reports and print their figures against hand-written gold."""
    print(f"== {name}", flush=True)
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([*PROGRAM, "read", str(reports), "--out", out, *options], check=False)
        subprocess.run([sys.executable, str(HERE / "acceptance.py"), out, str(gold)], check=True)


def main() -> None:
    """Print all figures that can be had."""
    score_reports("the sample corpus", SAMPLE / "reports", SAMPLE / "gold", "--knowledge", str(SAMPLE))
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parent.parent / "shared")
    if not shared.is_dir():
        print(f"there is no folder {shared}: the five reports and the public sets are left out")
        return
    score_reports("the five reports", shared / "seeds", shared / "acceptance" / "gold")
    print("== public sets (development parts)", flush=True)
    subprocess.run([sys.executable, str(shared / "eval" / "run.py"), "--program", " ".join(PROGRAM)], check=True)


if __name__ == "__main__":
    main()
