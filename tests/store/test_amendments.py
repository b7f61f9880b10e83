"""The rows of a document as they stand after what people decided of them, also when it has been read anew."""

from dataclasses import replace
from typing import Any

from accordingto.model.corrections import Anchor, Correction
from accordingto.model.records import Document, as_row
from accordingto.store.amendments import Amended, amend, find_words
from factories import TEXT, make_correction, make_document, make_event, make_reading, make_statement, make_undo

READING = make_reading()
DOCUMENT = READING.document
SAID, ASKED, DENIED = READING.statements
EVENT = READING.events[0]


def amended(*corrections: Correction, document: Document = DOCUMENT, **tables: Any) -> Amended:
    rows = {name: getattr(READING, name) for name in ("statements", "events", "figures", "ledger")} | tables
    return amend(rows, [replace(c, number=n) for n, c in enumerate(corrections, 1)], document.text)


def reasons(found: Amended) -> list[str]:
    return [r.reason for r in found.reopened]


def reviewed(row: Any, **changes: Any) -> Any:
    return replace(row, reviewed=True, **changes)


def corrected(row: Any, document: Document = DOCUMENT, **changes: Any) -> Correction:
    return make_correction(document, "correct", row, reviewed(row, origin="person:Mara", **changes))


def accepted(row: Any) -> Correction:
    return replace(make_correction(DOCUMENT, "accept", row), after=as_row(reviewed(row)))


def moved(document: Document, row: Any, **changes: Any) -> Any:
    """The same words of a text that has more at its start."""
    shift = len(document.text) - len(TEXT)
    spans = (
        {"content_spans": tuple((a + shift, b + shift) for a, b in row.content_spans)} if hasattr(row, "cue") else {}
    )
    start, end = row.evidence_start + shift, row.evidence_end + shift
    return replace(row, evidence_start=start, evidence_end=end, id=f"new-{row.id}", **spans, **changes)


LONGER = make_document("More news.\n" + TEXT)


def test_without_decisions_the_rows_stand_as_they_were_read() -> None:
    found = amended()
    assert found.rows["statements"] == READING.statements and found.reopened == ()


def test_an_accepted_row_is_reviewed_and_says_still_who_read_it() -> None:
    found = amended(accepted(SAID))
    assert found.rows["statements"] == (reviewed(SAID), ASKED, DENIED)
    assert found.rows["statements"][0].origin == SAID.origin


def test_a_corrected_row_stands_in_its_place_under_its_id() -> None:
    found = amended(corrected(ASKED, speaker="Premier Tarn", act="threaten"))
    row = found.rows["statements"][1]
    assert (row.id, row.speaker, row.act, row.origin, row.reviewed) == (
        ASKED.id, "Premier Tarn", "threaten", "person:Mara", True,
    )  # fmt: skip
    assert found.rows["ledger"][0].steps[0].statement_id == ASKED.id


def test_nothing_leads_to_a_rejected_row_any_more() -> None:
    found = amended(make_correction(DOCUMENT, "reject", SAID))
    assert found.rows["statements"] == (ASKED, DENIED)
    assert found.rows["events"][0].statement_id is None and found.rows["figures"][0].statement_id is None


def test_what_a_rejected_statement_reports_is_reported_by_whoever_reports_that() -> None:
    inner = make_statement(DOCUMENT, "its police", speaker="Tarn", reported_by=ASKED.id)
    middle = replace(ASKED, reported_by=SAID.id)
    found = amended(make_correction(DOCUMENT, "reject", middle), statements=(SAID, middle, inner))
    assert found.rows["statements"][1].reported_by == SAID.id


def test_rows_that_named_a_merged_row_name_the_one_it_is_part_of() -> None:
    gone = make_correction(DOCUMENT, "merge", SAID, into=ASKED.id)
    found = amended(corrected(ASKED), gone)
    assert [r.id for r in found.rows["statements"]] == [ASKED.id, DENIED.id]
    assert found.rows["events"][0].statement_id == ASKED.id


def test_an_added_row_stands_where_its_words_do() -> None:
    row = make_statement(DOCUMENT, "said on Monday", id="added", reviewed=True, origin="person:Mara")
    found = amended(make_correction(DOCUMENT, "add", row))
    assert [r.id for r in found.rows["statements"]] == ["added", SAID.id, ASKED.id, DENIED.id]
    assert found.reopened == ()


def test_the_latest_decision_holds_and_undoing_it_brings_back_the_one_before() -> None:
    first, second = corrected(SAID, speaker="One"), corrected(SAID, speaker="Two")
    second = replace(second, act="second")
    undo = make_undo(second)
    assert amended(first, second).rows["statements"][0].speaker == "Two"
    assert amended(first, second, undo).rows["statements"][0].speaker == "One"
    assert amended(first, make_undo(first)).rows["statements"][0] == SAID
    assert amended(first, second, undo, make_undo(undo)).rows["statements"][0].speaker == "Two"


def test_a_second_opinion_changes_no_row() -> None:
    assert amended(replace(corrected(SAID, speaker="One"), blind=True)).rows["statements"] == READING.statements


def test_a_decision_finds_its_row_again_where_words_have_moved_and_ids_changed() -> None:
    rows = tuple(moved(LONGER, r) for r in READING.statements)
    event = moved(LONGER, EVENT, statement_id=rows[0].id)
    found = amended(
        corrected(SAID, speaker="Tarn"), make_correction(DOCUMENT, "reject", DENIED),
        document=LONGER, statements=rows, events=(event,),
    )  # fmt: skip
    first = found.rows["statements"][0]
    assert (first.id, first.speaker) == (SAID.id, "Tarn")
    assert LONGER.text[first.evidence_start : first.evidence_end] == "two border guards were wounded"
    assert first.content_spans == ((first.evidence_start, first.evidence_end),)
    assert found.rows["events"][0].statement_id == SAID.id
    assert [r.speaker for r in found.rows["statements"]] == ["Tarn", "Tarn"] and reasons(found) == []


def test_a_row_that_the_program_reads_differently_now_stands_as_decided_and_is_open_again() -> None:
    found = amended(accepted(SAID), statements=(replace(SAID, addressees=("Velmark",)), ASKED, DENIED))
    assert found.rows["statements"][0].addressees == ()
    assert reasons(found) == ["changed"] and (found.reopened[0].now or {})["addressees"] == ["Velmark"]


def test_a_row_that_the_program_reads_now_as_the_person_put_it_is_not_open() -> None:
    found = amended(corrected(SAID, speaker="Tarn"), statements=(replace(SAID, speaker="Tarn"), ASKED, DENIED))
    assert reasons(found) == [] and found.rows["statements"][0].reviewed


def test_a_more_doubtful_reading_of_the_same_opens_nothing() -> None:
    found = amended(accepted(SAID), statements=(replace(SAID, confidence=0.3, origin="coding@2"), ASKED, DENIED))
    assert reasons(found) == [] and found.rows["statements"][0].confidence == 0.3


def test_a_row_that_is_not_read_any_more_stays_by_the_person_s_word_and_is_open_again() -> None:
    found = amended(accepted(SAID), statements=(ASKED, DENIED))
    assert [r.id for r in found.rows["statements"]] == [SAID.id, ASKED.id, DENIED.id] and reasons(found) == ["gone"]


def test_a_row_whose_words_are_no_more_cannot_stand() -> None:
    other = make_document("Quite another text.")
    found = amended(accepted(SAID), document=other, statements=(), events=(), figures=(), ledger=())
    assert found.rows["statements"] == () and reasons(found) == ["words"]


def test_words_that_were_rejected_and_are_read_otherwise_now_are_open_again_and_there() -> None:
    other = replace(DENIED, id="other", speaker="Government of Velmark")
    found = amended(make_correction(DOCUMENT, "reject", DENIED), statements=(SAID, ASKED, other))
    assert found.rows["statements"][2] == other and reasons(found) == ["otherwise"]


def test_a_rejected_row_that_is_not_read_any_more_opens_nothing() -> None:
    found = amended(make_correction(DOCUMENT, "reject", DENIED), statements=(SAID, ASKED))
    assert found.reopened == ()


def test_an_added_row_swallows_no_other_of_the_same_words() -> None:
    row = make_statement(DOCUMENT, "two border guards were wounded", id="added", speaker="A witness", reviewed=True)
    found = amended(make_correction(DOCUMENT, "add", row))
    assert {r.id for r in found.rows["statements"]} == {"added", SAID.id, ASKED.id, DENIED.id}


def test_an_added_row_that_the_program_comes_to_read_stands_once() -> None:
    row = make_statement(DOCUMENT, "said on Monday", id="added", reviewed=True, origin="person:Mara")
    read = replace(row, id="read", origin="coding@2", reviewed=False)
    event = make_event(DOCUMENT, "wounded", statement_id="read")
    found = amended(make_correction(DOCUMENT, "add", row), statements=(read, SAID), events=(event,))
    assert [r.id for r in found.rows["statements"]] == ["added", SAID.id]
    assert found.rows["events"][0].statement_id == "added"


def test_words_are_found_where_they_stood_else_nearest() -> None:
    text = "one two one two one"
    assert find_words(Anchor(8, 11, "one"), text) == (8, 11)
    assert find_words(Anchor(14, 17, "one"), text) == (16, 19)
    assert find_words(Anchor(4, 7, "one"), text, shift=4) == (8, 11)
    assert find_words(Anchor(0, 5, "three"), text) is None and find_words(Anchor(3, 3, ""), text) is None
