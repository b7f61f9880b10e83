"""How what somebody asks for is received: given in to, shrugged off, left without an answer."""

import pytest

from coding_readings import ledger


def only(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    (entry,) = ledger(text)
    return entry.kind, entry.by, entry.of, entry.state


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("gave in to", "accepted"),
        ("bowed to", "accepted"),
        ("said yes to", "accepted"),
        ("shrugged off", "refused"),
        ("turned a deaf ear to", "refused"),
        ("has yet to reply to", "open"),
        ("did not heed", "open"),
        ("gave no answer to", "open"),
    ],
)
def test_verbs_that_receive_a_demand(told: str, state: str) -> None:
    text = f"The army {told} the council's demand that the road be opened."
    assert only(text) == ("demand", ("council",), ("army",), state)


def test_what_becomes_of_the_request_itself() -> None:
    assert only("The council's call for a truce went unheeded.") == ("request", ("council",), (), "open")
    assert only("The council's call for a truce was answered with mortars.")[3] == "refused"


def test_order_of_no_court_is_a_demand() -> None:
    assert only("The governor withdrew his order that the traders leave the market.")[::3] == ("demand", "withdrawn")


def test_what_is_only_possible_is_no_answer() -> None:
    assert all(e.state == "open" for e in ledger("The army may give in to the council's demand that it leave."))


def test_a_demand_made_of_somebody() -> None:
    assert only("The mayor is making a demand of the governor.") == ("demand", ("mayor",), ("governor",), "open")


def test_told_to_or_be_fined() -> None:
    assert only("Farmers were told to clear the road by noon or be fined.") == ("ultimatum", (), ("farmers",), "open")


def test_answered_in_the_same_sentence() -> None:
    assert only("The envoy asked the minister to lift the ban, but he said no.")[3] == "refused"
