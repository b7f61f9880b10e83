"""The timeline: nothing is drawn on a day that it is not of, and what is not drawn is counted."""

from datetime import date

from accordingto.model.records import Event
from accordingto.web.timelines import GUTTER, MOST_ROWS, WIDTH, choose_window, days_of, draw_timeline
from factories import make_document, make_event

DOCUMENT = make_document()
WINDOW = (date(2031, 5, 1), date(2031, 6, 30))


def event(start: str | None, end: str | None = None, n: int = 0, **given: object) -> Event:
    """An event of these days."""
    return make_event(
        DOCUMENT, "two border guards", id=f"{start}{end}{n}", date_start=start, date_end=end or start, **given
    )


def test_the_days_of_an_event_are_those_it_may_be_of() -> None:
    assert days_of(event("2031-05")) == (date(2031, 5, 1), date(2031, 5, 31))
    assert days_of(event("2031-05-02", "2031-05-04")) == (date(2031, 5, 2), date(2031, 5, 4))
    assert days_of(event("2031-05-04", "2031-05-02")) == (date(2031, 5, 2), date(2031, 5, 4))
    assert days_of(event(None)) is None
    assert days_of(event("someday")) is None


def test_the_window_is_that_of_publication_and_background_stays_outside() -> None:
    events = [event("1999-03-24"), event("2031-04-20"), event("2031-12-31"), event(None)]
    assert choose_window([date(2031, 5, 12)], events) == (date(2031, 4, 20), date(2031, 5, 12))
    assert choose_window([], events) == (date(1999, 3, 24), date(2031, 12, 31))
    assert choose_window([], [event(None)]) is None


def test_every_event_is_drawn_or_counted() -> None:
    events = [event("1999"), event("2031-05-10"), event("2031-06"), event("2040-01-01"), event(None)]
    drawn = draw_timeline(events, {}, WINDOW)
    assert (len(drawn.drawn), drawn.before, drawn.after, len(drawn.undated)) == (2, 1, 1, 1)
    glyphs = [g for lane in drawn.lanes for g in lane.glyphs]
    assert [g.bar_from == g.bar_to for g in glyphs] == [True, False]
    assert all(GUTTER <= g.x <= g.bar_to <= WIDTH for g in glyphs)


def test_glyphs_of_a_lane_never_touch_and_what_has_no_room_is_counted() -> None:
    drawn = draw_timeline([event("2031-05-10", n=n) for n in range(MOST_ROWS + 5)], {}, WINDOW)
    lane = next(x for x in drawn.lanes if x.total)
    assert (len(lane.glyphs), lane.hidden, lane.total) == (MOST_ROWS, 5, MOST_ROWS + 5)
    assert len({(g.x, g.y) for g in lane.glyphs}) == MOST_ROWS
    assert all(lane.y < g.y < lane.y + lane.height for g in lane.glyphs)


def test_lanes_are_quad_classes_or_the_types_that_occur() -> None:
    events = [event("2031-05-10"), event("2031-05-11", event_type="CONSULT", quad_code="VERBAL COOPERATION")]
    assert len(draw_timeline(events, {}, WINDOW).lanes) == 4
    assert [x.name for x in draw_timeline(events, {}, WINDOW, "type").lanes] == ["CONSULT", "ASSAULT"]


def test_months_are_named_once_and_many_years_by_year() -> None:
    labels = [t.label for t in draw_timeline([], {}, WINDOW).ticks]
    assert labels == ["", "May 2031", "Jun", ""]
    years = [t.label for t in draw_timeline([], {}, (date(1999, 3, 1), date(2031, 5, 1))).ticks if t.label]
    assert years[0] == "2000" and len(years) > 15 and all(len(y) == 4 for y in years)


def test_statements_are_ticks_of_their_day() -> None:
    drawn = draw_timeline([], {date(2031, 5, 12): 2, date(2030, 1, 1): 9}, WINDOW)
    assert [(s.day, s.count) for s in drawn.said] == [(date(2031, 5, 12), 2)]


def test_the_ends_of_the_calendar_hold() -> None:
    odd = [event("0001-01-01"), event("9999-12-31")]
    window = choose_window([date(1, 1, 1), date(9999, 1, 1)], odd)
    assert window is not None
    drawn = draw_timeline(odd, {}, window)
    assert (len(drawn.drawn), drawn.after) == (1, 1)
    assert len(drawn.ticks) < 130
