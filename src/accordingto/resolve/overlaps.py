"""Two wordings and what matches in them in, the reasons out for which one text has words from the other, or has not."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.model.sameness import Feature
from accordingto.resolve.passages import Match
from accordingto.resolve.scores import Scale
from accordingto.resolve.word_runs import Wording

MANY_WORDS = 200
"""Words from which on more of them tell nothing more."""

WEIGHTS = {"passage": 10.0, "words": 2.0, "share": 4.0, "run": 6.0, "likeness": 6.0}
"""What each reason weighs; see `eval/copies.py --fit`."""
COPY_SCALE = Scale(bias=-14.0, same=0.5, other=0.1)
"""How the reasons add up to the chance that words were taken over."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of two texts is the same: words that are the reports' own, quotations left out.

    `told`: own words in matching parts; `passage`: those of the longest matching passage that is in one piece in
    both; `run`: own words in a row without a change; `likeness`: share of the words of matching parts that are shared;
    `share` and `other_share`: share of each text's own words that is in matching parts.
    """

    told: int
    passage: int
    run: int
    likeness: float
    share: float
    other_share: float

    @property
    def share_of_shorter(self) -> float:
        """The larger of the two shares."""
        return max(self.share, self.other_share)


def measure_overlap(one: Wording, other: Wording, matches: Sequence[Match]) -> Overlap:
    """Return how much of two texts is the same, given what matches in them."""
    told = other_told = passage = piece = run = shared = parts = 0
    last: Match | None = None
    for match in matches:
        ours, theirs = one.told_in(match.first, match.last), other.told_in(match.other_first, match.other_last)
        own = min(ours, theirs)
        told, other_told = told + ours, other_told + theirs
        if own:
            length = max(match.last - match.first, match.other_last - match.other_first)
            shared += match.shared
            parts += length
            kept = round(own * match.shared / length)
            follows = (
                last is not None and 0 <= match.first - last.last <= 2 and 0 <= match.other_first - last.other_last <= 2
            )
            piece = piece + kept if follows else kept
            passage = max(passage, piece)
            run = max(run, _longest_run(one, other, match))
        last = match
    return Overlap(
        min(told, other_told),
        passage,
        run,
        shared / parts if parts else 0.0,
        min(1.0, told / one.told) if one.told else 0.0,
        min(1.0, other_told / other.told) if other.told else 0.0,
    )


def _longest_run(one: Wording, other: Wording, match: Match) -> int:
    """Return the longest run of own words that two matching parts have without a change."""
    places: dict[str, list[int]] = {}
    for at in range(match.other_first, match.other_last):
        if not other.quoted[at]:
            places.setdefault(other.words[at], []).append(at)
    best = 0
    before: dict[int, int] = {}
    for at in range(match.first, match.last):
        now: dict[int, int] = {}
        if not one.quoted[at]:
            for there in places.get(one.words[at], ()):
                now[there] = before.get(there - 1, 0) + 1
                best = max(best, now[there])
        before = now
    return best


def find_reasons(overlap: Overlap) -> tuple[Feature, ...]:
    """Return the reasons for and against, each with its weight and in words."""
    values = {
        "passage": (
            _scaled(overlap.passage),
            f"{overlap.passage} of the reports' own words stand in one piece in both",
        ),
        "words": (_scaled(overlap.told), f"{overlap.told} of the reports' own words are in passages that match"),
        "share": (overlap.share_of_shorter, f"{overlap.share_of_shorter:.0%} of the one report is in such passages"),
        "run": (min(1.0, overlap.run / 30), f"{overlap.run} words follow each other without a change"),
        "likeness": (overlap.likeness, f"{overlap.likeness:.0%} of the words of these passages are the same"),
    }
    return tuple(Feature(name, round(value, 4), WEIGHTS[name], words) for name, (value, words) in values.items())


def _scaled(words: int) -> float:
    return min(1.0, math.log1p(words) / math.log1p(MANY_WORDS))
