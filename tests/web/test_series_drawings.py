"""Charts of series: columns, what was expected, scores, what was read and where it is silent."""

from datetime import date

from accordingto.monitor.baselines import find_anomalies, find_baselines
from accordingto.monitor.coverage import find_coverage
from accordingto.monitor.series import SeriesQuery, find_series
from accordingto.web.series_drawings import COUNTS, READ, draw_chart, fields_of
from factories import make_document
from incidents_made import make_incident

WEEKS = [date.fromordinal(date(2031, 5, 5).toordinal() + 7 * n) for n in range(6)]
DOCUMENTS = [
    make_document(path=f"{w}{n}", published=w.isoformat(), publisher="Tern")
    for w in WEEKS
    if w != WEEKS[3]
    for n in range(5)
]


def drawn(by: str = "type"):
    incidents = [make_incident(w.isoformat()) for w in WEEKS[:3]] + [make_incident("2031-06-09") for _ in range(12)]
    (series,) = find_series(incidents, find_coverage(DOCUMENTS, "week"), SeriesQuery(by=by))
    fields = fields_of(series, by, {"any": "1"})
    return draw_chart(series, find_baselines(series), find_anomalies(series), fields), series


def test_a_column_is_as_high_as_its_count_and_what_was_read_stands_below():
    chart, series = drawn()
    by_day = {c.point.period: c for c in chart.columns}
    assert by_day[date(2031, 6, 9)].height == COUNTS and chart.most == 12 and chart.total == 15
    assert by_day[WEEKS[0]].read_height == READ and by_day[WEEKS[3]].read_height == 0
    assert by_day[WEEKS[3]].gaps == ("Tern", "en") and "nothing of Tern" in by_day[WEEKS[3]].told
    assert all(c.x + c.width <= chart.width for c in chart.columns) and series.name == "ASSAULT"


def test_what_is_out_of_the_ordinary_is_marked_and_what_was_expected_drawn():
    chart, _ = drawn()
    assert [c.point.period for c in chart.columns if c.odd] == [date(2031, 6, 9)]
    assert chart.expected.startswith("M") and chart.scores.count("M") == 4


def test_a_column_leads_to_its_happenings_and_an_empty_one_nowhere():
    chart, _ = drawn()
    ways = {c.point.period: c.href for c in chart.columns}
    assert ways[WEEKS[0]] == "/map?type=ASSAULT&from=2031-05-05&to=2031-05-11&any=1#list"
    assert ways[WEEKS[3]] == ""


def test_the_fields_of_a_pair_are_its_two_parties():
    _, series = drawn("dyad")
    assert fields_of(series, "dyad", {}) == {"actor": "Velmark", "recipient": "Ostria"}
