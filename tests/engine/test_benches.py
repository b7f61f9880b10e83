"""Benches: what is counted, and beside what."""

from pathlib import Path
from typing import cast

import pytest

from accordingto.engine import benches
from accordingto.engine.chains import Recipe
from toy_stages import ToyRecipe, sources


def test_a_run_is_counted_beside_the_bare_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = cast(Recipe, ToyRecipe())
    monkeypatch.setattr(benches, "_parse_bare", lambda texts, model: 0.5 if len(texts) == 3 else 0.0)
    monkeypatch.setattr(benches, "_encode_bare", lambda texts, reader: 0.3 if len(texts) == 3 else 0.0)
    monkeypatch.setattr(ToyRecipe, "language_model", "toy", raising=False)
    monkeypatch.setattr(ToyRecipe, "reader", "toy", raising=False)
    found = benches.measure_reading(sources("slow one", "two", "bad", "four words are here"), recipe)
    assert (found.documents, found.words, found.workers) == (3, 7, 1)
    assert found.seconds >= 0.2
    assert found.parser_cpu_seconds == 0.5
    assert found.encoder_cpu_seconds == 0.3
    assert found.ratio is not None and found.cpu_seconds is not None
    assert found.ratio == pytest.approx(found.cpu_seconds / 0.8, abs=0.01)
    assert found.peak_bytes > 10_000_000
    assert benches.measure_reading(sources("one", "two"), recipe, workers=2).ratio is None


def test_the_first_row_is_waited_for(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("The army left the town on Friday, the mayor said.", encoding="utf-8")
    assert benches.time_first_row(report, "") > 0.1
    with pytest.raises(RuntimeError, match="wrote no row"):
        benches.time_first_row(tmp_path / "none.txt", "")
