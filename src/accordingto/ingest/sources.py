"""Paths in, the bytes of one document after the other out; what cannot be read is named and stops nothing."""

import gzip
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from accordingto.ingest.encodings import refuse_bytes
from accordingto.ingest.lines import read_lines
from accordingto.model.stages import Source, Unreadable

LIMIT = 20_000_000
"""The most bytes that one document may have; of a longer one no more than this is read."""

KINDS = {
    ".txt": "txt",
    ".text": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "md",
    ".markdown": "md",
}
"""The kinds of file that hold one document, by their endings."""
READ = ".txt .html .htm .md .jsonl .jsonl.gz"


def find_sources(
    paths: Iterable[str | Path], published: str | None = None, limit: int = LIMIT
) -> Iterator[Source | Unreadable]:
    """Yield the documents under paths: files, and folders with all that is in them, in the order of their names.

    `published` is a date that holds for all of them. `limit` is the most bytes a document may have. A file that is
    named itself is read whatever its ending, if it is text. Names that begin with a dot are passed over in folders.
    JSON Lines are read a line at a time.
    """
    for path in paths:
        for found in _sources_under(Path(path), limit):
            yield _with_date(found, published) if published and isinstance(found, Source) else found


def _with_date(source: Source, published: str) -> Source:
    given = {**source.given, "published": published}
    return Source(source.data, source.path, source.kind, given, basis="given")


def _sources_under(path: Path, limit: int) -> Iterator[Source | Unreadable]:
    if path.is_dir():
        yield from _folder_sources(path, limit)
    elif path.exists():
        yield from _file_sources(path, limit, named=True)
    else:
        yield Unreadable(path.as_posix(), "there is no such file or folder")


def _folder_sources(folder: Path, limit: int) -> Iterator[Source | Unreadable]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries if not e.name.startswith("."))
    except OSError as error:
        yield Unreadable(folder.as_posix(), f"the folder cannot be opened: {_say(error)}")
        return
    for name, is_folder in found:
        if is_folder:
            yield from _folder_sources(folder / name, limit)
        else:
            yield from _file_sources(folder / name, limit, named=False)


def _file_sources(path: Path, limit: int, named: bool) -> Iterator[Source | Unreadable]:
    name = path.name.lower()
    try:
        if name.endswith((".jsonl", ".jsonl.gz", ".ndjson")):
            with _open_lines(path) as stream:
                yield from read_lines(stream, path.as_posix(), limit)
        elif named or path.suffix.lower() in KINDS:
            yield _file_source(path, limit)
        else:
            ending = f"files ending in {path.suffix}" if path.suffix else "files without an ending"
            yield Unreadable(path.as_posix(), f"{ending} are not read from folders (read are {READ})")
    except (OSError, EOFError) as error:
        yield Unreadable(path.as_posix(), f"the file cannot be read: {_say(error)}")


def _open_lines(path: Path) -> BinaryIO:
    if path.name.lower().endswith(".gz"):
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, gzip.open(path, "rb"))))
    return path.open("rb")


def _file_source(path: Path, limit: int) -> Source | Unreadable:
    with path.open("rb") as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        return Unreadable(path.as_posix(), f"it is longer than {limit:,} bytes, the most that one document may have")
    reason = refuse_bytes(data)
    if reason:
        return Unreadable(path.as_posix(), reason)
    return Source(data, path.as_posix(), KINDS.get(path.suffix.lower()) or _sniff_kind(data))


def _sniff_kind(data: bytes) -> str:
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if start.startswith((b"<!doctype html", b"<html", b"<?xml")) else "txt"


def _say(error: OSError | EOFError) -> str:
    """Return what went wrong without the path, which stands beside it."""
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return getattr(error, "strerror", None) or str(error) or "it ends too early"
