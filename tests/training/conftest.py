"""A parser loaded once, a very small encoder made here, and folders of data of our own writing in the sets' format."""

import gzip
import json
from pathlib import Path

import pytest

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.training.examples import Examiner, Example

SPECIAL = ["[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,"
WORDS = ["the", "said", "police", "minister", "that", "arrested", "students", "had", "we", "will"]
SOME_TEXT = "The minister said that police had arrested students."


@pytest.fixture(scope="session")
def examiner() -> Examiner:
    return Examiner()


@pytest.fixture(scope="session")
def vocabulary_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("words") / "vocab.txt"
    path.write_text("\n".join([*SPECIAL, *LETTERS, *("##" + letter for letter in LETTERS), *WORDS]))
    return path


@pytest.fixture(scope="session")
def vocabulary(vocabulary_file: Path) -> WordPieces:
    return WordPieces(vocabulary_file)


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory, vocabulary_file: Path) -> Path:
    """A folder with an encoder of two layers, 32 wide, that has learnt nothing."""
    torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("encoder")
    torch.set_num_threads(1)
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=120,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=400,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    (folder / "vocab.txt").write_bytes(vocabulary_file.read_bytes())
    return folder


@pytest.fixture(scope="session")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three marked passages."""
    folder = tmp_path_factory.mktemp("passages")
    (folder / "few.txt").write_text(
        "<s1>The minister</s1> <c1 assert>said</c1> that <q1><a2>police</a2> had <e2 COERCE asserted>arrested</e2> "
        "<r2>students</r2></q1>.\n"
        "<u agree>We will build a bridge.</u> <u request>The government must go.</u>\n"
        "<a1>Teachers</a1> will <e1 PROTEST unrealised THREATEN>strike</e1> on Monday.\n"
    )
    return folder


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one or two texts of each set."""
    folder = tmp_path_factory.mktemp("data")
    told = {"source": [[0, 12]], "cue": [[13, 17]], "content": [[23, 51]]}
    write_set(
        folder / "attribution",
        [(f"a{n}", SOME_TEXT, {"split": split, "attributions": [told]}) for n, split in enumerate(("train", "dev"))],
    )
    row = {"root": "COERCE", "source": [[23, 29]], "target": [[43, 51]]}
    write_set(folder / "event_types", [(f"e{n}", SOME_TEXT, {"rows": [row]}) for n in range(4)])
    found = {"start": 34, "end": 42, "classes": ["unrealised"]}
    write_set(folder / "factuality", [("f0", SOME_TEXT, {"predicates": [found]})])
    acts = [{"start": 0, "end": 16, "act": "Commissive-action"}, {"start": 17, "end": 30, "act": "Assertive"}]
    write_set(folder / "speech_acts", [("s0", "We will build it. It was a lie.", {"utterances": acts})])
    return folder


@pytest.fixture
def example(examiner: Examiner) -> Example:
    return examiner.examine(SOME_TEXT, "test", "one")


def write_set(folder: Path, rows: list[tuple[str, str, dict]]) -> None:
    """Write the two files of a set."""
    folder.mkdir()
    with gzip.open(folder / "input.jsonl.gz", "wt") as texts, gzip.open(folder / "gold.jsonl.gz", "wt") as gold:
        for name, text, labels in rows:
            texts.write(json.dumps({"id": name, "text": text}) + "\n")
            gold.write(json.dumps({"id": name, **labels}) + "\n")
