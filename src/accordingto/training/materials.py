"""Folders of data in, the examples that courses learn from and those held out; prepared once and kept."""

import inspect
import json
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from accordingto.annotate import parsing, quotations
from accordingto.annotate.parsing import model_version
from accordingto.model import labels
from accordingto.model.knowledge import lists_key, load_knowledge
from accordingto.training import corpora, examples, passages
from accordingto.training.corpora import LOADERS
from accordingto.training.examples import MODEL, Examiner, Example

FOLDED = ("event_types", "factuality", "speech_acts")
"""Sets of which a fold leaves texts out; the attribution set has its own part for choosing."""
KEPT_PASSAGES = 12
"""One passage in so many is never learnt from."""
DATA_FILES = ("input.jsonl.gz", "gold.jsonl.gz")


class TrainingError(ValueError):
    """A training that cannot be carried out as it was asked for: says why and what to do."""


@dataclass(frozen=True)
class Fold:
    """The texts that are left out: those whose id's sha256, as a number, leaves `number` when divided by `parts`."""

    number: int
    parts: int

    def __contains__(self, text_id: str) -> bool:
        return int(sha256(text_id.encode()).hexdigest(), 16) % self.parts == self.number

    def __str__(self) -> str:
        return f"{self.number}/{self.parts}"


@dataclass
class Materials:
    """Examples to learn from by corpus, examples held out, and the sha256 of every file that they were made of."""

    learnt: dict[str, list[Example]] = field(default_factory=dict)
    held: list[Example] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    def choosing(self) -> list[Example]:
        """Return the examples of the attribution set by which courses are judged."""
        return [e for e in self.held if e.corpus == "attribution"]

    def left_out(self) -> dict[str, list[str]]:
        """Return the ids of the texts that a fold left out, by corpus."""
        return {name: sorted(e.group for e in self.held if e.corpus == name) for name in FOLDED}


def read_fold(told: str) -> Fold:
    """Return the fold that `K/N` tells of; raises TrainingError for anything else."""
    number, _, parts = told.partition("/")
    if not (number.isdecimal() and parts.isdecimal() and int(parts) > 1 and int(number) < int(parts)):
        raise TrainingError(f"{told} is no fold: give K/N, with K from 0 to N - 1, such as 0/5")
    return Fold(int(number), int(parts))


def gather_materials(
    data: Path | None, marked: Path, kept: Path, fold: Fold | None = None, only: Sequence[str] = ()
) -> Materials:
    """Return what is to be learnt from: the sets in `data` that are there and the passages in `marked`, or `only` some.

    What parsing made of a set is kept in the folder `kept`, under a name that changes with the set's files and with
    the code that prepares them. Raises TrainingError where there is nothing to learn from, or no set of a name.
    """
    if unknown := sorted(set(only) - set(LOADERS)):
        raise TrainingError(f"{unknown[0]} is no set: there are {', '.join(LOADERS)}")
    materials = Materials()
    examiner, prepared_by = Examiner(), _describe_preparation()
    for name in (name for name in LOADERS if not only or name in only):
        folder = marked if name == "passages" else data / name if data else None
        files = _files(name, folder)
        if folder is None or not files:
            continue
        hashes = {f"{name}/{path.name}": sha256(path.read_bytes()).hexdigest() for path in files}
        materials.files |= hashes
        learnt = materials.learnt[name] = []
        key = sha256(json.dumps([hashes, prepared_by], sort_keys=True).encode()).hexdigest()[:16]
        for example in _prepare(name, folder, kept / f"{name}-{key}.pkl", examiner):
            (materials.held if is_held_out(example, fold) else learnt).append(example)
    if not any(materials.learnt.values()):
        raise TrainingError(f"nothing to learn from: {data or 'no --data'} holds no set and {marked} no passages")
    return materials


def is_held_out(example: Example, fold: Fold | None) -> bool:
    """Tell whether an example is kept out of every course."""
    if example.corpus == "attribution":
        return example.group == "dev"
    if example.corpus == "passages":
        return int(example.group.rpartition(":")[2]) % KEPT_PASSAGES == 0
    return fold is not None and example.group in fold


def _files(name: str, folder: Path | None) -> list[Path]:
    if folder is None or not folder.is_dir():
        return []
    if name == "passages":
        return sorted(folder.glob("*.txt"))
    files = [folder / file for file in DATA_FILES]
    missing = [path for path in files if not path.is_file()]
    if missing:
        raise TrainingError(f"{missing[0]} is missing: a set needs {' and '.join(DATA_FILES)}")
    return files


def _prepare(name: str, folder: Path, path: Path, examiner: Examiner) -> Sequence[Example]:
    if path.is_file():
        prepared: list[Example] = pickle.loads(path.read_bytes())
        return prepared
    prepared = list(LOADERS[name](folder, examiner))
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(pickle.dumps(prepared))
    fresh.replace(path)
    return prepared


def _describe_preparation() -> list[str]:
    """Return what, beside a set's files, decides what its examples are."""
    code = [inspect.getsource(module) for module in (corpora, examples, passages, labels, parsing, quotations)]
    return [model_version(MODEL), load_knowledge().key, lists_key(), *code]
