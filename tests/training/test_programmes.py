"""Programmes: weights that are mixed, folders of folds, and courses that were begun with something else."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed: pip install '.[train]'")

from accordingto.training.courses import Plan
from accordingto.training.materials import Fold, Materials, TrainingError
from accordingto.training.programmes import PLANS, Programme, make_reader, mix_weights, run_programme

SHORT = {name: Plan(epochs=1, seed=n) for n, name in enumerate(PLANS)}


def test_weights_are_mixed_by_their_share_and_counts_are_not() -> None:
    one = {"w": torch.tensor([1.0, 2.0]), "n": torch.tensor([3])}
    other = {"w": torch.tensor([3.0, 0.0]), "n": torch.tensor([9])}
    mixed = mix_weights(one, other, 0.75)
    torch.testing.assert_close(mixed["w"], torch.tensor([1.5, 1.5]))
    assert mixed["n"].tolist() == [3]


def test_a_fold_has_its_own_folder_but_for_the_first_course(encoder: Path, tmp_path: Path) -> None:
    programme = Programme(Materials(), encoder, tmp_path, SHORT, Fold(2, 5), seed=10)
    assert programme.folder("attribution") == tmp_path / "attribution"
    assert programme.folder("together") == tmp_path / "fold-2" / "together"
    assert [programme.plan(name).seed for name in PLANS] == [10, 11, 12]


def test_the_heads_are_drawn_from_the_seed(encoder: Path) -> None:
    one, same, other = (make_reader(encoder, seed).heads["tags"].weight for seed in (4, 4, 5))
    assert torch.equal(one, same) and not torch.equal(one, other)


def test_courses_follow_each_other_and_are_not_mixed_with_others(encoder: Path, tmp_path: Path, example) -> None:
    example.types[6] = 2
    materials = Materials({"passages": [example]}, [], {"passages/one.txt": "abc"})
    programme = Programme(materials, encoder, tmp_path, SHORT)
    reader = run_programme(programme)
    assert not (tmp_path / "attribution").exists()
    assert (tmp_path / "hardened" / "last.pt").is_file()
    again = run_programme(programme)
    assert torch.equal(again.heads["types"].weight, reader.heads["types"].weight)
    changed = Programme(Materials({"passages": [example]}, [], {"passages/one.txt": "abd"}), encoder, tmp_path, SHORT)
    with pytest.raises(TrainingError, match="another plan, encoder, fold or data"):
        run_programme(changed)
