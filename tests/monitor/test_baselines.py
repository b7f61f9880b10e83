"""Baselines: what is usual knows the weekday and how much was read; what is out of the ordinary has its incidents."""

from datetime import date, timedelta

from accordingto.monitor.baselines import _tails, find_anomalies, find_baselines
from accordingto.monitor.coverage import find_coverage
from accordingto.monitor.series import Series, SeriesQuery, find_series
from factories import make_document
from incidents_made import make_incident

START = date(2031, 3, 3)


def series_of(counts: list[int], read: list[int], step="day") -> Series:
    """A series with so many incidents and documents each day or week from a Monday on."""
    width = 7 if step == "week" else 1
    days = [(START + timedelta(days=width * n)).isoformat() for n in range(len(counts))]
    incidents = [make_incident(d) for d, n in zip(days, counts, strict=True) for _ in range(n)]
    documents = [make_document(path=f"{d}/{i}", published=d) for d, n in zip(days, read, strict=True) for i in range(n)]
    (series,) = find_series(incidents, find_coverage(documents, step), SeriesQuery(step))
    return series


def test_a_sudden_rise_is_an_anomaly_with_its_incidents():
    (found,) = find_anomalies(series_of([1] * 20 + [9], [10] * 21, "week"))
    assert found.more and found.count == 9 and len(found.incident_ids) == 9
    assert "more than the" in found.told


def test_as_many_again_because_twice_as_much_was_read_is_none():
    assert find_anomalies(series_of([4] * 20 + [8], [10] * 20 + [20], "week")) == []


def test_a_weekday_that_is_always_busy_is_none():
    week = [6, 0, 0, 0, 0, 0, 0]
    assert find_anomalies(series_of(week * 6, [5] * 42)) == []
    (found,) = find_anomalies(series_of([*week * 6, 6, 6], [5] * 44))
    assert found.period == START + timedelta(days=43)


def test_silence_after_much_is_an_anomaly_downwards():
    (found,) = find_anomalies(series_of([8] * 12 + [0], [10] * 13, "week"))
    assert not found.more and found.incident_ids == ()


def test_too_little_before_and_periods_in_which_nothing_was_read_tell_nothing():
    assert find_baselines(series_of([1, 9], [3, 3], "week")) == []
    assert len(find_baselines(series_of([1] * 6 + [9], [3] * 6 + [0], "week"))) == 2


def test_the_chances_are_those_of_a_negative_binomial():
    more, fewer = _tails(1, 2.0, 1.0, 1.0)  # shape 2, half: P(0) = 1/4, P(1) = 1/4
    assert abs(more - 0.75) < 1e-9 and abs(fewer - 0.5) < 1e-9
