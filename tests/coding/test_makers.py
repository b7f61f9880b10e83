"""Who asks where a text asks: the body that made it."""

import pytest

from accordingto.coding.ledger import find_ledger
from accordingto.coding.statements import find_statements
from coding_readings import annotate


def asked(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    annotations = annotate(text)
    return [(e.by, e.of) for e in find_ledger(annotations, find_statements(annotations, "x"), "x")]


@pytest.mark.parametrize(
    ("text", "by", "of"),
    [
        (
            "The European Union extended its mission on Tuesday. The resolution also calls on Orvenia to admit the experts.",
            "European Union",
            "Orvenia",
        ),
        ("A letter from the opposition asks the court to hear its case by Friday.", "opposition", "court"),
        ("The council's resolution urges Orvenia to release the three teachers.", "council", "Orvenia"),
    ],
)
def test_a_text_asks_in_the_name_of_who_made_it(text: str, by: str, of: str) -> None:
    assert asked(text) == [((by,), (of,))]


@pytest.mark.parametrize(
    "text",
    [
        "A poll of voters calls for change.",
        "A study urges people to sleep more.",
        "It was cold in Brod on Tuesday. The report urges Orvenia to admit the experts.",
    ],
)
def test_a_text_of_nobody_or_of_no_body_asks_nothing(text: str) -> None:
    assert asked(text) == []
