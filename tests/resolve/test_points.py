"""What somebody says, clause by clause: what it speaks of and whether it says no."""

from accordingto.resolve.points import named_things, points_of, says_not, tells_of_things
from factories import make_document, make_statement


def points(content, text="A line.", **given):
    document = make_document(text, path="points")
    return points_of(make_statement(document, text.split("\n")[0], content=content, **given))


def test_clauses_are_single_points_each_with_its_own_no():
    found = points("four men were hurt, that the depot was looted and that nobody opened fire on the guards")
    assert [p.negated for p in found] == [False, False, True]
    assert "loot" in found[1].happens


def test_other_words_for_one_thing_are_shared():
    (one,), (other,) = points("not a shot was fired by the troopers"), points("his soldiers discharged no weapon")
    assert one.happens & other.happens and one.negated and other.negated
    assert one.heavy_shared(other) >= 1


def test_a_denial_turns_what_it_denies_and_a_question_is_no_point():
    assert [p.negated for p in points("having rammed the ferry", act="deny")] == [True]
    assert points("whether shots were fired") == ()
    assert points("the police never excluded that shots were fired") == ()


def test_neither_nor_says_no_once_and_no_longer_says_none():
    assert says_not("live rounds were neither issued nor used")
    assert not says_not("the mines are no longer there")


def test_what_a_relative_word_stands_for_belongs_to_its_clause():
    text = "He spoke of a water tower, from which somebody had fired twice, he said."
    document = make_document(text, path="whence")
    said = make_statement(document, "somebody had fired twice", content="somebody had been shooting")
    (point,) = points_of(said, text)
    (tower,) = points("shots came from the tower")
    assert point.related and point.heavy_shared(tower) >= 2


def test_a_phrase_becomes_the_thing_that_it_tells_of():
    assert "gunfire" in named_things("soldiers opened fire on the bus")
    assert "gunfire" not in named_things("the minister was fired on Monday, and his deputy fired from her post")


def test_a_glance_tells_whether_words_may_tell_of_a_thing():
    assert tells_of_things("Soldiers opened fire on the bus") and not tells_of_things("The harvest was late")
