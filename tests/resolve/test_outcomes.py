"""Sentences that tell what became of something: the state by their words, who acts, on whose word, and of which matter."""

import pytest

from accordingto.resolve.outcomes import document_of, find_outcomes, is_told_as_done, sentences_of, state_told
from accordingto.resolve.replies import answer_matters, deed_reply
from accordingto.resolve.sides import Sides
from accordingto.resolve.threads import tell_entry
from factories import make_document, make_entity, make_entry, make_event, make_mention, make_statement, make_step


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Velmark released the railwaymen on Friday.", "claimed_met"),
        ("The railwaymen have been released.", "claimed_met"),
        ("Six of the nine lorries were driven back.", "partly_met"),
        ("Ilmara paid the first 30 million guilders.", "partly_met"),
        ("The commission has yet to publish its report.", "claimed_breached"),
        ("The guns were not withdrawn.", "claimed_breached"),
        ("Velmark rejected the demand.", "refused"),
        ("The ministry sees no grounds for an inquiry.", "refused"),
        ("The levy is dropped.", "withdrawn"),
        ("The vote was put off to June.", "postponed"),
        ("They must be released at once.", None),
        ("Velmark would have released them.", None),
        ("If the guns are withdrawn, the port stays open.", None),
        ("Ilmara will pay in three parts, the first of them in May.", None),
        ("Soldiers opened fire.", None),
        ("The sun shone on the bridge.", None),
    ],
)
def test_what_a_sentence_tells(sentence, state):
    assert state_told(sentence) == state


TEXT = (
    "News from Brod\n\nVelmark on Friday released the 40 detained railwaymen, its police said; two were ill. "
    "Ostria rejected the price of flour. Trains run again.\n"
)
LATER = make_document(TEXT, path="later", published="2031-06-03")
ASKING = make_document(
    "Ostria asks Velmark to release the 40 detained railwaymen.", path="asking", published="2031-05-20"
)
ASKED = make_entry(
    make_step(ASKING, "to release the 40 detained railwaymen"), terms="to release the 40 detained railwaymen", kind="request",
    by=("Ostria",), of=("Velmark",), must_act=("Velmark",), deadline="2031-06-01", made_on=None,
)  # fmt: skip
SIDES = Sides([make_entity("Velmark", kind="state", country="VEL"), make_entity("Ostria", kind="state", country="OST")])


def outcomes(*statements, entries=()):
    mentions = [make_mention(LATER, name) for name in ("Velmark", "Ostria")]
    return find_outcomes(LATER, entries, statements, mentions)


def test_sentences_end_at_stops_semicolons_and_lines():
    words = [TEXT[a:b] for a, b in sentences_of(LATER)]
    assert words[:3] == [
        "News from Brod",
        "Velmark on Friday released the 40 detained railwaymen, its police said",
        "two were ill.",
    ]


def test_an_outcome_is_of_the_matter_that_it_speaks_of_on_the_word_of_whoever_tells_it():
    released, rejected = outcomes()
    assert (released.state, released.by[0], released.step.by) == ("claimed_met", "Velmark", ("Ostria Today",))
    pair = answer_matters(released, [tell_entry(ASKED, ASKING)], SIDES, "matters@1")
    assert pair is not None and pair.form == "claimed_met"
    assert answer_matters(rejected, [tell_entry(ASKED, ASKING)], SIDES, "matters@1") is None
    said = make_statement(LATER, "Velmark on Friday released the 40 detained railwaymen", speaker="Velmark Police")
    assert outcomes(said)[0].step.by == ("Velmark Police",)


def test_what_an_entry_tells_already_is_left_out():
    entry = make_entry(make_step(LATER, "released the 40 detained railwaymen", "claimed_met"))
    assert [o.state for o in outcomes(entries=[entry])] == ["refused"]


def test_its_id_leads_back_to_the_document():
    (released, _) = outcomes()
    assert document_of(released.id) == LATER.id and document_of(ASKED.id) is None


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("Velmark pulled back its guns on Friday.", True),
        ("Both signed an agreement to exchange prisoners, pull back guns and bury the levy.", False),
    ],
)
def test_what_was_only_agreed_is_not_told_as_done(sentence, done):
    document = make_document(f"Title\n{sentence}", path=sentence)
    words = "pulled back its guns" if done else "pull back guns"
    event = make_event(document, words, actors=("Velmark",), quad_code="MATERIAL COOPERATION")
    reply = deed_reply(event, document)
    assert reply is not None and is_told_as_done(reply, document) is done
