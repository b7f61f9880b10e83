"""A parse in, matters out that an instrument binds somebody to, with who claims that they were kept or broken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from accordingto.coding.matters import (
    Matter,
    clause_in,
    deadline_in,
    innermost,
    instruments_in,
    instruments_near,
    is_named,
    lemmas_of,
    own_name,
    party_names,
    sources_of,
    words,
)
from accordingto.coding.phrases import agents_of, is_passive, objects_of, particle_lemma, prepositional, subjects_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

POSSESSIVES = frozenset({"theirs", "ours", "his", "hers"})
QUANTIFIERS = frozenset("all none most some many part parts half each any both every one two three".split())
CLAUSES = frozenset({"article", "clause", "paragraph", "section"})
OBLIGES = frozenset({"obliges", "commits", "binds", "requires", "compels", "obligates"})
JUDGING = frozenset({"regard", "consider", "call", "describe", "see", "denounce", "view", "condemn", "brand", "term"})
UNTOLD = frozenset({"could", "would", "might", "may", "should", "must", "to", "will", "can", "'ll"})


def find_duties(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield the obligations that are said to have been met or breached, and by whom that is said."""
    by_id = {s.id: s for s in statements}
    earlier: Matter | None = None
    for verb in annotations.parse.tokens:
        matter = None
        if verb.norm in ("not", "n't"):
            matter = _elliptic(annotations, verb, earlier)
        elif verb.pos == "VERB" or verb.norm in OBLIGES:
            matter = (
                _duty(annotations, verb, statements, by_id, earlier)
                or _not_done(annotations, verb, statements, by_id, earlier)
                or _bound(annotations, verb, statements, by_id)
                or _ruled(annotations, verb, statements, by_id)
                or _violating(annotations, verb, statements, by_id)
                or _judged(annotations, verb, statements, by_id)
                or _demanded(annotations, verb, statements, by_id)
            )
        if matter is not None:
            earlier = matter
            yield matter


def _elliptic(annotations: Annotations, negation: Token, earlier: Matter | None) -> Matter | None:
    """Who has not kept what another is said to have kept: "Orlan has complied. Merin has not."."""
    parse = annotations.parse
    after = parse.tokens[negation.i + 1] if negation.i + 1 < len(parse.tokens) else negation
    auxiliary, party = parse.tokens[max(0, negation.i - 1)], parse.tokens[max(0, negation.i - 2)]
    ends = after.pos == "PUNCT" or after.sentence != negation.sentence
    if earlier is None or earlier.state != "claimed_met" or auxiliary.norm not in ("has", "have", "had", "did") or not ends:
        return None
    told = parse.token_at(earlier.evidence[0])
    by = party_names(annotations, [party]) if annotations.reference_headed(party) is not None else ()
    if not by or told is None or negation.sentence - told.sentence > 2 or set(by) & set(earlier.by):
        return None
    span = (party.start, negation.end)
    return replace(earlier, by=by, must_act=by, step_by=by, evidence=span, state="claimed_breached")


def _not_done(
    annotations: Annotations,
    verb: Token,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    earlier: Matter | None,
) -> Matter | None:
    """What became of a duty told just before: "This has not been done", "That duty was not discharged"."""
    parse = annotations.parse
    subject = parse.child(verb, "nsubjpass")
    told = parse.token_at(earlier.evidence[0]) if earlier is not None else None
    if earlier is None or told is None or subject is None or earlier.state != "open" or verb.sentence - told.sentence > 2:
        return None
    points = subject.norm in ("this", "that", "it") or any(c.norm in ("this", "that") for c in parse.children(subject, "det"))
    done = particle_lemma(parse, verb) in words("keeping_verbs") or verb.lemma == "do"
    if not points or not done or (subject.pos == "NOUN" and subject.lemma not in words("duty_nouns")):
        return None
    statement = innermost(statements, verb.start)
    state = "claimed_breached" if parse.child(verb, "neg") is not None else "claimed_met"
    claimed = sources_of(statement, by_id)[-1:] or (own_name(annotations),)
    span = (parse.tokens[subject.left].start, verb.end)
    return replace(earlier, evidence=span, state=state, claimed_by=claimed, statement_id=statement and statement.id)


def _ruled(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """What a clause of an instrument rules: "under Article 9 persons detained must be brought before a judge"."""
    parse = annotations.parse
    if not {a.norm for a in parse.children(verb, "aux")} & {"must", "shall", "may"}:
        return None
    forbids = any(d.norm in ("nobody", "no", "none") for s in parse.children(verb, "nsubj", "nsubjpass") for d in parse.subtree(s))
    if {a.norm for a in parse.children(verb, "aux")} & {"may"} and not (forbids or parse.child(verb, "neg")):
        return None
    joint = next((c for c in parse.children(verb, "prep") if c.norm in ("under", "by") and c.i < verb.i), None)
    if joint is None or parse.child(verb, "neg") is not None:
        return None
    noun = parse.child(joint, "pobj")
    span = (joint.start, parse.tokens[verb.right].end)
    named = instruments_near(annotations, (joint.start, verb.start)) if noun is not None else ()
    if noun is None or not named or not (noun.lemma in words("duty_nouns") | CLAUSES or noun.text[:1].isupper()):
        return None
    doers = agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, verb)
    by = party_names(annotations, [d for d in doers if annotations.reference_headed(d) is not None])
    return _entry(annotations, verb, by, span, "open", named, statements, by_id)


def _judged(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """Something that is called a breach: "regards it as a breach of Article 4", "the levy is a violation of the treaty"."""
    parse = annotations.parse
    found = next(
        (
            n
            for n in parse.subtree(verb)
            if n.lemma in words("violation_nouns") and (n.dep in ("attr", "oprd") or parse.head(n).norm in ("as", "a"))
        ),
        None,
    )
    if found is None or verb.lemma not in JUDGING or parse.child(verb, "neg") is not None:
        return None
    joint = prepositional(parse, found, "of")
    span = (verb.start, parse.tokens[found.right].end)
    named = instruments_near(annotations, span)
    if joint is None or not named or {a.norm for a in parse.children(verb, "aux")} & UNTOLD:
        return None
    judges = [j for j in subjects_of(parse, verb) if annotations.reference_headed(j) is not None]
    claimed = party_names(annotations, judges)
    by = _actor_before(annotations, statements, verb, claimed)
    if not by or not claimed:
        return None
    told = _entry(annotations, verb, by, span, "claimed_breached", named, statements, by_id)
    told.claimed_by = claimed
    return told


def _actor_before(
    annotations: Annotations, statements: Sequence[Statement], verb: Token, judges: tuple[str, ...]
) -> tuple[str, ...]:
    """Return whose deed is judged: whom the judgement accuses, else who spoke or acted in the sentence before."""
    here = [s for s in statements if s.evidence_start <= verb.start < s.evidence_end and s.speaker in judges]
    accused = tuple(n for s in here for n in s.about)
    if accused:
        return accused
    sentence = annotations.parse.sentence_of(verb)
    before = annotations.parse.sentences[max(0, sentence.i - 1)]
    subjects = subjects_of(annotations.parse, annotations.parse.tokens[before.root])
    named = [t for t in subjects if annotations.reference_headed(t) is not None]
    return tuple(n for n in party_names(annotations, named) if n not in judges) if before.i != sentence.i else ()


def _demanded(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """A deed told as what an instrument asks for: "it keeps no guns there, as the Protocol demands"."""
    parse = annotations.parse
    clause = next((c for c in parse.children(verb, "advcl") if c.lemma in words("requiring_verbs") and c.i > verb.i), None)
    mark = parse.child(clause, "mark") if clause is not None else None
    source = parse.child(clause, "nsubj") if clause is not None else None
    if clause is None or mark is None or mark.norm != "as" or source is None:
        return None
    span = (parse.tokens[source.left].start, parse.tokens[source.right].end)
    named = instruments_in(annotations, span) or (
        instruments_near(annotations, span) if source.lemma in words("instrument_nouns") | CLAUSES else ()
    )
    auxiliaries = {a.norm for a in parse.children(verb, "aux")}
    doers = subjects_of(parse, verb)
    statement = innermost(statements, verb.start)
    by = party_names(annotations, [d for d in doers if annotations.reference_headed(d) is not None])
    if not by and any(d.norm == "it" for d in doers):
        by = sources_of(statement, by_id)[-1:]
    if not named or not is_named(by) or auxiliaries & UNTOLD or verb.tag == "VB":
        return None
    start = parse.tokens[min([verb.i, *(d.left for d in doers if d.sentence == verb.sentence and d.i < verb.i)])].start
    told = _entry(annotations, verb, by, (start, span[0]), "claimed_met", named, statements, by_id)
    told.evidence = (start, parse.tokens[clause.right].end)
    return told


def _bound(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """What an instrument binds somebody to, told without saying whether it was kept: "the accord obliges them to …"."""
    parse = annotations.parse
    deed = next((d for d in parse.children(verb, "xcomp", "ccomp", "advcl") if d.tag == "VB"), None)
    nominal = verb.pos == "NOUN" and verb.norm in OBLIGES
    bound = [*objects_of(parse, verb), *(parse.children(verb, "nsubj") if nominal else [])]
    if nominal:
        deed = next((t for t in parse.tokens[verb.i : verb.right + 1] if t.tag == "VB"), None)
    if not (verb.lemma in words("binding_verbs") or nominal) or deed is None or parse.child(verb, "neg") is not None:
        return None
    actors = [b for b in bound if b.pos in ("NOUN", "PROPN")] or subjects_of(parse, deed)
    sources = [t for t in parse.tokens[max(0, verb.i - 3) : verb.i] if t.lemma in words("duty_nouns") | CLAUSES]
    passive = is_passive(parse, verb)
    by_text = bool(sources) or any(t.lemma in words("duty_nouns") | CLAUSES for t in subjects_of(parse, verb))
    named = instruments_near(annotations, (verb.start, verb.end))
    if not actors or not (by_text or (passive and named)):
        return None
    span = (verb.start, parse.tokens[deed.right].end)
    return _entry(annotations, verb, party_names(annotations, actors), span, "open", named, statements, by_id)


def _violating(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """A deed told as a breach: "received mortars in violation of the Protocol"."""
    parse = annotations.parse
    for joint in parse.children(verb, "prep"):
        noun = parse.child(joint, "pobj")
        if joint.norm == "in" and noun is not None and noun.lemma in words("violation_nouns"):
            span = (parse.tokens[noun.left].start, parse.tokens[noun.right].end)
            named = instruments_in(annotations, span)
            doers = agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, verb)
            if named and doers:
                by = party_names(annotations, doers)
                return _entry(
                    annotations, verb, by, (verb.start, span[1]), "claimed_breached", named, statements, by_id
                )
    return None


def _entry(
    annotations: Annotations,
    verb: Token,
    by: tuple[str, ...],
    span: Span,
    state: str,
    instruments: tuple[str, ...],
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
) -> Matter:
    sentence = annotations.parse.sentence_of(verb)
    statement = innermost(statements, verb.start)
    claimed = sources_of(statement, by_id)[-1:] or (own_name(annotations),)
    return Matter(
        kind="obligation",
        by=by,
        of=(),
        must_act=by,
        terms=" ".join(annotations.document.text[slice(*span)].split()),
        evidence=span,
        state=state,
        instruments=instruments,
        clause=clause_in(annotations, span) or clause_in(annotations, (sentence.start, verb.start)),
        deadline=deadline_in(annotations, span),
        claimed_by=claimed if state != "open" else (),
        sources=sources_of(statement, by_id),
        statement_id=statement.id if statement else None,
        step_by=by,
        confidence=0.6,
        lemmas=lemmas_of(annotations, span),
    )


def _duty(
    annotations: Annotations,
    verb: Token,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    earlier: Matter | None,
) -> Matter | None:
    parse = annotations.parse
    lemma = particle_lemma(parse, verb)
    kept, broken = lemma in words("keeping_verbs"), lemma in words("breaking_verbs")
    if not (kept or broken) or {c.norm for c in parse.children(verb, "aux")} & UNTOLD:
        return None
    thing = _thing(parse, verb)
    doers = agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, verb)
    actors = [d for d in doers if d.pos in ("NOUN", "PROPN") or annotations.reference_headed(d) is not None]
    if thing is None and lemma == "comply" and instruments_near(annotations, (verb.start, verb.end)):
        thing = verb
    if thing is None or not actors:
        return None
    span = (parse.tokens[min(verb.i, thing.left)].start, parse.tokens[max(verb.i, thing.right)].end)
    clause = _clause(parse, verb, span)
    taken_up = thing.i == verb.i or thing.lemma in words("instrument_nouns")
    named = instruments_in(annotations, clause) or (instruments_near(annotations, clause) if taken_up else ())
    elliptic = thing.norm in POSSESSIVES and earlier is not None
    if not (named or elliptic or thing.lemma in words("duty_nouns")):
        return None
    negated = parse.child(verb, "neg") is not None or _failed(parse, verb)
    statement = innermost(statements, verb.start)
    claimed = sources_of(statement, by_id)[-1:] or (own_name(annotations),)
    by = party_names(annotations, actors)
    return Matter(
        kind="obligation",
        by=by,
        of=(),
        must_act=by,
        terms=_terms(annotations, thing, earlier if elliptic else None),
        evidence=(_start(parse, actors[0], verb, span), span[1]),
        state="claimed_met" if kept is not negated else "claimed_breached",
        instruments=named or (earlier.instruments if elliptic and earlier else ()),
        claimed_by=claimed,
        sources=sources_of(statement, by_id),
        statement_id=statement.id if statement else None,
        step_by=by,
        confidence=0.65,
        lemmas=lemmas_of(annotations, span),
    )


def _thing(parse: Parse, verb: Token) -> Token | None:
    """Return what is kept or broken: the object, or what stands behind "with", "by", "to", "on"."""
    things = objects_of(parse, verb)
    if not things:
        joint = prepositional(parse, verb, "with", "by", "to", "on")
        things = parse.children(joint, "pobj") if joint else []
    return _counted(parse, things[0]) if things else None


def _clause(parse: Parse, verb: Token, span: Span) -> Span:
    """Return the stretch of a verb's own clause, up to what is coordinated with it."""
    following = [c.left for c in parse.children(verb, "conj", "cc", "advcl") if c.i > verb.i]
    last = min([*following, verb.right + 1]) - 1
    return span[0], max(span[1], parse.tokens[last].end)


def _counted(parse: Parse, thing: Token) -> Token:
    """Return what a quantity is of: "all of its obligations" gives the obligations."""
    joint = prepositional(parse, thing, "of") if thing.norm in QUANTIFIERS else None
    return (parse.child(joint, "pobj") if joint else None) or thing


def _failed(parse: Parse, verb: Token) -> bool:
    """Tell whether somebody failed or refused to do it."""
    return verb.dep == "xcomp" and parse.head(verb).lemma in ("fail", "refuse", "neglect", "decline")


def _terms(annotations: Annotations, thing: Token, earlier: Matter | None) -> str:
    if earlier is not None:
        return earlier.terms
    parse = annotations.parse
    return " ".join(annotations.document.text[parse.tokens[thing.left].start : parse.tokens[thing.right].end].split())


def _start(parse: Parse, actor: Token, verb: Token, span: Span) -> int:
    near = actor.sentence == verb.sentence and actor.i < verb.i and verb.i - actor.i < 12
    return min(span[0], parse.tokens[actor.left].start) if near else span[0]
