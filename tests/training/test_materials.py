"""Materials: what is held out, what is kept of an earlier preparation, and what is refused."""

from hashlib import sha256
from pathlib import Path

import pytest

from accordingto.training import materials
from accordingto.training.examples import Examiner, Example
from accordingto.training.materials import Fold, TrainingError, gather_materials, is_held_out, read_fold


@pytest.fixture(autouse=True)
def one_parser(monkeypatch: pytest.MonkeyPatch, examiner: Examiner) -> None:
    monkeypatch.setattr(materials, "Examiner", lambda: examiner)


def example_of(corpus: str, group: str, example: Example) -> Example:
    return Example(corpus, group, example.parse, ())


def test_the_choosing_part_and_every_twelfth_passage_are_held_out(example: Example) -> None:
    assert is_held_out(example_of("attribution", "dev", example), None)
    assert not is_held_out(example_of("attribution", "train", example), None)
    assert is_held_out(example_of("passages", "unrest:24", example), None)
    assert not is_held_out(example_of("passages", "unrest:25", example), None)
    assert not is_held_out(example_of("factuality", "f1", example), None)


def test_a_fold_is_cut_by_the_hash_of_the_id(example: Example) -> None:
    number = int(sha256(b"f1").hexdigest(), 16) % 5
    folds = [Fold(n, 5) for n in range(5)]
    assert [n for n, fold in enumerate(folds) if "f1" in fold] == [number]
    assert is_held_out(example_of("factuality", "f1", example), folds[number])
    assert not is_held_out(example_of("attribution", "train", example), folds[number])


def test_a_fold_is_read_or_refused() -> None:
    assert read_fold("2/5") == Fold(2, 5) and str(Fold(2, 5)) == "2/5"
    for told in ("5/5", "1", "a/b", "0/1", "-1/5"):
        with pytest.raises(TrainingError, match="is no fold"):
            read_fold(told)


def test_all_sets_are_gathered_and_prepared_only_once(
    data: Path, marked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = gather_materials(data, marked, tmp_path)
    assert {name: len(found) for name, found in first.learnt.items()} == {
        "attribution": 1, "event_types": 4, "factuality": 1, "speech_acts": 1, "passages": 3,
    }  # fmt: skip
    assert [e.group for e in first.choosing()] == ["dev"]
    assert len(first.files) == 9
    digest = sha256((marked / "few.txt").read_bytes()).hexdigest()
    assert first.files["passages/few.txt"] == digest
    monkeypatch.setattr(materials, "Examiner", object)  # which could prepare nothing
    assert gather_materials(data, marked, tmp_path).learnt["factuality"][0].facts == first.learnt["factuality"][0].facts


def test_a_fold_leaves_texts_out_and_names_them(data: Path, marked: Path, tmp_path: Path) -> None:
    names = {f"e{n}" for n in range(4)}
    out = {name for name in names if name in Fold(0, 2)}
    found = gather_materials(data, marked, tmp_path, Fold(0, 2))
    assert {e.group for e in found.learnt["event_types"]} == names - out
    assert found.left_out()["event_types"] == sorted(out)


def test_of_several_sets_only_those_named_are_learnt_from(data: Path, marked: Path, tmp_path: Path) -> None:
    found = gather_materials(data, marked, tmp_path, only=["passages", "event_types"])
    assert list(found.learnt) == ["event_types", "passages"]
    with pytest.raises(TrainingError, match="events is no set: there are attribution, event_types"):
        gather_materials(data, marked, tmp_path, only=["events"])


def test_nothing_to_learn_from_and_half_a_set_are_refused(data: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="nothing to learn from"):
        gather_materials(None, tmp_path, tmp_path)
    (tmp_path / "attribution").mkdir()
    with pytest.raises(TrainingError, match=r"input\.jsonl\.gz is missing"):
        gather_materials(tmp_path, tmp_path, tmp_path)
