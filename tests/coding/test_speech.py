"""Whose words a quotation is."""

from accordingto.coding.attributions import find_attributions
from accordingto.coding.speech import attribute_speech
from coding_readings import annotate


def voices(text: str, warnings: tuple[str, ...] = ()) -> list[tuple[list[str], str]]:
    annotations = annotate(text, warnings=warnings)
    rows = attribute_speech(annotations, find_attributions(annotations))
    return [([s.text for s in a.speakers], " … ".join(text[s:e] for s, e in a.content)) for a in rows]


def test_quotation_takes_the_cue_of_its_sentence() -> None:
    assert voices("“Go home. It is late,” Rennik told them.") == [(["Rennik"], "Go home. It is late,")]


def test_interrupted_quotation_is_one() -> None:
    assert voices("“We left,” Rennik said, “before the shells fell on the town.”") == [
        (["Rennik"], "We left, … before the shells fell on the town.")
    ]


def test_far_quotation_without_a_voice_stays_unsaid() -> None:
    assert voices("“Nobody knows what they will do now.”") == []


def test_scare_quotes_are_no_speech() -> None:
    assert voices("The so-called “rangers” left the town.") == []


def test_unquoted_we_belongs_to_the_voice_beside() -> None:
    rows = voices("We are close to leaving the talks. “Nobody listens to us any more,” Rennik said.")
    assert [speakers for speakers, _ in rows] == [["Rennik"], ["Rennik"]]


def test_possible_and_negated_saying_is_none() -> None:
    assert voices("Rennik may say that it is late. Orvenia neither confirmed nor denied the report.") == []


def test_communique_speaks_in_every_sentence() -> None:
    rows = voices("We have waited long. The levy is unjust.", ("first_person",))
    assert rows == [([], "We have waited long."), ([], "The levy is unjust.")]
