"""Examples in, batches of windows with their labels as tensors out."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.annotate.reader.windows import CONTEXT, PIECES, Window, make_windows, pad_rows
from accordingto.training.examples import UNKNOWN, Example

ROOM = 2600
"""Places for word pieces in a batch, padding included."""
MOST = 40
"""Windows of a batch at most."""
LABELS = ("tags", "types", "facts", "settings", "utterances", "roots")
OPEN_CLASS = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "AUX", "ADV"})


@dataclass
class Lesson:
    """One window with the labels of its words; what points out of the window is left out.

    `number` tells which of the course's lessons it is: lessons of one length keep their order.
    """

    number: int
    corpus: str
    window: Window
    labels: dict[str, list[int]]
    links: list[int]
    triggers: list[int]
    roles: list[tuple[int, int, int]]
    pairs: list[tuple[int, list[int], list[int]]]
    candidates: list[int]


@dataclass
class Batch:
    """Windows of about one length with their labels, padded."""

    lessons: list[Lesson]
    pieces: Tensor
    states: Tensor
    mask: Tensor
    heads: Tensor
    words: Tensor
    labels: dict[str, Tensor]
    links: Tensor


def make_lessons(
    examples: Sequence[Example], vocabulary: WordPieces, pieces: int = PIECES, context: int = CONTEXT
) -> list[Lesson]:
    """Return the windows of all examples with their labels."""
    lessons: list[Lesson] = []
    for example in examples:
        for window in make_windows(example.parse, example.quotations, vocabulary, pieces, context):
            lessons.append(_lesson(len(lessons), example, window))
    return lessons


def _lesson(number: int, example: Example, window: Window) -> Lesson:
    first, last = window.first, window.last
    inside = range(first, last)
    labels = {name: list(getattr(example, name)[first:last]) for name in LABELS}
    links = [x - first if x in inside else UNKNOWN for x in example.links[first:last]]
    return Lesson(
        number,
        example.corpus,
        window,
        labels,
        links,
        [t - first for t in example.triggers if t in inside],
        [(w - first, t - first, r) for w, t, r in example.roles if w in inside and t in inside],
        [
            (kind, [w - first for w in source if w in inside], [w - first for w in target if w in inside])
            for kind, source, target in example.pairs
        ],
        [t.i - first for t in example.parse.tokens[first:last] if t.pos in OPEN_CLASS],
    )


def make_batches(lessons: Sequence[Lesson], draw: random.Random | None, padding: int = 0) -> Iterator[Batch]:
    """Yield batches of lessons of about one length, in the order of `draw` (None = as they come)."""
    order = sorted(lessons, key=lambda n: (len(n.window.pieces), n.number))
    groups: list[list[Lesson]] = []
    for lesson in order:
        size = len(lesson.window.pieces)
        if groups and (len(groups[-1]) + 1) * size <= ROOM and len(groups[-1]) < MOST:
            groups[-1].append(lesson)
        else:
            groups.append([lesson])
    if draw:
        draw.shuffle(groups)
    for group in groups:
        yield make_batch(group, padding)


def make_batch(lessons: list[Lesson], padding: int = 0) -> Batch:
    """Return some lessons as one batch."""
    pieces = _pad([n.window.pieces for n in lessons], padding)
    heads = _pad([n.window.heads for n in lessons], 0)
    return Batch(
        lessons,
        pieces,
        _pad([n.window.states for n in lessons], 0),
        _pad([np.ones(len(n.window.pieces), dtype=np.int64) for n in lessons], 0),
        heads,
        _pad([np.ones(len(n.window.heads), dtype=np.int64) for n in lessons], 0).bool(),
        {name: _pad([np.array(n.labels[name]) for n in lessons], UNKNOWN if name == "tags" else 0) for name in LABELS},
        _pad([np.array(n.links) for n in lessons], UNKNOWN),
    )


def _pad(rows: Sequence[NDArray[np.int64]], filler: int) -> Tensor:
    return torch.from_numpy(pad_rows(rows, filler))
