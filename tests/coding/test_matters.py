"""Days, clauses and names as every rule of the ledger reads them."""

import pytest

from accordingto.coding.answers import akin
from accordingto.coding.matters import clause_in, days_after, deadline_in, instruments_near, is_named
from coding_readings import annotate


@pytest.mark.parametrize(
    ("published", "length", "day"),
    [
        ("2031-03-15", "P7D", "2031-03-22"),
        ("2031-03-15T10:00", "PT48H", "2031-03-17"),
        ("2031-03-15", "P2W", "2031-03-29"),
        ("2031-03-15", "PT30M", None),
        ("2031-03", "P7D", None),
        (None, "P7D", None),
    ],
)
def test_days_after(published: str | None, length: str, day: str | None) -> None:
    assert days_after(published, length) == day


def test_deadline_needs_a_word_that_sets_it() -> None:
    for text, day in (("It must leave by May 2.", "2031-05-02"), ("It left after May 2.", None)):
        assert deadline_in(annotate(text), (0, len(text))) == day


def test_weekday_that_is_due_lies_ahead() -> None:
    text = "They will strike unless he is free by Sunday."
    assert deadline_in(annotate(text), (0, len(text))) == "2031-03-16"


def test_short_forms_take_up_the_instrument_before() -> None:
    text = "They signed the Brasque Protocol. Article 7 says so. The accord holds."
    read = annotate(text)
    assert instruments_near(read, (text.index("Article"), text.index("says"))) == ("Brasque Protocol",)
    assert instruments_near(read, (text.index("holds"), len(text))) == ("Brasque Protocol",)
    assert clause_in(read, (0, len(text))) == "7"


def test_who_counts_as_named() -> None:
    assert is_named(("Orvenia",)) and is_named(("both armies",)) and is_named(("@publisher",))
    assert not is_named(("young man",)) and not is_named(())


def test_adjectives_of_countries() -> None:
    assert akin("Orvenian", "Orvenia") and not akin("Dremish", "Orvenia")
