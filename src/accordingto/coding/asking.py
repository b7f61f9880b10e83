"""Statements and a parse in, matters out that somebody asks for: demands, requests, offers, ultimatums and their answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from accordingto.coding.lexicons import load_cues
from accordingto.coding.matters import (
    Matter,
    clause_in,
    cue_place,
    deadline_in,
    innermost,
    instruments_near,
    is_named,
    lemmas_of,
    own_name,
    own_voice,
    owner_in_text,
    party_names,
    sources_of,
    words,
)
from accordingto.coding.phrases import is_first_person, prepositional, subjects_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

QUESTIONS = frozenset({"why", "what", "whether", "if", "how", "who", "when", "where", "which", "whom"})
GIVING_UP = frozenset({"close", "near", "consider", "avoid", "stop", "refrain", "stop", "abstain", "instead"})


def find_asked(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what is asked in reported words, and what is insisted on, wanted or listed."""
    by_id = {s.id: s for s in statements}
    voice = own_voice(annotations, statements)
    yield from _asked_in_words(annotations, statements, by_id)
    for token in annotations.parse.tokens:
        if token.pos == "VERB" and token.lemma in ("insist", "want", "expect", "demand"):
            yield from _insisted(annotations, token, statements, by_id, voice)


def _asked_in_words(
    annotations: Annotations, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Iterator[Matter]:
    grouped: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        if statement.act == "request":
            grouped.setdefault((statement.content_spans, statement.reported_by), []).append(statement)
    for group in grouped.values():
        first = group[0]
        by = tuple(
            dict.fromkeys(own_name(annotations) if s.speaker_is_publisher else s.speaker for s in group if s.speaker)
        )
        if not is_named(by) or _is_instrument(annotations, by) or not _is_asked(annotations, first):
            continue
        asked = _addressees(annotations, first) or _doer_asked(annotations, first) or _accused_beside(first, statements)
        asked = tuple(a for a in asked if a not in by)
        span = _asking_clause(annotations, first)
        instruments = instruments_near(annotations, span)
        formal = _is_formal(annotations, first)
        lemmas = lemmas_of(annotations, span)
        if not (is_named(asked) or (asked and formal) or instruments or formal):
            continue
        if not asked and (lemmas <= words("vague_goods") or not (formal or _must(annotations, first))):
            continue
        told = Matter(
            kind=_kind(annotations, first, statements),
            by=by,
            of=asked,
            must_act=asked,
            terms=" ".join(annotations.document.text[slice(*span)].split()),
            evidence=(first.evidence_start, first.evidence_end),
            condition=first.conditional,
            instruments=instruments,
            clause=clause_in(annotations, span),
            made_on=first.said_on,
            deadline=deadline_in(annotations, span),
            sources=sources_of(by_id.get(first.reported_by or ""), by_id),
            statement_id=first.id,
            step_by=by,
            confidence=0.65 if asked else 0.5,
            lemmas=lemmas,
        )
        told.deadline = told.deadline or deadline_in(annotations, _rest_of_sentence(annotations, first))
        yield from _each_addressed(annotations, first, told)


def _is_instrument(annotations: Annotations, names: Sequence[str]) -> bool:
    return any(m.name == name for m in annotations.instruments for name in names)


def _rest_of_sentence(annotations: Annotations, statement: Statement) -> Span:
    """Return the stretch from the words asked to the end of their sentence, for a deadline that is told last."""
    token = annotations.parse.token_at(statement.content_spans[-1][0])
    end = annotations.parse.sentence_of(token).end if token else statement.evidence_end
    return statement.content_spans[0][0], end if statement.form != "direct" else statement.evidence_end


def _is_asked(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether somebody asks for a deed: not for an answer ("asked why …"), and not short of asking ("close to …")."""
    parse = annotations.parse
    spoken = parse.between(*statement.content_spans[0])
    cue = parse.between(*cue_place(annotations, statement))
    asks = any(t.lemma in ("ask", "inquire", "wonder") for t in cue)
    last = annotations.document.text[: statement.content_spans[-1][1] + 1].rstrip("”\"'’ ,")[-1:]
    if asks and ((spoken and spoken[0].norm in QUESTIONS) or last == "?"):
        return False
    verbs = [t for t in (*cue, *spoken[:8]) if t.tag == "VBG"]
    return not any(a.lemma in GIVING_UP for t in verbs for a in list(parse.ancestors(t))[:2])


def _asking_verb(annotations: Annotations, statement: Statement) -> Token | None:
    """Return the verb by which a speaker asks in the first person: "We urge …", "we therefore demand …"."""
    parse, cues = annotations.parse, load_cues("verbs")
    for token in parse.between(*statement.content_spans[0])[:12]:
        asks = any(c.act == "request" for c in cues.get(token.lemma, ())) and token.pos == "VERB"
        if asks and any(is_first_person(s) for s in parse.children(token, "nsubj")):
            return token
    return None


def _must(annotations: Annotations, statement: Statement) -> bool:
    return any(
        t.norm in words("strong_modals") and t.dep == "aux"
        for s, e in statement.content_spans
        for t in annotations.parse.between(s, e)
    )


def _addressees(annotations: Annotations, statement: Statement) -> tuple[str, ...]:
    """Return who is asked; somebody without a name by whose he is ("the deputies of the party", "our friends in Merin")."""
    found: list[str] = []
    text = annotations.document.text
    for name in statement.addressees:
        at = text.find(name, statement.evidence_start, statement.evidence_end)
        token = annotations.parse.token_at(at + len(name) - 1) if at >= 0 and not is_named([name]) else None
        others = [n for n in party_names(annotations, [token]) if n[:1].isupper()] if token is not None else []
        found += others or [name]
    return tuple(dict.fromkeys(found))


def _doer_asked(annotations: Annotations, statement: Statement) -> tuple[str, ...]:
    """Return who is to do what is asked: the subject of the clause that asks, where it is somebody who can act."""
    parse = annotations.parse
    verb = _asking_verb(annotations, statement)
    clauses = parse.children(verb, "ccomp", "xcomp") if verb is not None else []
    if verb is None:
        spoken = parse.between(*statement.content_spans[0])
        clauses = [t for t in spoken if t.pos in ("VERB", "AUX") and t.dep in ("ccomp", "ROOT")][:1]
    doers = [d for c in clauses for d in parse.children(c, "nsubj") if annotations.reference_headed(d) is not None]
    return tuple(n for n in party_names(annotations, doers) if is_named([n]))


def _each_addressed(annotations: Annotations, statement: Statement, told: Matter) -> Iterator[Matter]:
    """Yield a request, and one more for each further party that it turns to: "on A to …; on B to …; and on C to …"."""
    parse, text = annotations.parse, annotations.document.text
    tokens = parse.between(statement.evidence_start, _rest_of_sentence(annotations, statement)[1])
    called = next((t.norm for t in tokens[:12] if t.norm in ("on", "upon", "to")), None)
    starts = []
    for one, two in zip(tokens, tokens[1:], strict=False):
        before = parse.tokens[one.i - 1].norm if one.i else ""
        earlier = parse.tokens[one.i - 2].norm if one.i > 1 else ""
        listed = before == ";" or (before == "and" and earlier in (";", ","))
        if listed and one.norm == called and annotations.reference_over(two) is not None:
            starts.append(one)
    ends = [*(s.start for s in starts[1:]), tokens[-1].end] if starts else []
    if starts:
        first_end = text[: starts[0].start].rstrip(" ;,and")
        told.evidence = (told.evidence[0], min(told.evidence[1], len(first_end)))
        told.terms = " ".join(text[statement.content_spans[0][0] : told.evidence[1]].split())
        told.lemmas = lemmas_of(annotations, (statement.content_spans[0][0], told.evidence[1]))
    yield told
    for start, end in zip(starts, ends, strict=True):
        reference = annotations.reference_over(parse.tokens[start.i + 1])
        span = (start.start, len(text[:end].rstrip(" ;,and.")))
        if reference is None or reference.mention.name is None:
            continue
        of = (reference.mention.name,)
        terms = " ".join(text[reference.mention.end : span[1]].split())
        lemmas = lemmas_of(annotations, span)
        yield replace(told, of=of, must_act=of, evidence=span, terms=terms, lemmas=lemmas, deadline=None)


def _insisted(
    annotations: Annotations,
    verb: Token,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    voice: tuple[str, ...],
) -> Iterator[Matter]:
    """What is insisted on ("insists that the troops leave first"), wanted of others, or expected by a communiqué."""
    parse = annotations.parse
    auxiliaries = {a.norm for a in parse.children(verb, "aux")} - {"has", "have", "had", "is", "are", "was", "were"}
    purpose = verb.lemma == "demand" and verb.dep == "advcl" and auxiliaries == {"to"}
    if parse.child(verb, "neg") is not None or (auxiliaries and not purpose):
        return
    thing, asked = _wanted(annotations, verb)
    doers = subjects_of(parse, verb)
    statement = innermost(statements, verb.start)
    if verb.lemma == "expect":
        by = voice if any(is_first_person(d) for d in doers) and voice else ()
    else:
        by = party_names(annotations, [d for d in doers if annotations.reference_headed(d) is not None])
    covered = any(
        s.act == "request"
        and s.evidence_start <= verb.start < s.evidence_end
        and (s.speaker in by or s.speaker_is_publisher)
        for s in statements
    )
    of = tuple(n for n in party_names(annotations, asked) if is_named([n]) and n not in by)
    if thing is None or covered or not is_named(by) or (verb.lemma == "want" and not _is_body(annotations, doers)):
        return
    span = (verb.start, parse.tokens[thing.right].end)
    yield Matter(
        kind="request" if verb.lemma == "want" else "demand",
        by=by,
        of=of,
        must_act=of,
        terms=" ".join(annotations.document.text[parse.tokens[thing.left].start : span[1]].split()),
        evidence=span,
        instruments=instruments_near(annotations, span),
        clause=clause_in(annotations, span),
        deadline=deadline_in(annotations, span),
        sources=sources_of(statement, by_id),
        statement_id=statement.id if statement else None,
        step_by=by,
        confidence=0.6,
        lemmas=lemmas_of(annotations, span),
    )


def _wanted(annotations: Annotations, verb: Token) -> tuple[Token | None, list[Token]]:
    """Return what is insisted on, wanted or expected of others, and who they are."""
    parse = annotations.parse
    clause = parse.child(verb, "ccomp", "xcomp")
    if verb.lemma == "insist":
        joint = prepositional(parse, verb, "on", "upon")
        noun = parse.child(joint, "pobj") if joint else None
        if noun is not None and noun.pos == "NOUN":
            return noun, [t for t in parse.children(noun, "poss") if annotations.reference_headed(t)]
        bare = clause is not None and clause.tag in ("VB", "VBP") and not parse.children(clause, "aux")
        doers = parse.children(clause, "nsubj", "nsubjpass") if clause is not None else []
        third = bool(doers) and doers[0].norm not in ("i", "we", "you", "they") and doers[0].tag in ("NN", "NNP")
        return (clause, doers) if bare and third else (None, [])
    if clause is not None and parse.children(clause, "nsubj", "nsubjpass"):
        return clause, parse.children(clause, "nsubj")
    noun = parse.child(verb, "dobj")
    if verb.lemma == "demand" and noun is not None and noun.pos == "NOUN":
        return noun, []
    if verb.lemma == "expect" and noun is not None and noun.lemma in words("expected_nouns"):
        return noun, []
    return None, []


def _is_body(annotations: Annotations, tokens: Sequence[Token]) -> bool:
    """Tell whether a state, a government or another body acts, rather than a person or people."""
    found = [annotations.reference_headed(t) for t in tokens]
    return any(r is not None and r.how == "name" and r.mention.kind not in ("person", "group", "media") for r in found)


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
    asking = _asking_verb(annotations, statement)
    lemmas |= {asking.lemma} if asking is not None else set()
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
        if statement.act not in ("threaten", "assert", "agree") or not statement.speaker:
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
        averting = token.norm == "unless" or (token.norm == "if" and negated)
        if (
            averting
            and token.dep in ("mark", "advmod")
            and (threat or token.norm == "unless")
            and _foretells(parse, clause)
        ):
            start = parse.tokens[min(token.i + 1, clause.i)].start
            doers = subjects_of(parse, clause)
            named = [t for t in doers if _can_act(annotations, t)]
            of = party_names(annotations, named) or tuple(o for t in doers for o in owner_in_text(annotations, t))
            return (start, parse.tokens[clause.right].end), of
    return None


def _to_sentence_end(annotations: Annotations, statement: Statement) -> Sequence[Span]:
    """Return the stretches of a threat's words, the last one up to its sentence's end where it is told indirectly."""
    if statement.act != "threaten" or statement.form != "indirect":
        return statement.content_spans
    return (*statement.content_spans[:-1], (statement.content_spans[-1][0], _rest_of_sentence(annotations, statement)[1]))


def _can_act(annotations: Annotations, token: Token) -> bool:
    """Tell whether somebody could meet a demand: a body, or a person whose doing it is, not one it is done to."""
    reference = annotations.reference_headed(token)
    verb = annotations.parse.head(token)
    return reference is not None and not (reference.mention.kind == "person" and verb.lemma == "be")


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
