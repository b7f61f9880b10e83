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
        ("The last five of the miners were brought back.", "claimed_met"),
        ("Ilmara paid the first 30 million guilders.", "partly_met"),
        ("The commission has yet to publish its report.", "claimed_breached"),
        ("The guns were not withdrawn.", "claimed_breached"),
        ("Velmark rejected the demand.", "refused"),
        ("The ministry sees no grounds for an inquiry.", "refused"),
        ("The levy is dropped.", "withdrawn"),
        ("The vote was put off to June.", "postponed"),
        ("It sees no grounds for an inquiry into the beating of three of the men who were freed.", "refused"),
        ("Under Article 9 of the Protocol nobody may be held.", None),
        ("There is not one gun of ours on the line.", "claimed_met"),
        ("The Council removed two of the six persons from the list.", "partly_met"),
        ("They must be released at once.", None),
        ("Velmark would have released them.", None),
        ("If the guns are withdrawn, the port stays open.", None),
        ("Ilmara will pay in three parts, the first of them in May.", None),
        ("Soldiers opened fire.", None),
        ("Observers counted 212 lorries which paid the fee.", None),
        ("The company, which withdrew on Tuesday, was gone.", "claimed_met"),
        ("The lorries left at Ravna when it withdrew are not covered.", None),
        ("The sun shone on the bridge.", None),
        ("No appeal for mercy will be considered.", "refused"),
        ("We cannot release a man who is not here.", "refused"),
        ("Nobody who wants to see the vaults will be allowed in.", "refused"),
        ("The barriers will remain where they are.", "refused"),
        ("The court says it needs until June.", "deferred"),
        ("The mayor is considering the request.", "deferred"),
        ("The regiment is still where it was.", "claimed_breached"),
        ("Two of the crates came, the rest had not.", "partly_met"),
        ("Velmark has begun to send its lists.", "claimed_met"),
        ("Velmark appointed its judge on Monday.", "claimed_met"),
        ("The union has got its new count after all.", "accepted"),
        ("A driver named only as B. K. was there.", None),
        ("Velmark would have begun to send its lists.", None),
        ("Nobody opened the barrier.", "claimed_breached"),
        ("The miners' deadline for the pay rise ran out on Friday.", "claimed_breached"),
        ("The council missed its deadline for the lists.", "claimed_breached"),
        ("The vote would be held on 3 May instead, she said.", "postponed"),
        ("The council would rather talk instead.", None),
        ("The council has received no lists from Velmark.", "claimed_breached"),
        ("The lists are still missing.", "claimed_breached"),
        ("No toll has been paid by the hauliers.", "claimed_breached"),
        ("The miners should have been at work by May.", "claimed_breached"),
        ("Velmark denied ever having named its judge.", None),
        ("The court threw out the mayor's complaint.", "refused"),
        ("Not one guilder will be paid.", "refused"),
        ("The sale of the mine is out of the question.", "refused"),
        ("The union dropped its demand for a vote.", "withdrawn"),
        ("The premier took note of it.", "deferred"),
        ("The four miners came home on Tuesday.", "claimed_met"),
        ("The new board was sworn in on Monday.", "claimed_met"),
        ("The sum was transferred on Friday.", "claimed_met"),
        ("The lists were put online in June.", "claimed_met"),
        ("The lists will be put online in June.", None),
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


def reply_to(sentence, entry, home, title="News", **given):
    later = make_document(f"{title}\n{sentence}", path=sentence, **({"published": "2031-06-03"} | given))
    mentions = [make_mention(later, name) for name in ("Velmark", "Ostria") if name in sentence]
    found = find_outcomes(later, (), (), mentions)
    return [answer_matters(reply, [tell_entry(entry, home)], SIDES, "matters@1") for reply in found]


def test_a_sentence_that_tells_of_two_things_is_two():
    later = make_document(
        "News\nShe said that only one of the four convoys got through, and that the inquiry has yet to publish a line.",
        path="two",
    )
    assert [r.state for r in find_outcomes(later, (), (), ())] == ["partly_met", "claimed_breached"]


AGREED = make_document(
    "Deal\nOstria will withdraw its guns by May 20 under the Brod Accord.", path="agreed", published="2031-05-02"
)
GUNS = make_entry(
    make_step(AGREED, "Ostria will withdraw its guns by May 20"), terms="withdraw its guns by May 20", kind="commitment",
    by=("Ostria",), of=(), must_act=("Ostria",), deadline="2031-05-20", made_on=None, instruments=("Brod Accord",),
)  # fmt: skip


def test_the_instrument_and_the_day_name_a_matter_without_its_words():
    (met,) = reply_to("Ostria partly met what fell due on May 20 under the Brod Accord.", GUNS, AGREED)
    assert met is not None and met.form == "partly_met"
    assert reply_to("Ostria partly met what fell due on May 21 under the Brod Accord.", GUNS, AGREED) == [None]
    assert reply_to("Ostria partly met what fell due on May 20 under the Zelna Accord.", GUNS, AGREED) == [None]


PROMISED = make_document(
    "Promise\nOstria promised a report on the inquiry into the deaths at Brod.", path="promised", published="2031-03-02"
)
INQUIRY = make_entry(
    make_step(PROMISED, "a report on the inquiry into the deaths at Brod"), terms="a report on the inquiry into the deaths at Brod",
    kind="commitment", by=("Ostria",), of=(), must_act=("Ostria",), deadline=None, made_on=None,
)  # fmt: skip


def test_a_word_that_was_kept_is_of_the_promise_that_the_headline_speaks_of():
    (kept,) = reply_to("Ostria has kept its word.", INQUIRY, PROMISED, title="Inquiry into the deaths at Brod ends")
    assert kept is not None and kept.form == "claimed_met"
    assert reply_to("Ostria has kept its word.", INQUIRY, PROMISED, title="Flour is dear") == [None]
    assert reply_to("Velmark has kept its word.", INQUIRY, PROMISED, title="Inquiry into the deaths at Brod ends") == [
        None
    ]


def test_only_the_sentences_that_are_asked_for_are_returned():
    every = find_outcomes(LATER, (), (), ())
    assert len(every) > 1
    assert find_outcomes(LATER, (), (), (), only=[every[1].id]) == every[1:2]


def test_two_words_that_stand_side_by_side_in_both_tell_which_matter_it_is():
    asked = make_document(
        "Relief convoys are to be let through to the left bank, both say.", path="convoys", published="2031-05-02"
    )
    step = make_step(asked, "Relief convoys are to be let through to the left bank")
    terms = "Relief convoys are to be let through to the villages on the left bank twice a week"
    matter = tell_entry(
        make_entry(step, kind="commitment", by=("Ostria", "Velmark"), of=(), must_act=("Ostria",), terms=terms), asked
    )

    def answered(sentence):
        later = make_document(f"Title\n{sentence}", path=sentence, published="2031-07-04", publisher="PEACEFOR")
        (reply,) = find_outcomes(later, [], [], [])
        pair = answer_matters(reply, [matter], SIDES, "matters@1")
        return pair and pair.form

    assert answered("Since June nine of ten relief convoys have reached the left bank.") == "partly_met"
    assert answered("Since June nine of ten convoys have reached the far bank, left alone.") is None


ORDERED = make_document(
    "The Brod Award has two points. Ostria must pay 900 guilders for the mill (point 1) and keep its barges off the lake (point 2).",
    path="ordered", published="2031-05-02",
)  # fmt: skip
MILL = make_entry(
    make_step(ORDERED, "Ostria must pay 900 guilders for the mill"), terms="Ostria must pay 900 guilders for the mill", clause="1",
    kind="obligation", by=("Ostria",), of=(), must_act=("Ostria",), deadline="2031-06-01", made_on=None, instruments=("Brod Award",),
)  # fmt: skip


def test_a_clause_by_its_number_names_a_matter_without_its_words():
    (kept,) = reply_to("Point 1 of the Brod Award has been carried out in full.", MILL, ORDERED)
    assert kept is not None and kept.form == "claimed_met"
    assert reply_to("Point 2 of the Brod Award has been carried out in full.", MILL, ORDERED) == [None]
    assert reply_to("Point 1 of the Zelna Award has been carried out in full.", MILL, ORDERED) == [None]


def test_one_deed_that_somebody_is_bound_to_is_done_by_a_deed():
    (paid,) = reply_to("Ostria paid the 900 guilders for the mill, three days early.", MILL, ORDERED)
    assert paid is not None and paid.form == "claimed_met"
    assert any("recalls" in reason for reason in paid.reasons)
