"""Calendars: other programs read them back, whatever the words hold; the same ledger gives the same bytes."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from accordingto.export.calendars import write_calendar
from factories import make_document, make_entry, make_step

DOCUMENT = make_document()
STEP = make_step(DOCUMENT, "withdraw its police by June 1")
STAMP = date(2031, 5, 20)


def events(data: bytes):
    return Calendar.from_ical(data).walk("VEVENT")


def test_a_deadline_is_an_event_of_the_whole_day() -> None:
    entry = make_entry(
        STEP, terms="leave; go, “now”\nor else", deadline="2031-06-01", condition="if asked", disputed=True
    )
    (event,) = events(write_calendar([entry], STAMP, "Ledger", "http://127.0.0.1:8765/"))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2031, 6, 1), date(2031, 6, 2))
    assert (
        str(event["UID"]) == f"{entry.id}@accordingto"
        and str(event["URL"]) == f"http://127.0.0.1:8765/ledger/{entry.id}"
    )
    told = str(event["DESCRIPTION"])
    assert "leave; go, “now”\nor else" in told and "Machine-read." in told and "Disputed" in told and "if asked" in told
    assert str(event["STATUS"]) == "TENTATIVE"


def test_a_month_stands_on_its_last_day_and_says_so() -> None:
    (event,) = events(write_calendar([make_entry(STEP, deadline="2031-02")], None, "Ledger"))
    assert event["DTSTART"].dt == date(2031, 2, 28) and "no day is told" in str(event["DESCRIPTION"])
    assert "URL" not in event


def test_what_has_no_deadline_is_left_out_and_what_was_withdrawn_is_cancelled() -> None:
    gone = make_entry(make_step(DOCUMENT, "withdraw its police", "withdrawn"), deadline="2031-06-01", reviewed=True)
    (event,) = events(write_calendar([make_entry(STEP, deadline=None), gone], STAMP, "Ledger"))
    assert str(event["STATUS"]) == "CANCELLED" and "Judged by a person." in str(event["DESCRIPTION"])


def test_lines_are_folded_and_the_same_ledger_gives_the_same_bytes() -> None:
    entries = [make_entry(STEP, terms="é" * 500, deadline="2031-06-01")]
    data = write_calendar(entries, STAMP, "Ledger")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data == write_calendar(entries, STAMP, "Ledger")


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_no_words_break_it(words: str) -> None:
    entry = make_entry(STEP, terms=words, by=(words,), deadline="9999-12-31")
    (event,) = events(write_calendar([entry], STAMP, words))
    assert not set(str(event["SUMMARY"])) & set("\u202e\u2066\x00\r")
