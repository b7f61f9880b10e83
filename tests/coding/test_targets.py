"""Whom a request asks, whom an accusation is about."""

from coding_readings import statements


def test_subject_of_what_must_be_done_is_addressed() -> None:
    (row,) = statements("MERFOR must protect the villages, Damir Oslavec said.")
    assert row.addressees == ("MERFOR",)


def test_object_of_urging_is_addressed() -> None:
    (row,) = statements("We urge Ilmara to host talks.", warnings=("first_person",))
    assert "Ilmara" in row.addressees


def test_passive_demand_addresses_nobody() -> None:
    (row,) = statements("The troops should be returned, Damir Oslavec said.")
    assert row.addressees == ()


def test_accusation_is_about_the_one_who_acts() -> None:
    (row,) = statements("Dremland is violating the truce, Damir Oslavec said.")
    assert (row.act, row.about) == ("accuse", ("Dremland",))


def test_each_other_means_the_other() -> None:
    rows = statements("Orvenia and Dremland accused each other of lying.")
    assert {(r.speaker, r.about) for r in rows} == {("Orvenia", ("Dremland",)), ("Dremland", ("Orvenia",))}
