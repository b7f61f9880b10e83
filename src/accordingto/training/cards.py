"""A programme that was run in, the card of its reader out: what it was made of, how it learnt, how well it reads."""

import json
import platform
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.annotate.reader.sessions import OUTPUTS, ReaderSession
from accordingto.training.batches import make_batches, make_lessons
from accordingto.training.encoders import hash_encoder
from accordingto.training.examples import MODEL, Example
from accordingto.training.exports import Scores, compare_outputs
from accordingto.training.models import Reader
from accordingto.training.programmes import TOGETHER_SHARE, Programme
from accordingto.training.scores import read_examples, score_attributions

PACKAGES = ("accordingto", "torch", "transformers", "onnx", "onnxruntime", "numpy", "spacy", MODEL)
COMPARED = 300
"""Texts by which the network is compared with its int8 form at most."""


def write_card(programme: Programme, reader: Reader, folder: Path, sizes: dict[str, int], command: str) -> Path:
    """Write `card.json` beside the exported reader and return its path."""
    card = {
        "command": command,
        "courses": {name: asdict(programme.plan(name)) for name in programme.plans},
        "mean": {"together": TOGETHER_SHARE, "attribution": round(1 - TOGETHER_SHARE, 4)},
        "fold": str(programme.fold) if programme.fold else None,
        "texts": {name: len(examples) for name, examples in programme.materials.learnt.items()},
        "files": programme.materials.files,
        "encoder": hash_encoder(programme.encoder),
        "curves": {name: read_curve(programme.folder(name) / "curve.jsonl") for name in programme.plans},
        "figures": measure_reader(programme, reader, folder),
        "bytes": sizes,
        "versions": list_versions(),
    }
    path = folder / "card.json"
    path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return path


def read_curve(path: Path) -> list[dict[str, Any]]:
    """Return the figures of each epoch; of an epoch that was run twice the later ones."""
    rows = [json.loads(line) for line in path.read_text().splitlines()] if path.is_file() else []
    return list({row["epoch"]: row for row in rows}.values())


def measure_reader(programme: Programme, reader: Reader, folder: Path) -> dict[str, Any]:
    """Return F1 of attributions of the network and of its int8 form, and how often their best labels agree."""
    figures: dict[str, Any] = {}
    choosing = programme.materials.choosing()
    if choosing:
        vocabulary = WordPieces(folder / "vocab.txt")
        session = ReaderSession(folder)
        small = [session.read(e.parse, e.quotations).attributions for e in choosing]
        figures["network"] = score_attributions(choosing, read_examples(reader, vocabulary, choosing))
        figures["int8"] = score_attributions(choosing, small)
    if programme.materials.held:
        figures["agreement"] = compare_networks(folder, programme.materials.held[:COMPARED])
    return figures


def compare_networks(folder: Path, examples: list[Example]) -> dict[str, float]:
    """Return for each head the share of words whose best label is the same in fp32 and in int8."""
    vocabulary = WordPieces(folder / "vocab.txt")
    sessions = [
        ort.InferenceSession(str(folder / name), providers=["CPUExecutionProvider"])
        for name in ("reader-fp32.onnx", "reader.onnx")
    ]
    compared = [name for name in OUTPUTS if name not in ("links", "roles")]
    found: list[dict[str, list[Scores]]] = [{name: [] for name in compared} for _ in sessions]
    for batch in make_batches(make_lessons(examples, vocabulary), None, vocabulary.padding):
        feed = {name: getattr(batch, name).numpy() for name in ("pieces", "states", "mask", "heads")}
        real = batch.words.numpy()
        for session, tables in zip(sessions, found, strict=True):
            for name, scores in zip(compared, session.run(compared, feed), strict=True):
                tables[name].append(scores[real])
    one, other = ({name: np.concatenate(rows) for name, rows in tables.items()} for tables in found)
    return compare_outputs(one, other)


def list_versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that take part."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found
