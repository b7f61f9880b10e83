"""What the lexicon finds: verbs with particles, carried nouns, and words that only look like a happening."""

import pytest

from accordingto.coding.happenings import Happening
from coding_events import events, happenings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested two drivers.", [("COERCE", "arrest")]),
        ("The minister turned down the request.", [("REJECT", None)]),
        ("Farmers set up roadblocks near the town.", [("PROTEST", "obstruct")]),
        ("The army carried out an air strike on the camp.", [("ASSAULT", None)]),
        ("The air force carried out strikes on Friday against a camp.", [("ASSAULT", None)]),
        ("The army was responsible for killings in the north.", [("ASSAULT", None)]),
        ("A judge ordered nine ministers jailed.", [("COERCE", "arrest")]),
        ("The two governments reached an agreement.", [("AGREE", None)]),
        ("The brigade pulled out of the valley.", [("RETREAT", "withdraw")]),
        ("A bus hit a landmine near the town.", [("ASSAULT", "explosives")]),
        ("A farmer stepped on a mine.", [("ASSAULT", "explosives")]),
        ("Troops opened fire on the crowd.", [("ASSAULT", "firearms")]),
        ("The president met the ambassador.", [("CONSULT", None)]),
        ("The patrol came under fire.", [("ASSAULT", None)]),
        ("Orvenia imposed sanctions on Dremland.", [("SANCTION", "discontinue")]),
        ("Orvenia expelled four Dremish diplomats.", [("SANCTION", "expel")]),
        ("The court ordered the teachers to leave.", [("REQUEST", "change")]),
    ],
)
def test_what_is_found(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(h.trigger.event_type, h.trigger.mode) for h in happenings(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The new rules met the demands of the union.",
        "The film was shot in Halvec.",
        "The company fired the manager's assistant from the payroll list of words.",
        "An earthquake killed twelve people.",
        "The news struck a chord.",
        "He raised the question and held the door.",
        "The report charged its readers nothing.",
        "The parliament blocked the bill.",
        "Prices hit a record high.",
        "Tensions rose in March.",
        "He suffered a heart attack.",
        "She demonstrated her ability.",
        "The team fought corruption.",
    ],
)
def test_words_of_ordinary_life_are_no_happenings(text: str) -> None:
    assert [h.trigger.event_type for h in happenings(text)] == []


def test_a_noun_knows_the_verb_that_carries_it() -> None:
    staged, suffered, opened = (
        happenings(text)[0]
        for text in ("Students staged a rally.", "The camp suffered an attack.", "Talks opened in Brasque.")
    )
    assert (staged.carriage, suffered.carriage, opened.carriage) == ("does", "undergoes", "happens")


def test_a_noun_that_a_verb_needs_is_not_told_twice() -> None:
    assert len(happenings("The rebels seized control of the airport and held talks with the mayor.")) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor was dragged out of the town hall by masked men.", ("COERCE", "arrest")),
        ("A judge extended Prohor's custody by 30 days.", ("COERCE", "arrest")),
        ("Orvenia ordered four Dremish diplomats to leave the country.", ("SANCTION", "expel")),
        ("All 22 councillors laid down their mandates.", ("RETREAT", "resign")),
        ("Orvenia went to war over a province in 2016.", ("ASSAULT", None)),
        ("Merinja declared independence in 2021.", ("REJECT", None)),
        ("Not a single round was fired from Kaval, the general told reporters.", None),
    ],
)
def test_deeds_that_further_words_tell(text: str, expected: tuple[str, str | None] | None) -> None:
    found = [(e.event_type, e.mode) for e in events(text) if e.factuality == "asserted"]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tharan gave two Velisian attachés 72 hours to leave the country.", [("SANCTION", "expel")]),
        ("The cutter rammed a fishing boat near the shoal.", [("ASSAULT", None)]),
        ("Last June the police chased three thousand people down to the river.", [("COERCE", None)]),
        ("The company left six guns at Ravna when it withdrew.", [("RETREAT", "withdraw")]),
        ("The army dismissed a claim that its drone was lost. It said that it had shot one down.", []),
        (
            "No Dremish drone was in the air, said the ministry, denying that Orvenia had shot one down.",
            [("ASSAULT", "heavy-weapons")],
        ),
        ("At Kaval were hurt 31 persons.", [("ASSAULT", None)]),
        ("The company withdrew from the market.", []),
        ("They gave the boy an hour to leave a note.", []),
        ("The president inspected a parade of 600 sailors and gendarmes in Kaval.", [("MOBILIZE", "troops")]),
        ("Columns of armoured vehicles rolled past the stand.", [("MOBILIZE", "troops")]),
        ("The carnival parade of schoolchildren was cancelled.", []),
        ("Two observers were shown out of the counting hall by guards.", [("COERCE", "restrict")]),
        ("Tourists were shown out of the museum at six.", []),
        ("Gendarmes searched the parish hall.", [("COERCE", "seize")]),
        ("Orvenia has captured another Dremish trawler.", [("COERCE", "seize")]),
        ("The tourists took a ferry to the island.", []),
        ("The Havorn was boarded on Friday off the bank. He boarded a plane.", [("COERCE", "seize")]),
        ("An Orvenian cutter rammed the patrol vessel Courlis.", [("ASSAULT", None)]),
        ("Orvenia declared the ambassador of Dremland persona non grata.", [("SANCTION", "expel")]),
        ("The union suspended Orvenia from all its organs.", [("SANCTION", "expel")]),
        ("Damir Oslavec left the prison on 9 January.", [("RETREAT", "release")]),
        ("The seven sailors were flown home on Wednesday.", [("RETREAT", "return")]),
        ("A mob forced the doors of the parliament.", [("PROTEST", "riot")]),
        ("The driver was struck with the butt of a rifle.", [("ASSAULT", "beat")]),
        ("Parliament unfroze the accounts.", [("CONCEDE", None)]),
        ("Orvenia took necessary controls against ships that entered its waters.", []),
    ],
)
def test_deeds_told_in_roundabout_ways(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(e.event_type, e.mode) for e in events(text)] == expected


def test_a_roadblock_that_is_cleared_is_a_deed_of_those_who_man_it() -> None:
    (roadblock,) = events("Police tried to clear a roadblock of lorry drivers in Kaval.")
    assert (roadblock.event_type, roadblock.actors, roadblock.factuality) == ("PROTEST", ("lorry drivers",), "asserted")


def test_the_parser_may_take_a_deed_for_a_verb() -> None:
    (shelling,) = events("‘Shelling’ of Kaval was staged for the cameras, the general said.")
    assert (shelling.event_type, shelling.factuality) == ("ASSAULT", "negated")


def test_a_clause_of_time_tells_of_the_subject_above() -> None:
    (fire,) = events("The convoy was forced to turn back after it came under fire near Kaval.")
    assert fire.recipients == ("convoy",)


def test_a_state_is_voted_into_being() -> None:
    assert [h.trigger.event_type for h in happenings("Seventy deputies voted the republic into being.")] == ["REJECT"]
    assert happenings("Seventy deputies voted on the budget.") == []


def test_people_gather_to_remember() -> None:
    assert [
        h.trigger.event_type for h in happenings("Some 300 people gathered at the bridge to remember the dead.")
    ] == ["PROTEST"]


def test_shells_that_land_somewhere_are_an_attack_and_a_rocket_in_the_sea_is_none() -> None:
    assert [h.trigger.event_type for h in happenings("Two mortar rounds had landed near the village of Kaval.")] == [
        "ASSAULT"
    ]
    assert happenings("A rocket fell into the sea.") == []


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Five of its 14 trucks were turned back by soldiers.", ["COERCE"]),
        ("The storm turned back the ship.", []),
        ("The prisoners were let out on Friday.", ["RETREAT"]),
        ("The minister let out a sigh.", []),
        ("The first relief convoy in weeks reached Kaval on Friday.", ["AID"]),
        ("Rebels planted mines along the road.", ["ASSAULT"]),
        ("Farmers planted trees along the road.", []),
    ],
)
def test_convoys_turned_back_or_through_prisoners_let_out_mines_laid(text: str, types: list[str]) -> None:
    assert [h.trigger.event_type for h in happenings(text)] == types


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two governments came to an agreement on Friday.", ("AGREE", None)),
        ("The militia made peace with the army.", ("AGREE", None)),
        ("The rebels signed up to the roadmap.", ("AGREE", None)),
        ("The ministers spoke over the hotline on Sunday.", ("CONSULT", "phone")),
        ("The envoy shuttled between the two governments on Friday.", ("CONSULT", "third-party")),
        ("The envoy briefed the ambassadors on Friday.", ("CONSULT", None)),
        ("The council extended the mandate of the mission.", ("SUPPORT", None)),
        ("The assembly adopted the resolution by 60 votes to 4.", ("SUPPORT", None)),
        ("The clan pledged allegiance to the president.", ("SUPPORT", None)),
        ("Orvenian warships took part in the drill.", ("COOPERATE", None)),
        ("Orvenia resumed exports of grain to Dremland.", ("COOPERATE", None)),
        ("The teams pulled survivors from the rubble.", ("AID", "humanitarian")),
        ("Orvenia supplied the rebels with rifles.", ("AID", "military")),
        ("The court cleared the mayor of fraud.", ("CONCEDE", None)),
        ("The junta unblocked social media.", ("CONCEDE", None)),
        ("The families petitioned the tribunal for a pardon.", ("REQUEST", "yield")),
        ("Soldiers turned away the mediators.", ("REJECT", None)),
        ("Dremland used its veto against the draft.", ("REJECT", None)),
        ("Parliament launched impeachment proceedings against the president.", ("ACCUSE", "allege")),
        ("The trial of the general opened on Monday.", ("ACCUSE", "allege")),
        ("Pathologists performed an autopsy on the prisoner.", ("ACCUSE", "investigate")),
        ("Orvenia threatened to expel the envoys.", ("THREATEN", "expel")),
        ("The rebels gave the mayor 48 hours to leave.", ("THREATEN", None)),
        ("Gunmen gave the villagers two days to leave.", ("THREATEN", None)),
    ],
)
def test_cooperation_and_deeds_of_words(text: str, expected: tuple[str, str | None]) -> None:
    found = happenings(text)
    drafted = [(h.trigger.event_type, _mode_of(h)) for h in found]
    assert expected in drafted


def _mode_of(happening: Happening) -> str | None:
    named = [m for m, words in happening.trigger.modes_by.items() if words & happening.told_by]
    return named[0] if named else happening.trigger.mode


@pytest.mark.parametrize(
    "text",
    [
        "She came to terms with her illness.",
        "He made peace with his past.",
        "The House passed a bill on road safety.",
        "The company resumed flights after the storm.",
        "The hospital treated 27 people.",
        "The police chief briefed reporters.",
        "The clinical trial of the drug opened on Monday.",
        "He gave the children a day at the beach.",
        "A quartet of singers met with applause.",
    ],
)
def test_words_of_cooperation_that_tell_no_deed(text: str) -> None:
    assert [h.trigger.event_type for h in happenings(text) if h.trigger.event_type not in ("CONSULT",)] == []
