"""The program's word lists in, look-ups out; the lists are YAML files that any user can read and extend."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from accordingto.model.loaders import load_yaml

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: the act and mode that it reports, and the frames in which it takes what is said."""

    word: str
    act: str
    mode: str | None
    frames: tuple[str, ...]
    subject: str | None = None
    dative: bool = False
    marked: bool = False


@lru_cache(maxsize=32)
def load_list(name: str) -> Mapping[str, Any]:
    """Return a word list of the program by its file's name without ending."""
    content = load_yaml((DATA / f"{name}.yaml").read_bytes())
    if not isinstance(content, Mapping):
        raise ValueError(f"{DATA / name}.yaml should be a mapping of lists")
    return content


@lru_cache(maxsize=8)
def load_cues(part: str) -> Mapping[str, tuple[Cue, ...]]:
    """Return the cues of a part of the cue list (`verbs`, `nouns`, `adjectives`) by word, in the order of the list."""
    found: dict[str, list[Cue]] = {}
    for group in load_list("cues")[part]:
        for word in group["verbs"]:
            cue = Cue(
                word,
                group["act"],
                group.get("mode"),
                tuple(group.get("frames", ())),
                group.get("subject"),
                group.get("dative", False),
                group.get("marked", False),
            )
            found.setdefault(word, []).append(cue)
    return {word: tuple(cues) for word, cues in found.items()}
