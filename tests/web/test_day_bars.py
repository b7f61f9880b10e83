"""The small timeline: periods by how long it is, cooperation above the line, what lies outside is counted."""

from datetime import date

import pytest

from accordingto.store.base import DayTally
from accordingto.store.queries import Published
from accordingto.web.day_bars import choose_days, draw_days, step_of

TALLIES = [
    DayTally("2031-05-02", "2031-05-02", "ASSAULT", None, 3),
    DayTally("2031-05-02", "2031-05-02", "AID", None, 1),
    DayTally("2031-05-12", "2031-05-13", "ACCUSE", None, 2),
    DayTally("2031-05", "2031-05", "ASSAULT", None, 4),  # no day
    DayTally("1999-03-24", "1999-03-24", "ASSAULT", None, 5),
    DayTally("2040-01-01", None, "AGREE", None, 1),
    DayTally(None, None, "ASSAULT", None, 6),
]
NEVER = Published(None, None, None, 3)
MAY = (date(2031, 5, 1), date(2031, 5, 31))


def test_background_and_days_far_ahead_stay_outside_and_are_counted() -> None:
    days = choose_days(Published("2031-04-01", "2031-05-20T10:00", "2031-05-20", 0), None, None, TALLIES)
    assert days == (date(2031, 1, 30), date(2031, 7, 20))
    drawn = draw_days(TALLIES, days)
    assert (drawn.before, drawn.after) == (5, 1) and drawn.step == "week"
    assert choose_days(NEVER, "2030-01-01", None, []) == (date(2030, 1, 1), date(2030, 1, 1))
    assert choose_days(NEVER, None, None, TALLIES) == (date(1999, 3, 24), date(2040, 1, 1))
    assert choose_days(NEVER, None, None, []) is None


@pytest.mark.parametrize(("until", "step"), [("2031-06-30", "day"), ("2032-05-01", "week"), ("2040-01-01", "month")])
def test_periods_are_as_long_as_the_days_ask_for(until: str, step: str) -> None:
    assert step_of(date(2031, 5, 1), date.fromisoformat(until)) == step


def test_cooperation_stands_above_the_line_and_conflict_below() -> None:
    drawn = draw_days(TALLIES, MAY)
    bar = next(b for b in drawn.bars if b.start == date(2031, 5, 2))
    assert bar.count == 4 and drawn.most == 3 and drawn.undated == 10
    above, below = bar.pieces
    assert (above.quad, below.quad) == ("MATERIAL COOPERATION", "MATERIAL CONFLICT")
    assert above.y + above.height == pytest.approx(drawn.middle, abs=0.01) and below.y == pytest.approx(drawn.middle)
    assert below.height == pytest.approx(3 * above.height, abs=0.1)


def test_the_days_that_are_asked_for_are_chosen() -> None:
    drawn = draw_days(TALLIES, MAY, "2031-05-10", "2031-05-12")
    assert [b.start.day for b in drawn.bars if b.chosen] == [10, 11, 12]
    assert all(b.chosen for b in draw_days(TALLIES, MAY).bars)
