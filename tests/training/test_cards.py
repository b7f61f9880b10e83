"""Cards: the curve that a course left, and what took part."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="the extra `train` is not installed: pip install '.[train]'")

from accordingto.training.cards import list_versions, read_curve


def test_of_an_epoch_that_was_run_twice_the_later_figures_count(tmp_path: Path) -> None:
    (tmp_path / "curve.jsonl").write_text('{"epoch": 1, "tags": 3}\n{"epoch": 1, "tags": 2}\n{"epoch": 2, "tags": 1}\n')
    assert read_curve(tmp_path / "curve.jsonl") == [{"epoch": 1, "tags": 2}, {"epoch": 2, "tags": 1}]
    assert read_curve(tmp_path / "none.jsonl") == []


def test_versions_are_told() -> None:
    versions = list_versions()
    assert versions["torch"].startswith("2.") and versions["accordingto"] != "not installed"
