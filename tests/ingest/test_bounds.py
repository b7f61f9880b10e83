"""An undated report is bounded only by what cannot have been written earlier."""

import pytest

from accordingto.ingest.bounds import find_earliest, settle_day
from accordingto.ingest.dates import Moment


@pytest.mark.parametrize(
    ("body", "earliest"),
    [
        ("The bridge was closed on 14 March 2031. It opened again in April 2031.", "2031-04"),
        ("Shots were fired on March 14, 2031, police said.", "2031-03-14"),
        ("The province declared independence in 2008. The war ended in 1999.", None),
        ("A vote will be held on 4 June 2031, the commission said.", None),
        ("The levy is due to take effect on 1 April 2031, the ministry announced.", None),
        ("“We were attacked on 14 March 2031,” he claimed.", None),
        ("They were given until 10 April 2031 to leave.", None),
        ("Resolution 1244 was adopted on 10 June 1999.", "1999-06-10"),
    ],
)
def test_earliest(body: str, earliest: str | None) -> None:
    assert find_earliest([body]) == earliest


def test_ambiguous_date_is_settled_by_near_days() -> None:
    moment = Moment("2031", "year", either=("2031-04-12", "2031-12-04"))
    settled = settle_day(moment, ["The guns were to be moved by April 10.", "On 3rd of May he waits."])
    assert settled is not None
    assert (settled.value, settled.precision) == ("2031-04-12", "day")
    assert settle_day(moment, ["By April 10, or else by 9 December."]) is None
    assert settle_day(moment, ["Nothing of days. On 31 February never."]) is None


def test_near_days_over_the_turn_of_the_year() -> None:
    settled = settle_day(Moment("2031", "year", either=("2031-01-02", "2031-02-01")), ["It began on December 20."])
    assert settled is not None
    assert settled.value == "2031-01-02"
