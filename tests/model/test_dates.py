"""Partial dates: what they accept, what they cover, how they compare."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.model.dates import PRECISIONS, PartialDate, earliest, from_day, latest

D = PartialDate.parse


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2022", "year", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-12", "month", date(2022, 12, 1), date(2022, 12, 31)),
        ("2022-12-16", "day", date(2022, 12, 16), date(2022, 12, 16)),
        ("2022-12-16T10", "hour", date(2022, 12, 16), date(2022, 12, 16)),
        ("2022-12-16T10:33", "minute", date(2022, 12, 16), date(2022, 12, 16)),
        ("2022-12-16T10:33:05+02:00", "second", date(2022, 12, 16), date(2022, 12, 16)),
    ],
)
def test_precision_and_days(text: str, precision: str, first: date, last: date) -> None:
    found = D(text)
    assert (found.precision, found.first_day, found.last_day, str(found)) == (precision, first, last, text)


@pytest.mark.parametrize(
    "text",
    ["", "22", "2022-13", "2022-02-30", "2022-1-1", "16.12.2022", "2022-12-16 10:33", "2022-12-16T25", "0000",
     "2022Z", "2022-12-16+02:00", "2022-12-16T10:33+99:00", "२०२२", "2022-12-16T10:33:05.5"],
)  # fmt: skip
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        D(text)
    assert PartialDate.parse_or_none(text) is None


def test_none_stays_none() -> None:
    assert PartialDate.parse_or_none(None) is None
    assert PartialDate.parse_or_none(" 2022-12 ") == D("2022-12")


def test_what_contains_what() -> None:
    assert D("2022").contains(D("2022-12-16"))
    assert D("2022-12").contains(D("2022-12"))
    assert not D("2022-12-16").contains(D("2022-12"))
    assert D("2022-12-16T10:33").overlaps(D("2022"))
    assert not D("2022-11").overlaps(D("2022-12"))


def test_before_means_wholly_before() -> None:
    assert D("2022-11").is_before(D("2022-12-01"))
    assert not D("2022-12").is_before(D("2022-12-16"))
    assert not D("2022-12-16").is_before(D("2022"))


def test_zones_count_only_when_both_are_told() -> None:
    ten, nine = D("2022-12-16T10:00+02:00"), D("2022-12-16T09:00Z")
    assert ten.is_before(nine)
    assert not ten.is_before(D("2022-12-16T09:00"))
    assert D("2022-12-16T08:00Z").overlaps(ten)


def test_sorting_puts_the_vaguer_date_first() -> None:
    texts = ["2022-12-16T10:33", "2022-12", "2023", "2022", "2022-12-16"]
    assert [str(d) for d in sorted(map(D, texts))] == ["2022", "2022-12", "2022-12-16", "2022-12-16T10:33", "2023"]


def test_truncate_never_sharpens() -> None:
    assert D("2022-12-16T10:33+02:00").truncate("day") == D("2022-12-16")
    assert D("2022").truncate("day") == D("2022")


def test_earliest_and_latest_pass_over_none() -> None:
    assert earliest(None, D("2022-12"), D("2022-12-02")) == D("2022-12")
    assert latest(D("2022-12-30"), None, D("2022-12")) == D("2022-12")
    assert earliest(None) is None


def test_from_day() -> None:
    assert from_day(date(2022, 12, 16)) == D("2022-12-16")
    assert from_day(datetime(2022, 12, 16, 10, 33, 9, tzinfo=UTC)) == D("2022-12-16T10:33Z")
    assert from_day(datetime(2022, 12, 16, 10, 33, tzinfo=timezone(timedelta(hours=2)))).zone == "+02:00"


@given(st.datetimes(min_value=datetime(1, 1, 2)), st.sampled_from(PRECISIONS))
def test_every_moment_lies_in_its_truncation(moment: datetime, precision: str) -> None:
    whole = PartialDate(moment.isoformat(timespec="seconds"))
    part = whole.truncate(precision)  # type: ignore[arg-type]
    assert part.precision == precision
    assert part.contains(whole)
    assert part.first_day <= moment.date() <= part.last_day
