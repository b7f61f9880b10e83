"""The things that rows name (entities, publishers, instruments) as each document gives them in, one of each out."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any

IDENTITIES: dict[str, Callable[[Any], str]] = {
    "entities": lambda e: e.id,
    "publishers": lambda p: p.name,
    "instruments": lambda i: i.name,
}
"""The tables of things that many documents name, and what tells one thing from another."""


ROLES = ("office", "public", "private", "unknown", None)
"""Public roles, the one that holds where documents tell otherwise before the others: an office told anywhere counts."""


class Things:
    """Gathers the things of one table over many documents."""

    def __init__(self, table: str) -> None:
        self._identity = IDENTITIES[table]
        self._found: dict[str, Any] = {}

    def add(self, records: Iterable[Any]) -> None:
        """Take in the things that a document names."""
        for record in records:
            key = self._identity(record)
            earlier = self._found.get(key)
            if earlier is None:
                self._found[key] = record
            elif earlier != record:
                self._found[key] = unite(earlier, record)

    def merged(self) -> tuple[Any, ...]:
        """Return one record a thing, in the order of first appearance."""
        return tuple(self._found.values())


def merge_things(table: str, records: Iterable[Any]) -> tuple[Any, ...]:
    """Return one record for every thing among these, in the order of first appearance, lists united."""
    things = Things(table)
    things.add(dict.fromkeys(records))
    return things.merged()


def unite(earlier: Any, later: Any) -> Any:
    """Return the earlier record with what only the later one knows: list items, and values where it has none."""
    changes: dict[str, Any] = {}
    for field in fields(earlier):
        ours, theirs = getattr(earlier, field.name), getattr(later, field.name)
        if isinstance(ours, tuple):
            added = tuple(item for item in theirs if item not in ours)
            if added:
                changes[field.name] = ours + added
        elif field.name == "public_role":
            changes[field.name] = min(ours, theirs, key=ROLES.index)
        elif ours in (None, "unknown") and theirs is not None:
            changes[field.name] = theirs
    return replace(earlier, **changes) if changes else earlier
