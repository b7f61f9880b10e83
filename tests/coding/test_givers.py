"""Who gives a number and who vouches for a deed: the whole chain, and the known failures of other systems."""

import pytest

from accordingto.coding.figures import find_figures
from accordingto.coding.statements import find_statements
from coding_events import events
from coding_readings import annotate


def givers(text: str) -> dict[float, tuple[str, ...]]:
    """Return who gives each number of a text."""
    annotations = annotate(text)
    figures = find_figures(annotations, find_statements(annotations, "coding@test"), (), "coding@test")
    return {next(n for n in (f.value, f.low, f.high) if n is not None): f.sources for f in figures}


def vouchers(text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return how each event of a text is told and by whom."""
    return {e.trigger: (e.factuality, e.sources) for e in events(text)}


@pytest.mark.parametrize(
    ("text", "number", "sources"),
    [
        ("Fourteen people were killed, according to doctors.", 14, ("doctors",)),
        ("The ministry said the army had told it that 14 people were killed.", 14, ("ministry", "army")),
        ("Radio Halvec, citing a hospital source, reported that 14 people were killed.", 14, ("Radio Halvec", "hospital source")),
        ("Radio Halvec reported that, according to doctors, 14 people were killed.", 14, ("Radio Halvec", "doctors")),
        ("As noted by Radio Halvec, the mayor said that 14 people were killed.", 14, ("Radio Halvec", "mayor")),
        ("Human rights groups estimate that 400 people are held.", 400, ("human rights groups",)),
        ("An estimated 400 people are held, human rights groups say.", 400, ("human rights groups",)),
        ("According to a list drawn up by MERFOR, six of them were minors.", 6, ("MERFOR",)),
        ("It rained. Four houses were flooded.", 4, ()),
    ],
)  # fmt: skip
def test_the_chain_of_a_number(text: str, number: float, sources: tuple[str, ...]) -> None:
    assert givers(text)[number] == sources


def test_rival_numbers_have_rival_givers() -> None:
    found = givers("The mayor put the death toll at 14; the hospital spoke of nine.")
    assert found == {14: ("mayor",), 9: ("hospital",)}


def test_a_number_of_those_killed_is_given_by_who_puts_it() -> None:
    assert givers("The army put the number of rebels killed at 30.") == {30: ("army",)}


def test_who_denies_a_claim_gives_none_of_its_numbers() -> None:
    assert givers("MERFOR rejected the ministry's figure of 40 dead.")[40] == ("ministry",)
    assert "MERFOR" not in givers("MERFOR denied the mayor's claim that its soldiers shot two farmers.")[2]


def test_a_charge_is_not_laid_at_the_door_of_whom_its_number_is_taken_from() -> None:
    text = "The mayor accused Dremland of killing 14 people, citing figures of MERFOR."
    assert givers(text)[14] == ("mayor", "MERFOR")
    assert vouchers(text)["killing"] == ("alleged", ("mayor",))


def test_nobody_is_made_the_denier_of_his_own_claim() -> None:
    factuality, sources = vouchers("MERFOR denied the mayor's claim that its soldiers shot two farmers.")["shot"]
    assert (factuality, sources) == ("negated", ("MERFOR",))


def test_a_denial_is_not_the_deed() -> None:
    assert vouchers("MERFOR denied that its soldiers had shot two farmers.")["shot"] == ("negated", ("MERFOR",))


def test_who_notes_what_another_one_says_is_the_outer_link() -> None:
    factuality, sources = vouchers("As noted by Radio Halvec, the mayor said that gunmen had killed two farmers.")[
        "killed"
    ]
    assert (factuality, sources) == ("asserted", ("Radio Halvec", "mayor"))


def test_who_is_cited_stands_behind_a_report() -> None:
    text = "Radio Halvec, citing a hospital source, reported that gunmen had killed two farmers."
    assert vouchers(text)["killed"] == ("asserted", ("Radio Halvec", "hospital source"))
