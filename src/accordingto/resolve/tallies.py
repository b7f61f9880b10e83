"""A statement in, the tolls that its words give or deny out: how many are said to be dead, injured or under arrest."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accordingto.model.folding import fold
from accordingto.model.records import Statement
from accordingto.resolve.wordings import SMALL, TENS, UNITS

ONES = {word: n for n, word in enumerate([*SMALL, *UNITS[6:]], 1)}
ORDINALS = {
    word: n
    for n, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split(), 2
    )
}
LOWEST = r"at least|no fewer than|not fewer than|no less than|not less than|a minimum of"
HIGHEST = r"up to|as many as|at most|no more than|not more than|a maximum of"
ROUGH = r"about|around|some|nearly|almost|roughly|more than|over"
SPELT = (
    rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(SMALL)}))?|{'|'.join(UNITS)}|{'|'.join(SMALL)})(?:[- ](?:hundred|thousand))?"
    r"|a (?:hundred|thousand)|a dozen|a single|a pair of|a couple of"
)
NUMBER = (
    rf"(?:\b(?P<low>{LOWEST})|\b(?P<high>{HIGHEST})|\b(?P<rough>{ROUGH}))?\s*\b(?:only |just |a mere )?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{SPELT})\b(?![.,]\d|\s*(?:%|per cent|percent))"
)
BETWEEN = (
    r"(?:\s+(?!(?:and|or|but|who|which|that|said|says|as|if|when|after|before|hours?|days?|weeks?|months?|years?|minutes?|the|cases?|cause)\b)"
    r"(?!(?:cows?|sheep|goats?|birds?|cattle|horses?|dogs?|pigs?)\b)[\w'-]+){0,4}?\s+"
)
"""Words between a number and what became of so many: "three of its young soldiers were"."""
BE = r"(?:was|were|is|are|been|being|got|lay|left)"
PASSIVE_END = (
    r"(?=\s*(?:[.,;:)…\"]|$)|\s+(?:in|on|by|when|at|and|or|during|as|since|near|there|last|so|this|outside|inside)\b)"
)
FATES = {
    "dead": (
        rf"{BE}\s+(?:\w+ly\s+)?(?:killed|shot dead|slain|murdered|brought in dead)|shot dead|killed{PASSIVE_END}|died|dead|deaths?"
        r"|fatalit(?:y|ies)|perished|passed away|los(?:t|ing) (?:their|his|her) li(?:fe|ves)|li(?:fe|ves) lost|bodies|corpses|coffins"
    ),
    "injured": rf"(?:injured|wounded|hurt){PASSIVE_END}|(?:{BE}\s+)(?:injured|wounded|hurt)|injuries",
    "arrested": (
        rf"(?:arrested|detained|rounded up){PASSIVE_END}|(?:{BE}\s+)(?:arrested|detained)|in custody|behind bars|arrests"
    ),
}
"""What becomes of people, by the count that it is: behind a number of them."""
TOLLS = {
    "dead": (
        rf"(?:(?:death )?toll(?: that)?|(?:number|count) of (?:the )?(?:dead|deaths|victims|fatalities)|(?:the )?dead)\s+"
        rf"(?:(?:(?:stands?|stood|remains?|still|now|ha[sd]|got|rose|risen|reached|climbed|is|was|of|at|as|to|by|up)\s+)+){NUMBER}"
        rf"|(?:kill(?:s|ed|ing)|deaths? (?:certificates? )?of|murder(?:s|ed)? of)\s+{NUMBER}"
        r"(?!\s+(?:birds?|cattle|sheep|goats?|cows?|dogs?))"
        rf"|(?:cost(?:s|ing)?|claim(?:s|ed|ing)?|took|taking)\s+{NUMBER}\s+(?:[\w-]+\s+)?lives"
        rf"|(?:left|leaving|leaves)\s+{NUMBER}\s+(?:[\w-]+\s+)?dead"
    ),
    "injured": rf"(?:injur(?:es|ed|ing)|wound(?:s|ed|ing))\s+{NUMBER}",
    "arrested": rf"(?:arrest(?:s|ed|ing)|detain(?:s|ed|ing)?|arrests? of)\s+{NUMBER}",
}
"""What gives a toll before its number."""
AHEAD = 80
"""Characters from its beginning within which a statement is about the toll that it gives."""
BARE = re.compile(rf"\W*{NUMBER}(?=\W*$|\W*…|,? (?:including|among them|one of (?:them|whom)))", re.I)
"""What gives nothing but a number, of what was counted before."""
NEAR = 400
"""Characters before it within which that stands."""
LESS = re.compile(r"\b(?:only|just|no more than|not more than|a mere)\b", re.I)
"""Words that say that there are fewer than others say."""
HARMED = re.compile(
    r"dead|kill|die|death|fatal|perish|passed|li[fv]e|bod|coffin|corpse|slain|murder|toll|victim|injur|wound|hurt|arrest|detain|round"
    r"|custody|bars",
    re.I,
)
"""Parts of words without one of which there is no toll."""
GIVING = re.compile(
    r"\b(?:gave|gives?|put|puts|set|sets|counts?|counted|lists?|listed|speaks? of|spoke of|spoken of|admits?(?: to)?"
    r"|conced(?:es|ed)|acknowledg(?:es|ed)|own(?:s|ed)?(?: up)? to)\b",
    re.I,
)
"""How somebody gives a number without saying it in a clause of his own."""
NO_SIGN = re.compile(
    r"\b(?:no|any|without|nor any) (?:\w+ )?(?:evidence|proof|sign|trace|indication|confirmation|record)\b[^.;]{0,40}$"
    r"|\b(?:not|never|n't|cannot|denie[sd]|deny) (?:\w+ ){0,3}$",
    re.I,
)
"""What stands before a toll that is denied."""
NO_OTHER = re.compile(
    r"\b(?:no|not|nor|never|nobody|none|without|n't)\b[^.;]{0,60}?\b(?:(?P<ordinal>" + "|".join(ORDINALS) + r")"
    rf"|(?:(?P<number>\d+|{SPELT})\s+)?(?P<more>(?:further|other|additional|more|alleged|supposed)))\s+(?:victims?|deaths?|bod(?:y|ies)|fatalit(?:y|ies)|dead)\b",
    re.I,
)
"""What says that there were not so many: "no fifth victim", "no trace of the two further victims"."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of what a statement gives: `low` to `high` (None: open) around `number`.

    `denied`: it says that there are not so many; `more`: `number` (0: any) is beyond those that its document counts.
    """

    what: str
    number: int
    low: int
    high: int | None
    denied: bool = False
    more: bool = False

    def same_as(self, other: "Tally") -> bool:
        """Tell whether two statements give one toll: the same number of the same, neither of them only as the most there may be."""
        opens = [t.high is not None and t.low == 0 for t in (self, other)]
        return self.what == other.what and self.number == other.number > 0 and opens[0] == opens[1]

    def refutes(self, other: "Tally", counted: Iterable["Tally"]) -> bool:
        """Tell whether this says that there are not so many as the other; `counted` is what the document of this one counts."""
        if self.what != other.what or not self.denied or other.denied:
            return False
        if self.more:
            own = [t.number for t in counted if t.what == self.what and not t.denied]
            return any(n + self.number == other.number if self.number else n < other.number for n in own)
        return self.number == other.number if self.low else self.excludes(other)

    def excludes(self, other: "Tally") -> bool:
        """Tell whether there are fewer than the other says: who gives more does not say that so many there were not."""
        return self.what == other.what and self.high is not None and self.high < other.low


def read_tallies(statement: Statement, text: str) -> tuple[Tally, ...]:
    """Return the tolls that a statement gives, each once; those given with its cue ("put the number of dead at two") too.

    `text` is its document's.
    """
    if not in_one_voice(statement, text):
        return ()
    found = list(dict.fromkeys(_tallies(fold(statement.content), AHEAD)))
    said = fold(text[statement.evidence_start : statement.evidence_end])
    given = GIVING.search(said)
    if not found and given is not None:
        found = list(dict.fromkeys(_tallies(said[given.start() : given.start() + 120])))[:1]
    if not found and (bare := BARE.match(fold(statement.content))) is not None:
        start = statement.evidence_start
        before = [t.what for t in _tallies(fold(text[max(0, start - NEAR) : start])) if not t.denied]
        found = [_tally(what, bare, bare[0]) for what in before[-1:]]
    return tuple(found)


def tallies_of(words: str) -> tuple[Tally, ...]:
    """Return the tolls that some words give or deny, wherever they stand in them."""
    if HARMED.search(words) is None:
        return ()
    return tuple(dict.fromkeys(_tallies(fold(words))))


def in_one_voice(statement: Statement, text: str) -> bool:
    """Tell whether what a statement holds is surely one speaker's: a mere "she" is not over several paragraphs."""
    spans = statement.content_spans
    return statement.speaker is not None or len(spans) < 2 or "\n" not in text[spans[0][0] : spans[-1][1]]


def _tallies(words: str, ahead: int | None = None) -> Iterator[Tally]:
    """Yield the tolls of some words, those that begin within `ahead` characters."""
    for what, fates in FATES.items():
        behind = re.finditer(rf"{NUMBER}{BETWEEN}(?:{fates})(?![\w-])", words, re.I)
        before = re.finditer(_numbered(TOLLS[what]), words, re.I)
        taken: list[tuple[int, int]] = []
        for match in [*before, *behind]:
            if ahead is not None and match.start() > ahead:
                continue
            if any(a < match.end() and match.start() < b for a, b in taken) or _only_in(match, words):
                continue
            taken.append(match.span())
            yield _tally(what, match, words)
    for none in NO_OTHER.finditer(words):
        if none["ordinal"]:
            most = ORDINALS[none["ordinal"].casefold()] - 1
            yield Tally("dead", most, 0, most, denied=True)
        else:
            yield Tally("dead", value_of(none["number"]) if none["number"] else 0, 0, None, denied=True, more=True)


def _only_in(match: re.Match[str], words: str) -> bool:
    """Tell whether bodies are no toll, but a place ("in three bodies bullets were found")."""
    before = words[: match.start()].rstrip()
    return match[0].endswith(("bodies", "coffins")) and re.search(r"\bin(?: the)?$", before, re.I) is not None


def _numbered(pattern: str) -> str:
    """Return a pattern of several with a number, their groups told apart."""
    for name in ("low", "high", "rough", "number"):
        count = 0
        while f"(?P<{name}>" in pattern:
            count += 1
            pattern = pattern.replace(f"(?P<{name}>", f"(?P<{name}_{count}>", 1)
    return pattern


def _tally(what: str, match: re.Match[str], words: str) -> Tally:
    told = {name.partition("_")[0]: value for name, value in match.groupdict().items() if value}
    number = value_of(told["number"])
    denied = NO_SIGN.search(words[: match.start()]) is not None
    if number == 1 and re.search(r"\bnot$", words[: match.start()].rstrip(), re.I):
        return Tally(what, 0, 0, 0, denied=True)
    if "low" in told:
        return Tally(what, number, number, None, denied)
    if "high" in told:
        return Tally(what, number, 0, number, denied)
    slack = number // 5 + 1 if "rough" in told else 0
    return Tally(what, number, number - slack, number + slack, denied)


def value_of(word: str) -> int:
    """Return what a number in figures or words is: "1,200", "twenty-one", "a dozen"."""
    plain = word.casefold().replace(",", "")
    special = {"a dozen": 12, "a single": 1, "a pair of": 2, "a couple of": 2}
    if plain in special:
        return special[plain]
    if plain.isdigit():
        return int(plain)
    *small, last = plain.replace(" ", "-").split("-")
    if last in ("hundred", "thousand"):
        return (value_of("-".join(small)) if small != ["a"] else 1) * (100 if last == "hundred" else 1000)
    parts = [*small, last]
    return sum(20 + 10 * TENS.index(part) if part in TENS else ONES[part] for part in parts)


def spellings_of(number: int) -> list[str]:
    """Return how a number is written: in figures, and in a word up to nineteen."""
    return [str(number), *(word for word, n in ONES.items() if n == number)]
