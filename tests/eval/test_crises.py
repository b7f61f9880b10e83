"""The desks of the other crises against their floors: what is mended for one crisis must not break another."""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from accordingto.engine.desks import open_desk

EVAL = Path(__file__).parent.parent.parent / "eval"
SECOND = EVAL / "second"
MEASURED = [SECOND, *(EVAL / name for name in ("third", "fourth", "fifth"))]
"""Crises whose floors are held."""


@pytest.fixture(scope="module")
def scorer() -> Iterator[ModuleType]:
    """The scorer, which is no part of the package."""
    sys.path.insert(0, str(EVAL))
    yield importlib.import_module("desk")
    sys.path.remove(str(EVAL))


@pytest.mark.parametrize("crisis", MEASURED, ids=lambda folder: folder.name)
def test_a_crisis_is_read_as_well_as_it_was(
    crisis: Path, scorer: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EVAL.parent)
    desk = open_desk(tmp_path / "desk.db", knowledge=[crisis])
    desk.add(f"eval/{crisis.name}/reports")
    desk.export(tmp_path / "out")
    figures = scorer.score_desk(tmp_path / "out", crisis / "gold").figures
    floors = json.loads(scorer.floors_of(crisis / "gold").read_text(encoding="utf-8"))
    assert scorer.value_of(figures["documents"]) == 1.0
    assert scorer.below_floors(figures, floors) == []


def test_each_gold_has_floors_of_its_own(scorer: ModuleType) -> None:
    assert scorer.floors_of(scorer.GOLD) == EVAL / "desk_floors.json"
    assert scorer.floors_of(SECOND / "gold") == SECOND / "floors.json"


def test_every_word_of_the_gold_stands_in_its_report(scorer: ModuleType) -> None:
    rows = json.loads((SECOND / "gold" / "documents.json").read_text(encoding="utf-8"))
    texts = {}
    for key, row in rows.items():
        path, _, item = row["file"].partition("#")
        text = (SECOND / "reports" / path).read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.splitlines()] if item else []
        texts[key] = next((f"{r['title']} {r['text']}" for r in lines if r["id"] == item), text)
    told = [
        m for i in json.loads((SECOND / "gold" / "incidents.json").read_text(encoding="utf-8")) for m in i["mentions"]
    ]
    told += [
        s | {"at": [s["at"]]}
        for t in json.loads((SECOND / "gold" / "ledger.json").read_text(encoding="utf-8"))
        for s in t["steps"]
    ]
    missing = [
        (m["doc"], at) for m in told for at in m["at"] if " ".join(at.split()) not in " ".join(texts[m["doc"]].split())
    ]
    assert missing == []
