"""How a text keeps its distance from what it reports."""

import pytest

from accordingto.coding.hedges import find_condition
from coding_readings import annotate, statements


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Averink claimed that it was late, an accusation for which he offered no proof.", "unsupported"),
        ("Without saying why, Averink claimed that it was late.", "unsupported"),
        ("Averink said that there was no evidence of a crime.", None),
        ("Averink spoke of what he called a “gift”.", "distanced"),
        ("Averink said that the so-called government had left.", "distanced"),
        ("Averink said “very late indeed” was the word.", None),
        ("Averink said that the man had reportedly left.", "alleged"),
    ],
)
def test_hedge(text: str, hedge: str | None) -> None:
    assert statements(text)[0].hedge == hedge


def test_condition_in_words() -> None:
    text = "We will leave unless the guns fall silent, he said."
    assert find_condition(annotate(text), [(0, text.index(","))]) == "unless the guns fall silent"


def test_indirect_question_is_no_condition() -> None:
    text = "They asked if the bridge was open."
    assert find_condition(annotate(text), [(0, len(text))]) is None


def test_day_belongs_to_the_cue() -> None:
    (row,) = statements("Averink said on Friday that the bridge had been closed on Monday.")
    assert row.said_on == "2031-03-14"
    (row,) = statements("Averink said that the bridge had been closed on Monday.")
    assert row.said_on is None
