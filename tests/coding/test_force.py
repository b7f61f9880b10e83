"""Force, coercion and giving way in the words of armies, unions, rights groups and local papers; and their near misses."""

import pytest

from coding_events import events


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("Soldiers neutralised two gunmen near the dam.", "ASSAULT", None),
        ("The village of Tarn fell to the rebels on Monday.", "ASSAULT", "territory"),
        ("Sarin was used against the eastern suburb.", "ASSAULT", "unconventional"),
        ("Troops fired white phosphorus over the camp.", "ASSAULT", "heavy-weapons"),
        ("The militia mined the road to the harbour.", "ASSAULT", "explosives"),
        ("A bus ran over a roadside bomb outside Tarn.", "ASSAULT", "explosives"),
        ("Police turned a water cannon on the students.", "ASSAULT", "crowd-control"),
        ("Settlers cut down the olive trees of the villagers.", "ASSAULT", "destroy"),
        ("Militiamen drove the families from their homes.", "ASSAULT", "cleansing"),
        ("The engineer was bundled into a van by masked men.", "ASSAULT", "abduct"),
        ("The raid on the cattle camp killed nobody.", "ASSAULT", None),
        ("Militants dragged the mayor into a car.", "ASSAULT", "abduct"),
        ("The regulator took the station off the air.", "COERCE", "censor"),
        ("The government throttled mobile data in the north.", "COERCE", "censor"),
        ("Soldiers barricaded the avenue.", "COERCE", "restrict"),
        ("The bishop was stripped of his citizenship.", "COERCE", "restrict"),
        ("Measures were taken against nine troublemakers.", "COERCE", None),
        ("A curfew is in force in Tarn.", "COERCE", "curfew"),
        ("Bailiffs threw the tenants off the land.", "COERCE", "deport"),
        ("Hackers knocked the ministry's website offline.", "COERCE", "cyber"),
        ("Gunmen made off with forty cattle.", "COERCE", "seize"),
        ("Three generals were relieved of their command by the president.", "COERCE", None),
        ("A destroyer sailed through the channel.", "MOBILIZE", "troops"),
        ("Six jets crossed the median line.", "MOBILIZE", "weapons"),
        ("Villagers took up arms.", "MOBILIZE", "militia"),
        ("The army is digging trenches along the border.", "MOBILIZE", "troops"),
        ("Insurgents are advancing on the capital.", "MOBILIZE", "militia"),
        ("The rebels lifted their siege of Tarn.", "RETREAT", "withdraw"),
        ("The guns fell silent at noon.", "RETREAT", "ceasefire"),
        ("The truce held for a second day.", "RETREAT", "ceasefire"),
        ("The poet walked free on Monday.", "RETREAT", "release"),
        ("Whole companies deserted their posts.", "RETREAT", "withdraw"),
        ("Inspectors were granted entry by the government.", "RETREAT", "access"),
        ("Tens of thousands took to the streets of the capital.", "PROTEST", "demo"),
        ("Cleaners walked off the job.", "PROTEST", "strike"),
        ("The doctors' strike went on.", "PROTEST", "strike"),
        ("A strike by pilots began on Monday.", "PROTEST", "strike"),
        ("Two detainees have refused food for a week.", "PROTEST", "hunger"),
        ("Villagers barricaded the road to the mine.", "PROTEST", "obstruct"),
        ("The alliance suspended Orvenia.", "SANCTION", "expel"),
        ("The bank froze 40 million dollars in loans to the government.", "SANCTION", "discontinue"),
        ("The colonel received a life sentence from the court.", "SANCTION", "convict"),
        ("Heavy rockets rained down on the suburb.", "ASSAULT", "heavy-weapons"),
        ("Gunmen riddled the car with bullets.", "ASSAULT", "firearms"),
        ("The platoon walked into an ambush.", "ASSAULT", None),
        ("Soldiers mutinied in the capital.", "ASSAULT", None),
        ("Officers staged a coup.", "ASSAULT", None),
        ("Rebels are blocking aid to the village.", "COERCE", "withhold"),
        ("The nomads were forcibly relocated.", "COERCE", "deport"),
        ("Malware crippled the hospital.", "COERCE", "cyber"),
        ("Army trucks were seen heading west.", "MOBILIZE", "troops"),
        ("The gendarmes took up positions outside the court.", "MOBILIZE", "troops"),
        ("The militia set up roadblocks.", "MOBILIZE", "militia"),
        ("The army let the ambulance pass.", "RETREAT", "access"),
        ("The border reopened on Friday.", "RETREAT", "access"),
        ("The troops completed their withdrawal.", "RETREAT", "withdraw"),
        ("Activists chained themselves to the fence.", "PROTEST", "obstruct"),
        ("Nurses refused to work.", "PROTEST", "strike"),
        ("The opposition boycotted the referendum.", "PROTEST", "boycott"),
        ("The envoys were told to leave by the ministry.", "SANCTION", "expel"),
        ("The editor got six years in prison.", "SANCTION", "convict"),
        ("Fighting raged in Brod on Sunday.", "ASSAULT", None),
    ],
)
def test_force_is_known_in_many_words(text: str, event_type: str, mode: str | None) -> None:
    assert (event_type, mode) in [(e.event_type, e.mode) for e in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The home side eliminated the champions in the final.",
        "Sales fell to a new low.",
        "The mayor took the town by surprise with her speech.",
        "Rescuers pulled the driver from the car.",
        "The bridge is closed for repairs.",
        "Readers bombarded the editor with letters.",
        "Critics seized upon the remark.",
        "The firms fought a long battle over the patent.",
        "The children held a fire drill at the school.",
        "The tram overturned on the hill.",
        "Archaeologists dug trenches beside the temple.",
        "A boiler exploded in the cellar, hurting two plumbers.",
        "The museum moved a gun into the hall.",
        "The child refused food.",
        "The minister came under fire for her remarks.",
        "The hunter shot a fox.",
        "Let them come.",
        "The balcony collapsed, killing three.",
        "She told reporters that he would leave the party.",
    ],
)
def test_what_only_sounds_like_force_is_none(text: str) -> None:
    assert events(text) == ()


def test_a_trigger_may_ask_for_whoever_does_it() -> None:
    assert events("The prisoner refused food.") != ()
    assert events("Food was refused.") == ()


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Among those abducted were four nurses.", (), ("nurses",)),
        ("A nun was among those arrested.", (), ("nun",)),
        ("Villagers had their phones confiscated.", (), ("phones",)),
        ("The junta had the editor arrested.", ("junta",), ("editor",)),
        ("Police found the shop ransacked.", (), ("shop",)),
        ("The chapel was found desecrated.", (), ("chapel",)),
        ("The convoy was hit by an air strike.", (), ("convoy",)),
        ("Police raided the office of the charity.", ("Police",), ("charity",)),
        ("Saboteurs blew up a section of the railway.", ("saboteurs",), ("railway",)),
        ("The artillery of the brigade pounded the suburb.", ("brigade",), ("suburb",)),
    ],
)
def test_who_and_whom_in_states_and_parts(text: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    found = [(tuple(n.lower() for n in e.actors), e.recipients) for e in events(text)]
    assert (tuple(n.lower() for n in actors), recipients) in found


def test_a_shared_auxiliary_makes_both_passive() -> None:
    found = events("The school was closed and its rector taken away for questioning.")
    assert [(e.actors, e.recipients) for e in found] == [((), ("school",)), ((), ("rector",))]


def test_nobody_who_is_found_hurt_is_a_victim() -> None:
    assert events("Nobody was found beaten.") == ()


def test_without_evidence_a_deed_is_told_as_not_done() -> None:
    found = events("The inspector found no evidence that soldiers had shot at the ambulance.")
    assert [e.factuality for e in found] == ["negated"]
    assert events("There is no sign of any attack.") == ()
