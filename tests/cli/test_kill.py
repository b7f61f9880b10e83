"""A killed `add` leaves the desk whole: added again, it exports the same bytes as after an unbroken run."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from shutil import copy

import pytest

from accordingto.cli.pages import SAMPLE

KILLS = 20
REPORTS = 4


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with the shortest reports of the sample."""
    folder = tmp_path / "reports"
    folder.mkdir()
    found = sorted((SAMPLE / "reports").glob("*.txt"), key=lambda p: (p.stat().st_size, p.name))
    for path in found[:REPORTS]:
        copy(path, folder)
    return folder


def test_twenty_kills_at_random_moments_leave_the_desk_whole(tmp_path: Path, reports: Path) -> None:
    driver = Path(__file__).parent / "kill_driver.py"
    command = [sys.executable, str(driver), str(reports), str(SAMPLE), "2031", str(KILLS)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=one_thread())
    assert done.returncode == 0, done.stderr
    kept = [int(n) for n in done.stdout.split()]
    assert len(kept) == KILLS
    assert sum(0 < n < REPORTS for n in kept) >= 8, f"the kills did not fall into the run: {kept}"


def test_a_killed_program_with_processes_leaves_none_behind_and_can_go_on(tmp_path: Path, reports: Path) -> None:
    command = [sys.executable, "-m", "accordingto", "add", str(reports), "--knowledge", str(SAMPLE), "--workers", "2"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    while not (tmp_path / "desk.db").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(2)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    until = time.monotonic() + 20
    while group_lives(process.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not group_lives(process.pid)
    again = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr


def group_lives(group: int) -> bool:
    """Tell whether any process of a group is still there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def one_thread() -> dict[str, str]:
    """An environment in which nothing starts threads, so that the driver can fork."""
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
