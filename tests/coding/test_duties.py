"""Duties said to have been kept or broken."""

from coding_readings import ledger


def test_ellipsis_says_who_has_not() -> None:
    entries = ledger(
        "Article 4 of the Brasque Protocol obliges the parties to keep away. Orvenia has complied. Dremland has not."
    )
    assert [(e.by, e.state) for e in entries][1:] == [
        (("Orvenia",), "claimed_met"),
        (("Dremland",), "claimed_breached"),
    ]
    assert all(e.instruments == ("Brasque Protocol",) for e in entries)


def test_duty_that_was_not_done_is_a_step() -> None:
    (entry,) = ledger(
        "Under clause 5 of the Brasque Protocol MERFOR is bound to ensure freedom of movement. That duty was not discharged."
    )
    assert [s.state for s in entry.steps] == ["open", "claimed_breached"]
    assert entry.clause == "5"


def test_meaning_to_comply_is_not_complying() -> None:
    assert ledger("Orvenia spoke of complying with the Brasque Protocol.") == ()


def test_neither_side_has_kept_what_it_promised() -> None:
    (entry,) = ledger("Damir Oslavec said that neither army has honoured its promise under the Brasque Protocol.")
    assert entry.state == "claimed_breached"


def test_who_failed_to_keep_an_obligation_breached_it() -> None:
    (entry,) = ledger(
        "Damir Oslavec said that Dremland had failed to fulfil its obligations under the Brasque Protocol."
    )
    assert (entry.state, entry.by, entry.claimed_by) == ("claimed_breached", ("Dremland",), ("Damir Oslavec",))
    assert not [e for e in ledger("Dremland would fail to fulfil its obligations.") if e.state == "claimed_breached"]


def test_a_broken_promise_is_told_with_what_it_was_to_do() -> None:
    (entry,) = ledger("Damir Oslavec said Dremland had “broken its promise” to tow away the warship.")
    assert entry.terms == "its promise to tow away the warship"
