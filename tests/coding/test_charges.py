"""Charges, told by what is said, and on whom they are laid."""

import pytest

from accordingto.coding.charges import accuses, blamed_by
from accordingto.coding.sayings import Said
from coding_readings import annotate


def words_of(text: str, own: str) -> Said:
    annotations = annotate(text)
    return Said(annotations, [(0, len(text))], frozenset({own}))


@pytest.mark.parametrize(
    ("text", "charged"),
    [
        ("Orvenia has violated the Brasque Protocol.", True),
        ("Dremland has repelled an attack.", False),
        ("The talks will go on in Brasque.", False),
    ],
)
def test_a_wrong_of_others_is_a_charge(text: str, charged: bool) -> None:
    assert accuses(words_of(text, "Dremland")) is charged


def test_those_with_whom_the_blame_lies() -> None:
    said = words_of("Full responsibility lies with Orvenia.", "Dremland")
    assert [t.text for v in said.verbs() for t in blamed_by(said, v)] == ["Orvenia"]
