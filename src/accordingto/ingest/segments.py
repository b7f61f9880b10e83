"""A clean text in, out what each stretch of it is (title, date line, body, furniture, repeat) and what its head tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from accordingto.ingest.datelines import HEADER_LINES, Dateline, is_byline, read_dateline, read_prefix
from accordingto.ingest.dates import Moment, any_of, month_numbers
from accordingto.ingest.furniture import find_rule, load_rules
from accordingto.ingest.repeats import find_repeats, find_title_again
from accordingto.ingest.tails import is_cut_off, mark_tail
from accordingto.ingest.titles import find_title
from accordingto.model.records import Segment, SegmentKind
from accordingto.model.sentences import ends_sentence, fold_words

REPEATED_TEXT = "repeated_text"
TRUNCATED = "truncated"
LONGEST_HEADING = 12
"""Words of a heading between paragraphs."""
PARAGRAPH = 10
"""Words that a paragraph has at least, for one that headings stand between."""

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"^(?:[-–—•*·▪►>]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s|^[\"“‘'«„]|^\w+(?: \w+)?:\s")


@dataclass
class Line:
    """A line of the text while it is being judged; `kind` is None until something is known of it."""

    start: int
    end: int
    text: str
    blank_after: bool
    kind: SegmentKind | None = None
    prefix: int = 0
    prefix_kind: SegmentKind = "dateline"
    words: int = field(init=False)
    ends: bool = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.text.count(" ") + 1
        self.ends = ends_sentence(self.text)

    @property
    def is_paragraph(self) -> bool:
        """A line that is long enough and ends like a sentence."""
        return self.ends and self.words >= PARAGRAPH


@dataclass(frozen=True)
class Layout:
    """The parts of a text, and what its title and date lines say."""

    segments: tuple[Segment, ...]
    title: str | None
    published: Moment | None
    updated: Moment | None
    warnings: tuple[str, ...]

    def parts(self, text: str, *kinds: SegmentKind) -> list[str]:
        """Return the stretches of some kinds."""
        return [text[s.start : s.end] for s in self.segments if s.kind in kinds]


def find_segments(
    text: str, title: str | None = None, headings: Sequence[str] = (), folders: tuple[Path, ...] = ()
) -> Layout:
    """Tell what each line of a clean text is; every code point but line ends lies in one segment.

    `title` is known from elsewhere (a page's head); `headings` are lines that are marked as headings there; `folders`
    hold further furniture rules.
    """
    lines = _lines_of(text)
    _mark_furniture(lines, folders)
    title_line = _mark_title(lines, title)
    published, updated = _mark_datelines(lines)
    _mark_bylines(lines)
    _mark_headings(lines, {fold_words(h) for h in headings})
    mark_tail(lines, text)
    known = title_line.text if title_line else title
    _mark_title_again(lines, known, title_line)
    for line in lines:
        line.kind = line.kind or "body"
    body = [line for line in lines if line.kind == "body"]
    repeats = find_repeats(text, [(line.start + line.prefix, line.end) for line in body])
    warnings = [REPEATED_TEXT] if repeats else []
    if body and is_cut_off(body[-1].text):
        warnings.append(TRUNCATED)
    segments = tuple(_merge(text, _pieces(lines, repeats)))
    return Layout(segments, title_line.text if title_line else None, published, updated, tuple(warnings))


def _lines_of(text: str) -> list[Line]:
    return [Line(m.start(), m.end(), m[0], text.startswith("\n\n", m.end())) for m in _LINE.finditer(text)]


def _mark_furniture(lines: list[Line], folders: tuple[Path, ...]) -> None:
    rules = load_rules(folders)
    total = sum(line.words for line in lines)
    rest = ""
    for n, line in enumerate(lines):
        if rest == "links" and line.is_paragraph:
            rest = ""
        if rest:
            line.kind = "furniture"
            continue
        rule = find_rule(line.text, rules)
        if rule is None:
            continue
        line.kind = "furniture"
        if rule.rest == "links" or (rule.rest == "all" and _may_end_here(lines, n, total)):
            rest = rule.rest


def _may_end_here(lines: list[Line], number: int, total: int) -> bool:
    """Tell whether the report may end before a line: most of the words stand before it."""
    before = sum(line.words for line in lines[:number])
    return before >= 0.5 * total


def _mark_title(lines: list[Line], title: str | None) -> Line | None:
    rows: list[str] = []
    owners: list[Line | None] = []
    for line in lines[:12]:
        rows.append(line.text if line.kind is None else "")
        owners.append(line)
        if line.blank_after:
            rows.append("")
            owners.append(None)
    found = find_title(rows, title)
    if found is None:
        return None
    owner = owners[found]
    for above in lines:
        if above is owner:
            break
        if above.kind is None and read_dateline(above.text) is None:
            above.kind = "furniture"
    if owner is not None:
        owner.kind = "title"
    return owner


def _mark_datelines(lines: list[Line]) -> tuple[Moment | None, Moment | None]:
    """Mark date lines at the head, before the first paragraph and at the end; return the dates they give."""
    found: list[Dateline] = []
    role: str | None = None
    start = next((n + 1 for n, line in enumerate(lines) if line.kind == "title"), 0)
    for line in lines[: start + HEADER_LINES]:
        if line.kind == "title":
            continue
        dateline = read_dateline(line.text, role)
        role = dateline.label if dateline else None
        if dateline:
            line.kind = "dateline"
            found.append(dateline)
        elif line.kind is None and (line.is_paragraph or line.words >= 20):
            prefix = read_prefix(line.text)
            if prefix:
                line.prefix = prefix.end
                found.append(prefix)
            break
    found += _mark_last_datelines(lines)
    published = next((d.published for d in found if d.published), None)
    return published, next((d.updated for d in found if d.updated), None)


def _mark_last_datelines(lines: list[Line]) -> Iterator[Dateline]:
    for line in lines[-5:] if len(lines) > HEADER_LINES else lines[3:]:
        if line.kind in (None, "furniture"):
            dateline = read_dateline(line.text)
            if dateline and dateline.labelled:
                line.kind = "dateline"
                yield dateline


def _mark_bylines(lines: list[Line]) -> None:
    for line in (*lines[:HEADER_LINES], *lines[-3:]):
        if line.kind is None and not line.ends and is_byline(line.text):
            line.kind = "furniture"


def _mark_headings(lines: list[Line], marked: set[tuple[str, ...]]) -> None:
    """Mark headings: short lines that do not end like a sentence, between paragraphs that do.

    Not those that tell a date: what stands below them happened then.
    """
    open_lines = [line for line in lines if line.kind in (None, "dateline")]
    for before, line, after in zip(open_lines, open_lines[1:], open_lines[2:], strict=False):
        if line.kind is not None or _tells_date(line.text):
            continue
        is_marked = bool(marked) and not line.ends and fold_words(line.text) in marked
        if is_marked or (before.is_paragraph and after.is_paragraph and _is_heading(line.text, line.words)):
            line.kind = "furniture"


@cache
def _date() -> re.Pattern[str]:
    month = any_of(list(month_numbers()))
    return re.compile(
        rf"(?<![\d.,])(?:1\d|20)\d\d(?![\d,])|\b{month}\.?\s\d|\b\d{{1,2}}(?:st|nd|rd|th)?\s{month}\b|\d\sB\.?C\b",
        re.IGNORECASE,
    )


def _tells_date(text: str) -> bool:
    return _date().search(text) is not None


def _is_heading(text: str, words: int) -> bool:
    return (
        words <= LONGEST_HEADING
        and (text[-1].isalnum() or text[-1] in "\"”’'»)")
        and (text[0].isupper() or text[0].isdigit())
        and not ends_sentence(text)
        and not _ITEM.match(text)
    )


def _mark_title_again(lines: list[Line], title: str | None, owner: Line | None) -> None:
    """Mark the title where a line among the first repeats it, whole or before a dash."""
    if not title:
        return
    for line in lines[:HEADER_LINES]:
        if line is not owner and line.kind is None and not line.prefix:
            end = find_title_again(title, line.text)
            if end == len(line.text):
                line.kind = "repeat" if owner else "title"
            elif end:
                line.prefix, line.prefix_kind = end, "repeat" if owner else "title"


def _pieces(lines: list[Line], repeats: list[tuple[int, int]]) -> Iterator[Segment]:
    at = 0
    for line in lines:
        start = line.start
        if line.prefix:
            yield Segment(start, start + line.prefix, line.prefix_kind)
            start += line.prefix
        while at < len(repeats) and repeats[at][0] < line.end:
            first, last = repeats[at]
            yield Segment(start, first, line.kind or "body")
            yield Segment(first, last, "repeat")
            start = last
            at += 1
        yield Segment(start, line.end, line.kind or "body")


def _merge(text: str, pieces: Iterator[Segment]) -> Iterator[Segment]:
    """Yield the pieces without blanks around them, neighbours of one kind as one."""
    last: Segment | None = None
    for piece in pieces:
        stretch = text[piece.start : piece.end]
        start = piece.end - len(stretch.lstrip())
        end = piece.start + len(stretch.rstrip())
        if start >= end:
            continue
        if last and last.kind == piece.kind:
            last = Segment(last.start, end, last.kind)
            continue
        if last:
            yield last
        last = Segment(start, end, piece.kind)
    if last:
        yield last
