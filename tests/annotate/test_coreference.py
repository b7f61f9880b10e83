"""Offices and pronouns: resolved when one candidate remains, left alone otherwise."""

import pytest

from invented import names_in, read_actors


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Ostria's president spoke.", "president", "Mira Tosk"),
        ("The head of the Velmarkian government spoke.", "head", "Bela Varn"),
        ("The Ostrian foreign minister spoke.", "foreign minister", "Jan Orlik"),
        ("Mira Tosk met Bela Varn. The president said little.", "president", "Mira Tosk"),
        ("The mayor, Karl Stern, spoke. Later the mayor left.", "mayor", "Karl Stern"),
        ("General Karl Stern spoke in Ostria. The general left.", "general", "Karl Stern"),
        ("Velmark's interior minister, Ada Lund, spoke.", "interior minister", "Ada Lund"),
    ],
)
def test_offices(text: str, mention: str, name: str) -> None:
    if "president said" in text:
        text = text.replace("Mira", "President Mira")
    assert names_in(text).get(mention) == name


def test_an_office_that_nobody_or_two_may_hold_stays_the_office() -> None:
    assert names_in("Ostria's defence minister spoke.")["defence minister"] == "Defence Minister of Ostria"
    found = names_in("The Velmarkian prime minister spoke.", published=None)
    assert found["prime minister"] == "Prime Minister of Velmark"


def test_the_head_of_something_else_is_not_the_only_leader() -> None:
    text = "The head of the mission's archive left. Karl Stern, the chief of LIFOR, spoke."
    assert names_in(text).get("head") != "Karl Stern"


def test_the_office_is_that_of_the_day() -> None:
    assert names_in("Velmark's prime minister spoke.", published="2025-02-01")["prime minister"] == "Olen Rask"
    assert names_in("Velmark's former prime minister spoke.").get("prime minister") is None


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Bela Varn spoke on Friday. He blamed Ostria.", "He", "Bela Varn"),
        ("Mira Tosk met Bela Varn. She was tired.", "She", "Mira Tosk"),
        ("Bela Varn said he was tired.", "he", "Bela Varn"),
        ("Drems marched in Halm. They were unarmed.", "They", "Drems"),
        ("Ostrian troops left, saying they were ready.", "they", "Ostrian troops"),
        ("LIFOR said it had closed the bridge.", "it", "LIFOR"),
        ("“They (LIFOR) replied late,” Bela Varn said.", "They", "LIFOR"),
        ("LIFOR, which has 200 troops, left.", "which", "LIFOR"),
        ("The regional bloc ECWAS met. It gave Velmark one week.", "It", "ECWAS"),
        ("Bela Varn left. The envoy of Ostria said so. She asked LIFOR to go.", "She", "envoy of Ostria"),
        ("Bela Varn, who leads Velmark, left.", "who", "Bela Varn"),
        ("Jan Orlik, a seller of carpets who left, spoke.", "who", "Jan Orlik"),
        ("Ostria rejected it. “Our coast guard acted in full accordance with the law,” it said.", "it", "Ostria"),
        ("Ostria imposed sanctions on two firms it says sell arms.", "it", "Ostria"),
        ("LIFOR summoned the envoy over what it called lies.", "it", "LIFOR"),
        ("Ambassador Ada Lund spoke. “It is late,” the diplomat said.", "diplomat", "Ada Lund"),
        (
            "A Western diplomat spoke. Ambassador Ada Lund left. “It is late,” the diplomat said.",
            "diplomat",
            "diplomat",
        ),
    ],
)
def test_pronouns(text: str, pronoun: str, name: str) -> None:
    assert names_in(text).get(pronoun) == name


@pytest.mark.parametrize(
    "text",
    [
        "Jan Orlik and Bela Varn met in Halm. He was late.",
        "Mira Tosk spoke. He was late.",
        "“He is a liar,” Mira Tosk said of Bela Varn.",
        "We met Ostria. It is late.",
        "Ostria, since Velmark objects, said it.",
    ],
)
def test_pronouns_that_more_than_one_or_none_fits_stay_open(text: str) -> None:
    assert not [r for r in read_actors(text)[0] if r.how == "pronoun"]


def test_body_that_goes_on_saying() -> None:
    text = "LIFOR accused the Black Herons of firing first. It said that three of its people were hurt."
    assert names_in(text).get("It") == "LIFOR"


def test_he_behind_his_lawyer_is_not_the_lawyer() -> None:
    found = names_in("Karl Stern was arrested. His lawyer, Jan Orlik, said he had been beaten.")
    assert found.get("he") in (None, "Karl Stern")


def test_him_looks_back_over_one_sentence_only() -> None:
    found = names_in(
        "Bela Varn spoke. The leader of the list criticised the cabinet. According to him, nothing had changed."
    )
    assert "him" not in found or found["him"] == "him"
