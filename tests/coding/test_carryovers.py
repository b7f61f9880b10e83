"""Events that tell no day or place of their own: what the story around them lends, and what it must not lend."""

import pytest

from coding_events import events


def test_the_next_step_of_a_story_has_its_day() -> None:
    first, second = events("Police arrested two drivers in Kaval on Friday. They searched the office of the union.")
    assert first.date_start == second.date_start == "2031-03-14"
    assert second.date_basis == "narrative"


def test_what_had_happened_before_has_not() -> None:
    found = events("Police arrested two drivers in Kaval on Friday. Masked men had beaten a farmer.")
    assert [e.date_start for e in found if e.event_type == "ASSAULT"] == [None]


def test_another_paragraph_begins_anew() -> None:
    found = events("Police arrested two drivers in Kaval on Friday.\n\nMasked men beat a farmer.")
    assert [e.date_start for e in found if e.event_type == "ASSAULT"] == [None]


def test_a_heading_dates_and_places_its_paragraph() -> None:
    found = events("11 March, Kaval. Masked men beat a farmer. Police arrested a driver.")
    assert [(e.date_start, e.place, e.date_basis) for e in found] == [("2031-03-11", "Kaval", "narrative")] * 2


def test_a_scene_that_opens_a_sentence_is_its_place() -> None:
    (found,) = events("In Kaval, residents said that the police had set up two checkpoints.")
    assert found.place == "Kaval"


def test_a_carried_place_is_less_precise() -> None:
    first, second = events("Police arrested two drivers in Kaval on Friday. Masked men beat a farmer.")
    assert first.place == second.place == "Kaval"
    assert (second.geo_precision or 0) > (first.geo_precision or 0)


def test_force_of_the_same_day_was_where_the_rest_of_it_was() -> None:
    text = "Gunmen attacked a bus in Kaval on 11 March.\n\nThe Observatory named five persons killed on 11 March."
    assert [e.place for e in events(text)] == ["Kaval", "Kaval"]


def test_force_of_the_same_day_in_two_places_is_placed_nowhere() -> None:
    text = (
        "Gunmen attacked a bus in Kaval on 11 March. Soldiers shelled a farm in Brod-Kaval on 11 March.\n\n"
        "The Observatory named five persons killed on 11 March."
    )
    assert events(text)[-1].place is None


def test_a_report_goes_on_with_the_deed_of_its_first_sentence() -> None:
    first, second = events(
        "Gunmen opened fire on lorry drivers in Kaval on Friday, the police said. The mayor called for calm. "
        "Two drivers had been shot dead, the hospital said."
    )
    assert (second.date_start, second.date_basis) == (first.date_start, "narrative")


@pytest.mark.parametrize(
    "sentence",
    [
        "Two drivers had been shot dead in Kresnov, the hospital said.",
        "Two drivers had been shot dead in June, the hospital said.",
        "Two drivers had been arrested, the hospital said.",
        "“Two drivers have been shot dead,” the hospital said.",
    ],
)
def test_another_place_day_or_deed_is_not_that_of_the_first_sentence(sentence: str) -> None:
    found = events("Gunmen opened fire on lorry drivers in Kaval on Friday, the police said. " + sentence)
    assert found[-1].date_start != found[0].date_start


def test_what_opens_a_sentence_sets_its_scene_for_the_next() -> None:
    text = "On Tuesday a crowd that the police put at 1,500 stood before the hall. Officers replied with tear gas."
    assert events(text)[-1].date_start == "2031-03-11"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Reports that they did nothing on the morning of 10 March are wrong.", "2031-03-10"),
        ("The law is to take effect on 1 April.", None),
        ("What was said of 10 March and of 12 March is wrong.", None),
    ],
)
def test_the_one_past_day_that_a_sentence_speaks_of_holds_for_the_next(first: str, expected: str | None) -> None:
    assert events(f"{first} The patrol came under fire itself.")[-1].date_start == expected


def test_a_report_that_is_handed_over_lends_its_day_to_nothing_that_it_says() -> None:
    found = events("On Friday the judge handed over her report on the harbour. All four farmers were killed by guards.")
    assert [e.date_start for e in found if e.event_type == "ASSAULT"] == [None]
