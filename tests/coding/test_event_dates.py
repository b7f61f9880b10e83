"""Days of events: from their own clause or not at all."""

import pytest

from coding_events import events


def days(text: str) -> tuple[str | None, str | None, str | None]:
    found = events(text)[0]
    return found.date_start, found.date_end, found.date_basis


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested two drivers on 3 March 2031.", ("2031-03-03", "2031-03-03", "text")),
        ("Police arrested two drivers on Monday.", ("2031-03-10", "2031-03-10", "relative")),
        ("On Monday, police arrested two drivers.", ("2031-03-10", "2031-03-10", "relative")),
        ("Police arrested two drivers.", (None, None, None)),
        ("Police arrested two drivers and jailed them on Monday.", ("2031-03-10", "2031-03-10", "relative")),
        (
            "The collapse of talks between Orvenia and Dremland on Monday surprised many.",
            ("2031-03-10", "2031-03-10", "relative"),
        ),
    ],
)
def test_the_clause_tells_the_day(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert days(text) == expected


def test_the_day_of_the_main_clause_is_not_that_of_what_went_before() -> None:
    met, arrest = events(
        "The general met the president on Monday, following the violent arrest of a teacher by police."
    )
    assert met.date_start == "2031-03-10"
    assert arrest.date_start is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Soldiers shelled Brod from 3 to 5 March.", "2031-03-03", "2031-03-05"),
        ("Soldiers shelled Brod between 28 February and 2 March 2030.", "2030-02-28", "2030-03-02"),
        ("Police arrested 12 people on the night of 12-13 March.", "2031-03-12", "2031-03-13"),
        ("Police have arrested 12 people since Monday.", "2031-03-10", "2031-03-15"),
        ("Police arrested nine people last week.", "2031-03-03", "2031-03-09"),
        ("Soldiers opened fire on Christmas Eve.", "2030-12-24", "2030-12-24"),
        ("Soldiers shelled Brod during the 1999 war.", "1999-01-01", "1999-12-31"),
        ("Police will arrest nine people by 1 June.", None, None),
    ],
)
def test_stretches_of_days(text: str, start: str | None, end: str | None) -> None:
    assert days(text)[:2] == (start, end)


def test_the_worst_since_a_year_is_not_of_that_year() -> None:
    assert all(e.date_start is None for e in events("It was the deadliest attack by Dremish soldiers since 2019."))


def test_days_between_two_clauses_are_counted() -> None:
    first, second = events(
        "Orvenia expelled five diplomats on Friday, two days after Dremland had expelled four diplomats."
    )
    assert (first.date_start, first.date_end) == ("2031-03-14", "2031-03-14")
    assert (second.date_start, second.date_end, second.date_basis) == ("2031-03-12", "2031-03-12", "relative")


def test_a_clause_with_when_has_the_day_that_it_hangs_on() -> None:
    assert days("Blood was spilt on 3 March, when soldiers opened fire on workers.")[0] == "2031-03-03"


def test_what_another_one_marks_is_not_of_the_day_that_it_marks() -> None:
    assert (
        days("Protesters marched in Brod on Friday to mark the tenth anniversary of the 2021 truce.")[0] == "2031-03-14"
    )


def test_the_day_of_publication_dates_nothing() -> None:
    assert all(e.date_start is None for e in events("Soldiers attacked a bus. Police detained three men."))


def test_what_lies_far_back_is_background() -> None:
    found = events("Orvenia bombed Dremland in 1999.")[0]
    assert "historical" in found.context


def test_a_day_to_come_is_no_fact() -> None:
    found = events("The Council of Littoral States meets in Brasque on 8 April.")[0]
    assert (found.factuality, found.date_start) == ("unrealised", "2031-04-08")


def test_the_year_of_a_war_does_not_date_what_came_after() -> None:
    text = "Merinja declared a ceasefire after the war of 2016, in which Orvenian troops destroyed the town of Kaval."
    later, war = events(text)
    assert (later.event_type, later.date_start, later.context) == ("CONCEDE", None, ())
    assert (war.event_type, war.date_start) == ("ASSAULT", "2016-01-01")
    assert "historical" in war.context


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our request of 10 March for customs officers was refused by MERFOR.", None),
        ("The patrol turned back on Monday after it came under fire near Kaval.", "2031-03-10"),
        ("The ministry spoke on Monday after soldiers had attacked it.", None),
    ],
)
def test_whose_day_a_day_is(text: str, expected: str | None) -> None:
    assert events(text)[-1].date_start == expected


def test_the_day_of_a_report_is_not_that_of_what_it_tells() -> None:
    rows = events(
        "A judge published her report on the Kaval shooting on Wednesday. She finds that four people were killed by police."
    )
    assert {e.date_start for e in rows} == {None} and "killed" in {e.trigger for e in rows}
    assert "judge" not in {name for e in rows for name in e.actors}


def test_whoever_is_brought_in_dead_is_not_arrested() -> None:
    assert [e.event_type for e in events("Two people were brought in dead, the clinic in Kaval said.")] == []
    assert [e.event_type for e in events("Police brought in two youths on Friday.")] == ["COERCE"]


def test_the_year_of_a_treaty_is_not_the_day_of_what_is_done_to_it() -> None:
    (suspension,) = [e for e in events("Orvenia suspended the Waters Treaty of 1960.") if e.event_type == "SANCTION"]
    assert suspension.date_start is None


def test_a_request_of_nobody_known_is_told_by_its_day() -> None:
    assert [e.event_type for e in events("The first request, made in 2023, was never answered.")] == ["REQUEST"]
