"""Figures: which numbers are rows, what they count, who gives them."""

import pytest

from accordingto.annotate.parsing import Parser
from accordingto.annotate.quantities import find_quantities
from accordingto.annotate.times import find_times
from accordingto.coding.figures import find_figures
from accordingto.model.annotations import Annotations
from accordingto.model.knowledge import Knowledge
from accordingto.model.records import Figure, Segment, Statement
from factories import make_plain, make_statement

PARSER = Parser(Knowledge())


def figures_of(text: str, *statements: Statement, title: int = 0) -> list[Figure]:
    segments = (
        (Segment(0, title, "title"), Segment(title, len(text), "body")) if title else (Segment(0, len(text), "body"),)
    )
    document = make_plain(text=text, published="2031-05-14", segments=segments)
    parse, _ = PARSER.parse(document)
    times = find_times(document, parse)
    annotations = Annotations(document, parse, times=times, quantities=find_quantities(parse, times))
    return list(find_figures(annotations, statements, (), "coding@test"))


@pytest.mark.parametrize(
    ("text", "evidence", "what", "unit", "category"),
    [
        ("They asked for up to 1,000 soldiers.", "up to 1,000 soldiers", "soldiers", "soldier", "combatant"),
        ("It hit seven of their villages.", "seven of their villages", "villages", "village", None),
        ("Dozens of people came.", "Dozens of people", "people", "person", None),
        ("It is a 27-nation bloc.", "27-nation bloc", "nation bloc", "nation", None),
        ("About 15 percent of the farmers left.", "About 15 percent of the farmers", "farmers", "percent", "civilian"),
        ("It was a 78-day air war.", "78-day air war", "air war", "day", None),
        ("They must leave within 72 hours.", "72 hours", None, "hour", None),
        ("The levy is 140 crowns.", "140 crowns", None, "crown", None),
        ("No one was hurt.", "No one", None, "person", None),
        ("The death toll stands at 14.", "death toll stands at 14", "death toll", "person", "dead"),
        ("The blast raised the toll to 14.", "toll to 14", "toll", "person", "dead"),
        (
            "The number of refugees has reached 40,000.",
            "refugees has reached 40,000",
            "refugees",
            "refugee",
            "displaced",
        ),
        ("They estimated the crowd at 3,000.", "crowd at 3,000", "crowd", "crowd", None),
        ("Ilmara will pay Kaval 90 million guilders.", "90 million guilders", None, "guilder", None),
        ("The repair will take 8 to 10 days.", "8 to 10 days", None, "day", None),
        ("Wounded: 9.", "Wounded: 9", "Wounded", "person", "injured"),
        ("Twelve were children.", "Twelve were children", "children", "child", "child"),
        ("Three more people came.", "Three more people", "people", "person", None),
        ("One in five children is hungry.", "One in five children", "children", "share", "child"),
        ("Some 5m people need help.", "Some 5m people", "people", "person", None),
        ("A contingent of 80 arrived.", "contingent of 80", "contingent", "contingent", None),
    ],
)
def test_one_figure(text: str, evidence: str, what: str | None, unit: str, category: str | None) -> None:
    (figure,) = figures_of(text)
    assert text[figure.evidence_start : figure.evidence_end] == evidence
    assert (figure.what, figure.unit, figure.category) == (what, unit, category)


@pytest.mark.parametrize(
    "text",
    [
        "It has been so since 2016, for the third time.",
        "Nikola Brzan, aged 19, came at 10:30 a.m.",
        "It rests on Resolution 1244.",
        "It is one of the key conditions.",
        "The two sides met for two years.",
        "Half of them live there.",
        "He gave a two-minute speech.",
    ],
)
def test_these_are_no_figures(text: str) -> None:
    assert figures_of(text) == []


def test_the_same_number_of_the_same_thing_is_one_row_and_the_body_has_it() -> None:
    text = "Seven drivers killed\nSeven drivers were killed at the bridge. The seven drivers were killed at noon."
    (figure,) = figures_of(text, title=20)
    assert figure.evidence_start == text.index("Seven drivers were")


def test_who_gives_a_number_stands_outermost_first() -> None:
    text = "The paper wrote that the mayor had said that 40 houses burned."
    outer = make_statement(make_plain(text=text), "the mayor had said that 40 houses burned", speaker="The Paper")
    inner = make_statement(make_plain(text=text), "40 houses burned", speaker="the mayor", reported_by=outer.id)
    (figure,) = figures_of(text, outer, inner)
    assert figure.sources == ("The Paper", "the mayor")
    assert figure.statement_id == inner.id


def test_who_puts_just_this_number_is_its_source() -> None:
    (figure,) = figures_of("The observers counted 118 lorries on the bridge.")
    assert figure.sources == ("observers",)
    (figure,) = figures_of("According to doctors, 23 people were treated.")
    assert figure.sources == ("doctors",)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("As of 3 May, 30 people were missing.", "2031-05-03"),
        ("By Tuesday evening 30 people had been arrested.", "2031-05-13"),
        ("The death toll rose to 30 on Tuesday.", "2031-05-13"),
        ("On Tuesday 30 people were arrested.", None),
    ],
)
def test_the_day_that_a_number_holds_for(text: str, day: str | None) -> None:
    assert [f.as_of for f in figures_of(text)] == [day]


def test_what_changed_is_told_before_and_after() -> None:
    assert [f.value for f in figures_of("The death toll rose from 9 to 14.")] == [9, 14]
    assert [f.value for f in figures_of("The number of dead rose by two to 14.")] == [14]
    assert [(f.low, f.high) for f in figures_of("From 9 to 14 people died.")] == [(9, 14)]
