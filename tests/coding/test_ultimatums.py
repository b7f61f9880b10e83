"""Deadlines given to somebody, and demands backed by a threat."""

from coding_readings import ledger


def test_time_given_until_an_hour() -> None:
    (entry,) = ledger("Dremland gave Orvenia until March 24 to withdraw its guns.")
    assert (entry.kind, entry.of, entry.deadline) == ("ultimatum", ("Orvenia",), "2031-03-24")


def test_days_given_are_counted_from_publication() -> None:
    (entry,) = ledger("Ulrik Vandersted has given Orvenia seven days to move its artillery away from the border.")
    assert (entry.kind, entry.deadline) == ("ultimatum", "2031-03-22")


def test_time_given_for_nothing_is_no_ultimatum() -> None:
    assert ledger("Dremland gave Orvenia the documents on Monday.") == ()


def test_time_given_to_those_who_have_an_owner() -> None:
    (entry,) = ledger("Dremland gave Orvenia's military rulers one week to cede power.")
    assert (entry.kind, entry.terms, entry.deadline) == ("ultimatum", "to cede power", "2031-03-22")


def test_what_captives_are_to_be_freed_for_is_demanded() -> None:
    (entry,) = ledger(
        "General Anton Selbezh said that the pilots would be freed if all six gates were opened by midnight on April 6."
    )
    assert (entry.kind, entry.by, entry.deadline) == ("ultimatum", ("Anton Selbezh",), "2031-04-06")


def test_a_day_of_the_month_by_its_number() -> None:
    entries = ledger(
        "Lida Marsk, who leads the Farmers' Union, has given the President until the 31st to open the gate."
    )
    assert [(e.kind, e.by, e.of, e.deadline) for e in entries] == [
        ("ultimatum", ("Lida Marsk",), ("President",), "2031-03-31")
    ]
