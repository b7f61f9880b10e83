"""Since when things are new: a visit ends with half an hour without a look, a moment in the address wins."""

from datetime import UTC, datetime, timedelta

import pytest

from accordingto.web.visits import cookie_name, find_visit, read_moment

NOON = datetime(2031, 5, 12, 12, tzinfo=UTC)


def test_the_first_visit_knows_of_none_before() -> None:
    visit = find_visit(None, None, NOON)
    assert visit.since is None and not visit.asked
    again = find_visit(visit.cookie, None, NOON + timedelta(minutes=10))
    assert again.since is None


def test_what_is_new_stays_new_while_a_visit_lasts() -> None:
    cookie = find_visit(None, None, NOON).cookie
    for hours, minutes in ((24, 0), (24, 20), (24, 45)):
        visit = find_visit(cookie, None, NOON + timedelta(hours=hours, minutes=minutes))
        assert visit.since == "2031-05-12T12:00:00+00:00"
        cookie = visit.cookie
    later = find_visit(cookie, None, NOON + timedelta(hours=48))
    assert later.since == "2031-05-13T12:45:00+00:00"


def test_a_moment_in_the_address_wins_and_the_cookie_goes_on() -> None:
    cookie = find_visit(None, None, NOON).cookie
    asked = find_visit(cookie, "2031-05", NOON + timedelta(hours=2))
    assert asked.asked and asked.since == "2031-05-01T00:00:00+00:00"
    assert find_visit(asked.cookie, None, NOON + timedelta(hours=2)).since == "2031-05-12T12:00:00+00:00"


@pytest.mark.parametrize("cookie", ["", "x", "1.2.3", "-1.5", "9" * 40 + ".1", "0.0", "٣.٣", "a.b"])
def test_a_cookie_of_another_make_is_no_visit(cookie: str) -> None:
    assert find_visit(cookie, None, NOON).since is None


def test_moments_of_all_forms() -> None:
    assert read_moment("2031-05-12T10:30+02:00") == datetime(2031, 5, 12, 8, 30, tzinfo=UTC)
    assert read_moment("2031") == datetime(2031, 1, 1, tzinfo=UTC)
    assert read_moment("yesterday") is None and read_moment(None) is None
    assert read_moment("0001-01-01T00:00+14:00") is None


def test_each_desk_has_a_cookie_of_its_own() -> None:
    assert cookie_name(b"one") != cookie_name(b"other") and cookie_name(b"one") == cookie_name(b"one")
