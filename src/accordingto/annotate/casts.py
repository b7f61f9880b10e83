"""Knowledge and a document in, the values that actor resolution passes around out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from accordingto.annotate.names import KnownName, NameHit
from accordingto.annotate.offices import Offices, days_of
from accordingto.model.annotations import HowNamed
from accordingto.model.folding import fold
from accordingto.model.knowledge import Knowledge, KnownActor
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Document

SECTORS = {
    "state": "GOV", "government": "GOV", "parliament": "LEG", "judiciary": "JUD", "military": "MIL", "police": "COP",
    "igo": "IGO", "mission": "IGO", "party": "PTY", "militia": "UAF", "rebel": "REB", "group": "CVL", "ngo": "NGO",
    "media": "MED", "unidentified": "UAF",
}  # fmt: skip
"""PLOVER's sectors for the kinds of actors; a person's follows from the office."""


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a mention names: known beforehand (`actor`), named in the text (`named`), or only described."""

    name: str
    kind: str
    country: str | None = None
    actor: KnownActor | None = None
    named: bool = True
    plural: bool = False
    gender: str | None = None

    @property
    def is_person(self) -> bool:
        """Whether one human being is meant."""
        return self.kind == "person" and not self.plural


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention before it is written down: tokens `first` to `last`, its head, how it names whom, the office named."""

    first: int
    last: int
    head: int
    how: HowNamed
    who: Who
    role: str | None = None


@dataclass(slots=True)
class Person:
    """Somebody named in this document, with the offices that the document gives."""

    who: Who
    words: tuple[str, ...]
    titles: set[tuple[str, str | None]] = field(default_factory=set)
    gender: str | None = None


class Directory:
    """What is known beforehand, by the questions that resolution asks."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.offices = Offices(knowledge.actors)
        self.by_name: dict[str, KnownActor] = {a.name: a for a in knowledge.actors}
        self.states: dict[str, KnownActor] = {}
        self.by_word: dict[str, list[KnownActor]] = defaultdict(list)
        for actor in knowledge.actors:
            if actor.kind == "state" and actor.country:
                self.states[actor.country] = actor
            if actor.kind == "person":
                for word in {w for n in (actor.name, *actor.names) for w in _ends(n)}:
                    self.by_word[word].append(actor)


def _ends(name: str) -> Iterator[str]:
    words = fold(name).lower().split()
    if len(words) > 1:
        yield words[0]
        yield words[-1]


@lru_cache(maxsize=4)
def directory_of(knowledge: Knowledge) -> Directory:
    """Return the directory of a knowledge, made once."""
    return Directory(knowledge)


class Scene:
    """A document with its parse and the known names in it, as resolution sees it."""

    def __init__(self, document: Document, parse: Parse, hits: Iterable[NameHit], directory: Directory) -> None:
        self.document, self.parse, self.directory = document, parse, directory
        self.hits = tuple(hits)
        self.days = days_of(document)
        self.hit_at: dict[int, NameHit] = {i: hit for hit in self.hits for i in range(hit.first, hit.last + 1)}
        self.people: list[Person] = []
        self.quoted = _quoted(parse)

    def text(self, first: int, last: int) -> str:
        """Return the words from one token to another as they stand."""
        tokens = self.parse.tokens
        return self.document.text[tokens[first].start : tokens[last].end]

    def head_of(self, first: int, last: int) -> Token:
        """Return the token that governs the others of a stretch: the last one whose governor is outside."""
        found = self.parse.tokens[last]
        for i in range(last, first - 1, -1):
            token = self.parse.tokens[i]
            if not first <= token.head <= last or token.head == i:
                return token
        return found


def state_of(hit: NameHit | None, *forms: str) -> KnownActor | None:
    """Return the one state (or territory) that a known name, adjective or capital stands for, if it is only one."""
    if hit is None:
        return None
    allowed = forms or ("name", "adjective", "demonym", "capital")
    for form in allowed:
        found = [k.actor for k in hit.known if k.actor and k.form == form and _is_state(k)]
        if found:
            return found[0] if len({a.name for a in found}) == 1 else None
    return None


def _is_state(known: KnownName) -> bool:
    actor = known.actor
    return actor is not None and (actor.kind == "state" or bool(actor.capital or actor.adjectives))


def people_of(hit: NameHit | None) -> KnownActor | None:
    """Return the people (an ethnic or religious group) whose word this is, if any."""
    if hit is None:
        return None
    return next((k.actor for k in hit.known if k.actor and k.actor.kind == "group" and k.form != "name"), None)


def named_by(hit: NameHit, *kinds: str) -> list[KnownActor]:
    """Return the actors of some kinds (any, when none is given) whose name this is."""
    found = {k.actor.name: k.actor for k in hit.known if k.actor and k.form == "name"}
    return [a for a in found.values() if not kinds or a.kind in kinds]


def known_who(actor: KnownActor) -> Who:
    """Return a known actor as somebody who can be meant."""
    plural = actor.kind == "group" or (actor.kind != "person" and actor.name.endswith("s") and actor.kind != "state")
    return Who(actor.name, actor.kind, actor.country, actor, True, plural, actor.gender)


def _quoted(parse: Parse) -> frozenset[int]:
    """Return the tokens inside quotation marks, reading each paragraph by itself; a mark left open ends with it."""
    inside: set[int] = set()
    opened, paragraph = False, -1
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            opened, paragraph = False, sentence.paragraph
        for token in parse.tokens_of(sentence):
            if token.text in ("“", "«", "„"):
                opened = True
            elif token.text in ("”", "»"):
                opened = False
            elif token.norm in ('"', "''", "``"):
                opened = not opened
            elif opened:
                inside.add(token.i)
    return frozenset(inside)
