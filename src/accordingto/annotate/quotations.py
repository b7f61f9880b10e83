"""Paragraphs in, quotations out: stretches in quotation marks, also where a mark is missing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.model.annotations import Quotation
from accordingto.model.folding import fold
from accordingto.model.parse import Parse
from accordingto.model.records import Document

SCARE_WORDS = 5
"""Quotations of at most so many words, with no end mark inside, may be there to keep a distance."""
SINGLE = re.compile(r"(?<![\w'])'(?=[^\W\d])([^'\n]{0,400}?(?:\w'(?=[a-z])[^'\n]{0,400}?){0,9}[^\s'])'(?![\w'])")


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    opens: bool


def find_quotations(document: Document, parse: Parse) -> tuple[Quotation, ...]:
    """Return the quotations of the parsed paragraphs in text order, none inside another of the same kind of mark.

    A missing opening mark is put at the beginning of the sentence, a missing closing mark at its end; a paragraph
    that opens a quotation and is followed by one that opens another runs to its own end.
    """
    found: list[Quotation] = []
    paragraphs = list(_paragraphs(document, parse))
    for n, (start, end, bounds) in enumerate(paragraphs):
        text = fold(document.text[start:end])
        following = paragraphs[n + 1] if n + 1 < len(paragraphs) else None
        goes_on = following is not None and document.text[following[0]] in '"“„«'
        doubles = _doubles(text, [b - start for b in bounds], goes_on)
        singles = [
            Quotation(m.start(1), m.end(1), True, True, _is_short(text[m.start(1) : m.end(1)]))
            for m in SINGLE.finditer(text)
            if not any(q.start <= m.start() < q.end for q in doubles)
        ]
        found += [
            Quotation(q.start + start, q.end + start, q.opened, q.closed, q.scare)
            for q in sorted([*doubles, *singles], key=lambda q: q.start)
            if q.end > q.start
        ]
    return tuple(found)


def _paragraphs(document: Document, parse: Parse) -> Iterator[tuple[int, int, list[int]]]:
    """Yield start, end and the sentence starts of every paragraph that was parsed."""
    sentences = parse.sentences
    at = 0
    while at < len(sentences):
        last = at
        while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[at].paragraph:
            last += 1
        yield sentences[at].start, sentences[last].end, [s.start for s in sentences[at : last + 1]]
        at = last + 1


def _doubles(text: str, bounds: Sequence[int], goes_on: bool) -> list[Quotation]:
    """Pair the double marks of one folded paragraph; `bounds` are its sentence starts."""
    found: list[Quotation] = []
    opened: list[int] = []
    floor = 0
    for mark in _marks(text):
        if mark.opens:
            if opened:
                end = _sentence_end(text, bounds, opened[0], mark.at)
                if '"' not in text[mark.at + 1 :] or text.count('"', mark.at + 1) < 2:
                    found.append(_quotation(text, opened.pop() + 1, end, True, False))
            opened.append(mark.at)
        elif opened:
            start = opened.pop()
            if not opened:
                found.append(_quotation(text, start + 1, mark.at, True, True))
            floor = mark.at + 1
        else:
            start = max([floor, *(b for b in bounds if b <= mark.at)])
            found.append(_quotation(text, start, mark.at, False, True))
            floor = mark.at + 1
    if opened:
        end = len(text) if goes_on else _sentence_end(text, bounds, opened[0], len(text))
        found.append(_quotation(text, opened[0] + 1, end, True, False))
    return found


def _quotation(text: str, start: int, end: int, opened: bool, closed: bool) -> Quotation:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(start, end, opened, closed, opened and closed and _is_short(text[start:end]))


def _marks(text: str) -> Iterator[_Mark]:
    """Yield the double marks with their direction, told from what stands beside them."""
    inside = False
    for match in re.finditer('"', text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isdigit() and not inside and (not after.strip() or after in ".,;:!?)"):
            continue
        clings_left = bool(before) and not before.isspace() and before not in "([–-"
        clings_right = bool(after) and not after.isspace() and after not in ".,;:!?)]"
        opens = not inside if clings_left == clings_right else clings_right
        inside = opens
        yield _Mark(at, opens)


def _sentence_end(text: str, bounds: Sequence[int], start: int, limit: int) -> int:
    """Return the end of the sentence in which an unclosed quotation opens, at most `limit`."""
    end = min([b for b in bounds if b > start] + [limit])
    return min(end, limit)


def _is_short(text: str) -> bool:
    return len(text.split()) <= SCARE_WORDS and not text.rstrip().endswith((".", ",", "!", "?"))
