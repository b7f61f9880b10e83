"""A source and the stages in, the key out under which the reading is kept: equal keys, equal rows."""

from collections.abc import Sequence
from hashlib import sha256

from accordingto.model.ids import content_id
from accordingto.model.stages import Source, Stage

OF_THE_VISIT = frozenset({"retrieved"})
"""Given fields that tell of the fetching, not of the document: they do not make it another one."""


def chain_key(stages: Sequence[Stage]) -> str:
    """Return a hash of the stages' names, versions and configs (which name the knowledge and the model)."""
    parts: list[str] = []
    for stage in stages:
        parts += [stage.name, stage.version]
        for name, value in sorted(stage.config.items()):
            parts += [name, value]
        parts.append("")
    return content_id("chain", *parts)


def reading_key(source: Source, chain: str) -> str:
    """Return the key of a source read by a chain: its bytes, its form and what was given of it."""
    given: list[str] = []
    for name, value in sorted(source.given.items()):
        if name not in OF_THE_VISIT:
            given += [name, value]
    return content_id("reading", chain, bytes_hash(source), source.kind, source.basis, *given)


def bytes_hash(source: Source) -> str:
    """Return the SHA-256 of the bytes as hexadecimal digits: the `sha256` of the document's row."""
    return sha256(source.data).hexdigest()
