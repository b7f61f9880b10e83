"""Examples: which words lie between two offsets, and what an attribution writes on them."""

from accordingto.model.labels import TAGS
from accordingto.training.examples import UNKNOWN, Examiner, Example, make_document, mark_attribution


def named(example: Example) -> list[str]:
    return [TAGS[t] if t >= 0 else "?" for t in example.tags]


def test_a_word_belongs_to_a_stretch_that_holds_half_of_it(example: Example) -> None:
    text = "".join(t.text + " " for t in example.parse.tokens)
    assert text == "The minister said that police had arrested students . "
    assert example.words(4, 12) == [1]
    assert example.words(8, 17) == [1, 2]
    assert example.words(9, 17) == [2]


def test_what_nobody_labelled_is_not_known(example: Example) -> None:
    assert set(example.tags) == set(example.links) == {UNKNOWN}
    assert set(example.types) == set(example.facts) == set(example.roots) == {0}


def test_an_attribution_ties_its_words_to_the_first_word_of_its_cue(example: Example) -> None:
    example.tags = [0] * len(example.parse.tokens)
    mark_attribution(example, [(0, 12)], [(13, 17)], [(23, 51)])
    assert named(example) == [
        "B-source", "I-source", "B-cue", "O", "B-content", "I-content", "I-content", "I-content", "O",
    ]  # fmt: skip
    assert example.links == [2, 2, UNKNOWN, UNKNOWN, 2, 2, 2, 2, UNKNOWN]


def test_words_that_have_a_tag_keep_it(example: Example) -> None:
    example.tags = [0] * len(example.parse.tokens)
    mark_attribution(example, [(0, 12)], [(13, 17)], [(23, 51)])
    mark_attribution(example, [(23, 29)], [(34, 42)], [(0, 12)])
    assert named(example)[:5] == ["B-source", "I-source", "B-cue", "O", "B-content"]
    assert example.links[:2] == [2, 2]


def test_a_title_is_one_only_where_the_text_begins_with_it() -> None:
    with_title = make_document("Brod shut\n\nIt is shut.", "Brod shut")
    assert [(s.start, s.end, s.kind) for s in with_title.segments] == [(0, 9, "title"), (9, 22, "body")]
    assert [s.kind for s in make_document("It is shut.", "Brod shut").segments] == ["body"]


def test_quotations_are_found(examiner: Examiner) -> None:
    quoted = examiner.examine('"We will go home now," she said.', "test", "two")
    assert [(q.start, q.end) for q in quoted.quotations] != []
