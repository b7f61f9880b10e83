"""Orders of a court kept or broken, and what became of what somebody was told."""

from coding_readings import ledger


def test_order_of_a_court_is_kept_or_broken() -> None:
    (broken,) = ledger("The ministry has ignored the court's order to reopen the hall, a lawyer said.")
    assert (broken.kind, broken.by, broken.state) == ("obligation", ("ministry",), "claimed_breached")
    assert "reopen the hall" in broken.terms
    (refused,) = ledger("The police refused to carry out the court's order to free the editor.")
    assert refused.state == "claimed_breached"
    (kept,) = ledger("The ministry complied with the court's order to reopen the hall.")
    assert kept.state == "claimed_met"


def test_told_to_and_what_came_of_it() -> None:
    (by_court,) = ledger("Ordered by the court to release the mast, the police complied under protest.")
    assert (by_court.kind, by_court.by, by_court.state) == ("obligation", ("police",), "claimed_met")
    (late,) = ledger("Told to free the crew by 12 March, the navy let the day pass.")
    assert (late.kind, late.of, late.state) == ("demand", ("navy",), "past_deadline")


def test_a_court_is_not_asked_for_twice() -> None:
    (entry,) = ledger("The court told the ministry to publish the list by Friday.")
    assert entry.kind == "obligation"
