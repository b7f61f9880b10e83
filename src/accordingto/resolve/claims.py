"""A claim and the statements that may be of it in, where it came first, who copied, repeated, denied and answered it out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from accordingto.model.dates import PartialDate
from accordingto.model.folding import fold
from accordingto.model.records import Document, Statement
from accordingto.resolve.surroundings import denies_all
from accordingto.resolve.wordings import Wording, wording_of

Role = Literal["first", "copy", "repeat", "denial", "answer"]
ALIKE = 0.6
"""The share of what the shorter of two statements speaks of that both must speak of to be one claim."""
LEAST = 2
"""Meanings, no names, that both must speak of."""
BESIDE = 60
"""Characters behind a claim within which a denial by another is of it: what is said right after it, or in the next sentence."""
SUCH = re.compile(r"\bsuch (?:an? )?\w+|^(?:this|that|it)\b", re.I)
"""Words of a denial that point to what was just told."""
LIE = re.compile(
    r"^\W*(?:an? )?(?:\w+ )?(?:lies?|nonsense|inventions?|fabrications?|fairy tales?|hoax|slander|rubbish|fantasy)\b",
    re.I,
)
"""What somebody calls a claim who says that it is not so."""
ANSWERS = frozenset({"reject", "agree", "concede", "support"})


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
    claim: Statement, statements: Sequence[Statement], documents: Mapping[str, Document], passed_over: int = 0
) -> Claim:
    """Return a claim with all its tellings among some statements.

    What another says right behind it in one document and that points back ("denied that", "a fairy tale") is a denial, too.

    A copy is the same words in a document of one copy group with an earlier telling, or word for word the same in
    another document; a repeat is the claim made again, by its author or another. A denial speaks of the same and denies
    it, or says that it answers it; an answer rejects, grants or backs it and is turned to its author.
    """
    wording = _wording(claim)
    found: dict[str, tuple[Statement, Role, str]] = {claim.id: (claim, "repeat", "the claim")}
    for statement in statements:
        told = _role_of(statement, claim, wording)
        if statement.id not in found and told is not None:
            found[statement.id] = (statement, *told)
    found |= _denied_beside([s for s, role, _ in found.values() if role == "repeat"], statements, found, documents)
    days = {i: _day_of(s, documents.get(s.document_id)) for i, (s, _, _) in found.items()}
    ordered = sorted(found.values(), key=lambda f: _order(f[0], days[f[0].id]))
    tellings: list[Telling] = []
    for statement, role, reason in ordered:
        told_role, told_reason = role, reason
        if role == "repeat":
            told_role, told_reason = _among(statement, tellings, documents, reason)
        tellings.append(Telling(statement, told_role, days[statement.id], told_reason))
    return Claim(tuple(tellings), passed_over)


def _denied_beside(
    told: Iterable[Statement],
    statements: Iterable[Statement],
    known: Mapping[str, object],
    documents: Mapping[str, Document],
) -> dict[str, tuple[Statement, Role, str]]:
    """Return the denials that stand right behind a telling of the claim, are another's and point back to it."""
    homes: dict[str, list[Statement]] = {}
    for telling in told:
        homes.setdefault(telling.document_id, []).append(telling)
    found: dict[str, tuple[Statement, Role, str]] = {}
    for statement in statements:
        for telling in homes.get(statement.document_id, ()) if statement.id not in known else ():
            gap = statement.evidence_start - telling.evidence_end
            other = statement.speaker not in (None, telling.speaker)
            document = documents.get(statement.document_id)
            if other and 0 <= gap <= BESIDE and document is not None and _points_back(statement, telling, document):
                found[statement.id] = (statement, "denial", "it stands right behind it and says that it is not so")
    return found


def _points_back(statement: Statement, telling: Statement, document: Document) -> bool:
    if LIE.match(statement.content) or LIE.match(statement.content.partition(" as ")[2]):
        return True
    if statement.act not in ("deny", "reject"):
        return False
    said = document.text[statement.evidence_start : statement.evidence_end]
    if denies_all(statement, said) or SUCH.search(statement.content):
        return True
    return statement.act == "deny" and bool(set(_wording(statement).heavy) & set(_wording(telling).heavy))


def find_related(claim: Statement, statements: Iterable[Statement]) -> list[Statement]:
    """Return those of some statements that are anything to a claim, so that only their documents need be known."""
    wording = _wording(claim)
    return [s for s in statements if s.id != claim.id and _role_of(s, claim, wording) is not None]


def _role_of(statement: Statement, claim: Statement, wording: Wording) -> tuple[Role, str] | None:
    """Return what a statement is to a claim, and why; None where it is nothing to it."""
    if claim.id in statement.responds_to:
        return ("denial" if statement.act == "deny" else "answer"), "it says what it answers"
    if statement.act == claim.act and _plain(statement) == _plain(claim):
        return "repeat", "told in the same words"
    other = _wording(statement)
    least = min(wording.mass, other.mass)
    shared = sorted(set(wording.heavy) & set(other.heavy))
    if len(shared) < LEAST or not least or wording.shared_with(other) / least < ALIKE:
        return None
    reason = f"both speak of: {', '.join(wording.words_shared(other)[:6])}"
    denies = statement.act == "deny"
    if denies != (claim.act == "deny"):
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


def _order(statement: Statement, day: PartialDate | None) -> tuple[bool, str, str, int]:
    return day is None, day.text if day else "", statement.document_id, statement.evidence_start
