"""Lessons and batches: labels go with their words, what points out of a window is left out, padding has no labels."""

import random

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed: pip install '.[train]'")

from accordingto.annotate.reader.pieces import WordPieces
from accordingto.training.batches import MOST, make_batch, make_batches, make_lessons
from accordingto.training.examples import UNKNOWN, Examiner, Example, mark_attribution

LONG = "The minister said that police had arrested students. They said that the bridge was shut."


def taught(examiner: Examiner, text: str = LONG) -> Example:
    example = examiner.examine(text, "test", "one")
    example.tags = [0] * len(example.parse.tokens)
    mark_attribution(example, [(0, 12)], [(13, 17)], [(23, 51)])
    example.triggers = [6]
    example.roles = [(4, 6, 0), (7, 6, 1)]
    example.pairs = [(3, [4], [7])]
    return example


def test_one_window_holds_all_labels(examiner: Examiner, vocabulary: WordPieces) -> None:
    example = taught(examiner)
    (lesson,) = make_lessons([example], vocabulary)
    assert lesson.labels["tags"] == example.tags and lesson.links == example.links
    assert (lesson.triggers, lesson.roles, lesson.pairs) == ([6], [(4, 6, 0), (7, 6, 1)], [(3, [4], [7])])
    shown = [example.parse.tokens[i].pos for i in lesson.candidates]
    assert "PUNCT" not in shown and "VERB" in shown


def test_a_later_window_counts_its_words_from_its_own_first(examiner: Examiner, vocabulary: WordPieces) -> None:
    example = taught(examiner)
    example.triggers, example.roles = [6, 11], [(4, 6, 0), (7, 6, 1), (9, 11, 0), (13, 11, 2)]
    lesson = next(n for n in make_lessons([example], vocabulary, pieces=22, context=0) if n.window.core >= 9)
    skip = lesson.window.first
    assert lesson.labels["tags"] == example.tags[skip : lesson.window.last]
    assert lesson.triggers == [n - skip for n in (6, 11) if skip <= n < lesson.window.last]
    assert lesson.roles == [
        (w - skip, t - skip, r) for w, t, r in example.roles if skip <= min(w, t) and max(w, t) < lesson.window.last
    ]
    assert lesson.pairs == [(3, [], [])]


def test_links_to_a_cue_before_the_window_are_not_known(examiner: Examiner, vocabulary: WordPieces) -> None:
    example = taught(examiner)
    lessons = make_lessons([example], vocabulary, pieces=12, context=0)
    assert len(lessons) > 2
    for lesson in lessons:
        begin, end = lesson.window.first, lesson.window.last
        for word, link in enumerate(lesson.links):
            told = example.links[begin + word]
            assert link == (told - begin if begin <= told < end else UNKNOWN)


def test_padding_is_masked_and_has_no_labels(examiner: Examiner, vocabulary: WordPieces) -> None:
    short = taught(examiner, "The minister said that police had arrested students.")
    batch = make_batch(make_lessons([short, taught(examiner)], vocabulary), vocabulary.padding)
    count = len(short.parse.tokens)
    assert batch.words[0, :count].all() and not batch.words[0, count:].any()
    assert (batch.labels["tags"][0, count:] == UNKNOWN).all() and (batch.links[0, count:] == UNKNOWN).all()
    assert (batch.labels["types"][0, count:] == 0).all()
    used = int(batch.mask[0].sum())
    assert (batch.pieces[0, used:] == vocabulary.padding).all() and batch.pieces[0, used - 1] == vocabulary.last


def test_every_lesson_comes_once_whatever_the_order(examiner: Examiner, vocabulary: WordPieces) -> None:
    lessons = make_lessons([taught(examiner)] * (MOST + 2), vocabulary)
    batches = list(make_batches(lessons, random.Random(5)))
    assert sorted(n.number for b in batches for n in b.lessons) == list(range(len(lessons)))
    assert max(len(b.lessons) for b in batches) <= MOST
    again = list(make_batches(lessons, random.Random(5)))
    assert [n.number for b in again for n in b.lessons] == [n.number for b in batches for n in b.lessons]
