"""What a text of law rules, and deeds told as its breach."""

from coding_readings import ledger


def test_instrument_that_binds() -> None:
    (entry,) = ledger("Article 7 of the Brasque Protocol commits the parties to keep all crossings open.")
    assert (entry.kind, entry.state, entry.clause, entry.instruments) == (
        "obligation",
        "open",
        "7",
        ("Brasque Protocol",),
    )


def test_breach_by_the_judgement_of_another() -> None:
    (entry,) = ledger(
        "Dremland says that this is an exercise. Orvenia regards it as a breach of Article 4 of the Brasque Protocol."
    )
    assert (entry.by, entry.state, entry.claimed_by) == (("Dremland",), "claimed_breached", ("Orvenia",))


def test_kept_as_the_instrument_demands() -> None:
    (entry,) = ledger("Orvenia keeps no guns near the line, as the Brasque Protocol demands.")
    assert (entry.by, entry.state, entry.instruments) == (("Orvenia",), "claimed_met", ("Brasque Protocol",))
