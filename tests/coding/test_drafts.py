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
