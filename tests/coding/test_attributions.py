"""Frames of cues on the parse, one by one."""

import pytest

from accordingto.coding.attributions import find_attributions, medium_of
from accordingto.coding.frames import FRAMES
from accordingto.coding.lexicons import load_cues
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
