"""A parse in, matters out that an instrument binds somebody to, with who claims that they were kept or broken."""

from collections.abc import Iterator, Mapping, Sequence

from accordingto.coding.matters import Matter, innermost, instruments_in, lemmas_of, sources_of, words
from accordingto.coding.naming import names_of
from accordingto.coding.phrases import agents_of, is_passive, objects_of, particle_lemma, prepositional, subjects_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

POSSESSIVES = frozenset({"theirs", "ours", "his", "hers"})
QUANTIFIERS = frozenset("all none most some many part parts half each any both every one two three".split())
UNTOLD = frozenset({"could", "would", "might", "may", "should", "must", "to", "will", "can", "'ll"})


def find_duties(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield the obligations that are said to have been met or breached, and by whom that is said."""
    by_id = {s.id: s for s in statements}
    earlier: Matter | None = None
    for verb in annotations.parse.tokens:
        if verb.pos != "VERB":
            continue
        matter = _duty(annotations, verb, statements, by_id, earlier) or _bound(annotations, verb, statements, by_id)
        matter = matter or _violating(annotations, verb, statements, by_id)
        if matter is not None:
            earlier = matter
            yield matter


def _bound(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """What an instrument binds somebody to, told without saying whether it was kept: "the accord obliges them to …"."""
    parse = annotations.parse
    deed = next((d for d in parse.children(verb, "xcomp", "ccomp") if d.tag == "VB"), None)
    if verb.lemma not in words("binding_verbs") or deed is None or parse.child(verb, "neg") is not None:
        return None
    bound = objects_of(parse, verb)
    actors = [b for b in bound if b.pos in ("NOUN", "PROPN")] or subjects_of(parse, deed)
    sentence = parse.sentence_of(verb)
    named = instruments_in(annotations, (sentence.start, sentence.end))
    by_text = any(t.lemma in words("duty_nouns") or t.lemma == "article" for t in subjects_of(parse, verb))
    if not actors or not (named or by_text):
        return None
    span = (verb.start, parse.tokens[deed.right].end)
    return _entry(annotations, verb, names_of(annotations, actors), span, "open", named, statements, by_id)


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
                by = names_of(annotations, doers)
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
    statement = innermost(statements, verb.start)
    claimed = sources_of(statement, by_id)[-1:] or (annotations.document.publisher or "@publisher",)
    return Matter(
        kind="obligation",
        by=by,
        of=(),
        must_act=by,
        terms=" ".join(annotations.document.text[slice(*span)].split()),
        evidence=span,
        state=state,
        instruments=instruments,
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
    if thing is None or not actors:
        return None
    span = (parse.tokens[min(verb.i, thing.left)].start, parse.tokens[max(verb.i, thing.right)].end)
    named = instruments_in(annotations, _clause(parse, verb, span))
    elliptic = thing.norm in POSSESSIVES and earlier is not None
    if not (named or elliptic or thing.lemma in words("duty_nouns")):
        return None
    negated = parse.child(verb, "neg") is not None or _failed(parse, verb)
    statement = innermost(statements, verb.start)
    claimed = sources_of(statement, by_id)[-1:] or (annotations.document.publisher or "@publisher",)
    by = names_of(annotations, actors)
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
