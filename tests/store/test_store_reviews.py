"""What every store must do with people's decisions: keep, apply, tell; and what it shows to look at first."""

from dataclasses import replace

import pytest

from accordingto.model.corrections import Correction
from accordingto.model.doubts import CONTESTED, extra_of
from accordingto.model.reading import Reading
from accordingto.model.records import Difference, DifferenceValue, as_row
from accordingto.store.base import QueueQuery, Settlement, StaleError, StatementQuery, Store
from accordingto.store.reviews import version_of
from factories import make_correction, make_document, make_incident, make_reading, make_undo


def put(store: Store, reading: Reading, key: str = "k1") -> None:
    with store.writer() as writer:
        writer.put(reading, key)


def correct(store: Store, *corrections: Correction, based_on: dict[str, str] | None = None) -> None:
    with store.writer() as writer:
        writer.correct(corrections, based_on)


def settled(store: Store, reading: Reading) -> None:
    with store.writer() as writer:
        writer.mark_settled("stage", "k", [reading.document.id])


def unsettled(store: Store) -> list[str]:
    with store.view() as view:
        return list(view.unsettled("stage", "k"))


def test_what_a_person_decides_stands_wherever_rows_are_asked_for(desk: Store) -> None:
    reading = make_reading()
    said, asked, denied = reading.statements
    put(desk, reading)
    settled(desk, reading)
    named = replace(asked, speaker="Premier Tarn", about=("Halm",), origin="person:Mara", reviewed=True)
    correct(desk, make_correction(reading.document, "correct", asked, named))
    correct(desk, make_correction(reading.document, "reject", denied))
    with desk.view() as view:
        assert list(view.rows("statements")) == [said, named]
        assert view.row(asked.id) == ("statements", named) and view.row(denied.id) is None
        assert view.find_statements(StatementQuery(about="Halm")).rows == (named,)
        assert view.find_statements(StatementQuery(about="Velmark")).total == 0
        assert view.find_statements(StatementQuery(words="police fired")).total == 0
        assert view.values("statements", "speaker")["Premier Tarn"] == 1
        assert view.counts()["statements"] == 2
        assert [c.what for c in view.corrections(row_id=asked.id)] == ["correct"]
        assert view.as_read(reading.document.id)["statements"] == reading.statements
    assert unsettled(desk) == [reading.document.id]


def test_a_row_that_is_only_accepted_is_no_news_to_the_stages(desk: Store) -> None:
    reading = make_reading()
    put(desk, reading)
    settled(desk, reading)
    row = reading.statements[0]
    decision = make_correction(reading.document, "accept", row)
    correct(desk, replace(decision, after=as_row(replace(row, reviewed=True))))
    with desk.view() as view:
        assert view.row(row.id) == ("statements", replace(row, reviewed=True))
    assert unsettled(desk) == []


def test_agreement_needs_the_documents_of_rows_that_several_people_decided_on(desk: Store) -> None:
    both, alone = make_reading(make_document(path="a")), make_reading(make_document(path="b"))
    put(desk, both)
    put(desk, alone)
    said, asked, _denied = both.statements
    for reading, row, by, blind in (
        (both, said, "person:Mara", False), (both, asked, "person:Mara", False), (alone, alone.statements[0], "person:Mara", False),
        (both, said, "person:Ivo", True),
    ):  # fmt: skip
        correct(desk, make_correction(reading.document, "reject", row, by=by, blind=blind))
    with desk.view() as view:
        shared, rows = view.shared_corrections(5)
        assert [(c.row_id, c.by) for c in shared] == [
            (said.id, "person:Mara"), (asked.id, "person:Mara"), (said.id, "person:Ivo"),
        ]  # fmt: skip
        assert rows == 1 and view.shared_corrections(0) == ([], 1)


def test_decisions_survive_another_reading_and_can_be_undone(desk: Store) -> None:
    reading = make_reading()
    said, asked, denied = reading.statements
    decision = make_correction(reading.document, "correct", said, replace(said, speaker="Tarn", reviewed=True))
    put(desk, reading)
    correct(desk, decision)
    put(desk, replace(reading, statements=(replace(said, mode="claim"), asked, denied)), key="k2")
    with desk.view() as view:
        assert next(s.speaker for s in view.rows("statements")) == "Tarn"
        found = view.reopened()
        assert (found.total, found.rows[0].reason, found.rows[0].correction.row_id) == (1, "changed", said.id)
    correct(desk, make_undo(decision))
    with desk.view() as view:
        assert next(view.rows("statements")) == replace(said, mode="claim")
        assert view.reopened().total == 0
        assert [c.what for c in view.corrections(row_id=said.id)] == ["correct", "undo"]


def test_a_decision_on_a_row_that_has_changed_meanwhile_is_refused_whole(desk: Store) -> None:
    reading = make_reading()
    said, asked, _ = reading.statements
    put(desk, reading)
    seen = version_of(said)
    correct(desk, make_correction(reading.document, "reject", said), based_on={said.id: seen})
    late = (
        make_correction(reading.document, "reject", said, act="late"),
        make_correction(reading.document, "reject", asked, act="late"),
    )
    with pytest.raises(StaleError, match="not any more as you saw it"):
        correct(desk, *late, based_on={said.id: seen, asked.id: version_of(asked)})
    with desk.view() as view:
        assert view.row(asked.id) is not None and len(view.corrections()) == 1


def test_a_decision_sent_twice_is_kept_once(desk: Store) -> None:
    reading = make_reading()
    put(desk, reading)
    decision = make_correction(reading.document, "reject", reading.statements[0])
    for _ in range(2):
        correct(desk, decision, based_on={decision.row_id: version_of(reading.statements[0])})
    with desk.view() as view:
        assert len(view.corrections()) == 1


def test_the_queue_has_the_most_doubtful_and_consequential_first(desk: Store) -> None:
    reading = make_reading()
    said, asked, denied = reading.statements
    put(desk, reading)
    with desk.view() as view:
        first = view.queue(QueueQuery())
        assert first.total == 6 and [i.score for i in first.rows] == sorted((i.score for i in first.rows), reverse=True)
        assert first.rows[0].row == reading.events[0], "it tells of wounded"
        assert [i.row for i in view.queue(QueueQuery(limit=2, offset=1)).rows] == [i.row for i in first.rows[1:3]]
        assert next(i.row.id for i in view.queue(QueueQuery(table="statements")).rows) == denied.id
        due = view.queue(QueueQuery(day="2031-05-25")).rows[0]
        assert (
            due.row == reading.ledger[0] and due.due and view.queue(QueueQuery(day="2031-04-25")).rows[0].row != due.row
        )
        assert view.queue(QueueQuery(document_id="none")).total == 0
    correct(desk, make_correction(reading.document, "reject", reading.events[0]))
    decision = make_correction(reading.document, "accept", said)
    correct(desk, replace(decision, after=as_row(replace(said, reviewed=True))))
    with desk.view() as view:
        assert {i.row.id for i in view.queue(QueueQuery()).rows} == {
            asked.id, denied.id, reading.figures[0].id, reading.ledger[0].id,
        }  # fmt: skip


def test_events_of_which_accounts_differ_come_before_others(desk: Store) -> None:
    reading = make_reading()
    event = reading.events[0]
    put(desk, reading)
    differs = make_incident(event, differences=(Difference("dead", (DifferenceValue(1, ("a",), 1),)),))
    for rows, contested in (([differs], True), ([make_incident(event)], False)):
        with desk.view() as view:
            before = view.queue(QueueQuery(table="events")).rows[0]
        with desk.writer() as writer:
            writer.settle(Settlement("incidents", clusters={differs.id: [event.id]}, rows=rows))
        with desk.view() as view:
            after = view.queue(QueueQuery(table="events")).rows[0]
        assert after.contested is contested and (after.score > before.score) is contested
    assert after.score == before.score - extra_of(event.confidence, CONTESTED)


def test_tags_and_assignments_are_told_and_found(desk: Store) -> None:
    reading = make_reading()
    said, asked, _ = reading.statements
    put(desk, reading)
    beside = [("tag", "urgent", said), ("tag", "urgent", asked), ("untag", "urgent", asked), ("assign", "Ivo", said)]
    for n, (what, value, row) in enumerate(beside):
        correct(desk, make_correction(reading.document, what, row, value=value, act=str(n)))
    with desk.view() as view:
        assert view.tags([said.id, asked.id]) == {said.id: ("urgent",)} and view.known_tags() == {"urgent": 1}
        assert view.assignees([said.id, asked.id]) == {said.id: "Ivo"} and view.known_assignees() == {"Ivo": 1}
        assert [i.row for i in view.queue(QueueQuery(tag="urgent", assignee="Ivo")).rows] == [said]
        assert view.queue(QueueQuery(tag="none")).total == 0
        assert list(view.rows("statements")) == list(reading.statements)


def test_a_second_opinion_is_asked_of_rows_that_others_decided_on(desk: Store) -> None:
    reading = make_reading()
    said, asked, _ = reading.statements
    put(desk, reading)
    for row in (said, asked):
        correct(desk, make_correction(reading.document, "reject", row))
    blind = make_correction(reading.document, "accept", said, by="person:Ivo", blind=True, act="blind")
    correct(desk, blind)
    with desk.view() as view:
        assert [c.row_id for c in view.second_opinions("Ivo")] == [asked.id]
        assert [c.row_id for c in view.second_opinions("Mara")] == []
        assert view.row(said.id) is None, "a second opinion brings nothing back"
