"""Which decisions hold, and the stretches of rows with their words."""

from dataclasses import replace

import pytest

from accordingto.model.corrections import anchors_of, spans_of, standing, undone, with_spans
from accordingto.model.records import as_row
from factories import make_correction, make_event, make_reading, make_undo, span_of

READING = make_reading()
SAID, ASKED, _ = READING.statements
TEXT = READING.document.text
FIRST = make_correction(READING.document, "correct", SAID, replace(SAID, speaker="One"))
SECOND = replace(make_correction(READING.document, "reject", SAID), act="second")


def test_the_latest_decision_that_is_not_taken_back_holds() -> None:
    undo = make_undo(SECOND)
    assert standing([FIRST, SECOND])[SAID.id] is SECOND
    assert standing([FIRST, SECOND, undo])[SAID.id] is FIRST
    again = make_undo(undo, act="again")
    assert undone([FIRST, SECOND, undo, again]) == {undo.act}
    assert standing([FIRST, SECOND, undo, again])[SAID.id] is SECOND
    assert standing([FIRST, make_undo(FIRST)]) == {}


def test_tags_and_second_opinions_decide_nothing() -> None:
    tag = replace(FIRST, what="tag", value="urgent", act="tag")
    blind = replace(SECOND, blind=True, by="person:Ivo")
    assert standing([tag, blind]) == {}


@pytest.mark.parametrize("table", ["statements", "events", "figures", "ledger"])
def test_stretches_are_told_and_moved_in_one_order(table: str) -> None:
    row = as_row(getattr(READING, table)[0])
    spans = spans_of(table, row)
    assert [a.words for a in anchors_of(table, row, TEXT)] == [TEXT[a:b] for a, b in spans]
    moved = with_spans(table, row, [(a + 7, b + 7) for a, b in spans])
    assert spans_of(table, moved) == [(a + 7, b + 7) for a, b in spans]
    assert with_spans(table, moved, spans) == row


def test_further_mentions_of_an_event_are_stretches_of_it() -> None:
    event = make_event(READING.document, "wounded", also_at=(span_of("fired"),))
    assert spans_of("events", as_row(event)) == [span_of("wounded"), span_of("fired")]
