"""Terms that an agreement sets, told in several sentences."""

from coding_readings import ledger

SIGNED = "Orvenia and Dremland signed an agreement on Friday. Under the text, "


def test_terms_in_several_sentences() -> None:
    entries = ledger(
        SIGNED + "Orvenia is to withdraw its guns within ten days. Dremland will pay Orvenia 40 million crowns."
    )
    assert [(e.kind, e.by, e.deadline) for e in entries] == [
        ("commitment", ("Orvenia",), "2031-03-25"),
        ("commitment", ("Dremland",), None),
    ]
    assert entries[1].of == ("Orvenia",)


def test_term_without_its_verb() -> None:
    entries = ledger(SIGNED + "Orvenia is to hand over 41 detainees and Dremland 38.")
    assert [(e.by, e.of) for e in entries] == [(("Orvenia",), ("Dremland",)), (("Dremland",), ("Orvenia",))]


def test_nothing_is_owed_without_an_agreement() -> None:
    assert ledger("Under the plan, Orvenia could withdraw its guns.") == ()
