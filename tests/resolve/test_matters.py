"""Matters in a desk: threads grow as documents are added, people's decisions hold and can be undone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from accordingto.engine.ledgers import find_entry, judge_matters, rule_matter, stand_ledger
from accordingto.engine.resolutions import settle_desk
from accordingto.model.records import LedgerEntry
from accordingto.model.sameness import Judgement, in_order
from accordingto.model.verdicts import Verdict
from accordingto.resolve.matters import make_matters
from accordingto.store import open_store
from accordingto.store.base import Store
from factories import make_document, make_entity, make_entry, make_reading, make_statement, make_step

ENTITIES = (
    make_entity("Ostria", kind="state", country="OST"),
    make_entity("Government of Ostria", country="OST"),
    make_entity("PEACEFOR", kind="mission"),
)


def reading(text: str, published: str | None, path: str, **given):
    """A reading with one entry that rests on its whole text."""
    document = make_document(text, path=path, published=published)
    made = {
        "kind": "request", "by": ("Ostria",), "of": ("PEACEFOR",), "must_act": ("PEACEFOR",), "terms": text,
        "deadline": None, "made_on": None,
    }  # fmt: skip
    entry = make_entry(make_step(document, text, given.pop("state", "open")), **(made | given))
    return make_reading(
        document,
        ledger=[entry],
        entities=ENTITIES,
    )


ASKED = reading("the return of up to 400 border guards to the crossings", "2031-03-17", "a", deadline="2031-04-30")
REFUSED = reading(
    "a request to send 400 guards back to the crossings",
    "2031-06-09",
    "b",
    state="refused",
    by=("Government of Ostria",),
)
FLOUR = reading("300 tons of flour for the villages", "2031-03-20", "c")
LETTER = make_reading(
    letter := make_document("PEACEFOR: no guards will return to the crossings", path="d", published="2031-07-01"),
    statements=[make_statement(letter, "no guards will return to the crossings", speaker="PEACEFOR", act="reject")],
    entities=ENTITIES,
)


@pytest.fixture
def store(tmp_path: Path):
    desk = open_store(tmp_path / "desk.db")
    yield desk
    desk.close()


def add(store: Store, *readings) -> list[LedgerEntry]:
    with store.writer() as writer:
        for one in readings:
            writer.put(one, "k")
    settle_desk(store, [make_matters()])
    return ledger(store)


def ledger(store: Store, as_of: date | None = None) -> list[LedgerEntry]:
    with store.view() as view:
        return list(stand_ledger(view, as_of))


def test_a_matter_of_two_documents_is_one_row_wherever_the_ledger_is_asked_for(store: Store) -> None:
    assert [e.state for e in add(store, ASKED, FLOUR)] == ["open", "open"]
    matter, flour = add(store, REFUSED)
    assert [s.state for s in matter.steps] == ["open", "refused"]
    assert matter.origin == "matters@8" and flour.origin == "coding@1"
    with store.view() as view:
        assert len(view.ledger()) == view.counts()["ledger"] == 2


def test_the_order_of_adding_does_not_matter(store: Store, tmp_path: Path) -> None:
    one = add(store, ASKED, FLOUR, REFUSED, LETTER)
    other = open_store(tmp_path / "other.db")
    for each in (LETTER, REFUSED, FLOUR, ASKED):
        add(other, each)
    assert {e.id: e for e in ledger(other)} == {e.id: e for e in one}
    other.close()


def test_a_statement_of_another_document_answers_the_matter(store: Store) -> None:
    (matter,) = add(store, ASKED, LETTER)
    assert [(s.state, s.document_id) for s in matter.steps] == [
        ("open", ASKED.document.id), ("refused", LETTER.document.id),
    ]  # fmt: skip


def test_the_state_on_past_days(store: Store) -> None:
    add(store, ASKED, REFUSED, FLOUR)
    days = {
        date(2031, 3, 16): [],
        date(2031, 3, 18): ["open"],
        date(2031, 4, 30): ["open", "open"],
        date(2031, 5, 1): ["past_deadline", "open"],
        date(2031, 6, 9): ["refused", "open"],
    }
    assert {day: [e.state for e in ledger(store, day)] for day in days} == days


def test_what_people_separate_stays_apart_until_they_take_it_back(store: Store) -> None:
    (matter,) = add(store, ASKED, REFUSED)
    entries = [ASKED.ledger[0], REFUSED.ledger[0]]
    pair = in_order(*(e.id for e in entries))
    judge_matters(store, entries, Judgement("ledger", *pair, "NEGATIVE", "person:Ana", "2031-07-01T10:00Z"))
    assert [e.id for e in ledger(store)] == [e.id for e in entries]
    judge_matters(store, entries, Judgement("ledger", *pair, None, "person:Ana", "2031-07-01T10:05Z"))
    assert ledger(store) == [matter]


def test_what_people_join_is_one(store: Store) -> None:
    add(store, ASKED, FLOUR)
    entries = [ASKED.ledger[0], FLOUR.ledger[0]]
    pair = in_order(*(e.id for e in entries))
    judge_matters(store, entries, Judgement("ledger", *pair, "POSITIVE", "person:Ana", "2031-07-01T10:00Z"))
    (matter,) = ledger(store)
    assert len(matter.steps) == 2 and matter.reviewed


def test_only_a_person_can_say_that_a_matter_was_met_also_of_one_document_and_take_it_back(store: Store) -> None:
    add(store, ASKED, REFUSED, FLOUR)
    for reading_, untouched in ((ASKED, "refused"), (FLOUR, "open")):
        entry = reading_.ledger[0]
        verdict = Verdict(entry.id, "met", "person:Ana", "2031-07-01T10:00Z", "seen")
        ruled = rule_matter(store, [entry], verdict)
        assert (ruled.state, ruled.reviewed) == ("met", True)
        assert "met" in [e.state for e in ledger(store)]
        rule_matter(store, [entry], replace(verdict, state=None))
        assert untouched in [e.state for e in ledger(store)] and "met" not in [e.state for e in ledger(store)]


def test_decisions_outlive_new_documents_and_new_readings(store: Store) -> None:
    add(store, ASKED)
    rule_matter(store, ASKED.ledger, Verdict(ASKED.ledger[0].id, "met", "person:Ana", "2031-07-01T10:00Z"))
    (matter,) = add(store, REFUSED)
    assert matter.state == "met" and len(matter.steps) == 2
    with store.writer() as writer:
        writer.put(REFUSED, "another version")
    settle_desk(store, [make_matters()])
    assert ledger(store) == [matter]


def test_an_entry_that_is_gone_leaves_its_thread(store: Store) -> None:
    add(store, ASKED, REFUSED)
    with store.writer() as writer:
        writer.put(make_reading(REFUSED.document, entities=ENTITIES), "another version")
    settle_desk(store, [make_matters()])
    assert ledger(store)[0].id == ASKED.ledger[0].id


def test_a_matter_is_found_by_its_id_and_by_those_of_its_entries(store: Store) -> None:
    (matter,) = add(store, ASKED, REFUSED)
    with store.view() as view:
        for entry_id in (matter.id, ASKED.ledger[0].id, REFUSED.ledger[0].id):
            found = find_entry(view, entry_id)
            assert found is not None and found[0] == matter and len(found[1]) == 2
        assert find_entry(view, "none") is None


GRANTED = reading(
    "up to 400 border guards would return to the crossings",
    "2031-03-20",
    "g",
    kind="commitment",
    by=("PEACEFOR",),
    of=(),
    must_act=("PEACEFOR",),
)


def test_a_promise_of_what_was_asked_accepts_it_and_who_promises_is_not_who_asked(store: Store) -> None:
    (matter,) = add(store, ASKED, GRANTED)
    assert [s.state for s in matter.steps] == ["open", "accepted"]
    assert (matter.kind, matter.by, matter.state) == ("request", ("Ostria",), "accepted")
