"""Numbers of a text: forms, bounds, units, kinds."""

import pytest

from accordingto.annotate.parsing import Parser
from accordingto.annotate.quantities import find_quantities
from accordingto.annotate.times import find_times
from accordingto.model.annotations import Quantity
from accordingto.model.knowledge import Knowledge
from accordingto.model.records import Segment
from factories import make_plain

PARSER = Parser(Knowledge())


def quantities_of(text: str) -> list[Quantity]:
    document = make_plain(text=text, published="2031-05-14", segments=(Segment(0, len(text), "body"),))
    parse, _ = PARSER.parse(document)
    return list(find_quantities(parse, find_times(document, parse)))


@pytest.mark.parametrize(
    ("text", "words", "numbers"),
    [
        ("They asked for up to 1,000 officers.", "up to 1,000", (None, None, 1000)),
        ("They held more than a dozen drivers.", "more than a dozen", (None, 12, None)),
        ("At least four people died.", "At least four", (None, 4, None)),
        ("No fewer than 20 people died.", "No fewer than 20", (None, 20, None)),
        ("No more than 20 people died.", "No more than 20", (None, None, 20)),
        ("Fewer than 20 people came.", "Fewer than 20", (None, None, 20)),
        ("A few thousand people came.", "A few thousand", (None, 2000, 5000)),
        ("Several hundred people came.", "Several hundred", (None, 300, 700)),
        ("Dozens of people came.", "Dozens", (None, 24, None)),
        ("Tens of thousands of people came.", "Tens of thousands", (None, 20000, None)),
        ("Nearly 4,000 soldiers came.", "Nearly 4,000", (4000, None, None)),
        ("Between three and seven people died.", "Between three and seven", (None, 3, 7)),
        ("Some 5 to 7 trucks left.", "Some 5 to 7", (None, 5, 7)),
        ("They lost 10-12 trucks.", "10-12", (None, 10, 12)),
        ("Half a million people fled.", "Half a million", (500000, None, None)),
        ("They lost 1.5 million sheep.", "1.5 million", (1500000, None, None)),
        ("There were 1 000 men.", "1 000", (1000, None, None)),
        ("There were two hundred and fifty men.", "two hundred and fifty", (250, None, None)),
        ("Twenty-four howitzers left.", "Twenty-four", (24, None, None)),
        ("No one was hurt.", "No one", (0, None, None)),
        ("It has handed over 22 men.", "22", (22, None, None)),
        ("It has freed over 22 men.", "over 22", (None, 22, None)),
        ("There were no casualties.", "no", (0, None, None)),
    ],
)
def test_counts(text: str, words: str, numbers: tuple[int | None, ...]) -> None:
    (found,) = quantities_of(text)
    assert text[found.start : found.end] == words
    assert (found.value, found.low, found.high) == numbers
    assert found.kind == "count"


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("About 15 percent of them left.", 15, "percent", "share"),
        ("It fell by 15%.", 15, "percent", "share"),
        ("About half of the states agreed.", 0.5, "share", "share"),
        ("Two thirds of the town fled.", 0.6667, "share", "share"),
        ("It cost $5 million.", 5_000_000, "dollar", "money"),
        ("The levy is 140 crowns.", 140, "crown", "money"),
        ("It lies two hundred metres away.", 200, "metre", "measure"),
        ("It was a 78-day war.", 78, "day", "duration"),
        ("She is 54 years old.", 54, "year", "age"),
        ("Nikola Brzan, aged 19, died.", 19, "year", "age"),
        ("It rests on Resolution 1244.", 1244, None, "identifier"),
        ("It was the third time.", 3, None, "ordinal"),
        ("It is a 27-nation bloc.", 27, None, "count"),
    ],
)
def test_kinds(text: str, value: float, unit: str | None, kind: str) -> None:
    (found,) = quantities_of(text)
    assert (found.value, found.unit, found.kind) == (value, unit, kind)


def test_both_ages_of_two_victims() -> None:
    assert [(q.value, q.kind) for q in quantities_of("The 11- and 21-year-old victims were treated.")] == [
        (11, "age"),
        (21, "age"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the key conditions.",
        "They met on 3 May 2031 and in 2016.",
        "No one knows why.",
        "Several towns were hit by a number of shells.",
    ],
)
def test_these_count_nothing(text: str) -> None:
    assert quantities_of(text) == []
