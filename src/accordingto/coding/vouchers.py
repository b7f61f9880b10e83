"""Statements and a place in the text in, who vouches for what is told there out: voice, sources, party's word."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.coding.drafts import Draft
from accordingto.coding.givers import DENYING, behind_words
from accordingto.coding.sources import chain_of
from accordingto.model.annotations import Annotations
from accordingto.model.records import Entity, Span, Statement, Voice

SAYS_IT_ITSELF = {
    "REQUEST": ("request",), "REJECT": ("reject",), "THREATEN": ("threaten",), "AGREE": ("agree",), "ACCUSE": ("accuse",),
    "SUPPORT": ("support", "express"), "CONCEDE": ("concede",),
}  # fmt: skip
"""The acts of statements that an event of a type may itself be."""
TELLING = (
    "report",
    "said",
    "say",
    "told",
    "tell",
    "wrote",
    "writ",
    "announc",
    "carr",
    "broadcast",
    "quot",
    "not",
    "add",
)
"""How the cues begin that tell a thing without judging it."""


@dataclass(frozen=True, slots=True)
class Vouching:
    """Who tells of an event: in whose voice, by which sources (outermost first), by which statement."""

    voice: Voice
    sources: tuple[str, ...]
    source_ids: tuple[str | None, ...]
    statement_id: str | None


class Tellers:
    """The statements of a document, ready to be asked which of them covers a character."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._by_id = {s.id: s for s in statements}
        spans = [(end - start, start, end, s) for s in statements for start, end in s.content_spans]
        self._spans = sorted(spans, key=lambda x: x[0])
        self._statements = statements

    def innermost(self, offset: int) -> Statement | None:
        """Return the statement with the shortest stretch of content around a character, if any."""
        return next((s for _, start, end, s in self._spans if start <= offset < end), None)

    def _alike(self, statement: Statement) -> list[Statement]:
        """Return the statement and those of other speakers with the very same words."""
        return [s for s in self._statements if s.content_spans == statement.content_spans and s.act == statement.act]

    def vouch(self, annotations: Annotations, draft: Draft) -> Vouching:
        """Return who vouches for an event.

        Of what is denied it is who denies it, never whose claim is denied; whom a speaker cites stands behind what he
        reports, not behind a charge that he makes.
        """
        statement = draft.statement
        names: list[str] = []
        ids: list[str | None] = []
        said = self._said_itself(draft)
        if statement is None:
            return Vouching("document", (), (), said)
        chain = chain_of(statement, self._by_id)
        if draft.telling.factuality == "negated":
            chain = _to_denial(chain)
        for link in chain:
            for s in self._alike(link):
                name = s.speaker or s.speaker_text
                if name and not s.speaker_is_publisher and name not in names:
                    names.append(name)
                    ids.append(s.speaker_id)
        if _only_tells(chain[-1]):
            for name in behind_words(annotations, draft.token, chain):
                if name not in names:
                    names.append(name)
                    ids.append(None)
        voice: Voice = "attributed" if names else "document"
        return Vouching(voice, tuple(names), tuple(ids), said or statement.id)

    def _said_itself(self, draft: Draft) -> str | None:
        """Return the statement that the event itself is: a refusal or a request whose words are reported."""
        acts = SAYS_IT_ITSELF.get(draft.event_type, ())
        span: Span = draft.evidence
        token = draft.token
        for s in self._statements:
            if (
                s.act in acts
                and s.evidence_start <= token.start < s.evidence_end
                and s.cue
                and token.norm in s.cue.lower()
            ):
                covered = any(a <= token.start < b for a, b in s.content_spans)
                if not covered and s.evidence_start < span[1]:
                    return s.id
        return None


def _only_tells(statement: Statement) -> bool:
    """Tell whether a speaker reports something and does not charge somebody with it himself."""
    return statement.act == "assert" or (statement.cue or "").lower().startswith(TELLING)


def _to_denial(chain: list[Statement]) -> list[Statement]:
    """Return a chain as far as who denies: those within only claimed what is denied."""
    last = next((n for n, link in enumerate(chain) if link.act in DENYING), len(chain) - 1)
    return chain[: last + 1]


def rests_on_party(annotations: Annotations, vouching: Vouching, draft: Draft) -> bool | None:
    """Tell whether only parties to an event vouch for it; None where that cannot be known.

    A party is who takes part, whoever is of the same country, and a body to which one that takes part belongs.
    """
    parties = [*draft.actors, *draft.recipients]
    if not parties:
        return None
    sides = {side for p in parties for side in _sides(annotations, p.name, p.actor_id)}
    bodies = {body for p in parties for body in _bodies(annotations, p.name, p.actor_id)}
    if vouching.voice == "document":
        publisher = annotations.document.publisher
        return True if publisher and _sides(annotations, publisher, None) & sides else None
    if not vouching.sources:
        return None
    own = _sides(annotations, vouching.sources[-1], vouching.source_ids[-1])
    if own & (sides | bodies) or _bodies(annotations, vouching.sources[-1], vouching.source_ids[-1]) & sides:
        return True
    known = _find(annotations, vouching.sources[-1], vouching.source_ids[-1]) is not None
    return False if known and all(p.known for p in parties) else None


def _sides(annotations: Annotations, name: str, key: str | None) -> set[str]:
    """Return an actor's name and country."""
    entity = _find(annotations, name, key)
    return {name, entity.country} if entity is not None and entity.country else {name}


def _bodies(annotations: Annotations, name: str, key: str | None) -> set[str]:
    """Return the bodies that an actor belongs to."""
    entity = _find(annotations, name, key)
    return set(entity.member_of) if entity is not None else set()


def _find(annotations: Annotations, name: str, key: str | None) -> Entity | None:
    known = annotations.entity_by_id.get(key or "")
    return known or next((e for e in annotations.entities if e.name == name or name in e.names), None)
