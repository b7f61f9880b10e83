"""What is told enough to be a row, and what is not."""

import pytest

from coding_events import events


@pytest.mark.parametrize(
    "text",
    [
        "Violence and terror must end.",
        "Serious clashes are possible.",
        "There must be dialogue.",
        "Orvenia should withdraw its troops.",
        "Orvenia sent troops to stop an invasion by nobody.",
        "If attacked, the army will carry out its mission.",
        "Drems are targeted every day.",
        "We will save our people from pogroms.",
        "Drivers are under attack by the government.",
    ],
)
def test_talk_in_general_is_no_event(text: str) -> None:
    assert [e.trigger for e in events(text) if e.event_type != "MOBILIZE"] == []


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Orvenia will send troops to Kresnov on 2 April.", "unrealised"),
        ("Orvenia plans to deploy troops in Kresnov.", "unrealised"),
        ("The bridge will be reopened on 28 March.", "unrealised"),
        ("The Orvenian army has not shelled Kaval, General Anton Selbezh said.", "negated"),
        ("The police tried to disperse the crowd.", "asserted"),
    ],
)
def test_what_is_announced_or_denied_is_one(text: str, factuality: str) -> None:
    assert events(text)[0].factuality == factuality


def test_who_will_not_give_refuses() -> None:
    assert events("Orvenia will not lift the ban on Dremish goods.")[0].event_type == "REJECT"


@pytest.mark.parametrize(
    ("text", "event_type", "recipient"),
    [
        ("Dremland criticised Orvenia over the closure of the bridge.", "ACCUSE", "Orvenia"),
        ("Dremland condemned Orvenia's shelling of the bridge.", "ACCUSE", "Orvenia"),
        ("Joost Averink praised Ilmara.", "SUPPORT", "Ilmara"),
        ("Orvenia welcomed Ilmara's decision.", "SUPPORT", "Ilmara"),
        ("Dremland threatened to attack Orvenia.", "THREATEN", "Orvenia"),
        ("Dremland demanded an apology from Orvenia.", "REQUEST", "Orvenia"),
    ],
)
def test_words_told_as_deeds_with_both_sides_are_events(text: str, event_type: str, recipient: str) -> None:
    found = events(text)[0]
    assert (found.event_type, found.recipients) == (event_type, (recipient,))
    assert found.statement_id is not None


@pytest.mark.parametrize(
    "text",
    [
        "Dremland condemned the violence.",
        "Dremland criticised Orvenia: “It has closed the bridge.”",
        "Ilmara said that Dremland had criticised Orvenia.",
        "Dremland would criticise Orvenia.",
        "Dremland demanded that Orvenia open the bridge.",
    ],
)
def test_words_without_both_sides_or_with_what_was_said_are_statements_only(text: str) -> None:
    assert all(e.event_type not in ("ACCUSE", "REQUEST") for e in events(text))


def test_who_suffers_a_deed_is_not_who_is_condemned_for_it() -> None:
    assert all(
        "Kaval" not in e.recipients
        for e in events("Dremland condemned the attack on Kaval.")
        if e.event_type == "ACCUSE"
    )


def test_who_gave_no_leave_refused_it() -> None:
    assert events("Orvenia did not allow the inspectors to enter.")[0].event_type == "REJECT"
