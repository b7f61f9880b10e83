"""Statements and a parse in, matters out that somebody asks for: demands, requests, offers, ultimatums and their answers."""

from collections.abc import Iterator, Mapping, Sequence

from accordingto.coding.lexicons import load_cues
from accordingto.coding.matters import (
    Matter,
    cue_place,
    deadline_in,
    innermost,
    instruments_near,
    lemmas_of,
    owner_of,
    parties,
    sources_of,
    words,
)
from accordingto.coding.naming import names_of
from accordingto.coding.phrases import (
    agents_of,
    is_passive,
    objects_of,
    particle_lemma,
    phrase_span,
    prepositional,
    subjects_of,
)
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

ANSWERS = (
    ("refused", "refusing_verbs"),
    ("accepted", "accepting_verbs"),
    ("deferred", "deferring_verbs"),
    ("withdrawn", "withdrawing_verbs"),
    ("open", "making_verbs"),
)


def find_asked(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what is asked in reported words, then what is told of requests and their answers as deeds."""
    by_id = {s.id: s for s in statements}
    yield from _asked_in_words(annotations, statements, by_id)
    for token in annotations.parse.tokens:
        if token.pos == "NOUN" and token.lemma in words("asking_nouns"):
            yield from _answered(annotations, token, statements, by_id)
        elif token.pos == "VERB" and token.lemma in words("asking_verbs"):
            yield from _requested(annotations, token, statements, by_id)


def _asked_in_words(
    annotations: Annotations, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Iterator[Matter]:
    grouped: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        if statement.act == "request":
            grouped.setdefault((statement.content_spans, statement.reported_by), []).append(statement)
    for group in grouped.values():
        first = group[0]
        asked = first.addressees or _accused_beside(first, statements)
        by = tuple(dict.fromkeys("@publisher" if s.speaker_is_publisher else s.speaker for s in group if s.speaker))
        span = _asking_clause(annotations, first)
        instruments = instruments_near(annotations, span)
        if not by or not (asked or instruments or _is_formal(annotations, first)):
            continue
        yield Matter(
            kind=_kind(annotations, first, statements),
            by=by,
            of=asked,
            must_act=asked,
            terms=" ".join(annotations.document.text[slice(*span)].split()),
            evidence=(first.evidence_start, first.evidence_end),
            condition=first.conditional,
            instruments=instruments,
            made_on=first.said_on,
            deadline=deadline_in(annotations, span),
            sources=sources_of(by_id.get(first.reported_by or ""), by_id),
            statement_id=first.id,
            step_by=by,
            confidence=0.65 if asked else 0.5,
            lemmas=lemmas_of(annotations, span),
        )


def _asking_clause(annotations: Annotations, statement: Statement) -> Span:
    """Return the words that ask: the clause of what must be done where a statement says more, else all of it."""
    whole = (statement.content_spans[0][0], statement.content_spans[-1][1])
    for start, end in statement.content_spans:
        for token in annotations.parse.between(start, end):
            if (token.norm in words("modals") and token.dep == "aux") or token.lemma in ("duty", "obligation"):
                clause = annotations.parse.head(token)
                first, last = annotations.parse.tokens[clause.left], annotations.parse.tokens[clause.right]
                return max(whole[0], first.start), min(whole[1], last.end)
    return whole


def _is_formal(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether a word of asking reports the words: a request then, even where nobody is named who should meet it."""
    cues = load_cues("verbs")
    spoken = (statement.cue or "").split()
    near = annotations.parse.between(*cue_place(annotations, statement))
    lemmas = {t.lemma for t in near if t.text in spoken}
    return any(c.act == "request" for lemma in lemmas for c in cues.get(lemma, ()))


def _accused_beside(statement: Statement, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return whom the same speaker accuses in the words right beside a request that names nobody."""
    for other in statements:
        near = 0 <= statement.content_spans[0][0] - other.content_spans[-1][1] < 40
        if other.act == "accuse" and near and other.speaker == statement.speaker and other.reported_by is None:
            return other.about
    return ()


def _kind(annotations: Annotations, statement: Statement, statements: Sequence[Statement]) -> str:
    spoken = [t for s, e in statement.content_spans for t in annotations.parse.between(s, e)]
    cue = (statement.cue or "").lower()
    if _has_or_else(statement, statements):
        return "ultimatum"
    strong = any(t.norm in words("strong_modals") or t.norm in words("insistent_adverbs") for t in spoken)
    return "demand" if strong or any(cue.startswith(word[:6]) for word in words("demanding_cues")) else "request"


def find_ultimatums(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what is demanded by a threat: "we will close the port unless they move the guns by Friday"."""
    by_id = {s.id: s for s in statements}
    for statement in statements:
        if statement.act not in ("threaten", "assert") or not statement.conditional or not statement.speaker:
            continue
        condition = _condition_clause(annotations, statement)
        if condition is None:
            continue
        span, addressed = condition
        by = ("@publisher",) if statement.speaker_is_publisher else (statement.speaker,)
        if set(addressed) & set(by):
            continue
        yield Matter(
            kind="ultimatum",
            by=by,
            of=addressed,
            must_act=addressed,
            terms=annotations.document.text[slice(*span)],
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


def _condition_clause(annotations: Annotations, statement: Statement) -> tuple[Span, tuple[str, ...]] | None:
    """Return the clause of what must be done to avert a threat, and who must do it: "unless they …", "if they do not …"."""
    parse = annotations.parse
    spoken = [t for s, e in statement.content_spans for t in parse.between(s, e)]
    threat = statement.act == "threaten" or (statement.cue or "").lower().startswith("threat")
    for token in spoken:
        clause = parse.head(token)
        negated = parse.child(clause, "neg") is not None
        averting = token.norm == "unless" or (token.norm == "if" and negated)
        if (
            averting
            and token.dep in ("mark", "advmod")
            and (threat or token.norm == "unless")
            and _foretells(parse, clause)
        ):
            start = parse.tokens[min(token.i + 1, clause.i)].start
            doers = [t for t in subjects_of(parse, clause) if annotations.reference_headed(t) is not None]
            return (start, parse.tokens[clause.right].end), names_of(annotations, doers)
    return None


def _foretells(parse: Parse, clause: Token) -> bool:
    """Tell whether the clause that a condition hangs on speaks of what will be done."""
    return any(a.norm in ("will", "would", "'ll", "shall") for a in parse.children(parse.head(clause), "aux"))


def _has_or_else(statement: Statement, statements: Sequence[Statement]) -> bool:
    """Tell whether the same speaker threatens, on a condition, right after asking."""
    return any(
        other.act == "threaten"
        and other.conditional
        and other.speaker == statement.speaker
        and 0 <= other.content_spans[0][0] - statement.evidence_end < 40
        for other in statements
    )


def _answered(
    annotations: Annotations, noun: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Iterator[Matter]:
    """A request that is made, refused, accepted or put off: "turned down a request from … to …"."""
    parse = annotations.parse
    verb = parse.head(noun) if noun.dep in ("dobj", "nsubjpass", "nsubj") else None
    relative = parse.child(noun, "relcl")
    if relative is not None and _state_of(parse, relative) in ("refused", "accepted", "deferred"):
        verb = relative
    if verb is None and noun.dep == "pobj" and parse.head(parse.head(noun)).pos == "VERB":
        verb = parse.head(parse.head(noun))
    state = _state_of(parse, verb) if verb is not None else None
    if verb is None or state is None:
        return
    spoken_by = innermost(statements, noun.start)
    doers = parties(
        annotations, agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, verb), spoken_by
    )
    owners = parties(annotations, owner_of(parse, noun), spoken_by)
    by, of = (owners or doers, ()) if state in ("open", "withdrawn") else (owners, doers)
    if not by or (state == "open" and not doers):
        return
    span = (parse.tokens[min(verb.i, noun.left)].start, parse.tokens[max(noun.right, verb.i)].end)
    kind = "offer" if noun.lemma in ("offer", "proposal", "invitation") else "request"
    yield _deed(annotations, kind, by, of, noun, span, state, doers, statements, by_id)


def _state_of(parse: Parse, verb: Token) -> str | None:
    lemma = particle_lemma(parse, verb)
    if parse.child(verb, "neg"):
        return None
    if verb.lemma in ("remain", "be") and prepositional(parse, verb, "under"):
        return "deferred"
    return next((state for state, name in ANSWERS if lemma in words(name) or verb.lemma in words(name)), None)


def _requested(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Iterator[Matter]:
    """A formal request told as a deed: "requested the deployment of troops"."""
    parse = annotations.parse
    things = [
        c for c in parse.children(verb, "dobj", "ccomp", "prep", "nsubjpass") if c.i > verb.i or c.dep == "nsubjpass"
    ]
    passive = is_passive(parse, verb)
    by = names_of(annotations, agents_of(parse, verb) if passive else subjects_of(parse, verb))
    unreal = any(a.norm in ("could", "would", "might", "may", "to", "will") for a in parse.children(verb, "aux"))
    if not things or not by or unreal or parse.child(verb, "neg"):
        return
    subject = None if passive else next(iter(subjects_of(parse, verb)), None)
    if subject is None or annotations.reference_headed(subject) is None:
        return
    asked = [
        p for c in parse.children(verb, "prep") if c.norm in ("from", "of", "to") for p in parse.children(c, "pobj")
    ]
    of = names_of(annotations, [t for t in asked if annotations.reference_headed(t)])
    span = (verb.start, parse.tokens[things[0].right].end)
    yield _deed(annotations, "request", by, of, things[0], span, "open", by, statements, by_id, anchor=verb)


def _deed(
    annotations: Annotations,
    kind: str,
    by: tuple[str, ...],
    of: tuple[str, ...],
    thing: Token,
    span: Span,
    state: str,
    doers: tuple[str, ...],
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    anchor: Token | None = None,
) -> Matter:
    parse, text = annotations.parse, annotations.document.text
    terms_span = (parse.tokens[thing.left].start, parse.tokens[thing.right].end)
    if thing.left == thing.i:
        terms_span = (phrase_span(parse, thing)[0], terms_span[1])
    statement = innermost(statements, (anchor or thing).start)
    made = [t for t in annotations.times_in(span[0], parse.tokens[parse.sentence_of(thing).last].end) if t.date_start]
    return Matter(
        kind=kind,
        by=by,
        of=of,
        must_act=of,
        terms=" ".join(text[slice(*terms_span)].split()),
        evidence=span,
        state=state,
        instruments=instruments_near(annotations, span),
        made_on=_common_day(made[0].date_start, made[0].date_end) if made and state == "open" else None,
        deadline=deadline_in(annotations, span),
        sources=sources_of(statement, by_id),
        statement_id=statement.id if statement else None,
        step_by=doers,
        confidence=0.7,
        lemmas=lemmas_of(annotations, span) | {t.lemma for t in objects_of(parse, thing)},
    )


def _common_day(start: str | None, end: str | None) -> str | None:
    """Return the longest date that both ends of an interval share: its day, month or year."""
    if not start or not end:
        return None
    for length in (10, 7, 4):
        if len(start) >= length and start[:length] == end[:length]:
            return start[:length]
    return None
