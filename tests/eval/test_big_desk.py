"""The generator of large desks: what a world tells stays plain JSON, with names and words of its own where the texts have them."""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

EVAL = Path(__file__).parent.parent.parent / "eval"


@pytest.fixture(scope="module")
def generator() -> Iterator[ModuleType]:
    """The script, which is no part of the package."""
    sys.path.insert(0, str(EVAL))
    yield importlib.import_module("big_desk")
    sys.path.remove(str(EVAL))


def test_sketches_of_matters_have_the_words_of_texts_those_of_events_their_own(generator: ModuleType) -> None:
    data = {
        "made": "matters@5", "id": "02e2db119f2ef457", "state": "claimed_met", "by": ["Velmark"], "day": "2031-03-17",
        "text": "they left\nwith nothing, \\nowhere \"quoted\" border guards crossings mountain villages harbour convoys",
        "wording": [["guard", "guards", 1.0], [], ["border", "guard"]],
    }  # fmt: skip
    world = generator.World(1, frozenset({"Velmark"}))
    told = json.loads(world.sketch("replies", json.dumps(data)))
    assert (told["made"], told["state"], told["id"]) == ("matters@5", "claimed_met", "w2e2db119f000001")
    assert told["by"] != ["Velmark"] and len(told["by"][0]) == len("Velmark") and told["day"] != "2031-03-17"
    words, own = set(data["text"].split()), set(told["text"].split())
    assert words & own and words != own, "some words are the text's, some the world's"
    other = json.loads(world.sketch("incidents", json.dumps(data)))
    assert not {"border", "guards", "harbour", "convoys", "mountain"} & set(other["text"].split())
