"""A scene in, the states that the text itself makes known out: names with a government, an army or an adjective."""

from collections.abc import Iterable, Iterator

from accordingto.annotate.actor_nouns import GOVERNMENT
from accordingto.annotate.casts import Scene
from accordingto.annotate.names import KnownName, NameHit
from accordingto.model.knowledge import KnownActor
from accordingto.model.parse import Parse, Token

STATE_NOUNS = GOVERNMENT | {"parliament", "army", "republic"}
STATE_POSTS = frozenset(("interior", "foreign", "defence", "defense", "prime"))
SUFFIXES = frozenset(
    ("n", "an", "ian", "ean", "ish", "ese", "i", "ar", "ic", "er", "ite", "s", "ns", "ans", "ians", "ese")
)
SHORTEST_STEM = 4


def find_polities(scene: Scene, taken: set[int]) -> None:
    """Add to the scene's known names the states that nobody knew beforehand, with their adjectives and demonyms.

    A name counts as a state's when the text gives it a government, an army, a parliament or a minister of state, or
    uses an adjective made from it ("Orvenia", "Orvenian").
    """
    names = _candidates(scene, taken)
    if not names:
        return
    adjectives = _adjectives(scene, names, taken)
    sure = {n for n, tokens in names.items() if any(_has_state(scene.parse, t) for t in tokens)}
    sure |= set(adjectives.values())
    actors = {n: _actor(names[n][0].text, [a for a, of in adjectives.items() if of == n]) for n in sure}
    for name in sure:
        for token in names[name]:
            scene.hit_at[token.i] = NameHit(token.i, token.i, (KnownName("name", actors[name]),))
    for token in scene.parse.tokens:
        of = adjectives.get(token.norm) if token.i not in scene.hit_at and token.i not in taken else None
        if of and token.text[:1].isupper():
            form = "demonyms" if token.norm.endswith("s") and token.tag in ("NNS", "NNPS") else "adjective"
            scene.hit_at[token.i] = NameHit(token.i, token.i, (KnownName(form, actors[of]),))  # type: ignore[arg-type]
    scene.hits = tuple(sorted({id(h): h for h in scene.hit_at.values()}.values(), key=lambda h: h.first))


def _candidates(scene: Scene, taken: set[int]) -> dict[str, list[Token]]:
    found: dict[str, list[Token]] = {}
    tokens = scene.parse.tokens
    for token in tokens:
        if token.pos != "PROPN" or token.i in taken or token.i in scene.hit_at or len(token.text) < SHORTEST_STEM:
            continue
        if not token.text[:1].isupper() or token.text.isupper() or token.tag == "NNPS" or token.ent in _TIMES:
            continue
        found.setdefault(token.norm, []).append(token)
    return found


_TIMES = frozenset(("DATE", "TIME"))


def _adjectives(scene: Scene, names: Iterable[str], taken: set[int]) -> dict[str, str]:
    """Return the adjectives and demonyms of the text that are made from one of the names."""
    stems: dict[str, set[str]] = {}
    for name in names:
        stem = name.rstrip("aeiouy") or name
        for form in {name, stem, stem.removesuffix("land"), name.removesuffix("land")}:
            if len(form) >= SHORTEST_STEM:
                stems.setdefault(form, set()).add(name)
    found: dict[str, str] = {}
    for token in scene.parse.tokens:
        word = token.norm
        if token.i in taken or token.i in scene.hit_at or not token.text[:1].isupper() or word in found:
            continue
        if token.ent == "NORP" or token.tag in ("JJ", "NNPS", "NNP"):
            made = {n for cut in _stems(word) for n in stems.get(cut, ()) if n != word}
            if len(made) == 1:
                found[word] = made.pop()
    return found


def _stems(word: str) -> Iterator[str]:
    for length in range(1, 5):
        if word[-length:] in SUFFIXES and len(word) - length >= SHORTEST_STEM:
            yield word[:-length]


def _has_state(parse: Parse, token: Token) -> bool:
    governor = parse.head(token)
    if token.dep == "poss":
        before = {t.norm for t in parse.tokens[max(0, governor.i - 2) : governor.i]}
        return governor.norm in STATE_NOUNS or (
            governor.norm in ("minister", "ministry") and bool(before & STATE_POSTS)
        )
    if token.dep == "pobj" and governor.norm == "of":
        return parse.head(governor).norm in STATE_NOUNS
    return False


def _actor(name: str, adjectives: list[str]) -> KnownActor:
    written = tuple(sorted(a.capitalize() for a in adjectives if not a.endswith("s")))
    return KnownActor(name, kind="state", adjectives=written)
