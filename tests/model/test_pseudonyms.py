"""Names of private people: taken out of texts however they are written, at equal length where offsets must hold."""

import json
from html import escape
from urllib.parse import quote, quote_plus, urlencode

import pytest

from accordingto.model.pseudonyms import Mask, PrivatePerson, blot_name, make_pseudonym
from factories import make_document, make_entity, make_mention, make_statement

SALT = b"a secret of the desk"
ANA = PrivatePerson("e1", "Ana Petrušan-O’Dell", ("Ana Petrušan-O’Dell", "Ana", "Petrušan-O’Dell"))
INITIALS = PrivatePerson("e2", "L. K.", ("L. K.",))
MASK = Mask([ANA, INITIALS], SALT)
WHO = make_pseudonym(SALT, ANA.name)


def test_a_pseudonym_is_the_same_in_one_desk_and_not_to_be_guessed_from_the_name() -> None:
    assert make_pseudonym(SALT, "Ana Petrušan") == make_pseudonym(SALT, "ana petrusan")
    assert make_pseudonym(b"another desk", "Ana Petrušan") != make_pseudonym(SALT, "Ana Petrušan")
    assert WHO.startswith("Person ") and len(WHO) == len("Person ") + 6


@pytest.mark.parametrize(
    "told",
    [
        "Ana Petrušan-O’Dell", "Ana\nPetrušan-O'Dell", "ANA PETRUŠAN-O’DELL", "Ana Petrusan-O’Dell", escape("Ana Petrušan-O'Dell"),
        quote("Ana Petrušan-O’Dell"), quote_plus("Ana Petrušan-O’Dell"), urlencode({"q": "Ana Petrušan-O’Dell"})[2:],
        "Petrušan-O’Dell", "Ana",
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(told: str) -> None:
    shown = MASK.tell(f"so said {told}, a farmer")
    assert shown.replace("%20", " ").replace("+", " ") == f"so said {WHO}, a farmer"
    assert len(MASK.blot(f"so said {told}")) == len(f"so said {told}") and "Petru" not in MASK.blot(f"so said {told}")


def test_what_is_only_like_a_name_stays() -> None:
    for text in ("Anabel met Banana", "Montana", "LL. K.", "a L. K", "ana"):
        assert MASK.tell(text) == text
    assert MASK.tell("L. K.’s mother") == f"{make_pseudonym(SALT, 'L. K.')}’s mother"


def test_two_who_share_a_word_share_no_pseudonym_for_it() -> None:
    both = Mask([ANA, PrivatePerson("e3", "Ana Morr", ("Ana Morr", "Ana"))], SALT)
    alone = both.tell("Ana")
    assert alone not in (WHO, make_pseudonym(SALT, "Ana Morr")) and alone.startswith("Person ")
    assert both.tell("Ana Morr") == make_pseudonym(SALT, "Ana Morr")


def test_a_pseudonym_in_an_address_leads_back_to_the_name() -> None:
    for make in (quote, quote_plus, str):
        assert MASK.reveal(f"speaker={make(WHO)}&x=1") == f"speaker={make(ANA.name)}&x=1"
    assert MASK.reveal("speaker=Person 000000") == "speaker=Person 000000"


def test_rows_keep_their_offsets() -> None:
    text = "Gunfire\n\nAna Petrušan-O’Dell said that L. K. was shot. Ana Petrušan-O’Dell ran.\n"
    document = make_document(text)
    said = make_statement(
        document, "L. K. was shot", speaker=ANA.name, speaker_id="e1", speaker_text="Ana Petrušan-O’Dell", about=("L. K.", "Tarn"),
    )  # fmt: skip
    entity = make_entity(ANA.name, "Ana", id="e1", kind="person", public_role="private")
    mention = make_mention(document, "L. K.", actor_id="e2", name="L. K.")
    shown, row, who, place = (MASK.mask_row(r) for r in (document, said, entity, mention))
    assert len(shown.text) == len(text) and "Petru" not in shown.text and "L. K." not in shown.text
    assert shown.text[row.evidence_start : row.evidence_end] == row.content
    assert shown.text[place.start : place.end] == place.text
    assert row.speaker == WHO and row.about == (make_pseudonym(SALT, "L. K."), "Tarn")
    assert who.name == WHO and who.id == row.speaker_id != "e1" and "Ana" not in json.dumps(who.names)
    assert shown.sha256 == document.sha256 and shown.id == document.id


def test_without_private_people_nothing_changes() -> None:
    document = make_document()
    assert not Mask() and Mask().mask_row(document) is document and Mask().tell("Ana") == "Ana"


@pytest.mark.parametrize(("length", "shown"), [(15, "Person 7f3a1c··"), (9, "P. 7f3a1c"), (7, "7f3a1c·"), (5, "·····")])
def test_a_blot_has_the_length_of_the_name(length: int, shown: str) -> None:
    assert blot_name("Person 7f3a1c", length) == shown
