"""What statements answer in other documents: the answer itself, by whose move it was; the claim that a denial means, or none."""

from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.engine.resolutions import settle_desk
from accordingto.model.dates import PartialDate
from accordingto.resolve.matters import make_matters
from accordingto.resolve.responses import answers_to, make_responses
from accordingto.store import open_store
from accordingto.store.base import Store
from factories import make_document, make_entity, make_entry, make_reading, make_statement, make_step

ENTITIES = (
    make_entity("Ostria", kind="state", country="OST"),
    make_entity("Government of Ostria", country="OST"),
    make_entity("PEACEFOR", kind="mission"),
)


@pytest.fixture
def store(tmp_path: Path):
    desk = open_store(tmp_path / "desk.db")
    yield desk
    desk.close()


def reading(text: str, published: str, path: str, *, entry=None, **said):
    document = make_document(text, path=path, published=published)
    statement = make_statement(document, text, **said)
    entries = []
    if entry is not None:
        made = {
            "kind": "request", "by": ("Ostria",), "of": ("PEACEFOR",), "must_act": ("PEACEFOR",), "terms": text,
            "deadline": None, "made_on": None,
        }  # fmt: skip
        step = make_step(
            document, text, entry, statement_id=statement.id if entry != "open" else None, by=(said["speaker"],)
        )
        entries = [make_entry(step, **made)]
    return make_reading(document, statements=[statement], ledger=entries, entities=ENTITIES)


def settle(store: Store, *readings) -> dict[str, tuple[str, ...]]:
    with store.writer() as writer:
        for one in readings:
            writer.put(one, "k")
    settle_desk(store, [make_matters(), make_responses()])
    with store.view() as view:
        assert {s.id for s in view.answers(ids=[e.id for e in view.ledger()])} <= {
            s.id for s in view.rows("statements")
        }
        return {s.document_id: s.responds_to for s in view.rows("statements")}


ASKED = reading(
    "the return of up to 400 border guards to the crossings", "2031-03-17", "a", entry="open", speaker="Ostria"
)
REFUSED = reading(
    "a request for the return of 400 border guards to the crossings",
    "2031-04-09",
    "b",
    entry="refused",
    speaker="PEACEFOR",
)
TOLD = reading(
    "our request for the return of 400 border guards to the crossings", "2031-04-10", "c", entry="refused",
    speaker="Government of Ostria",
)  # fmt: skip


def test_whoever_was_asked_answers_the_entry_and_who_tells_of_it_does_not(store: Store) -> None:
    found = settle(store, ASKED, REFUSED, TOLD)
    with store.view() as view:
        (thread,) = view.ledger()
    assert found == {ASKED.document.id: (), REFUSED.document.id: (thread.id,), TOLD.document.id: ()}


def test_it_is_the_same_in_another_order_and_when_done_again(store: Store) -> None:
    settle(store, REFUSED)
    found = settle(store, ASKED)
    with store.view() as view:
        (thread,) = view.ledger()
    assert found[REFUSED.document.id] == (thread.id,)
    with store.view() as view:
        assert [s.document_id for s in view.answers(ids=[thread.id])] == [REFUSED.document.id]


CLAIM = "Velmark shot down a reconnaissance drone over the plateau"
CLAIMED = reading(CLAIM, "2031-06-30", "d", speaker="Velmark Staff")


def denial(
    path: str,
    about: tuple[str, ...] = ("Velmark Staff",),
    day: str = "2031-07-01",
    words: str = "a drone was shot down over the plateau",
):
    return reading(words, day, path, speaker="Ostria", act="deny", about=about)


@pytest.mark.parametrize(
    ("made", "answers"),
    [
        (denial("near"), True),
        (denial("later", day="2031-12-01"), False),
        (denial("before", day="2031-06-01"), False),
        (denial("other", words="a child was hurt in the village"), False),
        (denial("nobody named", about=(), words="a bridge and a drone"), False),
    ],
)
def test_a_denial_answers_the_claim_that_it_means(store: Store, made, answers) -> None:
    found = settle(store, CLAIMED, made)
    assert found[made.document.id] == ((CLAIMED.statements[0].id,) if answers else ())


def test_where_two_may_be_meant_none_is(store: Store) -> None:
    other = reading(CLAIM, "2031-06-30", "e", speaker="Kaval Radio")
    found = settle(
        store,
        CLAIMED,
        other,
        denial("unsure", about=(), words="the reconnaissance drone was shot down over the plateau"),
    )
    assert all(links == () for links in found.values())


def test_the_claim_may_come_to_the_desk_later(store: Store) -> None:
    made = denial("first")
    settle(store, made)
    assert settle(store, CLAIMED)[made.document.id] == (CLAIMED.statements[0].id,)


def test_a_side_that_says_that_it_did_not_do_it_answers_who_charged_it(store: Store) -> None:
    charge = reading("the depot was hit by drones that Ostria had lent", "2031-06-30", "f", speaker="Velmark Staff")
    reprint = reading("the depot was hit by drones that Ostria had lent", "2031-07-01", "g", speaker="Velmark Staff")
    made = reading("We have never lent a drone to anybody", "2031-07-02", "h", speaker="Ostria", act="assert")
    other = reading("We have never lent a horse to anybody", "2031-07-02", "i", speaker="Ostria", act="assert")
    found = settle(store, charge, reprint, made, other)
    assert found[made.document.id] == (charge.statements[0].id,)
    assert found[other.document.id] == ()


def test_what_nobody_named_was_ordered_to_pay_is_answered_by_a_refusal_not_by_what_became_of_it():
    ordered = make_document(
        "The owner was ordered to pay a fine of 900 crowns.", path="ordered", published="2031-05-02"
    )
    later = make_document("Not one crown will be paid. The fine was paid.", path="later", published="2031-05-09")
    said = {"on": None, "statement_id": "s"}
    steps = (
        make_step(ordered, "ordered to pay a fine of 900 crowns"),
        replace(make_step(later, "Not one crown will be paid", "refused"), **said),
        replace(make_step(later, "The fine was paid", "claimed_met"), **said),
    )
    fine = make_entry(
        *steps, kind="obligation", by=(), of=(), must_act=(), terms="pay a fine of 900 crowns", made_on=None
    )
    days = {d.id: PartialDate.parse(d.published) for d in (ordered, later)}
    assert [s.state for s in answers_to(fine, days)] == ["refused"]
    bound = replace(fine, by=("Velmark",), instruments=("Brod Award",))
    assert list(answers_to(bound, days)) == []
