"""A text in, the stretches of it out that are somebody's words: between quotation marks, or posts shown with their author."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

LONGEST, LONGEST_SINGLE = 2000, 600
"""Code points of the longest quotation in double and in single marks: marks further apart do not belong together."""
_DOUBLE, _SINGLE, _STOP = re.compile('"'), re.compile("'"), re.compile(r"[.!?](?=\s)")
_POSTED = re.compile(r"[^\n]{1,280}\s?[—–]\s[^\n()]{1,50}\(@\w{1,30}\)")
"""A post and whose it is: … — Name (@name)."""
_BEFORE = frozenset(" \t\n([{-–/\"'")
_STOPS = frozenset(".,!?;:…")


def find_quotes(folded: str) -> list[Span]:
    """Return the stretches of a folded text that are quoted, marks included, as code points; none meets another.

    A mark opens a quotation where a word follows it and none stands before it, else it closes one. What is opened and not
    closed runs to the end of its line, for single marks only where it opens a sentence; what is only closed, for double
    marks, begins with its sentence.
    """
    found = [*_doubles(folded), *_singles(folded)]
    if "(@" in folded:
        found += [m.span() for m in _POSTED.finditer(folded)]
    return _unite(sorted(found))


def _unite(found: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end in found:
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], end))
        else:
            kept.append((start, end))
    return kept


def _doubles(folded: str) -> Iterator[Span]:
    opened: int | None = None
    closed = 0
    for mark in _DOUBLE.finditer(folded):
        at = mark.start()
        if _opens(folded, at):
            if opened is not None:
                yield opened, _line_end(folded, opened, at)
            opened = at
        elif opened is not None:
            yield opened, at + 1 if at - opened <= LONGEST else _line_end(folded, opened, at)
            opened, closed = None, at + 1
        elif not folded[at - 1 : at].isdigit():
            yield max(closed, _sentence_start(folded, at)), at + 1
            closed = at + 1
    if opened is not None:
        yield opened, _line_end(folded, opened, len(folded))


def _singles(folded: str) -> Iterator[Span]:
    opened: int | None = None
    for mark in _SINGLE.finditer(folded):
        at = mark.start()
        if folded[at - 1 : at].isalnum() and folded[at + 1 : at + 2].isalnum():
            continue
        if _opens(folded, at):
            if opened is not None and _opens_sentence(folded, opened):
                yield opened, _line_end(folded, opened, at)
            opened = at
        elif opened is not None:
            over_lines = "\n" in folded[opened:at] and folded[at - 1] not in _STOPS
            if at - opened <= LONGEST_SINGLE and not over_lines:
                yield opened, at + 1
            elif _opens_sentence(folded, opened):
                yield opened, _line_end(folded, opened, at)
            opened = None
    if opened is not None and _opens_sentence(folded, opened):
        yield opened, _line_end(folded, opened, len(folded))


def _opens(folded: str, at: int) -> bool:
    """Tell whether a mark faces what comes after it."""
    before, after = folded[at - 1 : at] if at else "", folded[at + 1 : at + 2]
    return (not before or before in _BEFORE) and bool(after) and not after.isspace() and after not in _STOPS


def _opens_sentence(folded: str, at: int) -> bool:
    """Tell whether a mark stands where a sentence begins."""
    before = folded[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in ".!?:\n\"'"


def _line_end(folded: str, start: int, end: int) -> int:
    """Return where the line in which a stretch begins ends, or the stretch itself if that is earlier."""
    line = folded.find("\n", start, end)
    return end if line < 0 else line


def _sentence_start(folded: str, at: int) -> int:
    """Return where the sentence begins that ends at a place: behind the stop before it, or with its line."""
    first = max(folded.rfind("\n", 0, at) + 1, at - LONGEST)
    return max((stop.end() for stop in _STOP.finditer(folded, first, max(first, at - 1))), default=first)
