"""A reviewed document in, passages marked for training the reader out (the marks: `training/README.md`)."""

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.model.reading import Reading
from accordingto.model.records import Event, Span, Statement

YIELDS = frozenset({"CONCEDE", "RETREAT"})
"""Event types that are one to the reader."""


@dataclass(frozen=True, slots=True, order=True)
class _Tag:
    start: int
    shorter: int
    end: int
    opening: str
    closing: str


def mark_passages(reading: Reading) -> Iterator[str]:
    """Yield the paragraphs of a document's title and body, one a line, with its statements and events marked.

    What would cross an earlier mark is left out, and so is a paragraph in which a row stands whose parts do not stand in
    it as words: what bears no mark would be learnt as being nothing.
    """
    text = reading.document.text
    for segment in reading.document.segments:
        if segment.kind not in ("title", "body"):
            continue
        start = segment.start
        for paragraph in text[segment.start : segment.end].split("\n"):
            end = start + len(paragraph)
            line = _mark(reading, start, end) if paragraph.strip() else None
            if line is not None:
                yield line
            start = end + 1


def _mark(reading: Reading, start: int, end: int) -> str | None:
    text = reading.document.text
    tags: list[_Tag] = []
    inside = [s for s in reading.statements if s.evidence_start < end and start < s.evidence_end]
    deeds = [e for e in reading.events if e.evidence_start < end and start < e.evidence_end]
    if any(c in text[start:end] for c in "<>"):
        return None
    for number, row in enumerate(inside, 1):
        parts = _statement_parts(row, text, number)
        if parts is None or not _take(tags, parts, start, end):
            return None
    for number, deed in enumerate(deeds, len(inside) + 1):
        parts = _event_parts(deed, text, number)
        if parts is None or not _take(tags, parts, start, end):
            return None
    return _written(text, tags, start, end).strip()


def _statement_parts(row: Statement, text: str, number: int) -> list[tuple[str, str, Span]] | None:
    """Return the marks of a statement as (mark, words, place); None where its cue does not stand in its evidence."""
    if row.speaker_is_publisher:
        return [("u", row.act, span) for span in row.content_spans]
    cue = _find(text, row.cue, (row.evidence_start, row.evidence_end))
    if cue is None:
        return None
    parts = [(f"c{number}", row.act, cue), *((f"q{number}", "", span) for span in row.content_spans)]
    source = _find(text, row.speaker_text, (row.evidence_start, row.evidence_end))
    return parts if source is None else [(f"s{number}", "", source), *parts]


def _event_parts(row: Event, text: str, number: int) -> list[tuple[str, str, Span]] | None:
    evidence = (row.evidence_start, row.evidence_end)
    trigger = _find(text, row.trigger, evidence)
    if trigger is None:
        return None
    kind = "YIELD" if row.event_type in YIELDS else row.event_type
    background = " bg" if "historical" in row.context else ""
    parts = [(f"e{number}", f"{kind} {row.factuality}{background}", trigger)]
    for mark, names in (("a", row.actors), ("r", row.recipients)):
        places = [_find(text, name, evidence) for name in names]
        parts += [(f"{mark}{number}", "", place) for place in places if place is not None]
    return parts


def _find(text: str, words: str | None, within: Span) -> Span | None:
    at = text.find(words, *within) if words else -1
    return None if at < 0 else (at, at + len(words or ""))


def _take(tags: list[_Tag], parts: Sequence[tuple[str, str, Span]], start: int, end: int) -> bool:
    """Add the marks of a row that lie within a stretch; tell whether all of them do and none crosses another."""
    made: list[_Tag] = []
    for mark, words, (a, b) in parts:
        if a < start or b > end or any(t.start < a < t.end < b or a < t.start < b < t.end for t in (*tags, *made)):
            return False
        made.append(_Tag(a, -b, b, f"<{mark}{' ' + words if words else ''}>", f"</{mark}>"))
    for tag in made:
        insort(tags, tag)
    return True


def _written(text: str, tags: Sequence[_Tag], start: int, end: int) -> str:
    """Return a stretch with its marks, the longer of two that start at one place outside."""
    made, at, opened = list[str](), start, list[_Tag]()

    def close(until: int) -> None:
        nonlocal at
        while opened and opened[-1].end <= until:
            tag = opened.pop()
            made.extend((text[at : tag.end], tag.closing))
            at = tag.end

    for tag in tags:
        close(tag.start)
        made.extend((text[at : tag.start], tag.opening))
        at = tag.start
        opened.append(tag)
    close(end)
    return "".join((*made, text[at:end]))
