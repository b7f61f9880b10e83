"""What the reader says of roles: the mean over some words, None where nothing is told."""

import numpy as np
import pytest

from accordingto.model.annotations import ReadWords
from accordingto.model.labels import FACTS, ROLES, ROOTS, SETTINGS, TAGS, TYPE_OF_ACT, TYPES, VERBAL

ACTOR, RECIPIENT = ROLES.index("actor"), ROLES.index("recipient")


def read_words(begin: int, table: list[list[float]]) -> ReadWords:
    """Return what a reader says of twenty tokens, with the roles for the trigger at token 12."""
    widths = {"tags": TAGS, "types": TYPES, "facts": FACTS, "settings": SETTINGS, "utterances": VERBAL, "roots": ROOTS}
    chances = {name: np.zeros((20, len(labels)), dtype=np.float32) for name, labels in widths.items()}
    return ReadWords(attributions=(), roles={12: (begin, np.array(table, dtype=np.float32))}, **chances)


TOLD = read_words(10, [[0.1, 0.3, 0.5, 0.7], [0.0, 0.0, 0.0, 1.0], [0.0, 0.0, 0.0, 0.0]])


@pytest.mark.parametrize(
    ("role", "first", "last", "chance"),
    [
        (ACTOR, 10, 10, 0.1),
        (ACTOR, 11, 12, 0.4),
        (ACTOR, 10, 13, 0.4),
        (RECIPIENT, 13, 13, 1.0),
        (ACTOR, 8, 11, 0.2),
        (ACTOR, 13, 17, 0.7),
    ],
)
def test_the_mean_of_the_words_that_are_told_of(role: int, first: int, last: int, chance: float) -> None:
    assert TOLD.role_chance(12, role, first, last) == pytest.approx(chance)


@pytest.mark.parametrize(("trigger", "first", "last"), [(11, 10, 10), (12, 14, 16), (12, 2, 5)])
def test_nothing_is_told_of_other_triggers_and_of_words_out_of_the_stretch(trigger: int, first: int, last: int) -> None:
    assert TOLD.role_chance(trigger, ACTOR, first, last) is None


def test_every_act_has_a_type_and_every_root_is_one() -> None:
    assert set(TYPE_OF_ACT) == set(VERBAL)
    assert set(TYPE_OF_ACT.values()) <= set(TYPES)
    assert set(ROOTS) <= set(TYPES)
    assert all(tag == "O" or ("B-" + tag[2:]) in TAGS for tag in TAGS)
