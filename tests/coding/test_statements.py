"""Who is reported to have said what: the forms in which texts report words."""

import pytest

from accordingto.coding.statements import find_statements
from coding_readings import annotate, published, said, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Damir Oslavec said that the bridge was open.",
            [("Damir Oslavec", "assert", "the bridge was open")],
        ),
        (
            "The bridge was open, Damir Oslavec told reporters in Halvec.",
            [("Damir Oslavec", "assert", "The bridge was open")],
        ),
        (
            "According to MERFOR, four people were treated in hospital.",
            [("MERFOR", "assert", "four people were treated in hospital")],
        ),
        (
            "Sigrun Aldemar accused MERFOR of looking away.",
            [("Sigrun Aldemar", "accuse", "looking away")],
        ),
        (
            "Sigrun Aldemar called on MERFOR to reopen the bridge.",
            [("Sigrun Aldemar", "request", "to reopen the bridge")],
        ),
        (
            "The attack was condemned by the Council of Littoral States.",
            [("Council of Littoral States", "accuse", "The attack")],
        ),
        (
            "Orvenia and Dremland have demanded the release of the drivers.",
            [
                ("Dremland", "request", "the release of the drivers"),
                ("Orvenia", "request", "the release of the drivers"),
            ],
        ),
        (
            "The Orvenian army denied firing on the village.",
            [("Orvenian Army", "deny", "firing on the village")],
        ),
        (
            "Ilmara offered to host talks.",
            [("Ilmara", "agree", "to host talks")],
        ),
        (
            "MERFOR put the toll at seven.",
            [("MERFOR", "assert", "the toll at seven")],
        ),
    ],
)
def test_forms_of_reported_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(said(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Damir Oslavec did not say whether the bridge was open.",
        "Dremland could accuse MERFOR of looking away.",
        "The convoy crossed the bridge on Monday.",
        "Tensions continue to rise, as the summer nears.",
    ],
)
def test_words_that_nobody_said(text: str) -> None:
    assert said(text) == []


def test_direct_speech_is_one_statement_over_its_sentences() -> None:
    rows = statements(
        "“We buried them today. Nobody came. We will not forget,” Damir Oslavec said in a televised address."
    )
    assert {r.speaker for r in rows} == {"Damir Oslavec"}
    assert all(r.form == "direct" for r in rows)
    assert rows[0].medium == "televised address"
    assert rows[-1].content_spans[-1][1] >= rows[0].content_spans[0][1]


def test_quotation_standing_alone_goes_on_with_the_voice_before() -> None:
    rows = statements(
        "“The bridge is closed,” said Damir Oslavec.\n“Nobody will cross it without our leave this week.”"
    )
    assert [r.speaker for r in rows] == ["Damir Oslavec", "Damir Oslavec"]


def test_quotation_that_lost_its_opening_mark() -> None:
    rows = statements("Damir Oslavec told the crowd, “They want us gone.” We must not yield, that is my message.”")
    assert [r.content for r in rows] == ["They want us gone.", "We must not yield, that is my message."]
    assert {r.speaker for r in rows} == {"Damir Oslavec"}


def test_own_words_are_said_once() -> None:
    rows = statements("Maija Rennik said that she hopes for a quiet week.")
    assert [(r.act, r.cue) for r in rows] == [("express", "said")]


def test_nesting_leads_to_the_statement_around() -> None:
    rows = statements("Damir Oslavec said that MERFOR had told him that the bridge was mined.")
    outer = next(r for r in rows if r.speaker == "Damir Oslavec")
    inner = next(r for r in rows if r.speaker == "MERFOR")
    assert inner.reported_by == outer.id
    assert outer.reported_by is None


def test_coordinated_cue_ends_the_words_before_it() -> None:
    rows = statements("Sigrun Aldemar said Dremland would help and accused Orvenia of hiding the truth.")
    assert [(r.act, r.content) for r in rows] == [
        ("agree", "Dremland would help"),
        ("accuse", "hiding the truth"),
    ]


def test_denial_of_the_words_before() -> None:
    rows = statements(
        "Joost Averink claimed that Orvenia had armed the drivers, something that was denied by Orvenian officials."
    )
    claim = next(r for r in rows if r.act != "deny")
    denial = next(r for r in rows if r.act == "deny")
    assert claim.speaker == "Joost Averink"
    assert "denied" not in claim.content
    assert denial.speaker == "Orvenian officials"
    assert denial.responds_to == (claim.id,)


def test_reporters_note_is_not_the_charge() -> None:
    rows = statements(
        "It is high time for Eskildal to be stopped from pursuing his plan, which cost ten lives, as the Red Lantern Society noted.",
        warnings=("first_person",),
    )
    noted = next(r for r in rows if r.speaker == "Red Lantern Society")
    assert (noted.act, noted.content) == ("assert", "which cost ten lives")
    assert any(r.speaker == "@publisher" and r.act == "request" for r in rows)


def test_first_person_communique_speaks_for_its_publisher() -> None:
    rows = statements(
        "We urge MERFOR to reopen the bridge. The levy is a violation of the Protocol.", warnings=("first_person",)
    )
    assert [(r.speaker, r.speaker_is_publisher, r.act) for r in rows] == [
        ("@publisher", True, "request"),
        ("@publisher", True, "accuse"),
    ]


def test_headline_speech() -> None:
    rows = statements("He spoke on Friday.", title="MERFOR must answer for the dead – Damir Oslavec")
    assert [(r.speaker, r.act, r.addressees) for r in rows] == [("Damir Oslavec", "request", ("MERFOR",))]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Joost Averink claimed, without evidence, that the drivers were armed.", "unsupported"),
        ("Joost Averink claimed that the drivers were armed. He did not provide any proof.", "unsupported"),
        ("Torvišta presented the shooting as a ‘traffic operation’.", "distanced"),
        ("Joost Averink said that the drivers had allegedly been armed.", "alleged"),
        ("Joost Averink said that the drivers were armed.", None),
    ],
)
def test_hedges(text: str, hedge: str | None) -> None:
    assert statements(text)[0].hedge == hedge


def test_condition_and_day() -> None:
    row = statements("If one more shell falls, Orvenia will strike back, Damir Oslavec warned on Friday.")[0]
    assert row.act == "threaten"
    assert row.conditional == "If one more shell falls"
    assert row.said_on == "2031-03-14"


def test_every_row_rests_on_its_words() -> None:
    text = (
        "“They fired,” said Maija Rennik, who accused Orvenia of lying. Orvenia denied the charge.\n"
        "According to MERFOR, nobody was hurt, while Radio Halvec reported that ten people had died."
    )
    annotations = annotate(text)
    rows = find_statements(annotations, "coding@test")
    assert len(rows) >= 4
    for row in rows:
        assert 0 <= row.evidence_start < row.evidence_end <= len(text)
        spans = [text[s:e] for s, e in row.content_spans]
        assert all(span.strip() for span in spans)
        assert row.content == " … ".join(spans)
    assert len({r.id for r in rows}) == len(rows)


@pytest.mark.parametrize(
    ("text", "denier", "content"),
    [
        (
            "Rennik’s claim that Dremland had shelled the village was denied by the Dremish army.",
            "Dremish Army",
            "Dremland had shelled the village",
        ),
        (
            "A claim by Rennik that the bridge had been mined was denied by MERFOR.",
            "MERFOR",
            "the bridge had been mined",
        ),
        ("MERFOR denied Rennik’s claim that the bridge had been mined.", "MERFOR", "the bridge had been mined"),
        (
            "Rennik said the bridge had been mined; the Dremish army denied it.",
            "Dremish Army",
            "the bridge had been mined",
        ),
    ],
)
def test_nobody_is_made_the_denier_of_his_own_claim(text: str, denier: str, content: str) -> None:
    rows = said(text)
    assert [who for who, act, _ in rows if act == "deny"] == [denier]
    assert [words for who, act, words in rows if who == "Maija Rennik" and act == "assert"] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "As noted by Halvec Courier, Rennik said that the bridge was closed.",
        "Rennik, quoted by Halvec Courier, said that the bridge was closed.",
        "The bridge was closed, Rennik said, according to Halvec Courier.",
    ],
)
def test_who_reports_it_is_not_the_speaker(text: str) -> None:
    (row,) = [s for s in statements(text) if s.speaker == "Maija Rennik"]
    assert row.content.lower() == "the bridge was closed"
    others = {s.id: s.speaker for s in statements(text) if s is not row and s.speaker != "Maija Rennik"}
    assert set(others.values()) <= {"Halvec Courier"}
    assert row.reported_by is None or others[row.reported_by] == "Halvec Courier"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ilmara offered to hold new talks, which MERFOR said were too late.",
            [("Ilmara", "agree", "to hold new talks"), ("MERFOR", "assert", "were too late")],
        ),
        (
            "Sigrun Aldemar reiterated her call for an immediate truce.",
            [("Sigrun Aldemar", "request", "an immediate truce")],
        ),
        (
            "MERFOR can confirm that two men were hurt.",
            [("MERFOR", "assert", "two men were hurt")],
        ),
        (
            "Orvenia urged restraint.",
            [("Orvenia", "request", "restraint")],
        ),
        (
            "A driver, who declined to give his name, said the road was closed.",
            [("driver", "assert", "the road was closed")],
        ),
        (
            "In a video posted on Kanal, the group's military leader claims his men have taken the bridge.",
            [("military leader", "assert", "his men have taken the bridge")],
        ),
        (
            "Has MERFOR said that the bridge is open?",
            [],
        ),
    ],
)
def test_asides_questions_and_words_that_are_given(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(said(text)) == sorted(expected)


@pytest.mark.parametrize("condition", ["as long as the guns stay silent", "provided that the guns stay silent"])
def test_conditions_of_several_words(condition: str) -> None:
    (row,) = statements(f"Damir Oslavec said that Orvenia would keep the truce {condition}.")
    assert row.conditional == condition


def test_whoever_tells_how_his_own_men_beat_back_an_attack_accuses_nobody() -> None:
    (row,) = statements("The Orvenian army announced that its units had repelled an attack by MERFOR.")
    assert (row.act, row.about) == ("assert", ())


def test_those_who_are_held_responsible_are_accused_and_lies_that_are_rejected_denied() -> None:
    rows = published("We hold Damir Oslavec responsible for the deaths. We reject the lies of Dremland.", "MERFOR")
    assert [act for act, _ in rows] == ["accuse", "deny"]


def test_nobody_asks_a_thing_to_act() -> None:
    rows = find_statements(
        annotate("We demand an independent investigation.", publisher="MERFOR", warnings=("first_person",)),
        "coding@test",
    )
    assert [(r.act, r.addressees) for r in rows] == [("request", ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sigrun Aldemar said on Friday it had closed, while MERFOR said the bridge was open.",
            [
                ("Sigrun Aldemar", "assert", "it had closed"),
                ("MERFOR", "assert", "the bridge was open"),
            ],
        ),
        (
            'Sigrun Aldemar, asked whether the accord applied, said: "Our word is good."',
            [("Sigrun Aldemar", "assert", "Our word is good.")],
        ),
        (
            'MERFOR condemned what it called "the disproportionate use of force".',
            [("MERFOR", "accuse", 'what it called "the disproportionate use of force')],
        ),
        (
            "Orvenia has said only that it is following the talks.",
            [("Orvenia", "assert", "it is following the talks")],
        ),
    ],
)
def test_where_the_words_of_one_end_and_another_speaks(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(said(text)) == sorted(expected)


def test_what_an_author_tells_of_himself_is_not_the_voice_that_he_quotes() -> None:
    text = (
        "I live beside the bridge.\n\nSigrun Aldemar stood there and I believed her. So did my neighbours. "
        "“Not one stone will be moved,” she told us."
    )
    assert not [row for row in said(text) if "neighbours" in row[2]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sigrun Aldemar demanded that the Littoral States condemn the attack.",
            [("Sigrun Aldemar", "request", "the Littoral States condemn the attack")],
        ),
        (
            "The mission dismissed two of the drivers.",
            [],
        ),
        (
            "Sigrun Aldemar said MERFOR had failed, without providing evidence.",
            [("Sigrun Aldemar", "accuse", "MERFOR had failed")],
        ),
        (
            "Sigrun Aldemar said MERFOR had closed the bridge. The mission denied that.",
            [
                ("Sigrun Aldemar", "assert", "MERFOR had closed the bridge"),
                ("MERFOR", "deny", "MERFOR had closed the bridge"),
            ],
        ),
        (
            "Orvenia named a day, a deadline that MERFOR says does not exist.",
            [("MERFOR", "assert", "does not exist")],
        ),
        (
            "Damir Oslavec said it would respond very soon.",
            [("Damir Oslavec", "assert", "it would respond very soon")],
        ),
        (
            "Orvenia's ambassador said that Dremland had attacked the mission, Kanal Ostrohal reported.",
            [
                ("Kanal Ostrohal", "assert", "Orvenia's ambassador said that Dremland had attacked the mission"),
                ("ambassador", "accuse", "Dremland had attacked the mission"),
            ],
        ),
    ],
)
def test_who_tells_what_is_not_who_is_told_of(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(said(text)) == sorted(expected)


def test_him_behind_according_to_is_the_one_who_spoke() -> None:
    told = said("Damir Oslavec said that the bridge was closed. According to him, two drivers were hurt.")
    assert ("Damir Oslavec", "assert", "two drivers were hurt") in told


def test_a_headline_ends_where_another_speaks() -> None:
    told = said("The talks go on.", title="Oslavec: no deal before May; Aldemar warns of war")
    assert ("no deal before May" in {content for _, _, content in told}) and not [r for r in told if ";" in r[2]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A court found Damir Oslavec guilty of incitement, a charge he has always denied.",
            [("Damir Oslavec", "deny", "incitement")],
        ),
        (
            "Sigrun Aldemar accused MERFOR of holding back the drivers. “They promised us everyone,” she said. The mission denied it.",
            [
                ("Sigrun Aldemar", "accuse", "holding back the drivers"),
                ("Sigrun Aldemar", "assert", "They promised us everyone,"),
                ("MERFOR", "deny", "holding back the drivers"),
            ],
        ),
    ],
)
def test_denials_of_charges(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(said(text)) == sorted(expected)
