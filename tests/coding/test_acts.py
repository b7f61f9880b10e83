"""The act of what was said, where the verb of saying does not tell it."""

import pytest

from accordingto.coding.acts import classify_act
from coding_readings import annotate

OWN = frozenset({"Orvenia", "XOR", "Damir Oslavec"})


def act_of(text: str) -> str:
    return classify_act(annotate(text), [(0, len(text))], OWN)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("MERFOR must protect the villages.", "request"),
        ("The prisoners should be released.", "request"),
        ("It is time for Dremland to leave.", "request"),
        ("We need a new round of talks.", "request"),
        ("Put the weapons on the table.", "request"),
        ("We urge both sides to stop.", "request"),
        ("If Dremland attacks, we will respond.", "threaten"),
        ("If one barrel is left there, the port will be closed.", "threaten"),
        ("If it does not, Orvenia reserves the right to suspend the talks.", "threaten"),
        ("Such steps will not go unanswered.", "threaten"),
        ("The killing will not remain without consequences.", "threaten"),
        ("We will not hesitate to close the port.", "threaten"),
        ("We will not hesitate to help the refugees.", "assert"),
        ("Let us recall that the bridge is closed.", "assert"),
        ("Full responsibility lies with Dremland.", "accuse"),
        ("It was Dremland that shelled the hospital.", "accuse"),
        ("We will never accept the levy.", "reject"),
        ("There is no need for the return of the army.", "reject"),
        ("Dremland is carrying out a pogrom against the villagers.", "accuse"),
        ("Dremland has not fulfilled its obligations.", "accuse"),
        ("The levy is a violation of the Protocol.", "accuse"),
        ("We will work hard for a compromise.", "agree"),
        ("We are ready to release the prisoners.", "agree"),
        ("We hope that nobody will be hurt.", "express"),
        ("We deeply regret the failure of the talks.", "express"),
        ("That claim is false.", "deny"),
        ("We did not attack the village.", "deny"),
        ("The bridge is closed to lorries.", "assert"),
        ("Nobody knows how many left.", "assert"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert act_of(text) == act


def test_no_side() -> None:
    """The same words about the other party perform the same act."""
    for one, other in (("Dremland has violated the truce.", "Ilmara has violated the truce."),):
        assert act_of(one) == act_of(other) == "accuse"


def test_own_wrongs_are_no_accusation() -> None:
    assert act_of("Orvenia will defend the truce.") != "accuse"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("We will repair the quays before winter.", "agree"),
        ("We are committed to lowering the levy.", "agree"),
        ("Thank you for your patience.", "express"),
        ("Our plan will repair the quays before winter.", "assert"),
        ("We will see how it ends.", "assert"),
        ("We help schools teach the language.", "assert"),
        ("Farmers will have to wait until spring.", "assert"),
        ("This is an exciting time for the port.", "assert"),
        ("Everybody should be able to cross the bridge.", "assert"),
        ("Let me tell you what was signed.", "assert"),
        ("Dremland does not have to leave the talks.", "assert"),
        ("We called him out on the levy.", "assert"),
        ("We will ensure that nobody is priced out, in order to keep the port open.", "agree"),
    ],
)
def test_promises_thanks_and_what_is_no_demand(text: str, act: str) -> None:
    assert act_of(text) == act
