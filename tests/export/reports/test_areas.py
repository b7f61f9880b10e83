"""Boxes of the map as people type them."""

import pytest

from accordingto.export.reports.areas import Area, in_box, parse_box
from accordingto.export.reports.values import ReportError


def test_a_box_may_reach_over_the_date_line_and_holds_no_place_that_is_not_known() -> None:
    assert in_box((170, -20, -170, 0), -10, 175) and in_box((170, -20, -170, 0), -10, -175)
    assert not in_box((170, -20, -170, 0), -10, 0) and not in_box((0, 0, 10, 10), None, 5)


@pytest.mark.parametrize("text", ["", "1,2,3", "a,b,c,d", "0,10,5,2", "0,0,200,1", "nan,0,1,1"])
def test_what_is_no_box_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ReportError, match="is no box of the map"):
        parse_box(text)


def test_an_area_is_told_in_words() -> None:
    assert (
        Area(country="OST", box=parse_box("19,42,22.5,44")).told
        == "country OST, between 19° and 22.5° east, 42° and 44° north"
    )
    assert Area().told == "everywhere"
