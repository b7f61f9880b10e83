"""Offices: who held which on a day."""

import pytest

from accordingto.annotate.offices import Offices, days_of, holds, leads, title_at
from invented import KNOWLEDGE, document_of, parser

BY_NAME = {a.name: a for a in KNOWLEDGE.actors}


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (("2031-05-12", "2031-05-12"), ["Bela Varn"]),
        (("2025-01-01", "2025-01-01"), ["Olen Rask"]),
        (("2028-06-10", "2028-06-10"), ["Bela Varn", "Olen Rask"]),
        (None, ["Bela Varn", "Olen Rask"]),
        (("2010-01-01", "2010-01-01"), []),
    ],
)
def test_holders(days: tuple[str, str] | None, names: list[str]) -> None:
    assert [a.name for a in Offices(KNOWLEDGE.actors).holders("Prime Minister", "Velmark", days)] == names


def test_who_leads_and_holds() -> None:
    assert leads(BY_NAME["Mira Tosk"], ("2031-01-01", "2031-01-01")) == "Ostria"
    assert leads(BY_NAME["Jan Orlik"], None) is None
    assert not holds(BY_NAME["Pavel Orlik"], "Interior Minister", "Ostria", ("2024-06", "2024-06"))


def test_days_of_a_document() -> None:
    assert days_of(document_of("x", "2031-05-12T10:00")) == ("2031-05-12", "2031-05-12")
    assert days_of(document_of("x", None)) is None


@pytest.mark.parametrize(
    ("text", "noun", "title"),
    [
        ("The interior minister spoke.", "minister", "Interior Minister"),
        ("The minister of foreign affairs spoke.", "minister", "Foreign Minister"),
        ("The secretary of state spoke.", "secretary", "Foreign Minister"),
        ("The head of the general staff spoke.", "head", "Chief of the General Staff"),
        ("The chief of staff spoke.", "chief", "Chief of Staff"),
        ("The head of the government spoke.", "head", "Prime Minister"),
        ("The vice president spoke.", "president", "Vice President"),
        ("The party leader spoke.", "leader", "Leader"),
        ("A farmer spoke.", "farmer", None),
    ],
)
def test_titles(text: str, noun: str, title: str | None) -> None:
    parse, _ = parser().parse(document_of(text))
    found = title_at(parse, next(t for t in parse.tokens if t.norm == noun))
    assert (found.title if found else None) == title
