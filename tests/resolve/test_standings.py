"""How a matter stands: steps in the order of what they tell of, the state of the last, claims, disputes, past days."""

from datetime import date

import pytest

from accordingto.model.dates import PartialDate
from accordingto.model.records import LedgerEntry
from accordingto.resolve.standings import is_told_by, join_entries, stand_on, until
from factories import make_document, make_entry, make_step

DOCUMENTS = {
    day: make_document(path=day, published=day) for day in ("2031-03-17", "2031-03-25", "2031-04-09", "2031-05-02")
}
UNDATED = make_document(path="undated", published=None)
DAYS = {d.id: PartialDate.parse_or_none(d.published) for d in (*DOCUMENTS.values(), UNDATED)}
WORDS = "We demand that Velmark withdraw its police by June 1"


def entry(day: str | None, state: str = "open", on: str | None = None, said: str | None = None, **given) -> LedgerEntry:
    document = DOCUMENTS[day] if day else UNDATED
    made = {"kind": "request", "deadline": None, "made_on": None, "id": f"{day} {state} {on}"}
    return make_entry(make_step(document, WORDS, state, on=on, statement_id=said), **(made | given))


def states(*entries: LedgerEntry) -> list[str]:
    row = join_entries(entries, DAYS, "thread", "matters@1")
    assert row.state == row.steps[-1].state
    return [s.state for s in row.steps]


def test_steps_come_oldest_first_and_the_last_gives_the_state():
    told = [entry("2031-04-09", "refused"), entry("2031-03-17"), entry("2031-03-25", "deferred")]
    assert states(*told) == ["open", "deferred", "refused"]


def test_an_undated_asking_comes_first_and_an_undated_answer_before_dated_answers():
    assert states(entry("2031-04-09", "refused"), entry(None)) == ["open", "refused"]
    assert states(entry(None, "deferred"), entry("2031-04-09", "refused"), entry("2031-03-17")) == [
        "open", "deferred", "refused",
    ]  # fmt: skip


def test_telling_again_after_the_answer_what_was_asked_changes_nothing_but_asking_again_does():
    asked, refused = entry("2031-03-17"), entry("2031-04-09", "refused")
    assert states(asked, refused, entry("2031-05-02")) == ["open", "open", "refused"]
    assert states(asked, refused, entry("2031-05-02", said="statement")) == ["open", "open", "refused"]
    assert states(asked, refused, entry("2031-05-02", on="2031-05-02")) == ["open", "refused", "open"]


def test_a_promise_after_a_refused_offer_is_new():
    offer = {"kind": "offer"}
    assert (
        states(
            entry("2031-03-17", **offer),
            entry("2031-04-09", "refused", **offer),
            entry("2031-05-02", kind="commitment"),
        )[-1]
        == "open"
    )


def test_what_a_step_tells_of_counts_and_not_when_it_is_told():
    assert states(entry("2031-05-02", on="2031-02"), entry("2031-03-17", "refused")) == ["open", "refused"]


def test_the_row_unites_what_its_entries_tell():
    first = entry("2031-03-17", by=("@publisher",), of=(), deadline="2031-04-01", terms="guards")
    later = entry(
        "2031-03-25", by=("Ostria",), of=("PEACEFOR",), deadline="2031-05-01", kind="demand", instruments=("Pact",)
    )
    row = join_entries([first, later], DAYS, "thread", "matters@1")
    assert (row.kind, row.by, row.of, row.deadline) == ("demand", ("Ostria",), ("PEACEFOR",), "2031-05-01")
    assert (row.id, row.origin, row.instruments) == ("thread", "matters@1", ("Pact",))


def test_kept_and_broken_by_two_mouths_is_disputed_and_the_claimants_of_the_state_are_named():
    kept = entry("2031-03-25", "claimed_met", kind="obligation", claimed_by=("Velmark",))
    broken = entry("2031-04-09", "claimed_breached", kind="obligation", claimed_by=("Ostria",))
    row = join_entries([kept, broken], DAYS, "thread", "matters@1")
    assert (row.state, row.claimed_by, row.disputed) == ("claimed_breached", ("Ostria",), True)
    assert not join_entries([kept], DAYS, "thread", "matters@1").disputed


@pytest.mark.parametrize(
    ("state", "day", "stands"),
    [
        ("open", date(2031, 5, 2), "past_deadline"),
        ("open", date(2031, 5, 1), "open"),
        ("postponed", date(2031, 5, 2), "past_deadline"),
        ("refused", date(2031, 5, 2), "refused"),
        ("claimed_met", date(2031, 5, 2), "claimed_met"),
    ],
)
def test_a_day_that_is_past_with_nothing_known(state, day, stands):
    assert stand_on(entry("2031-03-17", state, deadline="2031-05-01"), day).state == stands


def test_on_a_past_day_only_what_was_told_of_until_then_counts():
    both = make_entry(
        make_step(DOCUMENTS["2031-03-25"], WORDS, "open", on="2031-03"),
        make_step(DOCUMENTS["2031-03-25"], WORDS, "refused"),
        deadline=None,
    )
    assert until(both, DAYS, date(2031, 3, 24)) is None
    then = until(both, DAYS, date(2031, 3, 30))
    assert then is not None and (then.state, len(then.steps)) == ("refused", 1)
    whole = until(both, DAYS, date(2031, 3, 31))  # "in March" is over
    assert whole == both


def test_before_its_deadline_a_matter_was_open_then():
    past = make_entry(make_step(DOCUMENTS["2031-03-17"], WORDS, "past_deadline"), deadline="2031-03-20")
    then = until(past, DAYS, date(2031, 3, 18))
    assert then is not None and then.state == then.steps[0].state == "open"


def test_a_step_of_no_known_day_counts_always():
    assert is_told_by(make_step(UNDATED, WORDS), DAYS, date(2000, 1, 1))


def test_kept_and_then_kept_in_part_by_another_is_disputed_and_progress_is_not():
    def told(day: str, state: str, by: str) -> LedgerEntry:
        made = make_step(DOCUMENTS[day], WORDS, state, by=(by,))
        return make_entry(made, kind="commitment", deadline=None, made_on=None, id=f"{day} {state}")

    kept, partly = told("2031-03-25", "claimed_met", "Velmark"), told("2031-04-09", "partly_met", "PEACEFOR")
    assert join_entries([kept, partly], DAYS, "thread", "matters@1").disputed
    own = told("2031-04-09", "partly_met", "Velmark")
    assert not join_entries([kept, own], DAYS, "thread", "matters@1").disputed
    later = told("2031-05-02", "claimed_met", "Velmark")
    assert not join_entries([partly, later], DAYS, "thread", "matters@1").disputed
