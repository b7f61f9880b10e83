"""Positions: what an actor said over time; contradictions, other numbers and conditions are candidates, all else is not."""

import pytest

from accordingto.model.dates import PartialDate
from accordingto.resolve.deeds import Deed
from accordingto.resolve.positions import Known, find_positions, find_stands, find_turns
from factories import make_document, make_entry, make_statement, make_step

MAY, JUNE = (make_document(path=day, published=day, text="x") for day in ("2031-05-12", "2031-06-02"))
DAYS = {d.id: PartialDate.parse_or_none(d.published) for d in (MAY, JUNE)}


def said(document, content: str, act: str = "assert", **given):
    made = {"content": content, "act": act, "speaker": "Velmark", "id": f"{document.id} {content} {act} {given}"}
    return make_statement(document, "x", **(made | given))


def turns(*statements):
    return [(t.kind, t.earlier.day.text) for t in find_turns(find_positions(statements, DAYS))]


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        (
            (MAY, "the army sent guns to the crossing"),
            (JUNE, "the army had sent guns to the crossing", "deny"),
            "contradicts",
        ),
        (
            (MAY, "observers may enter the camp at Brod", "agree"),
            (JUNE, "observers may enter the camp", "reject"),
            "contradicts",
        ),
        (
            (MAY, "guns stand near the bridge and the school"),
            (JUNE, "no guns stand near the bridge or school"),
            "contradicts",
        ),
        (
            (MAY, "40 railwaymen were shot in the old prison"),
            (JUNE, "12 railwaymen were shot in the old prison"),
            "number",
        ),
        ((MAY, "observers may enter the camp"), (JUNE, "observers may enter the camp"), None),  # the same again
        ((MAY, "guns stand near the bridge"), (JUNE, "flour reached the villages", "deny"), None),  # another matter
    ],
)
def test_what_does_not_go_together_is_a_candidate(then, now, kind):
    assert turns(said(*then), said(*now)) == ([(kind, "2031-05-12")] if kind else [])


def test_a_condition_that_is_set_dropped_or_changed():
    first = said(MAY, "guards will leave the bridge", "agree", conditional="if Ostria lifts the levy")
    assert turns(first, said(JUNE, "the guards will leave the bridge", "agree")) == [("condition", "2031-05-12")]
    other = said(JUNE, "the guards will leave the bridge", "agree", conditional="if all prisoners come home")
    assert turns(first, other) == [("condition", "2031-05-12")]
    like = said(JUNE, "the guards will leave the bridge", "agree", conditional="once the levy is lifted by Ostria")
    assert turns(first, like) == []


def test_two_speakers_one_day_and_a_speaker_without_a_name_contradict_nobody():
    then, now = "the army sent guns to the crossing", "the army sent guns to the crossing"
    assert turns(said(MAY, then), said(JUNE, now, "deny", speaker="Ostria")) == []
    assert turns(said(MAY, then), said(MAY, now, "deny")) == []
    assert turns(said(MAY, then, speaker="spokesman"), said(JUNE, now, "deny", speaker="spokesman")) == []


def test_positions_on_a_matter_come_oldest_first_and_each_words_once():
    found = find_positions(
        [said(JUNE, "flour reached the villages"), said(JUNE, "guns left the bridge"), said(MAY, "Guns left  the bridge")],
        DAYS, "howitzers",
    )  # fmt: skip
    assert [(p.day.text, p.statement.content) for p in found] == [("2031-05-12", "Guns left  the bridge")]


def test_two_statements_on_one_clause_of_which_one_says_no():
    then = said(MAY, "the conditions of clause 12 are not met at present")
    now = said(JUNE, "the conditions of clause 12 of the text were met in part")
    assert turns(then, now) == [("contradicts", "2031-05-12")]
    assert turns(then, said(JUNE, "the conditions of clause 7 of the text were met in part")) == []


def test_words_that_say_the_opposite_of_one_thing():
    then = said(MAY, "the ports of the coast stay closed to their ships")
    assert turns(then, said(JUNE, "the ports of the coast will be opened to ships")) == [("contradicts", "2031-05-12")]
    assert turns(then, said(JUNE, "the ports of the coast were opened and closed again to ships")) == []


def known_turns(known, *statements):
    return [(t.kind, t.reason) for t in find_turns(find_positions(statements, DAYS, known=known))]


def test_another_toll_of_one_incident_and_that_it_never_was():
    then, now = said(MAY, "Seven lie in the morgue"), said(JUNE, "it was three in all")

    def deed(told, *tolls):
        return (Deed("i", "ASSAULT", frozenset(), told, frozenset(tolls), True),)

    seven, three = deed(True, ("dead", 7)), deed(True, ("dead", 3))
    found = known_turns(Known({then.id: seven, now.id: three}, {}), then, now)
    assert found == [("number", "dead: 7, then 3, on 2031-05-12 and on 2031-06-02")]
    assert known_turns(Known({then.id: seven, now.id: seven}, {}), then, now) == []
    ((kind, _),) = known_turns(Known({then.id: seven, now.id: deed(False)}, {}), then, now)
    assert kind == "contradicts"


def test_who_puts_off_what_he_promised_goes_back_on_it_and_only_he():
    then, told = said(MAY, "there will be a report"), said(JUNE, "the promise of May")
    now = said(JUNE, "it would need the summer")
    other = said(JUNE, "it is late", speaker="Ostria")
    steps = [make_step(MAY, "x", s, statement_id=i.id) for s, i in (("open", then), ("open", told), ("postponed", now))]
    matter = make_entry(steps[0], kind="commitment", by=("Velmark",), steps=tuple(steps), id="m")
    found = known_turns(Known({}, find_stands([matter])), then, told, now, other)
    assert found == [("contradicts", "promised or set, then put off, on 2031-05-12 and on 2031-06-02")]
    asked = make_entry(steps[0], kind="demand", by=("Velmark",), steps=tuple(steps), id="m")
    assert known_turns(Known({}, find_stands([asked])), then, now) == []


def test_what_another_of_one_side_takes_back_is_a_turn_of_his_and_of_one_text_the_first_is_taken():
    first = make_document(
        "The wall\nThe dyke wall will be rebuilt by 30 June, said Ostria.", path="a", published="2031-05-12"
    )
    later = make_document(
        "The wall\nThe dyke wall will be rebuilt by 5 August, said Works.", path="b", published="2031-06-20"
    )
    then = make_statement(first, "The dyke wall will be rebuilt by 30 June", speaker="Ostria")
    now = make_statement(later, "The dyke wall will be rebuilt by 5 August", speaker="Ministry of Works")
    days = {d.id: PartialDate.parse(d.published) for d in (first, later)}
    sides = {"Ostria": frozenset({"country OS"}), "Ministry of Works": frozenset({"country OS"})}
    turns = find_turns(find_positions([then, now], days, known=Known({}, {}, sides=sides)))
    assert [(t.kind, t.actor, t.earlier.statement.speaker) for t in turns] == [
        ("contradicts", "Ministry of Works", "Ostria")
    ]
    assert find_turns(find_positions([then, now], days)) == []
