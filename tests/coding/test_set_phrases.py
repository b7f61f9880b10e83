"""Phrases of diplomacy and of set charges: wishes to recall, holds responsible, reserves the right, requests, gives a week."""

import pytest

from accordingto.coding.statements import find_statements
from coding_readings import annotate, ledger


def told(text: str) -> list[tuple[str | None, str, tuple[str, ...], tuple[str, ...], str]]:
    """Return speaker, act, addressees, those spoken about and words of each statement."""
    rows = find_statements(annotate(text), "test")
    return [(s.speaker, s.act, tuple(s.addressees), tuple(s.about), s.content) for s in rows]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The Ministry wishes to reiterate that Orvenia keeps the accord.",
            ("Ministry", "assert", (), (), "Orvenia keeps the accord"),
        ),
        (
            "Dremland holds the Orvenian army responsible for any harm that may result.",
            ("Dremland", "accuse", (), ("Orvenian Army",), "responsible for any harm that may result"),
        ),
        (
            "Dremland reserves its right to suspend the talks.",
            ("Dremland", "threaten", (), (), "to suspend the talks"),
        ),
        (
            "Dremland requested the mission to convene an urgent meeting no later than 30 September.",
            ("Dremland", "request", ("mission",), (), "to convene an urgent meeting no later than 30 September"),
        ),
        (
            "The Rangers claimed responsibility for the attack.",
            ("Rangers", "assert", (), (), "responsibility for the attack"),
        ),
        (
            "The mission gave the army one week to leave the bridge.",
            ("mission", "request", ("army",), (), "one week to leave the bridge"),
        ),
    ],
)
def test_set_phrases_tell_their_act(text: str, row: tuple[str, str, tuple[str, ...], tuple[str, ...], str]) -> None:
    assert told(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman declined to say which bridge was hit.",
        "Each side blames the other.",
        "Prosecutors summoned the mayor, as she is believed by nobody.",
        "The army would like to stay.",
    ],
)
def test_what_tells_no_words_is_no_statement_of_theirs(text: str) -> None:
    assert [row for row in told(text) if row[0] is not None] == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Radio Halvec quoted the mayor as saying that the road was open.",
            [("Radio Halvec", "the mayor as saying that the road was open"), ("mayor", "the road was open")],
        ),
        ("The envoy was quoted as saying that the war was over.", [("envoy", "the war was over")]),
        ("The envoy did not name the ship or say that it was armed.", []),
    ],
)
def test_who_is_quoted_speaks(text: str, rows: list[tuple[str, str]]) -> None:
    assert [(row[0], row[4]) for row in told(text)] == rows


@pytest.mark.parametrize(
    ("text", "denial"),
    [
        (
            "The mayor said the vote was fair, a claim disputed by observers.",
            ("observers", "deny", "the vote was fair"),
        ),
        (
            "The army accuses the police of shelling Kaval, a charge rejected by the police.",
            ("police", "deny", "shelling Kaval"),
        ),
    ],
)
def test_a_claim_that_somebody_disputes_is_denied_by_them(text: str, denial: tuple[str, str, str]) -> None:
    assert denial in [(row[0], row[1], row[4]) for row in told(text)]


def test_those_at_whom_an_attack_is_aimed_are_not_accused() -> None:
    rows = told("The mayor said: “This is an attack on agencies bringing food.”")
    assert [(act, about) for _, act, _, about, _ in rows] == [("accuse", ())]


def test_a_day_of_the_week_is_asked_for_nothing() -> None:
    rows = told("The opposition called for mass protests on Monday evening.")
    assert [(speaker, act, addressees) for speaker, act, addressees, *_ in rows] == [("opposition", "request", ())]


def test_no_later_than_a_day_is_a_deadline() -> None:
    (entry,) = ledger("12 March 2031\n\nDremland requested the mission to leave the bridge no later than 30 September.")
    assert entry.deadline == "2031-09-30"


def test_a_closing_relative_clause_speaks_for_nobody_else() -> None:
    rows = told("The ministry suspects the Rangers, a banned group, which in a message posted the same day denied it.")
    assert not [row for row in rows if "ministry suspects" in row[4]]


def test_who_is_quoted_as_saying_says_it_also_behind_the_words() -> None:
    rows = told(
        "Maija Rennik left. “The region is not in danger,” the government's press service quoted her as saying."
    )
    assert [speaker for speaker, *_ in rows] == ["Maija Rennik"]
