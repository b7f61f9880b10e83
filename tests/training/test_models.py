"""The network: sizes of what the heads say, and that padding changes nothing."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed: pip install '.[train]'")

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.model.labels import HEADS, ROLES, TAGS
from accordingto.training.batches import make_batch, make_lessons
from accordingto.training.examples import Examiner, Example
from accordingto.training.models import Reader, load_encoder


@pytest.fixture(scope="module")
def reader(encoder: Path) -> Reader:
    torch.manual_seed(1)
    return Reader(load_encoder(encoder)).eval()


def test_every_head_scores_every_word(reader: Reader, example: Example, vocabulary: WordPieces) -> None:
    batch = make_batch(make_lessons([example], vocabulary), vocabulary.padding)
    scores = reader(batch.pieces, batch.states, batch.mask, batch.heads)
    assert {name: tuple(scores[name].shape) for name in HEADS} == {name: (1, 9, n) for name, n in HEADS.items()}
    assert scores["links"].shape == (1, 9, 9) and scores["roles"].shape == (1, len(ROLES), 9, 9)
    assert HEADS["tags"] == len(TAGS)


def test_what_a_window_says_does_not_hang_on_its_neighbours(
    reader: Reader, example: Example, examiner: Examiner, vocabulary: WordPieces
) -> None:
    longer = examiner.examine("They said that the bridge was shut, and that all had gone home.", "test", "two")
    alone = make_batch(make_lessons([example], vocabulary), vocabulary.padding)
    both = make_batch(make_lessons([example, longer], vocabulary), vocabulary.padding)
    one = reader(alone.pieces, alone.states, alone.mask, alone.heads)
    two = reader(both.pieces, both.states, both.mask, both.heads)
    torch.testing.assert_close(two["tags"][0, :9], one["tags"][0], atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(two["roles"][0, :, :9, :9], one["roles"][0], atol=1e-5, rtol=1e-4)


def test_where_a_piece_stands_means_nothing_before_it_is_learnt(
    reader: Reader, example: Example, vocabulary: WordPieces
) -> None:
    batch = make_batch(make_lessons([example], vocabulary), vocabulary.padding)
    scores = reader(batch.pieces, batch.states, batch.mask, batch.heads)
    other = reader(batch.pieces, torch.ones_like(batch.states), batch.mask, batch.heads)
    torch.testing.assert_close(scores["tags"], other["tags"])


def test_the_encoder_never_drops_anything(encoder: Path) -> None:
    config = load_encoder(encoder).config
    assert (config.hidden_dropout_prob, config.attention_probs_dropout_prob) == (0.0, 0.0)
