"""The encoder's folder: the one that is named, else the installed package's."""

from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from accordingto.training import encoders
from accordingto.training.encoders import NEEDED, find_encoder, hash_encoder
from accordingto.training.materials import TrainingError


def fill(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name in NEEDED:
        (folder / name).write_text(name)
    return folder


def test_a_folder_that_is_named_is_taken(tmp_path: Path) -> None:
    folder = fill(tmp_path / "mine")
    assert find_encoder(folder) == folder
    assert hash_encoder(folder)["vocab.txt"] == sha256(b"vocab.txt").hexdigest()


def test_the_installed_package_is_found_without_importing_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fill(tmp_path / "package" / "model")
    spec = SimpleNamespace(submodule_search_locations=[str(tmp_path / "package")])
    monkeypatch.setattr(encoders, "find_spec", lambda name: spec)
    assert find_encoder() == folder


def test_what_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TrainingError, match=r"config\.json is missing"):
        find_encoder(tmp_path)
    monkeypatch.setattr(encoders, "find_spec", lambda name: None)
    with pytest.raises(TrainingError, match="install the extra `train`"):
        find_encoder()
