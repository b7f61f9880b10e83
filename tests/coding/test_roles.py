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


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The presidents of Orvenia and Dremland agreed to resume talks.", ("Orvenia", "Dremland"), ()),
        ("Orvenian police detained six students and freed them.", ("Orvenia Police",), ("students",)),
        ("Dremland condemned Orvenia for the shelling of Kaval.", ("Orvenia",), ("Kaval",)),
        ("Talks between Orvenia and Dremland failed to reach an agreement.", ("Orvenia", "Dremland"), ()),
        ("Joost Averink received the head of the office, Ambassador Mirela Ostoyan, on Friday.", ("Joost Averink",),
         ("Mirela Ostoyan",)),
        ("Ilmara met Orvenia in Brasque.", ("Ilmara",), ("Orvenia",)),
        ("Soldiers seized power in Kaval.", ("soldiers",), ()),
        ("Orvenia and Ilmara agreed on Friday to hold talks in Brasque.", ("Orvenia", "Ilmara"), ()),
        ("Ilmara suspended all aid with immediate effect.", ("Ilmara",), ()),
        ("The families of the hostages, who blocked the road to the port, left.", ("families",), ()),
        ("Orvenia's withdrawal of troops from Kaval began on Friday.", ("Orvenia",), ("Kaval",)),
        ("Villagers saw soldiers and policemen set fire to the houses.", ("soldiers", "policemen"), ("houses",)),
        ("Orvenia protested against the seizure of the tanker.", ("Orvenia",), ("seizure",)),
        ("Thousands of people watched its police and its fire engines roll down the street.", ("police",), ()),
    ],
)  # fmt: skip
def test_roles_told_in_a_roundabout_way(text: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    found = events(text)[-1]
    assert (found.actors, found.recipients) == (actors, recipients)


def test_several_deeds_of_one_sentence_are_one_row_each() -> None:
    text = "Gunmen attacked a convoy near Kaval, killed two drivers, took three hostages and burned four lorries."
    found = [(e.mode, e.actors) for e in events(text)]
    assert len(found) >= 2
    assert {actors for _, actors in found} == {("gunmen",)}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("An Orvenian strike killed two men.", ("Orvenia",)),
        ("Orvenian drones hit a depot in Kaval.", ("Orvenia",)),
        ("A drone strike on a market killed four people.", ()),
    ],
)
def test_a_deed_is_whose_weapon_it_is(text: str, actors: tuple[str, ...]) -> None:
    told = [e for e in events(text) if e.event_type == "ASSAULT"]
    assert told and all(e.actors == actors for e in told)


def test_who_is_accused_of_a_deed_did_it_wherever_the_parse_hangs_the_charge() -> None:
    for charge in ("accused the rebels of shelling the camp", "condemned the rebels for shelling the camp"):
        found = [e for e in events(f"The Orvenian army {charge} to discredit it.") if e.event_type == "ASSAULT"]
        assert [e.actors for e in found] == [("rebels",)]


def test_who_hears_a_blast_has_done_nothing() -> None:
    found = event("A farmer in Kaval said he had heard explosions since dawn.")
    assert (found.event_type, found.actors) == ("ASSAULT", ())


def test_nobody_undergoes_a_ruling() -> None:
    assert [e.recipients for e in events("Orvenia refuses to recognise the ruling.")] in ([()], [])


def test_where_it_was_has_not_done_it() -> None:
    found = event("It was the third night since the Kunduz terror attack in which 26 people were killed.")
    assert "Kunduz" not in found.actors


def test_the_sides_of_talks_may_stand_behind_the_verb_that_carries_them() -> None:
    found = event("Peace talks kicked off in Brasque on Monday between Orvenia and Dremland.")
    assert set(found.actors) == {"Orvenia", "Dremland"}


def test_who_is_favoured_stands_behind_the_favour() -> None:
    found = event("The party came out in support of the general on Friday.")
    assert (found.event_type, found.recipients) == ("SUPPORT", ("general",))


@pytest.mark.parametrize(
    "text",
    [
        "Talks were held on Monday between Orvenia and Dremland.",
        "An accord between Orvenia and Dremland was concluded on Monday.",
        "Flights between Orvenia and Dremland were resumed on Monday.",
    ],
)
def test_the_sides_of_a_passive_deed_all_take_part(text: str) -> None:
    found = event(text)
    assert (set(found.actors), found.recipients) == ({"Orvenia", "Dremland"}, ())
