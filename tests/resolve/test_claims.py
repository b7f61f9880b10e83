"""Claims: where one came first, who copied, repeated, denied and answered it."""

from accordingto.resolve.claims import follow_claim
from accordingto.resolve.deeds import Deed
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


def deed(incident="i", told=True, tolls=(), actors=(), main=True):
    return (Deed(incident, "ASSAULT", frozenset(actors), told, frozenset(tolls), main),)


def roles_by_deeds(deeds, claim, *others):
    found = follow_claim(claim, others, DOCUMENTS, deeds=deeds)
    return [t.role for t in found.tellings if t.statement.id != claim.id]


def test_who_gives_the_same_toll_of_one_incident_repeats_it_however_it_is_put():
    claim, other = said(FIRST, "Seven had been shot dead", "assert"), said(OTHER, "speaks of seven", "assert", "Orlan")
    seven, eight = ({"tolls": {("dead", n)}} for n in (7, 8))
    assert roles_by_deeds({claim.id: deed(**seven), other.id: deed(**seven)}, claim, other) == ["repeat"]
    assert roles_by_deeds({claim.id: deed(**seven), other.id: deed(**eight)}, claim, other) == []
    assert roles_by_deeds({claim.id: deed(**seven), other.id: deed("another", **seven)}, claim, other) == []


def test_who_accuses_the_same_of_one_incident_repeats_it():
    claim, other = said(FIRST, "of having fired 14 rounds"), said(OTHER, "of the bombardment", speaker="Orlan")
    ours, theirs = deed(actors={"Velmark"}), deed(actors={"Velmark", "Halm"})
    assert roles_by_deeds({claim.id: ours, other.id: theirs}, claim, other) == ["repeat"]
    assert roles_by_deeds({claim.id: ours, other.id: deed(actors={"Halm"})}, claim, other) == []
    assert roles_by_deeds({claim.id: ours, other.id: deed(actors={"Velmark"}, main=False)}, claim, other) == []


def test_who_says_that_it_did_not_happen_denies_it_and_nobody_by_name_only_repeats_it():
    claim, other = said(FIRST), said(OTHER, "staged for the cameras", "assert", "Velmark")
    deeds = {claim.id: deed(), other.id: deed(told=False)}
    assert roles_by_deeds(deeds, claim, other) == ["denial"]
    unnamed = said(LATER, "shells fell on Brod", "assert", None)
    assert roles_by_deeds({claim.id: deed(), unnamed.id: deed(told=False)}, claim, unnamed) == ["repeat"]


def test_words_that_begin_with_no_deny_without_the_word_deny():
    claim = said(FIRST, "Velmark’s army shelled the school at Brod", "assert")
    assert roles(claim, said(OTHER, "no army shelled a school at Brod", "assert", "Velmark"))[1:] == [
        ("other", "denial")
    ]
    assert roles(claim, said(OTHER, "having not shelled the school", "deny", "Velmark")) == [("first", "first")]


def test_a_pronoun_and_two_words_of_a_long_statement_are_no_claim():
    assert roles(said(FIRST, "his", "assert"), said(OTHER, "his", "assert", "Orlan")) == [("first", "first")]
    boats = said(FIRST, "two vessels were closing in and firing", "assert")
    told = "the pirates fired from a vessel, some distance from the harbour, while sailors slept and the captain wrote letters"
    assert roles(boats, said(OTHER, told, "assert", "Orlan")) == [("first", "first")]


def test_the_same_words_that_another_denies_are_a_denial():
    assert roles(said(FIRST, "No warning", "assert"), said(OTHER, "No warning", "deny", "Velmark")) == [
        ("first", "first"),
        ("other", "denial"),
    ]


def test_what_says_the_opposite_is_no_repeat():
    claim = said(FIRST, "the ports stay closed until the officers are handed over", "assert")
    assert roles(claim, said(OTHER, "the ports are closed till officers are handed over", "assert"))[1:] == [
        ("other", "repeat")
    ]
    assert roles(claim, said(OTHER, "the ports will be opened though officers are not handed over", "assert"))[1:] == []


def test_common_words_long_after_in_another_story_are_no_denial():
    claim = said(FIRST, "peacekeepers stood by", "assert")
    late = make_document(path="late", text="x", published="2031-08-12", publisher="Radio")
    denied = make_statement(late, "x", content="peacekeepers had stood by", act="deny", speaker="Velmark", id="late")
    found = follow_claim(claim, [denied], {**DOCUMENTS, late.id: late})
    assert [t.role for t in found.tellings] == ["first"]


def test_an_original_comes_before_its_copies_of_the_same_day():
    copy = make_document(path="a", text="x", published="2031-05-12", copy_group="g", original_id="original", id="copy")
    original = make_document(
        path="b", text="x", published="2031-05-12", copy_group="g", original_id="original", id="original"
    )
    one, other = (make_statement(d, "x", content=WORDS, speaker="Ostria", id=d.id) for d in (copy, original))
    found = follow_claim(one, [other], {d.id: d for d in (copy, original)})
    assert [(t.statement.id, t.role) for t in found.tellings] == [("original", "first"), ("copy", "copy")]


def test_on_one_day_what_has_an_hour_is_first_and_one_document_is_told_in_its_own_order():
    page = make_document(path="page", text="x", published="2031-05-12T07:45", copy_group="live")
    reprint = make_document(path="reprint", text="x", published="2031-05-12", copy_group="live")
    live, copied = said(page), said(reprint)
    found = follow_claim(copied, [live], {d.id: d for d in (page, reprint)})
    assert [(t.statement, t.role) for t in found.tellings] == [(live, "first"), (copied, "copy")]
    dated = said(page, said_on="2031-05-12")
    denied = said(
        page, act="deny", speaker="Velmark", evidence_start=dated.evidence_end, evidence_end=dated.evidence_end + 1
    )
    assert follow_claim(dated, [denied], {page.id: page}).first.statement == dated
