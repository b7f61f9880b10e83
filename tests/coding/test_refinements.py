"""Attributions that say nothing twice and end where they should."""

import pytest

from accordingto.coding.attributions import find_attributions
from accordingto.coding.refinements import denied_words, inside, refine_attributions, tells_content
from accordingto.coding.stages import Coder
from accordingto.coding.statements import find_statements
from accordingto.model.knowledge import Knowledge
from coding_readings import annotate, said


def refined(text: str) -> list[tuple[str, str]]:
    annotations = annotate(text)
    rows = refine_attributions(annotations, find_attributions(annotations))
    return [(a.cue.act, text[slice(*a.content[0])]) for a in rows]


def test_own_act_inside_own_words_is_one() -> None:
    assert refined("Maija Rennik said she rejects the offer.") == [("reject", "she rejects the offer")]


def test_words_end_where_the_speaker_goes_on() -> None:
    assert refined("Maija Rennik said it was late and accused Orvenia of lying.") == [
        ("assert", "it was late"),
        ("accuse", "lying"),
    ]


def test_others_words_stay_nested() -> None:
    annotations = annotate("Maija Rennik said that MERFOR had denied the report.")
    outer, inner = sorted(find_attributions(annotations), key=lambda a: a.anchor.i)
    assert inside(inner, outer)
    assert not inside(outer, inner)


def test_denial_of_what_stands_before() -> None:
    annotations = annotate("Averink claimed that it was late, something that was denied by MERFOR.")
    denial = next(a for a in find_attributions(annotations) if a.cue.act == "deny")
    token = denied_words(annotations, denial)
    assert token is not None
    assert token.text == "something"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Orvenia shelled the town of Kaval, which the Orvenian army denied.", "Orvenia shelled the town of Kaval"),
        ("Merinja said Orvenia had shelled the town, which the Orvenian army denied.", "Orvenia had shelled the town"),
    ],
)
def test_a_denial_that_points_back_takes_the_words_that_it_denies(text: str, denied: str) -> None:
    assert ("deny", denied) in refined(text)


def test_the_documents_own_telling_stays_its_own_when_somebody_denies_it() -> None:
    annotations = annotate("Orvenia shelled the town of Kaval, which the Orvenian army denied.")
    (denial,) = find_statements(annotations, "x")
    assert not tells_content(annotations, denial) and denial.responds_to == ()
    reading = Coder(Knowledge()).code(annotations)
    assert [(e.event_type, e.factuality, e.sources) for e in reading.events] == [("ASSAULT", "asserted", ())]


def test_a_denial_of_own_words_does_not_point_back() -> None:
    annotations = annotate("The army denied that it had shelled the town, which lies in the north.")
    assert [tells_content(annotations, s) for s in find_statements(annotations, "x")] == [True]


@pytest.mark.parametrize("aside", ["charges it rejects", "charges that it rejects", "a charge it disputes"])
def test_charges_denied_in_passing_are_denied_by_whom_they_are_laid_on(aside: str) -> None:
    rows = refined(f"The army has been accused by rights groups of killings, {aside}.")
    assert sorted(rows) == [("accuse", "killings"), ("deny", "killings")]


def test_who_denies_responsibility_does_not_deny_the_deed() -> None:
    text = "The Orvenian army denied responsibility for a drone strike that, according to MERFOR, killed 40 people."
    reading = Coder(Knowledge()).code(annotate(text))
    said = [(s.act, s.content) for s in reading.statements]
    assert sorted(said) == [("assert", "killed 40 people"), ("deny", "responsibility for a drone strike")]
    assert reading.events and all(e.factuality == "asserted" for e in reading.events)
    assert all("Orvenian" not in name for e in reading.events for name in (*e.actors, *e.sources))


def test_words_end_where_the_speaker_does_something_else() -> None:
    rows = said(
        "Leaders of Dremland on Sunday gave Orvenia one week, warning that they did not rule out force, and imposed a curfew."
    )
    assert [words for _, act, words in rows if act == "assert"] == ["they did not rule out force"]
