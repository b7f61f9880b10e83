"""Coarsening: fresh positions of forces, private people, homes and shelters; cells of a fixed grid."""

from datetime import date
from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.model.coarsening import CELL_KM, KM_A_DEGREE, coarsen_point, is_coarse, tells_of_forces

NEWEST = date(2031, 5, 20)


@pytest.mark.parametrize(
    ("event_type", "mode", "tells"),
    [
        ("MOBILIZE", "troops", True),
        ("MOBILIZE", None, True),
        ("RETREAT", "withdraw", True),
        ("RETREAT", "resign", False),
        ("RETREAT", None, True),  # which mode is not known: careful
        ("ASSAULT", "firearms", False),
    ],
)
def test_what_tells_where_forces_are(event_type: str, mode: str | None, tells: bool) -> None:
    assert tells_of_forces(event_type, mode) is tells


@pytest.mark.parametrize(
    ("last_day", "coarse"),
    [(date(2031, 5, 20), True), (date(2031, 5, 6), True), (date(2031, 5, 5), False), (None, True)],
)
def test_positions_are_fresh_for_two_weeks_before_the_newest_document(last_day: date | None, coarse: bool) -> None:
    assert is_coarse("MOBILIZE", "troops", last_day, NEWEST) is coarse
    assert not is_coarse("ASSAULT", None, last_day, NEWEST)


def test_private_people_and_shelters_are_coarse_whenever_it_was() -> None:
    assert is_coarse("ASSAULT", None, date(2001, 1, 1), NEWEST, private=True)
    assert is_coarse("ASSAULT", None, date(2001, 1, 1), NEWEST, feature_code="CMPRF")
    assert not is_coarse("ASSAULT", None, date(2001, 1, 1), NEWEST, feature_code="PPL")


@given(st.floats(-85, 85), st.floats(-179, 179))
def test_a_point_moves_by_no_more_than_half_a_cell_and_near_ones_share_their_cell(
    latitude: float, longitude: float
) -> None:
    middle = coarsen_point(latitude, longitude)
    assert abs(middle[0] - latitude) * KM_A_DEGREE <= CELL_KM / 2 + 0.1
    across = abs(middle[1] - longitude) * KM_A_DEGREE * cos(radians(middle[0]))
    assert across <= CELL_KM / 2 + 0.1
    assert coarsen_point(*middle) == pytest.approx(middle, abs=1e-3)
