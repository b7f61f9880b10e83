"""Names in a sentence: whether they say where, or who."""

import pytest

from accordingto.annotate.place_uses import is_place_use
from invented import document_of, parser


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Troops stayed in Ostria.", True),
        ("Troops returned to Ostria.", True),
        ("Troops were withdrawn from Ostria.", True),
        ("They live near the border of Ostria.", True),
        ("The minister left Ostria.", True),
        ("They fought a war against Ostria.", False),
        ("It made an offer to Ostria.", False),
        ("They reached a deal with Ostria.", False),
        ("Ostria left the talks.", False),
        ("They recognise the independence of Ostria.", False),
        ("Shots were heard in Velmark and Ostria.", True),
    ],
)
def test_where_or_who(text: str, where: bool) -> None:
    parse, _ = parser().parse(document_of(text))
    assert is_place_use(parse, next(t for t in parse.tokens if t.text == "Ostria")) is where
