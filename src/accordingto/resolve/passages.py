"""Two wordings in, the passages that one has from the other out: sentence by sentence, also where words were changed."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from rapidfuzz.distance import LCSseq

from accordingto.model.sameness import Passage
from accordingto.resolve.word_runs import Wording

Key = tuple[int, int]
"""A sentence of each text, by number."""

SEED = 3
"""Words of a run that two sentences must share to be compared."""
TOO_COMMON = 6
"""A run that stands so often in one text tells nothing."""
LEAST_WORDS = 5
"""Words that two sentences must share, in the same order."""
LEAST_SHARE = 0.5
"""Share of the words of the longer of two sentences (or of the part of it that is shared) that must be shared."""
NEIGHBOUR_SHARE = 0.42
"""The same, for sentences that stand beside ones which are shared."""
MOST_SLACK = 5
"""But never so many words."""
ROUNDS = 3
"""How often what is matched may grow by the sentences beside it."""
WHOLE = 0.25
"""Of a sentence less than this may be without counterpart at either end for all of it to be a part of the passage."""


@dataclass(frozen=True, slots=True)
class Match:
    """A part of a sentence of each of two wordings, as word numbers, and how many words they share in order.

    `own` of these are quoted in neither.
    """

    first: int
    last: int
    other_first: int
    other_last: int
    shared: int
    own: int


def find_matches(one: Wording, other: Wording) -> tuple[Match, ...]:
    """Return the sentences of two wordings that are the same or nearly so, in the order of the first.

    Two sentences are compared if they share a run of three words, or stand beside two that are matched. They match
    if half of the words of the longer (or of the part of it that has a counterpart) stand in both in the same order.
    """
    sentences = _Sentences(one, other)
    found = sentences.compare(_equal(one, other), LEAST_SHARE)
    best = _best(found)
    ours, theirs = _open_sentences(one, other, best)
    found |= sentences.compare(_seeded(one, other, SEED, ours, theirs), LEAST_SHARE)
    best = _best(found)
    if len(best) > 1:
        ours, theirs = _open_sentences(one, other, best)
        found |= sentences.compare(_seeded(one, other, SEED - 1, ours, theirs), LEAST_SHARE)
        best = _best(found)
    for _ in range(ROUNDS):
        ours, theirs = _open_sentences(one, other, best)
        grown = sentences.compare(_neighbours(best, ours, theirs), NEIGHBOUR_SHARE)
        if grown.keys() <= found.keys():
            break
        found |= grown
        best = _best(found)
    return tuple(match for _, match in sorted(best.items(), key=lambda item: (item[1].first, item[1].other_first)))


class _Sentences:
    """Compares sentences of two wordings, each with each other once, however often that is asked for."""

    def __init__(self, one: Wording, other: Wording) -> None:
        self._one = one
        self._other = other
        self._compared: dict[Key, tuple[Match, int] | None] = {}

    def compare(self, keys: Iterable[Key], least: float) -> dict[Key, Match]:
        """Return those of some pairs of sentences that match: they share so much of the longer part."""
        found = {}
        for key in sorted(keys):
            if key not in self._compared:
                self._compared[key] = _compare(self._one, self._other, *key)
            compared = self._compared[key]
            if compared is not None and compared[0].shared >= least * compared[1]:
                found[key] = compared[0]
        return found


def _open_sentences(one: Wording, other: Wording, best: Mapping[Key, Match]) -> tuple[set[int], set[int]]:
    """Return the sentences of either text of which less than half is matched so far."""
    ours: Counter[int] = Counter()
    theirs: Counter[int] = Counter()
    for (s, t), match in best.items():
        ours[s] += match.last - match.first
        theirs[t] += match.other_last - match.other_first
    return _under_half(one, ours), _under_half(other, theirs)


def _under_half(wording: Wording, matched: Mapping[int, int]) -> set[int]:
    return {n for n, (first, last) in enumerate(wording.sentences) if 2 * matched.get(n, 0) < last - first}


def _equal(one: Wording, other: Wording) -> set[Key]:
    """Return the sentences that are the same word for word."""
    same = one.by_words.keys() & other.by_words.keys()
    return {(s, t) for words in same for s in one.by_words[words] for t in other.by_words[words]}


def _seeded(one: Wording, other: Wording, size: int, ours: Set[int], theirs: Set[int]) -> set[Key]:
    """Return the sentences among `ours` and `theirs` that share a run of words which is not too common."""
    here, places = one.runs(size, ours), other.runs(size, theirs)
    found: set[Key] = set()
    for run in here.keys() & places.keys():
        there = [t for t in places[run] if t in theirs]
        if there and len(there) <= TOO_COMMON:
            found.update([(s, t) for s in here[run] if s in ours for t in there])
    return found


def _compare(one: Wording, other: Wording, s: int, t: int) -> tuple[Match, int] | None:
    """Return what two sentences share, and the words of the longer of the parts that share it; None where that is too little."""
    (a, b), (c, d) = one.sentences[s], other.sentences[t]
    ours, theirs = one.words[a:b], other.words[c:d]
    if ours == theirs:
        whole = Match(a, b, c, d, b - a, _own(one, other, a, c, b - a))
        return (whole, b - a) if b - a >= LEAST_WORDS else None
    blocks = LCSseq.editops(ours, theirs).as_matching_blocks()
    blocks = [block for block in blocks if block.size]
    if sum(block.size for block in blocks) < LEAST_WORDS:
        return None
    first, last = _densest(blocks)
    kept = blocks[first : last + 1]
    shared = sum(block.size for block in kept)
    start, end = _edges(a, b, kept[0].a, kept[-1].a + kept[-1].size)
    other_start, other_end = _edges(c, d, kept[0].b, kept[-1].b + kept[-1].size)
    longer = max(end - start, other_end - other_start)
    if shared < LEAST_WORDS or shared < NEIGHBOUR_SHARE * longer:
        return None
    own = sum(_own(one, other, a + block.a, c + block.b, block.size) for block in kept)
    return Match(start, end, other_start, other_end, shared, own), longer


def _own(one: Wording, other: Wording, first: int, other_first: int, size: int) -> int:
    """Return how many of some words that two texts share are quoted in neither."""
    ours, theirs = one.quoted[first : first + size], other.quoted[other_first : other_first + size]
    if True not in ours and True not in theirs:
        return size
    return sum(not (a or b) for a, b in zip(ours, theirs, strict=True))


def _densest(blocks: Sequence[object]) -> tuple[int, int]:
    """Return the first and last of the blocks that lie close to each other: ends that hang on by a thread are cut off."""
    first, last = 0, len(blocks) - 1
    while first < last and _gap(blocks[first], blocks[first + 1]) > 3 * blocks[first].size + 3:  # type: ignore[attr-defined]
        first += 1
    while first < last and _gap(blocks[last - 1], blocks[last]) > 3 * blocks[last].size + 3:  # type: ignore[attr-defined]
        last -= 1
    return first, last


def _gap(one: object, other: object) -> int:
    ours = other.a - one.a - one.size  # type: ignore[attr-defined]
    theirs = other.b - one.b - one.size  # type: ignore[attr-defined]
    return int(max(ours, theirs))


def _edges(first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Return a part of a sentence as word numbers, widened to an end of the sentence that is near."""
    slack = min(MOST_SLACK, max(2, WHOLE * (last - first)))
    return (first if start <= slack else first + start), (last if last - first - end <= slack else first + end)


def _best(found: Mapping[Key, Match]) -> dict[Key, Match]:
    """Return the matches that stand, those that share most first: no words of either text are taken twice."""
    kept: dict[Key, Match] = {}
    ours: dict[int, list[Match]] = {}
    theirs: dict[int, list[Match]] = {}
    for (s, t), match in sorted(found.items(), key=lambda item: (-item[1].shared, item[0])):
        if any(_meet(match.first, match.last, m.first, m.last) for m in ours.get(s, ())):
            continue
        if any(_meet(match.other_first, match.other_last, m.other_first, m.other_last) for m in theirs.get(t, ())):
            continue
        kept[s, t] = match
        ours.setdefault(s, []).append(match)
        theirs.setdefault(t, []).append(match)
    return kept


def _meet(first: int, last: int, other_first: int, other_last: int) -> bool:
    """Tell whether two runs of words have more than a few words, and a fifth of the shorter, in common."""
    common = min(last, other_last) - max(first, other_first)
    return common > max(2, 0.2 * min(last - first, other_last - other_first))


def _neighbours(best: Iterable[Key], ours: Container[int], theirs: Container[int]) -> set[Key]:
    """Return pairs of open sentences that stand beside a matched pair."""
    steps = [(n, m) for n in (-2, -1, 0, 1, 2) for m in (n - 1, n, n + 1) if abs(m) <= 2]
    near = {(s + n, t + m) for s, t in best for n, m in steps}
    return {(s, t) for s, t in near if s in ours and t in theirs}


def join_matches(one: Wording, other: Wording, matches: Sequence[Match]) -> tuple[Passage, ...]:
    """Return the passages that matches make in code points: those that follow each other in both texts are one."""
    joined: list[Match] = []
    for match in matches:
        last = joined[-1] if joined else None
        if last and 0 <= match.first - last.last <= 2 and 0 <= match.other_first - last.other_last <= 2:
            joined[-1] = replace(last, last=match.last, other_last=match.other_last)
        else:
            joined.append(match)
    return tuple(Passage(*one.part(m.first, m.last), *other.part(m.other_first, m.other_last)) for m in joined)
