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

WEIGHTS = {"passage": 23.4, "share": 3.7, "likeness": 0.9}
"""What each reason weighs; fitted on reprints and on real reports of one happening (docs/copies.md)."""
COPY_SCALE = Scale(bias=-17.1, same=0.4, other=0.1)
"""How the reasons add up to the chance that words were taken over."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of two texts is the same: words that are the reports' own, quotations left out.

    `told`: own words in matching parts; `passage`: those of the longest matching passage that is in one piece in
    both, as far as they are the same; `likeness`: share of the words of matching parts that are shared; `share` and
    `other_share`: share of each text's own words that is in matching parts.
    """

    told: int
    passage: int
    likeness: float
    share: float
    other_share: float

    @property
    def share_of_shorter(self) -> float:
        """The larger of the two shares."""
        return max(self.share, self.other_share)


def measure_overlap(one: Wording, other: Wording, matches: Sequence[Match]) -> Overlap:
    """Return how much of two texts is the same, given what matches in them."""
    told = other_told = passage = piece = shared = parts = 0
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
        last = match
    return Overlap(
        min(told, other_told),
        passage,
        shared / parts if parts else 0.0,
        min(1.0, told / one.told) if one.told else 0.0,
        min(1.0, other_told / other.told) if other.told else 0.0,
    )


def find_reasons(overlap: Overlap) -> tuple[Feature, ...]:
    """Return the reasons for and against, each with its weight and in words."""
    values = {
        "passage": (
            _scaled(overlap.passage),
            f"{overlap.passage} of the reports' own words stand in one piece in both, {overlap.told} in all that matches",
        ),
        "share": (overlap.share_of_shorter, f"{overlap.share_of_shorter:.0%} of the one report is in such passages"),
        "likeness": (overlap.likeness, f"{overlap.likeness:.0%} of the words of these passages are the same"),
    }
    return tuple(Feature(name, round(value, 4), WEIGHTS[name], words) for name, (value, words) in values.items())


def _scaled(words: int) -> float:
    return min(1.0, math.log1p(words) / math.log1p(MANY_WORDS))
