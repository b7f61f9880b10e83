"""Requests told as deeds and what became of them."""

from coding_readings import ledger


def test_answer_in_a_relative_clause() -> None:
    (entry,) = ledger("The Civic Alliance called for early elections, which Damir Oslavec has ruled out.")
    assert (entry.state, [s.state for s in entry.steps]) == ("refused", ["open", "refused"])


def test_request_handed_to_somebody() -> None:
    (entry,) = ledger("Orvenia handed to the command of MERFOR a formal request for the return of its officers.")
    assert (entry.kind, entry.by, entry.of) == ("request", ("Orvenia",), ("MERFOR",))


def test_proposal_named_by_an_adjective() -> None:
    (entry,) = ledger("Orvenia is waiting. Dremland rejected an Orvenian proposal that it scrap the levy.")
    assert (entry.kind, entry.by, entry.of, entry.state) == ("offer", ("Orvenia",), ("Dremland",), "refused")


def test_ultimatum_that_ran_out() -> None:
    (entry,) = ledger("Dremland is silent and its ultimatum ran out on March 10.")
    assert (entry.kind, entry.state, entry.deadline) == ("ultimatum", "past_deadline", "2031-03-10")


def test_request_that_may_be_refused_is_not_refused() -> None:
    assert all(e.state != "refused" for e in ledger("MERFOR could reject the request of Orvenia for officers."))
