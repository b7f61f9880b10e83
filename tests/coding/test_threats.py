"""Threats, told by what is said."""

import pytest

from coding_readings import said


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The juntas said any military intervention would be considered a declaration of war.", "threaten"),
        ("Dremland said that anyone who attacked its nationals would see an immediate response.", "threaten"),
        ("Dremland said that the letter would be considered on Monday.", "assert"),
        ("Dremland recalls that the court decided that Orvenia shall leave the bridge.", "assert"),
    ],
)
def test_what_others_do_may_be_answered_with_force(text: str, act: str) -> None:
    assert [a for _, a, _ in said(text)] == [act]
