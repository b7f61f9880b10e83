"""Names of a desk in, the actors that bear them out, and which of them may not have a page or a place in a network."""

from collections.abc import Iterable, Sequence

from accordingto.model.ids import content_id
from accordingto.model.people import why_withheld
from accordingto.model.records import Entity
from accordingto.store.base import View


def actor_id(name: str) -> str:
    """Return the id that readings give an actor of this name."""
    return content_id("entity", name)


def find_actors_named(view: View, names: Iterable[str]) -> dict[str, Entity]:
    """Return the actors of a desk that bear these very names in its rows, by name."""
    found: Sequence[Entity] = view.things("entities", [actor_id(name) for name in dict.fromkeys(names)])
    return {entity.name: entity for entity in found}


def find_withheld(view: View, names: Iterable[str]) -> frozenset[str]:
    """Return those of some names that stand for people who are not public, or for what may be one."""
    return frozenset(name for name, entity in find_actors_named(view, names).items() if why_withheld(entity))
