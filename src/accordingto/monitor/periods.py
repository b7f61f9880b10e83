"""Days in, the days, weeks or months that they belong to out, in order and without holes."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, get_args

from accordingto.model.dates import PartialDate

Step = Literal["day", "week", "month"]
STEPS: tuple[Step, ...] = get_args(Step)


def period_of(day: date, step: Step) -> date:
    """Return the first day of the period that a day belongs to; weeks begin on Monday."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def period_told(start: str | None, end: str | None, step: Step) -> date | None:
    """Return the period in which something began that was told with these dates, None where they tell too little.

    A happening of several periods belongs to the one in which it began, unless all that is known is that it lies
    somewhere between two days of different periods.
    """
    first = PartialDate.parse_or_none(start or end)
    if first is None:
        return None
    period = period_of(first.first_day, step)
    return period if period_of(first.last_day, step) == period else None


def next_period(period: date, step: Step) -> date:
    """Return the period after one."""
    if step == "month":
        return (period + timedelta(days=32)).replace(day=1)
    return period + timedelta(days=7 if step == "week" else 1)


def periods_between(first: date, last: date, step: Step) -> Iterator[date]:
    """Yield the periods from that of the first day to that of the last."""
    period, end = period_of(first, step), period_of(last, step)
    while period <= end:
        yield period
        period = next_period(period, step)
