"""Actors of a desk in, whether two names stand for one side out."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from accordingto.model.records import Entity

Relation = Literal["same", "side", "unknown", "different"]
STATE_KINDS = frozenset({"state", "government", "parliament", "judiciary", "military", "police"})
"""Kinds of actors that act for their country."""
PUBLISHER = "@publisher"


class Sides:
    """Tells what each actor belongs to: its own name, what it is a member of, the country that it acts for."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        known = {e.name: e for e in entities}
        countries = {e.name: e.country for e in known.values() if e.kind in STATE_KINDS and e.country}
        self._keys: dict[str, frozenset[str]] = {n: _keys_of(e, countries) for n, e in known.items()}
        self._alone = {n for n, e in known.items() if e.kind == "person" and self._keys[n] == {n}}
        self._unknown = {n for n, e in known.items() if e.kind in STATE_KINDS and not e.country and not e.member_of}
        self._told: dict[str, frozenset[str]] = {}

    def keys(self, name: str) -> frozenset[str]:
        """Return all that a name stands for; nothing for "both sides" and for a voice that no publisher is known of."""
        if name not in self._told:
            self._told[name] = self._find_keys(name)
        return self._told[name]

    def _find_keys(self, name: str) -> frozenset[str]:
        if not is_name(name):
            return frozenset()
        owner = name.rpartition(" of ")[2]
        return self._keys.get(name) or frozenset({name}) | (
            self._keys.get(owner, frozenset()) if owner != name else set()
        )

    def keys_of(self, names: Iterable[str]) -> frozenset[str]:
        """Return all that some names stand for."""
        return frozenset(key for name in names for key in self.keys(name))

    def relation(self, ours: Sequence[str], theirs: Sequence[str]) -> Relation:
        """Tell how two lists of names are related: one name in both, one side in both, other sides, or not known.

        Of an organ of a state that nothing tells ("the General Staff") the side is not known, nor is that of a person of whom no
        office and no country is told, beside a state or a body.
        """
        mine, other = ([n for n in names if is_name(n)] for names in (ours, theirs))
        if not mine or not other:
            return "unknown"
        if set(mine) & set(other):
            return "same"
        if self.keys_of(mine) & self.keys_of(other):
            return "side"
        alone = [self._alone.issuperset(names) for names in (mine, other)]
        return "unknown" if self._unknown & {*mine, *other} or alone[0] != alone[1] else "different"


@lru_cache(1 << 16)
def is_name(name: str) -> bool:
    """Tell whether a name is somebody's, not "both sides" or the unknown voice of a document."""
    return name != PUBLISHER and any(word[:1].isupper() for word in name.split())


def _keys_of(entity: Entity, countries: Mapping[str, str | None]) -> frozenset[str]:
    own = {entity.name}
    if entity.kind not in ("state", "government"):
        own.update(entity.member_of)
    if entity.kind in STATE_KINDS and entity.country:
        own.add(f"country {entity.country}")
    elif entity.kind in STATE_KINDS and " of " in entity.name:
        own.add(entity.name.rpartition(" of ")[2])
    for office in entity.offices:
        if office.of:
            own.add(office.of)
            if countries.get(office.of):
                own.add(f"country {countries[office.of]}")
    return frozenset(own)
