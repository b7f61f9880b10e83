"""What people know of publishers in, a desk that counts by it out."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from accordingto.engine.chains import Recipe
from accordingto.engine.resolutions import settle_desk
from accordingto.model.codebook import codes
from accordingto.resolve.publishers import Registry
from accordingto.store.base import Store, View


class PublisherError(ValueError):
    """What cannot be said of a publisher: says what and why."""


def describe_publishers(store: Store, recipe: Recipe) -> Iterator[str]:
    """Yield a line for every publisher of a desk's documents, and for those that its people have described."""
    with store.view() as view:
        added = view.registry()
        registry = Registry(recipe.known().publishers, added)
        counts = Counter(registry.publisher_of(d) for d in view.rows("documents"))
    for name in sorted({*(n for n in counts if n), *added}):
        known = registry.find(name)
        told = (
            [f"{key} {_shown(value)}" for key, value in asdict(known).items() if key != "name" and value]
            if known
            else []
        )
        yield f"{name}: {counts[name]} documents; {', '.join(told) or 'nothing is known of it'}"
    if counts[None]:
        yield f"(no publisher): {counts[None]} documents"


def add_publisher(
    store: Store, recipe: Recipe, name: str, entry: Mapping[str, Any] | None, by: str, at: str
) -> dict[str, int]:
    """Add what a person knows of a publisher (None takes it back) and settle the desk anew by it.

    Fields that are not given keep what people of the desk said before. Raises PublisherError for a kind that is not
    in the codebook, and for taking back what nobody has said.
    """
    kinds = codes("publishers.kinds")
    if entry and entry.get("kind") is not None and entry["kind"] not in kinds:
        raise PublisherError(f"{entry['kind']!r} is no kind of publisher; there are {', '.join(kinds)}")
    with store.view() as view:
        before = view.registry().get(name)
    if entry is None and before is None:
        raise PublisherError(f"nobody of this desk has said anything of {name!r}")
    changed = None if entry is None else {**(before or {}), **entry}
    with store.view() as view:
        concerned = list(find_concerned(view, recipe, name, changed))
    with store.writer() as writer:
        writer.describe_publisher(name, changed, f"person:{by}", at, concerned)
    return settle_desk(store, recipe.desk_stages())


def find_concerned(view: View, recipe: Recipe, name: str, changed: Mapping[str, Any] | None) -> Iterator[str]:
    """Yield the documents that a changed publisher has published or, if it is an agency, is named in as the source."""
    known, added = recipe.known().publishers, view.registry()
    left = {n: e for n, e in added.items() if n != name}
    registries = [Registry(known, added), Registry(known, left if changed is None else {**left, name: changed})]
    wires = [r for r in registries if (found := r.find(name)) is not None and found.kind == "agency"]
    for document in view.rows("documents"):
        if (
            any(r.publisher_of(document) == name for r in registries)
            or document.publisher == name
            or any(name in r.agencies_named(document) for r in wires)
        ):
            yield document.id


def _shown(value: Any) -> str:
    return "/".join(value) if isinstance(value, tuple) else str(value)
