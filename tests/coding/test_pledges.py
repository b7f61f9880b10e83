"""Promises that a noun names, by what is told of them."""

import pytest

from coding_readings import ledger


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("made good on its pledge", "claimed_met"),
        ("honoured its promise", "claimed_met"),
        ("went back on its promise", "claimed_breached"),
        ("reneged on its pledge", "claimed_breached"),
        ("broke its promise", "claimed_breached"),
        ("failed to keep its promise", "claimed_breached"),
        ("renewed its pledge", "open"),
    ],
)
def test_verbs_of_a_promise(told: str, state: str) -> None:
    (entry,) = ledger(f"The army {told} to free the sailors.")
    assert (entry.kind, entry.by, entry.state) == ("commitment", ("army",), state)
    assert "free the sailors" in entry.terms


def test_what_is_told_of_the_promise_itself() -> None:
    (entry,) = ledger("A pledge by Orvenia to pay 40 million dollars has yet to be honoured, the bank said.")
    assert (entry.by, entry.state, entry.claimed_by) == (("Orvenia",), "claimed_breached", ("bank",))


def test_nothing_came_of_it() -> None:
    (entry,) = ledger("Nothing came of the president's promise to free the miners.")
    assert (entry.by, entry.state) == (("president",), "claimed_breached")


def test_promised_things() -> None:
    (part,) = ledger("Orvenia has delivered only half of the grain that it promised in February.")
    assert (part.by, part.state) == (("Orvenia",), "partly_met")
    (none,) = ledger("The promised compensation has not reached the families, their lawyer said.")
    assert (none.by, none.state) == ((), "claimed_breached")


def test_binding_oneself() -> None:
    (entry,) = ledger("The bank has committed itself to releasing the second tranche.")
    assert (entry.kind, entry.by, entry.state) == ("commitment", ("bank",), "open")


def test_sport_promises_nothing() -> None:
    assert ledger("Coach Tarr demanded more of his defenders and promised a different side on Saturday.") == ()
