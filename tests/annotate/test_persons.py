"""People by name: surnames after full names, titles, misspellings mended only when one candidate remains."""

import pytest

from invented import names_in, read_actors


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Bela Varn spoke. Varn left.", "Varn", "Bela Varn"),
        ("Anton Belic spoke. Belic left.", "Belic", "Anton Belic"),
        ("Tosk spoke in Halm.", "Tosk", "Mira Tosk"),
        ("Velmark's Prime Minister Bela Varnn spoke.", "Bela Varnn", "Bela Varn"),
        ("Velmark’s prime minister, Bella Varn, spoke.", "Bella Varn", "Bela Varn"),
        ("Bela Varn spoke. Mr. Varnof left.", "Varnof", "Bela Varn"),
        ("Ostria's Foreign Minister Orlik spoke.", "Orlik", "Jan Orlik"),
    ],
)
def test_who_is_named(text: str, mention: str, name: str) -> None:
    assert names_in(text).get(mention) == name


def test_diacritics_make_no_difference() -> None:
    assert names_in("Bėla Vàrn spoke.")["Bėla Vàrn"] == "Bela Varn"


def test_a_like_name_without_office_or_country_stays_itself() -> None:
    assert names_in("Bela Varnn, a farmer, spoke.")["Bela Varnn"] == "Bela Varnn"


def test_two_of_one_surname_in_the_text_stay_open() -> None:
    found = names_in("Jan Orlik met Pavel Orlik. Then Orlik left.")
    assert found.get("Orlik", "Orlik") == "Orlik"


def test_roles_are_the_words_before_or_beside_the_name() -> None:
    roles = {r.mention.text: r.mention.role for r in read_actors(
        "Interior Minister Ada Lund met Karl Stern, the mayor of Brezno, and Ines Calder.")[0]}  # fmt: skip
    assert roles["Ada Lund"] == "Interior Minister"
    assert roles["Karl Stern"] == "mayor"
    assert roles["Ines Calder"] is None


def test_an_office_behind_the_name_tells_the_side_where_a_rank_stands_before_it() -> None:
    text = "General Bela Varn, the head of the Ostrian army, spoke."
    assert {r.mention.country for r in read_actors(text)[0] if r.mention.text == "Bela Varn"} == {"OST"}


def test_a_surname_that_begins_another_name_is_not_its_bearer() -> None:
    found = names_in("Foreign Minister Tosk Haldane spoke. The minister left.")
    assert "Mira Tosk" not in found.values()
    assert found["Tosk Haldane"] == "Tosk Haldane"


def test_general_before_a_body_is_no_rank() -> None:
    assert "Command" not in names_in("The General Command announced a truce.")


def test_an_article_with_a_hyphen_belongs_to_the_name() -> None:
    names = names_in("The spokesman, Majid al-Ansar, said the talks would go on. Mr al-Ansar left.")
    assert "Majid al-Ansar" in names.values()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Spokesman Col. Idris Marwan said the road was open.", "Idris Marwan"),
        ("Maj. Gen. Tarek Osman ordered the troops to leave.", "Tarek Osman"),
        ("Brig.-Gen. Daud Noor said his men had left.", "Daud Noor"),
        ("Dr. Amin Orlik said seven were women.", "Amin Orlik"),
        ("Varn Orlik said seven were women.", "Varn Orlik"),
        ("Sheikh Hassan al-Tamimi called for calm.", "Hassan al-Tamimi"),
    ],
)
def test_ranks_and_known_surnames_make_nobody_of_their_own(text: str, name: str) -> None:
    references, _ = read_actors(text)
    assert [r.mention.name for r in references if r.mention.kind == "person" and r.how == "name"] == [name]
