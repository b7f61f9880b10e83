"""Losses against numbers worked out by hand."""

from math import exp, log

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed: pip install '.[train]'")

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.model.labels import ROLES, ROOTS, TAGS, TYPES
from accordingto.training.batches import Batch, make_batch, make_lessons
from accordingto.training.examples import Example
from accordingto.training.losses import ROLE_POSITIVE, SETS, find_losses, link_scores, set_loss
from accordingto.training.models import HEADS

SIZE = 9


@pytest.fixture
def plain(example: Example, vocabulary: WordPieces) -> Batch:
    return make_batch(make_lessons([example], vocabulary), vocabulary.padding)


def zeros(batch: Batch) -> dict:
    size = batch.words.shape[1]
    scores = {name: torch.zeros(1, size, count) for name, count in HEADS.items()}
    return {**scores, "links": torch.zeros(1, size, size), "roles": torch.zeros(1, len(ROLES), size, size)}


def test_right_answers_count_together() -> None:
    scores = torch.tensor([[[1.0, 2.0, 0.0], [5.0, 0.0, 0.0]]])
    whole = exp(1) + exp(2) + exp(0)
    both = set_loss(scores, torch.tensor([[0b011, 0]]))
    assert both is not None and float(both) == pytest.approx(-log((exp(1) + exp(2)) / whole), abs=1e-6)
    one = set_loss(scores, torch.tensor([[0b100, 0b001]]))
    last = -log(exp(5) / (exp(5) + 2))
    assert one is not None and float(one) == pytest.approx((-log(1 / whole) + last) / 2, abs=1e-6)


def test_where_nothing_is_known_nothing_is_lost(plain: Batch) -> None:
    assert set_loss(torch.zeros(1, 2, 3), torch.tensor([[0, 0]])) is None
    assert find_losses(plain, zeros(plain)) == {}


def test_every_label_right_costs_nothing() -> None:
    loss = set_loss(torch.zeros(1, 1, 4), torch.tensor([[0b1111]]))
    assert loss is not None and float(loss) == pytest.approx(0, abs=1e-6)


def test_tags_links_and_sets_of_even_scores(example: Example, vocabulary: WordPieces) -> None:
    example.tags[0], example.links[0] = 1, 2
    for name in SETS:
        getattr(example, name)[3] = 1
    batch = make_batch(make_lessons([example], vocabulary), vocabulary.padding)
    losses = {name: float(loss) for name, loss in find_losses(batch, zeros(batch)).items()}
    assert losses["tags"] == pytest.approx(log(len(TAGS)))
    assert losses["links"] == pytest.approx(log(SIZE))
    assert losses["types"] == pytest.approx(log(len(TYPES))) and losses["roots"] == pytest.approx(log(len(ROOTS)))
    assert set(losses) == {"tags", "links", *SETS}


def test_links_never_go_to_padding(example: Example, vocabulary: WordPieces) -> None:
    batch = make_batch(make_lessons([example], vocabulary), vocabulary.padding)
    batch.words[0, 5:] = False
    chances = torch.softmax(link_scores(batch, zeros(batch)), -1)
    assert float(chances[0, 0, :5].sum()) == pytest.approx(1) and float(chances[0, 0, 5]) == 0


def test_a_role_that_holds_weighs_more(example: Example, vocabulary: WordPieces) -> None:
    example.triggers, example.roles = [6], [(4, 6, 0)]
    batch = make_batch(make_lessons([example], vocabulary), vocabulary.padding)
    places = len(ROLES) * SIZE
    loss = find_losses(batch, zeros(batch))["roles"]
    assert float(loss) == pytest.approx(log(2) * (places - 1 + ROLE_POSITIVE) / 12, rel=1e-5)


def test_any_word_that_fits_explains_an_event_whose_trigger_is_not_marked(
    example: Example, vocabulary: WordPieces
) -> None:
    example.pairs = [(ROOTS.index("COERCE"), [4], [7])]
    batch = make_batch(make_lessons([example], vocabulary), vocabulary.padding)
    count = len(batch.lessons[0].candidates)
    scores = zeros(batch)
    even = float(find_losses(batch, scores)["pairs"])
    chance = (1 / len(ROOTS)) * (1 - 1 / len(TYPES)) * 0.25
    assert even == pytest.approx(-log(1 - (1 - chance) ** count), rel=1e-4)
    scores["roots"][0, 6, ROOTS.index("COERCE")] = 9
    scores["roles"][0, 0, 4, 6] = scores["roles"][0, 1, 7, 6] = 9
    assert 0 <= float(find_losses(batch, scores)["pairs"]) < 0.1
    scores["roots"][0, :, ROOTS.index("COERCE")] = 9
    scores["roles"][0, 0, 4, :] = scores["roles"][0, 1, 7, :] = 9
    assert float(find_losses(batch, scores)["pairs"]) >= 0
