"""The statements of a document in, its speakers out, each with a number and a shade, those who say most first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accordingto.model.records import Statement
from accordingto.web.cards import name_speaker

SHADES = 8
"""So many speakers have a shade of their own; all others share one."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of a document: its number, name as people read it, shade (0: shared), and number of statements."""

    number: int
    name: str
    shade: int
    statements: int


def list_voices(statements: Sequence[Statement]) -> tuple[tuple[Voice, ...], Mapping[str, Voice]]:
    """Return the speakers of some statements, and the speaker of each statement by its id."""
    counts: dict[str, int] = {}
    for statement in statements:
        name = name_speaker(statement)
        counts[name] = counts.get(name, 0) + 1
    ranked = sorted(counts, key=lambda name: -counts[name])
    voices = [
        Voice(n, name, n if n <= SHADES else 0, counts[name]) for n, name in enumerate(ranked, 1)
    ]  # fmt: skip
    by_name = {voice.name: voice for voice in voices}
    return tuple(voices), {s.id: by_name[name_speaker(s)] for s in statements}
