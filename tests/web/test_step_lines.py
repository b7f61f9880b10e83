"""The line of a matter's steps, and the bars of offices: days in their order, the deadline in its place."""

from datetime import date

from accordingto.model.dates import PartialDate
from accordingto.model.records import Office
from accordingto.web.matters import StepTold
from accordingto.web.office_bars import LABELS, WIDTH, draw_offices
from accordingto.web.step_lines import draw_steps
from factories import make_document, make_step

DOCUMENT = make_document()


def step(number: int, day: str | None, state: str = "open") -> StepTold:
    made = make_step(DOCUMENT, "withdraw its police by June 1", state)
    return StepTold(
        number, made, DOCUMENT, "", None, PartialDate.parse(day) if day else None, True, True, False, False, ()
    )


def test_steps_stand_in_the_order_of_their_days_apart_from_each_other() -> None:
    line = draw_steps(
        [step(1, "2031-05-01"), step(2, "2031-05-01", "refused"), step(3, None)], "2031-06-01", date(2031, 7, 1)
    )
    assert line is not None and [d.number for d in line.dots] == [1, 2]
    assert line.dots[1].x - line.dots[0].x >= 13 and line.deadline is not None
    assert line.dots[1].x < line.deadline < line.width
    assert [s.state for s in line.stretches] == ["open", "refused"]


def test_one_day_alone_makes_no_line() -> None:
    assert draw_steps([step(1, "2031-05-01")], None, date(2031, 5, 1)) is None
    assert draw_steps([step(1, None)], "2031-05-01", date(2031, 5, 1)) is None
    assert draw_steps([], None, None) is None


def test_offices_are_bars_up_to_the_newest_day() -> None:
    offices = [
        Office("Premier", "Ostria", "2029-03", None),
        Office("Mayor", None, "2021", "2029-02-27"),
        Office("Judge", None, None, None),
    ]
    drawn = draw_offices(offices, date(2031, 5, 12))
    assert drawn is not None and len(drawn.bars) == 2
    premier, mayor = drawn.bars
    assert (premier.label, premier.open_end, mayor.open_end) == ("Premier, Ostria", True, False)
    assert LABELS <= mayor.x < mayor.x + mayor.width <= premier.x < premier.x + premier.width <= WIDTH
    assert drawn.ticks[0][1] == 2021
    assert draw_offices([Office("Judge", None, None, None)], date(2031, 5, 12)) is None
