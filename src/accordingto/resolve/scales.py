"""Names of kinds in, how their reasons are weighed out: `data/sameness/*.yaml`, written by `eval/sameness.py`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import yaml

from accordingto.model.sameness import Feature
from accordingto.resolve.scores import Scale
from accordingto.resolve.words import DATA


@dataclass(frozen=True, slots=True)
class Weighing:
    """The scale of a kind, and what each reason weighs on it; `bridge` is the chance from which a thing joins groups."""

    scale: Scale
    weights: Mapping[str, float]
    bridge: float = 1.0

    def reason(self, name: str, value: float, words: str) -> Feature:
        """Return a reason with its weight. Raises KeyError for one that the file does not name."""
        return Feature(name, round(value, 4), self.weights[name], words)

    def chance(self, reasons: Iterable[tuple[str, float]]) -> float:
        """Return the chance that comes of reasons by name, each with its value (see `Scale.chance`)."""
        return self.scale.chance_of(round(value, 4) * self.weights[name] for name, value in reasons)


@cache
def load_weighing(kind: str) -> Weighing:
    """Return how the reasons of `stories` or `incidents` are weighed."""
    entry = yaml.safe_load((DATA / f"{kind}.yaml").read_text(encoding="utf-8"))
    scale = Scale(bias=float(entry["bias"]), same=float(entry["same"]), other=float(entry["other"]))
    weights = {name: float(weight) for name, weight in entry["weights"].items()}
    return Weighing(scale, weights, float(entry.get("bridge", 1.0)))


@cache
def data_key(*names: str) -> str:
    """Return a hash of files of `data/sameness`: part of the key of the stages that work by them."""
    digest = blake2b(digest_size=8)
    for name in names:
        digest.update((DATA / name).read_bytes())
    return digest.hexdigest()
