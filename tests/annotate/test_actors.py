"""Mentions of actors: names, bodies of states, offices; entities; parties swapped give swapped rows."""

import re

import pytest

from accordingto.model.ids import content_id
from invented import names_in, read_actors


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("The Ostrian government said no.", "Ostrian government", "Government of Ostria"),
        ("Ostria's government said no.", "government", "Government of Ostria"),
        ("The Halm authorities said no.", "Halm authorities", "Government of Ostria"),
        ("The government of Ostria said no.", "government", "Government of Ostria"),
        ("The provisional government in Halm said no.", "provisional government", "Government of Ostria"),
        ("Ostrian police arrested two men.", "Ostrian police", "Ostria Police"),
        ("Ostria police arrested two men.", "Ostria police", "Ostria Police"),
        ("The Ostrian Army left.", "Ostrian Army", "Ostrian Army"),
        ("The Velmarkian foreign ministry objected.", "Velmarkian foreign ministry", "Foreign Ministry of Velmark"),
        ("Velmark's parliament voted on Friday.", "parliament", "Parliament of Velmark"),
        ("Ostrian officials said no.", "Ostrian officials", "Ostrian officials"),
        ("Halm rejected the plan.", "Halm", "Government of Ostria"),
        ("Halm's refusal was noted.", "Halm", "Government of Ostria"),
        ("Ostria rejected the plan.", "Ostria", "Ostria"),
        ("LIFOR troops closed the road.", "LIFOR troops", "LIFOR"),
        ("Black Heron fighters attacked a post.", "Black Heron fighters", "Black Herons"),
        ("Varn's government fell.", "government", "Government of Velmark"),
        ("Unidentified gunmen fired at a bus.", "Unidentified gunmen", "unidentified gunmen"),
        ("Two young Drems were hurt.", "young Drems", "young Drems"),
        ("Police detained more than a dozen ethnic Drems.", "ethnic Drems", "ethnic Drems"),
        ("The Halm Courier reported it.", "Halm Courier", "Halm Courier"),
    ],
)
def test_what_a_mention_names(text: str, mention: str, name: str) -> None:
    text = text if "Varn" not in text else f"Prime Minister Bela Varn spoke. {text}"
    assert names_in(text).get(mention) == name


def test_local_and_former_bodies_are_not_the_one_in_office() -> None:
    assert names_in("The former Ostrian government fell.")["former Ostrian government"] == "former Ostrian government"
    assert "Government of Ostria" not in names_in("The local authorities said no.").values()


def test_countries_come_from_the_words_only() -> None:
    found = {r.mention.text: r.mention for r in read_actors("Velmark Drems met Ostrian officials and ethnic Drems.")[0]}
    assert found["Velmark Drems"].country == "VEL"
    assert found["Ostrian officials"].country == "OST"
    assert found["ethnic Drems"].country is None


def test_places_are_no_actors() -> None:
    assert names_in("He was born in Ostria and lives near Halm.") == {}
    assert "Velmark" not in names_in("Troops returned to Velmark from Ostria.")


def test_short_name_in_brackets() -> None:
    assert names_in("The League mission in Velmark (LIFOR) said no.")["LIFOR"] == "LIFOR"
    found = names_in("The Council of Border Towns (CBT) met. The CBT called for calm.")
    assert found["CBT"] == "Council of Border Towns"


def test_descriptions_have_no_id_and_names_have_the_entity_s() -> None:
    references, entities = read_actors("Ostrian police said that gunmen fled. Mira Tosk condemned it.")
    ids = {r.mention.text: r.mention.actor_id for r in references}
    assert ids["gunmen"] is None
    assert ids["Ostrian police"] == content_id("entity", "Ostria Police")
    assert {e.name for e in entities} == {"Ostria Police", "Mira Tosk"}
    tosk = next(e for e in entities if e.name == "Mira Tosk")
    assert (tosk.public_role, tosk.offices[0].of, tosk.country) == ("office", "Ostria", "OST")


def test_people_nobody_knows_have_no_public_role_without_an_office() -> None:
    _, entities = read_actors("Anton Belic said he heard shots. The mayor, Karl Stern, said nothing.")
    roles = {e.name: e.public_role for e in entities}
    assert roles == {"Anton Belic": "unknown", "Karl Stern": "office"}


def test_spans_are_the_words_of_the_text_in_order() -> None:
    text = "Ostria’s foreign minister, Jan Orlik, met “LIFOR” officers in Halm."
    references, _ = read_actors(text)
    assert all(text[r.mention.start : r.mention.end] == r.mention.text for r in references)
    assert [r.first for r in references] == sorted(r.first for r in references)
    assert len({r.head for r in references}) == len(references)


SWAP = {"Ostria": "Velmark", "Ostrian": "Velmarkian", "Halm": "Brandt"}
SWAP |= {v: k for k, v in SWAP.items() if v != "Brandt"}


def test_swapped_parties_give_swapped_mentions() -> None:
    text = (
        "Ostria accused Velmark of attacking Ostrian troops. Velmarkian officials denied it, but Ostrian police "
        "said the Velmark government had armed gunmen. Ostria's army shelled Velmarkian villages."
    )
    swapped = re.sub(r"\w+", lambda m: SWAP.get(m[0], m[0]), text)
    here = [(r.first, r.last, r.how, r.mention.kind, r.mention.name) for r in read_actors(text)[0]]
    there = [(r.first, r.last, r.how, r.mention.kind, r.mention.name) for r in read_actors(swapped)[0]]
    assert [(*a[:4], re.sub(r"\w+", lambda m: SWAP.get(m[0], m[0]), a[4])) for a in here] == there


@pytest.mark.parametrize(
    ("text", "mention", "name", "country"),
    [
        ("Ostria's Air Force shot it down.", "Air Force", "Ostrian Air Force", "OST"),
        ("Halm-installed officials fled.", "Halm-installed officials", "Halm-installed officials", None),
        ("The Littoral League met. The League said no.", "League", "Littoral League", None),
    ],
)
def test_words_that_decide_whose_it_is(text: str, mention: str, name: str, country: str | None) -> None:
    found = {r.mention.text: r.mention for r in read_actors(text)[0]}
    assert (found[mention].name, found[mention].country) == (name, country)
