"""Folders of annotated data in, examples out: one loader for each set."""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from accordingto.model.labels import FACTS, ROLES, ROOTS, SETTINGS, TYPE_OF_ACT, TYPES, VERBAL
from accordingto.training.examples import Examiner, Example, mark_attribution
from accordingto.training.passages import read_passages

CLASSES = {"realised": ("asserted",), "unrealised": ("alleged", "unrealised"), "negated": ("negated",)}
ACTS = {"Commissive": ("agree",), "Directive": ("request",), "Expressive": ("express",)}
"""Classes of Subramanian et al. 2019 that are one act here; assertives may be any other act."""
ASSERTIVE = tuple(a for a in VERBAL if a not in ("agree", "request", "express"))
WEAK = "weak"


def load_attributions(folder: Path, examiner: Examiner) -> Iterator[Example]:
    """PolNeAR: sources, cues and contents; the part that is kept for choosing has the group `dev`."""
    for given, gold in _pairs(folder):
        example = examiner.examine(given["text"], "attribution", gold["split"], given.get("title"))
        example.tags = [0] * len(example.parse.tokens)
        for a in gold["attributions"]:
            mark_attribution(example, a["source"], a["cue"], a["content"])
        for start, end in gold.get("ignore", ()):
            for word in example.words(start, end):
                example.tags[word] = -100
        yield example


def load_event_types(folder: Path, examiner: Examiner) -> Iterator[Example]:
    """PLV: the type of the event between a source and a target; its trigger is not marked."""
    for given, gold in _pairs(folder):
        example = examiner.examine(given["text"], "event_types", given["id"])
        for row in gold["rows"]:
            source = [w for span in row["source"] for w in example.words(*span)]
            target = [w for span in row["target"] for w in example.words(*span)]
            example.pairs.append((ROOTS.index(row["root"]), source, target))
        yield example


def load_factuality(folder: Path, examiner: Examiner) -> Iterator[Example]:
    """UDS-IH2 and MEANTIME: whether what a word tells of has happened."""
    for given, gold in _pairs(folder):
        example = examiner.examine(given["text"], "factuality", given["id"])
        for predicate in gold["predicates"]:
            right = [f for c in predicate["classes"] for f in CLASSES[c]]
            for word in example.words(predicate["start"], predicate["end"]):
                example.facts[word] = _mask(FACTS, right)
        yield example


def load_speech_acts(folder: Path, examiner: Examiner) -> Iterator[Example]:
    """Campaign texts: the act of each utterance in the publisher's own voice."""
    for given, gold in _pairs(folder):
        example = examiner.examine(given["text"], "speech_acts", given["id"])
        for utterance in gold["utterances"]:
            kind = utterance["act"].split("-")[0]
            right = ACTS.get(kind, ASSERTIVE if kind == "Assertive" else ())
            for word in example.words(utterance["start"], utterance["end"]):
                example.utterances[word] = _mask(VERBAL, right)
        yield example


def load_passages(folder: Path, examiner: Examiner) -> Iterator[Example]:
    """Passages of our own, marked with attributions, utterances, events and roles (`training/passages/*.txt`)."""
    for path in sorted(folder.glob("*.txt")):
        for number, passage in enumerate(read_passages(path), 1):
            example = examiner.examine(passage.text, "passages", f"{path.stem}:{number}")
            size = len(example.parse.tokens)
            example.tags = [0] * size
            example.types = [1] * size
            for frame in passage.outermost():
                mark_attribution(example, frame.spans("s"), frame.spans("c"), frame.spans("q"))
            for act, span in passage.utterances:
                for word in example.words(*span):
                    example.utterances[word] = _mask(VERBAL, [act])
            for frame in passage.frames:
                _mark_frame(example, frame)
            yield example


def _mark_frame(example: Example, frame: Any) -> None:
    words = [w for span in frame.spans("c") + frame.spans("e") for w in example.words(*span)]
    if not words or frame.kind is None:
        return
    trigger = words[0]
    kind = TYPE_OF_ACT.get(frame.kind, frame.kind)
    for word in words:
        example.types[word] = 1 << TYPES.index(kind)
        if kind in ROOTS and not frame.fact:
            example.roots[word] = _mask(ROOTS, [kind])
        if frame.fact:
            example.facts[word] = _mask(FACTS, [frame.fact])
            example.roots[word] = _mask(ROOTS, [frame.root]) if frame.root else 0
            example.settings[word] = _mask(SETTINGS, ["background" if frame.background else "news"])
    example.triggers.append(trigger)
    for role, kinds in (("actor", "as"), ("recipient", "r"), ("content", "q")):
        for mark in kinds:
            for span in frame.spans(mark):
                example.roles += [(w, trigger, ROLES.index(role)) for w in example.words(*span)]


def _mask(labels: tuple[str, ...], right: Any) -> int:
    return sum(1 << labels.index(r) for r in set(right))


def _pairs(folder: Path) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    gold = {row["id"]: row for row in _rows(folder / "gold.jsonl.gz")}
    for row in _rows(folder / "input.jsonl.gz"):
        if row["id"] in gold:
            yield row, gold[row["id"]]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


LOADERS: dict[str, Callable[[Path, Examiner], Iterator[Example]]] = {
    "attribution": load_attributions,
    "event_types": load_event_types,
    "factuality": load_factuality,
    "speech_acts": load_speech_acts,
    "passages": load_passages,
}
