"""A claim and the statements that may be of it in, where it came first, who copied, repeated, denied and answered it out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from accordingto.model.dates import PartialDate
from accordingto.model.folding import fold
from accordingto.model.records import Document, Statement
from accordingto.resolve.deeds import Deed, Deeds
from accordingto.resolve.echoes import find_echoes
from accordingto.resolve.rebuttals import find_rebuttal
from accordingto.resolve.retorts import find_retorts, says_no
from accordingto.resolve.scenes import Scenes
from accordingto.resolve.wordings import Wording, opposed_words, wording_of
from accordingto.resolve.words import news_rarity, stem

Role = Literal["first", "copy", "repeat", "denial", "answer"]
ALIKE = 0.6
"""The share of what the shorter of two statements speaks of that both must speak of to be one claim."""
DAY, LAST = len("2031-05-04"), "~"
"""Characters of a day; what stands for its hour where none is told, behind all hours: agencies and live pages give theirs."""
LEAST = 2
"""Meanings, no names, that both must speak of."""
OF_LONGER = 0.3
"""The share of what the longer one speaks of that must be shared, too, where no more meanings are."""
LONG_WORD = 5
"""Letters of the longest of some words that make a claim where they are the same: "his" and "no" are none."""
RARE = 6.0
"""How rare these must be in the news, in nats together, in reports that are not of one story: "war" stands in any report."""
SOON, SURE = 30, 3
"""Days within which a claim is denied; what is denied later shares more meanings with it, so many at least."""
ANSWERS = frozenset({"reject", "agree", "concede", "support"})

NO_DEEDS: Deeds = {}
NO_SCENES: Scenes = {}
NO_SIDES: Mapping[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement that is of a claim: in what role, when it was made or published, and why it is taken for it."""

    statement: Statement
    role: Role
    day: PartialDate | None
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """All that is known of one claim, its tellings oldest first (undated ones last).

    `passed_over` counts statements with words of it that were not looked at, once for each two words.
    """

    tellings: tuple[Telling, ...]
    passed_over: int = 0

    def of_role(self, role: Role) -> tuple[Telling, ...]:
        """Return the tellings of one role."""
        return tuple(t for t in self.tellings if t.role == role)

    @property
    def first(self) -> Telling:
        """Where the claim appeared first, as far as this desk tells."""
        return self.of_role("first")[0]


def follow_claim(
    claim: Statement,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    passed_over: int = 0,
    deeds: Deeds = NO_DEEDS,
    scenes: Scenes = NO_SCENES,
    sides: Mapping[str, frozenset[str]] = NO_SIDES,
) -> Claim:
    """Return a claim with all its tellings among some statements.

    What another says right behind it in one document and that points back ("denied that", "a fairy tale") is a denial, too.
    `deeds` tell what statements say of incidents: who gives the same toll of one incident, or accuses the same of it,
    repeats the claim, however he puts it; another who says that it did not happen denies it. `sides` are the names of the side
    that makes a statement, by its id (`rebuttals.names_of_side`): a side denies what it is charged with in other words, too.

    A copy is the same words in a document of one copy group with an earlier telling, or word for word the same in
    another document; a repeat is the claim made again, by its author or another. A denial speaks of the same and denies
    it, or says that it answers it; an answer rejects, grants or backs it and is turned to its author.
    """
    wording = _wording(claim)
    found: dict[str, tuple[Statement, Role, str]] = {claim.id: (claim, "repeat", "the claim")}
    for statement in statements:
        if statement.id in found:
            continue
        told = _role_by_deeds(statement, claim, deeds) or _role_of(statement, claim, wording)
        if told is not None and _holds(told[0], statement, claim, documents, deeds):
            found[statement.id] = (statement, *told)
    for echo, role, why in find_echoes(
        [s for s, r, _ in found.values() if r == "repeat"], statements, documents, scenes
    ):
        found.setdefault(echo.id, (echo, "repeat" if role == "repeat" else "denial", why))
    told_as = [s for s, role, _ in found.values() if role == "repeat"]
    for denial, why in _rebuttals(claim, statements, documents, sides):
        found.setdefault(denial.id, (denial, "denial", why))
    for denial, why in find_retorts(told_as, statements, documents):
        found.setdefault(denial.id, (denial, "denial", why))
    days = {i: _day_of(s, documents.get(s.document_id)) for i, (s, _, _) in found.items()}
    ordered = sorted(found.values(), key=lambda f: _order(f[0], days[f[0].id], documents.get(f[0].document_id)))
    tellings: list[Telling] = []
    for statement, role, reason in ordered:
        told_role, told_reason = role, reason
        if role == "repeat":
            told_role, told_reason = _among(statement, tellings, documents, reason)
        tellings.append(Telling(statement, told_role, days[statement.id], told_reason))
    return Claim(tuple(tellings), passed_over)


def _rebuttals(
    claim: Statement,
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    sides: Mapping[str, frozenset[str]],
) -> Iterator[tuple[Statement, str]]:
    """Yield the statements of other documents, made soon after a claim, that say in other words that it is not so."""
    home = documents.get(claim.document_id)
    for statement in statements if home is not None and claim.id in sides else ():
        other = documents.get(statement.document_id)
        if other is None or other.id == claim.document_id or statement.id not in sides:
            continue
        told, when = _day_of(claim, home), _day_of(statement, other)
        if told is None or when is None or not 0 <= (when.last_day - told.first_day).days <= SOON:
            continue
        one_story = home is not None and home.story_id is not None and home.story_id == other.story_id
        found = find_rebuttal(statement, claim, sides[statement.id], sides[claim.id], one_story)
        if found is not None:
            yield statement, found[1]


def find_related(claim: Statement, statements: Iterable[Statement]) -> list[Statement]:
    """Return those of some statements that may be anything to a claim by their words, so that only their documents need be known."""
    wording = _wording(claim)
    return [s for s in statements if s.id != claim.id and _role_of(s, claim, wording) is not None]


def _role_by_deeds(statement: Statement, claim: Statement, deeds: Deeds) -> tuple[Role, str] | None:
    """Return what a statement is to a claim by what both tell of one incident, and why; None where that says nothing."""
    if {statement.act, claim.act} - {"assert", "accuse", "deny"}:
        return None
    for ours in deeds.get(claim.id, ()):
        for theirs in deeds.get(statement.id, ()):
            if ours.incident != theirs.incident or ours.told is None or theirs.told is None:
                continue
            if ours.told != theirs.told and ours.main and theirs.main:
                if statement.speaker is None:
                    return "repeat", "nobody named is told to say so"
                if statement.speaker != claim.speaker:
                    return "denial", "one says that it happened, the other that it did not"
            elif ours.told and theirs.told and (tolls := sorted(ours.tolls & theirs.tolls, key=str)):
                return "repeat", "both give one number: " + ", ".join(f"{what} {many}" for what, many in tolls)
            elif ours.told and theirs.told and _accuse_one(ours, theirs, claim, statement):
                return "repeat", f"both accuse {', '.join(sorted(ours.actors & theirs.actors))} of it"
    return None


def _holds(role: Role, statement: Statement, claim: Statement, documents: Mapping[str, Document], deeds: Deeds) -> bool:
    """Tell whether what words in common say of a statement holds: common words, long after, or beside a toll, they say little."""
    if claim.id in statement.responds_to or role == "answer" or _plain(statement) == _plain(claim):
        return True
    if _role_by_deeds(statement, claim, deeds) is not None:
        return True
    wording, other = _wording(claim), _wording(statement)
    shared = set(wording.heavy) & set(other.heavy)
    homes = [documents.get(s.document_id) for s in (claim, statement)]
    stories = {d.story_id for d in homes if d is not None}
    rare = sum(news_rarity(stem(wording.shown[m])) for m in shared)
    if rare < RARE and (len(stories) > 1 or None in stories):
        return False
    if role == "denial":
        return len(shared) >= SURE or _days_between(_day_of(claim, homes[0]), _day_of(statement, homes[1])) <= SOON
    if opposed_words(wording, other) is not None:
        return False
    counted = [any(d.tolls and d.main for d in deeds.get(s.id, ())) for s in (claim, statement)]
    return counted[0] == counted[1]


def _days_between(one: PartialDate | None, other: PartialDate | None) -> int:
    """Return the days between two times at least, 0 where one is not known."""
    if one is None or other is None:
        return 0
    return max(0, (other.first_day - one.last_day).days, (one.first_day - other.last_day).days)


def _accuse_one(ours: Deed, theirs: Deed, claim: Statement, statement: Statement) -> bool:
    accused = claim.act == "accuse" and statement.act == "accuse"
    return accused and ours.main and theirs.main and ours.kind == theirs.kind and bool(ours.actors & theirs.actors)


def _role_of(statement: Statement, claim: Statement, wording: Wording) -> tuple[Role, str] | None:
    """Return what a statement is to a claim by its words, and why; None where it is nothing to it."""
    if claim.id in statement.responds_to:
        return ("denial" if statement.act == "deny" else "answer"), "it says what it answers"
    if _plain(statement) == _plain(claim) and max(map(len, _plain(claim).split()), default=0) >= LONG_WORD:
        if statement.act == claim.act:
            return "repeat", "told in the same words"
        if "deny" in (statement.act, claim.act) and statement.speaker != claim.speaker:
            return "denial", "the same words, which one of them denies"
    other = _wording(statement)
    least = min(wording.mass, other.mass)
    shared = sorted(set(wording.heavy) & set(other.heavy))
    if len(shared) < LEAST or not least or wording.shared_with(other) / least < ALIKE:
        return None
    if len(shared) == LEAST and wording.shared_with(other) / max(wording.mass, other.mass) < OF_LONGER:
        return None
    reason = f"both speak of: {', '.join(wording.words_shared(other)[:6])}"
    if says_no(statement) != says_no(claim) and {statement.act, claim.act} <= {"assert", "accuse", "deny"}:
        return ("denial", reason) if statement.speaker != claim.speaker else None
    turned = claim.speaker is not None and claim.speaker in (*statement.addressees, *statement.about)
    if statement.act in ANSWERS and statement.act != claim.act and turned:
        return "answer", reason
    if wording.numbers and other.numbers and not wording.numbers & other.numbers:
        return None
    return (
        ("repeat", reason) if statement.act == claim.act or {statement.act, claim.act} <= {"assert", "accuse"} else None
    )


def _among(
    statement: Statement, earlier: Sequence[Telling], documents: Mapping[str, Document], reason: str
) -> tuple[Role, str]:
    """Return whether a telling of the claim is the first, a copy of an earlier one, or a repeat."""
    made = [t for t in earlier if t.role in ("first", "copy", "repeat")]
    if not made:
        return "first", reason
    group = _group(documents.get(statement.document_id))
    for telling in made:
        if telling.statement.document_id == statement.document_id:
            continue
        if group is not None and group == _group(documents.get(telling.statement.document_id)):
            return "copy", "its document is a copy of the other's"
        if _plain(telling.statement) == _plain(statement) and telling.statement.speaker == statement.speaker:
            return "copy", "word for word the same"
    if all(t.statement.speaker == statement.speaker for t in made):
        return "repeat", f"told again of {statement.speaker or 'somebody not named'}; {reason}"
    return "repeat", reason


def _wording(statement: Statement) -> Wording:
    return _wording_of(statement.content, statement.speaker or "")


@lru_cache(maxsize=4096)
def _wording_of(content: str, speaker: str) -> Wording:
    return wording_of((content,), (speaker,))


def _plain(statement: Statement) -> str:
    return _plain_words(statement.content)


@lru_cache(maxsize=4096)
def _plain_words(content: str) -> str:
    return " ".join(fold(content).casefold().split())


def _group(document: Document | None) -> str | None:
    return document.copy_group if document else None


def _day_of(statement: Statement, document: Document | None) -> PartialDate | None:
    said = PartialDate.parse_or_none(statement.said_on)
    return said or PartialDate.parse_or_none(document.published if document else None)


def _order(
    statement: Statement, day: PartialDate | None, document: Document | None
) -> tuple[bool, str, bool, str, str, int]:
    """Return what tellings are ordered by: days, then originals before their copies, then the hours of their documents."""
    copied = document is not None and document.original_id not in (None, document.id)
    day_told = day.text[:DAY] if day else ""
    published = (document.published or "") if document is not None else ""
    hour = published[DAY:] if published[:DAY] == day_told else ""
    return day is None, day_told, copied, hour or LAST, statement.document_id, statement.evidence_start
