"""The word lists of the program."""

import pytest

from accordingto.coding.lexicons import load_cues, load_list
from accordingto.model.codebook import load_codebook_file


def test_cues_keep_the_order_of_the_list() -> None:
    groups = load_list("cues")["verbs"]
    listed = [group["act"] for group in groups if "insist" in group["verbs"]]
    assert len(listed) > 1
    assert [cue.act for cue in load_cues("verbs")["insist"]] == listed


def test_every_act_of_the_lists_is_in_the_codebook() -> None:
    known = {str(act["name"]) if isinstance(act, dict) else str(act) for act in load_codebook_file("acts")["acts"]}
    for part in ("verbs", "nouns", "adjectives"):
        assert {c.act for cues in load_cues(part).values() for c in cues} <= known


@pytest.mark.parametrize("name", ["acts", "matters", "voices"])
def test_lists_hold_words_only(name: str) -> None:
    for key, words in load_list(name).items():
        assert words, key
        assert all(isinstance(word, str) and word.strip() == word for word in words), key
