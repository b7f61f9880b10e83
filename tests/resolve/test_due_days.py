"""Days by which something is to be done."""

from datetime import date

from accordingto.resolve.due_days import due_day

TOLD = date(2031, 5, 12)


def test_days_months_parts_and_seasons():
    due = {
        "the bridge will be open by 3 June": date(2031, 6, 3),
        "the bridge will be open by June 3": date(2031, 6, 3),
        "the repairs would be finished by the end of July": date(2031, 7, 31),
        "the board needs until September": date(2031, 9, 30),
        "the list would appear in the first half of August": date(2031, 8, 15),
        "it would decide by the end of the month": date(2031, 5, 31),
        "the pier would be rebuilt by February": date(2032, 2, 29),
    }
    assert {words: due_day(words, TOLD) for words in due} == due


def test_what_is_past_or_not_ahead_has_no_due_day():
    assert due_day("the bridge was closed on 3 June", TOLD) is None
    assert due_day("the bridge will be open by 3 May 2031", TOLD) is None
    assert due_day("the bridge will be open", TOLD) is None
