"""What an agreement sets down article by article, and what a thing is made subject to letter by letter."""

from coding_readings import ledger

SIGNED = "The Chiefs of Staff of Orvenia and of Dremland today signed a Memorandum on the Crossing, under which:\n\n"


def test_each_article_binds_those_who_signed() -> None:
    entries = ledger(
        SIGNED + "Article 1. The bridge at Varn shall be open to lorries not later than 13 June.\n\n"
        "Article 2. Neither Party shall move guns into the zone.\n\n"
        "Article 3. Each Party shall notify the other of its exercises three days beforehand."
    )
    assert [(e.by, e.clause, e.deadline) for e in entries] == [
        (("Orvenia", "Dremland"), "1", "2031-06-13"),
        (("Orvenia", "Dremland"), "2", None),
        (("Orvenia", "Dremland"), "3", None),
    ]
    assert {(e.kind, e.instruments) for e in entries} == {("commitment", ("Memorandum on the Crossing",))}


def test_bare_numbers_count_behind_a_colon() -> None:
    entries = ledger(
        SIGNED + "1. Orvenia shall withdraw its guns from the ridge by 2 May.\n\n2. The ferries will sail again."
    )
    assert [(e.by, e.clause) for e in entries] == [(("Orvenia",), "1"), (("Orvenia", "Dremland"), "2")]


def test_other_numbered_paragraphs_set_nothing_down() -> None:
    assert not ledger(
        "The League visited Varn.\n\n1. The weather shall be fine in May.\n\n2. Prices will rise by June."
    )


def test_the_articles_of_what_was_only_drafted_bind_nobody() -> None:
    assert not ledger("The paper has three parts.\n\nArticle 1. The bridge at Varn shall be open to lorries.")


LOAN = (
    "Payment of the loan to Orvenia was made subject to three conditions: (a) an audit of the State Bank by 31 May; (b) a cut of "
    "milk subsidies with effect from 1 July; (c) publication of all contracts.\n\n"
)


def test_conditions_letter_by_letter() -> None:
    entries = ledger(LOAN)
    assert [(e.kind, e.by, e.clause, e.terms[:14], e.state) for e in entries] == [
        ("obligation", ("Orvenia",), "a", "an audit of th", "open"),
        ("obligation", ("Orvenia",), "b", "a cut of milk ", "open"),
        ("obligation", ("Orvenia",), "c", "publication of", "open"),
    ]


def test_what_is_told_of_a_condition_by_its_letter() -> None:
    entries = ledger(LOAN + "Condition (a) has not been met. Condition (c) was met on 28 February.")
    assert [(e.clause, e.state) for e in entries] == [("a", "claimed_breached"), ("b", "open"), ("c", "claimed_met")]


def test_a_list_of_other_things_is_no_condition() -> None:
    assert not ledger("The report has three parts: (a) the roads; (b) the bridges; (c) the ferries of Varn.")


TRUCE = "Orvenia and Dremland signed a truce in Varn on Friday. "


def test_what_an_agreement_provides_for_by_nouns() -> None:
    entries = ledger(
        TRUCE
        + "The agreement provides for the withdrawal of troops from the ridge within ten days, the exchange of all "
        "prisoners by 1 June and the reopening of the mountain road."
    )
    assert [(e.by, e.deadline, e.terms[:14]) for e in entries] == [
        (("Orvenia", "Dremland"), "2031-03-25", "the withdrawal"),
        (("Orvenia", "Dremland"), "2031-06-01", "the exchange o"),
        (("Orvenia", "Dremland"), None, "the reopening "),
    ]


def test_what_a_plan_that_nobody_signed_provides_for_binds_nobody() -> None:
    assert not ledger("The plan provides for the withdrawal of troops and the reopening of the road.")
    assert not ledger(TRUCE + "The agreement does not provide for the withdrawal of troops.")


def test_the_parties_agree_as_follows() -> None:
    entries = ledger(
        "The parties agree as follows:\n\n1. Orvenia shall withdraw its guns from the ridge within seven days."
    )
    assert [(e.by, e.clause) for e in entries] == [(("Orvenia",), "1")]


def test_paragraphs_by_stages_behind_as_follows() -> None:
    entries = ledger(
        "Under the auspices of Ilmara, Orvenia and Dremland have agreed as follows.\n\nSTAGE ONE\n"
        "1.1 Orvenia shall deliver its maps by 12 April.\n"
        "2.1 By 15 May both Sides shall withdraw heavy weapons from the road.\n\nGENERAL\n"
        "4. Each Side shall refrain from statements which glorify attacks."
    )
    assert [(e.by, e.clause, e.deadline) for e in entries] == [
        (("Orvenia",), "1.1", "2031-04-12"),
        (("Orvenia", "Dremland"), "2.1", "2031-05-15"),
        (("Orvenia", "Dremland"), "4", None),
    ]


def test_an_agreement_that_provides_for_no_deed_makes_no_row_and_stops_nothing() -> None:
    made = "Velmark and Ostria signed an agreement on Monday. "
    assert not ledger(made + "The agreement provides for better times, and calls for trust.")
