"""Dates, times and intervals in the reader's own form, no more precise than they are."""

import pytest

from accordingto.web.date_wordings import Piece, tell_day, tell_month, tell_pieces, tell_span, tell_weekdays
from accordingto.web.wordings import Reader, read_by

BRITISH, AMERICAN, GERMAN = Reader("en", "en_GB"), Reader("en", "en_US"), Reader("de", "de_DE")
ISO = Reader(dates="iso")


@pytest.mark.parametrize(
    ("value", "british", "american", "german", "iso"),
    [
        ("2023-03-12", "12 March 2023", "March 12, 2023", "12. März 2023", "2023-03-12"),
        ("2023-03", "March 2023", "March 2023", "März 2023", "2023-03"),
        ("2023", "2023", "2023", "2023", "2023"),
        ("2023-03-12T10:33Z", "12 March 2023, 10:33 UTC", "March 12, 2023, 10:33\u202fAM UTC", "12. März 2023, 10:33 UTC",
         "2023-03-12, 10:33 UTC"),
        ("2023-03-12T10", "12 March 2023, 10 h", "March 12, 2023, 10 h", "12. März 2023, 10 h", "2023-03-12, 10 h"),
        ("2023-03-12T25:99", "12 March 2023, 25:99", "March 12, 2023, 25:99", "12. März 2023, 25:99", "2023-03-12, 25:99"),
        ("2023-13-40", "2023-13-40", "2023-13-40", "2023-13-40", "2023-13-40"),
        ("<b>soon</b>", "<b>soon</b>", "<b>soon</b>", "<b>soon</b>", "<b>soon</b>"),
    ],
)  # fmt: skip
def test_a_day(value: str, british: str, american: str, german: str, iso: str) -> None:
    for reader, told in ((BRITISH, british), (AMERICAN, american), (GERMAN, german), (ISO, iso)):
        with read_by(reader):
            assert tell_day(value) == told


@pytest.mark.parametrize(
    ("start", "end", "british", "german"),
    [
        ("2023-03-01", "2023-03-31", "March 2023", "März 2023"),
        ("2023-01-01", "2023-12-31", "2023", "2023"),
        ("2023-01-01", "2023-04-30", "early 2023", "Anfang 2023"),
        ("2023-05-01", "2023-08-31", "mid-2023", "Mitte 2023"),
        ("2023-09-01", "2023-12-31", "late 2023", "Ende 2023"),
        ("2023-11-01", "2023-11-10", "early November 2023", "Anfang November 2023"),
        ("2023-02-21", "2023-02-28", "late February 2023", "Ende Februar 2023"),
        ("2023-04-01", "2023-06-30", "second quarter of 2023", "zweites Quartal 2023"),
        ("2023-07-01", "2023-12-31", "second half of 2023", "zweite Hälfte 2023"),
        ("2023-03-06", "2023-03-12", "6–12 March 2023", "6.–12. März 2023"),
        ("2022-12-30", "2023-01-02", "30 December 2022 – 2 January 2023", "30. Dezember 2022 – 2. Januar 2023"),
        ("2021", "2023", "2021 – 2023", "2021 – 2023"),
        ("2023-03-12", None, "12 March 2023", "12. März 2023"),
        (None, "2023-03-12", "not after 12 March 2023", "nicht nach dem 12. März 2023"),
        ("", "", "no date", "ohne Datum"),
    ],
)
def test_an_interval(start: str | None, end: str | None, british: str, german: str) -> None:
    for reader, told in ((BRITISH, british), (GERMAN, german)):
        with read_by(reader):
            assert tell_span(start, end) == told


def test_iso_intervals_are_not_put_into_words() -> None:
    with read_by(ISO):
        assert tell_span("2023-01-01", "2023-04-30") == "2023-01-01 – 2023-04-30"


def test_the_pieces_of_an_interval_tell_their_dates() -> None:
    with read_by(BRITISH):
        assert tell_pieces("2023-03-06", "2023-03-12") == (
            Piece("6–", "2023-03-06"),
            Piece("12 March 2023", "2023-03-12"),
        )
        assert tell_pieces("2023-01-01", "2023-04-30") == (Piece("early 2023", "2023"),)


def test_axes_and_weeks_speak_the_language() -> None:
    with read_by(GERMAN):
        assert (tell_month(5), tell_month(5, 2031), tell_weekdays()[0]) == ("Mai", "Mai 2031", "Mo")
    with read_by(BRITISH):
        assert (tell_month(5), tell_month(5, 2031), tell_weekdays()[6]) == ("May", "May 2031", "Sun")
