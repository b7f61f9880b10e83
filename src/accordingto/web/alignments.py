"""Two documents and the passages that they share in, rows of lines beside each other out, with the words that were changed."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from accordingto.model.folding import fold
from accordingto.model.records import Document
from accordingto.model.sameness import Passage
from accordingto.web.highlights import Block, Mark, lay_out

WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
LEAST = 3
"""Words of shared passages that two lines must have in common to stand beside each other."""
FEW_LINES = 8
"""Words that stand in more lines of a text tell nothing of which of them stand beside each other."""
MOST_LINES, MOST_WORDS = 250, 1500
"""Documents with more lines are not aligned line by line; lines with more words are not compared word by word."""


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that stand beside each other: `shared` ones have words of one passage, others only one document has."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    shared: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: where it stands, and its words within shared passages, folded, with their places."""

    start: int
    end: int
    words: tuple[tuple[str, int, int], ...]


def align(left: Document, right: Document, passages: Sequence[Passage]) -> tuple[Row, ...]:
    """Return two documents as rows of lines. The shared passages are marked in both, numbered from 1 as they come.

    The texts of all rows, put together side by side, are the texts of both documents. Marks are of kind `passage`
    (`row` is its number, anchors `a-N` in the left and `b-N` in the right text) and `changed`: words of a passage
    that the line beside it does not have there.
    """
    ours, theirs = [(p.start, p.end) for p in passages], [(p.other_start, p.other_end) for p in passages]
    left_lines, right_lines = _lines(left, ours), _lines(right, theirs)
    matched = _match(left_lines, right_lines)
    changed_left, changed_right = list[Mark](), list[Mark]()
    for i, j in matched:
        for a, b in _find_changes(left_lines[i], right_lines[j]):
            changed_left += _changes(a)
            changed_right += _changes(b)
    left_blocks = _blocks(left, ours, "a", changed_left)
    right_blocks = _blocks(right, theirs, "b", changed_right)
    return tuple(_rows(left_blocks, right_blocks, matched))


def _blocks(document: Document, spans: Sequence[tuple[int, int]], side: str, changed: Iterable[Mark]) -> list[Block]:
    marks = [Mark(a, b, str(n), "passage", f"{side}-{n}") for n, (a, b) in enumerate(spans, 1)]
    return [b for b in lay_out(document.text, document.segments, [*marks, *changed]) if not b.is_blank]


def _lines(document: Document, spans: Sequence[tuple[int, int]]) -> list[_Line]:
    blocks = [b for b in lay_out(document.text, document.segments, ()) if not b.is_blank]
    return [_Line(b.start, b.end, tuple(_words_within(document.text, b.start, b.end, spans))) for b in blocks]


def _words_within(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterable[tuple[str, int, int]]:
    inside = [(a, b) for a, b in spans if a < end and b > start]
    if not inside:
        return
    for found in WORD.finditer(text, start, end):
        if any(a <= found.start() and found.end() <= b for a, b in inside):
            yield fold(found[0]).casefold(), found.start(), found.end()


def _match(left: Sequence[_Line], right: Sequence[_Line]) -> list[tuple[int, int]]:
    """Return which lines stand beside each other, in the order of both texts, so that most shared words do."""
    if max(len(left), len(right)) > MOST_LINES:
        return []
    shared = _count_shared(left, right)
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + shared.get((i, j), 0))
    found, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        together = shared.get((i, j), 0)
        if together and best[i][j] == best[i + 1][j + 1] + together:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _count_shared(left: Sequence[_Line], right: Sequence[_Line]) -> dict[tuple[int, int], int]:
    """Return how many words each two lines share, of those that stand in few lines; too few are left out."""
    places: dict[str, Counter[int]] = {}
    for j, line in enumerate(right):
        for word, _, _ in line.words:
            places.setdefault(word, Counter())[j] += 1
    shared: Counter[tuple[int, int]] = Counter()
    for i, line in enumerate(left):
        for word, count in Counter(w for w, _, _ in line.words).items():
            held = places.get(word, Counter())
            if len(held) <= FEW_LINES:
                for j, other in held.items():
                    shared[i, j] += min(count, other)
    return {pair: count for pair, count in shared.items() if count >= LEAST}


Words = Sequence[tuple[str, int, int]]


def _find_changes(left: _Line, right: _Line) -> Iterable[tuple[Words, Words]]:
    """Yield the runs of words that only one of two lines has in its place."""
    if max(len(left.words), len(right.words)) > MOST_WORDS:
        return
    ours, theirs = ([w for w, _, _ in line.words] for line in (left, right))
    for turn, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if turn != "equal":
            yield left.words[a:b], right.words[c:d]


def _changes(words: Words) -> list[Mark]:
    if not words:
        return []
    start, end = words[0][1], words[-1][2]
    return [Mark(start, end, "changed", "changed", f"changed-{start}")]


def _rows(left: Sequence[Block], right: Sequence[Block], matched: Iterable[tuple[int, int]]) -> Iterable[Row]:
    i = j = 0
    for a, b in [*matched, (len(left), len(right))]:
        if i < a or j < b:
            yield Row(tuple(left[i:a]), tuple(right[j:b]), shared=False)
        if a < len(left) and b < len(right):
            yield Row((left[a],), (right[b],), shared=True)
        i, j = a + 1, b + 1
