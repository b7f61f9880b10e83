"""Loaders: what each set says of which words."""

from pathlib import Path

from accordingto.model.labels import FACTS, ROLES, ROOTS, SETTINGS, TAGS, TYPES, VERBAL
from accordingto.training.corpora import (
    ASSERTIVE,
    load_attributions,
    load_event_types,
    load_factuality,
    load_passages,
    load_speech_acts,
)
from accordingto.training.examples import UNKNOWN, Examiner


def bits(labels: tuple[str, ...], *right: str) -> int:
    return sum(1 << labels.index(r) for r in right)


def test_attributions_keep_the_part_they_belong_to(data: Path, examiner: Examiner) -> None:
    train, dev = load_attributions(data / "attribution", examiner)
    assert (train.group, dev.group) == ("train", "dev")
    assert [TAGS[t] for t in train.tags[:5]] == ["B-source", "I-source", "B-cue", "O", "B-content"]
    assert train.links[0] == 2 and train.links[2] == UNKNOWN


def test_an_event_between_two_parties_has_no_trigger(data: Path, examiner: Examiner) -> None:
    first = next(iter(load_event_types(data / "event_types", examiner)))
    assert first.pairs == [(ROOTS.index("COERCE"), [4], [7])]
    assert first.triggers == [] and set(first.types) == {0}


def test_what_has_not_happened_may_be_alleged_or_unrealised(data: Path, examiner: Examiner) -> None:
    (example,) = load_factuality(data / "factuality", examiner)
    assert example.facts[6] == bits(FACTS, "alleged", "unrealised")
    assert sum(f > 0 for f in example.facts) == 1


def test_an_assertive_utterance_may_be_any_act_that_is_no_promise_request_or_feeling(
    data: Path, examiner: Examiner
) -> None:
    (example,) = load_speech_acts(data / "speech_acts", examiner)
    assert example.utterances[0] == bits(VERBAL, "agree")
    assert example.utterances[5] == bits(VERBAL, *ASSERTIVE)
    assert "agree" not in ASSERTIVE and "accuse" in ASSERTIVE


def test_passages_tell_of_attributions_deeds_and_roles(marked: Path, examiner: Examiner) -> None:
    told, own_voice, ahead = load_passages(marked, examiner)
    assert told.group == "few:1"
    assert [TAGS[t] for t in told.tags[:4]] == ["B-source", "I-source", "B-cue", "O"]
    assert told.types[2] == bits(TYPES, "assert") and told.types[6] == bits(TYPES, "COERCE")
    assert told.types[0] == bits(TYPES, "none")
    assert told.facts[6] == bits(FACTS, "asserted") and told.settings[6] == bits(SETTINGS, "news")
    assert told.triggers == [2, 6]
    actor, recipient, content = (ROLES.index(r) for r in ("actor", "recipient", "content"))
    assert {(0, 2, actor), (1, 2, actor), (4, 6, actor), (7, 6, recipient), (5, 2, content)} <= set(told.roles)
    assert own_voice.utterances[0] == bits(VERBAL, "agree") and own_voice.utterances[-1] == bits(VERBAL, "request")
    strike = next(t.i for t in ahead.parse.tokens if t.text == "strike")
    assert ahead.roots[strike] == bits(ROOTS, "THREATEN") and ahead.types[strike] == bits(TYPES, "PROTEST")
