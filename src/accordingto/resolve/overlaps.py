"""Two wordings and what matches in them in, the reasons out for which one text has words from the other, or has not."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.model.sameness import Feature
from accordingto.resolve.passages import Match
from accordingto.resolve.scores import Scale
from accordingto.resolve.word_runs import Wording

MANY_WORDS, MANY_SENTENCES = 200, 3
"""Words and sentences from which on more of them tell nothing more."""
QUOTED = 0.25
"""What a quoted word counts, beside one that is the report's own: two reports of one speech quote the same words."""
GAP, GAP_SHARE, LOOSE = 12, 0.3, 3
"""A piece may have so many words in it that do not match, about as many in both texts: a sentence that was changed."""
SMALL_SHARE = 0.3
"""Shares up to this tell nothing: a text is as long as it likes."""

WEIGHTS = {
    "passage": 7.5,
    "sentences": 7.5,
    "likeness": 2.6,
    "share": 3.1,
    "most": 1.9,
    "whole": 2.0,
    "house": -3.0,
    "quoted": -0.5,
}
"""What each reason weighs, and the bias of the scale: fitted on reprints and on real reports of one happening (docs/copies.md)
and rounded; the house, and a whole sentence, which reprints hardly ever share alone, are set by hand."""
MOST = 0.8
"""Share of a text from which on it is most of it: so much is no passage, however short its pieces are."""
LONG_SENTENCE = 25
"""So many words of its own in one sentence no text has from another by chance."""
LEAST_TOLD = 10
"""Words of its own that a text must have from the other, at least: quotations alone may be from the speaker."""
HOUSE_SENTENCES, HOUSE_SHARE = 3, 0.2
"""So few sentences in one piece, so small a part of either text, that two texts of one publisher share are lines of the house."""
COPY_SCALE = Scale(bias=-11.9, same=0.5, other=0.1)
"""How the reasons add up to the chance that words were taken over."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of two texts is the same.

    `words`: those in matching parts; `passage`: those of the longest matching passage that is in one piece in both,
    as far as they are the same, quoted ones by a quarter; `sentences`: of how many that passage is; `likeness`: share of the
    words of matching parts that are shared; `share` and `other_share`: share of each text's own words (quotations left
    out) that is in matching parts; `told`: such words of the one that has fewer; `whole`: words of the longest sentence, none of
    them quoted, that is the same word for word; `house`: the publisher of both, if it is one.
    """

    words: int
    passage: int
    sentences: int
    likeness: float
    share: float
    other_share: float
    told: int = LEAST_TOLD
    whole: int = 0
    house: str | None = None

    @property
    def share_of_shorter(self) -> float:
        """The larger of the two shares."""
        return max(self.share, self.other_share)


def measure_overlap(one: Wording, other: Wording, matches: Sequence[Match]) -> Overlap:
    """Return how much of two texts is the same, given what matches in them."""
    told = other_told = shared = parts = whole = 0
    best = (0.0, 0)
    piece = (0.0, 0)
    last: Match | None = None
    for match in matches:
        length = max(match.last - match.first, match.other_last - match.other_first)
        told += one.told_in(match.first, match.last)
        other_told += other.told_in(match.other_first, match.other_last)
        shared, parts = shared + match.shared, parts + length
        whole = max(whole, length if match.own == length else 0)
        kept = match.own + QUOTED * (match.shared - match.own)
        goes_on = last is not None and _goes_on(last, match)
        piece = (piece[0] + kept, piece[1] + 1) if goes_on else (kept, 1)
        best = max(best, piece)
        last = match
    return Overlap(
        parts,
        round(best[0]),
        best[1],
        shared / parts if parts else 0.0,
        min(1.0, told / one.told) if one.told else 0.0,
        min(1.0, other_told / other.told) if other.told else 0.0,
        min(told, other_told),
        whole,
        one.house if one.house == other.house else None,
    )


def _goes_on(last: Match, match: Match) -> bool:
    """Tell whether two matches stand beside each other in both texts, or with as much between them in both."""
    ours, theirs = match.first - last.last, match.other_first - last.other_last
    return 0 <= ours <= GAP and 0 <= theirs <= GAP and abs(ours - theirs) <= max(LOOSE, GAP_SHARE * max(ours, theirs))


def find_reasons(overlap: Overlap) -> tuple[Feature, ...]:
    """Return the reasons for and against, each with its weight and in words."""
    share = overlap.share_of_shorter
    values = {
        "passage": (
            min(1.0, math.log1p(overlap.passage) / math.log1p(MANY_WORDS)),
            (
                f"{overlap.passage} words in one piece are the same in both, of {overlap.words} words that match "
                "(what is quoted counts a quarter)"
            ),
        ),
        "sentences": (
            min(overlap.sentences, MANY_SENTENCES) / MANY_SENTENCES,
            f"this piece is {overlap.sentences} sentences long",
        ),
        "likeness": (overlap.likeness, f"{overlap.likeness:.0%} of the words that match are the same"),
        "share": (max(0.0, share - SMALL_SHARE) / (1 - SMALL_SHARE), f"{share:.0%} of the one report is in the other"),
    }
    if share >= MOST:
        values["most"] = (1.0, "hardly anything of the one report is its own")
    if overlap.whole >= LONG_SENTENCE:
        values["whole"] = (1.0, f"a sentence of {overlap.whole} words is the same word for word")
    if overlap.told < LEAST_TOLD:
        values["quoted"] = (1.0, "hardly anything is the same but quotations")
    if overlap.house and overlap.sentences <= HOUSE_SENTENCES and share <= HOUSE_SHARE:
        values["house"] = (1.0, f"both are of {overlap.house}, whose own lines stand in many of its texts")
    return tuple(Feature(name, round(value, 4), WEIGHTS[name], words) for name, (value, words) in values.items())
