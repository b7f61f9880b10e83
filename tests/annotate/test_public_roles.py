"""Public role of people whom no list knows: by office, by what befell them, by a calling, never by their name."""

import pytest

from invented import read_actors


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Interior Minister Ada Lund met the villagers.", "Ada Lund", "office"),
        ("Petra Vondal, 34, was killed on Monday.", "Petra Vondal", "private"),
        ("Petra Vondal, a farmer from Brezno, said that shots were fired.", "Petra Vondal", "private"),
        ("A 12-year-old boy, Ivo Prell, was wounded.", "Ivo Prell", "private"),
        ("Police arrested Karl Stern on Friday.", "Karl Stern", "private"),
        ("Journalist Karl Stern was arrested by the police.", "Karl Stern", "private"),
        ("Analyst Karl Stern said that talks would fail.", "Karl Stern", "public"),
        ("Karl Stern, a historian, praised the plan.", "Karl Stern", "public"),
        ("Karl Stern said that talks would fail.", "Karl Stern", "unknown"),
        ("Prime Minister Bela Varn was wounded.", "Bela Varn", "office"),
        ("Petra Vondal’s mother said that the police had fired.", "Petra Vondal", "private"),
        ("Petra Vondal’s body was found on Sunday.", "Petra Vondal", "private"),
        ("The victim was identified as Petra Vondal.", "Petra Vondal", "private"),
        ("Petra Vondal died in hospital on Monday.", "Petra Vondal", "private"),
        ("Petra Vondal’s party said that talks would fail.", "Petra Vondal", "unknown"),
        ("Minister Bela Varn’s father was arrested.", "Bela Varn", "office"),
        ("President Bela Varn died on Monday.", "Bela Varn", "office"),
    ],
)
def test_public_role_follows_from_what_the_text_says(text: str, name: str, role: str) -> None:
    assert {e.name: e.public_role for e in read_actors(text)[1]}[name] == role
