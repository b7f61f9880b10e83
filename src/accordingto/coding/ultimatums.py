"""Statements and a parse in, matters out that are demanded by a threat or with a deadline: ultimatums."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from accordingto.coding.answers import is_unreal, make_deed
from accordingto.coding.matters import (
    Matter,
    clause_in,
    days_after,
    deadline_in,
    instruments_near,
    is_named,
    is_side,
    lemmas_of,
    own_name,
    owner_in_text,
    party_names,
    rest_of_sentence,
)
from accordingto.coding.phrases import is_passive, prepositional, subjects_of
from accordingto.coding.set_phrases import allotted_time
from accordingto.coding.sources import sources_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

FREEING = frozenset("free release spare return liberate".split())


def find_ultimatums(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what is demanded by a threat: "we will close the port unless they move the guns by Friday"."""
    by_id = {s.id: s for s in statements}
    yield from _threatened(annotations, statements, by_id)
    for token in annotations.parse.tokens:
        if token.lemma == "give" and token.pos == "VERB":
            yield from _given_time(annotations, token, statements, by_id)
        elif token.lemma == "want" and token.pos == "VERB":
            yield from _wanted_or_else(annotations, token, statements, by_id)


def _threatened(
    annotations: Annotations, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Iterator[Matter]:
    for statement in statements:
        if statement.act not in ("threaten", "assert", "agree", "reject") or not statement.speaker:
            continue
        condition = _condition_clause(annotations, statement)
        if condition is None:
            continue
        span, addressed = condition
        by = (own_name(annotations),) if statement.speaker_is_publisher else (statement.speaker,)
        if not is_named(by) or set(addressed) & set(by):
            continue
        yield Matter(
            kind="ultimatum",
            by=by,
            of=addressed,
            must_act=addressed,
            terms=" ".join(annotations.document.text[slice(*span)].split()),
            evidence=(statement.evidence_start, statement.evidence_end),
            condition=statement.conditional or " ".join(annotations.document.text[slice(*span)].split()),
            instruments=instruments_near(annotations, span),
            clause=clause_in(annotations, span),
            made_on=statement.said_on,
            deadline=deadline_in(annotations, span, also_set=True),
            sources=sources_of(by_id.get(statement.reported_by or ""), by_id),
            statement_id=statement.id,
            step_by=by,
            confidence=0.6,
            lemmas=lemmas_of(annotations, span),
        )


def _condition_clause(annotations: Annotations, statement: Statement) -> tuple[Span, tuple[str, ...]] | None:
    """Return the clause of what must be done to avert a threat, and who must do it: "unless they …", "if they do not …"."""
    parse = annotations.parse
    spoken = [t for s, e in _to_sentence_end(annotations, statement) for t in parse.between(s, e)]
    threat = statement.act == "threaten" or (statement.cue or "").lower().startswith("threat")
    for token in spoken:
        clause = parse.head(token)
        negated = parse.child(clause, "neg") is not None
        bought = token.norm == "if" and not negated and _is_price(annotations, clause)
        averting = token.norm == "unless" or (token.norm == "if" and negated)
        meant = bought or (averting and (threat or token.norm == "unless"))
        if meant and token.dep in ("mark", "advmod") and _foretells(parse, clause):
            start = parse.tokens[min(token.i + 1, clause.i)].start
            doers = subjects_of(parse, clause)
            named = [t for t in doers if _can_act(annotations, t)]
            of = party_names(annotations, named) or tuple(o for t in doers for o in owner_in_text(annotations, t))
            return (start, parse.tokens[clause.right].end), of
    return None


def _is_price(annotations: Annotations, clause: Token) -> bool:
    """Tell whether a condition with a deadline is what captives are freed for: "would be freed if the gates were opened by Friday"."""
    parse, freed = annotations.parse, annotations.parse.head(clause)
    span = (parse.tokens[clause.left].start, parse.tokens[clause.right].end)
    return (
        is_passive(parse, freed)
        and freed.lemma in FREEING
        and deadline_in(annotations, span, also_set=True) is not None
    )


def _to_sentence_end(annotations: Annotations, statement: Statement) -> Sequence[Span]:
    """Return the stretches of a threat's words, the last one up to its sentence's end where it is told indirectly."""
    if statement.act != "threaten" or statement.form != "indirect":
        return statement.content_spans
    return (
        *statement.content_spans[:-1],
        (statement.content_spans[-1][0], rest_of_sentence(annotations, statement)[1]),
    )


def _can_act(annotations: Annotations, token: Token) -> bool:
    """Tell whether somebody could meet a demand: a body, or a person whose doing it is, not one it is done to."""
    reference = annotations.reference_headed(token)
    verb = annotations.parse.head(token)
    return reference is not None and not (reference.mention.kind == "person" and verb.lemma == "be")


def _foretells(parse: Parse, clause: Token) -> bool:
    """Tell whether the clause that a condition hangs on speaks of what will be done."""
    return any(a.norm in ("will", "would", "'ll", "shall") for a in parse.children(parse.head(clause), "aux"))


def _given_time(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Iterator[Matter]:
    """A deadline given to somebody: "gave them until Monday noon to leave", "has given Merin seven days to withdraw"."""
    parse = annotations.parse
    allotted = allotted_time(parse, verb)
    receiver = allotted[0] if allotted else parse.child(verb, "dative") or parse.child(verb, "dobj")
    doers = [d for d in subjects_of(parse, verb) if is_side(annotations, d)]
    deed = next((d for d in parse.children(verb, "advcl", "xcomp", "ccomp") if d.tag == "VB"), None)
    limit = allotted[1] if allotted else parse.child(verb, "dobj") if parse.child(verb, "dative") else None
    deed = deed or (next((d for d in parse.children(limit, "acl", "relcl") if d.tag == "VB"), None) if limit else None)
    if receiver is None or deed is None or not doers or is_unreal(parse, verb):
        return
    until = prepositional(parse, verb, "until", "till")
    deadline = None
    if until is not None:
        deadline = deadline_in(annotations, (until.start, deed.start)) or _day_of_month(annotations, until)
    elif limit is not None:
        times = annotations.times_in(receiver.end, parse.tokens[limit.right].end)
        lengths = [t.value for t in times if t.type == "DURATION"]
        deadline = days_after(annotations.document.published, lengths[0]) if lengths else None
    of = _receivers(annotations, receiver, verb)
    by = party_names(annotations, doers)
    timed = until is not None and bool(annotations.times_in(until.start, deed.start))
    if (deadline is None and not timed) or not is_named(by) or set(by) & set(of):
        return
    span = (verb.start, parse.tokens[max(deed.right, verb.i)].end)
    told = make_deed(annotations, "ultimatum", by, of, deed, span, "open", by, statements, by_id, anchor=verb)
    told.deadline = deadline
    yield told


def _wanted_or_else(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Iterator[Matter]:
    """What somebody wants "or they will": "dockers want their pay by Friday or they will walk out"."""
    parse = annotations.parse
    other = next((c for c in parse.children(verb, "conj") if c.i > verb.i), None)
    joined = any(c.norm == "or" for c in parse.children(verb, "cc"))
    thing = parse.child(verb, "dobj")
    if other is None or not joined or thing is None or parse.child(verb, "neg") is not None:
        return
    doer = parse.child(other, "nsubj")
    ahead = {a.norm for a in parse.children(other, "aux")} & {"will", "'ll", "would"}
    doers = [d for d in subjects_of(parse, verb) if is_side(annotations, d)]
    by = party_names(annotations, doers)
    if not ahead or doer is None or doer.pos != "PRON" or not is_named(by):
        return
    last = max(parse.tokens[c.left].i for c in parse.children(verb, "cc")) - 1
    span = (verb.start, parse.tokens[last].end)
    told = make_deed(annotations, "ultimatum", by, (), thing, span, "open", by, statements, by_id, anchor=verb)
    told.condition = " ".join(
        annotations.document.text[parse.tokens[other.left].start : parse.tokens[other.right].end].split()
    )
    yield told


ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")


def _day_of_month(annotations: Annotations, until: Token) -> str | None:
    """Return the next day that a bare number names, counted from the day of publication: "until the 31st"."""
    noun = annotations.parse.child(until, "pobj")
    told = ORDINAL.fullmatch(noun.norm) if noun is not None else None
    published = annotations.document.published or ""
    if told is None or len(published) < 10:
        return None
    first = date.fromisoformat(published[:10])
    days = (first + timedelta(days=n) for n in range(62))
    return next((d.isoformat() for d in days if d.day == int(told[1])), None)


def _receivers(annotations: Annotations, receiver: Token, verb: Token) -> tuple[str, ...]:
    """Return to whom something is given; a pronoun that was not resolved stands for the object of the clause before."""
    parse = annotations.parse
    if receiver.pos == "PRON" and annotations.reference_headed(receiver) is None and verb.dep == "conj":
        before = [t for t in parse.subtree(parse.head(verb)) if t.i < verb.i and t.pos == "NOUN"]
        before = [t for t in before if annotations.reference_headed(t) and t.dep in ("dobj", "nsubj", "nsubjpass")]
        return party_names(annotations, before[:1])
    return party_names(annotations, parse.conjuncts(receiver))
