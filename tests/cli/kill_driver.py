"""A folder and a seed in, runs of `add` that are killed at random moments out: each must leave a desk that can be finished.

Run by test_kill.py in a process of its own: it reads one document, so that everything is loaded, and forks itself for
every `add`, so that a kill costs no start.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from accordingto.cli.apps import app
from accordingto.cli.borders import run_app


def fork_run(arguments: Sequence[str]) -> int:
    """Start a command in a process of its own and return the process."""
    process = os.fork()
    if process == 0:
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115
        os._exit(run_app(app, arguments))
    return process


def run_to_end(arguments: Sequence[str]) -> None:
    """Run a command; it must read everything."""
    _, status = os.waitpid(fork_run(arguments), 0)
    assert status == 0, f"{arguments} ended with {status}"


def export_of(desk: str) -> dict[str, bytes]:
    """Return the files that a desk exports."""
    out = Path(f"{desk}.out")
    run_to_end(["export", str(out), "--desk", desk])
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def main(reports: str, knowledge: str, seed: int, kills: int) -> None:
    """Kill that many runs, each at a moment of its own, and finish each desk."""
    adding = ["add", reports, "--knowledge", knowledge]
    assert (
        run_app(app, ["read", str(sorted(Path(reports).iterdir())[0]), "--knowledge", knowledge, "--out", "warm"]) == 0
    )
    begun = time.monotonic()
    run_to_end([*adding, "--desk", "whole.db"])
    length = time.monotonic() - begun
    whole = export_of("whole.db")
    chance = random.Random(seed)
    found = []
    for n in range(kills):
        desk = f"{n}.db"
        process = fork_run([*adding, "--desk", desk])
        time.sleep(length * (n + chance.random()) / kills)
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        kept = len(export_of(desk)["documents.jsonl"].splitlines()) if Path(desk).exists() else 0
        run_to_end([*adding, "--desk", desk])
        assert export_of(desk) == whole, f"kill {n}: the desk differs from that of an unbroken run"
        found.append(kept if os.WIFSIGNALED(status) else -1)
    print(*found)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
