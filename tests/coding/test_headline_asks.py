"""What headlines put into somebody's mouth by a colon."""

from coding_readings import ledger


def test_who_asks_whom() -> None:
    (entry,) = ledger("Union to dock owners: pay up by Friday")
    assert (entry.kind, entry.by, entry.of, entry.deadline) == ("demand", ("Union",), ("dock owners",), "2031-03-21")
    (must,) = ledger("Minister: Orvenia must open the gates or face sanctions")
    assert (must.kind, must.by, must.of) == ("ultimatum", ("minister",), ("Orvenia",))


def test_labels_and_sentences_ask_nothing() -> None:
    assert ledger("Opinion: Orvenia must open the gates") == ()
    assert ledger("Halvec: storm closes schools") == ()
