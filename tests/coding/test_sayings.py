"""What the checks for acts ask of words: negation and whose side a subject is."""

from accordingto.coding.sayings import Said
from coding_readings import annotate


def test_whose_side_a_subject_is_and_what_is_negated() -> None:
    text = "We will not leave. No soldier left. Dremland stays. Orvenia goes."
    said = Said(annotate(text), [(0, len(text))], frozenset({"Dremland"}))
    verbs = said.verbs()
    assert [v.norm for v in verbs] == ["leave", "left", "stays", "goes"]
    assert [said.is_negated(v) for v in verbs] == [True, True, False, False]
    assert [said.subject_is_own(v) for v in verbs] == [True, False, True, False]
    assert said.auxiliaries(verbs[0]) == {"will"}


def test_ones_own_forces_are_ones_own_behind_a_day_too() -> None:
    annotations = annotate("MERFOR said on Saturday its forces had left.")
    text = annotations.document.text
    said = Said(annotations, [(text.index("on Saturday"), len(text) - 1)], frozenset({"MERFOR"}))
    assert [said.subject_is_own(v) for v in said.verbs()] == [True]
