"""The bytes of an HTML page in, its main text out, with what its head says of title, publisher, address and date."""

from collections.abc import Iterator
from typing import Any

from accordingto.ingest.dates import Moment, parse_moment
from accordingto.ingest.encodings import decode_bytes, find_declared
from accordingto.ingest.extracts import Extract
from accordingto.ingest.headers import find_header_dates
from accordingto.ingest.markups import map_markup
from accordingto.ingest.metadata import PageMetadata, read_metadata
from accordingto.ingest.traces import TracedText
from accordingto.model.offsets import OffsetMap
from accordingto.model.sentences import fold_words

LATEST = "2099-12-31"
"""No date is refused for being in the future: what is read must not depend on the day of reading."""
_BLOCKS = frozenset(
    ("p", "head", "quote", "item", "list", "row", "cell", "table", "code", "div", "ab", "figure", "body", "lb")
)
_DATES = {"extensive_search": False, "original_date": True, "max_date": LATEST}


def read_page(data: bytes) -> Extract:
    """Return the main text of a page: paragraphs as lines, the title first, no menus, comments or consent boxes.

    The text is found by trafilatura. The date is that of the page's metadata, else the one beside the headline; htmldate
    is asked last and without its extensive search, which makes up dates from copyright lines. Where no main
    text is found, the text is empty.
    """
    decoded = decode_bytes(data, find_declared(data))
    html = decoded.trace.text
    known = read_metadata(html)
    title, lines, headings = _main_text(html, known)
    text = "\n".join([title, *lines] if title else lines)

    def root() -> OffsetMap:
        return map_markup(html, text).through(decoded.trace.offsets())

    published, updated, basis = known.published, known.updated, "metadata"
    if published is None:
        published, changed = find_header_dates(html, title, lines[0] if lines else None)
        updated, basis = updated or changed, "text"
    return Extract(
        TracedText(text, root),
        title=title,
        publisher=known.publisher,
        url=known.url,
        published=published,
        published_basis=basis,
        guessed=None if published else _guess_day(html),
        updated=updated,
        language=known.language,
        translated_from=known.translated_from,
        headings=tuple(headings),
    )


def _main_text(html: str, known: PageMetadata) -> tuple[str | None, list[str], list[str]]:
    """Return title, lines and the lines that are headings; the title is not among the lines."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        html, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=_DATES
    )
    if found is None or found.body is None:
        return known.title, [], []
    title = _choose_title(found.title, known.title)
    lines: list[str] = []
    headings: list[str] = []
    for line, is_heading in _lines_of(found.body):
        if title and not lines and fold_words(line) == fold_words(title):
            continue
        lines.append(line)
        if is_heading:
            headings.append(line)
    return title, lines, headings


def _choose_title(extracted: str | None, told: str | None) -> str | None:
    title = extracted or told
    return " ".join(title.split()) if title else None


def _lines_of(body: Any) -> Iterator[tuple[str, bool]]:
    """Yield the lines of trafilatura's tree with whether they are headings."""
    line: list[str] = []
    is_heading = False
    for event in _events(body):
        if isinstance(event, str):
            line.append(event)
            continue
        joined = " ".join("".join(line).split())
        if joined:
            yield joined, is_heading
        line, is_heading = [], event
    joined = " ".join("".join(line).split())
    if joined:
        yield joined, is_heading


def _events(node: Any) -> Iterator[str | bool]:
    """Yield the texts of a tree; True where a heading begins, False where another block begins or one ends."""
    block = node.tag in _BLOCKS
    if block:
        yield node.tag == "head"
    if node.text:
        yield node.text
    for child in node:
        yield from _events(child)
        if child.tail:
            yield child.tail
    if block:
        yield False


def _guess_day(html: str) -> Moment | None:
    """Return the day that htmldate finds in elements and addresses, without its extensive search."""
    from htmldate import find_date

    found = find_date(html, extensive_search=False, original_date=True, max_date=LATEST)
    return parse_moment(found) if found else None
