"""Answers and deeds of other documents: who answers whom, when, and of what; all else answers nothing."""

from dataclasses import replace

from accordingto.resolve.outcomes import find_outcomes
from accordingto.resolve.replies import (
    Reply,
    answer_matters,
    contradict_matters,
    deed_reply,
    find_replies,
    keys_of_move,
    keys_of_reply,
    spoken_reply,
)
from accordingto.resolve.sides import Sides
from accordingto.resolve.threads import tell_entry
from accordingto.resolve.wordings import NOTHING
from factories import make_document, make_entity, make_entry, make_event, make_statement, make_step

SIDES = Sides(
    [make_entity("Velmark", kind="state", country="VEL"), make_entity("Premier Dov", kind="government", country="VEL")]
)
ASKING = make_document(
    "Ostria asks Velmark to release the 40 detained railwaymen of Brod.", path="a", published="2031-03-17"
)
ASKED = make_entry(
    make_step(ASKING, "to release the 40 detained railwaymen of Brod"), terms="to release the 40 detained railwaymen of Brod",
    kind="request", by=("Ostria",), of=("Velmark",), must_act=("Velmark",), deadline=None, made_on=None,
)  # fmt: skip
MATTER = tell_entry(ASKED, ASKING)
LATER = make_document(
    "Dov: we will never free the railwaymen. Velmark released 40 railwaymen.", path="b", published="2031-06-01"
)


def reject(**given):
    made = {"speaker": "Premier Dov", "act": "reject"}
    return make_statement(LATER, "we will never free the railwaymen", **(made | given))


def answer(statement, matter=MATTER):
    reply = spoken_reply(statement, LATER)
    pair = answer_matters(reply, [matter], SIDES, "matters@1") if reply else None
    return pair.form if pair else None


def test_a_refusal_months_later_in_other_words_answers_the_request():
    assert answer(reject()) == "refused"
    assert answer(reject(act="agree")) == "accepted"


def test_somebody_else_another_matter_a_condition_and_an_earlier_day_answer_nothing():
    assert answer(reject(speaker="Orlan")) is None
    assert answer(reject(speaker=None)) is None
    assert answer(reject(conditional="if Ostria pays")) is None
    assert answer(reject(said_on="2031-01-05")) is None
    assert answer(reject(act="assert")) is None
    flour = tell_entry(replace(ASKED, terms="to let flour through"), make_document("to let flour through", path="c"))
    assert answer(reject(), replace(flour, entry=replace(ASKED, terms="to let flour through"))) is None


def test_a_deed_told_as_done_is_a_claim_that_the_matter_was_met():
    event = make_event(
        LATER, "Velmark released 40 railwaymen", event_type="RETREAT", quad_code="MATERIAL COOPERATION",
        actors=("Velmark",), recipients=(), sources=("Ostria Today",), date_start="2031-05-30", date_end="2031-05-30",
    )  # fmt: skip
    reply = deed_reply(event, LATER)
    assert reply is not None and reply.step.by == ("Ostria Today",)
    pair = answer_matters(reply, [MATTER], SIDES, "matters@1")
    assert pair is not None and pair.form == "claimed_met" and {pair.one, pair.other} == {ASKED.id, event.id}
    for changed in ({"factuality": "alleged"}, {"actors": ()}, {"quad_code": "VERBAL COOPERATION"}):
        assert deed_reply(replace(event, **changed), LATER) is None


def test_a_document_does_not_answer_itself_and_what_is_an_entry_already_is_no_reply():
    reply = spoken_reply(reject(), LATER)
    assert reply is not None
    own = tell_entry(replace(ASKED, steps=(make_step(LATER, "railwaymen"),)), LATER)
    assert answer_matters(reply, [own], SIDES, "matters@1") is None
    assert find_replies([reject()], [], LATER, frozenset({reject().id})) == []


def test_answers_and_matters_share_keys():
    reply = spoken_reply(reject(), LATER)
    assert reply is not None
    assert set(keys_of_reply(reply, SIDES)) & set(keys_of_move(MATTER, SIDES))


def test_the_opposite_by_another_right_behind_a_claim_is_of_its_matter():
    text = "Velmark has freed the railwaymen, Dov says; a lawyer said that they were still waiting. "
    text += "A cook said that she was still waiting."
    document = make_document(text, path="c", published="2031-06-01")
    kept = make_entry(
        make_step(document, "Velmark has freed the railwaymen, Dov says", "claimed_met", by=("Premier Dov",))
    )
    told = tell_entry(kept, document)

    def claim(words: str, by: str, state: str = "claimed_breached") -> str | None:
        step = make_step(document, words, state, by=(by,))
        reply = Reply(f"outcome:{document.id}:{step.evidence_start}", document.id, state, (), (), NOTHING, None, step)
        pair = contradict_matters(reply, [told], {}, "matters@1")
        return pair.form if pair else None

    lawyer = "a lawyer said that they were still waiting"
    assert claim(lawyer, "lawyer") == "claimed_breached"
    assert claim(lawyer, "Premier Dov") is None
    assert claim(lawyer, "lawyer", "claimed_met") is None
    assert claim("A cook said that she was still waiting", "cook") is None


def test_who_must_act_and_refuses_all_of_it_in_passing_answers():
    document = make_document(
        "Velmark again ruled out releasing the detained railwaymen of Brod. It rained.",
        path="d",
        published="2031-06-20",
    )
    (reply,) = find_outcomes(document, (), (), ())
    ours = replace(reply, by=("Velmark",), voices=0)
    pair = answer_matters(ours, [MATTER], SIDES, "matters@1")
    assert pair is not None and pair.form == "refused" and "whole" in {f.name for f in pair.features}
    assert answer_matters(replace(ours, by=("Ilmara",)), [MATTER], SIDES, "matters@1") is None
