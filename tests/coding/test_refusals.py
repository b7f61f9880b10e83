"""Refusals, told by what is said."""

import pytest

from coding_readings import said


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Maija Rennik said she would not.", "reject"),
        ("“We do not negotiate with bandits,” Maija Rennik said.", "reject"),
        ("“We do not know the road,” Maija Rennik said.", "assert"),
        ("Maija Rennik said that no demand for the opening of the gates will be entertained.", "reject"),
        ("Maija Rennik said that nobody who wishes to photograph the dam will be let in.", "reject"),
        ("“We cannot hand over a man whom we do not hold,” Maija Rennik said.", "reject"),
        ("The ministry said it was considering the request.", "assert"),
        ("Maija Rennik demanded that the full flow be restored.", "request"),
    ],
)
def test_refusals_in_plain_words(text: str, act: str) -> None:
    assert [a for _, a, _ in said(text)] == [act]
