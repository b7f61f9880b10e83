"""Every mention says how sure it is tied to its actor, and why; what is left open is tied to nobody."""

import pytest

from invented import read_actors


@pytest.mark.parametrize(
    ("text", "mention", "reason"),
    [
        ("Bela Varn spoke.", "Bela Varn", "by its name"),
        ("Bela Varn spoke. Varn left.", "Varn", "after the full name in this text"),
        ("Bela Varn spoke. He left.", "He", "a pronoun for which one antecedent remains"),
        ("Velmark's Prime Minister Bela Varnn spoke.", "Bela Varnn", "a spelling near to the only name"),
        ("Occupied Lesk rejected it.", "Occupied Lesk", "by a name that another party rejects"),
        ("Halm denied it.", "Halm", "a capital that stands for its government"),
        ("The Ostrian police came.", "Ostrian police", "a body of the state"),
        ("LIFOR troops came.", "LIFOR troops", "members of the group"),
        ("Ostria's president spoke.", "president", "the only one known to hold the office"),
    ],
)
def test_a_link_says_why(text: str, mention: str, reason: str) -> None:
    found = next(r.mention for r in read_actors(text)[0] if r.mention.text == mention)
    assert found.reason is not None and reason in found.reason
    assert found.confidence is not None and 0.6 <= found.confidence < 1


def test_what_is_only_described_is_tied_to_nobody() -> None:
    found = next(r.mention for r in read_actors("Unidentified gunmen fled.")[0])
    assert (found.actor_id, found.confidence, found.reason) == (None, None, "described only: nobody is named")


def test_two_of_one_surname_are_left_open() -> None:
    found = [r.mention for r in read_actors("Jan Orlik met Pavel Orlik. Then Orlik left.")[0]][-1]
    assert (found.text, found.actor_id, found.confidence) == ("Orlik", None, None)
    assert found.reason == "more than one of this name: left open"


def test_a_namesake_of_another_generation_is_somebody_else() -> None:
    found = {r.mention.text: r.mention.name for r in read_actors("Bela Varn spoke. Bela Varn Sr. left.")[0]}
    assert found == {"Bela Varn": "Bela Varn", "Bela Varn Sr": "Bela Varn Sr"}


def test_a_city_in_the_name_of_a_club_is_no_government() -> None:
    names = {r.mention.name for r in read_actors("Sparta Halm denied that it would play.")[0]}
    assert "Government of Ostria" not in names
