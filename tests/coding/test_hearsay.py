"""What is said by nobody in particular: passives without an agent."""

import pytest

from accordingto.coding.events import find_events
from accordingto.coding.statements import find_statements
from coding_readings import annotate

Told = tuple[str, str | None, tuple[str, ...], str, str | None]


def told(text: str) -> list[Told]:
    """Return act, speaker, those spoken about, words and hedge of each statement."""
    return [(s.act, s.speaker, tuple(s.about), s.content, s.hedge) for s in find_statements(annotate(text), "test")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The army has been criticised for shelling a village.", ("accuse", "shelling a village", None)),
        ("The mayor was praised for opening the shelter.", ("support", "opening the shelter", None)),
        ("It was reported that two bridges were destroyed.", ("assert", "two bridges were destroyed", "alleged")),
        ("Rebels were said to be holding twelve hostages.", ("assert", "Rebels … to be holding twelve hostages", "alleged")),
        ("It was announced on Tuesday that the talks would resume.", ("assert", "the talks would resume", None)),
    ],
)  # fmt: skip
def test_a_passive_without_an_agent_is_a_statement_of_nobody_named(text: str, row: tuple[str, str, str | None]) -> None:
    act, content, hedge = row
    assert [(t[0], t[1], t[3], t[4]) for t in told(text)] == [(act, None, content, hedge)]


def test_the_accused_is_whom_the_charge_is_about() -> None:
    assert told("The army has been accused of shelling a village.")[0][2] == ("army",)


@pytest.mark.parametrize(
    "text",
    [
        "Troops are not believed to have entered the town.",
        "The governor has been charged with treason.",
        "Is the army said to be near?",
        "The troops are expected to leave on Friday.",
        "The rebels could be accused of lying.",
    ],
)
def test_what_is_denied_asked_foreseen_or_only_possible_is_said_by_nobody(text: str) -> None:
    assert told(text) == []


def test_an_agent_is_the_speaker() -> None:
    rows = told("The army was accused by the opposition of shelling a village.")
    assert [(act, speaker) for act, speaker, *_ in rows] == [("accuse", "opposition")]


def test_hearsay_stands_in_the_words_of_who_passes_it_on() -> None:
    rows = find_statements(
        annotate("The minister said that the rebels are believed to have shelled the hospital."), "test"
    )
    inner = next(r for r in rows if r.speaker is None)
    outer = next(r for r in rows if r.speaker is not None)
    assert (outer.speaker_text, inner.reported_by, inner.hedge) == ("minister", outer.id, "alleged")


def test_a_rumour_makes_no_fact() -> None:
    annotations = annotate("Rebels were said to have killed two farmers. The army killed two rebels.")
    events = find_events(annotations, find_statements(annotations, "test"), "test")
    assert [(e.trigger, e.factuality) for e in events] == [("killed", "alleged"), ("killed", "asserted")]
