"""Deeds that a text takes for known: their day may lie long before the report."""

import pytest

from accordingto.resolve.recollections import is_taken_for_known
from factories import make_event, make_plain


def known(text: str, words: str, trigger: str, **given: object) -> bool:
    document = make_plain(text)
    return is_taken_for_known(make_event(document, words, trigger=trigger, **given), document.text)


@pytest.mark.parametrize(
    ("text", "words", "trigger"),
    [
        ("The drivers who had blocked the bridge went home.", "drivers who had blocked the bridge", "blocked"),
        ("Those who murdered the judge are not known.", "murdered the judge", "murdered"),
        ("Weeks after it seized the ferry, Ostria closed its port.", "seized the ferry", "seized"),
        ("He lay at the gate. He had been shot.", "He had been shot", "shot"),
        ("All three were killed by guards.", "All three were killed by guards", "killed"),
        ("The inquiry into last year's shooting is over.", "shooting", "shooting"),
    ],
)
def test_what_a_reader_knows_of_may_be_old(text: str, words: str, trigger: str) -> None:
    assert known(text, words, trigger, actors=(), recipients=())


@pytest.mark.parametrize(
    ("text", "words", "trigger"),
    [
        ("Guards killed three farmers at Brod.", "Guards killed three farmers", "killed"),
        ("Police said that they had made 70 arrests.", "made 70 arrests", "made"),
        ("Police said a crowd had blocked the bridge.", "a crowd had blocked the bridge", "blocked"),
        ("The guards shot at a boat.", "The guards shot at a boat", "shot"),
        ("It is asked that a boy who is being held goes home.", "a boy who is being held", "held"),
    ],
)
def test_news_is_not_old(text: str, words: str, trigger: str) -> None:
    assert not known(text, words, trigger, actors=("guards",), recipients=("boat",))


def test_a_participle_tells_which_people_are_meant() -> None:
    text = "Velmark must pay the families of the two sailors killed, by June."
    assert known(text, "the two sailors killed", "killed", actors=(), recipients=("sailors",))


def test_a_verb_with_an_object_does_not() -> None:
    text = "The two sailors killed a guard."
    assert not known(text, "The two sailors killed a guard", "killed", actors=("sailors",), recipients=("guard",))
