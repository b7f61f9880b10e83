"""Each text of a set is read by the one reader that never saw it."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "eval"))

import folds

LINES = {"a": "text a\n", "b": "text b\n", "c": "text c\n"}


def test_each_text_goes_to_the_reader_that_never_saw_it() -> None:
    one, other = Path("fold-0/reader"), Path("fold-1/reader")
    shares = folds.share_out(LINES, {one: ["a", "c"], other: ["b"]})
    assert shares == {one: ["text a\n", "text c\n"], other: ["text b\n"]}


@pytest.mark.parametrize("left_out", [["a"], ["a", "b", "c"]])
def test_a_text_without_exactly_one_such_reader_ends_the_measuring(left_out: list[str]) -> None:
    with pytest.raises(SystemExit, match="readers, not by one"):
        folds.share_out(LINES, {Path("fold-0/reader"): left_out, Path("fold-1/reader"): ["b"]})


def test_folds_are_found_where_the_training_leaves_them(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="train the folds"):
        folds.load_parts(tmp_path)
    (tmp_path / "fold-0").mkdir()
    (tmp_path / "fold-0" / "left-out.json").write_text(json.dumps({"event_types": ["a"]}))
    assert folds.load_parts(tmp_path) == {tmp_path / "fold-0" / "reader": {"event_types": ["a"]}}
