"""Actors that no list knows in, which of them in several documents are one out, each time with the reasons in words."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from rapidfuzz.distance import DamerauLevenshtein

from accordingto.model.folding import fold
from accordingto.model.knowledge import Knowledge
from accordingto.model.records import Entity
from accordingto.model.sameness import Feature, Pair, in_order
from accordingto.resolve.clusters import settle_clusters
from accordingto.resolve.scores import Scale
from accordingto.store.base import Settlement, Store, View
from accordingto.store.stages import DeskStage

NAME, VERSION = "actors", "1"
SCALE = Scale(bias=-4.0, same=0.8, other=0.2)
"""How the reasons add up; set by hand: a like name alone is not enough, an unlike country or office is too much."""
MOST = 50
"""Actors of one key that a new one is compared with: the last added."""
LONG = 5
"""Letters that a word of a name must have before one letter more, less or other counts as a slip."""


def make_actors(known: Knowledge) -> DeskStage:
    """Return the stage of a desk that tells which of the actors that no list knows are one."""
    listed = frozenset(a.name for a in known.actors)
    return DeskStage(NAME, VERSION, lambda store, documents: settle_actors(store, documents, listed),
                     {"knowledge": known.key})  # fmt: skip


def settle_actors(store: Store, document_ids: Sequence[str], listed: frozenset[str]) -> None:
    """Compare the unlisted actors of new documents with those of the desk, and keep pairs and clusters."""
    with store.view() as view:
        ours = {d: _unlisted(view, d, listed) for d in document_ids}
    with store.writer() as writer:
        writer.keep_keys("actors", {d: {e.id: keys_of(e) for e in found} for d, found in ours.items()})
    with store.view() as view:
        new = {e.id: e for found in ours.values() for e in found}
        pairs = list(_find_pairs(view, new))
    with store.writer() as writer:
        writer.settle(Settlement("actors", anew=frozenset(new), pairs=pairs))
    with store.view() as view:
        found = settle_clusters(view, "actors", new)
    with store.writer() as writer:
        writer.settle(found)


def _unlisted(view: View, document_id: str, listed: frozenset[str]) -> list[Entity]:
    """Return the named actors of a document that no list knows, those who are private left out."""
    found: Iterable[Entity] = view.rows("entities", document_id)
    return [
        e for e in found if e.name not in listed and e.public_role != "private" and e.kind not in ("group", "state")
    ]


def _find_pairs(view: View, new: dict[str, Entity]) -> Iterator[Pair]:
    wanted = {key for entity in new.values() for key in keys_of(entity)}
    under = view.things_under("actors", sorted(wanted), MOST)
    others: dict[str, Entity] = dict(new)
    named_in: dict[str, str] = {}
    for thing, document_id in (named for found in under.values() for named in found):
        named_in[thing] = min(named_in.get(thing, document_id), document_id)
    for document_id in sorted(set(named_in.values())):
        for entity in view.rows("entities", document_id):
            others.setdefault(entity.id, entity)
    done: set[tuple[str, str]] = set()
    for entity in new.values():
        for other_id in sorted({t for key in keys_of(entity) for t, _ in under.get(key, ()) if t != entity.id}):
            link = in_order(entity.id, other_id)
            if link in done or other_id not in others:
                continue
            done.add(link)
            features = compare_actors(entity, others[other_id])
            chance = SCALE.chance(features)
            yield Pair("actors", *link, SCALE.answer(chance), chance, features, f"{NAME}@{VERSION}")


def keys_of(entity: Entity) -> tuple[int, ...]:
    """Return the numbers under which an actor is found: its last word, and its initials where it has three words."""
    words = words_of(entity.name)
    keys = {f"{entity.kind} {words[-1]}", f"{entity.kind} {words[0]} {words[-1][:1]}"} if words else set()
    if len(words) > 2:
        keys.add(f"{entity.kind} {''.join(w[0] for w in words)}")
    elif len(words) == 1 and entity.name.isupper():
        keys.add(f"{entity.kind} {words[0]}")
    return tuple(int.from_bytes(blake2b(k.encode(), digest_size=8).digest(), "big", signed=True) for k in sorted(keys))


def words_of(name: str) -> list[str]:
    """Return the words of a name, folded, in lower case, without its small words."""
    words = fold(name).lower().replace("-", " ").replace(".", " ").split()
    return [w for w in words if w not in ("the", "of", "for", "and", "in")]


def compare_actors(ours: Entity, theirs: Entity) -> tuple[Feature, ...]:
    """Return the reasons for and against two actors being one."""
    return tuple(f for f in _reasons(ours, theirs) if f.value * f.weight)


def _reasons(ours: Entity, theirs: Entity) -> Iterator[Feature]:
    mine, other = words_of(ours.name), words_of(theirs.name)
    yield _person_reason(mine, other) if ours.kind == "person" else _body_reason(ours, theirs, mine, other)
    if ours.country and theirs.country:
        same = ours.country == theirs.country
        told = f"both of {ours.country}" if same else f"one of {ours.country}, the other of {theirs.country}"
        yield Feature("country", 1.0, 1.0 if same else -3.5, told)
    offices, others = ({(o.title, o.of) for o in e.offices} for e in (ours, theirs))
    if offices & others:
        title, of = sorted(offices & others, key=str)[0]
        yield Feature("office", 1.0, 2.5, f"both are {title}{f' of {of}' if of else ''}")
    elif offices and others:
        yield Feature("office", 1.0, -1.5, "they are given other offices")


def _person_reason(mine: list[str], other: list[str]) -> Feature:
    if mine == other:
        return Feature("name", 1.0, 7.0, "the names are spelt alike but for marks and capitals")
    if len(mine) < 2 or len(other) < 2:
        return Feature("name", 1.0, -2.0, "one is named by one word only: that proves little")
    last, first = _slip(mine[-1], other[-1]), _slip(mine[0], other[0])
    if mine[-1] == other[-1] and mine[0][0] == other[0][0] and 1 in (len(mine[0]), len(other[0])):
        return Feature("name", 1.0, 3.5, "one surname, and the one first name is the initial of the other")
    if mine[0] == other[0] and mine[-1] == other[-1]:
        return Feature("name", 1.0, 5.0, "first name and surname are the same, what stands between is not")
    if (mine[0] == other[0] and last) or (mine[-1] == other[-1] and first):
        return Feature("name", 1.0, 4.5, "the names differ by one letter")
    return Feature("name", 1.0, -5.0, "the first names or the surnames differ")


def _body_reason(ours: Entity, theirs: Entity, mine: list[str], other: list[str]) -> Feature:
    if mine == other:
        return Feature("name", 1.0, 7.0, "the names are the same but for marks, capitals and small words")
    for short, long, name in ((mine, other, ours.name), (other, mine, theirs.name)):
        if len(short) == 1 and name.isupper() and len(long) > 2 and short[0] == "".join(w[0] for w in long):
            return Feature("name", 1.0, 5.0, "one is made of the initials of the other")
    if sorted(mine) == sorted(other):
        return Feature("name", 1.0, 6.0, "the names have the same words in another order")
    return Feature("name", 1.0, -5.0, "the names differ")


def _slip(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= LONG and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1
