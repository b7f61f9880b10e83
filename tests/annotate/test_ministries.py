"""Ministries named in full, by one pattern for all states."""

import pytest

from invented import names_in


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        (
            "The Ministry of Foreign Affairs of Ostria spoke.",
            "Ministry of Foreign Affairs of Ostria",
            "Foreign Ministry of Ostria",
        ),
        ("Velmark's Ministry of Defence spoke.", "Ministry of Defence", "Defence Ministry of Velmark"),
        (
            "The Ostrian Ministry of Internal Affairs spoke.",
            "Ministry of Internal Affairs",
            "Interior Ministry of Ostria",
        ),
    ],
)
def test_ministry_of_a_state(text: str, mention: str, name: str) -> None:
    assert names_in(text).get(mention) == name


def test_ministry_of_nobody_in_particular() -> None:
    assert "Ministry of Defence of" not in " ".join(names_in("The Ministry of Defence spoke.").values())
