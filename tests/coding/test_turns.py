"""Interviews and transcripts: whose turn it is, who only asks, and what a question does not tell."""

import pytest

from accordingto.coding.turns import find_turns
from coding_readings import annotate, said

INTERVIEW = (
    "Interview with Damir Oslavec, spokesman of the government\n\n"
    "Q: MERFOR says that seven people died. Do you accept that figure?\n\n"
    "A: We do not. Four people died on the bridge.\n\n"
    "Q: Did the army fire first, as Dremland claims?\n\n"
    "A: The gendarmes were attacked.\n\n"
    "They had no choice.\n\n"
    "Q: Will you withdraw?\n\n"
    "A: No."
)
BRIEFING = (
    "The bridge was closed on Monday.\n\n"
    "Question: Has the army crossed the river?\n\n"
    "Spokeswoman: The mission has seen no soldiers. Sigrun Aldemar said that the river was calm.\n\n"
    "Question: And the drivers?\n\n"
    "Spokeswoman: They are well."
)
TALK = (
    "DAMIR OSLAVEC: The levy stays.\n\n"
    "SIGRUN ALDEMAR: The levy breaks the accord.\n\n"
    "DAMIR OSLAVEC: It does not.\n\n"
    "Read more on the crisis."
)


def test_answers_belong_to_the_one_who_is_interviewed() -> None:
    told = said(INTERVIEW)
    own = [(speaker, content) for speaker, _, content in told if "people died on" in content or "attacked" in content]
    assert own == [
        ("Damir Oslavec", "We do not. Four people died on the bridge."),
        ("Damir Oslavec", "The gendarmes were attacked."),
    ]
    assert ("Damir Oslavec", "They had no choice.") in [(s, c) for s, _, c in told]


def test_a_question_attributes_nothing_but_a_statement_before_it_does() -> None:
    told = said(INTERVIEW)
    assert ("MERFOR", "assert", "seven people died") in told
    assert not [row for row in told if "fire first" in row[2] or "figure" in row[2] or "withdraw" in row[2]]
    assert not [row for row in told if row[0] in ("Dremland", "Government of Dremland")]


def test_a_label_is_the_speaker_where_nobody_is_named() -> None:
    told = said(BRIEFING)
    assert ("Sigrun Aldemar", "assert", "the river was calm") in told
    mine = [(speaker, content) for speaker, _, content in told if "seen no soldiers" in content]
    assert mine == [("Spokeswoman", "The mission has seen no soldiers.")] or [s for s, _ in mine] == ["spokeswoman"]
    assert not [row for row in told if "crossed" in row[2]]


def test_names_before_colons_are_turns_and_what_follows_the_last_is_none() -> None:
    told = {(speaker, content) for speaker, _, content in said(TALK)}
    assert {("Damir Oslavec", "The levy stays."), ("Sigrun Aldemar", "The levy breaks the accord.")} <= told
    assert not [row for row in told if "Read more" in row[1]]


@pytest.mark.parametrize(
    "text",
    [
        "Background: the bridge was closed in March.\n\nLocation: Kaval.\n\nSource: MERFOR.",
        "Damir Oslavec: the man who closed the bridge.\n\nThe bridge has been closed since Monday.",
        "Why was it closed? The mission does not say.\n\nA: this is the first of the reasons.",
    ],
)
def test_what_has_colons_is_not_always_a_transcript(text: str) -> None:
    assert find_turns(annotate(text)) == ()


def test_the_words_of_a_turn_leave_its_label_out() -> None:
    annotations = annotate(BRIEFING)
    turns = find_turns(annotations)
    assert [t.asks for t in turns] == [True, False, True, False]
    first = [annotations.document.text[slice(*span)] for span in turns[1].spans.values()]
    assert first == ["The mission has seen no soldiers.", "Sigrun Aldemar said that the river was calm."]
