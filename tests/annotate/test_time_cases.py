"""Times of `time_cases.txt`, a small language: `[words|value|days]` marks each time of a sentence and what it means.

`@ DATE` is the date of publication of the sentences below it (none: not known). Days are one day, two with `..`
between, or empty where there are none; where they are left out they are not looked at.
"""

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.annotate.parsing import Parser
from accordingto.annotate.time_calendars import easter, hebrew_day, islamic_day, islamic_years
from accordingto.annotate.time_values import value_precision
from accordingto.annotate.times import find_times
from accordingto.model.codebook import codes
from accordingto.model.knowledge import Knowledge
from accordingto.model.records import Segment, TimeMention
from factories import make_plain

PARSER = Parser(Knowledge())
MARK = re.compile(r"\[([^\]|]*)\|([^\]|]*)(?:\|([^\]]*))?\]")


def read_cases() -> list[tuple[str, str | None]]:
    published: str | None = None
    cases: list[tuple[str, str | None]] = []
    for line in (Path(__file__).parent / "time_cases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            published = line[1:].strip() or None
        elif line and not line.startswith("#"):
            cases.append((line, published))
    return cases


def times_of(text: str, published: str | None) -> tuple[TimeMention, ...]:
    document = make_plain(text=text, published=published, segments=(Segment(0, len(text), "body"),))
    parse, _ = PARSER.parse(document)
    return find_times(document, parse)


def days_of(time: TimeMention) -> str:
    if time.date_start is None or time.date_end is None:
        return ""
    return time.date_start if time.date_start == time.date_end else f"{time.date_start}..{time.date_end}"


@pytest.mark.parametrize(("marked", "published"), read_cases())
def test_times_of_a_sentence(marked: str, published: str | None) -> None:
    text = MARK.sub(lambda m: m[1], marked)
    wanted = [(m[1], m[2] or None, m[3]) for m in MARK.finditer(marked)]
    found = times_of(text, published)
    seen = [(t.text, t.value, None if w[2] is None else days_of(t)) for t, w in zip(found, wanted, strict=False)]
    assert len(found) == len(wanted), found
    assert seen == wanted


FORMS = (
    "{d:%-d %B %Y}", "{d:%B %-d, %Y}", "{d:%Y-%m-%d}", "{d:%d.%m.%Y}", "{d:%-d %B}", "{d:%A}", "{d:%B %Y}", "{d:%Y}",
    "early {d:%B %Y}", "the end of {d:%Y}", "{n} days ago", "{n} months ago", "{n} weeks later", "the next {n} days",
    "the past {n} hours", "the last week", "next month", "the {n} weeks", "the first {n} days of {d:%B %Y}", "Purim",
    "Easter {d:%Y}", "Ramadan", "{d:%d/%m/%Y}", "{d:%-d %B} to {d:%-d %B %Y}", "{d:%H:%M} on {d:%-d %B %Y}", "the weekend",
    "the {d:%Y}-{n} fiscal year",
)  # fmt: skip
COARSEST = {
    "{d:%B %Y}": "month", "{d:%Y}": "year", "early {d:%B %Y}": "month", "{n} months ago": "month", "the weekend": "weekend",
}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    form=st.sampled_from(FORMS),
    day=st.dates(date(1950, 1, 1), date(2050, 12, 31)),
    number=st.integers(1, 90),
    published=st.none() | st.dates(date(1990, 1, 1), date(2040, 12, 31)).map(date.isoformat) | st.just("2031") | st.just("2031-05"),
)  # fmt: skip
def test_intervals_are_never_reversed_nor_finer_than_the_words(
    form: str, day: date, number: int, published: str | None
) -> None:
    order = list(codes("precision.times"))
    for time in times_of(f"They left on {form.format(d=day, n=number)}, he said.", published):
        assert (time.date_start is None) == (time.date_end is None) == (time.precision is None)
        if time.date_start is not None and time.date_end is not None:
            assert time.date_start <= time.date_end
            assert time.precision in order
            coarsest = COARSEST.get(form)
            assert coarsest is None or order.index(time.precision) <= order.index(coarsest)
        assert time.rule


@given(st.integers(1900, 2100))
def test_feasts_fall_where_their_calendars_say(year: int) -> None:
    for orthodox in (False, True):
        sunday = easter(year, orthodox)
        assert sunday.isoweekday() == 7
        assert date(year, 3, 22) <= sunday <= date(year, 5, 8)
    new_year = hebrew_day(year + 3761, 7, 1)
    assert new_year.isoweekday() not in (3, 5, 7)
    assert hebrew_day(year + 3761, 7, 10) - new_year == timedelta(days=9)
    assert hebrew_day(year + 3760, 1, 15).year == year
    months = [islamic_day(y, 9, 1) for y in islamic_years(year)]
    assert all(353 < (b - a).days < 356 for a, b in pairwise(months))
    assert any(m.year == year for m in months)


def test_feasts_of_years_that_are_known() -> None:
    assert (easter(2024, False), easter(2024, True)) == (date(2024, 3, 31), date(2024, 5, 5))
    assert (easter(2023, False), easter(2023, True)) == (date(2023, 4, 9), date(2023, 4, 16))
    assert [hebrew_day(5784, 7, 1), hebrew_day(5784, 1, 15), hebrew_day(5785, 9, 25)] == [
        date(2023, 9, 16), date(2024, 4, 23), date(2024, 12, 26),
    ]  # fmt: skip
    assert (islamic_day(1445, 9, 1), islamic_day(1445, 10, 1)) == (date(2024, 3, 11), date(2024, 4, 10))


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2031-05-14", "day"), ("2031-05", "month"), ("2031", "year"), ("203", "decade"), ("20", "century"),
        ("2031-W20", "week"), ("2031-W20-WE", "weekend"), ("2031-SU", "season"), ("2031-Q1", "quarter"), ("2031-H2", "half"),
        ("2031-05-14TMO", "part"), ("2031-05-14T10:33", "minute"), ("PT24H", "hour"), ("P10D", "day"), ("PRESENT_REF", None),
        (None, None),
    ],
)  # fmt: skip
def test_precision_of_a_value(value: str | None, precision: str | None) -> None:
    assert value_precision(value) == precision
