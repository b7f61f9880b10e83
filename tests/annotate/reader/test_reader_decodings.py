"""From scores to attributions: legal tags, runs of them, and which words go to which cue."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from accordingto.annotate.reader.decodings import NEVER, Links, Run, Scores, best_tags, find_runs, join_attributions
from accordingto.model.labels import TAGS

LETTERS = {"O": "O", "S": "B-source", "s": "I-source", "Q": "B-cue", "q": "I-cue", "C": "B-content", "c": "I-content"}
SCORES = st.integers(1, 4).flatmap(
    lambda n: arrays(np.float32, (n, len(TAGS)), elements=st.integers(-80, 0).map(lambda x: x / 8))
)


def numbers(tags: str) -> list[int]:
    return [TAGS.index(LETTERS[t]) for t in tags]


def is_legal(tags: tuple[int, ...] | list[int]) -> bool:
    names = ["O", *(TAGS[t] for t in tags)]
    return all(not b.startswith("I-") or (a != "O" and a[1:] == b[1:]) for a, b in pairwise(names))


def worth(tags: tuple[int, ...] | list[int], scores: Scores) -> float:
    return float(sum(scores[n, t] for n, t in enumerate(tags)))


@given(SCORES)
@settings(max_examples=60, deadline=None)
def test_the_best_tags_are_the_best_of_all_legal_ones(scores: Scores) -> None:
    tags = best_tags(scores)
    legal = (t for t in product(range(len(TAGS)), repeat=len(scores)) if is_legal(t))
    assert is_legal(tags)
    assert worth(tags, scores) == max(worth(t, scores) for t in legal)


@given(st.integers(0, 2**32 - 1), st.integers(1, 300))
@settings(max_examples=30, deadline=None)
def test_long_texts_have_legal_tags(seed: int, size: int) -> None:
    scores = np.random.default_rng(seed).normal(-3, 3, (size, len(TAGS))).astype(np.float32)
    assert is_legal(best_tags(scores))
    assert len(best_tags(scores)) == size


def test_a_sure_end_mends_an_unsure_beginning() -> None:
    scores = np.full((2, len(TAGS)), -9, dtype=np.float32)
    scores[0, TAGS.index("B-source")], scores[0, TAGS.index("B-cue")] = -0.7, -0.8
    scores[1, TAGS.index("I-cue")] = -0.1
    assert best_tags(scores) == numbers("Qq")


def test_no_words_have_no_tags() -> None:
    empty = np.zeros((0, len(TAGS)), dtype=np.float32)
    assert best_tags(empty) == []
    assert find_runs([], empty) == []


@pytest.mark.parametrize(
    ("tags", "runs"),
    [
        ("OOO", []),
        ("SsQCcc", [("source", 0, 1), ("cue", 2, 2), ("content", 3, 5)]),
        ("OCcOQqS", [("content", 1, 2), ("cue", 4, 5), ("source", 6, 6)]),
        ("CCc", [("content", 0, 0), ("content", 1, 2)]),
    ],
)
def test_runs(tags: str, runs: list[tuple[str, int, int]]) -> None:
    scores = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    assert [(r.kind, r.first, r.last) for r in find_runs(numbers(tags), scores)] == runs


def test_a_run_is_as_sure_as_its_words_are_in_the_middle() -> None:
    scores = np.zeros((2, len(TAGS)), dtype=np.float32)
    scores[0, TAGS.index("B-cue")], scores[1, TAGS.index("I-cue")] = -1, -3
    assert find_runs(numbers("Qq"), scores) == [Run("cue", 0, 1, -2.0)]


def link(size: int, *pairs: tuple[range, int], first: int = 0, core: int | None = None) -> Links:
    """Return the links of one window over all words in which words point to a cue's first one."""
    links = Links(size)
    add_window(links, size - first, first, first if core is None else core, *pairs)
    return links


def add_window(links: Links, count: int, first: int, core: int, *pairs: tuple[range, int]) -> None:
    logs = np.full((count, count), -6, dtype=np.float32)
    for words, cue in pairs:
        for word in words:
            logs[word - first, cue - first] = -0.1
    links.add(first, core, logs)


def runs_of(tags: str) -> list[Run]:
    return find_runs(numbers(tags), np.zeros((len(tags), len(TAGS)), dtype=np.float32))


def test_each_source_goes_to_the_cue_that_it_points_to() -> None:
    """Two attributions; the first one's source stands behind its cue, beside the other one's source."""
    tags = "CcQSsSQCc"
    links = link(9, (range(2), 2), (range(3, 5), 2), (range(5, 6), 6), (range(7, 9), 6))
    first, second = join_attributions(runs_of(tags), links)
    assert (first.cue, first.source, first.content) == ((2, 2), (3, 4), ((0, 1),))
    assert (second.cue, second.source, second.content) == ((6, 6), (5, 5), ((7, 8),))


def test_of_two_sources_the_surer_one_speaks() -> None:
    links = link(6, (range(1), 2), (range(1, 2), 2), (range(3, 6), 2))
    runs = [Run("source", 0, 0, -2.0), Run("source", 1, 1, -0.1), Run("cue", 2, 2, 0.0), Run("content", 3, 5, 0.0)]
    (made,) = join_attributions(runs, links)
    assert made.source == (1, 1)
    assert 0 < made.score <= 1


def test_a_content_between_two_cues_is_split_where_its_words_point_elsewhere() -> None:
    tags = "QCccccccQ"
    links = link(9, (range(1, 5), 0), (range(5, 8), 8))
    first, second = join_attributions(runs_of(tags), links)
    assert (first.cue, first.content) == ((0, 0), ((1, 4),))
    assert (second.cue, second.content) == ((8, 8), ((5, 7),))


def test_words_that_stray_go_with_their_neighbours() -> None:
    tags = "QCcccccccQ"
    links = link(10, (range(1, 4), 0), (range(4, 6), 9), (range(6, 9), 0))
    (made,) = join_attributions(runs_of(tags), links)
    assert (made.cue, made.content) == ((0, 0), ((1, 8),))
    early = link(10, (range(1, 3), 9), (range(3, 9), 0))
    (made,) = join_attributions(runs_of(tags), early)
    assert (made.cue, made.content) == ((0, 0), ((1, 8),))


def test_a_content_in_pieces_is_one_attribution() -> None:
    tags = "CccSQCcc"
    links = link(8, (range(4), 4), (range(5, 8), 4))
    (made,) = join_attributions(runs_of(tags), links)
    assert made.content == ((0, 2), (5, 7))
    assert made.source == (3, 3)


def test_the_second_word_of_a_cue_may_be_pointed_to() -> None:
    links = link(6, (range(3, 6), 1), (range(2, 3), 4))
    (made,) = join_attributions(runs_of("QqOCcc"), links)
    assert made.cue == (0, 1)


@pytest.mark.parametrize("tags", ["SsOCccc", "SQqOOOO", "OOOOOOO", ""])
def test_without_a_cue_or_content_nothing_is_said(tags: str) -> None:
    links = link(len(tags), (range(len(tags)), 1)) if tags else Links(0)
    assert join_attributions(runs_of(tags), links) == []


def test_a_source_is_not_needed() -> None:
    (made,) = join_attributions(runs_of("QCcc"), link(4, (range(1, 4), 0)))
    assert made.source is None


def test_contents_whose_window_has_no_cue_are_left() -> None:
    links = Links(8)
    add_window(links, 4, 0, 0, (range(1, 4), 0))
    add_window(links, 4, 4, 4)
    runs = [Run("cue", 0, 0, 0.0), Run("content", 1, 3, 0.0), Run("content", 4, 7, 0.0)]
    (made,) = join_attributions(runs, links)
    assert made.content == ((1, 3),)


def test_a_content_that_runs_on_into_the_next_window_stays_whole_where_half_of_it_knows_the_cue() -> None:
    links = Links(8)
    add_window(links, 6, 0, 0, (range(1, 6), 0))
    add_window(links, 2, 6, 6)
    (made,) = join_attributions([Run("cue", 0, 0, 0.0), Run("content", 1, 7, 0.0)], links)
    assert made.content == ((1, 7),)


def test_context_answers_for_nothing() -> None:
    """What a window says of its context does not replace what the window before said of it."""
    links = Links(6)
    add_window(links, 4, 0, 0, (range(1, 4), 0))
    add_window(links, 4, 2, 4, (range(2, 6), 4))
    cues = [Run("cue", 0, 0, 0.0), Run("cue", 4, 4, 0.0)]
    assert links.pointing(range(2, 4), cues)[:, 0].tolist() == pytest.approx([-0.1, -0.1])
    assert links.pointing(range(2, 4), cues)[:, 1].tolist() == [NEVER, NEVER]
    assert links.pointing(range(5, 6), cues).tolist() == [[NEVER, pytest.approx(-0.1)]]


def test_words_of_no_window_point_nowhere() -> None:
    assert (Links(3).pointing(range(3), [Run("cue", 0, 0, 0.0)]) == NEVER).all()


@given(st.text("OSsQqCc", min_size=1, max_size=40), st.integers(0, 2**32 - 1))
@settings(deadline=None)
def test_whatever_the_scores_attributions_are_well_formed(tags: str, seed: int) -> None:
    size = len(tags)
    random = np.random.default_rng(seed)
    links = Links(size)
    cut = int(random.integers(0, size))
    links.add(0, 0, np.log(random.random((cut, cut), dtype=np.float32) + 1e-6))
    links.add(cut, cut, np.log(random.random((size - cut, size - cut), dtype=np.float32) + 1e-6))
    scores = np.log(random.random((size, len(TAGS)), dtype=np.float32) + 1e-6)
    runs = find_runs(best_tags(scores), scores)
    kinds = {(r.first, r.last): r.kind for r in runs}
    contents = [c for made in join_attributions(runs, links) for c in made.content]
    for made in join_attributions(runs, links):
        assert kinds[made.cue] == "cue"
        assert made.source is None or kinds[made.source] == "source"
        assert made.content
        assert 0 <= made.score <= 1
    assert all(a <= b for a, b in contents)
    assert sum(b - a + 1 for a, b in contents) == len({i for a, b in contents for i in range(a, b + 1)})
