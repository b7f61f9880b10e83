"""Statements and a place in the text in, who vouches for what is told there out: voice, sources, party's word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accordingto.coding.drafts import Draft
from accordingto.model.annotations import Annotations
from accordingto.model.records import Entity, Span, Statement, Voice

SAYS_IT_ITSELF = {"REQUEST": "request", "REJECT": "reject", "THREATEN": "threaten", "AGREE": "agree", "ACCUSE": "accuse",
                  "SUPPORT": "support", "CONCEDE": "concede"}  # fmt: skip
STEPS = 5
"""How deep reported speech is followed."""


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

    def vouch(self, draft: Draft) -> Vouching:
        """Return who vouches for an event."""
        statement = draft.statement
        names: list[str] = []
        ids: list[str | None] = []
        said = self._said_itself(draft)
        if statement is None:
            return Vouching("document", (), (), said)
        chain: list[Statement] = [statement]
        while len(chain) < STEPS and (outer := self._by_id.get(chain[-1].reported_by or "")) is not None:
            chain.append(outer)
        for link in reversed(chain):
            for s in self._alike(link):
                name = s.speaker or s.speaker_text
                if name and not s.speaker_is_publisher and name not in names:
                    names.append(name)
                    ids.append(s.speaker_id)
        own = all(s.speaker_is_publisher for s in chain)
        return Vouching("document" if own else "attributed", tuple(names), tuple(ids), said or statement.id)

    def _said_itself(self, draft: Draft) -> str | None:
        """Return the statement that the event itself is: a refusal or a request whose words are reported."""
        act = SAYS_IT_ITSELF.get(draft.event_type)
        span: Span = draft.evidence
        token = draft.token
        for s in self._statements:
            if (
                s.act == act
                and s.evidence_start <= token.start < s.evidence_end
                and s.cue
                and token.norm in s.cue.lower()
            ):
                covered = any(a <= token.start < b for a, b in s.content_spans)
                if not covered and s.evidence_start < span[1]:
                    return s.id
        return None


def rests_on_party(annotations: Annotations, vouching: Vouching, draft: Draft) -> bool | None:
    """Tell whether only parties to an event vouch for it; None where that cannot be known."""
    parties = [*draft.actors, *draft.recipients]
    names = {p.name for p in parties}
    sides = {side for p in parties for side in _sides(annotations, p.name, p.actor_id)}
    if vouching.voice == "document":
        return _publisher_is_party(annotations, names, sides)
    if not vouching.sources or not parties:
        return None
    verdicts = [
        _is_party(annotations, name, key, names, sides)
        for name, key in zip(vouching.sources[-1:], vouching.source_ids[-1:], strict=True)
    ]
    if all(v is True for v in verdicts):
        return True
    return False if any(v is False for v in verdicts) and sides else None


def _publisher_is_party(annotations: Annotations, names: set[str], sides: set[str]) -> bool | None:
    publisher = annotations.document.publisher
    if publisher is None or not names:
        return None
    known = _sides(annotations, publisher, None)
    return True if publisher in names or known & sides else None


def _is_party(annotations: Annotations, name: str, key: str | None, names: set[str], sides: set[str]) -> bool | None:
    if name in names:
        return True
    own = _sides(annotations, name, key)
    if own & sides:
        return True
    return False if own else None


def _sides(annotations: Annotations, name: str, key: str | None) -> set[str]:
    """Return the country of an actor and the bodies that it belongs to."""
    entity = annotations.entity_by_id.get(key or "") or _named(annotations.entities, name)
    if entity is None:
        return set()
    return {side for side in (entity.country, entity.name, *entity.member_of) if side}


def _named(entities: Iterable[Entity], name: str) -> Entity | None:
    return next((e for e in entities if e.name == name or name in e.names), None)
