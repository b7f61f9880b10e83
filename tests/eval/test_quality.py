"""The page of figures: what stands in it is what was measured and pinned, and nothing falls without a reason."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
EVAL = ROOT / "eval"


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    """The tool, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("accordingto_quality", EVAL / "quality.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def versions(name: str) -> list[Any]:
    """What a file of eval/ said in every commit that changed it, oldest first, and what it says now."""
    ran = subprocess.run(["git", "log", "--format=%H", "--", f"eval/{name}"], cwd=ROOT, capture_output=True, text=True)
    if ran.returncode:
        pytest.skip("this is no clone with a history")
    told = []
    for commit in reversed(ran.stdout.split()):
        shown = subprocess.run(["git", "show", f"{commit}:eval/{name}"], cwd=ROOT, capture_output=True, text=True)
        told += [json.loads(shown.stdout)] if shown.returncode == 0 else []
    return [*told, json.loads((EVAL / name).read_text(encoding="utf-8"))]


def test_the_page_is_what_the_command_would_write(quality: ModuleType) -> None:
    pinned = json.loads((EVAL / "floors.json").read_text(encoding="utf-8"))["floors"]
    page = quality.PAGE.read_text(encoding="utf-8")
    table = quality.render(quality.load_sets(), quality.load_measured(), pinned)
    assert page == quality.fill_page(page, table), "run `python eval/quality.py --page`"
    assert all(f"| {name} | {quality.show(value)} |" in page for name, value in pinned.items())


def test_what_is_kept_are_the_figures_of_the_sets(quality: ModuleType) -> None:
    sets = {one["name"]: one for one in quality.load_sets()}
    assert sets and quality.load_measured()
    for name, row in quality.load_measured().items():
        assert list(row["figures"]) == sets[name]["shown"]
        assert row["documents"] > 0 and "coding@" in row["stages"]
        assert all(0 <= value <= 1 for value in row["figures"].values())


def test_no_floor_was_ever_lowered(quality: ModuleType) -> None:
    assert quality.floors.lowered(versions("floors.json")) == []


def test_no_kept_figure_fell_without_a_reason(quality: ModuleType) -> None:
    assert quality.unexplained(versions("measured.json")) == []


def test_a_lowered_floor_is_seen(quality: ModuleType) -> None:
    told = [{"sample": "s", "floors": {"a": 0.5, "b": 0.5}}, {"sample": "s", "floors": {"a": 0.4}}]
    assert quality.floors.lowered(told) == ["a: 0.4 after 0.5", "b: None after 0.5"]
    assert quality.floors.lowered([told[0], {"sample": "t", "floors": {"a": 0.1}}]) == []


def row(figure: float, **more: str) -> dict[str, Any]:
    """A kept row with one figure."""
    return {"documents": 3, "stages": "coding@2", "figures": {"f1": figure}, **more}


def test_a_figure_is_not_written_lower(quality: ModuleType) -> None:
    kept = {"one": row(0.5), "two": row(0.1)}
    with pytest.raises(SystemExit, match=r"one f1: 0\.400 after 0\.500"):
        quality.keep(kept, {"one": row(0.4)}, None)
    assert quality.keep(kept, {"one": row(0.6)}, "why")["one"] == row(0.6)
    lower = quality.keep(kept, {"one": row(0.4)}, "the scorer changed")
    assert lower == {"one": row(0.4, lowered="the scorer changed"), "two": row(0.1)}
    assert quality.unexplained([kept, lower]) == []
    assert quality.unexplained([kept, {"one": row(0.4)}]) == ["one f1: 0.400 after 0.500"]


def test_a_set_is_read_and_scored_by_the_shared_scorer(quality: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "eval").mkdir()
    script = (
        "import json, sys\nprint('read')\nprint(json.dumps({'documents': 7, 'f1': 0.12345, 'args': sys.argv[1:]}))\n"
    )
    (tmp_path / "eval" / "run.py").write_text(script, encoding="utf-8")
    one = {"name": "x", "task": "times", "where": ["set=a"], "shown": ["f1"]}
    told = quality.measure_set(one, tmp_path)
    assert (told["documents"], told["figures"]) == (7, {"f1": 0.123})
    assert told["stages"] == quality.tell_stages()
    assert quality.measure_task(one, tmp_path, tmp_path)["args"][-2:] == ["--where", "set=a"]


def test_a_set_that_nobody_measured_is_said_so(quality: ModuleType) -> None:
    sets = [{"name": "x", "title": "X", "shown": ["f1"], "others": "nobody"}]
    assert "| X (`x`) | | not measured yet | nobody | |" in quality.render(sets, {}, {"a": 0.5})
    table = quality.render(sets, {"x": row(0.25, lowered="fewer texts")}, {"a": 0.5})
    assert "| X (`x`) | 3 | f1 .250 | nobody | coding@2 |" in table
    assert table.endswith("- `x` was higher before: fewer texts")


def test_without_the_shared_folder_it_says_so(quality: ModuleType, tmp_path: Path) -> None:
    command = [sys.executable, str(EVAL / "quality.py"), "--only", "times", "--shared", str(tmp_path / "none")]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "are left out" in ran.stdout
