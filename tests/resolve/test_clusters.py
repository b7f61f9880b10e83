"""Clusters: what hangs together is one, unless a person has separated it; found anew for what is new alone."""

from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.model.sameness import Judgement, Pair
from accordingto.resolve.clusters import effective, find_clusters, settle_clusters
from accordingto.store import open_store
from accordingto.store.base import Settlement
from factories import make_judgement, make_pair

Links = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda p: p[0] < p[1]), unique=True
)


def groups(pairs: list[Pair], judgements: list[Judgement], least: int = 2) -> list[str]:
    return ["".join(members) for members in find_clusters("documents", pairs, judgements, least).values()]


def test_what_hangs_together_is_one() -> None:
    pairs = [make_pair("a", "b"), make_pair("b", "c"), make_pair("d", "e"), make_pair("c", "d", "UNSURE")]
    assert groups(pairs, []) == ["abc", "de"]


def test_what_a_person_has_separated_never_meets_also_through_others() -> None:
    pairs = [make_pair("a", "b", score=0.9), make_pair("b", "c", score=0.95)]
    assert groups(pairs, [make_judgement("a", "c", "NEGATIVE")]) == ["bc"]
    assert groups(pairs, [make_judgement("a", "b", "NEGATIVE")]) == ["bc"]
    assert groups(pairs, [make_judgement("a", "b", "UNSURE"), make_judgement("b", "c", "UNSURE")]) == []


def test_what_a_person_has_joined_comes_first() -> None:
    pairs = [make_pair("b", "c", score=0.99)]
    assert groups(pairs, [make_judgement("a", "b"), make_judgement("a", "c", "NEGATIVE")]) == ["ab"]
    assert groups([make_pair("a", "b", "NEGATIVE", 0.1)], [make_judgement("a", "b")]) == ["ab"]


def test_the_person_wins() -> None:
    found = effective([make_pair("a", "b"), make_pair("b", "c")], [make_judgement("a", "b", "NEGATIVE")])
    assert found == {("a", "b"): "NEGATIVE", ("b", "c"): "POSITIVE"}


def test_the_order_in_which_pairs_come_does_not_matter() -> None:
    pairs = [make_pair("a", "b", score=0.9), make_pair("b", "c", score=0.9), make_pair("c", "d", score=0.95)]
    apart = [make_judgement("a", "d", "NEGATIVE")]
    assert len({tuple(find_clusters("documents", order, apart).items()) for order in permutations(pairs)}) == 1


@given(Links, Links)
def test_no_cluster_ever_holds_what_is_separated(linked: list[tuple[str, str]], apart: list[tuple[str, str]]) -> None:
    judgements = [make_judgement(*p, answer="NEGATIVE") for p in apart]
    for members in find_clusters("actors", [make_pair(*p, kind="actors") for p in linked], judgements).values():
        assert not [p for p in apart if set(p) <= set(members)]


@settings(deadline=None, max_examples=20)
@given(st.lists(Links, min_size=1, max_size=4), Links)
def test_clusters_that_grow_are_those_of_the_whole(
    steps: list[list[tuple[str, str]]], apart: list[tuple[str, str]]
) -> None:
    pairs = {p: make_pair(*p, score=(ord(p[0]) * 7 + ord(p[1])) % 50 / 100 + 0.5) for step in steps for p in step}
    judgements = [make_judgement(*p, answer="NEGATIVE") for p in apart]
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "desk.db")
        with store.writer() as writer:
            for judgement in judgements:
                writer.judge(judgement, [])
            for step in steps:
                writer.settle(Settlement("documents", pairs=[pairs[p] for p in step]))
                with store.view() as view:
                    writer.settle(settle_clusters(view, "documents", {thing for p in step for thing in p}))
        whole = find_clusters("documents", list(pairs.values()), judgements)
        with store.view() as view:
            found = view.canonical_ids("documents", "abcdef")
            assert found == {m: canonical for canonical, members in whole.items() for m in members}
        store.close()
