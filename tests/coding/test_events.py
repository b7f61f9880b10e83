"""Events as rows: evidence, codes, modes, order, and that no side is favoured."""

import pytest

from accordingto.model.codebook import load_codebook_file
from coding_events import event, events
from coding_readings import annotate

REPORT = (
    "MERFOR turned down a request from Orvenia to send 400 officers, Joost Averink said on Friday. "
    "Three drivers were allegedly beaten by gendarmes in Kaval on Monday. "
    "Some 200 students peacefully demonstrated in Halvec, and police arrested nine of them."
)


def test_a_report_gives_its_deeds() -> None:
    found = [(e.event_type, e.factuality) for e in events(REPORT)]
    assert found == [("REJECT", "asserted"), ("ASSAULT", "alleged"), ("PROTEST", "asserted"), ("COERCE", "asserted")]


def test_evidence_is_what_stands_there_and_holds_the_trigger() -> None:
    for e in events(REPORT):
        words = REPORT[e.evidence_start : e.evidence_end]
        assert e.trigger in words
        assert "\n" not in words
        assert ". " not in words


def test_evidence_never_runs_over_a_line_end() -> None:
    text = "Gunmen in Kaval\nattacked the old town hall."
    annotations = annotate(text)
    for e in events(text):
        assert "\n" not in annotations.document.text[e.evidence_start : e.evidence_end]


def test_codes_come_from_the_codebook() -> None:
    book = load_codebook_file("events")
    for e in events(REPORT):
        entry = book["types"][e.event_type]
        assert e.quad_code == entry["quad_code"]
        assert e.mode is None or e.mode in entry["modes"]
        assert set(e.context) <= set(book["contexts"])
        assert 0 < e.confidence < 1


def test_the_same_text_gives_the_same_rows() -> None:
    assert events(REPORT) == events(REPORT)


def test_ids_differ() -> None:
    ids = [e.id for e in events(REPORT)]
    assert len(ids) == len(set(ids))


def test_counts() -> None:
    found = {e.event_type: e.counts for e in events(REPORT)}
    assert found["PROTEST"] == {"size": "~200"}
    assert found["COERCE"] == {"arrested": 9}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Gunmen attacked the camp with rockets.", "heavy-weapons"),
        ("A suicide attack on the camp by gunmen killed two soldiers.", "suicide-attack"),
        ("Soldiers fired tear gas at the crowd.", "crowd-control"),
        ("Students threw stones at the police.", "primitive"),
        ("Ilmara's envoy paid a visit to Halvec.", "visit"),
        ("The mayor resigned.", "resign"),
        ("Orvenia deployed two missile batteries near Kaval.", "weapons"),
    ],
)
def test_mode(text: str, mode: str) -> None:
    assert events(text)[0].mode == mode


def test_no_side_is_taken() -> None:
    text = "{0} troops attacked a {1} camp near Kaval, {2} said, and {1} police arrested two {0} officers."
    one = events(text.format("Orvenian", "Dremish", "MERFOR"))
    other = events(text.format("Dremish", "Orvenian", "MERFOR"))

    def shape(e: object) -> tuple[object, ...]:
        return (e.event_type, e.mode, e.factuality, len(e.actors), len(e.recipients), e.voice)  # type: ignore[attr-defined]

    assert [shape(e) for e in one] == [shape(e) for e in other]


def test_an_empty_text_has_no_events() -> None:
    assert events("Nothing.") == ()


def test_ultimatums_and_protests_told_as_deeds() -> None:
    assert event("Dremland issued an ultimatum to Orvenia.").event_type == "THREATEN"
    assert events("Orvenia summoned the Ilmaran ambassador.")[0].event_type == "ACCUSE"


def test_harm_by_accident_is_no_assault() -> None:
    assert events("A tram overturned in Kaval, injuring 40.") == ()
    assert events("Investigators are looking into what caused a plane to crash, killing the 10 on board.") == ()


def test_an_attack_in_words_is_no_assault() -> None:
    assert events("Critics attacked the bill.") == ()
    assert all(e.event_type != "ASSAULT" for e in events("The minister attacked the mayor over the levy."))


def test_a_bridge_closed_by_nobody_is_no_protest() -> None:
    assert events("The bridge has been closed as a precaution.") == ()


def test_an_attack_denied_by_its_doer_is_negated() -> None:
    found = event("Orvenia denied attacking the market in Kaval.")
    assert (found.factuality, found.recipients) == ("negated", ("market",))


def test_mentions_of_different_speakers_are_not_joined() -> None:
    text = (
        "An apartment block was flattened, residents said. "
        "At least 27 people were killed when shells hit a market in Kaval on Friday, doctors said."
    )
    assert len(events(text)) == 2


def test_who_is_cited_for_a_number_did_not_do_it() -> None:
    for text in (
        "According to MERFOR, 300 people have been killed in attacks by Dremish troops since March.",
        "At least 40 people were killed in Kaval, according to MERFOR, which is investigating the shelling.",
        "MERFOR said that 12 civilians were killed in the shelling of Kaval by Orvenia.",
    ):
        (killing,) = [e for e in events(text) if e.event_type == "ASSAULT"]
        assert "MERFOR" not in (*killing.actors, *killing.recipients)
        assert killing.sources == ("MERFOR",)


def test_who_denies_is_the_source_of_the_denial_only() -> None:
    (found,) = events("Joost Averink denied that his troops had shelled Kaval.")
    assert (found.factuality, found.sources) == ("negated", ("Joost Averink",))
    (found,) = events("Dremland accused Orvenia of shelling Kaval, a charge that Joost Averink denied.")
    assert (found.factuality, found.actors, found.sources) == ("alleged", ("Orvenia",), ("Dremland",))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Dremland denied that its army had shelled the village.", "Dremland"),
        ("The Dremish army denied shelling the village.", "Dremish Army"),
        ("Rennik denied having attacked the convoy.", "Maija Rennik"),
        ("Dremland rejected accusations that its army had killed seven people.", "Dremland"),
        ("Reports that Dremland had arrested the mayor were denied by Ostrohal.", "Government of Dremland"),
        ("Allegations of an attack on the convoy were dismissed by Dremland as lies.", "Dremland"),
    ],
)
def test_a_denial_is_not_coded_as_the_deed(text: str, source: str) -> None:
    (found,) = events(text)
    assert (found.factuality, found.voice, found.sources) == ("negated", "attributed", (source,))


def test_who_noted_it_vouches_for_it() -> None:
    (found,) = events("The attack, as noted by MERFOR, killed three soldiers.")
    assert (found.actors, found.sources) == ((), ("MERFOR",))


def test_nouns_tell_of_deeds() -> None:
    text = "The arrest of the mayor by Dremish police led to protests in Kaval."
    assert [(e.event_type, e.place) for e in events(text)] == [("COERCE", None), ("PROTEST", "Kaval")]
    assert event("Their refusal to recognise Merinja angered Dremland.").recipients == ("Merinja",)


def test_verbs_that_only_carry_a_noun_make_no_second_row() -> None:
    for text in ("Orvenia carried out an attack on Kaval.", "Students staged a protest in Halvec."):
        assert len(events(text)) == 1


def test_states_protest_in_words() -> None:
    protest = events("Orvenia protested to Dremland over the sanctions.")[0]
    assert (protest.event_type, protest.mode) == ("ACCUSE", "disapprove")
    assert [(e.event_type, e.mode) for e in events("Miners protested in Torvist over wages.")] == [("PROTEST", "demo")]


def test_a_weapon_is_nobody() -> None:
    (killing,) = events("At least 17 people were killed when rockets hit a crowded market in Torvist.")
    assert (killing.actors, killing.place_text) == ((), "Torvist")
