"""What is said to be in line with an instrument, or against it."""

import pytest

from coding_readings import ledger

MET, BREACHED = "claimed_met", "claimed_breached"
PROTOCOL = "Brasque Protocol"


@pytest.mark.parametrize(
    ("text", "state", "by", "claimed_by"),
    [
        ("Joost Averink said that the patrols were in line with the Brasque Protocol.", MET, (), ("Joost Averink",)),
        ("Mirela Ostoyan said that Orvenia remained true to the Brasque Protocol.", MET, ("Orvenia",), ("Mirela Ostoyan",)),
        ("Mirela Ostoyan said that Dremland has been and remains faithful to the Brasque Protocol.", MET, ("Dremland",),
         ("Mirela Ostoyan",)),
        ("Mirela Ostoyan said that Dremland is at odds with the Brasque Protocol.", BREACHED, ("Dremland",), ("Mirela Ostoyan",)),
        ("The gift makes a mockery of the Brasque Protocol, Mirela Ostoyan said.", BREACHED, (), ("Mirela Ostoyan",)),
        ("Joost Averink described the arrest as a breach of the Brasque Protocol.", BREACHED, (), ("Joost Averink",)),
        ("Joost Averink accused Orvenia of breaching the Brasque Protocol.", BREACHED, ("Orvenia",), ("Joost Averink",)),
        ("Joost Averink thanked Orvenia for honouring the Brasque Protocol.", MET, ("Orvenia",), ("Joost Averink",)),
        ("The Brasque Protocol has been respected by Orvenia, MERFOR said.", MET, ("Orvenia",), ("MERFOR",)),
        ("The duty that Dremland assumed in the Brasque Protocol has not been discharged, MERFOR said.", BREACHED, ("Dremland",),
         ("MERFOR",)),
        ("Dremland has failed to give the warning which the Brasque Protocol requires, MERFOR said.", BREACHED, ("Dremland",),
         ("MERFOR",)),
        ("Joost Averink denied that Dremland had violated the Brasque Protocol.", MET, ("Dremland",), ("Joost Averink",)),
        ("Orvenia said that it had carried out everything it had signed in the Brasque Protocol.", MET, ("Orvenia",), ("Orvenia",)),
    ],
)  # fmt: skip
def test_what_is_told_of_an_instrument(text: str, state: str, by: tuple[str, ...], claimed_by: tuple[str, ...]) -> None:
    (entry,) = ledger(text)
    assert (entry.state, entry.by, entry.claimed_by, entry.instruments) == (state, by, claimed_by, (PROTOCOL,))


@pytest.mark.parametrize(
    "text",
    [
        "Whether the levy is a violation of the Brasque Protocol is for the judges.",
        "Joost Averink said that the step would be a breach of the Brasque Protocol.",
        "This does not constitute a breach of the Brasque Protocol.",
        "No one has accused Orvenia of breaking the Brasque Protocol.",
        "It has not been shown that the gift is at odds with the Brasque Protocol.",
        "Dremland was accused of violating the Brasque Protocol.",
        "The conditions set out in clause 12 of Resolution 88 are not met, MERFOR said.",
        "The police are keeping in line with the army.",
    ],
)
def test_what_nobody_claims(text: str) -> None:
    assert [e for e in ledger(text) if e.state in (MET, BREACHED)] == []


def test_breach_of_that_article_is_a_step_of_the_duty() -> None:
    (entry,) = ledger(
        "Article 7 of the Brasque Protocol commits the parties to keep all crossings open. "
        "The toll is a violation of that article, Mirela Ostoyan said."
    )
    assert [s.state for s in entry.steps] == ["open", BREACHED]
    assert (entry.clause, entry.claimed_by) == ("7", ("Mirela Ostoyan",))


def test_word_kept_that_an_instrument_binds_to() -> None:
    entries = ledger(
        "The Brasque Protocol obliges Orvenia to keep the bridge open. Orvenia has kept its word, Joost Averink said."
    )
    assert [(e.state, e.instruments) for e in entries][-1] == (MET, (PROTOCOL,))
