"""Courses: one that stopped ends where an uninterrupted one does; hidden pieces are words, never marks."""

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed: pip install '.[train]'")

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.training import courses
from accordingto.training.batches import make_batch, make_lessons
from accordingto.training.courses import Plan, train
from accordingto.training.examples import Example, mark_attribution
from accordingto.training.models import Reader, load_encoder

PLAN = Plan(epochs=3, narrow=20, wide=40, hidden=0.2, average=0.9)


class Stopped(RuntimeError):
    """What ends a course in these tests."""


def fresh(encoder: Path) -> Reader:
    torch.manual_seed(1)
    return Reader(load_encoder(encoder))


@pytest.fixture
def taught(example: Example) -> Example:
    example.tags = [0] * len(example.parse.tokens)
    mark_attribution(example, [(0, 12)], [(13, 17)], [(23, 51)])
    return example


def test_a_course_that_stopped_ends_with_the_same_weights(
    encoder: Path, vocabulary: WordPieces, taught: Example, tmp_path: Path
) -> None:
    whole = fresh(encoder)
    train(whole, vocabulary, [taught] * 4, PLAN, tmp_path / "whole")

    def stop(model: Reader) -> dict[str, float]:
        if (tmp_path / "parts" / "curve.jsonl").is_file():
            raise Stopped
        return {"judged": 1.0}

    with pytest.raises(Stopped):
        train(fresh(encoder), vocabulary, [taught] * 4, PLAN, tmp_path / "parts", stop)
    assert torch.load(tmp_path / "parts" / "last.pt", weights_only=True)["epoch"] == 2
    train(fresh(encoder), vocabulary, [taught] * 4, PLAN, tmp_path / "parts")
    one, other = (torch.load(tmp_path / name / "last.pt", weights_only=True) for name in ("whole", "parts"))
    for kind in ("model", "mean"):
        for name, weight in one[kind].items():
            torch.testing.assert_close(other[kind][name], weight, msg=f"{kind} {name}")
    assert not torch.equal(one["model"]["heads.tags.weight"], one["mean"]["heads.tags.weight"])


def test_a_course_learns_and_tells_its_curve(
    encoder: Path, vocabulary: WordPieces, taught: Example, tmp_path: Path
) -> None:
    plan = Plan(epochs=4, rate=5e-3, head_rate=2e-2)
    train(fresh(encoder), vocabulary, [taught] * 8, plan, tmp_path, lambda model: {"judged": 0.5})
    curve = [json.loads(line) for line in (tmp_path / "curve.jsonl").read_text().splitlines()]
    assert [row["epoch"] for row in curve] == [1, 2, 3, 4]
    assert curve[-1]["tags"] < curve[0]["tags"] and curve[0]["judged"] == 0.5
    assert json.loads((tmp_path / "plan.json").read_text())["rate"] == 5e-3


def test_hidden_pieces_never_replace_marks(vocabulary: WordPieces, taught: Example) -> None:
    lessons = make_lessons([taught] * 6, vocabulary)
    before = make_batch(lessons, vocabulary.padding)
    after = courses._hide(make_batch(lessons, vocabulary.padding), 1.0, vocabulary)
    marks = {vocabulary.first, vocabulary.last, vocabulary.mark, vocabulary.padding}
    for was, now in zip(before.pieces.flatten().tolist(), after.pieces.flatten().tolist(), strict=True):
        assert now == (was if was in marks else vocabulary.hidden)
    assert torch.equal(courses._hide(before, 0.0, vocabulary).pieces, before.pieces)


def test_about_the_share_asked_for_is_hidden(vocabulary: WordPieces, taught: Example) -> None:
    torch.manual_seed(2)
    batch = courses._hide(make_batch(make_lessons([taught] * 40, vocabulary), vocabulary.padding), 0.25, vocabulary)
    words = (batch.mask > 0) & (batch.states < 3)
    hidden = (batch.pieces == vocabulary.hidden).sum() / words.sum()
    assert 0.2 < float(hidden) < 0.3


def test_the_rate_rises_falls_and_never_ends() -> None:
    assert courses._rate(0.03, 0.06) == pytest.approx(0.5)
    assert courses._rate(0.06, 0.06) == pytest.approx(1)
    assert courses._rate(0.53, 0.06) == pytest.approx(0.5)
    assert courses._rate(1.2, 0.06) == 0.02


def test_the_mean_is_worn_only_for_as_long_as_it_is_asked_for(encoder: Path) -> None:
    model = fresh(encoder)
    mean = courses._Mean(model, 0.75)
    begun = model.heads["tags"].weight.detach().clone()
    with torch.no_grad():
        model.heads["tags"].weight.add_(4)
    mean.update()
    with pytest.raises(Stopped), mean.worn():
        torch.testing.assert_close(model.heads["tags"].weight, begun + 1)
        raise Stopped
    torch.testing.assert_close(model.heads["tags"].weight, begun + 4)
