"""Actors and recipients: in every place where English puts them."""

import pytest

from coding_events import event, events


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Orvenia bombed Dremland in 2029.", ["Orvenia"], ["Dremland"]),
        ("Dremland was bombed by Orvenia in 2029.", ["Orvenia"], ["Dremland"]),
        ("Orvenia and Dremland imposed sanctions on Ilmara.", ["Orvenia", "Dremland"], ["Ilmara"]),
        ("Orvenia's crackdown on teachers shocked Halvec.", ["Orvenia"], ["teachers"]),
        ("The arrest of two teachers by gendarmes was a mistake.", ["gendarmes"], ["teachers"]),
        ("Unknown men set fire to a customs hut.", ["Unknown men"], ["customs hut"]),
        ("A bus was attacked near Kaval.", [], ["bus"]),
        ("Orvenia has refused to recognise Dremland's sovereignty.", ["Orvenia"], ["Dremland"]),
        ("MERFOR turned down a request from Orvenia.", ["MERFOR"], ["Orvenia"]),
        ("MERFOR rejected an offer made by Orvenia.", ["MERFOR"], ["Orvenia"]),
        ("Soldiers shot and wounded dozens of farmers.", ["Soldiers"], ["farmers"]),
        ("Farmers in Kaval were attacked by soldiers who then fled.", ["soldiers"], ["Farmers"]),
    ],
)
def test_who_and_to_whom(text: str, actors: list[str], recipients: list[str]) -> None:
    found = events(text)[0]
    assert [a.lower() for a in found.actors] == [a.lower() for a in actors]
    assert [r.lower() for r in found.recipients] == [r.lower() for r in recipients]


def test_those_who_fight_each_other_are_all_actors() -> None:
    found = event("Clashes between Orvenia and Dremland continued near Kaval on Monday.")
    assert (set(found.actors), found.recipients, found.acled) == ({"Orvenia", "Dremland"}, (), "Armed clash")


def test_names_that_share_a_noun_are_both_told() -> None:
    found = event("Talks between Orvenian and Dremish leaders opened in Brasque on Friday.")
    assert len(found.actors) == 2


def test_a_thing_is_no_actor() -> None:
    assert event("The decision hit the village of Kaval hard, and shells struck the bridge.").actors == ()


def test_who_is_said_to_have_done_it_is_not_made_up() -> None:
    assert event("Polling stations were damaged in Kaval.").actors == ()


def test_names_keep_the_order_of_the_ids() -> None:
    found = event("Orvenia and two gunmen attacked MERFOR.")
    assert len(found.actors) == len(found.actor_ids)
    assert len(found.recipients) == len(found.recipient_ids) == 1
