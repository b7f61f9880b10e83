"""Decisions of people on a small desk: what they change, what they refuse, how they are taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from accordingto.engine import reviews
from accordingto.engine.reviews import Reviewer, find_item, need_item
from accordingto.engine.row_forms import FORMS, ReviewError, change_row, show_field
from accordingto.store import open_store
from accordingto.store.base import StaleError, Store
from factories import make_reading

READING = make_reading()
SAID, ASKED, DENIED = (s.id for s in READING.statements)
EVENT, FIGURE, ENTRY = READING.events[0].id, READING.figures[0].id, READING.ledger[0].id
MARA = Reviewer("Mara", "the text says so")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer:
        writer.put(READING, "k1")
    yield store
    store.close()


def row(desk: Store, row_id: str) -> Any:
    with desk.view() as view:
        found = view.row(row_id)
    return found and found[1]


def item(desk: Store, row_id: str) -> reviews.Item:
    with desk.view() as view:
        return need_item(view, row_id)


def test_accepting_marks_a_row_as_reviewed_and_nothing_else(desk: Store) -> None:
    before = row(desk, SAID)
    reviews.accept(desk, SAID, MARA)
    assert row(desk, SAID) == replace(before, reviewed=True)
    told = item(desk, SAID).history[0]
    assert (told.what, told.person, told.why) == ("accept", "Mara", "the text says so") and told.at.endswith("Z")


def test_correcting_changes_the_fields_that_are_given_and_what_follows_from_them(desk: Store) -> None:
    reviews.correct(desk, ASKED, {"speaker": "Velmark", "act": "threaten", "about": "Ostria; Halm"}, MARA)
    found = row(desk, ASKED)
    assert (found.speaker, found.act, found.about) == ("Velmark", "threaten", ("Ostria", "Halm"))
    assert found.speaker_id == next(e.id for e in READING.entities if e.name == "Velmark")
    assert (found.origin, found.reviewed, found.confidence) == ("person:Mara", True, 1.0)
    reviews.correct(
        desk, EVENT, {"event_type": "PROTEST", "mode": "", "counts": "dead >2; injured 3", "sources": ""}, MARA
    )
    event = row(desk, EVENT)
    assert (event.event_type, event.mode, event.quad_code, event.voice) == (
        "PROTEST",
        None,
        "MATERIAL CONFLICT",
        "document",
    )
    assert event.counts == {"dead": ">2", "injured": 3}


def test_a_form_sent_as_it_was_shown_accepts_the_row(desk: Store) -> None:
    reviews.correct(desk, ASKED, {"speaker": "Tarn", "act": "request"}, MARA)
    assert item(desk, ASKED).history[0].what == "accept"


@pytest.mark.parametrize("table", list(FORMS))
def test_a_whole_form_sent_as_it_was_shown_changes_no_row(desk: Store, table: str) -> None:
    for read in getattr(READING, table):
        own = {"speaker_is_publisher": True, "speaker": "Ostria Today"} if table == "statements" else {}
        for shown in (read, replace(read, **own)):
            given = {f.name: show_field(f, shown, READING.document.text) for f in FORMS[table]}
            with desk.view() as view:
                assert change_row(view, READING, table, shown, given) == shown


@pytest.mark.parametrize(
    ("row_id", "given", "told"),
    [
        (SAID, {"act": "shout"}, "Act: there is no 'shout'; there are assert, deny"),
        (SAID, {"act": ""}, "Act: this cannot be empty"),
        (SAID, {"said_on": "on Monday"}, "Said on: .*write it as 2031-05-12"),
        (SAID, {"evidence": "words that nobody wrote"}, "these words do not stand in title or body"),
        (EVENT, {"mode": "phone"}, "Mode: ASSAULT has no mode 'phone'"),
        (EVENT, {"counts": "many dead"}, "Counts: 'many dead' is no count"),
        (FIGURE, {"value": "a dozen"}, "Value: 'a dozen' is no number"),
    ],
)
def test_what_a_row_cannot_hold_is_refused_with_what_it_can(
    desk: Store, row_id: str, given: dict[str, str], told: str
) -> None:
    with pytest.raises(ReviewError, match=told):
        reviews.correct(desk, row_id, given, MARA)
    assert item(desk, row_id).history == ()


def test_other_words_can_be_given_and_are_found_in_the_text(desk: Store) -> None:
    reviews.correct(desk, SAID, {"evidence": "two border\n guards were wounded. “We demand"}, MARA)
    found = row(desk, SAID)
    assert (
        READING.document.text[found.evidence_start : found.evidence_end] == "two border guards were wounded. “We demand"
    )
    reviews.correct(desk, ENTRY, {"evidence": "by June 1", "state": "refused", "deadline": "2031-06-01"}, MARA)
    step = row(desk, ENTRY).steps[0]
    assert (READING.document.text[step.evidence_start : step.evidence_end], step.state) == ("by June 1", "refused")


def test_a_rejected_row_is_kept_in_the_history_and_comes_back(desk: Store) -> None:
    reviews.reject(desk, DENIED, MARA)
    assert row(desk, DENIED) is None
    found = item(desk, DENIED)
    assert found.row is None and found.shown.speaker == "Velmark"
    reviews.undo_row(desk, DENIED, Reviewer("Ivo"))
    assert row(desk, DENIED) == READING.statements[2]
    assert [(c.what, c.person) for c in item(desk, DENIED).history] == [("reject", "Mara"), ("undo", "Ivo")]


def test_a_split_keeps_the_id_for_the_first_part_and_is_undone_whole(desk: Store) -> None:
    parts = [{"evidence": "two border guards"}, {"evidence": "were wounded", "speaker": "A doctor"}]
    act = reviews.split(desk, SAID, parts, MARA)
    with desk.view() as view:
        made = [s for s in view.rows("statements") if s.origin == "person:Mara"]
    assert [(s.content, s.speaker) for s in made] == [
        ("two border guards", "Government of Ostria"),
        ("were wounded", "A doctor"),
    ]
    assert made[0].id == SAID and row(desk, EVENT).statement_id == SAID
    reviews.undo(desk, act, MARA)
    with desk.view() as view:
        assert tuple(view.rows("statements")) == READING.statements


def test_merged_rows_are_one_that_others_lead_to(desk: Store) -> None:
    reviews.merge(desk, ASKED, SAID, MARA)
    found = row(desk, ASKED)
    assert row(desk, SAID) is None and row(desk, EVENT).statement_id == ASKED
    assert len(found.content_spans) == 2 and found.content.count("…") == 1
    with pytest.raises(ReviewError, match="only rows of one table"):
        reviews.merge(desk, ASKED, EVENT, MARA)


def test_a_row_that_was_missed_is_added_with_its_words(desk: Store) -> None:
    given = {"evidence": "Velmark denied that its police had fired", "event_type": "ASSAULT", "factuality": "negated"}
    row_id, act = reviews.add_row(desk, READING.document.id, "events", given | {"actors": "Velmark Police"}, MARA)
    found = row(desk, row_id)
    assert (found.event_type, found.factuality, found.actors, found.reviewed) == (
        "ASSAULT",
        "negated",
        ("Velmark Police",),
        True,
    )
    with pytest.raises(ReviewError, match="these words do not stand"):
        reviews.add_row(desk, READING.document.id, "events", given | {"evidence": "no such words"}, MARA)
    reviews.undo(desk, act, MARA)
    assert row(desk, row_id) is None


def test_two_who_saw_the_same_cannot_overwrite_each_other(desk: Store) -> None:
    seen = item(desk, SAID).version
    reviews.correct(desk, SAID, {"speaker": "Tarn"}, MARA, seen)
    with pytest.raises(StaleError):
        reviews.reject(desk, SAID, Reviewer("Ivo"), seen)
    assert row(desk, SAID).speaker == "Tarn"


def test_a_second_opinion_speaks_of_what_the_program_read(desk: Store) -> None:
    reviews.correct(desk, SAID, {"speaker": "Tarn"}, MARA)
    reviews.correct(desk, SAID, {"act": "deny"}, Reviewer("Ivo", blind=True))
    opinion = item(desk, SAID).history[-1]
    assert opinion.blind and (opinion.after or {})["speaker"] == "Government of Ostria"
    assert row(desk, SAID).speaker == "Tarn"


def test_tags_assignments_and_finished_documents(desk: Store) -> None:
    reviews.mark(desk, SAID, "tag", " to  check ", MARA)
    reviews.mark(desk, SAID, "assign", "Ivo", MARA)
    with desk.view() as view:
        assert view.tags([SAID]) == {SAID: ("to check",)} and view.assignees([SAID]) == {SAID: "Ivo"}
    with pytest.raises(ReviewError, match="6 rows of this document are not reviewed"):
        reviews.mark(desk, READING.document.id, "finish", None, MARA)
    for row_id in (SAID, ASKED, DENIED, EVENT, FIGURE, ENTRY):
        reviews.accept(desk, row_id, MARA)
    reviews.mark(desk, READING.document.id, "finish", None, MARA)
    with desk.view() as view:
        assert reviews.is_finished(view.corrections(document_id=READING.document.id), READING.document.id)


def test_nobody_decides_without_a_name_or_of_what_is_not_there(desk: Store) -> None:
    with pytest.raises(ReviewError, match="needs the name"):
        reviews.accept(desk, SAID, Reviewer("  "))
    with pytest.raises(ReviewError, match="no row nothing"):
        reviews.accept(desk, "nothing", MARA)
    with desk.view() as view:
        assert find_item(view, "nothing") is None
