"""The file of learnt weights in, the chance that a stretch names a place out, and the weights by which namesakes are told apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from accordingto.model.loaders import load_yaml

WEIGHTS = Path(__file__).parent.parent / "data" / "place_weights.yaml"
BIAS = "bias"


@dataclass(frozen=True, slots=True)
class PlaceWeights:
    """Weights by feature: of a stretch (`spots`), of a namesake by itself (`first`) and beside other places (`second`).

    `least` is the chance from which on a stretch is taken for a place.
    """

    least: float
    spots: Mapping[str, float]
    first: Mapping[str, float]
    second: Mapping[str, float]

    def chance(self, features: Mapping[str, float]) -> float:
        """Return the chance, 0 to 1, that a stretch with these features names a place."""
        total = self.spots.get(BIAS, 0.0) + sum(self.spots.get(k, 0.0) * v for k, v in features.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def load_weights(path: Path = WEIGHTS) -> PlaceWeights:
    """Return the weights of a file that `accordingto places learn` wrote."""
    told = load_yaml(path.read_text(encoding="utf-8"))
    return PlaceWeights(float(told["least"]), told["spots"], told["first"], told["second"])
