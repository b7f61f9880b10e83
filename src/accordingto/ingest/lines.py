"""A stream of JSON Lines in, one document a line out; a broken line is named with its number and passed over."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from accordingto.model.stages import Source, Unreadable

GIVEN = ("title", "url", "publisher", "published", "language", "retrieved", "translated_from")
"""The fields of a line that come with the document beside its `id` and `text`."""


def read_lines(stream: BinaryIO, path: str, limit: int) -> Iterator[Source | Unreadable]:
    """Yield the documents of JSON Lines; the bytes of each are those of its `text` in UTF-8.

    Their path is that of the file, `#` and the `id` (the number of the line where there is none). No more than
    `limit` bytes of a line are kept in memory.
    """
    number = 0
    empty = True
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            while not line.endswith(b"\n") and (line := stream.readline(limit)):
                pass
            yield Unreadable(
                f"{path}:{number}", f"the line is longer than {limit:,} bytes, the most that is read of one"
            )
            empty = False
        elif line.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
            yield _line_source(line, path, number)
            empty = False
    if empty:
        yield Unreadable(path, "there are no documents in it")


def _line_source(line: bytes, path: str, number: int) -> Source | Unreadable:
    where = f"{path}:{number}"
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return Unreadable(where, f"line {number} is not JSON: {_where_broken(error)}")
    if not isinstance(row, dict):
        return Unreadable(where, f"line {number} is not a JSON object with a text")
    text = row.get("text")
    if not isinstance(text, str):
        return Unreadable(
            where, f"line {number} has no text" if text is None else f"line {number}: its text is no text"
        )
    name = f"{path}#{_plain(row.get('id')) or number}"
    if not text.strip():
        return Unreadable(name, f"line {number}: its text is empty")
    given = {key: value for key in GIVEN if (value := _plain(row.get(key)))}
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Source(whole.encode(), name, "txt", given)


def _plain(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip().encode("utf-8", "replace").decode("utf-8") or None


def _where_broken(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    if isinstance(error, UnicodeDecodeError):
        return f"invalid UTF-8 at byte {error.start + 1}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
