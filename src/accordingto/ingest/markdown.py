"""The bytes of a Markdown file in, its text without the marks out, with what its front matter says."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from accordingto.ingest.dates import Moment, parse_moment
from accordingto.ingest.encodings import decode_bytes
from accordingto.ingest.extracts import Extract
from accordingto.model.offsets import Edit

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$|^([^\n]+)\n {0,3}(?:=+|-{3,})[ \t]*$", re.MULTILINE)
_LINE_MARKS = re.compile(
    r"^ {0,3}#{1,6}[ \t]+|[ \t]+#+[ \t]*$|^ {0,3}(?:[-*_][ \t]*){3,}$|^ {0,3}=+[ \t]*$|^ {0,3}(?:>[ \t]?)+"
    r"|^[ \t]*[-*+][ \t]+(?=\S)"
    r"|^ {0,3}(?:```|~~~).*$|^ {0,3}\[[^\]\n]+\]:[ \t]+\S.*$",
    re.MULTILINE,
)
_INLINE = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!>~|])"
    r"|!\[[^\]\n]*\](?:\([^()\n]*(?:\([^()\n]*\))?[^()\n]*\)|\[[^\]\n]*\])"
    r"|\[\^[^\]\n]+\]:?"
    r"|(?P<open>\[)(?=[^\[\]\n]+\](?:\([^()\n]*(?:\([^()\n]*\))?[^()\n]*\)|\[[^\]\n]*\]))"
    r"|(?P<close>(?<!\s)\](?:\([^()\n]*(?:\([^()\n]*\))?[^()\n]*\)|\[[^\]\n]*\]))"
    r"|<(?P<address>(?:https?|mailto):[^>\s]+)>|</?[a-zA-Z][^>\n]*>|<!--.*?-->"
    r"|(?P<mark>\*{1,3}|~~|`+)(?=\S)|(?<=\S)(?P<mark2>\*{1,3}|~~|`+)|(?<!\w)(?P<under>_{1,3})(?=\S)|(?<=\S)(?P<under2>_{1,3})(?!\w)",
    re.DOTALL,
)
_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_BLOCK = re.compile(r" {0,3}(?:#{1,6}[ \t]|>|[-*+][ \t]|\d{1,3}[.)][ \t]|\||```|~~~|={3,}|-{3,}|\[[^\]\n]+\]:)")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")


def read_markdown(data: bytes) -> Extract:
    """Return the text of Markdown bytes: no front matter, no marks, the lines of a paragraph joined.

    The title is that of the front matter, else the first heading.
    """
    trace = decode_bytes(data).trace
    trace = trace.edited(Edit(m.start(), m.end(), "\n") for m in re.finditer(r"\r\n?", trace.text))
    front = _FRONT.match(trace.text)
    known = _read_front(front[1]) if front else None
    if front and known is not None:
        trace = trace.edited([Edit(0, front.end(), "")])
    headings = [_bare(m[2] or m[3]) for m in _HEADING.finditer(trace.text)]
    trace = trace.edited(_joins(trace.text))
    trace = trace.edited(Edit(m.start(), m.end(), "") for m in _LINE_MARKS.finditer(trace.text))
    trace = trace.edited(_inline_marks(trace.text))
    title = _value(known, "title", "headline") or (headings[0] if headings else None)
    return Extract(
        trace,
        title=title,
        publisher=_value(known, "publisher", "site", "site_name", "source", "outlet"),
        url=_value(known, "url", "canonical", "canonical_url", "link"),
        published=_moment(_value(known, "published", "date", "pubdate", "publish_date", "created")),
        updated=_moment(_value(known, "updated", "lastmod", "modified", "last_modified_at")),
        language=_value(known, "language", "lang"),
        translated_from=_value(known, "translated_from"),
        headings=tuple(h for h in headings if h != title),
    )


def _read_front(text: str) -> dict[str, Any] | None:
    """Return the fields of front matter, none where it is broken; None where the text is no front matter."""
    try:
        known = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return {} if re.match(r"[\w-]+:", text) else None
    return {str(k).lower(): v for k, v in known.items()} if isinstance(known, dict) else None


def _value(known: dict[str, Any] | None, *keys: str) -> str | None:
    return next((v.strip() for k in keys if known and isinstance(v := known.get(k), str) and v.strip()), None)


def _moment(text: str | None) -> Moment | None:
    return parse_moment(text) if text else None


def _bare(text: str) -> str:
    from accordingto.model.offsets import apply_edits

    return apply_edits(text, _inline_marks(text)).strip()


def _joins(text: str) -> Iterator[Edit]:
    """Join the lines of paragraphs: a single line end is a blank in Markdown, after two blanks it is one."""
    for found in _BREAK.finditer(text):
        begin = text.rfind("\n", 0, found.start()) + 1
        line = text[begin : found.start()]
        starts_block = _BLOCK.match(text, found.end()) or (
            _BLOCK.match(line) and line.lstrip().startswith(("#", "|", "["))
        )
        if not starts_block and not _HARD_BREAK.search(line):
            yield Edit(found.start(), found.end(), " ")


def _inline_marks(text: str) -> Iterator[Edit]:
    for found in _INLINE.finditer(text):
        if found["escaped"]:
            yield Edit(found.start(), found.start() + 1, "")
        elif found["address"]:
            yield Edit(found.start(), found.start() + 1, "")
            yield Edit(found.end() - 1, found.end(), "")
        else:
            yield Edit(found.start(), found.end(), "")
