"""The bytes of a plain text in, its text out; lines that a mail or an agency wrapped become paragraphs again."""

import re
from collections.abc import Iterator

from accordingto.ingest.encodings import decode_bytes
from accordingto.ingest.extracts import Extract
from accordingto.ingest.traces import TracedText
from accordingto.model.offsets import Edit

WIDEST = 110
"""Lines longer than this are not wrapped by hand or by a mail program."""
NARROWEST = 45
"""Texts of shorter lines are verse or lists."""
FEWEST = 4
"""Wrapped lines that a text must have at least."""

_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n])")


def read_text(data: bytes) -> Extract:
    """Return the text of plain text bytes, decoded but not repaired."""
    return Extract(decode_bytes(data).trace, wrapped=True)


def join_lines(trace: TracedText) -> TracedText:
    """Join the lines of a text that was broken to a width.

    It was if no line is wide, and nearly every line that another one follows is so full that the first word of the
    next one would not have fitted. Lines of a text in paragraphs stay as they are.
    """
    return trace.edited(_joins(trace.text))


def _joins(text: str) -> Iterator[Edit]:
    lines = text.split("\n")
    width = max(map(len, lines))
    breaks = list(_BREAK.finditer(text))
    if not NARROWEST <= width <= WIDEST or len(breaks) < FEWEST:
        return
    full = [b for b in breaks if _is_full(text, b.start(), width)]
    if len(full) < max(FEWEST, 0.75 * len(breaks)):
        return
    for found in full:
        yield Edit(found.start(), found.end(), " ")


def _is_full(text: str, at: int, width: int) -> bool:
    begin = text.rfind("\n", 0, at) + 1
    word = re.match(r"\S+", text[at + 1 :])
    return word is not None and (at - begin) + 1 + len(word[0]) > width - 4
