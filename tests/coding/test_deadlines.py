"""What is told by its deadline: time that somebody has, deadlines set, moved and over."""

from coding_readings import ledger


def test_somebody_has_until_a_day() -> None:
    (entry,) = ledger("The militia has until Friday to leave the port, the council said.")
    assert (entry.kind, entry.by, entry.of, entry.deadline) == ("ultimatum", ("council",), ("militia",), "2031-03-21")


def test_a_deadline_is_set_for_a_side() -> None:
    (entry,) = ledger("The council set a deadline of 10 April for the militia to leave the port.")
    assert (entry.kind, entry.by, entry.of, entry.state) == ("ultimatum", ("council",), ("militia",), "open")
    assert entry.deadline == "2031-04-10"


def test_a_deadline_is_over_or_moved() -> None:
    (over,) = ledger("The deadline set by the alliance for a return of the envoys lapsed on Monday.")
    assert (over.by, over.state) == (("alliance",), "past_deadline")
    (moved,) = ledger("The army extended the deadline for villagers to leave until 3 April.")
    assert (moved.of, moved.state, moved.deadline) == (("villagers",), "postponed", "2031-04-03")


def test_what_everybody_has_time_for_is_no_ultimatum() -> None:
    assert ledger("Voters have until Friday to register.") == ()
    assert ledger("The deadline for applications was extended to June 1.") == ()
