"""An actor in, whether it may have a page, a place in a network and a name in what leaves the desk out."""

import re
from typing import Literal

from accordingto.model.records import Entity

Withheld = Literal["private", "unknown_role", "unknown_kind"]
PUBLIC_ROLES = ("office", "public")
UNCERTAIN_KINDS = frozenset({"other", "unidentified"})
"""Kinds of actors that may be a person whom nobody has told to be one."""
TOLD: dict[Withheld, str] = {
    "private": "This is somebody who is named as a private person: a victim, a witness, a suspect, a minor.",
    "unknown_role": "This is a person of whom no document tells an office or a public calling.",
    "unknown_kind": "It is not known what this name stands for: it may be a private person.",
}
"""Why an actor has no page, in a sentence."""
_ACRONYM = re.compile(r"(?=.*[A-Z])[A-Z0-9]{2,}")


def why_withheld(entity: Entity) -> Withheld | None:
    """Return why an actor gets no profile, None for one that may have one.

    Persons need an office or a public calling; what is no more than a name needs to be told to be something else than
    a person, or to be written as an acronym.
    """
    if entity.kind == "person":
        if entity.public_role in PUBLIC_ROLES:
            return None
        return "private" if entity.public_role == "private" else "unknown_role"
    if entity.public_role == "private":
        return "private"
    if entity.kind in UNCERTAIN_KINDS and entity.public_role == "unknown" and not is_acronym(entity.name):
        return "unknown_kind"
    return None


def is_acronym(name: str) -> bool:
    """Tell whether a name is written as an acronym: two Latin capitals or digits at least, one of them a letter."""
    return _ACRONYM.fullmatch(name) is not None
