"""Statements and a parse in, matters out that somebody takes on: commitments, offers, terms of agreements, measures."""

from collections.abc import Iterator, Mapping, Sequence

from accordingto.coding.matters import Matter, deadline_in, innermost, instruments_near, lemmas_of, sources_of, words
from accordingto.coding.naming import names_of
from accordingto.coding.phrases import (
    agents_of,
    is_first_person,
    is_passive,
    objects_of,
    particle_lemma,
    span_of,
    subjects_of,
)
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

OFFERING = ("offer", "willing", "prepared")
GIVEN_WORDS = ("assurance", "word", "pledge", "promise", "vow", "commitment", "guarantee")
PROMISES = frozenset({"will", "would", "'ll", "shall", "to"})
TERM_MARKS = frozenset({"whereby", "which", "that", "where"})


def find_promised(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield promises in reported words, the terms of agreements, and measures set for a day."""
    by_id = {s.id: s for s in statements}
    yield from _promised_in_words(annotations, statements, by_id)
    for token in annotations.parse.tokens:
        if token.pos == "NOUN" and token.lemma in words("agreement_nouns"):
            yield from _terms(annotations, token, statements, by_id)
        elif token.pos == "VERB":
            yield from _measure(annotations, token, statements, by_id)


def _promised_in_words(
    annotations: Annotations, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Iterator[Matter]:
    for statement in statements:
        if not statement.speaker or not _is_promise(annotations, statement):
            continue
        span = (statement.content_spans[0][0], statement.content_spans[-1][1])
        by = ("@publisher",) if statement.speaker_is_publisher else (statement.speaker,)
        offers = (statement.cue or "").lower().startswith(OFFERING) or _is_ready(annotations, statement)
        yield Matter(
            kind="offer" if offers else "commitment",
            by=by,
            of=statement.addressees,
            must_act=by,
            terms=statement.content,
            evidence=(statement.evidence_start, statement.evidence_end),
            condition=statement.conditional,
            instruments=instruments_near(annotations, span),
            made_on=statement.said_on,
            deadline=deadline_in(annotations, span),
            sources=sources_of(by_id.get(statement.reported_by or ""), by_id),
            statement_id=statement.id,
            step_by=by,
            confidence=0.6,
            lemmas=lemmas_of(annotations, span),
        )


def _is_promise(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether somebody promises a deed to come ("will work", "to withdraw"), or sets a day for one of his side's."""
    tokens = [t for s, e in statement.content_spans for t in annotations.parse.between(s, e)]
    ahead = any(t.dep == "aux" and t.norm in PROMISES for t in tokens)
    if statement.act == "agree":
        ready = any(t.lemma == "ready" for t in tokens)
        return ahead and (not ready or statement.conditional is not None or "provided" in {t.norm for t in tokens})
    if statement.act != "assert" or not ahead or statement.conditional is not None:
        return False
    span = (statement.content_spans[0][0], statement.content_spans[-1][1])
    given = (statement.cue or "").lower().endswith(GIVEN_WORDS)
    return (given or deadline_in(annotations, span) is not None) and _is_own_deed(annotations, statement, tokens)


def _is_ready(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether somebody is ready or prepared to act, on a condition: an offer rather than a promise."""
    tokens = [t for s, e in statement.content_spans for t in annotations.parse.between(s, e)]
    return any(t.lemma in ("ready", "prepared", "willing") for t in tokens)


def _is_own_deed(annotations: Annotations, statement: Statement, tokens: Sequence[Token]) -> bool:
    """Tell whether the speaker's own side is to act: "our", "it", or somebody of the same name or country."""
    speaker = annotations.entity_by_id.get(statement.speaker_id or "")
    for token in tokens:
        if token.dep not in ("nsubj", "nsubjpass"):
            continue
        reference = annotations.reference_headed(token)
        same_country = bool(speaker and speaker.country and reference and reference.mention.country == speaker.country)
        if is_first_person(token) or same_country or (reference and reference.mention.name == statement.speaker):
            return True
    return False


def _terms(
    annotations: Annotations, noun: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Iterator[Matter]:
    """The terms of an agreement: "an agreement whereby A would stop … and B would …", each a commitment of its own."""
    parse, text = annotations.parse, annotations.document.text
    for clause in [c for t in [noun, parse.head(noun)] for c in parse.children(t, "relcl", "acl", "ccomp", "advcl")]:
        opens = {t.norm for t in parse.tokens[clause.left : clause.i]}
        if clause.i < noun.i or not opens & TERM_MARKS:
            continue
        for verb in [v for v in parse.conjuncts(clause) if v.pos in ("VERB", "AUX")]:
            modal = {c.norm for c in parse.children(verb, "aux")} & {"will", "would", "shall", "must", "should"}
            subjects = [s for s in subjects_of(parse, verb) if annotations.reference_headed(s) is not None]
            if not modal or not subjects:
                continue
            by = names_of(annotations, subjects)
            span = _clause_alone(parse, verb)
            statement = innermost(statements, verb.start)
            yield Matter(
                kind="commitment",
                by=by,
                of=(),
                must_act=by,
                terms=" ".join(text[slice(*span)].split()),
                evidence=span,
                instruments=instruments_near(annotations, span),
                deadline=deadline_in(annotations, span),
                sources=sources_of(statement, by_id),
                statement_id=statement.id if statement else None,
                step_by=by,
                confidence=0.7,
                lemmas=lemmas_of(annotations, span),
            )


def _clause_alone(parse: Parse, verb: Token) -> Span:
    """Return a clause without the clauses that are coordinated with it."""
    subject = parse.child(verb, "nsubj", "nsubjpass")
    first = subject.left if subject is not None else verb.i
    following = [c for c in parse.children(verb, "conj", "cc") if c.i > verb.i]
    last = min([c.left for c in following], default=verb.right + 1) - 1
    while last > verb.i and parse.tokens[last].pos in ("PUNCT", "CCONJ"):
        last -= 1
    return parse.tokens[first].start, parse.tokens[max(last, verb.i)].end


def _measure(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Iterator[Matter]:
    """A step set for a day, or put off to one: "delayed the measure until …", "the bridge will be reopened on …"."""
    parse = annotations.parse
    state = _put_off(parse, verb)
    if state is None and not _is_set(parse, verb):
        return
    things = objects_of(parse, verb) if state else subjects_of(parse, verb)
    if not things or (state and not any(t.lemma in words("measure_nouns") for n in things for t in parse.subtree(n))):
        return
    span = (parse.tokens[min(verb.i, things[0].left)].start, _end_with_times(annotations, verb))
    deadline = deadline_in(annotations, span) if state else _day_of(annotations, verb)
    statement = innermost(statements, verb.start)
    by = _takers(annotations, verb, things, statement, by_id, acting=state is not None)
    if not by or (state is None and deadline is None):
        return
    yield Matter(
        kind="measure",
        by=by,
        of=(),
        must_act=by,
        terms=" ".join(annotations.document.text[slice(*span_of(parse, things[0]))].split()),
        evidence=span,
        state=state or "open",
        instruments=instruments_near(annotations, span),
        deadline=deadline,
        sources=sources_of(statement, by_id),
        statement_id=statement.id if statement else None,
        step_by=by,
        confidence=0.65,
        lemmas=lemmas_of(annotations, span),
    )


def _put_off(parse: Parse, verb: Token) -> str | None:
    lemma = particle_lemma(parse, verb)
    on_ice = lemma == "put" and any(
        p.norm == "ice" for j in parse.children(verb, "prep") for p in parse.children(j, "pobj")
    )
    if lemma in words("postponing_verbs") or on_ice:
        return "postponed"
    return "suspended" if lemma in words("suspending_verbs") else None


def _takers(
    annotations: Annotations,
    verb: Token,
    things: Sequence[Token],
    statement: Statement | None,
    by_id: Mapping[str, Statement],
    acting: bool,
) -> tuple[str, ...]:
    """Return whose step it is: who acts, whose thing it is, who announces it, or who publishes the text."""
    parse = annotations.parse
    doers = agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, verb) if acting else list(things)
    owners = [o for thing in things for o in parse.children(thing, "poss")]
    for tokens in (doers, owners):
        named = [t for t in tokens if annotations.reference_headed(t) is not None]
        if named:
            return names_of(annotations, named)
    if statement is None:
        return ()
    return ("@publisher",) if statement.speaker_is_publisher else sources_of(statement, by_id)[-1:]


def _is_set(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb speaks of what is fixed to happen: "will be sent", "is to close", "is due to expire"."""
    auxiliaries = {c.norm for c in parse.children(verb, "aux")}
    if parse.child(verb, "neg") is not None or verb.dep in ("advcl", "acl", "pcomp"):
        return False
    if auxiliaries & {"will", "shall", "'ll"}:
        return True
    return "to" in auxiliaries and verb.dep == "xcomp" and parse.head(verb).lemma == "be"


def _end_with_times(annotations: Annotations, verb: Token) -> int:
    """Return the end of the verb's last time expression in its sentence, else of its object."""
    parse = annotations.parse
    sentence = parse.sentence_of(verb)
    times = annotations.times_in(verb.start, sentence.end)
    things = objects_of(parse, verb)
    ends = [t.end for t in times[:2]] + [parse.tokens[n.i].end for n in things]
    return max([verb.end, *ends])


def _day_of(annotations: Annotations, verb: Token) -> str | None:
    """Return the day that a verb's own time expression sets."""
    parse = annotations.parse
    for joint in [c for c in parse.children(verb, "prep", "npadvmod", "advmod") if c.i > verb.i or c.dep != "advmod"]:
        first, last = parse.tokens[joint.left], parse.tokens[joint.right]
        for time in annotations.times_in(first.start, last.end):
            if time.type in ("DATE", "TIME") and time.date_start and time.date_start == time.date_end:
                return time.date_start
    return None
