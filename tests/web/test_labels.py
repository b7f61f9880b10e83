"""Words for people: no date is more precise than it is, no address is a link that should not be."""

import pytest

from accordingto.web.labels import (
    excerpt,
    language_tag,
    shorten,
    tell_basis,
    tell_bounded,
    tell_counts,
    tell_day,
    tell_document,
    tell_names,
    tell_published,
    tell_span,
    tell_unit,
    tell_value,
    web_address,
)
from factories import make_document, make_figure

DOCUMENT = make_document()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2031", "2031"),
        ("2031-05", "May 2031"),
        ("2031-05-02", "2 May 2031"),
        ("2031-05-02T10", "2 May 2031, 10 h"),
        ("2031-05-02T10:33", "2 May 2031, 10:33"),
        ("2031-05-02T10:33:12Z", "2 May 2031, 10:33 UTC"),
        ("2031-05-02T10:33+02:00", "2 May 2031, 10:33 +02:00"),
        ("2031-15", "2031-15"),
        ("in spring", "in spring"),
        (None, "no date"),
    ],
)
def test_a_date_is_told_as_precise_as_it_is(value: str | None, told: str) -> None:
    assert tell_day(value) == told


def test_days_from_one_to_another_either_of_which_may_be_missing() -> None:
    assert tell_span("2031-05-01", "2031-05-03") == "1–3 May 2031"
    assert tell_span("2031-05", "2031-05") == tell_span("2031-05-01", "2031-05-31") == "May 2031"
    assert tell_span("2030-01-01", "2030-12-31") == "2030"
    assert tell_span("2030-01-01", "2030-12-30") == "1 January – 30 December 2030"
    assert tell_span(None, "2031-05-03") == "not after 3 May 2031"
    assert tell_span(None, None) == "no date"


@pytest.mark.parametrize(
    ("given", "told", "basis"),
    [
        ({}, "12 May 2031", "from the text, to the day"),
        ({"published": None}, "no date", "the document gives none"),
        (
            {"published": None, "published_from": "2031-05-01", "published_to": "2031-05-09", "published_basis": "inferred"},
            "between 1 May 2031 and 9 May 2031",
            "inferred from the text",
        ),
        ({"published": None, "published_from": "2031-05", "published_basis": None}, "not before May 2031", "basis not recorded"),
        ({"published": None, "published_to": "2031"}, "not after 2031", "from the text"),
    ],
)  # fmt: skip
def test_when_a_document_was_published_is_told_as_far_as_it_is_known(
    given: dict[str, str | None], told: str, basis: str
) -> None:
    document = make_document(**given)
    assert (tell_published(document), tell_basis(document)) == (told, basis)


def test_counts_keep_their_bounds() -> None:
    assert tell_bounded(">12") == "more than 12"
    assert tell_counts({"dead": 7, "injured": "<=1000", "size": "~4000"}) == (
        "7 dead, at most 1,000 injured, about 4,000 taking part"
    )
    assert tell_bounded("?") == "?"


@pytest.mark.parametrize(
    ("value", "low", "high", "told"),
    [
        (7, 7, 7, "7"), (7.5, 7.5, 7.5, "7.5"), (None, 300, 400, "300 to 400"), (None, 1000, None, "at least 1,000"),
        (None, None, 60, "at most 60"), (None, None, None, "not told"), (12, 12, None, "at least 12"),
        (12, None, 12, "at most 12"), (40, 35, 45, "40 (35 to 45)"), (40, None, None, "40"),
    ],
)  # fmt: skip
def test_a_figure_is_told_with_its_bounds(value: float, low: float, high: float, told: str) -> None:
    figure = make_figure(DOCUMENT, "two border guards", value, low=low, high=high)
    assert tell_value(figure) == told


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "http:///x",
        "file:///etc",
        "http://[",
        None,
    ],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_web_addresses_and_language_tags_pass() -> None:
    assert web_address("https://ostria.example/a?b=c") == "https://ostria.example/a?b=c"
    assert language_tag("sr-Latn") == "sr-Latn"
    assert language_tag('en" onload="x') is None


def test_a_long_stretch_is_shortened_in_the_middle() -> None:
    assert excerpt("one\n two") == "one two"
    short = excerpt("start " + "x" * 1_000_000 + " end", 40)
    assert len(short) < 50 and short.startswith("start") and short.endswith("end")
    assert excerpt("one two three four five six seven eight", 24) == "one two three four … eight"


def test_a_long_title_ends_with_a_whole_word() -> None:
    assert shorten("Deal on prisoners, guns and lorries", 24) == "Deal on prisoners, guns …"
    assert shorten("x" * 1_000_000, 24) == "x" * 24 + " …"
    assert shorten("Deal\non guns") == "Deal on guns"


def test_names_stand_in_a_row() -> None:
    assert tell_names(["A", None, "B", "C"]) == "A, B and C"
    assert tell_names([], "nobody") == "nobody"


def test_a_unit_is_told_only_where_it_adds_something() -> None:
    made = [
        make_figure(DOCUMENT, "two border guards", what=what, unit=unit)
        for what, unit in (
            ("people", "person"),
            ("vehicles", "vehicle"),
            ("road", "kilometre"),
            (None, "crown"),
            ("men", None),
        )
    ]
    assert [tell_unit(f) for f in made] == ["", "", "kilometre", "crown", ""]


def test_a_document_is_called_by_publisher_or_title_and_day() -> None:
    assert tell_document(make_document(published="2031-05-12T10:00")) == "Ostria Today, 12 May 2031"
    assert tell_document(make_document(publisher=None, published=None)) == "Gunfire at the Brod crossing, no date"
    assert tell_document(make_document(publisher=None, title=None)) == "publisher not known, 12 May 2031"
