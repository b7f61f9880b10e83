"""Months: every deadline where it is told, none twice, and the month that is worth looking at first."""

from datetime import date

from accordingto.web.months import choose_month, lay_out_month, step_month
from factories import make_document, make_entry, make_step

STEP = make_step(make_document(), "withdraw its police by June 1")


def due(*deadlines: str | None):
    return [make_entry(STEP, deadline=d, id=f"{n:016}") for n, d in enumerate(deadlines)]


def test_each_deadline_stands_where_it_is_as_precise_as_it_is_told() -> None:
    month = lay_out_month(due("2031-06-01", "2031-06-30T12:00", "2031-06", "2031", "2031-07-01", "2032", None), 2031, 6)
    days = {d.day.day: len(d.entries) for w in month.weeks for d in w if d.entries}
    assert days == {1: 1, 30: 1} and len(month.some_day) == 1 and len(month.some_month) == 1
    assert month.total == 3 and month.name == "2031-06"
    assert all(len(week) == 7 and week[0].day.weekday() == 0 for week in month.weeks)


def test_days_of_the_neighbours_stand_empty() -> None:
    month = lay_out_month(due("2031-05-31", "2031-07-01"), 2031, 6)
    assert month.total == 0 and not any(d.entries for w in month.weeks for d in w)


def test_the_month_asked_for_else_the_next_one_with_a_deadline_else_the_last() -> None:
    months, today = ["2031-03", "2031-06"], date(2031, 4, 2)
    assert choose_month("2030-02", months, today) == (2030, 2)
    assert choose_month(None, months, today) == (2031, 6)
    assert choose_month("soon", months, date(2032, 1, 1)) == (2031, 6)
    assert choose_month(None, [], today) == (2031, 4) and choose_month(None, [], None) == (2000, 1)


def test_steps_cross_the_years() -> None:
    assert step_month(2031, 1, -1) == "2030-12" and step_month(2031, 12, 1) == "2032-01"
