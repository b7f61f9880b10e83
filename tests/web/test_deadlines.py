"""Deadlines: counted from the newest document, the nearest to come first."""

from datetime import date

from accordingto.web.deadlines import newest_day, sort_by_deadline
from factories import make_document, make_entry, make_step

DOCUMENT = make_document()
STEP = make_step(DOCUMENT, "Velmark denied that its police had fired")


def test_the_newest_day_passes_over_documents_without_date() -> None:
    documents = [make_document(published=p) for p in ("2031-05-12T10:00", None, "2031-04")]
    assert newest_day(documents) == date(2031, 5, 12)
    assert newest_day(documents[1:2]) is None


def test_deadlines_to_come_stand_first_then_past_ones_then_none() -> None:
    entries = [
        make_entry(STEP, terms=str(d), deadline=d)
        for d in (None, "2031-05-01", "2031-06-01", "2031-05-13", "2031-05-12")
    ]
    due = sort_by_deadline(entries, date(2031, 5, 12))
    assert [d.told for d in due] == ["the same day", "1 day later", "20 days later", "11 days earlier", ""]
    assert due[-1].entry.deadline is None


def test_a_month_is_due_at_its_end_and_without_a_day_nothing_is_counted() -> None:
    entry = make_entry(STEP, deadline="2031-05")
    assert sort_by_deadline([entry], date(2031, 5, 12))[0].days == 19
    assert sort_by_deadline([entry], None)[0].told == ""
