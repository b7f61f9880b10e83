"""A parse in, windows of word pieces out, cut between sentences, each with some words before it as context."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.model.annotations import Quotation
from accordingto.model.parse import Parse

PIECES = 320
"""Word pieces of a window at most, context and marks included."""
CONTEXT = 48
"""Word pieces of context before a window at most; context begins with a sentence."""
OUTSIDE, INSIDE, SCARE, PARAGRAPH, TITLE = 0, 1, 2, 3, 4
"""Where a piece stands: outside of quotation marks, inside, inside a short stretch that keeps a distance; or what mark
it is: of a paragraph's or of a title's beginning."""
STATES = 5

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Window:
    """Some words of a parse as the encoder reads them.

    `first` to `last` (exclusive) are numbers of tokens; those before `core` are context, read and not answered for.
    `pieces` are word pieces with marks, `states` tells of each piece where it stands, `heads` the place of each
    word's first piece.
    """

    first: int
    core: int
    last: int
    pieces: Numbers
    states: Numbers
    heads: Numbers


def quote_states(parse: Parse, quotations: Sequence[Quotation]) -> list[int]:
    """Return for each token where it stands: OUTSIDE, INSIDE or SCARE."""
    states = [OUTSIDE] * len(parse.tokens)
    for quotation in quotations:
        for token in parse.between(quotation.start, quotation.end):
            states[token.i] = SCARE if quotation.scare else INSIDE
    return states


def make_windows(
    parse: Parse, quotations: Sequence[Quotation], vocabulary: WordPieces, pieces: int = PIECES, context: int = CONTEXT
) -> list[Window]:
    """Return the windows of a parse in text order; their cores cover every token once."""
    words = [vocabulary.split(token.shown) for token in parse.tokens]
    states = quote_states(parse, quotations)
    starts = _paragraph_marks(parse)
    lengths = [len(w) + (i in starts) for i, w in enumerate(words)]
    return [
        _window(words, states, starts, vocabulary, *bounds)
        for bounds in _bounds([s.first for s in parse.sentences], lengths, pieces - 2, context)
    ]


def _paragraph_marks(parse: Parse) -> dict[int, int]:
    marks: dict[int, int] = {}
    paragraph = -1
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            marks[sentence.first] = TITLE if sentence.is_title else PARAGRAPH
            paragraph = sentence.paragraph
    return marks


def _bounds(
    sentences: Sequence[int], lengths: Sequence[int], room: int, context: int
) -> Iterator[tuple[int, int, int]]:
    """Yield (first, core, last) of windows: whole sentences where they fit, else cut between words."""
    core, end = 0, len(lengths)
    while core < end:
        first = _context_start(sentences, lengths, core, context)
        used = sum(lengths[first:core])
        last = core
        while last < end and (used + lengths[last] <= room or last == core):
            used += lengths[last]
            last += 1
        if last < end:
            at = sentences[bisect_left(sentences, last + 1) - 1]
            last = at if at > core else last
        yield first, core, last
        core = last


def _context_start(sentences: Sequence[int], lengths: Sequence[int], core: int, context: int) -> int:
    """Return the first token of the whole sentences before a core that fit into the context."""
    first, used = core, 0
    at = bisect_left(sentences, core) - 1
    while at >= 0:
        used += sum(lengths[sentences[at] : first])
        if used > context:
            break
        first = sentences[at]
        at -= 1
    return first


def _window(
    words: Sequence[Sequence[int]],
    states: Sequence[int],
    starts: dict[int, int],
    vocabulary: WordPieces,
    first: int,
    core: int,
    last: int,
) -> Window:
    pieces, stands, heads = [vocabulary.first], [OUTSIDE], []
    for i in range(first, last):
        if i in starts:
            pieces.append(vocabulary.mark)
            stands.append(starts[i])
        heads.append(len(pieces))
        pieces += words[i]
        stands += [states[i]] * len(words[i])
    pieces.append(vocabulary.last)
    stands.append(OUTSIDE)
    return Window(first, core, last, np.array(pieces), np.array(stands), np.array(heads))


def pad_rows(rows: Sequence[Numbers], filler: int) -> Numbers:
    """Return rows of different lengths as one table, the shorter ones filled up."""
    padded = np.full((len(rows), max(len(r) for r in rows)), filler, dtype=np.int64)
    for n, row in enumerate(rows):
        padded[n, : len(row)] = row
    return padded
