"""A document in, what it says around each of its events out: spots, who a person is, what points back, who denies it."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from accordingto.model.folding import fold
from accordingto.model.loaders import load_yaml
from accordingto.model.records import ActorMention, Document, Event, PlaceMention, Statement
from accordingto.resolve.sides import Sides
from accordingto.resolve.words import DATA

SPOT = 2
"""The coarsest precision (ACLED) at which a place still tells one happening from another of its kind."""
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n")
FARTHEST, MARKS = 600, 4
"""Characters before a stretch within which its sentence begins, and those that may close a sentence or open the next."""
POINTING = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|its|their|our)|[\w.]['’]s?)\s+(?:(?!and\b|or\b|of\b)[\w’'-]+\s+){0,2}$",
    re.I,
)
"""What stands before a noun that points to something known ("the shooting", "last week’s deadly shooting")."""
AGAIN = re.compile(
    r"\b(?:again|once more|anew|another|(?:second|third|fourth|fifth) time|(?:second|third) such)\b", re.I
)
ELSEWHERE = re.compile(
    r"^\W*(?:[^.,;]{0,40}, )?(?:separately\b|elsewhere\b|in (?:another |an? (?:separate |unrelated |unconnected |different ))"
    r"(?:case|incident|attack|operation|raid|matter|affair|development|clash|accident)\b)",
    re.I,
)
"""How a sentence begins, or goes on after a word of time, that tells of another happening than those before it."""
PLURAL = re.compile(r"(?:[^s]s|people|men|women|children|police|personnel|troops|staff)$", re.I)
WORD = re.compile(r"[^\W\d_][\w-]*")
PERSONS = frozenset({"person"})
OFFICES = frozenset({"person", "government", "judiciary", "parliament", "unidentified", "other"})
"""Kinds of actors that a noun for one person may have ("the mayor")."""
BESIDE = 400
"""Characters back to which "denied this" may reach."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a document beside its events.

    `places` and `actors` are what it names, `statements` what it reports as said; `common` the words that the desk has
    often, with the share of their rarity that is left (`words.common_words`); `judging` the words of judgement to look for.
    """

    document: Document
    sides: Sides
    places: Sequence[PlaceMention] = ()
    actors: Sequence[ActorMention] = ()
    statements: Sequence[Statement] = ()
    common: Mapping[str, float] = field(default_factory=dict)
    judging: Collection[str] = ()

    def spots(self, start: int, end: int) -> tuple[str, ...]:
        """Return the places smaller than a region that a stretch says something is at."""
        return tuple(
            dict.fromkeys(p.name.casefold() for p in self.places if start <= p.start and p.end <= end and is_spot(p))
        )

    def scene(self) -> tuple[str, ...]:
        """Return the spots that the title and the dateline name."""
        heads = [s for s in self.document.segments if s.kind in ("title", "dateline")]
        return tuple(dict.fromkeys(name for s in heads for name in self.spots(s.start, s.end)))

    def named(self) -> Iterator[tuple[int, int, str]]:
        """Yield the places and actors that the text names: first character, the one after the last, common name."""
        yield from ((p.start, p.end, p.name) for p in self.places)
        yield from ((a.start, a.end, a.name) for a in self.actors)

    def is_place(self, name: str) -> bool:
        """Tell whether a name is that of a spot, which can do and undergo nothing."""
        return any(p.name == name and is_spot(p) for p in self.places) and not any(a.name == name for a in self.actors)

    def who(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the words that tell who some persons are: of their names, mentions and offices.

        Nothing if one of them is a group, or a person of whom only age, sex or the like is told ("a man").
        """
        found: set[str] = set()
        for name in names:
            mentions = [a for a in self.actors if a.name == name]
            own = name.split()[-1][:1].isupper()
            kinds = PERSONS if own else OFFICES
            if any(a.kind not in kinds for a in mentions) or (not own and PLURAL.search(name)):
                return ()
            noun = name.split(" of ")[0].split()[-1].casefold()
            if not mentions and not own and noun not in people_words() | calling_words():
                return ()
            texts = [name, *(t for a in mentions for t in (a.text, a.role or ""))]
            words = {w.casefold() for t in texts for w in WORD.findall(fold(t))} - nobody_words()
            if not words:
                return ()
            found |= words
        return tuple(sorted(found))

    def of_age(self, names: Sequence[str]) -> bool | None:
        """Tell whether persons hold an office or have a calling (True) or one is a child (False), None where neither is told."""
        if len(names) == 1 and is_child(names[0]):
            return False
        return True if names and all(self._has_calling(name) for name in names) else None

    def _has_calling(self, name: str) -> bool:
        if name[:1].isupper():
            return any(a.role for a in self.actors if a.name == name and a.kind in PERSONS)
        noun = name.split()[-1].casefold()
        return noun in people_words() - nobody_words() and noun not in ("pupil", "student", "orphan", "girl")


CHILDREN = frozenset("boy girl child kid minor toddler infant baby schoolboy schoolgirl".split())
AGES = frozenset("ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split())


def is_child(name: str) -> bool:
    """Tell whether some words call one person a child, by the noun or by the age."""
    words = name.casefold().split()
    return any(w in CHILDREN for w in words[-1:]) or any(is_minor(w) for w in words)


def is_minor(word: str) -> bool:
    """Tell whether a word calls somebody by an age under 18 ("a 16-year-old")."""
    age = word.casefold().removesuffix("-year-old")
    return age != word.casefold() and (age in AGES or (age.isdigit() and int(age) < 18))


def is_spot(place: PlaceMention) -> bool:
    """Tell whether a place is used as one and is smaller than a region."""
    coarse = (place.feature_code or "").startswith(("PCL", "ADM1", "RGN"))
    return place.use == "place" and not coarse and (place.geo_precision or SPOT) <= SPOT


@cache
def nobody_words() -> frozenset[str]:
    """Return the words for persons that do not tell who they are (`data/sameness/nobodies.yaml`)."""
    content = load_yaml((DATA / "nobodies.yaml").read_bytes())
    return frozenset(str(word) for words in content.values() for word in words)


@cache
def calling_words() -> frozenset[str]:
    """Return the common nouns for what a person does (`data/sameness/callings.yaml`)."""
    return frozenset(map(str, load_yaml((DATA / "callings.yaml").read_bytes())["callings"]))


@cache
def people_words() -> frozenset[str]:
    """Return the common nouns for people ("director"), as the triggers of events know them."""
    content = load_yaml((DATA.parent / "triggers" / "classes.yaml").read_bytes())
    return frozenset(str(word) for word in content["people"])


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence (or line) of a stretch begins and ends."""
    window = SENTENCE_END.finditer(text, max(0, start - FARTHEST), start + MARKS)
    first = max((m.end() for m in window if m.end() <= start), default=max(0, start - FARTHEST))
    after = next((m for m in SENTENCE_END.finditer(text, max(start, end - MARKS)) if m.end() > end), None)
    return first, after.start() + 1 if after else len(text)


def points_back(event: Event, text: str, nouns: Collection[str]) -> bool:
    """Tell whether the trigger is a noun that the text takes for known ("the shooting at Brod")."""
    words = event.trigger.casefold().split()
    if not words or not ({words[-1], words[-1].removesuffix("s")} & set(nouns) or words[0] in nouns):
        return False
    at = text.find(event.trigger, event.evidence_start, event.evidence_end)
    first, _ = sentence_around(text, event.evidence_start, event.evidence_end)
    return POINTING.search(text[first : at if at >= 0 else event.evidence_start]) is not None


def tells_again(event: Event, text: str) -> bool:
    """Tell whether the clause says that such a thing had happened before ("for the second time this month")."""
    _, last = sentence_around(text, event.evidence_start, event.evidence_end)
    return AGAIN.search(text[event.evidence_start : min(last, event.evidence_end + 60)]) is not None


def tells_another(event: Event, text: str) -> bool:
    """Tell whether the sentence says that what it tells is another thing than what stands before ("in a separate case")."""
    first, _ = sentence_around(text, event.evidence_start, event.evidence_end)
    return ELSEWHERE.match(text[first : event.evidence_start]) is not None


@cache
def event_nouns() -> frozenset[str]:
    """Return the nouns that tell of a deed, as the triggers of events have them."""
    found = set()
    for path in sorted((DATA.parent / "triggers").glob("*.yaml")):
        content = load_yaml(path.read_bytes())
        for entry in content.get("triggers", ()):
            found |= {word.split()[-1] for word in entry.get("nouns", ())}
    return frozenset(found)


WHOLE = re.compile(
    r"^(?:(?:any|all|every one) of )?(?:it|that|this|which|(?:the|this|that|these|those|such) "
    r"(?:claims?|accusations?|allegations?|assertions?|reports?|informations?|rumou?rs?|stor(?:y|ies)|posts?|attack|incident))\b",
    re.I,
)
"""What is denied where the words point to all that was just told."""
NOTHING_TO_IT = re.compile(
    r"\b(?:called|calls|dismissed|described)\b[^.\n]{0,60}"
    r"\b(?:a lie|lies|nonsense|untrue|false|fabricat\w+|an invention|invented|a hoax)\b",
    re.I,
)
PARTLY = re.compile(r"\b(?:dispute[sd]?|question(?:s|ed)?|cast doubt|contest(?:s|ed)?)\b", re.I)
"""Cues that may be about a number or a name only."""


def deniers_of(event: Event, setting: Setting) -> tuple[str, ...]:
    """Return who denies what an event tells in words that point back to it ("Halvec denied that", "called it a lie").

    The denial stands behind it in the same sentence or in the next, and is not by whoever tells of it.
    """
    if event.factuality not in ("asserted", "alleged"):
        return ()
    return tuple(dict.fromkeys(s.speaker for s in _denials(event, setting) if s.speaker is not None))


def _denials(event: Event, setting: Setting) -> Iterator[Statement]:
    text = setting.document.text
    for statement in setting.statements:
        if statement.act != "deny" or statement.speaker is None or statement.speaker in event.sources:
            continue
        if PARTLY.search(statement.cue or ""):
            continue
        if _takes_up(event, statement, text):
            yield statement
            continue
        if not _reach(text, statement) <= event.evidence_start < statement.evidence_start:
            continue
        said = text[statement.evidence_start : statement.evidence_end]
        if denies_all(statement, said):
            yield statement


def _takes_up(event: Event, statement: Statement, text: str) -> bool:
    """Tell whether what is denied are the words of a sentence before that tell the event ("Shells fell. Ostria denied it.")."""
    for start, end in statement.content_spans:
        between = text[end : statement.evidence_end]
        if start <= event.evidence_start and event.evidence_end <= end and SENTENCE_END.search(between):
            return True
    return False


def _reach(text: str, statement: Statement) -> int:
    """Return where the sentence before that of a statement begins."""
    start, _ = sentence_around(text, statement.evidence_start, statement.evidence_end)
    before = len(text[:start].rstrip())
    return max(sentence_around(text, before - 1, before - 1)[0], start - BESIDE) if before else start


def denies_all(statement: Statement, said: str) -> bool:
    """Tell whether a denial points to all that was just told ("denied that", "called it a lie"); `said` are its words."""
    cue = (statement.cue or "").casefold()
    behind = said[said.casefold().find(cue) + len(cue) :].lstrip(" ,:") if cue and cue in said.casefold() else ""
    return bool(WHOLE.match(statement.content) or WHOLE.match(behind) or NOTHING_TO_IT.search(said))
