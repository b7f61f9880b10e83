"""Promises and offers, in words and as deeds."""

import pytest

from coding_readings import ledger


def test_side_that_says_what_it_will_do() -> None:
    (entry,) = ledger("Orvenia will withdraw its guns, Mirela Ostoyan said.")
    assert (entry.kind, entry.by) == ("commitment", ("Mirela Ostoyan",))


def test_readiness_is_an_offer() -> None:
    (entry,) = ledger("Orvenia is ready to open the firing logs to MERFOR, Anton Selbezh said.")
    assert (entry.kind, entry.by, entry.of) == ("offer", ("Anton Selbezh",), ("MERFOR",))


def test_promise_belied_by_what_follows() -> None:
    (entry,) = ledger(
        "The company remains there although Katrin Oldeval gave her word that it would leave by 12 March."
    )
    assert (entry.kind, entry.state, entry.deadline) == ("commitment", "claimed_breached", "2031-03-12")


def test_promise_that_goes_on_in_free_speech() -> None:
    entries = ledger(
        "Odile Maravant said that she was disappointed. She would invite the parties again before April 30."
    )
    assert [(e.kind, e.by, e.deadline) for e in entries] == [("commitment", ("Odile Maravant",), "2031-04-30")]


def test_forecast_is_no_promise() -> None:
    assert ledger("Mirela Ostoyan said that the price of bread would rise.") == ()


def test_what_was_promised_is_the_thing_and_not_the_place_in_its_name() -> None:
    (entry,) = ledger(
        "The commission of inquiry into the deaths at Brod-Kaval, which Torben Eskildal had promised for March 1, is late."
    )
    assert entry.deadline == "2031-03-01"
    assert "inquiry into the deaths" in entry.terms


def test_what_came_of_a_promise_that_is_recalled() -> None:
    (owed,) = ledger(
        "The inquiry, which Torben Eskildal had promised for the end of February, has yet to publish a line."
    )
    assert (owed.state, owed.by, owed.deadline) == ("past_deadline", ("Torben Eskildal",), "2031-02-28")
    (broken,) = ledger("The pictures, which the General Staff had promised, have not been published.")
    assert broken.state == "claimed_breached"
    (later,) = ledger("The report, which Torben Eskildal had promised for the end of February, would need the summer.")
    assert [s.state for s in later.steps] == ["postponed"]


def test_hours_of_an_offer_are_no_deadline() -> None:
    (entry,) = ledger("Orvenia is ready to open its firing logs within 24 hours, General Anton Selbezh said.")
    assert (entry.kind, entry.deadline) == ("offer", None)


def test_that_nothing_will_move_somebody_is_no_promise() -> None:
    assert ledger("Torben Eskildal vowed that no pressure would make Merinmark give up its rights.") == ()


def test_what_an_official_says_will_be_done_by_a_day_is_promised() -> None:
    (entry,) = ledger("Interior Minister Maija Rennik said that the arrears would be paid in full by 30 April.")
    assert (entry.kind, entry.by, entry.deadline) == ("commitment", ("Maija Rennik",), "2031-04-30")
    assert ledger("Interior Minister Maija Rennik said that the village would be flooded by 30 April.") == ()


def test_what_will_be_done_by_a_day_is_promised_by_whoever_can_order_it() -> None:
    (entry,) = ledger("Katrin Oldeval said that the pensions would be paid in full by 30 April.")
    assert (entry.kind, entry.by, entry.deadline) == ("commitment", ("Katrin Oldeval",), "2031-04-30")


def test_a_vow_never_to_do_it_is_no_promise_to_do_it() -> None:
    assert ledger("Damir Oslavec vowed never to speak to rebels.") == ()
    assert ledger("We would point out that the law forbids this.") == ()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Dremland has offered, and offers again, a joint patrol of the river.", "a joint patrol of the river"),
        ("Orvenia, as a sign of good will, is ready to open its archives to the commission.",
         "to open its archives to the commission"),
    ],
)  # fmt: skip
def test_what_a_side_offers_in_a_word(text: str, terms: str) -> None:
    (entry,) = ledger(text)
    assert (entry.kind, entry.terms, entry.state) == ("offer", terms, "open")


@pytest.mark.parametrize("text", ["The minister offered her condolences.", "Orvenia is not ready to open its archives.",
                                  "Orvenia would have offered a patrol.", "Orvenia's army is ready to act.",
                                  "A driver is ready to go home."])  # fmt: skip
def test_what_is_no_offer_of_a_side(text: str) -> None:
    assert [e for e in ledger(text) if e.kind == "offer"] == []


def test_a_day_told_in_passing_is_no_deadline() -> None:
    (entry,) = ledger("Orvenia undertook to remove the trucks brought into the area on 18 February.")
    assert (entry.deadline, entry.state) == (None, "open")


def test_an_offer_by_somebody_with_an_office() -> None:
    entries = ledger("The Prime Minister of Orvenia, Lida Marsk, has offered a joint inquiry into the blast.")
    assert [(e.kind, e.by, e.terms) for e in entries] == [("offer", ("Lida Marsk",), "a joint inquiry")]
