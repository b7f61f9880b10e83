"""Exports: the int8 network says what the trained one says, and reading can use it."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed: pip install '.[train]'")

import numpy as np
import onnxruntime as ort

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.annotate.reader.sessions import OUTPUTS, ReaderSession
from accordingto.model.labels import TAGS, TYPES
from accordingto.training.batches import make_batch, make_lessons
from accordingto.training.cards import compare_networks
from accordingto.training.examples import Examiner, Example
from accordingto.training.exports import compare_outputs, export_reader
from accordingto.training.models import Reader, load_encoder


@pytest.fixture(scope="module")
def reader(encoder: Path) -> Reader:
    torch.manual_seed(1)
    return Reader(load_encoder(encoder))


@pytest.fixture(scope="module")
def exported(reader: Reader, encoder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    sizes = export_reader(reader, encoder / "vocab.txt", folder)
    assert sizes["reader.onnx"] == (folder / "reader.onnx").stat().st_size < sizes["reader-fp32.onnx"]
    return folder


def test_the_exported_network_says_the_same_for_windows_of_any_size(
    reader: Reader, exported: Path, example: Example, examiner: Examiner, vocabulary: WordPieces
) -> None:
    longer = examiner.examine("They said that the bridge was shut, and that all had gone home.", "test", "two")
    batch = make_batch(make_lessons([example, longer, example], vocabulary), vocabulary.padding)
    feed = {name: getattr(batch, name) for name in ("pieces", "states", "mask", "heads")}
    with torch.no_grad():
        wanted = reader.eval()(**feed)
    session = ort.InferenceSession(str(exported / "reader-fp32.onnx"), providers=["CPUExecutionProvider"])
    found = session.run(list(OUTPUTS), {name: tensor.numpy() for name, tensor in feed.items()})
    for name, scores in zip(OUTPUTS, found, strict=True):
        np.testing.assert_allclose(scores, wanted[name].numpy(), atol=1e-4, err_msg=name)


def test_reading_can_use_it(exported: Path, example: Example) -> None:
    words = ReaderSession(exported).read(example.parse, example.quotations)
    assert words.types.shape == (9, len(TYPES))
    np.testing.assert_allclose(words.types.sum(-1), 1, atol=1e-4)
    assert words.tags.shape == (9, len(TAGS))


def test_agreement_is_the_share_of_words_with_the_same_best_label() -> None:
    heads = [name for name in OUTPUTS if name not in ("links", "roles")]
    one = {name: np.array([[0.1, 0.9], [0.8, 0.2]], dtype=np.float32) for name in heads}
    other = {**one, "types": np.array([[0.9, 0.1], [0.8, 0.2]], dtype=np.float32)}
    assert compare_outputs(one, other) == {**dict.fromkeys(heads, 1.0), "types": 0.5}


def test_the_two_forms_are_compared_on_texts(exported: Path, example: Example) -> None:
    agreement = compare_networks(exported, [example])
    assert set(agreement) == {"tags", "types", "facts", "settings", "utterances", "roots"}
    assert all(0 <= share <= 1 for share in agreement.values())
