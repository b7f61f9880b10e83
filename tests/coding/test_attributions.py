"""Frames of cues on the parse, one by one."""

import pytest

from accordingto.coding.attributions import find_attributions, medium_of
from accordingto.coding.frames import FRAMES
from accordingto.coding.lexicons import load_cues
from coding_events import events
from coding_readings import annotate


def found(text: str) -> list[tuple[str, str, list[str], str]]:
    """Return frame, cue, speakers and words of what is attributed."""
    rows = find_attributions(annotate(text))
    return [
        (a.frame, a.cue.word, [s.text for s in a.speakers], " … ".join(text[s:e] for s, e in a.content)) for a in rows
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Maija Rennik accused Orvenia of lying.", ("against", "accuse", ["Rennik"], "lying")),
        ("Maija Rennik urged MERFOR to leave.", ("to_other", "urge", ["Rennik"], "to leave")),
        ("Maija Rennik called on MERFOR to leave.", ("on_other", "call", ["Rennik"], "to leave")),
        ("Maija Rennik called for restraint.", ("for_thing", "call", ["Rennik"], "restraint")),
        ("Maija Rennik promised to leave.", ("self", "promise", ["Rennik"], "to leave")),
        ("Maija Rennik said that it was late.", ("clause", "say", ["Rennik"], "it was late")),
        ("Maija Rennik condemned the raid.", ("object", "condemn", ["Rennik"], "the raid")),
        ("Maija Rennik complained about delays.", ("about", "complain", ["Rennik"], "delays")),
        ("Maija Rennik described the raid as a crime.", ("described", "describe", ["Rennik"], "a crime")),
        ("Maija Rennik admitted having left early.", ("gerund", "admit", ["Rennik"], "having left early")),
        ("Maija Rennik laid the blame on Orvenia.", ("blame", "lay", ["Rennik"], "the blame on Orvenia")),
        ("Dremland gave Orvenia a week to leave.", ("allotted", "give", ["Dremland"], "a week to leave")),
        ("Dremland wants the matter settled.", ("wanted", "want", ["Dremland"], "the matter settled")),
        ("The police put the toll at seven.", ("valued", "put", ["police"], "the toll at seven")),
        ("According to MERFOR, it was late.", ("phrase", "according to", ["MERFOR"], "it was late")),
    ],
)
def test_each_frame(text: str, row: tuple[str, str, list[str], str]) -> None:
    assert row in found(text)


def test_closing_tag_with_apposition() -> None:
    text = "Seven were hurt, the minister, Maija Rennik, told reporters in Halvec."
    assert ("Rennik" in found(text)[0][2] or "minister" in found(text)[0][2]) and found(text)[0][3] == "Seven were hurt"


def test_every_frame_of_the_cue_list_exists() -> None:
    for part in ("verbs", "adjectives"):
        for cues in load_cues(part).values():
            for cue in cues:
                assert set(cue.frames) <= {*FRAMES, "quoted", "deed"}, cue.word


def test_medium() -> None:
    annotations = annotate("Maija Rennik said in a radio interview that it was late.")
    verb = next(t for t in annotations.parse.tokens if t.text == "said")
    assert medium_of(annotations.parse, verb) == "radio interview"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The bridge, as noted by Maija Rennik, was closed after the shelling.",
            "The bridge … was closed after the shelling",
        ),
        ("A levy, according to Maija Rennik, was agreed on Monday.", "A levy … was agreed on Monday"),
        ("Ten people died, according to Maija Rennik, and five were hurt.", "Ten people died"),
        ("According to MERFOR, citing Maija Rennik, the bridge was closed.", "the bridge was closed"),
    ],
)
def test_an_inserted_phrase_speaks_of_its_whole_clause(text: str, words: str) -> None:
    assert [row[3] for row in found(text) if row[0] in ("phrase", "as_said")] == [words]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Maija Rennik rejected the accusation that MERFOR had left.", "deny"),
        ("Maija Rennik dismissed reports of a raid.", "deny"),
        ("The claim was rejected by Maija Rennik.", "deny"),
        ("Maija Rennik rejected the report of the commission.", "reject"),
        ("Maija Rennik rejected the request for talks.", "reject"),
    ],
)
def test_who_rejects_what_others_have_told_denies_it(text: str, act: str) -> None:
    assert [a.cue.act for a in find_attributions(annotate(text)) if a.speakers] == [act]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The army has been accused by rights groups of killings.",
            ("against", "accuse", ["groups"], "killings"),
        ),
        (
            "Maija Rennik accused MERFOR of ramming a boat, injuring four guards.",
            ("against", "accuse", ["Rennik"], "ramming a boat, injuring four guards"),
        ),
        (
            "Maija Rennik accused MERFOR of lying, adding that it was late.",
            ("against", "accuse", ["Rennik"], "lying"),
        ),
    ],
)
def test_charges_are_what_somebody_is_said_to_have_done(text: str, row: tuple[str, str, list[str], str]) -> None:
    assert row in found(text)


def test_who_asks_not_to_be_named_asks_for_nothing() -> None:
    rows = found("An officer, who asked not to be named, said that it was late.")
    assert [cue for _, cue, _, _ in rows] == ["say"]


def test_what_is_called_something_in_quotation_marks() -> None:
    rows = found('The Orvenian ministry called the report "disinformation" and said it was late.')
    assert ("described", "call", ["ministry"], "disinformation") in rows


def test_by_whose_count_is_who_says_so_and_not_who_did_it() -> None:
    text = "By the opposition's count, 30 people were hurt."
    row = find_attributions(annotate(text))[0]
    assert ([t.text for t in row.speakers], [text[a:b] for a, b in row.content]) == (
        ["opposition"],
        ["30 people were hurt"],
    )
    assert [e.actors for e in events(text)] == [()]
    assert not [
        a
        for a in find_attributions(annotate("By his own account, the mayor hid for a week."))
        if a.frame == "reckoning"
    ]
