"""The same happening told twice is one event with further mentions."""

from coding_events import event, events


def test_two_verbs_of_one_deed() -> None:
    text = "A man was attacked and beaten up by soldiers."
    found = event(text)
    assert found.event_type == "ASSAULT"


def test_a_deed_and_what_came_of_it() -> None:
    found = event("Gunmen ambushed a convoy near Kaval, killing two soldiers.")
    assert set(found.recipients) >= {"soldiers"}
    assert found.counts == {"dead": 2}


def test_an_outcome_in_the_next_sentence() -> None:
    found = event("Soldiers opened fire on a crowd in Kaval. Three people were killed.")
    assert found.counts.get("dead") == 3
    assert len(found.also_at) == 1


def test_nobody_hurt_is_a_count() -> None:
    assert event("Gunmen fired at a police post in Kaval. No one was hurt.").counts == {"injured": 0}


def test_a_noun_that_points_back_makes_no_event() -> None:
    text = "Gunmen attacked a camp in Kaval. The attack shocked the village."
    found = event(text)
    assert [text[a:b] for a, b in found.also_at] == ["attack"]


def test_a_title_and_its_body_are_one() -> None:
    found = event("Gunmen attacked a camp in Kaval on Monday.", title="Camp in Kaval attacked by gunmen")
    assert found.evidence_start > 20
    assert found.also_at[0][0] < 20


def test_two_deeds_with_other_victims_stay_two() -> None:
    assert len(events("Police arrested a teacher in Kaval. Police arrested three drivers in Kresnov.")) == 2


def test_shooting_back_is_another_deed() -> None:
    assert len(events("Orvenia shelled Dremland. Dremland shelled Orvenia.")) == 2


def test_a_noun_that_recalls_a_day_of_its_own_is_an_event_of_its_own() -> None:
    first, war = events("It was the first bombardment of Kaval since the war ended in 2017.")
    assert (first.trigger, first.date_start) == ("bombardment", None)
    assert (war.trigger, war.date_start) == ("war", "2017-01-01")


def test_a_noun_that_frames_a_deed_gives_way_to_it() -> None:
    text = "In the war of 2024 the rebels shelled Kaval."
    (found,) = events(text)
    assert (found.trigger, found.actors) == ("shelled", ("rebels",))


def test_a_title_that_denies_does_not_give_way_to_what_the_body_tells() -> None:
    found = events("Ostrohal speaks of the ‘shelling’ of Kaval.", title="‘Shelling’ of Kaval was faked, says army")
    assert {e.factuality for e in found} >= {"negated"}


def test_a_deed_that_a_protest_ended_in_has_its_day_and_place() -> None:
    found = {e.trigger: e for e in events("They planned a march that ended in bloodshed at Brod-Kaval last month.")}
    assert (found["bloodshed"].place, found["bloodshed"].date_start) == ("Brod-Kaval", "2031-02-01")


def test_what_happened_at_a_vigil_dates_and_places_it() -> None:
    found = {e.trigger: e for e in events("Four people were led away from a vigil in Torvist on 10 March.")}
    assert (found["vigil"].place, found["vigil"].date_start) == ("Torvišta", "2031-03-10")


def test_what_befalls_a_person_by_name_is_told_on_in_the_next_sentence() -> None:
    text = "Police in Kaval have arrested Desanka Prohor. Prohor was led out of the town hall on Tuesday."
    (found,) = events(text)
    assert found.date_start == "2031-03-11"


def test_two_arrests_of_people_without_a_name_stay_two() -> None:
    assert len(events("Police arrested a driver in Kaval. A driver was led away by officers on Tuesday.")) == 2


def test_a_force_that_acts_does_not_hurt_its_own() -> None:
    first, second = events("Police in Kaval fired tear gas at a crowd of farmers. Five policemen were injured.")
    assert (first.actors, first.recipients) == (("police",), ("farmers",))
    assert (second.actors, second.recipients, second.counts) == ((), ("policemen",), {"injured": 5})


def test_harm_and_the_strike_that_did_it_are_one() -> None:
    title = "Nine killed in strike on market in Kaval; army denies targeting civilians"
    text = "Nine people were killed when a drone strike hit a market in the town of Halvec on Friday."
    found = [e for e in events(text, title=title) if e.factuality == "asserted"]
    assert [(e.counts, e.recipients) for e in found] == [({"dead": 9}, ("people",))]


def test_a_declaration_of_independence_is_another_deed_than_its_rejection() -> None:
    text = "Merinja broke away in 2017. Its declaration of independence four years later has been rejected by Halvec."
    found = {e.trigger: e for e in events(text) if e.event_type == "REJECT"}
    assert found["declaration"].date_start == "2021-01-01" and found["rejected"].date_start is None
