"""What every rule of the ledger shares: a candidate entry, and who vouches for the words that it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from accordingto.coding.lexicons import load_list
from accordingto.coding.naming import names_of
from accordingto.coding.phrases import is_first_person, prepositional
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

DUE = frozenset({"by", "until", "till", "before", "within", "in"})


@dataclass(slots=True)
class Matter:
    """An entry of the ledger as one place in a text tells it."""

    kind: str
    by: tuple[str, ...]
    of: tuple[str, ...]
    must_act: tuple[str, ...]
    terms: str
    evidence: Span
    state: str = "open"
    condition: str | None = None
    instruments: tuple[str, ...] = ()
    made_on: str | None = None
    deadline: str | None = None
    claimed_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    statement_id: str | None = None
    step_by: tuple[str, ...] = ()
    confidence: float = 0.6
    lemmas: frozenset[str] = field(default_factory=frozenset)


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of `data/matters.yaml`."""
    return frozenset(load_list("matters")[name])


def sources_of(statement: Statement | None, by_id: Mapping[str, Statement]) -> tuple[str, ...]:
    """Return the chain "according to" of a statement, outermost first, its own speaker last."""
    chain: list[str] = []
    seen: set[str] = set()
    while statement is not None and statement.id not in seen:
        seen.add(statement.id)
        if statement.speaker and not statement.speaker_is_publisher:
            chain.append(statement.speaker)
        statement = by_id.get(statement.reported_by) if statement.reported_by else None
    return tuple(dict.fromkeys(reversed(chain)))


def innermost(statements: Sequence[Statement], offset: int) -> Statement | None:
    """Return the statement whose words a character stands in, the tightest one."""
    around = [s for s in statements if any(a <= offset < b for a, b in s.content_spans)]
    return min(around, key=lambda s: sum(b - a for a, b in s.content_spans), default=None)


def instruments_in(annotations: Annotations, span: Span) -> tuple[str, ...]:
    """Return the instruments named between two characters."""
    found = (m.name for m in annotations.instruments if span[0] <= m.start and m.end <= span[1])
    return tuple(dict.fromkeys(found))


def instruments_near(annotations: Annotations, span: Span) -> tuple[str, ...]:
    """Return the instruments named in a stretch, else in its sentence."""
    token = annotations.parse.token_at(span[0])
    if token is None:
        return ()
    sentence = annotations.parse.sentence_of(token)
    return instruments_in(annotations, span) or instruments_in(annotations, (sentence.start, sentence.end))


def deadline_in(annotations: Annotations, span: Span) -> str | None:
    """Return the day by which something is due, told by a preposition and a time between two characters."""
    for time in annotations.times_in(*span):
        token = annotations.parse.token_at(time.start)
        if token is None or time.date_end is None:
            continue
        before = annotations.parse.tokens[max(0, token.i - 2) : token.i]
        inside = token.norm if token.norm in DUE else None
        joint = inside or next((t.norm for t in reversed(before) if t.norm in DUE), None)
        if joint and (joint != "in" or "next" in time.text or "coming" in time.text):
            return time.date_end
    return None


def lemmas_of(annotations: Annotations, span: Span) -> frozenset[str]:
    """Return the content words of a stretch, those left out that any matter may have."""
    return frozenset(
        t.lemma
        for t in annotations.parse.between(*span)
        if t.pos in ("NOUN", "VERB", "ADJ", "PROPN") and t.lemma not in words("vague_terms") and not t.masked
    )


def cue_place(annotations: Annotations, statement: Statement) -> Span:
    """Return where the words that attribute a statement stand; an empty stretch where there are none."""
    at = annotations.document.text.find(statement.cue or "\0", statement.evidence_start, statement.evidence_end)
    return (at, at + len(statement.cue or "")) if at >= 0 else (statement.evidence_start, statement.evidence_start)


def parties(annotations: Annotations, tokens: Sequence[Token], statement: Statement | None) -> tuple[str, ...]:
    """Return the names of those who act; "we" and "I" are whoever speaks the words around them."""
    names: list[str] = []
    for token in tokens:
        if is_first_person(token):
            speaker = (
                statement.speaker if statement is not None and not statement.speaker_is_publisher else "@publisher"
            )
            names += [speaker] if speaker else []
        else:
            names += names_of(annotations, [token])
    return tuple(dict.fromkeys(names))


def owner_of(parse: Parse, noun: Token) -> list[Token]:
    """Return whose request, promise or refusal a noun names: its possessor, or who stands behind "from", "by", "of"."""
    owner = parse.child(noun, "poss")
    if owner is None:
        joint = prepositional(parse, noun, "from", "by", "of")
        owner = parse.child(joint, "pobj") if joint else None
    return parse.conjuncts(owner) if owner is not None else []
