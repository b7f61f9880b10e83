"""What one takes back of what he or his side said: days put off, points denied, other tolls."""

from datetime import date

from accordingto.resolve.reversals import Said, find_reversal, things_of
from accordingto.resolve.scenes import find_scenes
from factories import make_document, make_statement

EARLY, LATE = date(2031, 5, 12), date(2031, 6, 20)


def said(words, day, speaker="Ostria", place="Tarn"):
    document = make_document(
        f"In {place}\n{words}, said the office in {place}.", path=f"{day} {words}", published=day.isoformat()
    )
    statement = make_statement(document, words, speaker=speaker)
    scene = find_scenes([statement], (), {}, {document.id: document})[statement.id]
    return Said(statement, day, scene)


def test_a_day_that_is_put_off_for_one_matter():
    first = said("the harbour wall will be rebuilt by 30 June", EARLY)
    later = said("the rebuilding of the harbour wall would be done by the end of August", LATE, "Ministry of Works")
    kind, reason = find_reversal(first, later)
    assert kind == "contradicts" and reason.startswith("by 2031-06-30, then by 2031-08-31")
    assert set(things_of(first)) & set(things_of(later))


def test_another_matter_and_an_earlier_day_put_nothing_off():
    first = said("the harbour wall will be rebuilt by 30 June", EARLY)
    assert find_reversal(first, said("the census forms will be sent by the end of August", LATE)) is None
    assert find_reversal(first, said("the harbour wall will be rebuilt by 22 June", LATE)) is None


def test_who_never_excluded_what_he_denied_takes_it_back():
    first = said("no shot was fired by the police", EARLY)
    assert find_reversal(first, said("he never excluded that officers used their weapons", LATE)) is not None
    assert find_reversal(first, said("no bullet left a police gun", LATE)) is None
    assert find_reversal(first, said("officers opened fire", LATE, place="Velm")) is None


def test_another_toll_of_one_speaker_weeks_later():
    first = said("nine miners died", EARLY)
    assert find_reversal(first, said("four miners died", LATE)) == (
        "number",
        "dead: 9, then 4, on 2031-05-12 and on 2031-06-20",
    )
    assert find_reversal(first, said("four miners died", LATE, "Velmark")) is None
    assert find_reversal(first, said("four miners died", date(2031, 5, 13))) is None
