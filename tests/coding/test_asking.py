"""What is asked in reported words: of whom, by when, and what only looks like asking."""

from coding_readings import ledger


def test_list_of_addressees_makes_one_row_each() -> None:
    entries = ledger(
        "We call on Dremland to withdraw its guns; on Orvenia to publish the names; and on MERFOR to open the bridge."
    )
    assert [e.of for e in entries] == [("Dremland",), ("Orvenia",), ("MERFOR",)]


def test_insisting_on_a_deed_is_a_demand() -> None:
    (entry,) = ledger("Orvenia insists that the Dremish company leave first.")
    assert (entry.kind, entry.by) == ("demand", ("Orvenia",))
    (entry,) = ledger("Damir Oslavec insisted on the immediate release of the driver.")
    assert (entry.kind, entry.by) == ("demand", ("Damir Oslavec",))


def test_body_that_wants_something_done_asks_for_it() -> None:
    (entry,) = ledger("The Council of Littoral States wants the incident investigated.")
    assert (entry.kind, entry.by) == ("request", ("Council of Littoral States",))


def test_a_question_is_no_request() -> None:
    assert ledger("Damir Oslavec asked MERFOR why the bridge was closed.") == ()


def test_exhortation_without_addressee_is_left_out() -> None:
    assert ledger("Orvenia calls for peace and dialogue.") == ()


def test_who_was_in_touch_before_is_asked() -> None:
    (entry,) = ledger("Isak Thorvane informed Orvenia and asked for further particulars.")
    assert entry.of == ("Orvenia",)


def test_a_question_is_no_demand() -> None:
    assert not ledger("“I ask MERFOR: how many drivers must die before it opens the bridge?” Damir Oslavec said.")


def test_what_somebody_will_ask_of_others_is_not_asked_of_himself() -> None:
    found = ledger(
        "Damir Oslavec announced that Halvec will request an urgent session of the Council of Littoral States."
    )
    assert not [e for e in found if "Government of Orvenia" in e.of]


def test_what_a_state_requires_in_a_note_is_a_demand() -> None:
    (entry,) = ledger("Orvenia requires that the bridge be reopened not later than 1 April.")
    assert (entry.kind, entry.by, entry.deadline) == ("demand", ("Orvenia",), "2031-04-01")
    assert [e.kind for e in ledger("The Brasque Protocol requires that the bridge be kept open.")] in (
        [],
        ["obligation"],
    )


def test_reporters_are_told_but_not_asked() -> None:
    (entry,) = ledger("Slavko Mirdan told reporters that he was angry, and demanded that Maija Rennik resign.")
    assert entry.of == ("Maija Rennik",)


def test_a_thing_applied_for_may_stand_behind_a_day() -> None:
    (entry,) = ledger("The Civic Alliance applied on Tuesday for a full recount.")
    assert (entry.kind, entry.terms) == ("request", "a full recount")


def test_each_clause_of_a_demand_is_one() -> None:
    entries = ledger("Maija Rennik demanded that the levy be scrapped and that Orvenia leave the bridge by 5 May.")
    assert [(e.terms, e.of, e.deadline) for e in entries] == [
        ("the levy be scrapped", (), None),
        ("that Orvenia leave the bridge by 5 May", ("Orvenia",), "2031-05-05"),
    ]


def test_a_demand_to_stop_something_is_asked() -> None:
    entries = ledger("The Western League urged both sides to stop shelling the camp and to let aid convoys through.")
    assert [(e.kind, e.by, e.of) for e in entries] == [("request", ("Western League",), ("both sides",))]
