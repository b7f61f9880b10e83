"""Scores: reasons add up to a chance, and a chance to an answer."""

import pytest

from accordingto.model.sameness import Feature
from accordingto.resolve.scores import Scale
from factories import make_pair

SCALE = Scale(bias=-2.0, same=0.8, other=0.3)


def feature(value: float, weight: float) -> Feature:
    return Feature("f", value, weight, "why")


@pytest.mark.parametrize(
    ("features", "chance", "answer"),
    [
        ([], 0.1192, "NEGATIVE"),
        ([feature(1, 2)], 0.5, "UNSURE"),
        ([feature(0.5, 8), feature(1, 1)], 0.9526, "POSITIVE"),
        ([feature(1, 8), feature(1, -9)], 0.0474, "NEGATIVE"),
        ([feature(1, 1e9)], 1.0, "POSITIVE"),
    ],
)
def test_reasons_add_up_to_a_chance(features: list[Feature], chance: float, answer: str) -> None:
    assert SCALE.chance(features) == chance
    assert SCALE.answer(chance) == answer


def test_reasons_are_told_the_heaviest_first_and_those_that_weigh_nothing_not_at_all() -> None:
    features = (
        Feature("a", 1, 1, "one publisher"), Feature("b", 0, 9, "same title"), Feature("c", 1, -3, "days apart")
    )  # fmt: skip
    assert make_pair("a", "b", features=features).reasons == ("days apart", "one publisher")
