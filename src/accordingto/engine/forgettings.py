"""A desk and what must be forgotten in, the desk and its backups without it out, and a record that something was."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.engine.chains import Recipe
from accordingto.engine.own_actors import own_folder
from accordingto.engine.resolutions import settle_desk
from accordingto.model.folding import fold
from accordingto.model.ids import content_id
from accordingto.model.pseudonyms import Mask, PrivatePerson
from accordingto.model.records import Entity
from accordingto.model.verdicts import Disclosure
from accordingto.store import open_store
from accordingto.store.base import Store, View
from accordingto.store.queries import ThingQuery


@dataclass(frozen=True, slots=True)
class Asked:
    """Who had something forgotten, and when."""

    by: str
    at: str


def forget_documents(desks: Sequence[str], document_ids: Sequence[str], recipe: Recipe, asked: Asked) -> int:
    """Remove documents from a desk and its backups; return from how many of these. The first is the desk itself.

    Raises StoreError where the desk itself does not hold one of them.
    """
    done = 0
    for n, desk in enumerate(desks):
        store = open_store(desk, create=False)
        try:
            with store.view() as view:
                held = [d for d in document_ids if n == 0 or view.document(d) is not None]
            if held:
                store.forget_documents(held)
                _settle(
                    store, recipe, asked, "forgot a document" if len(held) == 1 else f"forgot {len(held)} documents"
                )
                done += 1
        finally:
            store.close()
    return done


def forget_person(desks: Sequence[str], name: str, recipe: Recipe, asked: Asked) -> int:
    """Take every name of a person out of a desk, its backups, and what they know of their own; return how many held one."""
    done = 0
    for desk in desks:
        store = open_store(desk, create=False)
        try:
            with store.view() as view:
                person = find_person(view, name)
            told = _forget_own(desk, person)
            if store.forget_person(person) or told:
                done += 1
            _settle(store, recipe, asked, "forgot a person")
        finally:
            store.close()
    return done


def find_person(view: View, name: str) -> PrivatePerson:
    """Return a person with all spellings that a desk knows; of somebody whom it does not know, the name as given."""
    private = next((p for p in view.private_people() if name in (p.name, *p.spellings)), None)
    if private is not None:
        return private
    found: list[Entity] = list(view.find_things(ThingQuery(name=name, kind="person", limit=10)).rows)
    wanted = fold(name).casefold()
    entity = next((e for e in found if wanted in (fold(n).casefold() for n in (e.name, *e.names))), None)
    if entity is None:
        return PrivatePerson(content_id("entity", name), name, (name,))
    spellings = tuple(n for n in (entity.name, *entity.names) if len(n.split()) > 1) or (name,)
    return PrivatePerson(entity.id, entity.name, spellings)


def _forget_own(desk: str, person: PrivatePerson) -> bool:
    """Take out of a desk's own list of actors the lines that name a person; tell whether there were any."""
    path: Path = own_folder(desk) / "actors.yaml"
    if not path.is_file():
        return False
    mask = Mask([person], b"")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if mask.erase(line) == line]
    if len(kept) == len(lines):
        return False
    path.write_text("".join(kept), encoding="utf-8")
    return True


def _settle(store: Store, recipe: Recipe, asked: Asked, what: str) -> None:
    with store.writer() as writer:
        writer.disclose(Disclosure(what, asked.by, asked.at))
    settle_desk(store, recipe.desk_stages())
