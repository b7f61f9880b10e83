"""Claims: where one came first, who copied, repeated, denied and answered it."""

from accordingto.resolve.claims import follow_claim
from factories import make_document, make_statement

FIRST = make_document(path="first", text="x", published="2031-05-12", publisher="Tern", copy_group="group")
COPY = make_document(path="copy", text="x", published="2031-05-13", publisher="Courier", copy_group="group")
OTHER = make_document(path="other", text="x", published="2031-05-14", publisher="Dispatch")
LATER = make_document(path="later", text="x", published="2031-06-01", publisher="Radio")
DOCUMENTS = {d.id: d for d in (FIRST, COPY, OTHER, LATER)}
WORDS = "Velmark’s army shelled the school at Brod"


def said(document, content=WORDS, act="accuse", speaker="Ostria", **given):
    made = {"content": content, "act": act, "speaker": speaker, "id": f"{document.path} {content} {act} {speaker}"}
    return make_statement(document, "x", **(made | given))


def roles(claim, *others):
    found = follow_claim(claim, others, DOCUMENTS)
    return [(t.statement.document_id and DOCUMENTS[t.statement.document_id].path, t.role) for t in found.tellings]


def test_copies_are_told_from_repeats_and_the_first_from_both():
    claim, copied = said(FIRST), said(COPY)
    repeated = said(OTHER, "the Velmark army has shelled a school in Brod", "assert", "Orlan")
    assert roles(repeated, claim, copied) == [("first", "first"), ("copy", "copy"), ("other", "repeat")]


def test_word_for_word_the_same_of_one_speaker_is_a_copy_too():
    assert roles(said(FIRST), said(OTHER)) == [("first", "first"), ("other", "copy")]
    assert roles(said(FIRST), said(OTHER, speaker="Orlan")) == [("first", "first"), ("other", "repeat")]


def test_denials_and_answers():
    claim = said(FIRST)
    denied = said(OTHER, "its army had shelled a school at Brod", "deny", "Velmark")
    answered = said(LATER, "it was untrue", "reject", "Velmark", responds_to=(claim.id,))
    granted = said(LATER, "its army shelled the school", "concede", "Velmark", about=("Ostria",))
    found = follow_claim(claim, [denied, answered, granted], DOCUMENTS)
    assert [t.statement for t in found.of_role("denial")] == [denied]
    assert {t.statement.id for t in found.of_role("answer")} == {answered.id, granted.id}
    assert found.first.statement == claim


def test_another_matter_another_number_and_another_act_are_none():
    claim = said(FIRST, "40 shells hit the school at Brod", "assert")
    assert roles(
        claim,
        said(OTHER, "40 lorries of flour reached Brod", "assert"),
        said(OTHER, "90 shells hit the school at Brod", "assert"),
        said(OTHER, "40 shells hit the school at Brod", "request"),
    ) == [("first", "first")]


def test_one_word_in_common_is_too_little_whatever_the_act():
    denial = said(FIRST, "having fired first", "deny", "Velmark")
    assert roles(denial, said(OTHER, "the fire in the customs hut", "assert", "Ostria")) == [("first", "first")]


def test_few_words_are_one_claim_where_they_are_the_same():
    assert roles(said(FIRST, "“Never.”"), said(OTHER, "Never", speaker="Orlan")) == [("first", "first")]
    assert roles(said(FIRST, "Never"), said(OTHER, "Never")) == [("first", "first"), ("other", "copy")]


def test_what_another_says_right_behind_a_claim_and_that_points_back_denies_it():
    text = "Velmark shelled the school, said Ostria. Velmark denied that. Orlan called it slander. "
    text += "Halm denied a debt. Velmark denied it."
    document = make_document(path="beside", text=text, published="2031-05-12")
    claim = make_statement(
        document,
        "Velmark shelled the school",
        content="Velmark shelled the school",
        act="accuse",
        speaker="Ostria",
        id="1",
    )
    plain = {"act": "deny", "cue": "denied"}
    near = make_statement(document, "Velmark denied that", content="that", speaker="Velmark", id="2", **plain)
    called = make_statement(
        document, "Orlan called it slander", content="slander", speaker="Orlan", act="assert", cue="called", id="3"
    )
    other = make_statement(document, "Halm denied a debt", content="a debt", speaker="Halm", id="4", **plain)
    far = make_statement(document, "Velmark denied it", content="it", speaker="Velmark", id="5", **plain)
    own = make_statement(document, "Velmark denied that", content="that", speaker="Ostria", id="6", **plain)
    found = follow_claim(claim, [near, called, other, far, own], {document.id: document})
    assert [t.statement.id for t in found.of_role("denial")] == ["2", "3"]
