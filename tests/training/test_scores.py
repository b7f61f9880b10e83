"""Scores of attributions: what is right by content, and by content and source."""

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed: pip install '.[train]'")

from accordingto.model.annotations import ReadAttribution
from accordingto.training.examples import Example, mark_attribution
from accordingto.training.scores import score_attributions


@pytest.fixture
def taught(example: Example) -> Example:
    example.tags = [0] * len(example.parse.tokens)
    mark_attribution(example, [(0, 12)], [(13, 17)], [(23, 51)])
    return example


def test_all_right(taught: Example) -> None:
    read = ReadAttribution((2, 2), (0, 1), ((4, 7),), 1.0)
    assert score_attributions([taught], [[read]]) == {"content": 1.0, "pair": 1.0, "triple": 1.0}


def test_half_a_content_is_found_and_another_source_is_wrong(taught: Example) -> None:
    read = ReadAttribution((2, 2), (5, 5), ((4, 5),), 1.0)
    assert score_attributions([taught], [[read]]) == {"content": 0.6667, "pair": 1.0, "triple": 0.0}


def test_too_little_content_is_another_attribution(taught: Example) -> None:
    read = ReadAttribution((2, 2), (0, 1), ((4, 4),), 1.0)
    assert score_attributions([taught], [[read]]) == {"content": 0.4, "pair": 0.0, "triple": 0.0}


def test_nothing_read(taught: Example) -> None:
    assert score_attributions([taught], [[]]) == {"content": 0.0, "pair": 0.0, "triple": 0.0}
