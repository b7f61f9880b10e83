"""Verbs that may attribute and do not."""

import pytest

from coding_readings import said


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Orvenia shelled the port, threatening a fragile truce.", []),
        ("Orvenia threatened Dremland with a blockade.", ["threaten"]),
        ("The mission monitored the situation closely.", []),
        ("The mission monitored 12 breaches of the truce.", ["assert"]),
        ("The court dismissed nine ministers.", []),
    ],
)
def test_what_a_verb_takes_tells_whether_words_are_told(text: str, acts: list[str]) -> None:
    assert [act for _, act, _ in said(text)] == acts
