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


def test_refused_demand_of_somebody_not_named() -> None:
    (entry,) = ledger("Dremland has ignored the demand to take back the nine armoured vehicles.")
    assert (entry.by, entry.of, entry.state) == ((), ("Dremland",), "refused")
    assert ledger("Dremland has ignored the demand.") == ()


def test_bare_answer_is_not_joined_to_other_words() -> None:
    entries = ledger(
        "Orvenia expects its thirty-eight prisoners at the bridge by 12 May. Orvenia’s request for the return of customs officers "
        "has been refused."
    )
    assert all({s.state for s in e.steps} != {"open", "refused"} for e in entries)


def test_an_offer_is_not_accepted_by_who_welcomes_something_else() -> None:
    (entry,) = ledger(
        "Joost Averink offered to mediate. Orvenia condemned the seizure of the ship, while Dremland welcomed it."
    )
    assert (entry.kind, entry.state) == ("offer", "open")


def test_a_bid_that_is_withdrawn_is_no_demand_to_withdraw() -> None:
    entries = ledger(
        "Orvenia withdrew its bid to host the games. Damir Oslavec of Orvenia demanded that Dremland withdraw from the plateau."
    )
    assert [e.state for e in entries if e.kind == "demand"] == ["open"]


def test_an_application_to_somebody_and_a_proposal_renewed() -> None:
    entries = ledger("The families of the three miners have applied to prosecutor Jan Oke for the autopsy reports.")
    assert [(e.kind, e.by, e.of, e.terms) for e in entries] == [
        ("request", ("families",), ("Jan Oke",), "the autopsy reports")
    ]
    entries = ledger("Prime Minister Lida Marsk of Orvenia spoke in Varn. She renewed the proposal of a joint patrol.")
    assert [(e.kind, e.by, e.terms) for e in entries] == [("offer", ("Lida Marsk",), "the proposal of a joint patrol")]
