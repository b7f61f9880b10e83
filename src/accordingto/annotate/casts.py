"""Knowledge and a document in, the values that actor resolution passes around out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

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


BODIES = frozenset(("government", "parliament", "judiciary", "military", "police"))
"""The kinds of bodies that states have."""


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
    """A mention before it is written down: tokens `first` to `last`, its head, how it names whom, the office named.

    `link` is the way in which it was tied to its actor (`links.LINKS`); empty where the words alone tell.
    """

    first: int
    last: int
    head: int
    how: HowNamed
    who: Who
    role: str | None = None
    link: str = ""


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
        self.bodies: dict[str, KnownActor] = {}
        for actor in knowledge.actors:
            if actor.kind in BODIES:
                for name in (*actor.names, actor.name):
                    self.bodies[name] = actor
            if actor.kind == "state" and actor.country:
                self.states[actor.country] = actor
            if actor.kind == "person":
                for word in {w for n in (actor.name, *actor.names) for w in _ends(n)}:
                    self.by_word[word].append(actor)

    def country_of(self, name: str) -> str:
        """Return the country of an actor by its name, the empty string where none is known."""
        actor = self.by_name.get(name)
        return (actor.country if actor else None) or ""


def _ends(name: str) -> Iterator[str]:
    words = fold(name).lower().split()
    if len(words) > 1:
        yield words[0]
        yield words[-1]


_KEPT: list[tuple[Knowledge, Directory]] = []


def directory_of(knowledge: Knowledge) -> Directory:
    """Return the directory of a knowledge; the one made last is kept."""
    if not _KEPT or _KEPT[0][0] is not knowledge:
        _KEPT[:] = [(knowledge, Directory(knowledge))]
    return _KEPT[0][1]


class Scene:
    """A document with its parse and the known names in it, as resolution sees it."""

    def __init__(self, document: Document, parse: Parse, hits: Iterable[NameHit], directory: Directory) -> None:
        self.document, self.parse, self.directory = document, parse, directory
        self.hits = tuple(hits)
        self.days = days_of(document)
        self.hit_at: dict[int, NameHit] = {i: hit for hit in self.hits for i in range(hit.first, hit.last + 1)}
        self.people: list[Person] = []
        self.quoted = _quoted(parse)
        self.capitals = _in_capitals(parse)
        self.datelines = _datelines(parse)
        self.capitalised, self.lower_case = _cases(parse)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the text names: by name, adjective, people's word or capital."""
        forms = ("name", "adjective", "capital", "demonyms", "demonym")
        return frozenset(s.country for h in self.hits if (s := state_of(h, *forms)) and s.country)

    @cached_property
    def named(self) -> frozenset[str]:
        """The known actors that the text names in full or by an acronym."""
        return frozenset(k.actor.name for h in self.hits for k in h.known if k.actor and k.form == "name")

    def is_at_home(self, actor: KnownActor) -> bool:
        """Tell whether the text names an actor's country, or a state or body whose office a person has held."""
        return actor.country in self.countries or any(
            o.of and (o.of in self.named or self.directory.country_of(o.of) in self.countries) for o in actor.offices
        )

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
    if actor is None or actor.kind == "igo":
        return False
    return actor.kind == "state" or bool(actor.capital or actor.adjectives)


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
    plural = actor.kind == "group" or (actor.kind in ("rebel", "militia") and actor.name.endswith("is"))
    return Who(actor.name, actor.kind, actor.country, actor, True, plural, actor.gender)


def _cases(parse: Parse) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that stand with a capital within a sentence, and those that stand in lower case."""
    starts = {s.first for s in parse.sentences}
    upper: set[str] = set()
    lower: set[str] = set()
    for token in parse.tokens:
        first = token.text[:1]
        if first.isupper() and token.shown[:1].islower():
            continue  # a line in title case, or a text in capitals
        if first.islower():
            lower.add(token.norm)
        elif first.isupper() and token.i not in starts and parse.tokens[token.i - 1].norm not in ('"', "'", "–", ":"):
            upper.add(token.norm)
    return frozenset(upper), frozenset(lower)


def _in_capitals(parse: Parse) -> frozenset[int]:
    """Return the tokens of sentences that are written in capitals throughout."""
    found: set[int] = set()
    for sentence in parse.sentences:
        words = [t for t in parse.tokens_of(sentence) if t.text.isalpha()]
        if len(words) > 2 and sum(t.text.isupper() for t in words) > len(words) / 2:
            found.update(range(sentence.first, sentence.last + 1))
    return frozenset(found)


def _datelines(parse: Parse) -> frozenset[int]:
    """Return the tokens of datelines ("BROD, Merinja (Tern) –"): where a report was written, not who acts in it."""
    found: set[int] = set()
    for sentence in parse.sentences:
        tokens = parse.tokens[sentence.first : min(sentence.last, sentence.first + 12) + 1]
        if not sentence.is_title and tokens[0].text.isupper() and len(tokens[0].text) > 3:
            for token in tokens:
                if token.norm in ("–", "--", "-") and token.end != parse.tokens[token.i + 1].start:
                    found.update(range(sentence.first, token.i + 1))
                    break
                if token.pos not in ("PROPN", "PUNCT", "ADP", "X", "SYM", "NUM") and token.norm not in ("-", "("):
                    break
    return frozenset(found)


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
