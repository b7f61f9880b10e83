"""What says of another's words that they are not so: a side that did not do it, and words that are told to be wrong."""

import pytest

from accordingto.resolve.rebuttals import find_rebuttal, may_rebut, names_of_side
from factories import make_document, make_entity, make_statement

OURS = names_of_side("Velmark", [make_entity("Velmark", kind="state", country="VEL")])
THEIRS = names_of_side("Ministry of Defence of Ostria", [])
CHARGE = "the depot was hit by drones that Velmark had supplied to the rebels"


def said(words: str, speaker: str, **more: object):
    document = make_document(words, path=speaker)
    return make_statement(document, words, speaker=speaker, **more)


def rebut(denial: str, claim: str = CHARGE, one_story: bool = False, **more: object) -> str | None:
    found = find_rebuttal(
        said(denial, "Velmark", **more), said(claim, "Ministry of Defence of Ostria"), OURS, THEIRS, one_story
    )
    return found[1] if found else None


@pytest.mark.parametrize(
    "denial",
    [
        "Velmark has not given, sold or lent a drone to anybody",
        "We never sent drones across that border",
        "No Velmarkian drone has been supplied to them",
    ],
)
def test_a_side_that_did_not_do_what_it_is_charged_with(denial: str) -> None:
    why = rebut(denial)
    assert why is not None
    assert why.startswith("it says that its side did not, or has not: ")
    assert may_rebut(said(denial, "Velmark"), OURS)


@pytest.mark.parametrize(
    "denial",
    [
        "We will not send drones",
        "We do not want drones on our border",
        "We have no information on drones",
        "We build ships, not drones",
        "Nobody has ever seen a drone there",
        "We have not closed the road",
    ],
)
def test_what_is_ahead_or_in_the_mind_or_of_another_matter_denies_no_deed(denial: str) -> None:
    assert rebut(denial) is None


def test_only_who_is_charged_denies_his_deed() -> None:
    assert rebut("We have sent no drones", "the depot was hit by drones of the Northern Front") is None


def test_in_one_story_a_commoner_word_is_enough() -> None:
    armed = "the gunmen were armed with Velmarkian weapons"
    assert rebut("No Velmarkian weapon has been supplied to them", armed) is None
    assert rebut("No Velmarkian weapon has been supplied to them", armed, one_story=True) is not None


@pytest.mark.parametrize(
    ("denial", "claim", "denied"),
    [
        ("The 900 tonnes named by Ostria are too high.", "900 tonnes of oil have leaked", True),
        ("Ostria's claim that drones hit the depot is untrue.", "the depot was hit by drones", True),
        ("The allegation by the Ostrian ministry has no basis in the flight data.", "the flight data show a jet", True),
        ("The claim that drones hit the depot is untrue.", "the depot was hit by drones", False),
        ("The 800 tonnes named by Ostria are too high.", "900 tonnes of oil have leaked", False),
        ("Ostria's claim that drones hit the depot is being examined.", "the depot was hit by drones", False),
    ],
)
def test_words_that_are_told_to_be_anothers_and_wrong(denial: str, claim: str, denied: bool) -> None:
    assert (rebut(denial, claim) is not None) == denied


def test_nobody_denies_his_own_words_nor_does_a_request() -> None:
    own = said(CHARGE, "Velmark")
    assert find_rebuttal(said("We have sent no drones", "Velmark"), own, OURS, OURS) is None
    assert rebut("We have sent no drones", act="request") is None


def test_a_voice_without_a_name_has_no_side() -> None:
    assert names_of_side("@publisher", []) == frozenset()
    assert names_of_side(None, []) == frozenset()
