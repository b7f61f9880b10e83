"""The chance of a row: a share that was measured, which never falls as more speaks for the row."""

from itertools import pairwise

from accordingto.coding.confidences import event_confidence
from accordingto.coding.lexicons import load_list


def test_the_chance_of_an_event_never_falls_with_its_points() -> None:
    chances = [event_confidence(points / 100) for points in range(101)]
    assert all(before <= after for before, after in pairwise(chances))
    assert 0 < chances[0] < chances[-1] < 1


def test_a_step_begins_with_its_points() -> None:
    table = load_list("confidences")["events"]
    assert len(table["chances"]) == len(table["steps"]) + 1
    for n, step in enumerate(table["steps"]):
        assert event_confidence(step) == table["chances"][n + 1]
        assert event_confidence(step - 0.01) == table["chances"][n]
