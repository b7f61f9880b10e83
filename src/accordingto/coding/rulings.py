"""A parse in, matters out that a text of law rules, and deeds that are told as its breach or as what it asks for."""

from collections.abc import Mapping, Sequence

from accordingto.coding.matters import (
    CLAUSES,
    Matter,
    clause_in,
    deadline_in,
    instruments_in,
    instruments_near,
    is_named,
    lemmas_of,
    own_name,
    party_names,
    words,
)
from accordingto.coding.phrases import agents_of, is_passive, objects_of, prepositional, subjects_of
from accordingto.coding.sources import innermost, sources_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Token
from accordingto.model.records import Span, Statement

OBLIGES = frozenset({"forbids", "prohibits", "obliges", "commits", "binds", "requires", "compels", "obligates"})
JUDGING = frozenset(
    {"regard", "consider", "call", "describe", "see", "denounce", "view", "condemn", "brand", "term", "qualify"}
)
UNTOLD = frozenset({"could", "would", "might", "may", "should", "must", "to", "will", "can", "'ll"})


def find_teller(annotations: Annotations, statements: Sequence[Statement], offset: int) -> Statement | None:
    """Return who tells of a duty: the tightest statement around it that is not the instrument's own ("as it demands")."""
    texts = {m.name for m in annotations.instruments}
    return innermost([s for s in statements if s.speaker not in texts], offset)


def find_bound(
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
    leading = parse.tokens[max(0, verb.i - 3) : verb.i] if nominal else ()
    sources = [t for t in leading if t.lemma.lower() in words("duty_nouns") | CLAUSES]
    passive = is_passive(parse, verb)
    by_text = bool(sources) or any(t.lemma.lower() in words("duty_nouns") | CLAUSES for t in subjects_of(parse, verb))
    named = instruments_near(annotations, (verb.start, verb.end))
    by = party_names(annotations, actors)
    if not actors or not (by_text or (passive and named)) or not is_named(by):
        return None
    span = (verb.start, parse.tokens[deed.right].end)
    return make_duty(annotations, verb, party_names(annotations, actors), span, "open", named, statements, by_id)


def find_ruled(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """What a clause of an instrument rules: "under Article 9 persons detained must be brought before a judge"."""
    parse = annotations.parse
    if not {a.norm for a in parse.children(verb, "aux")} & {"must", "shall", "may"}:
        return None
    forbids = any(
        d.norm in ("nobody", "no", "none") for s in parse.children(verb, "nsubj", "nsubjpass") for d in parse.subtree(s)
    )
    if {a.norm for a in parse.children(verb, "aux")} & {"may"} and not (forbids or parse.child(verb, "neg")):
        return None
    joint = next((c for c in parse.children(verb, "prep") if c.norm in ("under", "by") and c.i < verb.i), None)
    if joint is None or parse.child(verb, "neg") is not None:
        return None
    noun = parse.child(joint, "pobj")
    span = (joint.start, parse.tokens[verb.right].end)
    named = instruments_near(annotations, (joint.start, verb.start)) if noun is not None else ()
    if (
        noun is None
        or not named
        or not (noun.lemma.lower() in words("duty_nouns") | CLAUSES or noun.text[:1].isupper())
    ):
        return None
    doers = agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, verb)
    by = party_names(annotations, [d for d in doers if annotations.reference_headed(d) is not None])
    return make_duty(annotations, verb, by, span, "open", named, statements, by_id)


def find_violating(
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
                return make_duty(
                    annotations, verb, by, (verb.start, span[1]), "claimed_breached", named, statements, by_id
                )
    return None


def find_judged(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """Something that is called a breach: "regards it as a breach of Article 4", "the levy is a violation of the treaty"."""
    parse = annotations.parse
    if verb.lemma not in JUDGING:
        return None
    found = next(
        (
            n
            for n in parse.subtree(verb)
            if n.lemma in words("violation_nouns") and (n.dep in ("attr", "oprd") or parse.head(n).norm in ("as", "a"))
        ),
        None,
    )
    if found is None or parse.child(verb, "neg") is not None:
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
    told = make_duty(annotations, verb, by, span, "claimed_breached", named, statements, by_id)
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
    owned = [t for t in subjects for p in annotations.parse.children(t, "poss") if annotations.reference_headed(p)]
    named = [t for t in subjects if annotations.reference_headed(t) is not None] or owned
    return tuple(n for n in party_names(annotations, named) if n not in judges) if before.i != sentence.i else ()


def find_demanded(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """A deed told as what an instrument asks for: "it keeps no guns there, as the Protocol demands"."""
    parse = annotations.parse
    clause = next(
        (c for c in parse.children(verb, "advcl") if c.lemma in words("requiring_verbs") and c.i > verb.i), None
    )
    mark = parse.child(clause, "mark") if clause is not None else None
    source = parse.child(clause, "nsubj") if clause is not None else None
    if clause is None or mark is None or mark.norm != "as" or source is None:
        return None
    span = (parse.tokens[source.left].start, parse.tokens[source.right].end)
    named = instruments_in(annotations, span) or (
        instruments_near(annotations, span) if source.lemma.lower() in words("instrument_nouns") | CLAUSES else ()
    )
    auxiliaries = {a.norm for a in parse.children(verb, "aux")}
    doers = subjects_of(parse, verb)
    statement = find_teller(annotations, statements, verb.start)
    by = party_names(annotations, [d for d in doers if annotations.reference_headed(d) is not None])
    if not by and any(d.norm == "it" for d in doers):
        by = sources_of(statement, by_id)[-1:]
    if not named or not is_named(by) or auxiliaries & UNTOLD or verb.tag == "VB":
        return None
    start = parse.tokens[min([verb.i, *(d.left for d in doers if d.sentence == verb.sentence and d.i < verb.i)])].start
    told = make_duty(annotations, verb, by, (start, span[0]), "claimed_met", named, statements, by_id)
    told.evidence = (start, parse.tokens[clause.right].end)
    return told


def make_duty(
    annotations: Annotations,
    verb: Token,
    by: tuple[str, ...],
    span: Span,
    state: str,
    instruments: tuple[str, ...],
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
) -> Matter:
    """Return what somebody is bound to under instruments, told at a verb; a state that is claimed is so by who tells it."""
    sentence = annotations.parse.sentence_of(verb)
    statement = find_teller(annotations, statements, verb.start)
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
