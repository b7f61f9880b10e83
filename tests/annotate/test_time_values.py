"""Calendar arithmetic: seasons, edges, Easter, what does not exist."""

from datetime import date

from accordingto.annotate.time_values import Partial, add_months, edge_days, period_value, season_days


def test_partial_dates_stay_partial() -> None:
    assert Partial(None, 12, 28).value == "XXXX-12-28"
    assert Partial(None, 12, 28).days is None
    assert Partial(2031, 2).days == (date(2031, 2, 1), date(2031, 2, 28))
    assert not Partial(2031, 4, 31).exists


def test_months_end_on_days_that_exist() -> None:
    assert add_months(date(2031, 8, 31), -6) == date(2031, 2, 28)


def test_a_winter_ends_in_the_next_year() -> None:
    assert season_days(2031, "WI") == (date(2031, 12, 1), date(2032, 2, 29))


def test_edges_are_thirds() -> None:
    month = Partial(2031, 4).days
    assert edge_days(month, "START") == (date(2031, 4, 1), date(2031, 4, 10))
    assert edge_days(month, "END") == (date(2031, 4, 21), date(2031, 4, 30))


def test_periods() -> None:
    assert [period_value(10, "D"), period_value(2, "TH"), period_value("X", "W"), period_value(2, "2W")] == [
        "P10D", "PT2H", "PXW", "P4W",
    ]  # fmt: skip
