"""Accounts side by side: a row a field, a column a source group, one letter one value."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.model.knowledge import Knowledge
from accordingto.web.cards import Link
from accordingto.web.comparisons import Comparison, Row, compare_accounts, words_around
from accordingto.web.witnesses import find_witnesses, make_registry
from happening_desks import EVENTS, HAPPENING, fill_happening

DENIAL = Link("/documents/x#e-y", "Interior Ministry of Velmark", "denies")


@pytest.fixture
def comparison(tmp_path: Path) -> Iterator[Comparison]:
    store = fill_happening(tmp_path / "desk.db")
    with store.view() as view:
        documents = {d.id: d for d in view.documents()}
        registry = make_registry(view, Knowledge(), documents)
        groups = find_witnesses(view, EVENTS, documents, registry).groups
        deniers = {EVENTS[0].id: ("Interior Ministry of Velmark",), EVENTS[2].id: ("@publisher",)}
        yield compare_accounts(HAPPENING, groups, {EVENTS[0].id: (DENIAL,)}, deniers)
    store.close()


def row_of(comparison: Comparison, field: str) -> Row:
    return next(row for row in comparison.rows if row.field == field)


def values_of(comparison: Comparison, field: str) -> list[list[tuple[str, str]]]:
    return [[(value.letter, value.text) for value in cell] for cell in row_of(comparison, field).cells]


def test_values_that_differ_have_letters_and_equal_ones_the_same(comparison: Comparison) -> None:
    assert values_of(comparison, "dead") == [[("A", "3"), ("B", "5")], [("C", "9")], []]
    assert values_of(comparison, "actors") == [[("A", "Velmark Police")], [("B", "Velmark")], [("A", "Velmark Police")]]
    assert values_of(comparison, "happened")[2] == [("C", "did not happen")]


def test_what_does_not_differ_has_no_letters(comparison: Comparison) -> None:
    assert not row_of(comparison, "place").differs
    assert {letter for cell in values_of(comparison, "place") for letter, _ in cell} == {""}
    assert [row.field for row in comparison.differing] == ["happened", "actors", "dead", "judgement"]


def test_who_affirms_and_who_denies(comparison: Comparison) -> None:
    assert values_of(comparison, "affirmed") == [[("", "Government of Ostria")], [("", "Lesk Courier")], []]
    assert values_of(comparison, "denied") == [
        [("", "Interior Ministry of Velmark")], [("", "Lesk Courier")], [("", "Juro Penn")],
    ]  # fmt: skip
    (party,) = row_of(comparison, "affirmed").cells[0]
    assert party.hint == "a party’s own word" and len(party.told) == 2


def test_words_of_judgement_stand_with_the_one_who_uses_them(comparison: Comparison) -> None:
    assert values_of(comparison, "judgement") == [[], [("", "cowardly")], []]


def test_every_value_leads_to_its_words(comparison: Comparison) -> None:
    (value,) = row_of(comparison, "dead").cells[1]
    (told,) = value.told
    assert told.words == "cowardly attacked the post at Brod" and told.before == "Velmark’s men"
    assert told.after == "on Monday, the Lesk Courier learned."
    assert told.href == f"/documents/{told.document.id}#e-{told.event.id}"
    numbers = [t.number for column in comparison.told for t in column]
    assert numbers == [1, 2, 3, 4]


def test_a_part_keeps_what_is_marked_in_the_whole(comparison: Comparison) -> None:
    part = comparison.part(2, 5)
    assert len(part.groups) == len(part.told) == 1
    assert row_of(part, "dead").differs and row_of(part, "dead").cells == ((),)


def test_the_sentence_around_some_words_ends_with_its_line() -> None:
    text = "One is told. Two men fired\nat the post. Three"
    start = text.index("men")
    assert words_around(text, start, start + 3) == ("Two", "men", "fired")
    whole = "x" * 900
    before, words, after = words_around(whole, 450, 451)
    assert (len(before), words, len(after)) == (240, "x", 240)
