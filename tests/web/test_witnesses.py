"""Source groups of a happening: who counts with whom, and why, in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.model.knowledge import Knowledge, KnownPublisher
from accordingto.store.base import View
from accordingto.web.witnesses import Witnesses, find_witnesses, make_registry
from accordingto.web.wordings import Reader, read_by
from happening_desks import ANSWER, EVENTS, FIRST, REPRINTED, RIVALLED, fill_happening


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    store = fill_happening(tmp_path / "desk.db")
    with store.view() as view:
        yield view
    store.close()


def witnesses_of(view: View, *known: KnownPublisher) -> Witnesses:
    documents = {d.id: d for d in view.documents()}
    registry = make_registry(view, Knowledge(publishers=known), documents)
    return find_witnesses(view, EVENTS, documents, registry)


def test_a_reprint_is_folded_under_its_original_with_what_was_lifted(view: View) -> None:
    first, rival, denier = witnesses_of(view).groups
    assert first.document.id == FIRST.document.id and first.number == 1
    (folded,) = first.folded
    assert folded.document.id == REPRINTED.document.id
    assert folded.why == ("Ostria Today and Brod Mirror print one text",) or folded.why == (
        "Brod Mirror and Ostria Today print one text",
    )
    assert folded.lift is not None and folded.lift.form == "near" and folded.lift.from_other is True
    assert 0.3 < folded.lift.share < 1
    assert [e.document_id for e in first.events] == [FIRST.document.id, REPRINTED.document.id]
    assert (rival.document.id, rival.number, rival.folded) == (RIVALLED.document.id, 2, ())
    assert (denier.document.id, denier.number) == (ANSWER.document.id, None)


def test_the_counting_stands_in_words_and_a_denial_does_not_count(view: View) -> None:
    found = witnesses_of(view)
    assert found.counted == 2
    assert found.told.startswith("2 independent sources at most, of 3 reports. (1) ")
    with read_by(Reader("de", "de_DE")):
        german = witnesses_of(view).told
    assert german.startswith("höchstens 2 unabhängige Quellen, aus 3 Meldungen. (1) ")
    assert "drucken einen Text" in german and "nichts gefunden, was es mit den anderen teilt" in german


def test_one_owner_makes_one_group_also_of_what_does_not_affirm_it(view: View) -> None:
    house = [KnownPublisher(name, owner="Velm Holding") for name in ("Lesk Courier", "Radio Velm")]
    first, both = witnesses_of(view, *house).groups
    assert {d.id for d in both.documents} == {RIVALLED.document.id, ANSWER.document.id} and both.number == 2
    assert any("Velm Holding" in why for why in both.folded[0].why)
    assert both.folded[0].lift is None
    assert first.number == 1
