"""Reasons for and against in, the chance that two things are the same out, and the answer that follows from it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from accordingto.model.sameness import Answer, Feature


@dataclass(frozen=True, slots=True)
class Scale:
    """How the reasons of one kind of pair add up: a logistic curve fitted on judged pairs, and where the answers lie.

    The chance is 1 / (1 + e^-(bias + sum of value × weight)). At `same` and above two things are the same, at `other`
    and below they are not; between them the program does not know.
    """

    bias: float
    same: float
    other: float

    def chance(self, features: Iterable[Feature]) -> float:
        """Return the chance that two things are the same, rounded to four digits so that it is equal everywhere."""
        return self.chance_of(f.value * f.weight for f in features)

    def chance_of(self, shares: Iterable[float]) -> float:
        """Return the same for what each reason adds: its value times its weight."""
        total = self.bias + math.fsum(shares)
        total = max(-60.0, min(60.0, total))
        return round(1.0 / (1.0 + math.exp(-total)), 4)

    def answer(self, chance: float) -> Answer:
        """Return what a chance means."""
        if chance >= self.same:
            return "POSITIVE"
        return "NEGATIVE" if chance <= self.other else "UNSURE"
