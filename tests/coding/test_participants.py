"""Names of those in a role: known, as the text stands, without article and number."""

import pytest

from accordingto.coding.participants import name_of
from coding_events import events
from coding_readings import annotate


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("The two masked men fled.", "men", "masked men"),
        ("The village of Dolne Pessk burned.", "village", "Dolne Pessk"),
        ("It happened.", "it", None),
        ("A few came on Monday night.", "night", None),
    ],
)
def test_name(text: str, head: str, name: str | None) -> None:
    annotations = annotate(text)
    token = next(t for t in annotations.parse.tokens if t.norm == head)
    found = name_of(annotations, token)
    assert (found.name if found else None) == name


def test_a_communique_names_its_publisher() -> None:
    annotations = annotate("We shelled Kaval.", warnings=("first_person",))
    found = name_of(annotations, annotations.parse.tokens[0])
    assert found is not None and found.name == "@publisher"


def test_a_day_is_no_part_of_a_name() -> None:
    (row,) = [e for e in events("On 30 June seven persons convicted of spying left prison.") if e.mode == "convict"]
    assert row.recipients == ("persons",)
