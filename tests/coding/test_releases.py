"""A body's own publications: what it does by them, and that an outlet's reports do nothing."""

import pytest

from accordingto.coding.releases import find_promises, is_release, publisher_side
from coding_readings import annotate, published

MINISTRY = "Ministry of Transport of Orvenia"
PARTY = "Harbour Party of Orvenia"


@pytest.mark.parametrize(
    "publisher", [MINISTRY, PARTY, "Embassy of Dremland", "Press Office of the President", "MERFOR"]
)
def test_a_body_speaks_for_itself(publisher: str) -> None:
    assert is_release(annotate("MERFOR opened the bridge on Friday.", publisher=publisher))


@pytest.mark.parametrize(
    "publisher", [None, "Halvec Courier", "Tern News Agency", "Radio Parliament", "Army Times", "MERFOR Today"]
)
def test_an_outlet_reports_on_others(publisher: str | None) -> None:
    assert not is_release(annotate("MERFOR opened the bridge on Friday.", publisher=publisher))


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Orvenia will build a second ferry landing at Kaval.", ["agree"]),
        ("The Ministry will repair the quays before winter.", ["agree"]),
        ("The bridge will be reopened to freight on 28 March.", ["agree"]),
        ("Dremland must withdraw its guns from the river.", ["request"]),
        ("Reports that the ferry was seized are untrue.", ["deny"]),
        ("The ferry left Kaval at noon with two lorries on board.", []),
        ("Dremland will build a second ferry landing at Kaval.", []),
        ("The bridge will be reopened by Dremland on 28 March.", []),
    ],
)
def test_what_a_ministry_does_by_its_release(text: str, acts: list[str]) -> None:
    assert [act for act, _ in published(text, MINISTRY)] == acts


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will be reopened to freight on 28 March.",
        "Orvenia will build a second ferry landing at Kaval.",
        "Dremland must withdraw its guns from the river.",
        "$2 million for a new clinic in Kaval.",
    ],
)
def test_narration_of_an_outlet_is_no_statement_of_its_own(text: str) -> None:
    assert published(text, "Halvec Courier") == []


def test_words_of_somebody_named_stay_his() -> None:
    assert published("“Orvenia will build a second landing,” Damir Oslavec said.", MINISTRY) == []


def test_items_under_a_promise_are_promised() -> None:
    text = "The Harbour Party will:\nBuild a clinic in Kaval.\nLower the levy on fish.\nThe levy was raised in 2029."
    assert published(text, PARTY)[-2:] == [("agree", "Build a clinic in Kaval."), ("agree", "Lower the levy on fish.")]


def test_items_under_a_demand_are_not_promised() -> None:
    annotations = annotate("The government should:\nBuild a clinic in Kaval.", publisher=PARTY)
    assert find_promises(annotations, publisher_side(annotations)) == frozenset()


def test_money_set_aside_is_promised() -> None:
    assert published("$2 million for a new clinic in Kaval.", PARTY) == [
        ("agree", "$2 million for a new clinic in Kaval.")
    ]


def test_the_side_of_a_party_is_what_it_wants_elected_again() -> None:
    text = "A re-elected Karsen Government will lower the levy. The Karsen Government will open the port."
    side = publisher_side(annotate(text, publisher=PARTY))
    assert {"Karsen", PARTY} <= side
    assert "Orvenia" not in side
    assert [act for act, _ in published(text, PARTY)] == ["agree", "agree"]


def test_another_ministry_is_not_on_the_side_of_one() -> None:
    text = "Dremland’s Ministry of Transport will open the locks. Orvenia will open its own."
    side = publisher_side(annotate(text, publisher=MINISTRY))
    assert "XOR" in side and "XDR" not in side
    assert not any("Dremland" in name for name in side)
