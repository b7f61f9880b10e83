"""Bodies of states: one pattern for all, and "the" where a state's name takes it."""

from accordingto.annotate.state_bodies import with_article
from invented import names_in


def test_articles_of_names() -> None:
    assert with_article("United States") == "the United States"
    assert with_article("Ostria") == "Ostria"


def test_modifiers_that_make_another_body() -> None:
    assert names_in("The Ostrian special police left.")["Ostrian special police"] == "Ostrian special police"
    assert names_in("The Ostrian national police left.")["Ostrian national police"] == "Ostria Police"
