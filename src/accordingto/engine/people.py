"""Names that rows of a desk have in, the actors that bear them out."""

from collections.abc import Iterable, Sequence

from accordingto.model.ids import content_id
from accordingto.model.records import Entity
from accordingto.store.base import View


def actor_id(name: str) -> str:
    """Return the id that readings give an actor of this name."""
    return content_id("entity", name)


def find_actors_named(view: View, names: Iterable[str]) -> dict[str, Entity]:
    """Return the actors of a desk that bear these very names in its rows, by name."""
    found: Sequence[Entity] = view.things("entities", [actor_id(name) for name in dict.fromkeys(names)])
    return {entity.name: entity for entity in found}
