"""A text in, its telling words with weights out; how rare a word is, in the news at large and in the desk."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

import snowballstemmer

from accordingto.model.folding import fold
from accordingto.model.records import Document

WORD = re.compile(r"[^\W\d_](?:[\w'-]*[^\W_])?|\d\d+")
DATA = Path(__file__).parent.parent / "data" / "sameness"
SHORTEST = 3
LEAD = 80
"""Words after the title that count as the lead, in which a report says what it is about."""
OF_LEAD = 1.5
OF_NAME = 1.5
"""How much more a word of the lead, and a name, tells of what a report is about than another word."""
SHRINK = 20
"""Documents without a word that are thought of beside those of the desk: a small desk says little of how rare it is."""
KEPT = 150
"""The words of a document that are kept: those that weigh most."""

Weights = Mapping[str, float]

COMMON = frozenset(
    "the of and to in a is that for it on was as with he be by at his from are this an have has had not but they or "
    "which you were their we been one will its would who there her she more when said if all about out up what so can "
    "no him could than them into some other do after over also two first new only most may now people".split()
)


_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it stands, its stem, where it begins, whether it may be a name."""

    text: str
    stem: str
    start: int
    capital: bool


def find_words(text: str) -> list[Word]:
    """Return the words of a text that tell something: no function words, no single letters, numbers from two digits.

    A word is capital where it has a capital letter and does not begin a sentence, a line or a quotation.
    """
    found, plain = [], fold(text)
    for match in WORD.finditer(plain):
        word = match[0].removesuffix("'s")
        if len(word) < SHORTEST or word.lower() in COMMON:
            continue
        before = plain[max(0, match.start() - 3) : match.start()].rstrip(" ")
        begins = not before or before[-1] in ".!?:\"'\n"
        found.append(Word(word, stem(word), match.start(), word[0].isupper() and not begins))
    return found


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of an English word (Snowball), small letters."""
    return str(_stemmer.stemWord(word.lower()))


def read_text(document: Document) -> str:
    """Return what of a document is read: its title and body, each segment from a new line."""
    parts = [document.text[s.start : s.end] for s in document.segments if s.kind in ("title", "body")]
    text = "\n".join(parts) if parts else document.text
    title = document.title or ""
    return text if not title or text.lstrip().startswith(title) else f"{title}\n{text}"


def weigh_words(text: str, title_words: int = 0) -> dict[str, float]:
    """Return the words of a text by stem: more for words told often, told in the lead, and for names.

    `title_words` are the words of the title, with which the text begins; the lead follows them. The `KEPT` words
    that weigh most, as rare as they are in the news, are returned.
    """
    words = find_words(text)
    counts = Counter(w.stem for w in words)
    capital = Counter(w.stem for w in words if w.capital)
    small = Counter(w.stem for w in words if w.text[0].islower())
    opening = _start_of_word(text, LEAD + title_words)
    lead = {w.stem for w in words if w.start < opening}
    weights = {
        s: (1 + math.log(n)) * (OF_LEAD if s in lead else 1.0) * (OF_NAME if capital[s] > small[s] else 1.0)
        for s, n in counts.items()
    }
    heaviest = sorted(weights, key=lambda s: (-weights[s] * news_rarity(s), s))[:KEPT]
    return {s: round(weights[s], 3) for s in heaviest}


def _start_of_word(text: str, number: int) -> int:
    for n, match in enumerate(WORD.finditer(text)):
        if n == number:
            return match.start()
    return len(text)


@dataclass(frozen=True, slots=True)
class Rates:
    """In how many of how many documents words stand, in the news at large and in a desk."""

    counts: Mapping[str, int]
    documents: int
    desk: Mapping[str, int] = field(default_factory=dict)
    desk_documents: int = 0

    def rarity(self, word: str) -> float:
        """Return how rare a word is, in nats: the less of the news at large and of the desk."""
        news = (self.counts.get(word, 0) + 0.5) / (self.documents + 1)
        here = self.desk.get(word, 0) / (self.desk_documents + SHRINK)
        return max(0.0, -math.log(max(news, here)))

    def beside(self, desk: Mapping[str, int], documents: int) -> "Rates":
        """Return the rates of the news beside those of a desk: how many of its documents each word stands in."""
        return Rates(self.counts, self.documents, desk, documents)


@dataclass(frozen=True, slots=True)
class Bag:
    """Words with their weights times their rarity in the news, and the square of the length of these."""

    rare: Mapping[str, float]
    square: float

    def vector(self, common_here: Mapping[str, float]) -> dict[str, float]:
        """Return the words at length 1; those of `common_here`, which a desk has often, weigh that share only."""
        changed = {w: self.rare[w] * share for w, share in common_here.items() if w in self.rare}
        square = self.square + math.fsum(x * x - self.rare[w] ** 2 for w, x in changed.items())
        if square <= 1e-12:
            return {}
        length = math.sqrt(square)
        return {w: x / length for w, x in {**self.rare, **changed}.items()}


def make_bag(weights: Weights) -> Bag:
    """Return words with their weights as they can be compared."""
    rare = {w: x * r for w, x in weights.items() if (r := news_rarity(w)) > 0}
    return Bag(rare, math.fsum(x * x for x in rare.values()))


def common_words(rates: Rates) -> dict[str, float]:
    """Return the words that are more common in a desk than in the news, with the share of their rarity that is left."""
    shares = {w: rates.rarity(w) / r for w in rates.desk if (r := news_rarity(w)) > 0}
    return {w: share for w, share in shares.items() if share < 1}


@cache
def news_rates() -> Rates:
    """Return how often words stand in news (`data/sameness/news_words.txt`, which `eval/sameness.py words` writes)."""
    lines = (DATA / "news_words.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    documents = next(int(line.split()[1]) for line in lines if line.startswith("#documents"))
    return Rates({word: int(count) for word, count in rows}, documents)


@lru_cache(100_000)
def news_rarity(word: str) -> float:
    """Return how rare a word is in the news, in nats."""
    return news_rates().rarity(word)


def word_key(word: str, *kind: str) -> int:
    """Return a whole number of 64 bits, signed, for a word of a kind: a key of sketches."""
    data = "\0".join((*kind, word)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the sum of the products over the words of both."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(x * large[w] for w, x in small.items() if w in large)


def unite(vectors: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Return the direction in which several vectors point together, of length 1."""
    total: dict[str, float] = {}
    for vector in vectors:
        for word, x in vector.items():
            total[word] = total.get(word, 0.0) + x
    length = math.sqrt(math.fsum(x * x for x in total.values()))
    return {w: x / length for w, x in total.items()} if length else {}
