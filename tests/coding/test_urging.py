"""What is asked without a word to whom, and what "it" goes on to ask."""

from coding_readings import ledger


def test_what_must_be_done_at_once() -> None:
    entries = ledger(
        "Prime Minister Lida Marsk of Orvenia called it a theft and said the plane and the pilots must be handed back at once."
    )
    assert [(e.kind, e.by, e.of) for e in entries] == [("demand", ("Lida Marsk",), ())]


def test_what_must_be_done_some_day_is_an_opinion() -> None:
    assert not ledger("Prime Minister Lida Marsk of Orvenia said the bridges must be painted.")


def test_what_is_expected_of_another_side() -> None:
    entries = ledger('"We expect an apology from Orvenia," the Dremish foreign minister said.')
    assert [(e.kind, e.of) for e in entries] == [("request", ("Orvenia",))]
    assert not ledger('"We expect rain," the Dremish foreign minister said.')


def test_what_it_goes_on_to_ask() -> None:
    entries = ledger(
        "The Mission of the League urges the Census Office to publish the lists without delay. It further appeals to the "
        "candidates not to leave the country before the count is over."
    )
    assert [(e.by, e.terms[:9]) for e in entries] == [
        (("Mission of the League",), "to publis"),
        (("Mission of the League",), "not to le"),
    ]


def test_what_one_wants_to_do_oneself_is_asked_of_nobody() -> None:
    assert not ledger("Prime Minister Lida Marsk of Orvenia wants to think about the proposal.")
