"""`demo` and `serve` as a user starts them: the address is told, the pages are there, Ctrl-C ends them."""

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

PROGRAM = [sys.executable, "-u", "-m", "accordingto"]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def visit(process: "subprocess.Popen[str]", port: int) -> str:
    """Wait until the address is told, get the page of documents, end the server with Ctrl-C and return the page."""
    assert process.stdout is not None
    told = process.stdout.readline()
    assert told == f"the desk is at http://127.0.0.1:{port} (Ctrl-C ends it)\n"
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/documents", timeout=20) as answer:
        page = answer.read().decode()
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=20)
    assert process.returncode == 0, complaints
    assert "Traceback" not in complaints
    return str(page)


def start(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    """Start a command in a folder."""
    return subprocess.Popen(
        [*PROGRAM, *arguments], cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_the_demo_reads_the_sample_shows_it_and_goes_without_a_trace(tmp_path: Path) -> None:
    port = free_port()
    page = visit(start(tmp_path, "demo", "--port", str(port), "--desk", "demo.db"), port)
    assert "Gunfire at" in page
    port = free_port()
    again = visit(start(tmp_path, "serve", "--port", str(port), "--desk", "demo.db"), port)
    assert "Gunfire at" in again


def test_a_port_that_is_taken_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        done = subprocess.run(
            [*PROGRAM, "demo", "--port", str(port)], cwd=tmp_path, capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 2
    assert done.stderr.startswith(f"accordingto: cannot listen on 127.0.0.1:{port}")
    assert done.stderr.count("\n") == 1
