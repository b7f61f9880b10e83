"""Things that many documents name come out once, with what all of them know."""

from accordingto.model.records import Instrument, Office, Publisher
from accordingto.model.things import Things, merge_things
from factories import make_entity


def test_first_appearance_gives_the_order_and_wins() -> None:
    first = Publisher("Ostria Today", "news", None, "OST", None)
    later = Publisher("Ostria Today", "state media", "Ministry", None, "C")
    other = Publisher("Brod Post", None, None, None, None)
    assert merge_things("publishers", [first, other, later]) == (
        Publisher("Ostria Today", "news", "Ministry", "OST", "C"),
        other,
    )


def test_lists_are_united_in_order() -> None:
    office = Office("Premier", "Ostria", "2030", None)
    one = make_entity("Tarn", "Premier Tarn", public_role="unknown")
    two = make_entity("Tarn", "Ada Tarn", "Premier Tarn", public_role="office", offices=(office,))
    (found,) = merge_things("entities", [one, two])
    assert (found.names, found.offices, found.public_role) == (("Premier Tarn", "Ada Tarn"), (office,), "office")


def test_things_may_be_added_document_by_document() -> None:
    things = Things("instruments")
    accord = Instrument("Brod Accord", (), None, (), ("Article 3",))
    for clause in ("Article 3", "Article 4"):
        things.add([Instrument("Brod Accord", (), None, (), (clause,))])
    assert things.merged()[0].clauses == ("Article 3", "Article 4")
    assert merge_things("instruments", [accord, accord]) == (accord,)
