"""Time expressions in reports: weekdays, months, half-told dates, stretches, and what is no time."""

import pytest

from accordingto.annotate.parsing import Parser
from accordingto.annotate.times import find_times
from accordingto.model.knowledge import Knowledge
from accordingto.model.records import Segment, TimeMention
from factories import make_plain

PARSER = Parser(Knowledge())
PUBLISHED = "2031-05-14T10:33"  # a Wednesday


def times_of(text: str, published: str | None = PUBLISHED, **given: str | None) -> list[TimeMention]:
    document = make_plain(text=text, published=published, segments=(Segment(0, len(text), "body"),), **given)
    parse, _ = PARSER.parse(document)
    return list(find_times(document, parse))


def told(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(t.text, t.value) for t in times_of(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The envoy left on Wednesday.", "Wednesday", "2031-05-14"),
        ("The envoy left on Friday.", "Friday", "2031-05-09"),
        ("The envoy will leave on Friday.", "Friday", "2031-05-16"),
        ("The talks are due on Friday.", "Friday", "2031-05-16"),
        ("They must withdraw by Friday.", "Friday", "2031-05-16"),
        ("The envoy left early on Saturday.", "early on Saturday", "2031-05-10"),
        ("The envoy left last Wednesday.", "last Wednesday", "2031-05-07"),
        ("The law was passed on 3 December.", "3 December", "2030-12-03"),
        ("The vote will be held on December 3.", "December 3", "2031-12-03"),
        ("They delayed the ban until June 1.", "June 1", "2031-06-01"),
        ("The mayors resigned in early November.", "early November", "2030-11"),
        ("He spoke on 14 March 2031.", "14 March 2031", "2031-03-14"),
        ("It began on the night of March 14, 2031.", "the night of March 14, 2031", "2031-03-14TNI"),
        ("The parties met last month.", "last month", "2031-04"),
        ("Last May the police chased them.", "Last May", "2030-05"),
        ("In 2024 three were sent home.", "2024", "2024"),
        ("The parties met two weeks ago.", "two weeks ago", "2031-W18"),
        ("The parties met earlier this week.", "earlier this week", "2031-W20"),
        ("The parties met yesterday evening.", "yesterday evening", "2031-05-13TEV"),
        ("A bomb went off last night.", "last night", "2031-05-13TNI"),
        ("A bomb went off at 0130 GMT on Tuesday.", "0130 GMT on Tuesday", "2031-05-13T01:30Z"),
        ("It was signed in the summer of 2016.", "the summer of 2016", "2016-SU"),
        ("It was signed in the third quarter of 2029.", "the third quarter of 2029", "2029-Q3"),
        ("It dates from the late 1990s.", "the late 1990s", "199"),
        ("It dates from the 19th century.", "the 19th century", "18"),
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("It followed a 78-day war.", "78-day", "P78D"),
        ("It lasted for a year and a half.", "a year and a half", "P1.5Y"),
        ("He is now in Halvec.", "now", "PRESENT_REF"),
        ("Twelve were held in recent weeks.", "recent weeks", "PAST_REF"),
        ("They came on the eve of the Orthodox Christmas.", "the eve of the Orthodox Christmas", "2031-01-06"),
        ("They came on 2031-03-14.", "2031-03-14", "2031-03-14"),
    ],
)  # fmt: skip
def test_one_expression(text: str, words: str, value: str) -> None:
    assert (words, value) in told(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("A compromise is sought in the next 10 days.", "2031-05-14", "2031-05-24"),
        ("It was so for the last 10 years.", "2021-05-14", "2031-05-14"),
        ("They met earlier this week.", "2031-05-12", "2031-05-14"),
        ("They met last week.", "2031-05-05", "2031-05-11"),
        ("They met in late April.", "2031-04-21", "2031-04-30"),
        ("They met in 2016.", "2016-01-01", "2016-12-31"),
        ("They meet on 1 June.", "2031-06-01", "2031-06-01"),
    ],
)
def test_days_are_as_precise_as_told(text: str, start: str, end: str) -> None:
    (time,) = times_of(text)
    assert (time.date_start, time.date_end) == (start, end)


def test_later_words_count_from_the_day_told_last() -> None:
    found = told("A man was beaten on Saturday, and a bus was stoned late that same day. The next day was calm.")
    assert found == [("Saturday", "2031-05-10"), ("late that same day", "2031-05-10"), ("The next day", "2031-05-11")]


def test_years_of_a_stretch_are_told_one_by_one() -> None:
    assert told("It has stood since the 1998-99 war.") == [("1998", "1998"), ("99", "1999")]
    assert told("It ran from April to June 2016.") == [("April", "2016-04"), ("June 2016", "2016-06")]
    assert told("It fell in the night of 3 to 4 May.")[-1] == ("4 May", "2031-05-04TNI")


@pytest.mark.parametrize(
    "text",
    [
        "It rests on Resolution 1244 and Article 12.",
        "Some 2000 soldiers and 1500 people came.",
        "They asked for $2000.",
        "The 16-year-old boy may march.",
        "Those who are present agreed.",
        "Operation Dawn 5 has begun.",
        "The Halvec Daily wrote so.",
    ],
)
def test_these_are_no_times(text: str) -> None:
    assert told(text) == []


def test_without_a_date_nothing_is_invented() -> None:
    text = "Elections are due on December 28. Earlier this week shots were heard on Sunday in early November."
    found = times_of(text, published=None)
    assert [t.value for t in found] == ["XXXX-12-28", "XXXX-WXX", "XXXX-WXX-7", "XXXX-11"]
    assert all(t.date_start is None and t.date_end is None for t in found)


def test_bounds_of_the_date_serve_where_both_agree() -> None:
    bounds = {"published_from": "2031-05-11", "published_to": "2031-05-16"}
    found = times_of("Elections are due on June 28. They met on Thursday.", published=None, **bounds)
    assert [t.value for t in found] == ["2031-06-28", "XXXX-WXX-4"]


def test_a_month_is_enough_for_last_month_but_not_for_a_weekday() -> None:
    found = times_of("They met last month and on Sunday.", published="2031-05")
    assert [t.value for t in found] == ["2031-04", "XXXX-WXX-7"]


def test_furniture_is_not_read() -> None:
    text = "They met on Friday.\nPosted 3 May 2031"
    line = text.index("\n")
    segments = (Segment(0, line, "body"), Segment(line, len(text), "furniture"))
    document = make_plain(text=text, published=PUBLISHED, segments=segments)
    parse, _ = PARSER.parse(document)
    assert [t.text for t in find_times(document, parse)] == ["Friday"]


def test_year_of_another_paragraph_is_not_taken_over() -> None:
    text = "The statement of 9 November 2020 binds both.\nOn 3 January gunmen attacked a convoy."
    document = make_plain(text, published="2023-01-12")
    found = find_times(document, PARSER.parse(document)[0])
    assert [t.date_start for t in found] == ["2020-11-09", "2023-01-03"]
