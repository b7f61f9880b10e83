"""The names that rows give to those who speak and act."""

import pytest

from accordingto.coding.naming import is_voice, name_of, names_of
from coding_readings import annotate


def test_resolved_name_and_plain_words() -> None:
    annotations = annotate("President Oslavec met two village elders from Kaval.")
    found = {t.text: t for t in annotations.parse.tokens}
    assert name_of(annotations, found["Oslavec"]).name == "Damir Oslavec"
    assert name_of(annotations, found["elders"]).name == "village elders"


def test_apposition_names_the_phrase() -> None:
    annotations = annotate("Her counterpart, Joost Averink, left.")
    head = next(t for t in annotations.parse.tokens if t.text == "counterpart")
    assert name_of(annotations, head).name == "Joost Averink"


def test_unresolved_pronoun_has_no_name() -> None:
    annotations = annotate("They left the town.")
    named = name_of(annotations, annotations.parse.tokens[0])
    assert (named.name, named.text) == (None, "They")


def test_each_name_once() -> None:
    annotations = annotate("Oslavec met Damir Oslavec.")
    tokens = [t for t in annotations.parse.tokens if t.text == "Oslavec"]
    assert names_of(annotations, tokens) == ("Damir Oslavec",)


@pytest.mark.parametrize(
    ("text", "word", "voice"),
    [
        ("The spokesman left.", "spokesman", True),
        ("The report ended.", "report", True),
        ("The tension rose.", "tension", False),
        ("Many left.", "Many", True),
        ("It ended.", "It", False),
    ],
)
def test_who_can_speak(text: str, word: str, voice: bool) -> None:
    annotations = annotate(text)
    head = next(t for t in annotations.parse.tokens if t.text == word)
    assert is_voice(annotations, head) is voice
