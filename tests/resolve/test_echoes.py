"""Claims said again and denied in other words: tolls of one scene, and what happened there."""

from accordingto.resolve.echoes import find_echoes, may_echo, words_asked
from accordingto.resolve.scenes import find_scenes
from factories import make_document, make_statement


def document(name, text, day="2031-05-12", **given):
    return make_document(text, path=name, published=day, **given)


MARCH = document(
    "march",
    "Shots in Tarn\nIn Tarn nine marchers were killed, said the clinic.\nThe guards' chief says two people died.",
)
WIRE = document(
    "wire", "Tarn\nGuards opened fire in Tarn, witnesses said, and a nurse spoke of nine dead.", "2031-05-13"
)
COURT = document("court", "Findings\nNo shot was fired by the police in Tarn, said the minister.", "2031-05-14")
FLOOD = document("flood", "Flood\nNine people died in Velm on 2 February, said the mayor.", "2031-05-13")
DOCUMENTS = {d.id: d for d in (MARCH, WIRE, COURT, FLOOD)}
NINE = make_statement(MARCH, "nine marchers were killed", speaker="clinic", id="nine")
TWO = make_statement(MARCH, "two people died", speaker="guards' chief", id="two")
NURSE = make_statement(WIRE, "nine dead", speaker="nurse", id="nurse")
FIRED = make_statement(
    WIRE, "Guards opened fire in Tarn", content="police opened fire in Tarn", speaker="witnesses", id="fired"
)
NO_SHOT = make_statement(COURT, "No shot was fired by the police in Tarn", speaker="minister", id="noshot")
DROWNED = make_statement(FLOOD, "Nine people died in Velm on 2 February", speaker="mayor", id="drowned")
ALL = [NINE, TWO, NURSE, FIRED, NO_SHOT, DROWNED]


def echoes(claim):
    scenes = find_scenes(ALL, (), {}, DOCUMENTS)
    return {s.id: role for s, role, _ in find_echoes([claim], ALL, DOCUMENTS, scenes)}


def test_the_same_toll_of_one_scene_is_a_repeat_and_a_smaller_one_behind_it_a_denial():
    assert echoes(NINE) == {"nurse": "repeat", "two": "denial"}


def test_a_greater_number_and_the_toll_of_another_scene_are_nothing_to_a_claim():
    assert "nine" not in echoes(TWO)
    assert echoes(DROWNED) == {}


def test_who_says_that_it_did_not_happen_in_other_words_denies_it():
    assert echoes(FIRED)["noshot"] == "denial"
    assert echoes(NO_SHOT)["fired"] == "denial"


def test_what_is_asked_of_a_desk_and_what_may_echo():
    assert {"9 dead", "nine killed"} <= set(words_asked(NINE))
    assert may_echo(NINE, NURSE) and may_echo(FIRED, NO_SHOT) and not may_echo(NINE, NO_SHOT)
