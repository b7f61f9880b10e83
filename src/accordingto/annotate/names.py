"""Words of a text in, the known names among them out, before anything is parsed."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from accordingto.model.folding import fold
from accordingto.model.knowledge import Knowledge, KnownActor, KnownPlace

NameForm = Literal["name", "adjective", "demonym", "demonyms", "capital", "surname", "place", "short"]
Tokenize = Callable[[str], list[str]]

ALSO_WORDS = frozenset("plan pace start read act fact safe east west port asset rise hope care".split())
"""Acronyms that are words too: only in capitals do they name somebody ("PLAN", not "Plan")."""
LONGEST_ACRONYM = 5
LONGEST_NAME = 1000
PARTY_NOUNS = frozenset("party movement coalition alliance list bloc union front".split())
"""Last words of names of parties that may stand in lower case; of their other words the first and the last may not."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """What a known name stands for: an actor or a place, in which form."""

    form: NameForm
    actor: KnownActor | None = None
    place: KnownPlace | None = None


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name in a text: words `first` to `last`, inclusive, and everything that it may stand for."""

    first: int
    last: int
    known: tuple[KnownName, ...]


class NameIndex:
    """All known names, found in one walk over the words of a text; the longest name wins.

    Names are cut into words when their first word is met, since a text meets few of them.
    """

    def __init__(self, knowledge: Knowledge, tokenize: Tokenize) -> None:
        self._tokenize = tokenize
        self._waiting: dict[str, list[tuple[str, KnownName]]] = defaultdict(list)
        self._found: dict[tuple[str, ...], list[KnownName]] = defaultdict(list)
        self._exact: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._lengths: dict[str, list[int]] = {}
        self._plain_words: dict[tuple[str, ...], bool] = {}
        for actor in knowledge.actors:
            self._add_actor(actor)
        for place in knowledge.places:
            for name in (place.name, *place.names):
                self._add(name, KnownName("place", place=place))

    def find(self, words: Sequence[str]) -> list[NameHit]:
        """Return the known names in folded words, left to right, none inside another.

        A name counts only where it is written as one: with a capital first letter, or as its acronym. A short name
        counts only where the words name its owner's country, or the owner in full.
        """
        return self._walk(words, LONGEST_NAME)

    def find_within(self, words: Sequence[str], hit: NameHit) -> list[NameHit]:
        """Return the shorter known names inside a known name, left to right."""
        inner = words[hit.first : hit.last + 1]
        return [
            NameHit(hit.first + found.first, hit.first + found.last, found.known)
            for found in self._walk(inner, len(inner) - 1)
        ]

    def _walk(self, words: Sequence[str], longest: int) -> list[NameHit]:
        lower = [w.lower() for w in words]
        hits, unsure, i = [], False, 0
        while i < len(words):
            hit = self._hit(words, lower, i, longest)
            if hit:
                hits.append(hit)
                unsure = unsure or any(k.form == "short" for k in hit.known)
                i = hit.last
            i += 1
        return _without_strangers(hits) if unsure else hits

    def _hit(self, words: Sequence[str], lower: Sequence[str], i: int, longest: int) -> NameHit | None:
        for length in self._lengths_of(lower[i]):
            if length > longest:
                continue
            key = tuple(lower[i : i + length])
            known = self._found.get(key)
            if known and self._written_as_name(words[i : i + length], key):
                return NameHit(i, i + len(key) - 1, tuple(known))
        return None

    def _written_as_name(self, words: Sequence[str], key: tuple[str, ...]) -> bool:
        if len(key) == 1 and key in self._exact:
            return words[0] in self._exact[key]
        first, last = words[key[0] == "the" and len(key) > 1], words[-1]
        if self._plain_words.get(key):
            return _opens_name(first) and (_opens_name(last) or key[-1] in PARTY_NOUNS)
        return _opens_name(first) or _opens_name(last)

    def _add_actor(self, actor: KnownActor) -> None:
        for name in (*(() if actor.by_rule else (actor.name,)), *actor.names):
            self._add(name, KnownName("name", actor))
        for name in actor.short:
            self._add(name, KnownName("short", actor))
        for word in actor.adjectives:
            self._add(word, KnownName("adjective", actor))
        for word in actor.demonyms:
            self._add(word, KnownName("demonym", actor))
            self._add(plural(word), KnownName("demonyms", actor))
        for name in actor.capital:
            self._add(name, KnownName("capital", actor))
        for name in surnames(actor):
            self._add(name, KnownName("surname", actor))

    def _add(self, name: str, known: KnownName) -> None:
        folded = fold(name)
        first = self._tokenize(folded.split(None, 1)[0]) if folded.strip() else ()
        if first:
            self._waiting[first[0].lower()].append((folded, known))

    def _lengths_of(self, word: str) -> Sequence[int]:
        """Return how many words the names that begin with a word have, the longest first."""
        if word in self._waiting:
            lengths = set()
            for name, known in self._waiting.pop(word):
                lengths.add(self._take_in(self._tokenize(name), known))
            self._lengths[word] = sorted(lengths, reverse=True)
        return self._lengths.get(word, ())

    def _take_in(self, words: Sequence[str], known: KnownName) -> int:
        """Make a name one that is found, and return of how many words it is."""
        key = tuple(w.lower() for w in words)
        if known not in self._found[key]:
            self._found[key].append(known)
        of_party = known.form == "short" or (known.actor is not None and known.actor.kind == "party")
        self._plain_words[key] = of_party and self._plain_words.get(key, True)
        if len(words) == 1 and words[0].isupper() and len(words[0].replace(".", "")) <= LONGEST_ACRONYM:
            plain = len(words[0]) <= 3 or key[0] in ALSO_WORDS
            self._exact[key] |= {words[0]} if plain else {words[0], words[0].capitalize()}
        elif len(words) == 1 and any(c.isupper() for c in words[0][1:]):
            self._exact[key] |= {words[0], words[0].upper()}
        elif key in self._exact:
            self._exact[key].add(words[0])
        return len(key)


def _opens_name(word: str) -> bool:
    """Tell whether a word begins as names do: with a capital, or in a script that has none."""
    first = word[:1]
    return first.isupper() or (first.isalpha() and first.lower() == first.upper())


def _without_strangers(hits: list[NameHit]) -> list[NameHit]:
    """Return the hits with short names only where the text names the country of their owner, or the owner in full.

    A short name that remains counts as a name, beside whatever else it may mean.
    """
    named = {k.actor.name for h in hits for k in h.known if k.actor and k.form == "name"}
    there = {
        k.actor.country
        for h in hits
        for k in h.known
        if k.actor and k.actor.kind == "state" and k.form in _COUNTRY_FORMS
    }
    kept = []
    for hit in hits:
        known = tuple(
            KnownName("name", k.actor) if k.form == "short" else k
            for k in hit.known
            if k.form != "short" or (k.actor and (k.actor.name in named or k.actor.country in there))
        )
        if known:
            kept.append(NameHit(hit.first, hit.last, known))
    return kept


_COUNTRY_FORMS = frozenset(("name", "adjective", "demonym", "demonyms", "capital"))


def surnames(actor: KnownActor) -> list[str]:
    """Return what a person is called alone: the names given for it, else the last word ("al-Assad" also as "Assad")."""
    if actor.kind != "person":
        return []
    found = actor.surnames or [n.rsplit(" ", 1)[-1] for n in (actor.name, *actor.names) if " " in n]
    return list(dict.fromkeys(form for name in found for form in (name, _without_article(name))))


def _without_article(name: str) -> str:
    return name[3:] if name.lower().startswith(("al-", "el-")) else name


def plural(word: str) -> str:
    """Return the English plural of a demonym ("Serb" → "Serbs"; "Chinese" stays)."""
    if word.endswith(("ese", "ois", "sh", "ch", "ss")):
        return word
    if word.endswith("man"):
        return word[:-3] + "men"
    return word + "s"


def forms(hit: NameHit) -> set[NameForm]:
    """Return the forms in which a name may be meant."""
    return {k.form for k in hit.known}
