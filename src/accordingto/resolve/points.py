"""What somebody says in, the single points of it out: clause by clause what it speaks of, and whether it says that this is not so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import yaml

from accordingto.model.folding import fold
from accordingto.model.records import Statement
from accordingto.resolve.wordings import DATA, Wording, meaning_of, wording_of
from accordingto.resolve.words import news_rarity, stem

SPLIT = re.compile(
    r"\s*…\s*|(?<=[.!?;:])[\"')]*\s+|\s+[–—]\s+|,?\s+(?:and|but|or)\s+(?=that\b|no\b|not\b|nobody\b|never\b|none\b|neither\b)"
    r"|,\s+(?:and|but|that|while|where|which|who|when|although|though|because|since|so|as|after|all)\b\s*"
    r"|\s+(?:when|while|although|because)\s+",
    re.I,
)
"""Between what one clause says and what the next one does."""
NOT = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|neither|nor|nowhere|cannot|without|false|untrue|\w+n't|no one|no-one)\b",
    re.I,
)
NO_MORE = re.compile(
    r"\b(?:no longer|no more than|no fewer than|no less than|not only|no doubt|not least|never excluded|not excluded|no matter)\b",
    re.I,
)
"""What says no without saying that something is not so."""
OPEN = re.compile(
    r"\b(?:never|not|n't|cannot|no one has) (?:\w+ )?(?:exclude[ds]?|ruled? out)|\b(?:whether|if)\b.{0,12}$|^(?:whether|if)\b",
    re.I,
)
"""What leaves open whether something is so."""
RELATED = 120
"""Characters before a statement in which stands what a relative word in front of it means."""
WHENCE = re.compile(r"((?:[\w'-]+ ){1,7}[\w'-]+),? (?:from|in|at|on|over|near)? ?(?:which|where|there),?\s*$", re.I)
"""What a relative word means that opens a statement: "a roof, from which, she says, …"."""
EXCEPT = re.compile(r"\bneither\b(.*?)\bnor\b", re.I)
TELLING = 2.0
"""What a thing weighs that hardly stands in two clauses by chance."""
RAREST = 8.0
NAME = re.compile(r"(?<!^)(?<![.!?:] )\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)+")
NAMED = 1.0
"""What a name of two words adds that both clauses have ("Hotel Astra")."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a statement says: its words, what they speak of, the names in it, and whether it says that it is not so.

    `related` are the meanings that it has only from what "from which" in front of it stands for: they count where shared.
    """

    words: str
    wording: Wording
    names: frozenset[str]
    negated: bool
    related: frozenset[str] = frozenset()

    @property
    def happens(self) -> frozenset[str]:
        """What it says that happened, of the things of `data/claims.yaml`."""
        return frozenset(self.wording.meanings) & _happening()

    @property
    def mass(self) -> float:
        """The weight of what it speaks of."""
        return sum(_weigh(m, w) for m, w in self.wording.meanings.items() if m not in self.related) + NAMED * len(
            self.names
        )

    def shared_with(self, other: "Point") -> float:
        """The weight of what both speak of."""
        both = self.wording.meanings.keys() & other.wording.meanings.keys()
        least = sum(_weigh(m, min(self.wording.meanings[m], other.wording.meanings[m])) for m in both)
        return least + NAMED * len(self.names & other.names)

    def words_shared(self, other: "Point") -> tuple[str, ...]:
        """Return the words of what both speak of, as this one has them."""
        return self.wording.words_shared(other.wording)

    def heavy_shared(self, other: "Point") -> float:
        """The weight of what both speak of, single names apart."""
        both = set(self.wording.heavy) & set(other.wording.heavy)
        if meaning_of("gunfire") in both:
            both -= {meaning_of("gun")}
        return sum(_weigh(m, 1.0) for m in both) + NAMED * len(self.names & other.names)

    def rarity_shared(self, other: "Point") -> float:
        """How rare in the news is what both speak of, in nats; `RAREST` for a telling thing and a name of two words."""
        both = set(self.wording.heavy) & set(other.wording.heavy)
        words = sum(news_rarity(stem(self.wording.shown[m])) for m in both - _telling())
        return words + RAREST * (len(both & _telling()) + len(self.names & other.names))

    def tells(self, other: "Point") -> bool:
        """Tell whether both speak of a telling thing."""
        return bool(self.happens & other.happens & _telling())


def points_of(statement: Statement, text: str = "", conceded: bool = False) -> tuple[Point, ...]:
    """Return what a statement says, clause by clause; a denial says of each that it is not so.

    What somebody "never excluded" is a point only if `conceded` is. `text` is its document's: what "from which" and the like
    in front of it stand for belongs to its first clause.
    """
    before = text[max(0, statement.evidence_start - RELATED) : statement.evidence_start]
    related = WHENCE.search(fold(before).rpartition("\n")[2])
    return _points_of(
        statement.content, statement.speaker or "", statement.act == "deny", related[1] if related else "", conceded
    )


@lru_cache(maxsize=8192)
def _points_of(
    content: str, speaker: str, denied: bool, related: str = "", conceded: bool = False
) -> tuple[Point, ...]:
    found = []
    for number, clause in enumerate(c.strip(" ,\"'“”") for c in SPLIT.split(fold(content))):
        meant = clause if number or not related else f"{clause} {related}"
        wording = wording_of((named_things(meant),), (speaker,))
        if clause and wording.heavy and (conceded or not OPEN.search(clause)):
            names = frozenset(n.casefold() for n in NAME.findall(meant) if n not in speaker)
            own = wording_of((named_things(clause),), (speaker,)).meanings.keys()
            beside = frozenset(wording.meanings.keys() - own)
            found.append(Point(clause, wording, names, says_not(clause) != denied, beside))
    return tuple(found)


def says_not(clause: str) -> bool:
    """Tell whether a clause says that something is not so: by an odd number of words such as "not"."""
    plain = NO_MORE.sub(" ", EXCEPT.sub(r"not \1", fold(clause)))
    return len(NOT.findall(plain)) % 2 == 1


def tells_of_things(words: str) -> bool:
    """Tell whether some words may tell of anything in `data/claims.yaml`, at a glance: what `points_of` takes longer for."""
    return _any_thing().search(fold(words)) is not None


def named_things(words: str) -> str:
    """Return words with the things of `data/claims.yaml` in the place of the phrases that tell of them."""
    plain = fold(words)
    for thing, pattern in _things().items():
        plain = pattern.sub(f" {thing} ", plain)
    return plain


def _weigh(meaning: str, weight: float) -> float:
    return max(weight, TELLING) if meaning in _telling() else weight


@cache
def _things() -> Mapping[str, re.Pattern[str]]:
    return {thing: re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.I) for thing, phrases in _read()["things"].items()}


@cache
def _any_thing() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern in _things().values()), re.I)


@cache
def _telling() -> frozenset[str]:
    return frozenset(meaning_of(thing) for thing in _read()["telling"])


@cache
def _happening() -> frozenset[str]:
    return frozenset(meaning_of(thing) for thing in _read()["things"] if thing not in _read()["standing"])


@cache
def _read() -> Mapping[str, Any]:
    with (DATA / "claims.yaml").open("rb") as file:
        content: dict[str, Any] = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return content
