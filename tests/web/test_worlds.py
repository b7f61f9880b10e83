"""The map of the world: it can be read, and is cut to a window without losing what lies in it."""

from itertools import pairwise

import pytest

from accordingto.web.worlds import Box, cut_line, cut_ring, holds, load_world, outline_of

SQUARE = outline_of([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)])


def area(points: tuple[tuple[float, float], ...]) -> float:
    """The area within a ring, closed or not."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*points, points[0])))) / 2


def test_the_world_has_land_borders_and_names_within_its_bounds() -> None:
    world = load_world()
    assert len(world.land) > 2000 and len(world.borders) > 300
    assert all(holds((-180.0, -90.0, 180.0, 90.0), p) for ring in world.land for p in ring.points)
    assert max(abs(a[0] - b[0]) for ring in world.land for a, b in pairwise(ring.points) if a[1] > -60) < 90
    assert {"Kosovo", "Serbia", "Western Sahara", "North Macedonia"} <= {label.name for label in world.labels}


def test_the_country_to_the_left_of_a_border_comes_first() -> None:
    """France lies west of Germany: along a line to the north it is on the left."""
    lines = [b for b in load_world().borders if set(b.sides) == {"France", "Germany"}]
    assert lines
    for border in lines:
        northward = border.outline.points[-1][1] > border.outline.points[0][1]
        assert border.sides[0] == ("France" if northward else "Germany")


@pytest.mark.parametrize(
    ("box", "left"),
    [
        ((-1.0, -1.0, 11.0, 11.0), 100.0),
        ((2.0, 2.0, 4.0, 5.0), 6.0),  # all around the window is land
        ((5.0, 5.0, 20.0, 20.0), 25.0),
        ((11.0, 11.0, 12.0, 12.0), 0.0),
    ],
)
def test_a_ring_is_cut_to_what_lies_in_the_window(box: Box, left: float) -> None:
    found = cut_ring(SQUARE, box)
    assert (area(found) if found else 0.0) == pytest.approx(left)
    assert all(holds(box, p) for p in found)


def test_a_line_is_cut_into_the_stretches_that_may_show() -> None:
    line = outline_of([(0.0, 0.0), (1.0, 0.0), (5.0, 0.0), (5.0, 9.0), (1.0, 9.0), (0.5, 0.5)])
    assert list(cut_line(line, (-1.0, -1.0, 2.0, 2.0))) == [
        ((0.0, 0.0), (1.0, 0.0), (5.0, 0.0)),
        ((1.0, 9.0), (0.5, 0.5)),
    ]
