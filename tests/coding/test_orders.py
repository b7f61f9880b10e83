"""What courts and awards order, and what a decision asks for item by item."""

from coding_readings import ledger


def test_what_an_award_obliges_to_and_what_it_says_must_be_done() -> None:
    entries = ledger(
        "The tribunal has given its award. It obliges Orvenia to give back the two ferries by July 31. Orvenia is to keep its "
        "guns behind the river from the same date. Dremland must pay 2.4 million crowns for the dam by Sept. 30."
    )
    assert [(e.kind, e.by, e.deadline) for e in entries] == [
        ("obligation", ("Orvenia",), "2031-07-31"),
        ("obligation", ("Orvenia",), None),
        ("obligation", ("Dremland",), "2031-09-30"),
    ]


def test_what_must_be_done_after_a_court_ordered_something() -> None:
    entries = ledger("The court ordered a recount. The votes must be counted again by May 10.")
    assert [(e.kind, e.by, e.deadline) for e in entries] == [("obligation", (), "2031-05-10")]


def test_what_must_be_done_is_no_order_without_a_ruling() -> None:
    assert not ledger("The bridge is old. It must be painted by May 10, and tourists must pay by card.")


def test_an_order_told_without_saying_by_whom() -> None:
    entries = ledger("The owner of the ferry has been ordered to pay a fine of 400,000 crowns.")
    assert [(e.kind, e.terms) for e in entries] == [("obligation", "ordered to pay a fine of 400,000 crowns")]
    assert not ledger("The crowd was ordered to move on.")


DECISION = "The Council of the Western League adopted Resolution 12, by which it:\n\n"


def test_each_item_of_a_decision_is_the_bodys() -> None:
    entries = ledger(
        DECISION + "1. demands that the mayor of Varn be released by 4 April;\n\n"
        "2. appoints Mr Jan Oke as envoy and requests the Government of Orvenia to grant him entry to the camp;\n\n"
        "3. invites Dremland to receive League monitors at the border."
    )
    assert [(e.kind, e.by, e.of, e.deadline) for e in entries] == [
        ("demand", ("Western League",), (), "2031-04-04"),
        ("request", ("Western League",), ("Government of Orvenia",), None),
        ("request", ("Western League",), ("Dremland",), None),
    ]


def test_an_item_that_only_notes_asks_nothing() -> None:
    assert not ledger(
        DECISION + "1. notes that the mayor of Varn has been released;\n\n2. thanks Dremland for its patience."
    )
