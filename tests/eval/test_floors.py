"""The sample's figures against their floors, and the tool that may only raise them."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from accordingto.cli.pages import SAMPLE
from accordingto.engine.readings import read_paths
from accordingto.export import write_readings

EVAL = Path(__file__).parent.parent.parent / "eval"


@pytest.fixture(scope="module")
def floors() -> ModuleType:
    """The tool, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("accordingto_floors", EVAL / "floors.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_sample_is_read_as_well_as_it_was(floors: ModuleType, tmp_path: Path) -> None:
    kept = json.loads((EVAL / "floors.json").read_text(encoding="utf-8"))
    assert kept["sample"] == floors.hash_sample(), "the sample has changed: run eval/floors.py --raise --new-sample"
    write_readings(read_paths(SAMPLE / "reports", knowledge=SAMPLE), tmp_path)
    assert floors.below(floors.measure(tmp_path), kept["floors"]) == []


def test_no_floor_is_lowered(floors: ModuleType) -> None:
    kept = {"sample": "s", "floors": {"a": 0.5, "b": 0.7}}
    assert floors.raise_floors({"a": 0.6, "b": 0.7, "c": 0.1}, "s", kept, False)["floors"] == {
        "a": 0.6,
        "b": 0.7,
        "c": 0.1,
    }
    with pytest.raises(SystemExit, match=r"b: 0\.600 is below 0\.700"):
        floors.raise_floors({"a": 0.9, "b": 0.6}, "s", kept, False)
    with pytest.raises(SystemExit, match="never lowered"):
        floors.raise_floors({"a": 0.9}, "s", kept, False)


def test_another_sample_needs_a_word(floors: ModuleType) -> None:
    kept = {"sample": "s", "floors": {"a": 0.5}}
    with pytest.raises(SystemExit, match="--new-sample"):
        floors.raise_floors({"a": 0.9}, "t", kept, False)
    assert floors.raise_floors({"a": 0.4}, "t", kept, True) == {"sample": "t", "floors": {"a": 0.4}}
    assert floors.raise_floors({"a": 0.4}, "t", {}, False) == {"sample": "t", "floors": {"a": 0.4}}
