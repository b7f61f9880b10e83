"""How soon a person should look at a row: doubt times what hangs on it."""

from dataclasses import replace

import pytest

from accordingto.model.doubts import CONTESTED, POINTS, count_resting, doubt_of, extra_of, tell_weight
from factories import make_reading

READING = make_reading()
SAID, ASKED, DENIED = READING.statements
EVENT, FIGURE, ENTRY = READING.events[0], READING.figures[0], READING.ledger[0]


def test_a_score_is_doubt_times_what_hangs_on_the_row() -> None:
    assert doubt_of(0.5, 0) == POINTS / 2 and doubt_of(0.5, 2) == POINTS * 1.5
    assert doubt_of(1.0, 1.0) == 40, "nothing is so sure that what hangs on it does not matter"
    assert doubt_of(0.5, 1) + extra_of(0.5, CONTESTED) == doubt_of(0.5, 1 + CONTESTED)


@pytest.mark.parametrize(
    ("table", "row", "reasons"),
    [
        ("statements", SAID, set()),
        ("statements", DENIED, {"accusation"}),
        ("statements", replace(ASKED, act="threaten"), {"threat"}),
        ("events", EVENT, {"casualties", "accusation"}),
        ("events", replace(EVENT, counts={"size": 40}, party_word=None), set()),
        ("figures", FIGURE, set()),
        ("figures", replace(FIGURE, what="people wounded"), {"casualties"}),
        ("ledger", ENTRY, {"threat", "deadline"}),
        ("ledger", replace(ENTRY, kind="offer", deadline=None), set()),
    ],
)
def test_casualties_accusations_threats_and_deadlines_weigh(table: str, row: object, reasons: set[str]) -> None:
    assert set(tell_weight(table, row)) == reasons


def test_rows_on_which_others_rest_weigh_more_up_to_a_bound() -> None:
    found = count_resting(
        (table, row) for table in ("statements", "events", "figures", "ledger") for row in getattr(READING, table)
    )
    assert found == {SAID.id: 2, ASKED.id: 1}
    weights = [tell_weight("statements", SAID, n).get("resting", 0) for n in (0, 1, 4, 400)]
    assert weights == [0, 0.25, 1.0, 1.0]
