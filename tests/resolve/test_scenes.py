"""Where and when statements say that something happened, and whether it is one place and time."""

from accordingto.resolve.scenes import ONE_INCIDENT, compare_scenes, find_scenes
from factories import make_document, make_event, make_statement

MARKET = make_document(
    "Blast in Tarn\nSix people died at Tarn, the clinic said.", path="market", published="2031-05-12"
)
LATER = make_document(
    "A report\nThe judge found that six died in Tarn on 11 May.", path="later", published="2031-11-02"
)
OTHER = make_document("Mudslide\nSix people died in Velm on 2 February.", path="other", published="2031-05-13")


def scenes(*pairs, events=(), incidents=None):
    said = [make_statement(document, words) for document, words in pairs]
    documents = {d.id: d for d, _ in pairs}
    found = find_scenes(said, events, incidents or {}, documents)
    return [found[s.id] for s in said]


def test_one_place_speaks_for_one_scene_and_another_place_and_day_against_it():
    market, later, other = scenes(
        (MARKET, "Six people died at Tarn"), (LATER, "six died in Tarn on 11 May"), (OTHER, "Six people died in Velm")
    )
    assert market.spots == {"tarn"} and later.days == {"2031-05-11"}
    assert compare_scenes(market, later) >= 2 > compare_scenes(later, other)
    assert compare_scenes(later, other) < 0


def test_one_incident_is_one_scene():
    blast = make_event(MARKET, "Six people died", id="e1", place=None, date_start=None)
    found = make_event(OTHER, "Six people died", id="e2", place=None, date_start=None)
    one, other = scenes(
        (MARKET, "Six people died at Tarn"),
        (OTHER, "Six people died in Velm"),
        events=(blast, found),
        incidents={"e1": "i", "e2": "i"},
    )
    assert one.incidents & other.incidents and compare_scenes(one, other) >= ONE_INCIDENT - 2


def test_copies_are_of_one_scene():
    one = make_document("Six people died.", path="a", copy_group="g")
    other = make_document("Six people died.", path="b", copy_group="g")
    assert compare_scenes(*scenes((one, "Six people died"), (other, "Six people died"))) == ONE_INCIDENT


def test_a_day_on_which_something_was_said_is_not_when_it_happened():
    document = make_document("A hearing\nSix died, the judge said.", path="said", published="2031-05-12")
    event = make_event(document, "Six died", date_start="2031-05-11", place=None)
    said = make_statement(document, "Six died", said_on="2031-05-11")
    assert find_scenes([said], [event], {}, {document.id: document})[said.id].days == frozenset()
