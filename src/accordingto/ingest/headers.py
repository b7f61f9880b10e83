"""The markup of a page in, the date that stands beside its headline out."""

import html as entities
import re
from collections.abc import Iterator

from accordingto.ingest.datelines import Dateline, read_dateline
from accordingto.ingest.dates import Moment
from accordingto.model.sentences import fold_words

LINES_ABOVE = 6
"""Lines above the headline in which its date may stand …"""
LINES_BELOW = 20
"""… and below it, down to the first paragraph …"""
LINES_INSIDE = 3
"""… or a few lines on, where that is the caption of a picture."""

_DROPPED = re.compile(r"<!--.*?-->|<(script|style|noscript|template|svg)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_BLOCKS = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|td|th|tr|table|section|article|header|footer|aside|main|nav|figure|figcaption|blockquote"
    r"|form|button|option|label|address)\b[^>]*|br\s*/?)>",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<[^>]*>")


def find_header_dates(html: str, title: str | None, first: str | None) -> tuple[Moment | None, Moment | None]:
    """Return the dates of publication and of change that stand around the headline, each None if none does.

    `title` is the headline and `first` the first paragraph of the main text; one of them must be found in the page. A line
    (or one element of it) counts if it is nothing but a date line.
    """
    lines = [chunk for chunk in _BLOCKS.split(_DROPPED.sub(" ", html)) if _TAGS.sub("", chunk).strip()]
    start, end = _window([fold_words(_plain(line)) for line in lines], title, first)
    updated: Moment | None = None
    for line in lines[start:end]:
        for dateline in _datelines(line):
            updated = updated or dateline.updated
            if dateline.published:
                return dateline.published, updated
    return None, updated


def _plain(chunk: str) -> str:
    return " ".join(entities.unescape(_TAGS.sub("", chunk)).split())


def _window(lines: list[tuple[str, ...]], title: str | None, first: str | None) -> tuple[int, int]:
    """Return the lines between which the date may stand: around the last headline before the first paragraph."""
    paragraph = fold_words(first or "")[:12]
    body = next((n for n, words in enumerate(lines) if paragraph and words[: len(paragraph)] == paragraph), None)
    wanted = fold_words(title or "")
    heads = [n for n, words in enumerate(lines[:body]) if wanted and words == wanted]
    end = len(lines) if body is None else body + LINES_INSIDE
    if heads:
        return max(0, heads[-1] - LINES_ABOVE), min(end, heads[-1] + LINES_BELOW)
    return (max(0, body - LINES_ABOVE), end) if body is not None else (0, 0)


def _datelines(chunk: str) -> Iterator[Dateline]:
    if not re.search(r"(?:19|20)\d\d", chunk):
        return
    for text in (_plain(chunk), *(_plain(part) for part in _TAGS.split(chunk))):
        found = read_dateline(text) if len(text) <= 200 else None
        if found and (found.published or found.updated):
            yield found
            return
