"""A folder and a seed in, runs of `add` that are killed at random moments out: each must leave a desk that can be finished.

Run by test_kill.py in a process of its own: it reads one document, so that everything is loaded, and forks itself for
every `add`, so that a kill costs no start.
"""

import os
import random
import signal
import sqlite3
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


def count_kept(desk: str) -> int:
    """Return how many documents a desk holds at this moment, 0 while it is being made."""
    if not Path(desk).exists():
        return 0
    connection = sqlite3.connect(desk, timeout=10)
    try:
        return int(connection.execute("SELECT count(*) FROM readings").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def kill_at(process: int, desk: str, documents: int, delay: float) -> bool:
    """Kill a run so many seconds after it has kept that many documents; return whether it was still at work."""
    while count_kept(desk) < documents:
        if os.waitpid(process, os.WNOHANG)[0]:
            return False
        time.sleep(0.002)
    time.sleep(delay)
    os.kill(process, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


def main(reports: str, knowledge: str, seed: int, kills: int) -> None:
    """Kill that many runs, each at a moment of its own, and finish each desk; print how many documents each held."""
    adding = ["add", reports, "--knowledge", knowledge]
    assert run_app(app, [*adding, "--desk", "whole.db"]) == 0
    begun = time.monotonic()
    run_to_end([*adding, "--desk", "again.db"])
    number = count_kept("again.db")
    pace = (time.monotonic() - begun) / number
    whole = export_of("whole.db")
    assert export_of("again.db") == whole
    chance = random.Random(seed)
    for n in range(kills):
        desk = f"{n}.db"
        killed = kill_at(fork_run([*adding, "--desk", desk]), desk, chance.randrange(number), chance.random() * pace)
        kept = count_kept(desk)
        run_to_end([*adding, "--desk", desk])
        assert export_of(desk) == whole, f"kill {n}: the desk differs from that of an unbroken run"
        print(kept if killed else -1, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
