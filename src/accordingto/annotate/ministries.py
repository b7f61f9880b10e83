"""A parsed text in, the ministries in it out: "the Ministry of Foreign Affairs of X", "X's Department of Defence"."""

from collections.abc import Iterator

from accordingto.annotate.casts import Draft, Scene, Who, known_who
from accordingto.annotate.state_bodies import with_article
from accordingto.model.knowledge import KnownActor

HEADS = frozenset({"ministry", "department"})
FIELDS = {
    "foreign affairs": "Foreign",
    "external affairs": "Foreign",
    "external relations": "Foreign",
    "defence": "Defence",
    "defense": "Defence",
    "national defence": "Defence",
    "national defense": "Defence",
    "interior": "Interior",
    "internal affairs": "Interior",
    "health": "Health",
    "finance": "Finance",
    "justice": "Justice",
    "education": "Education",
    "energy": "Energy",
    "culture": "Culture",
    "information": "Information",
    "agriculture": "Agriculture",
    "transport": "Transport",
    "trade": "Trade",
    "economy": "Economy",
}
"""What ministries are for, and the word that their common name has for it."""


def name_ministries(scene: Scene) -> Iterator[Draft]:
    """Yield the ministries that are named in full with the state whose they are, by one pattern for all states."""
    for token in scene.parse.tokens:
        if token.norm in HEADS and token.i not in scene.hit_at:
            draft = _ministry_at(scene, token.i)
            if draft is not None:
                yield draft


def _ministry_at(scene: Scene, at: int) -> Draft | None:
    field = _field_after(scene, at)
    if field is None:
        return None
    word, last = field
    owner, end = _state_after(scene, last + 1)
    if owner is None:
        owner, end = _state_before(scene, at), last
    if owner is None:
        return None
    who = Who(f"{word} Ministry of {with_article(owner.name)}", "government", owner.country)
    known = scene.directory.by_name.get(who.name)
    return Draft(at, end, at, "name", known_who(known) if known else who)


def _field_after(scene: Scene, at: int) -> tuple[str, int] | None:
    """Return the word for what a ministry is for, and its last token."""
    tokens = scene.parse.tokens
    first = at + 2 if at + 2 < len(tokens) and tokens[at + 1].norm in ("of", "for") else None
    if first is None:
        return None
    if tokens[first].norm == "the":
        first += 1
    for length in (2, 1):
        words = " ".join(t.norm for t in tokens[first : first + length])
        if words in FIELDS:
            return FIELDS[words], first + length - 1
    return None


def _state_after(scene: Scene, at: int) -> tuple[KnownActor | None, int]:
    tokens = scene.parse.tokens
    if at + 1 >= len(tokens) or tokens[at].norm != "of":
        return None, at
    at += 1
    while at < len(tokens) and tokens[at].norm in ("the", "republic", "of"):
        if at in scene.hit_at:
            break
        at += 1
    return _state_at(scene, at), scene.hit_at[at].last if at in scene.hit_at else at


def _state_before(scene: Scene, at: int) -> KnownActor | None:
    """Return the state whose name or adjective stands right before ("Armenia's", "the Armenian")."""
    tokens, back = scene.parse.tokens, at - 1
    if back >= 0 and tokens[back].norm in ("'s", "'"):
        back -= 1
    return _state_at(scene, back)


def _state_at(scene: Scene, at: int) -> KnownActor | None:
    hit = scene.hit_at.get(at)
    states = [k.actor for k in hit.known if k.actor and k.actor.kind == "state"] if hit else []
    return states[0] if len({s.name for s in states}) == 1 else None
