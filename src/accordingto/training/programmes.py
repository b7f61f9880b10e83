"""Materials and an encoder in, a trained reader out, by a row of courses of which each begins where another ended."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.training.courses import Plan, train
from accordingto.training.encoders import hash_encoder
from accordingto.training.examples import Example
from accordingto.training.materials import Fold, Materials, TrainingError
from accordingto.training.models import Reader, load_encoder
from accordingto.training.scores import read_examples, score_attributions

Weights = dict[str, Tensor]

PLANS: Mapping[str, Plan] = {
    "attribution": Plan(epochs=3, rate=2e-4),
    "together": Plan(epochs=3, rate=1.2e-4),
    "hardened": Plan(epochs=3, rate=1e-4, head_rate=5e-4, hidden=0.08, average=0.998, seed=11),
}
"""The courses in their order: who said what alone; all sets; all sets with hidden word pieces and a running mean."""
TOGETHER_SHARE = 0.65
"""Share of the second course's weights in the mean, with the first one's, that the third begins from."""


@dataclass(frozen=True)
class Programme:
    """Where a reader is made, of what and how; `seed` is added to the seeds of the plans."""

    materials: Materials
    encoder: Path
    out: Path
    plans: Mapping[str, Plan]
    fold: Fold | None = None
    seed: int = 0

    @property
    def result(self) -> Path:
        """The folder of what the fold decides: all but the first course, and the reader."""
        return self.out / f"fold-{self.fold.number}" if self.fold else self.out

    def plan(self, course: str) -> Plan:
        """Return the plan of a course, with the programme's seed."""
        plan = self.plans[course]
        return replace(plan, seed=plan.seed + self.seed)

    def folder(self, course: str) -> Path:
        """Return where a course leaves its checkpoint and its curve; the first one is the same for every fold."""
        return (self.out if course == "attribution" else self.result) / course


def run_programme(programme: Programme) -> Reader:
    """Run the courses that are not done yet and return the reader. Raises TrainingError where another was begun."""
    learnt = programme.materials.learnt
    everything = [example for examples in learnt.values() for example in examples]
    alone: Weights | None = None
    if learnt.get("attribution"):
        alone = _run_course(programme, "attribution", learnt["attribution"], None)
    together = _run_course(programme, "together", everything, alone)
    between = mix_weights(together, alone, TOGETHER_SHARE) if alone else together
    reader = make_reader(programme.encoder, programme.plan("hardened").seed)
    reader.load_state_dict(_run_course(programme, "hardened", everything, between))
    return reader.eval()


def make_reader(encoder: Path, seed: int) -> Reader:
    """Return a reader over the encoder in a folder; its heads, which know nothing yet, are drawn from the seed."""
    torch.manual_seed(seed)
    return Reader(load_encoder(encoder))


def mix_weights(one: Weights, other: Weights, share: float) -> Weights:
    """Return the mean of two readers' weights, `share` of it the first one's; what has no mean is the first one's."""
    return {
        name: share * weight + (1 - share) * other[name] if weight.is_floating_point() else weight
        for name, weight in one.items()
    }


def _run_course(programme: Programme, course: str, examples: list[Example], start: Weights | None) -> Weights:
    """Return the weights that a course ends with: the running mean where its plan keeps one."""
    plan, folder = programme.plan(course), programme.folder(course)
    _claim(folder, _ingredients(programme, course, plan))
    done = _checkpoint(folder)
    if done is None or done["epoch"] < plan.epochs:
        print(f"course {course}: {len(examples)} texts, {plan.epochs} epochs", flush=True)
        reader = make_reader(programme.encoder, plan.seed)
        if start is not None:
            reader.load_state_dict(start, strict=False)
        _train(reader, programme, examples, plan, folder)
        done = _checkpoint(folder)
    if done is None:
        raise TrainingError(f"course {course} left nothing in {folder}: its plan has no epochs")
    weights: Weights = done["mean" if plan.average else "model"]
    return weights


def _train(reader: Reader, programme: Programme, examples: list[Example], plan: Plan, folder: Path) -> None:
    vocabulary = WordPieces(programme.encoder / "vocab.txt")
    choosing = programme.materials.choosing()

    def check(judged: Reader) -> dict[str, float]:
        return score_attributions(choosing, read_examples(judged, vocabulary, choosing))

    train(reader, vocabulary, examples, plan, folder, check if choosing else None, vocabulary.padding)


def _checkpoint(folder: Path) -> dict[str, Any] | None:
    last = folder / "last.pt"
    if not last.is_file():
        return None
    state: dict[str, Any] = torch.load(last, weights_only=True)
    return state


def _ingredients(programme: Programme, course: str, plan: Plan) -> dict[str, Any]:
    files = programme.materials.files
    if course == "attribution":
        files = {name: value for name, value in files.items() if name.startswith("attribution/")}
    fold = None if course == "attribution" or not programme.fold else str(programme.fold)
    return {"plan": asdict(plan), "files": files, "encoder": hash_encoder(programme.encoder), "fold": fold}


def _claim(folder: Path, ingredients: dict[str, Any]) -> None:
    """Write what a course is made of beside it; raises TrainingError where it was begun with something else."""
    path = folder / "ingredients.json"
    if path.is_file():
        if json.loads(path.read_text()) != ingredients:
            raise TrainingError(
                f"{folder} holds a course with another plan, encoder, fold or data: give another --out, or remove it"
            )
        return
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(ingredients, indent=1))
