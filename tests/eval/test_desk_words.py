"""The scorer of claims, positions, instruments and silences: what is right counts, what is wrong or lacking is told."""

import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from accordingto.model.records import Step
from factories import make_document, make_entry, make_statement

EVAL = Path(__file__).parent.parent.parent / "eval"
TEXT = (
    "Velmark has shelled the school in Brod, Ostria said. Velmark denied that. Ostria says that the treaty was broken."
)
LATER = (
    "Velmark shelled the Brod school, Ostria said again. Ostria said that Velmark has not shelled the school in Brod."
)


@pytest.fixture(scope="module")
def scorers() -> Iterator[tuple[ModuleType, ModuleType]]:
    """The scorer of words and that of desks, which are no part of the package."""
    sys.path.insert(0, str(EVAL))
    yield importlib.import_module("desk_words"), importlib.import_module("desk")
    sys.path.remove(str(EVAL))


def make_desk(tables: ModuleType) -> Any:
    a = make_document(TEXT, path="a.txt", published="2031-05-12")
    b = make_document(LATER, path="b.txt", published="2031-05-14")
    said = [
        (a, "Velmark has shelled the school in Brod", "assert", "Ostria"),
        (a, "Velmark denied that", "deny", "Velmark"),
        (b, "Velmark shelled the Brod school", "assert", "Ostria"),
        (b, "Velmark has not shelled the school in Brod", "assert", "Ostria"),
    ]
    rows = [
        make_statement(
            d, w, content="that" if "denied" in w else w, act=act, speaker=by, cue="denied", id=f"s{n}", about=()
        )
        for n, (d, w, act, by) in enumerate(said)
    ]
    at = TEXT.index("the treaty")
    end = len(TEXT) - 1
    broken = Step(a.id, at, end, "claimed_breached", None, ("Ostria",), (), None)
    entry = make_entry(broken, kind="obligation", instruments=("Treaty",), steps=(broken,))
    documents = {d.id: json.loads(json.dumps(asdict(d))) for d in (a, b)}
    return tables.Desk(
        documents=documents, events=[], incidents={}, ledger=[json.loads(json.dumps(asdict(entry)))],
        statements=[json.loads(json.dumps(asdict(s))) for s in rows], ids={"a": a.id, "b": b.id}, incident_of={},
    )  # fmt: skip


def told(doc: str, *at: str) -> dict[str, Any]:
    return {"doc": doc, "at": list(at)}


GOLD: dict[str, list[dict[str, Any]]] = {
    "claims": [{
        "id": "school", "words": "the school", "first": told("a", "Velmark has shelled the school in Brod"), "copied": [],
        "repeated": [told("b", "Velmark shelled the Brod school")],
        "denied": [told("a", "Velmark denied that"), told("b", "Velmark has not shelled the school in Brod")],
    }],
    "positions": [{
        "actor": ["Ostria"], "words": "shelled, then not", "earlier": told("a", "has shelled the school"),
        "later": told("b", "Velmark has not shelled the school in Brod"),
    }],
    "under_instruments": [{
        "instrument": "Treaty", "words": "broken", "state": ["claimed_breached"], "by": ["Ostria"],
        **told("a", "the treaty was broken"),
    }],
    "silences": [{"actor": "Velmark", "today": "2031-06-12", "last": ["2031-05-12"]}],
}  # fmt: skip


def test_what_is_right_counts_and_what_is_not_is_told(scorers: tuple[ModuleType, ModuleType], tmp_path: Path) -> None:
    words, desk = scorers
    export = make_desk(importlib.import_module("desk_tables"))
    for name, rows in GOLD.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    score = desk.Score()
    words.score_words(tmp_path, export, score)
    assert score.figures["claims found"] == score.figures["claims first seen"] == (1, 1)
    assert score.figures["claims denied"]["f1"] == 1
    assert score.figures["claims repeated"]["recall"] == 1
    assert score.figures["contradictions"]["recall"] == 1
    assert score.figures["claims under instruments"] == score.figures["claims under instruments, by whom"] == (1, 1)
    assert score.figures["silences"] == (1, 1)


def test_nothing_found_is_nothing_right(scorers: tuple[ModuleType, ModuleType], tmp_path: Path) -> None:
    words, desk = scorers
    export = make_desk(importlib.import_module("desk_tables"))
    export.statements.clear()
    export.ledger.clear()
    for name, rows in GOLD.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    score = desk.Score()
    words.score_words(tmp_path, export, score)
    assert (
        score.figures["claims found"]
        == score.figures["claims under instruments"]
        == score.figures["silences"]
        == (0, 1)
    )
    assert score.figures["claims denied"]["f1"] == score.figures["contradictions"]["f1"] == 0
    assert "silences: Velmark on 2031-06-12: no alert, not 2031-05-12" in score.failed
