"""How it is told: by adverbs, modals, infinitives, conditions, denials and those who accuse."""

import pytest

from coding_events import events, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested two drivers.", "asserted"),
        ("Police allegedly arrested two drivers.", "alleged"),
        ("Police not only arrested two drivers, they freed three.", "asserted"),
        ("Police are said to have arrested two drivers.", "alleged"),
        ("Police were found to have arrested two drivers.", "asserted"),
        ("Reports that police arrested two drivers are without foundation.", "negated"),
        ("The claim that police arrested two drivers is false.", "negated"),
        ("The accord obliges police to arrest two drivers.", "unrealised"),
        ("Police are suspected of arresting two drivers.", "alleged"),
        ("The soldier was accused of shooting two farmers.", "alleged"),
        ("An alleged attack on the camp by gunmen was in the news.", "alleged"),
        ("Police may have arrested two drivers.", "alleged"),
        ("Police will arrest two drivers.", "unrealised"),
        ("Police could arrest two drivers.", "unrealised"),
        ("If police arrest the drivers, others will come.", "unrealised"),
        ("Police want to arrest two drivers.", "unrealised"),
        ("Police are to arrest two drivers by May.", "unrealised"),
        ("A judge ordered two drivers arrested.", "unrealised"),
        ("The army delayed the withdrawal of its troops from Halvec.", "unrealised"),
        ("The army's withdrawal from Halvec was postponed.", "unrealised"),
        ("A judge has ordered nine members of the party jailed.", "unrealised"),
        ("Police have to arrest two drivers.", "unrealised"),
        ("Police are obliged to arrest two drivers.", "unrealised"),
        ("The ministry asked police to arrest two drivers.", "unrealised"),
        ("There is a risk of an attack on the camp.", "unrealised"),
        ("Halvec fears an attack on the camp.", "unrealised"),
        ("The army stayed to prevent attacks on the camp.", "unrealised"),
        ("Police did not arrest the drivers.", "negated"),
        ("No driver was arrested.", "negated"),
        ("Police have never arrested a driver.", "negated"),
        ("Police failed to arrest the drivers.", "negated"),
        ("They left without arresting the drivers.", "negated"),
        ("The ban forced the judges to resign.", "asserted"),
        ("The police began arresting drivers.", "asserted"),
        ("After arresting the drivers, police left.", "asserted"),
        ("Police did not arrest or detain the drivers.", "negated"),
        ("Did police arrest the drivers?", "unrealised"),
        ("It is time for the drivers to be arrested.", "unrealised"),
        ("The Force is not in a position to confirm that two drivers were arrested.", "alleged"),
        ("The ministry could not confirm that two drivers were arrested.", "alleged"),
        ("The ministry confirmed that two drivers were arrested.", "asserted"),
        ("It is alleged that police arrested two drivers. This is untrue.", "negated"),
        ("It is alleged that police arrested two drivers. This is a matter for the courts.", "alleged"),
    ],
)
def test_how_it_is_told(text: str, expected: str) -> None:
    assert told(text) == expected


def test_the_second_verb_shares_the_modal_of_the_first() -> None:
    assert events("Police would arrest the drivers and jail the teachers.") == ()


def test_a_denial_is_never_coded_as_the_deed() -> None:
    (found,) = events("The Orvenian army denied that its troops had shelled the village of Dolne Pessk.")
    assert found.factuality == "negated"
    assert found.sources


def test_an_accusation_is_told_as_one() -> None:
    found = events("Joost Averink accused Orvenia of shelling the village of Dolne Pessk.")
    assert [e.factuality for e in found] == ["alleged"]


def test_what_somebody_says_happened_stays_asserted_with_its_source() -> None:
    (found,) = events("MERFOR said that gunmen attacked a patrol.")
    assert (found.factuality, found.voice, found.sources) == ("asserted", "attributed", ("MERFOR",))


def test_who_did_it_as_a_question_is_not_told_as_done() -> None:
    assert told("He would not say who had opened fire.") == "unrealised"


@pytest.mark.parametrize(
    "text",
    [
        "Orvenia rejected the accusation that its troops had attacked Kaval.",
        "Orvenia dismissed reports that it had arrested the mayor.",
        "Dremland's claim that Orvenia had shelled Kaval was denied by Joost Averink.",
    ],
)
def test_an_accusation_put_away_is_told_as_not_so(text: str) -> None:
    assert [e.factuality for e in events(text)] == ["negated"]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two men for attacking a bus.",
        "Dremland condemned Orvenia for the shelling of Kaval.",
    ],
)
def test_what_stands_behind_a_charge_is_alleged(text: str) -> None:
    assert [e.factuality for e in events(text) if e.event_type == "ASSAULT"] == ["alleged"]


def test_a_deed_as_a_subject_is_no_fact() -> None:
    assert told("Lifting the ban on Dremish goods is out of the question.") == "unrealised"


def test_what_was_brokered_was_held() -> None:
    assert told("The talks between Orvenia and Dremland, brokered by Ilmara, ended on Friday.") == "asserted"


def test_what_comes_before_something_ahead_is_ahead_too() -> None:
    assert events("The commander will decide after consultations with the Council of Littoral States.") == ()


@pytest.mark.parametrize("condition", ["provided that", "provided", "if"])
def test_what_is_a_condition_has_not_happened(condition: str) -> None:
    text = f"Orvenia was ready to sign {condition} Dremland recognised its borders."
    assert {e.factuality for e in events(text) if e.event_type == "SUPPORT"} <= {"unrealised"}


def test_what_stands_behind_a_denied_part_is_not_denied() -> None:
    text = "Orvenia denied a part in a raid that, according to MERFOR, killed 40 people."
    assert [e.factuality for e in events(text)] == ["asserted"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The massacre of Kaval in 2030 was never investigated.", "asserted"),
        ("The attack on Kaval was fabricated.", "negated"),
        ("The raid on Kaval was staged for television.", "negated"),
        ("The raid on Kaval was staged by rebels.", "asserted"),
        ("The report on the shooting at Brod-Kaval would appear in June.", "asserted"),
    ],
)
def test_what_is_only_talked_of_happened_and_what_is_made_up_did_not(text: str, expected: str) -> None:
    assert told(text) == expected


def test_what_a_rule_says_of_anybody_is_no_happening() -> None:
    assert events("Persons detained in connection with public disorder must be brought before a judge.") == ()
    assert len(events("Two persons detained in Kaval on Friday must be brought before a judge.")) == 1
