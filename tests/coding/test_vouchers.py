"""Who vouches: the document, a source, a chain of sources, a party to it."""

from coding_events import event, events


def test_the_document_itself() -> None:
    found = event("Gunmen attacked a patrol.")
    assert (found.voice, found.sources, found.party_word) == ("document", (), None)


def test_a_chain_is_told_from_the_outside_in() -> None:
    found = event("The Halvec Courier reported that MERFOR said gunmen had attacked a patrol.")
    assert found.sources[-1] == "MERFOR"
    assert len(found.sources) == 2


def test_the_word_of_a_party() -> None:
    found = event("Orvenia said that Dremland had shelled Orvenia.")
    assert found.party_word is True


def test_the_word_of_somebody_else() -> None:
    found = event("MERFOR said that Dremland had shelled Orvenia.")
    assert found.party_word is False


def test_a_refusal_told_as_a_deed_has_its_statement() -> None:
    refusals = [
        e for e in events("MERFOR refused to let the officers return, a spokesman said.") if e.event_type == "REJECT"
    ]
    assert refusals and refusals[0].statement_id
