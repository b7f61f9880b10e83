"""What the heads say of each word in, attributions out: the best legal tags, and which words belong to which cue."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accordingto.annotate.reader.windows import Window
from accordingto.model.annotations import ReadAttribution
from accordingto.model.labels import TAGS

Scores = NDArray[np.float32]
NEVER = -1e9
SHORTEST_RUN = 3
"""A stretch of content of fewer words that points to another cue than its neighbours goes with them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` (inclusive) with one tag, and how sure the tags are (mean log probability)."""

    kind: str
    first: int
    last: int
    score: float


def _transitions() -> Scores:
    table = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for to, name in enumerate(TAGS):
        if name.startswith("I-"):
            table[:, to] = NEVER
            table[[to, TAGS.index("B" + name[1:])], to] = 0
    return table


TRANSITIONS = _transitions()


def best_tags(scores: Scores) -> list[int]:
    """Return the most probable tags (numbers of TAGS) in which no I- follows anything but its own kind (Viterbi)."""
    if not len(scores):
        return []
    best = scores[0] + np.where([t.startswith("I-") for t in TAGS], np.float32(NEVER), np.float32(0))
    back = np.zeros(scores.shape, dtype=np.int64)
    for n in range(1, len(scores)):
        options = best[:, None] + TRANSITIONS
        back[n] = options.argmax(0)
        best = options.max(0) + scores[n]
    path = [int(best.argmax())]
    for n in range(len(scores) - 1, 0, -1):
        path.append(int(back[n, path[-1]]))
    return path[::-1]


def find_runs(tags: Sequence[int], scores: Scores) -> list[Run]:
    """Return the stretches that the tags mark, in text order."""
    runs: list[Run] = []
    first = 0
    for n in range(1, len(tags) + 1):
        if n < len(tags) and TAGS[tags[n]].startswith("I-"):
            continue
        kind = TAGS[tags[first]]
        if kind != "O":
            sure = float(np.mean([scores[i, tags[i]] for i in range(first, n)]))
            runs.append(Run(kind[2:], first, n - 1, sure))
        first = n
    return runs


class Links:
    """The log probability of each word to belong to the cue that begins at another word, window by window."""

    def __init__(self, size: int) -> None:
        self._rows: list[tuple[int, Scores] | None] = [None] * size

    def add(self, first: int, core: int, logs: Scores) -> None:
        """Take in the table of a window whose words begin at `first` and whose own words at `core`."""
        for row in range(core - first, len(logs)):
            self._rows[first + row] = (first, logs[row])

    def pointing(self, run: range, cues: Sequence[Run]) -> Scores:
        """Return a table (words of the run, cues): how much each word points to each cue, NEVER out of its window."""
        table = np.full((len(run), len(cues)), NEVER, dtype=np.float32)
        for n, word in enumerate(run):
            row = self._rows[word]
            if row is None:
                continue
            first, logs = row
            for m, cue in enumerate(cues):
                begin, end = cue.first - first, cue.last + 1 - first
                if 0 <= begin < len(logs):
                    table[n, m] = logs[begin : min(end, len(logs))].max()
        return table


class Gathering:
    """The log probabilities of a text's tags and links, taken in window by window, and the attributions that they make."""

    def __init__(self, size: int) -> None:
        self.tags = np.zeros((size, len(TAGS)), dtype=np.float32)
        self._links = Links(size)

    def add(self, window: Window, tags: Scores, links: Scores) -> None:
        """Take in a window: tables over its words and, padding aside, over pairs of them."""
        count = window.last - window.first
        self.tags[window.core : window.last] = tags[window.core - window.first : count]
        self._links.add(window.first, window.core, links[:count, :count])

    def join(self) -> list[ReadAttribution]:
        """Return the attributions of the text, of the best legal tags."""
        return join_attributions(find_runs(best_tags(self.tags), self.tags), self._links)


def join_attributions(runs: Sequence[Run], links: Links) -> list[ReadAttribution]:
    """Return the attributions that runs make: each source and content goes to the cue that its words point to."""
    cues = [r for r in runs if r.kind == "cue"]
    sources: dict[int, list[tuple[float, Run]]] = {}
    contents: dict[int, list[tuple[float, int, int]]] = {}
    for run in runs if cues else ():
        if run.kind == "cue":
            continue
        near = _near(run, cues)
        table = links.pointing(range(run.first, run.last + 1), near)
        if run.kind == "source":
            cue, sure = _best(table)
            if sure > NEVER:
                sources.setdefault(near[cue].first, []).append((sure + run.score, run))
            continue
        for first, last in _split(table.argmax(1)):
            cue, sure = _best(table[first : last + 1])
            if sure > NEVER:
                contents.setdefault(near[cue].first, []).append((sure + run.score, run.first + first, run.first + last))
    return [_attribution(cue, contents[cue.first], sources.get(cue.first, [])) for cue in cues if cue.first in contents]


def _attribution(
    cue: Run, contents: Sequence[tuple[float, int, int]], sources: Sequence[tuple[float, Run]]
) -> ReadAttribution:
    told = max(sources, key=lambda s: s[0], default=None)
    parts = [cue.score, max(c[0] for c in contents)] + ([told[0]] if told else [])
    return ReadAttribution(
        (cue.first, cue.last),
        (told[1].first, told[1].last) if told else None,
        tuple((first, last) for _, first, last in contents),
        float(np.exp(np.mean(parts))),
    )


REACH = 400
"""Words between a run and the cues that it is compared with at most: more than a window holds."""


def _near(run: Run, cues: Sequence[Run]) -> list[Run]:
    return [c for c in cues if run.first - REACH < c.first < run.last + REACH] or [cues[0]]


def _best(table: Scores) -> tuple[int, float]:
    """Return the cue that the words point to, with the mean log probability; NEVER where too few words know it."""
    known = table > NEVER
    counts = known.sum(0)
    means = np.where(2 * counts >= len(table), np.where(known, table, 0).sum(0) / np.maximum(counts, 1), NEVER)
    at = int(means.argmax())
    return at, float(means[at])


def _split(chosen: Sequence[int] | NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the parts (first, last) of a run whose words point to different cues; short parts go with what is before."""
    parts = [[0, 0, int(chosen[0])]]
    for word, cue in enumerate(chosen[1:], 1):
        if cue == parts[-1][2]:
            parts[-1][1] = word
        else:
            parts.append([word, word, int(cue)])
    merged: list[list[int]] = []
    for first, last, cue in parts:
        if merged and (last - first + 1 < SHORTEST_RUN or merged[-1][2] == cue):
            merged[-1][1] = last
        elif len(merged) == 1 and merged[0][1] + 1 < SHORTEST_RUN:
            merged[0][1:] = [last, cue]
        else:
            merged.append([first, last, cue])
    return [(first, last) for first, last, _ in merged]
