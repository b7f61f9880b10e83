"""Dates are read in the forms of the world's news, and no more precisely than they are written."""

import pytest

from accordingto.ingest.dates import find_dates, parse_moment


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("14 Mar, 2031 19:20", "2031-03-14T19:20", "minute"),
        ("2031.03.14 10:33", "2031-03-14T10:33", "minute"),
        ("14. Mar 2031.", "2031-03-14", "day"),
        ("2031-03-14", "2031-03-14", "day"),
        ("March 14th, 2031 at 7:05 PM ET", "2031-03-14T19:05", "minute"),
        ("Friday 14 March 2031 10.33 BST", "2031-03-14T10:33+01:00", "minute"),
        ("14th of March 2031, 15h45", "2031-03-14T15:45", "minute"),
        ("10:33 AM EST, Fri March 14, 2031", "2031-03-14T10:33-05:00", "minute"),
        ("Mar. 14 2031 - 3 p.m. (GMT+1)", "2031-03-14T15+01:00", "hour"),
        ("14-Mar-2031", "2031-03-14", "day"),
        ("14.03.2031. 12:15h", "2031-03-14T12:15", "minute"),
        ("2031. 03. 14.", "2031-03-14", "day"),
        ("viernes 14 de marzo de 2031", "2031-03-14", "day"),
        ("14. März 2031", "2031-03-14", "day"),
        ("14 марта 2031", "2031-03-14", "day"),
        ("March 2031", "2031-03", "month"),
        ("2031-03-14T10:33:05.123Z", "2031-03-14T10:33:05+00:00", "second"),
        ("2031-03-14T10:33:05+0530", "2031-03-14T10:33:05+05:30", "second"),
        ("14/03/2031", "2031-03-14", "day"),
        ("03/14/2031", "2031-03-14", "day"),
        ("03/04/2031", "2031", "year"),
        ("03.04.2031", "2031-04-03", "day"),
        ("04/04/2031", "2031-04-04", "day"),
        ("Thursday 03/04/2031", "2031-04-03", "day"),
    ],
)
def test_forms(text: str, value: str, precision: str) -> None:
    (moment,) = find_dates(text)
    assert (moment.value, moment.precision) == (value, precision)


@pytest.mark.parametrize(
    "text", ["Resolution 1244", "45/2031/12", "31 February 2031", "20/20/2031", "at 10:33", "2031", "12.12.12"]
)
def test_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_two_dates_with_their_places() -> None:
    text = "Published: March 14, 2031 at 3:05 PM | Updated 15/03/2031 and 04/03/2031"
    moments = find_dates(text)
    assert [m.value for m in moments] == ["2031-03-14T15:05", "2031-03-15", "2031-03-04"]
    assert [text[m.start : m.end] for m in moments] == ["March 14, 2031 at 3:05 PM", "15/03/2031", "04/03/2031"]


def test_ambiguous_date_keeps_both_days() -> None:
    assert find_dates("12/04/2031")[0].either == ("2031-04-12", "2031-12-04")


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2031", "2031", "year"),
        ("2031-03", "2031-03", "month"),
        ("2031-03-14T18:40:00+02:00", "2031-03-14T18:40+02:00", "minute"),
        ("2031-03-14T00:00:00Z", "2031-03-14", "day"),
        ("2031-03-14T00:00:01Z", "2031-03-14T00:00:01+00:00", "second"),
    ],
)
def test_given_dates(text: str, value: str, precision: str) -> None:
    moment = parse_moment(text)
    assert moment is not None
    assert (moment.value, moment.precision) == (value, precision)


def test_given_date_that_is_none() -> None:
    assert parse_moment("last week") is None
    assert parse_moment("2031-03-14 or 2031-03-15") is None
