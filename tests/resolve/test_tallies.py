"""Tolls in words: what is counted, how many, how few and how many at most, and what is denied."""

from accordingto.resolve.tallies import Tally, in_one_voice, read_tallies, spellings_of, tallies_of, value_of
from factories import make_document, make_statement


def told(words):
    return [(t.what, t.low, t.high) for t in tallies_of(words)]


def test_a_number_of_people_and_what_became_of_them():
    assert told("nine miners were killed in the shaft") == [("dead", 9, 9)]
    assert told("At least six people died when the roof fell in") == [("dead", 6, None)]
    assert told("as many as twenty-two villagers lost their lives") == [("dead", 0, 22)]
    assert told("killing eight and wounding 31") == [("dead", 8, 8), ("injured", 31, 31)]
    assert told("the death toll has risen to 1,200") == [("dead", 1200, 1200)]
    assert told("three hundred strikers were detained") == [("arrested", 300, 300)]


def test_what_is_no_toll():
    assert told("six men killed a guard and fled") == []
    assert told("six years after the flood, ten cows died") == []
    assert told("in four bodies traces of lead were found") == []
    assert told("40 per cent of the dead were children") == []


def test_what_says_that_there_were_not_so_many():
    (none,) = tallies_of("there is no evidence of nine deaths")
    (seventh,) = tallies_of("nobody has seen a seventh victim")
    (more,) = tallies_of("no trace of the three further victims was found")
    nine, six, counted = Tally("dead", 9, 9, 9), Tally("dead", 6, 6, 6), [Tally("dead", 6, 6, 6)]
    assert none.refutes(nine, counted) and not none.refutes(six, counted)
    assert seventh.refutes(nine, counted) and not seventh.refutes(six, counted)
    assert more.refutes(nine, counted) and not more.refutes(Tally("dead", 8, 8, 8), counted)


def test_fewer_exclude_more_and_more_do_not_exclude_fewer():
    one, least, nine = (
        tallies_of("a single man died")[0],
        tallies_of("at least six died")[0],
        tallies_of("nine died")[0],
    )
    assert one.excludes(least) and one.excludes(nine)
    assert not nine.excludes(one) and not least.excludes(nine)


def test_at_least_six_and_six_are_one_number_and_up_to_six_is_another():
    six, least, most = (tallies_of(f"{words} people died")[0] for words in ("six", "no fewer than six", "up to six"))
    assert six.same_as(least) and not six.same_as(most)


def test_a_number_is_read_with_its_cue_and_alone_behind_what_it_counts():
    text = "Ostria put the number of dead at nine and spoke of murder. Velmark says only four."
    document = make_document(text, path="cue")
    cue = make_statement(document, "Ostria put the number of dead at nine and spoke of murder", content="murder")
    bare = make_statement(document, "Velmark says only four", content="only four", speaker="Velmark")
    assert [t.number for t in read_tallies(cue, text)] == [9]
    assert [(t.what, t.number) for t in read_tallies(bare, text)] == [("dead", 4)]


def test_what_somebody_unnamed_says_over_paragraphs_is_not_surely_one_voice():
    text = "Six were killed, she says.\nThe road is open."
    document = make_document(text, path="voice")
    end = len(text)
    mixed = make_statement(document, text, speaker=None, content_spans=((0, 15), (27, end)))
    assert not in_one_voice(mixed, text) and read_tallies(mixed, text) == ()


def test_numbers_in_words():
    assert [value_of(w) for w in ("1,200", "forty-six", "a dozen", "two hundred", "a thousand")] == [
        1200,
        46,
        12,
        200,
        1000,
    ]
    assert spellings_of(11) == ["11", "eleven"] and spellings_of(45) == ["45"]
