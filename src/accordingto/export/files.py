"""Bytes for several files in, the files out, all written aside and then moved to their places."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

from accordingto.export.base import ExportError

ASIDE = ".unfinished-"
"""How the folder of unfinished files begins; one that a killed program left may be deleted."""


class FilesAside:
    """Files of one directory that get their names only when all of them are whole and on the disk."""

    def __init__(self, directory: Path, names: Sequence[str]) -> None:
        self._directory = directory
        self._files: dict[str, BinaryIO] = {}
        with self._named(directory):
            directory.mkdir(parents=True, exist_ok=True)
            self._aside = Path(mkdtemp(prefix=ASIDE, dir=directory))
        try:
            for name in names:
                with self._named(directory / name):
                    self._files[name] = (self._aside / name).open("wb", buffering=1 << 16)
        except ExportError:
            self.abandon()
            raise

    def write(self, name: str, data: bytes) -> None:
        """Add bytes to one of the files."""
        try:
            self._files[name].write(data)
        except OSError as error:
            raise _told(self._directory / name, error) from error

    def finish(self) -> list[Path]:
        """Write everything to the disk, move every file to its place and return them in the order given."""
        for name, file in self._files.items():
            with self._named(self._directory / name):
                file.flush()
                os.fsync(file.fileno())
                file.close()
        for name in self._files:
            with self._named(self._directory / name):
                (self._aside / name).replace(self._directory / name)
        with suppress(OSError):
            self._aside.rmdir()
        return [self._directory / name for name in self._files]

    def abandon(self) -> None:
        """Take away what was written aside."""
        for name, file in self._files.items():
            with suppress(OSError):
                file.close()
            with suppress(OSError):
                (self._aside / name).unlink(missing_ok=True)
        with suppress(OSError):
            self._aside.rmdir()

    @contextmanager
    def _named(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise _told(path, error) from error


def _told(path: Path, error: OSError) -> ExportError:
    why = error.strerror or str(error)
    return ExportError(f"{path} could not be written: {why}; what was there before is untouched")
