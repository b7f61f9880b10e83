"""Steps set for a day, put off or dropped."""

from coding_readings import ledger


def test_measure_set_for_a_day_belongs_to_who_announced_it() -> None:
    (entry,) = ledger(
        "Drivers protest at the levy, which Dremland announced on March 6 and which is to take effect on April 1."
    )
    assert (entry.kind, entry.by, entry.deadline) == ("measure", ("Dremland",), "2031-04-01")


def test_measure_at_the_wish_of_another() -> None:
    (entry,) = ledger("The consulate in Kresnov is to close on April 1 at Orvenia's insistence.")
    assert entry.by == ("Orvenia",)


def test_measure_put_on_ice() -> None:
    (entry,) = ledger("The government of Dremland has put the levy on ice until May 1.")
    assert (entry.state, entry.deadline) == ("postponed", "2031-05-01")


def test_supposed_step_is_no_measure() -> None:
    assert all(e.kind != "measure" for e in ledger("Traders would be glad if Dremland suspended the levy."))


def test_appointment_of_a_person_is_no_measure() -> None:
    assert ledger("Damir Oslavec will address parliament on March 17.") == ()


def test_what_somebody_is_to_do_on_a_day_is_a_commitment_in_its_own_words() -> None:
    (entry,) = ledger("Orvenia is to hold an election on 5 May and to open the road.")
    assert (entry.kind, entry.terms, entry.deadline) == ("commitment", "hold an election on 5 May", "2031-05-05")


def test_a_strike_called_for_a_day() -> None:
    entries = ledger("There will be a general strike from 1 April, the Farmers' Union said.")
    assert [(e.kind, e.by, e.deadline) for e in entries] == [("measure", ("Farmers' Union",), "2031-04-01")]
    assert not ledger("There will be a storm from 1 April, the weather service of Orvenia said.")


def test_an_instalment_put_off() -> None:
    entries = ledger("The first tranche of the loan is therefore postponed, the Varn Fund said.")
    assert [(e.kind, e.by, e.state) for e in entries] == [("measure", ("Varn Fund",), "postponed")]


def test_a_truce_that_takes_effect_at_an_hour_of_a_day() -> None:
    entries = ledger("The ceasefire is to take effect at midnight on 4 May, the two governments said.")
    assert [(e.kind, e.terms, e.deadline) for e in entries] == [("measure", "The ceasefire", "2031-05-04")]
