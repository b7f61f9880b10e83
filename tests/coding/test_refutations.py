"""What is told and called untrue by the same document."""

import pytest

from coding_events import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reports that police arrested two drivers are false.", "negated"),
        ("Reports that police arrested two drivers are without foundation.", "negated"),
        ("Reports that police arrested two drivers are widespread.", "alleged"),
        ("It is alleged that police arrested two drivers. This is untrue.", "negated"),
    ],
)
def test_what_is_called_false_is_told_as_not_so(text: str, expected: str) -> None:
    assert told(text) == expected
