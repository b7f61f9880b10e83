"""Who takes part as the reader sees it: only where the rules name nobody, only of those who can act."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from accordingto.coding.completions import ACTOR, RECIPIENT, SURE_ROLE, complete_roles
from accordingto.coding.drafts import Draft
from accordingto.coding.event_dates import times_by_governor
from accordingto.coding.events import draft_event
from accordingto.coding.happenings import find_happenings
from accordingto.coding.vouchers import Tellers
from accordingto.model.annotations import Annotations, ReadWords
from accordingto.model.labels import HEADS, ROLES
from coding_readings import annotate

TEXT = "With the Dremish army near, a raid left two villagers dead."


def seen(text: str, trigger: str, chances: Mapping[str, tuple[int, float]]) -> Annotations:
    """Return the annotations of a text of whose trigger the reader says which words play a role, with which chance."""
    annotations = annotate(text)
    tokens = annotations.parse.tokens
    table = np.zeros((len(ROLES), len(tokens)), dtype=np.float32)
    for token in tokens:
        if token.text in chances:
            role, chance = chances[token.text]
            table[role, token.i] = chance
    at = next(t.i for t in tokens if t.text == trigger)
    heads = {name: np.zeros((len(tokens), width), dtype=np.float32) for name, width in HEADS.items()}
    return replace(annotations, read=ReadWords(attributions=(), roles={at: (0, table)}, **heads))


def completed(annotations: Annotations) -> Draft:
    """Return the only happening of a text with its roles completed."""
    times = times_by_governor(annotations)
    (draft,) = [draft_event(annotations, h, Tellers(()), times) for h in find_happenings(annotations)]
    complete_roles(annotations, [draft])
    return draft


def test_empty_roles_are_filled() -> None:
    draft = completed(
        seen(TEXT, "raid", {"Dremish": (ACTOR, 0.9), "army": (ACTOR, 0.9), "villagers": (RECIPIENT, 0.8)})
    )
    assert [p.name for p in draft.actors] == ["Dremish Army"]
    assert [p.name for p in draft.recipients] == ["villagers"]


@pytest.mark.parametrize(
    "chances",
    [
        {"army": (ACTOR, SURE_ROLE - 0.01)},
        {"night": (ACTOR, 0.99)},
        {"dead": (ACTOR, 0.99)},
    ],
)
def test_nobody_is_put_who_is_doubtful_or_cannot_act(chances: Mapping[str, tuple[int, float]]) -> None:
    assert completed(seen(TEXT, "raid", chances)).actors == ()


def test_what_the_rules_say_stands() -> None:
    draft = completed(seen("Police arrested three miners in Torvist.", "arrested", {"miners": (ACTOR, 0.99)}))
    assert [p.name for p in draft.actors] == ["police"]
    assert [p.name for p in draft.recipients] == ["miners"]


def test_without_a_reader_roles_stay_empty() -> None:
    assert completed(replace(annotate(TEXT), read=None)).actors == ()


def test_nobody_is_made_the_doer_of_what_he_denies() -> None:
    text = "The Dremish army denied that a raid had left two villagers dead."
    assert completed(seen(text, "raid", {"Dremish": (ACTOR, 0.9), "army": (ACTOR, 0.9)})).actors == ()


def test_who_only_tells_has_done_nothing() -> None:
    text = "Maija Rennik reported gunfire near Torvist."
    assert completed(seen(text, "reported", {"Maija": (ACTOR, 0.9), "Rennik": (ACTOR, 0.9)})).actors == ()


def test_who_clearly_plays_the_other_role_is_left_to_it() -> None:
    annotations = seen(TEXT, "raid", {"villagers": (RECIPIENT, 0.95)})
    assert annotations.read is not None
    (_, table) = annotations.read.roles[next(iter(annotations.read.roles))]
    villagers = next(t.i for t in annotations.parse.tokens if t.text == "villagers")
    table[ACTOR, villagers] = 0.55
    assert completed(annotations).actors == ()


def read_actors(text: str, trigger: str, who: str) -> list[str]:
    """Return who did it if the reader takes one word for the doer of a deed."""
    annotations = seen(text, trigger, {who: (ACTOR, 0.95)})
    happening = next(h for h in find_happenings(annotations) if h.token.text == trigger)
    draft = draft_event(annotations, happening, Tellers(()), times_by_governor(annotations))
    complete_roles(annotations, [draft])
    return [p.name for p in draft.actors]


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("The councillors resigned after the mayor was arrested.", "arrested", "councillors"),
        ("In Halvec a raid left two villagers dead.", "raid", "Halvec"),
        ("The Dremish army spoke of a raid on the village.", "raid", "army"),
    ],
)
def test_who_stands_in_another_clause_or_is_a_town_did_nothing(text: str, trigger: str, who: str) -> None:
    assert read_actors(text, trigger, who) == []


def test_a_pronoun_is_whom_the_reader_sees_in_the_sentence() -> None:
    assert read_actors("The soldiers left the village that they had shelled.", "shelled", "soldiers") == ["soldiers"]


@pytest.mark.parametrize(
    ("text", "trigger", "word"),
    [
        ("Some 300 villagers have been displaced inside Orvenia, according to aid workers.", "displaced", "Orvenia"),
        ("Premier Karl Stern, held in his palace since Monday, was seen at a window.", "held", "Premier"),
    ],
)
def test_a_country_told_as_where_and_the_office_of_another_have_done_nothing(
    text: str, trigger: str, word: str
) -> None:
    annotations = seen(text, trigger, {word: (ACTOR, 0.99)})
    times = times_by_governor(annotations)
    drafts = [draft_event(annotations, h, Tellers(()), times) for h in find_happenings(annotations)]
    complete_roles(annotations, drafts)
    assert [p.name for d in drafts for p in d.actors if d.token.text == trigger] == []


@pytest.mark.parametrize(
    ("text", "trigger", "word", "role"),
    [
        ("They met the wives of the men arrested in May.", "arrested", "wives", ACTOR),
        ("The wives of the men arrested in May protested in Torvist.", "protested", "men", RECIPIENT),
    ],
)
def test_whose_people_they_are_is_not_what_they_do(text: str, trigger: str, word: str, role: int) -> None:
    annotations = seen(text, trigger, {word: (role, 0.99)})
    times = times_by_governor(annotations)
    drafts = [draft_event(annotations, h, Tellers(()), times) for h in find_happenings(annotations)]
    complete_roles(annotations, drafts)
    (draft,) = [d for d in drafts if d.token.text == trigger]
    assert word not in [p.name for p in (draft.actors if role == ACTOR else draft.recipients)]
