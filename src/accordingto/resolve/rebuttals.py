"""Two statements of different documents in, whether one says of the other's words that they are not so out, and why."""

import re
from collections.abc import Iterable
from functools import lru_cache

from accordingto.model.folding import fold
from accordingto.model.records import Entity, Statement
from accordingto.resolve.points import named_things, points_of, says_not
from accordingto.resolve.sides import is_name
from accordingto.resolve.wordings import Wording, opposed_words, wording_of
from accordingto.resolve.words import news_rarity, stem

OPENING = 6
"""Words of a clause among which stands who did not do it."""
STEM, SHORTEST = 5, 4
"""Letters by which a name and what is called after it are one ("Velmark", "Velmarkian"), and of the shortest such word."""
RARE = 5.5
"""How rare in the news, in nats together, what both speak of must be."""
RARE_IN_STORY = 2.0
"""The same in reports of one story."""
A_NUMBER = 3.0
"""What it weighs, in nats, that both name one number."""
TOLD = (
    r"(?:accusation|allegation|charge|claim|report|version|account|assertion|suggestion|story|statement|figure|number|toll|estimate|count"
    r"|contention)s?"
)
"""What words are called that are another's."""
OURS = re.compile(r"\b(?:we|us|our|ours|i|my|mine)\b", re.I)
AHEAD = re.compile(
    r"\b(?:will|would|shall|should|must|may|might|can|could|cannot|let us|if)\b|\b(?:won|can|couldn|wouldn|shouldn)'t\b",
    re.I,
)
"""Words of a clause that tells of nothing done or had."""
MIND = re.compile(
    r"\b(?:(?:do|does|did) not|don't|doesn't|didn't|never|not|no longer) (?:\w+ )?(?:want|wish|know|think|believe|accept"
    r"|negotiat\w+|recogni[sz]e|comment|see|need|seek|intend|plan|ask|expect|understand|agree|discuss|owe|take|regret|doubt|care|forget|fear"
    r"|give in|yield|surrender|wait|rule out|exclude|expected|known|seen|heard|hear|received|receive|got|told|speak|talk"
    r"|been told|been informed|been given)\b"
    r"|\b(?:no|not any) (?:doubt|choice|illusions?|intention|plans?|wish|comment|answer|reply|time|fear|right|quarrel"
    r"|knowledge|information|interest|reason|need)\b",
    re.I,
)
"""What somebody does not think, want or know: no deed or thing that he was charged with."""
RATHER = re.compile(r",? (?:and )?not (?:\w+ ){0,2}\w+[,.!]*$", re.I)
"""A "not" at the end that only says what something else is: "bridges, not pools"."""
WRONG = re.compile(
    r"\b(?:(?:is|are|was|were|be|proved?|found) (?:\w+ ){0,2}?(?:untrue|false|wrong|incorrect|inaccurate|unfounded|baseless"
    r"|groundless|misleading|invented|fabricated|nonsense|an? (?:\w+ )?(?:lie|invention|fabrication|hoax|untruth|insult)|lies"
    r"|too (?:high|low|large|small)|exaggerated|inflated|impossible|implausible|unlikely)"
    r"|not (?:\w+ )?(?:true|correct|accurate|so|the case|right|supported|borne out|consistent|credible|plausible)"
    r"|(?:has|have|had|find|finds|found|with|there is|there was) no (?:\w+ )?(?:support|basis|foundation|evidence|truth"
    r"|proof|grounds?)|(?:does|do|did) not (?:hold|stand|match|fit|support|correspond)|cannot be (?:true|right|upheld)"
    r"|contradict(?:s|ed)?|refut(?:es?|ed)|disprov(?:es?|ed)|debunk(?:s|ed)?|disput(?:es?|ed)|contrary to"
    r"|as (?:\w+ )?(?:inflated|exaggerated|false|untrue|unfounded|baseless|lies?|nonsense|fiction|fabricated|invented|propaganda))\b",
    re.I,
)
"""How words are told to be wrong."""
OF_ANOTHER = re.compile(
    rf"\b{TOLD}\b|\b(?:named|given|cited|quoted|put about|put forward|claimed|published|stated) by\b", re.I
)
"""How words are told to be another's."""


def names_of_side(speaker: str | None, entities: Iterable[Entity]) -> frozenset[str]:
    """Return how the words begin (small letters) that name a speaker, or the side that he speaks for, in his document.

    `entities` are those of the document: his own names and offices, what he is a member of, and the state or government of
    his country. Nothing for a voice without a name.
    """
    if speaker is None or not is_name(speaker):
        return frozenset()
    known = list(entities)
    mine = next((e for e in known if e.name == speaker), None)
    names = [speaker]
    if mine is not None:
        of = [o.of for o in mine.offices if o.of]
        countries = {e.country for e in known if e.country and (e.name in of or e is mine)}
        states = (e for e in known if e.country in countries and e.kind in ("state", "government"))
        names += [*mine.names, *mine.member_of, *of, *(n for e in states for n in e.names)]
    return frozenset(start for name in names for start in _starts(name))


@lru_cache(maxsize=8192)
def _starts(words: str) -> frozenset[str]:
    found = re.findall(r"\b[A-Z][\w-]+", fold(words))
    return frozenset(w.casefold()[:STEM] for w in found if len(w) >= SHORTEST)


def names_one(words: Iterable[str], side: frozenset[str]) -> bool:
    """Tell whether any of some words name a side (as `names_of_side` returns it)."""
    return any(not side.isdisjoint(_starts(w)) for w in words)


def may_rebut(statement: Statement, own: frozenset[str]) -> bool:
    """Tell whether a statement may say of another's words that they are not so, whosever these are; `own` is its speaker's side."""
    plain = fold(statement.content)
    if WRONG.search(plain) and OF_ANOTHER.search(plain):
        return True
    return says_not(plain) and any(p.negated and _is_own_deed(p.words, own) for p in points_of(statement))


def find_rebuttal(
    denial: Statement, claim: Statement, own: frozenset[str], theirs: frozenset[str], one_story: bool = False
) -> tuple[float, str] | None:
    """Return how rare is what a statement denies of a claim of another document, in nats, and why; None where it denies nothing.

    Either a side says that it did not do, or has not, what the claim charges it with ("We have no aircraft of any kind"), or it
    says of words that it tells to be the claimant's that they are wrong ("The ministry's figure is too high"). `own` and
    `theirs` are the sides of both speakers (`names_of_side`).
    """
    if denial.speaker == claim.speaker or not theirs or own == theirs or denial.act == "request":
        return None
    least = RARE_IN_STORY if one_story else RARE
    return _deny_deed(denial, claim, own, own | theirs, least) or _correct_words(denial, claim, own, theirs, least)


def _deny_deed(
    denial: Statement, claim: Statement, own: frozenset[str], sides: frozenset[str], least: float
) -> tuple[float, str] | None:
    charged = names_one((claim.content, *claim.about, *claim.addressees), own)
    if not charged or claim.act not in ("assert", "accuse"):
        return None
    denied = [p for p in points_of(denial) if p.negated and _is_own_deed(p.words, own)]
    found = [
        shared
        for point in denied
        for other in points_of(claim)
        if not other.negated and opposed_words(point.wording, other.wording) is None
        if (shared := _shared(named_things(point.words), named_things(other.words), sides, least)) is not None
    ]
    best = max(found, default=None)
    return best and (best[0], f"it says that its side did not, or has not: {best[1]}")


def _is_own_deed(clause: str, own: frozenset[str]) -> bool:
    """Tell whether a clause says of the speaker's own side that it did not do, or has not, something."""
    opening = " ".join(clause.split()[:OPENING])
    subject = OURS.search(opening) is not None or names_one((opening,), own)
    return subject and says_not(RATHER.sub("", clause)) and not AHEAD.search(clause) and not MIND.search(clause)


def _correct_words(
    denial: Statement, claim: Statement, own: frozenset[str], theirs: frozenset[str], least: float
) -> tuple[float, str] | None:
    plain = fold(denial.content)
    if not WRONG.search(plain) or not OF_ANOTHER.search(plain) or not names_one((plain, *denial.about), theirs - own):
        return None
    found = _shared(plain, fold(claim.content), own | theirs, least, numbered=True)
    return found and (found[0], f"it says that what is told there is wrong: {found[1]}")


def _shared(
    words: str, other: str, sides: frozenset[str], least: float, numbered: bool = False
) -> tuple[float, str] | None:
    """Return how rare is what two wordings share, sides apart, and in which words; None below a bound, or for other numbers.

    `numbered`: one number alone is enough.
    """
    one, two = _wording(words), _wording(other)
    both = [m for m in one.heavy if m in two.meanings and one.shown[m].casefold()[:STEM] not in sides]
    numbers = sorted(one.numbers & two.numbers)
    if (one.numbers and two.numbers and not numbers) or not (both or (numbered and numbers)):
        return None
    rare = sum(news_rarity(stem(one.shown[m])) for m in both) + A_NUMBER * len(numbers)
    return (rare, ", ".join([*(one.shown[m] for m in both), *numbers])) if rare >= least else None


@lru_cache(maxsize=8192)
def _wording(words: str) -> Wording:
    return wording_of((f"… {words}",))
