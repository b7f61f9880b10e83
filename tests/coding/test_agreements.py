"""Terms that an agreement sets, told in several sentences."""

from coding_readings import ledger

SIGNED = "Orvenia and Dremland signed an agreement on Friday. Under the text, "


def test_terms_in_several_sentences() -> None:
    entries = ledger(
        SIGNED + "Orvenia is to withdraw its guns within ten days. Dremland will pay Orvenia 40 million crowns."
    )
    assert [(e.kind, e.by, e.deadline) for e in entries] == [
        ("commitment", ("Orvenia",), "2031-03-25"),
        ("commitment", ("Dremland",), None),
    ]
    assert entries[1].of == ("Orvenia",)


def test_term_without_its_verb() -> None:
    entries = ledger(SIGNED + "Orvenia is to hand over 41 detainees and Dremland 38.")
    assert [(e.by, e.of) for e in entries] == [(("Orvenia",), ("Dremland",)), (("Dremland",), ("Orvenia",))]


def test_nothing_is_owed_without_an_agreement() -> None:
    assert ledger("Under the plan, Orvenia could withdraw its guns.") == ()


def test_both_are_those_who_signed_and_the_name_of_the_agreement_goes_on() -> None:
    entries = ledger(
        "Orvenia and Dremland signed the Port Sévrac Understandings on Friday. Under the Port Sévrac Understandings, Orvenia is "
        "to hand over 41 detainees. Both armies undertake to withdraw their guns by May 20."
    )
    assert [(e.by, e.instruments) for e in entries if "guns" in e.terms] == [
        (("Orvenia", "Dremland"), ("Port Sévrac Understandings",))
    ]


def test_what_is_to_be_done_by_nobody_named_binds_those_who_signed() -> None:
    entries = ledger(SIGNED + "Relief convoys are to be let through twice a week.")
    assert [(e.by, e.terms) for e in entries] == [
        (("Orvenia", "Dremland"), "Relief convoys are to be let through twice a week")
    ]


def test_a_permission_with_a_limit_binds() -> None:
    entries = ledger(SIGNED + "Orvenia may collect a fee of no more than 12 crowns.")
    assert [(e.by, e.kind) for e in entries] == [(("Orvenia",), "commitment")]
    assert ledger(SIGNED + "Orvenia may collect a fee.") == ()


def test_what_is_only_proposed_binds_nobody() -> None:
    assert not ledger(
        "They discussed a proposal for a truce under which Orvenia would release the drivers by 12 April."
    )


def test_a_length_of_time_begins_on_the_day_of_signing() -> None:
    found = ledger(
        "Under the Brasque Protocol, signed on 1 March 2031, both sides were to withdraw their guns within 60 days."
    )
    assert [e.deadline for e in found] == ["2031-04-30"]


def test_an_offer_that_is_welcomed_is_not_accepted() -> None:
    assert not [e for e in ledger("Orvenia welcomed the offer of MERFOR to mediate.") if e.state == "accepted"]


def test_what_a_party_is_to_do_is_told_in_several_verbs() -> None:
    entries = ledger(
        "Orvenia and Dremland signed a deal on Tuesday. Under the Brasque Memorandum, Orvenia is to let at least 60 trucks pass by "
        "September 1, lift its ban on Dremish grain by July 1 and set free nine prisoners."
    )
    terms = {e.terms.split()[0]: e.deadline for e in entries if e.by == ("Orvenia",)}
    assert terms == {"Orvenia": "2031-09-01", "lift": "2031-07-01", "set": None}


def test_each_thing_of_a_list_that_is_taken_on_is_a_term() -> None:
    entries = ledger(
        "Under the text, Orvenia is to pull back its guns by April 1, lift its ban on grain by May 1 and set free fourteen prisoners. "
        "The parties signed the Brasque Protocol on Friday."
    )
    assert [(e.deadline, e.by) for e in entries if e.kind == "commitment"] == [
        ("2031-04-01", ("Orvenia",)),
        ("2031-05-01", ("Orvenia",)),
        (None, ("Orvenia",)),
    ]


def test_what_the_other_side_gives_in_return_and_a_day_is_no_doer() -> None:
    entries = ledger(
        SIGNED
        + "a new police board is to be sworn in by June 30. In return Dremland takes its seats in the council by May 2 and "
        "ends its marches."
    )
    assert [(e.by, e.deadline) for e in entries] == [
        (("Orvenia", "Dremland"), "2031-06-30"),
        (("Dremland",), "2031-05-02"),
        (("Dremland",), None),
    ]


def test_what_is_to_be_done_according_to_the_text() -> None:
    entries = ledger(
        "Orvenia and Dremland signed an accord on Friday.\n\nIt rained.\n\nOrvenia is to sign a pardon for the pilots, "
        "according to the text."
    )
    assert [(e.by, e.terms) for e in entries] == [(("Orvenia",), "Orvenia is to sign a pardon for the pilots")]


def test_terms_told_by_stages() -> None:
    entries = ledger(
        "Orvenia and Dremland signed a truce on Friday. In a first stage, beginning on Sunday, Orvenia is to pull its guns back "
        "ten kilometres."
    )
    assert [(e.by, e.terms) for e in entries] == [(("Orvenia",), "Orvenia is to pull its guns back ten kilometres")]
    assert not ledger("The play is in three acts. In a first stage, Orvenia is to lose its crown.")
