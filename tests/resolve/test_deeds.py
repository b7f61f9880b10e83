"""What statements tell of happenings: by their events, by a bare number, and what they only recall."""

from accordingto.resolve.deeds import find_deeds
from factories import make_document, make_event, make_statement

TEXT = (
    "Four people were killed on the bridge, MERFOR said. Ostria says seven, Velmark speaks of 3 wounded.\n"
    "The report on the shooting would be late, Tarn said.\n\nHalm asked for 40."
)


def tell(*words, **given):
    document = make_document(TEXT, path="deeds")
    killed = make_event(document, "Four people were killed", statement_id="first", counts={"dead": 4}, id="e1")
    recalled = make_event(
        document, "The report on the shooting", trigger="shooting", statement_id="late", counts={}, id="e2"
    )
    incidents = {"e1": "i1", "e2": "i1"}
    said = [make_statement(document, w, id=name) for name, w in given.items()]
    return find_deeds(said, [killed, recalled], incidents, {document.id: document})


def test_a_statement_tells_of_the_events_that_it_holds():
    (deed,) = tell(first="Four people were killed on the bridge")["first"]
    assert (deed.incident, deed.told, deed.tolls, deed.main) == ("i1", True, frozenset({("dead", 4)}), True)


def test_a_bare_number_is_of_the_deed_before_it_as_its_words_or_its_only_count_say():
    found = tell(seven="Ostria says seven", hurt="3 wounded")
    assert [d.tolls for d in found["seven"]] == [frozenset({("dead", 7)})]
    assert [d.tolls for d in found["hurt"]] == [frozenset({("injured", 3)})]


def test_a_number_far_from_any_deed_or_among_other_words_is_none():
    assert tell(asked="Halm asked for 40") == {}


def test_what_is_only_recalled_is_not_what_a_statement_is_about():
    (deed,) = tell(late="The report on the shooting would be late")["late"]
    assert not deed.main
