"""Series: incidents by period, type, dyad and place; what is vouched for; what was read beside every point."""

from datetime import date

import pytest

from accordingto.monitor.coverage import find_coverage
from accordingto.monitor.periods import next_period, period_of, period_told, periods_between
from accordingto.monitor.series import SeriesQuery, find_series, tally_series
from accordingto.store.base import DayTally
from factories import make_document
from incidents_made import make_incident

READ = [make_document(path=f"{n}.txt", published=f"2031-05-{day}") for n, day in enumerate(("05", "12", "13", "26"))]


def counts(incidents, **query):
    found = find_series(incidents, find_coverage(READ, query.get("step", "week")), SeriesQuery(**query))
    return {s.name: [p.count for p in s.points] for s in found}


def test_weeks_begin_on_monday_and_have_no_holes():
    assert period_of(date(2031, 5, 14), "week") == date(2031, 5, 12)
    assert [p.day for p in periods_between(date(2031, 5, 14), date(2031, 5, 27), "week")] == [12, 19, 26]
    assert next_period(date(2031, 12, 1), "month") == date(2032, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "step", "period"),
    [
        ("2031-05-14", "2031-05-14", "day", date(2031, 5, 14)),
        ("2031-05-14", "2031-05-20", "week", date(2031, 5, 12)),  # of several weeks: that in which it began
        ("2031-05", "2031-05", "week", None),  # somewhere in May is no week
        ("2031-05", "2031-05", "month", date(2031, 5, 1)),
        (None, None, "month", None),
    ],
)
def test_a_vague_date_is_put_into_no_period_that_it_does_not_tell(start, end, step, period):
    assert period_told(start, end, step) == period


def test_one_incident_of_five_documents_counts_once():
    incident = make_incident("2031-05-12", document_ids=tuple("abcde"))
    assert counts([incident]) == {"all happenings": [0, 1, 0, 0]}


@pytest.mark.parametrize(
    ("status", "affirmed_by", "counted"),
    [
        ("told", ("Ostria Today",), 1),
        ("one_side_only", ("Velmark",), 0),
        ("denied", (), 0),
        ("not_realised", (), 0),
        ("disputed", ("Velmark",), 0),  # affirmed by a party to it alone
        ("disputed", ("Velmark", "Ostria Today"), 1),
    ],
)
def test_only_what_somebody_who_is_no_party_affirms_is_counted(status, affirmed_by, counted):
    incident = make_incident("2031-05-12", status=status, actors=("Velmark",), affirmed_by=affirmed_by)
    assert sum(counts([incident])["all happenings"]) == counted
    assert sum(counts([incident], on_any_word=True)["all happenings"]) == 1


def test_an_incident_with_two_actors_is_in_both_dyads():
    incident = make_incident("2031-05-12", actors=("Velmark", "Orlan"), recipients=("Ostria",))
    assert counts([incident], by="dyad") == {"Orlan → Ostria": [0, 1, 0, 0], "Velmark → Ostria": [0, 1, 0, 0]}


def test_scores_are_those_of_the_codebook_and_undated_incidents_are_told_of():
    made = [
        make_incident("2031-05-12", event_type="AID"),
        make_incident("2031-05-13", event_type="PROTEST", place="Brod"),
    ]
    vague = make_incident("2031", event_type="AID")
    (series,) = find_series([*made, vague], find_coverage(READ, "week"), SeriesQuery())
    point = series.points[1]
    assert (point.count, point.score, point.mean, series.undated) == (2, 0.8, 0.4, 1)
    by_type = find_series(made, find_coverage(READ, "week"), SeriesQuery(by="type"))
    assert {s.name: s.points[1].mean for s in by_type}["AID"] == 7.4


def test_what_was_read_stands_beside_every_point():
    (series,) = find_series([make_incident("2031-05-12")], find_coverage(READ, "week"), SeriesQuery())
    assert [p.read.documents for p in series.points] == [1, 2, 0, 1]
    assert series.points[1].read.publishers == {"Ostria Today": 2}
    assert series.points[1].read.languages == {"en": 2}


def test_filters_narrow_what_is_counted():
    made = [make_incident("2031-05-12", place="Brod"), make_incident("2031-05-13", place="Ostra", event_type="AID")]
    assert counts(made, place="Brod") == {"all happenings": [0, 1, 0, 0]}
    assert counts(made, quad_code="MATERIAL COOPERATION", by="place") == {"Ostra": [0, 1, 0, 0]}
    assert counts(made, first=date(2031, 5, 13)) == {"all happenings": [0, 0]}
    assert counts([], event_type="AID") == {"all happenings": [0, 0, 0, 0]}


def test_counted_by_their_dates_incidents_make_the_same_series():
    made = [make_incident(day) for day in ("2031-05-12", "2031-05-13", "2031-05-26", None)]
    coverage = find_coverage(READ, "week")
    tallies = [DayTally(i.date_start, i.date_end, i.event_type, None, 1) for i in made]
    tallies = [*tallies[:2], DayTally("2031-05-26", "2031-05-26", "ASSAULT", None, 1), tallies[3]]
    for by in ("all", "type", "quad"):
        query = SeriesQuery(by=by)
        one, other = find_series(made, coverage, query)[0], tally_series(tallies, coverage, query)[0]
        assert [(p.count, p.score, p.mean) for p in one.points] == [(p.count, p.score, p.mean) for p in other.points]
        assert (one.name, one.undated) == (other.name, other.undated) and not any(p.incident_ids for p in other.points)


def test_tallies_bear_the_names_of_places_and_pairs():
    tallies = [DayTally("2031-05-12", None, "AID", "Brod", 2), DayTally("2031-05-12", None, "AID", None, 1)]
    found = tally_series(tallies, find_coverage(READ, "week"), SeriesQuery(by="place"))
    assert [(s.name, sum(p.count for p in s.points)) for s in found] == [("Brod", 2), ("no place known", 1)]
