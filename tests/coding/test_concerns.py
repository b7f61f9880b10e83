"""Whom a thing concerns: the names behind it, the nearest first."""

import pytest

from accordingto.coding.concerns import whom_it_concerns
from coding_events import event
from coding_readings import annotate


@pytest.mark.parametrize(
    ("text", "head", "named"),
    [
        ("It lifted a ban on imports of Dremish beef.", "ban", "Dremish"),
        ("It eased the restrictions on travel to Ilmara.", "restrictions", "Ilmara"),
        ("It praised the efforts of Orvenia.", "efforts", "Orvenia"),
        ("It supported Orvenia's plan for Kaval.", "plan", "Orvenia"),
    ],
)
def test_the_name_behind_a_thing(text: str, head: str, named: str) -> None:
    annotations = annotate(text)
    token = next(t for t in annotations.parse.tokens if t.text == head)
    assert [t.text for t in next(whom_it_concerns(annotations, [token]))] == [named]


def test_names_go_before_people_that_are_only_described() -> None:
    annotations = annotate("It sent help for the families of Ilmara.")
    token = next(t for t in annotations.parse.tokens if t.text == "families")
    first, second = list(whom_it_concerns(annotations, [token]))[:2]
    assert ([t.text for t in first], [t.text for t in second]) == (["Ilmara"], ["families"])


def test_days_concern_nobody() -> None:
    annotations = annotate("It gave way on Friday.")
    token = next(t for t in annotations.parse.tokens if t.text == "Friday")
    assert list(whom_it_concerns(annotations, [token])) == []


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Orvenia lifted the ban on imports of Dremish beef.", ("Dremish",)),
        ("Orvenia agreed to a ceasefire with the rebels in Ilmara.", ("rebels",)),
        ("Orvenia agreed to lift the ban on Ilmaran wheat.", ("Ilmaran",)),
        ("Ilmara committed 4 million crowns to helping to rebuild Merinja.", ("Merinja",)),
        ("Orvenia mobilised its troops for a battle against Dremland.", ("Dremland",)),
        ("Ilmara launched a mediation effort designed to help Orvenia and Dremland.", ("Orvenia", "Dremland")),
    ],
)
def test_recipients_behind_what_is_given_or_eased(text: str, recipients: tuple[str, ...]) -> None:
    assert event(text).recipients == recipients


def test_own_forces_are_no_recipient() -> None:
    assert event("Orvenia agreed to withdraw its troops.").recipients == ()
