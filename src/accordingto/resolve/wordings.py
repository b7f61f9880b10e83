"""Words of a text in, what they speak of out: stems and meanings that two texts can share, and the numbers told."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from accordingto.model.folding import fold
from accordingto.resolve.words import stem

DATA = Path(__file__).parent.parent / "data"
WORD = re.compile(r"[^\W\d_][\w'-]*")
NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,])\d+(?:\.\d+)?(?!\w)")
NO_COUNT = re.compile(
    r"(?:\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul"
    r"|aug|sept?|oct|nov|dec|resolution|article|clause|paragraph|section|no|nr)\.?\s*$)",
    re.IGNORECASE,
)
MONTH_AFTER = re.compile(
    r"\s*(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.IGNORECASE
)
MONTHS = "january february march april may june july august september october november december".split()
DAY = re.compile(rf"\b(\d\d?)(?:st|nd|rd|th)?(?: of)? ({'|'.join(MONTHS)})\b|\b({'|'.join(MONTHS)}) (\d\d?)(?!\d)")
YEARS = range(1900, 2100)
UNITS = "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = ("one", "two", "three", *UNITS[:6])
SPELT = re.compile(rf"\b(?:({'|'.join(TENS)})(?:-({'|'.join(SMALL)}))?|({'|'.join(UNITS)}))\b", re.IGNORECASE)
"""Numbers in words that tell matters apart: from four to ninety-nine."""
NAME_WEIGHT = 0.35
"""What a capitalised word counts beside a common one: names of a crisis stand in most of its matters."""


@dataclass(frozen=True)
class Wording:
    """What some words speak of: each meaning with its weight and a word that shows it, and the numbers named.

    `pairs` are stems of two telling words that stand side by side ("relief convoys", "Open Meadow").
    """

    meanings: Mapping[str, float]
    shown: Mapping[str, str]
    numbers: frozenset[str]
    pairs: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def heavy(self) -> list[str]:
        """The meanings that are not mere names, sorted."""
        return sorted(key for key, weight in self.meanings.items() if weight >= 1)

    @cached_property
    def mass(self) -> float:
        """The weights of all meanings together."""
        return sum(self.meanings.values())

    def shared_with(self, other: "Wording") -> float:
        """The weight of what both speak of."""
        few, many = sorted((self.meanings, other.meanings), key=len)
        return sum(min(weight, many[key]) for key, weight in few.items() if key in many)

    def words_shared(self, other: "Wording") -> tuple[str, ...]:
        """Return the words, as this one has them, of what both speak of; the weightiest first."""
        both = [k for k in self.meanings if k in other.meanings]
        return tuple(self.shown[k] for k in sorted(both, key=lambda k: (-self.meanings[k], k)))


@cache
def _lists() -> tuple[Mapping[str, str], frozenset[str]]:
    """Return the meaning of every stem that shares one with others, and the stems that tell nothing."""
    with (DATA / "wordings.yaml").open("rb") as file:
        content: dict[str, Any] = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    concepts: dict[str, str] = {}
    for group in content["concepts"]:
        for word in group:
            concepts.setdefault(stem(word), f"={group[0]}")
    for base, forms in content["irregular"].items():
        for form in forms:
            concepts.setdefault(stem(form), concepts.get(stem(base), stem(base)))
    bare = frozenset(stem(str(word)) for word in content["bare"]) - concepts.keys()
    return concepts, bare


@cache
def _phrases() -> Mapping[str, str]:
    """Return what several words mean together (`phrases` in `data/wordings.yaml`)."""
    with (DATA / "wordings.yaml").open("rb") as file:
        content: dict[str, Any] = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {phrase: meaning for meaning, phrases in content["phrases"].items() for phrase in phrases}


@cache
def _opposites() -> frozenset[frozenset[str]]:
    """Return the pairs of meanings that cannot both be told of one thing (`opposites` in `data/wordings.yaml`)."""
    with (DATA / "wordings.yaml").open("rb") as file:
        content: dict[str, Any] = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return frozenset(frozenset(meaning_of(word) for word in pair) for pair in content["opposites"])


def opposed_words(one: "Wording", other: "Wording") -> tuple[str, str] | None:
    """Return a word of each of two wordings of which one says the opposite of the other, None where there are none.

    What speaks of both ("opened and closed again") is opposed to neither.
    """
    for ours in one.meanings.keys() - other.meanings.keys():
        for theirs in other.meanings.keys() - one.meanings.keys():
            if frozenset((ours, theirs)) in _opposites():
                return one.shown[ours], other.shown[theirs]
    return None


def meanings_of_trigger(trigger: str) -> tuple[str, ...]:
    """Return what the words that tell of a deed mean, sorted: as one phrase if they are one, else each."""
    whole = _phrases().get(" ".join(trigger.casefold().split()))
    return (meaning_of(whole),) if whole else tuple(sorted(wording_of([trigger]).meanings))


def meaning_of(word: str) -> str:
    """Return what a word means: its stem, or the meaning that it shares with others (`concepts` in `data/wordings.yaml`)."""
    root = stem(word)
    return _lists()[0].get(root, root)


def wording_of(texts: Iterable[str], names: Iterable[str] = ()) -> Wording:
    """Return what some texts speak of together. Words of `names`, those of the parties, are left out.

    A capitalised word counts for little (`NAME_WEIGHT`), unless it is the first of its text, no owner ("Velmark's") and nowhere
    else; a word of `bare` in `data/wordings.yaml` for nothing; numbers in words are numbers.
    """
    concepts, bare = _lists()
    own = frozenset(stem(w) for name in names for w in WORD.findall(fold(name)) if w[0].isupper())
    plain = [_without_idioms(fold(text)) for text in texts]
    names_seen = {stem(m[0]) for text in plain for m in WORD.finditer(text) if m[0][0].isupper() and m.start() > 0}
    meanings: dict[str, float] = {}
    shown: dict[str, str] = {}
    pairs: set[tuple[str, str]] = set()
    for text in plain:
        end, last = -1, ""
        for found in WORD.finditer(text):
            word = found[0].removesuffix("'s").rstrip("'-")
            root = stem(word)
            if len(word) < 3 or root in bare or root in own or SPELT.fullmatch(word):
                continue
            key = concepts.get(root, root)
            if found.start() - end == 1 and text[end] in " -":
                pairs.add((last, root))
            end, last = found.end(), root
            inside = found.start() > 0 or root in names_seen or found[0].endswith("'s")
            named = word[0].isupper() and inside and root not in concepts
            weight = NAME_WEIGHT if named else 1.0
            if weight > meanings.get(key, 0.0):
                meanings[key] = weight
                shown[key] = word
    numbers = frozenset(number for text in plain for number in _counts(text))
    return Wording(meanings, shown, numbers, frozenset(pairs))


@cache
def _idioms() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return what finds several words that say what one says, and the one word of each (`idioms` in `data/wordings.yaml`)."""
    with (DATA / "wordings.yaml").open("rb") as file:
        content: dict[str, Any] = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    words = {phrase: word for word, phrases in content["idioms"].items() for phrase in phrases}
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest)})\b", re.IGNORECASE), words


def _without_idioms(text: str) -> str:
    """Return a text with one word for several that say the same: "be let go" becomes "be release"."""
    pattern, words = _idioms()
    return pattern.sub(lambda found: words[found[0].lower()], text)


NOTHING = Wording({}, {}, frozenset())
"""What no words speak of."""
BESIDE = (240, 120)
"""Characters before and after a stretch that may say what it leaves out."""
OPENING = 40
"""Characters within which a stretch opens its paragraph."""


def beside(text: str, start: int, end: int) -> str:
    """Return what stands around a stretch of a text in its paragraph, the stretch included.

    What opens a paragraph has the end of the one before it.
    """
    opens = text.rfind("\n", 0, start) + 1
    first = max(opens, start - BESIDE[0]) if start - opens > OPENING else max(0, start - BESIDE[0])
    last = text.find("\n", end)
    return text[first : min(last if last >= 0 else len(text), end + BESIDE[1])]


def _counts(plain: str) -> Iterator[str]:
    """Yield the numbers of a text that count something: no days, years, ages, or numbers of articles."""
    for spelt in SPELT.finditer(plain):
        tens, unit, small = (part and part.lower() for part in spelt.groups())
        ones = SMALL.index(unit) + 1 if unit else 0
        yield str(4 + UNITS.index(small) if small else 20 + 10 * TENS.index(tens) + ones)
    for found in NUMBER.finditer(plain):
        value, before = found[0].replace(",", ""), plain[max(0, found.start() - 14) : found.start()]
        year = "," not in found[0] and value.isdigit() and int(value) in YEARS
        after = plain[found.end() : found.end() + 1]
        age = (before[-1:], after) == ("(", ")") or (before[-2:], after) == (", ", ",")
        if not (year or age or NO_COUNT.search(before) or MONTH_AFTER.match(plain, found.end())):
            yield value


def days_named(text: str) -> list[str]:
    """Return the days that a text (small letters) names with their months, as in "05-20"."""
    found = {(m[1] or m[4], m[2] or m[3]) for m in DAY.finditer(text)}
    return sorted(f"{MONTHS.index(month) + 1:02}-{int(number):02}" for number, month in found)
