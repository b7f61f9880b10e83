"""Windows of the world: they show what they should, keep their shape, and tell their scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.web.projections import (
    HEIGHT,
    WHOLE,
    WIDTH,
    draw_path,
    fit_window,
    parse_window,
    tell_window,
    widen,
    zoom,
)

POINTS = st.lists(st.tuples(st.floats(-179, 179), st.floats(-80, 80)), min_size=1, max_size=6)


@given(POINTS)
def test_a_window_shows_every_point_that_it_was_made_for(points: list[tuple[float, float]]) -> None:
    projection = fit_window(points)
    west, south, east, north = projection.box
    assert west >= -180.001 and east <= 180.001 and east - west >= 2.3
    if east - west < 359:
        assert all(projection.shows(p) for p in points)
    assert projection.place((west, south))[1] == pytest.approx(HEIGHT, rel=0.02)
    assert projection.place((east, north))[0] == pytest.approx(WIDTH, rel=0.02)


def test_nothing_to_show_is_the_whole_world() -> None:
    assert fit_window([]) == widen(WHOLE) and fit_window([]).shows((20.0, 42.0))


def test_a_window_of_an_address_is_read_back_and_nonsense_is_none() -> None:
    projection = fit_window([(20.8, 42.9), (21.4, 42.1)])
    again = parse_window(tell_window(projection))
    assert again is not None and again.box == pytest.approx(projection.box, abs=0.01)
    for wrong in (None, "", "1,2,3", "a,b,c,d", "5,0,1,1", "0,0,nan,1", "-999,0,1,1", "0,0,inf,1"):
        assert parse_window(wrong) is None


def test_zooming_keeps_the_middle() -> None:
    projection = fit_window([(20.8, 42.9), (21.4, 42.1)])
    nearer, farther = zoom(projection, 0.5), zoom(projection, 2.0)
    for one in (nearer, farther):
        assert (one.box[0] + one.box[2]) / 2 == pytest.approx(21.1, abs=0.01)
    assert nearer.scale == pytest.approx(2 * projection.scale) and zoom(projection, 1e9).box[2] <= 180.001


def test_the_scale_is_that_of_the_ground() -> None:
    """A degree of latitude is 111 km, whatever the projection does to it."""
    projection = fit_window([(20.8, 42.9), (21.4, 42.1)])
    down = projection.place((21.0, 42.0))[1] - projection.place((21.0, 43.0))[1]
    assert projection.units_of(111.32, 42.5) == pytest.approx(down, rel=0.01)
    km, length = projection.scale_bar()
    assert km in (10, 20, 50) and 40 <= length <= 150


def test_points_too_near_to_be_told_apart_are_left_out() -> None:
    projection = fit_window([(0.0, 0.0), (10.0, 5.0)])
    line = [(n / 10000, 0.0) for n in range(10000)]
    assert draw_path(projection, [line], closed=False).count("L") < 200
    assert draw_path(projection, [[(0.0, 0.0)]], closed=True) == ""
