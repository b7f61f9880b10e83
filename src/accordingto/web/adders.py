"""Files that people bring to the desk in, a run of `accordingto add` over them out, one run after the other."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from queue import SimpleQueue
from shutil import rmtree
from tempfile import mkdtemp
from typing import BinaryIO

from accordingto.web.wordings import _

MOST_BYTES = 100_000_000
"""So many bytes are taken at once, all files together."""
MOST_FILES = 500
ENDINGS = (".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown", ".jsonl", ".jsonl.gz")
LONGEST_NAME = 120
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\ud800-\udfff]+")


class UnfitFileError(ValueError):
    """A file that is not taken: says which and why."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A run that could not do its work, with what the program said."""

    files: int
    reason: str


class Adder:
    """Reads files into a desk in the background: in a program of its own, so that pages stay quick and a crash stays there."""

    def __init__(self, desk: str, knowledge: Sequence[Path] = (), program: Sequence[str] | None = None) -> None:
        self._desk = desk
        self._knowledge = knowledge
        self._program = program or (sys.executable, "-m", "accordingto")
        self._waiting: SimpleQueue[tuple[Path, list[str]]] = SimpleQueue()
        self._unread = 0
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None
        self.failed: Failed | None = None

    @property
    def waiting(self) -> int:
        """How many files are waiting to be read or are being read."""
        with self._lock:
            return self._unread

    def take(self, files: Iterable[tuple[str, BinaryIO]]) -> int:
        """Keep files aside and have them read; return how many. Raises UnfitFileError; then none of them is taken."""
        folder = Path(mkdtemp(prefix="accordingto-"))
        try:
            names = _write_files(folder, files)
        except BaseException:
            rmtree(folder, ignore_errors=True)
            raise
        with self._lock:
            self._unread += len(names)
            self.failed = None
            self._waiting.put((folder, names))
            if self._worker is None or not self._worker.is_alive():
                self._worker = threading.Thread(target=self._work, daemon=True)
                self._worker.start()
        return len(names)

    def finish(self, seconds: float) -> None:
        """Wait until all is read, or for so long."""
        if self._worker is not None:
            self._worker.join(seconds)

    def _work(self) -> None:
        while True:
            folder, names = self._waiting.get()
            try:
                failed = self._run(folder, names)
            except OSError as error:
                failed = Failed(len(names), f"the reading could not be started: {error}")
            finally:
                rmtree(folder, ignore_errors=True)
            with self._lock:
                self._unread -= len(names)
                self.failed = failed or self.failed
                if self._waiting.empty():
                    self._worker = None
                    return

    def _run(self, folder: Path, names: Sequence[str]) -> Failed | None:
        """Run the program in the folder of the files, so that documents have the names that people gave them."""
        given = [part for knowledge in self._knowledge for part in ("--knowledge", str(knowledge.resolve()))]
        command = [*self._program, "add", "--desk", self._desk, *given, "--", *names]
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True, errors="replace", check=False,
        )  # fmt: skip
        if done.returncode in (0, 1):
            return None
        return Failed(len(names), done.stderr.strip()[-500:] or f"the program ended with status {done.returncode}")


def name_file(given: str) -> str:
    """Return the name that a file is kept under: no folder, no sign that a file's name cannot have.

    Raises UnfitFileError for an ending that the desk does not read.
    """
    bare = PurePosixPath(PureWindowsPath(given.strip()).name).name
    name = _UNFIT.sub("_", bare).lstrip(".-")
    ending = next((e for e in sorted(ENDINGS, key=len, reverse=True) if name.lower().endswith(e)), None)
    if ending is None or len(name) == len(ending):
        raise UnfitFileError(
            _("“%(name)s” is not read here: files end in %(endings)s.", name=bare[:80], endings=", ".join(ENDINGS))
        )
    return name[: -len(ending)][:LONGEST_NAME] + ending


def _write_files(folder: Path, files: Iterable[tuple[str, BinaryIO]]) -> list[str]:
    names: list[str] = []
    for given, stream in files:
        name = name_file(given)
        while name in names:
            stem, dot, ending = name.partition(".")
            name = f"{stem}-again{dot}{ending}"
        (folder / name).write_bytes(stream.read())
        names.append(name)
    if not names:
        raise UnfitFileError(_("No file was chosen."))
    return names
