"""A parse in, matters out of what is said to be in line with an instrument, or against it, in words other than a deed."""

from collections.abc import Mapping, Sequence

from accordingto.coding.matters import (
    CLAUSES,
    Matter,
    instruments_in,
    instruments_near,
    owner_in_text,
    party_names,
    words,
)
from accordingto.coding.phrases import agents_of, is_passive, particle_lemma, prepositional, subjects_of
from accordingto.coding.rulings import JUDGING, UNTOLD, make_duty
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Statement

RELATIONS: Mapping[str, tuple[str, frozenset[str]]] = {
    **dict.fromkeys(("violation", "breach", "contravention", "infringement"), ("claimed_breached", frozenset({"of"}))),
    **dict.fromkeys(("mockery", "travesty", "disregard"), ("claimed_breached", frozenset({"of", "for"}))),
    **dict.fromkeys(("contrary", "counter"), ("claimed_breached", frozenset({"to"}))),
    **dict.fromkeys(("incompatible", "inconsistent", "odds"), ("claimed_breached", frozenset({"with"}))),
    **dict.fromkeys(
        ("line", "keeping", "accordance", "conformity", "compliance", "compatible", "consistent", "accord"),
        ("claimed_met", frozenset({"with"})),
    ),
    **dict.fromkeys(("true", "faithful", "loyal"), ("claimed_met", frozenset({"to"}))),
}
"""Words that say how something stands to an instrument, the state that they give and the preposition that leads to it."""
TELLING_NOUNS = frozenset({"violation", "breach", "contravention", "infringement", "mockery", "travesty"})
"""Those of them that are something by themselves: "it makes a mockery of the treaty"."""
BEING = frozenset({"be", "remain", "stand", "stay", "become"})
MAKING = frozenset({"make", "constitute", "represent", "commit", "mark", "show"})
PRESUPPOSED = frozenset({"condition", "requirement", "deadline"})
"""What is met or not without anybody's being bound to it."""
NEAR = 9
"""Words before a verb that its subject may begin to stand in the evidence."""
UNSURE = frozenset({"if", "whether", "unless"})


def find_related(
    annotations: Annotations, word: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """What is told by a noun or an adjective: "is in line with the accord", "remains a breach of that article"."""
    parse, relation = annotations.parse, RELATIONS.get(word.norm)
    joint = prepositional(parse, word, *relation[1]) if relation is not None else None
    if relation is None or joint is None:
        return None
    span = (word.start, parse.tokens[word.right].end)
    named = _instruments_behind(annotations, parse.children(word, "prep"))
    verb = _verb_of(parse, word)
    if not named or verb is None or _is_untold(parse, verb):
        return None
    state, negated = relation[0], _is_negated(parse, verb, word)
    if negated and state == "claimed_breached":
        return None
    judged = verb.lemma in JUDGING and verb.lemma not in BEING
    subjects = [] if judged else _subjects(parse, verb)
    judges = [j for j in subjects_of(parse, verb) if annotations.reference_headed(j)] if judged else []
    if judged and not judges:
        return None
    by = _parties(annotations, subjects)
    if judged:
        here = [s for s in statements if s.evidence_start <= word.start < s.evidence_end]
        by = tuple(dict.fromkeys(n for s in here for n in s.about))
    near = [s.left for s in subjects if s.sentence == verb.sentence and verb.i - NEAR < s.left < word.i]
    start = parse.tokens[min([verb.i, *near])].start
    told = make_duty(
        annotations, verb, by, (start, span[1]), "claimed_breached" if negated else state, named, statements, by_id
    )
    if judged:
        told.claimed_by = party_names(annotations, judges)
    return told


def find_treated(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """What is told of an instrument, or of a duty under it, in the passive: "the treaty has been observed by us"."""
    parse = annotations.parse
    thing = parse.child(verb, "nsubjpass")
    lemma = particle_lemma(parse, verb)
    kept = lemma in words("keeping_verbs") | {"apply"}
    if thing is None or not (kept or lemma in words("breaking_verbs")) or _is_untold(parse, verb):
        return None
    head = thing.lemma.lower()
    duty = head in words("duty_nouns") - PRESUPPOSED | CLAUSES | words("instrument_nouns")
    reach = (parse.tokens[thing.left].start, parse.tokens[thing.right].end)
    named = instruments_in(annotations, reach) or (instruments_near(annotations, reach) if duty else ())
    if (
        not named
        or head in PRESUPPOSED
        or not (duty or any(m.start <= thing.start < m.end for m in annotations.instruments))
    ):
        return None
    doers = agents_of(parse, verb) or [a for v in parse.children(thing, "acl", "relcl") for a in _obliged(parse, v)]
    by = _parties(annotations, doers)
    negated = parse.child(verb, "neg") is not None
    state = "claimed_met" if kept is not negated else "claimed_breached"
    return make_duty(annotations, verb, by, (reach[0], verb.end), state, named, statements, by_id)


def find_required(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """What is told to have been done, or not, as an instrument asks: "gave the notice which Article 3 requires"."""
    parse = annotations.parse
    for thing in parse.children(verb, "dobj"):
        for clause in parse.children(thing, "relcl", "acl"):
            sources = parse.children(clause, "nsubj")
            asks = clause.lemma in words("requiring_verbs") and clause.i > thing.i
            named = _instruments_behind(annotations, sources) if asks else ()
            failed = verb.dep == "xcomp" and parse.head(verb).lemma in ("fail", "refuse", "neglect", "decline")
            teller = parse.head(verb) if failed else verb
            if not named or _is_untold(parse, teller) or (verb.tag == "VB" and not failed):
                continue
            by = _parties(annotations, subjects_of(parse, teller))
            negated = failed is not (parse.child(teller, "neg") is not None)
            state = "claimed_breached" if negated else "claimed_met"
            span = (teller.start, parse.tokens[clause.right].end)
            return make_duty(annotations, verb, by, span, state, named, statements, by_id) if by else None
    return None


def _instruments_behind(annotations: Annotations, heads: Sequence[Token]) -> tuple[str, ...]:
    """Return the instruments that phrases name, or take up by "that article" or "the treaty"."""
    parse = annotations.parse
    for head in heads:
        span = (parse.tokens[head.left].start, parse.tokens[head.right].end)
        here = parse.between(*span)
        named = instruments_in(annotations, span)
        if named:
            return named
        if any(t.lemma.lower() in words("instrument_nouns") | CLAUSES for t in here):
            return instruments_near(annotations, span)
    return ()


def _verb_of(parse: Parse, word: Token) -> Token | None:
    """Return the verb that says of something what a word means: its copula, what makes it so, or who calls it that."""
    head = parse.head(word)
    if word.dep == "conj" and head.dep in ("attr", "acomp", "oprd"):
        word, head = head, parse.head(head)
    if word.dep in ("attr", "acomp"):
        return head
    if word.dep == "oprd" or (word.dep == "dobj" and word.norm in TELLING_NOUNS):
        return head if head.lemma in JUDGING | MAKING else None
    if word.dep in ("advmod", "amod") and head.pos in ("VERB", "AUX"):
        return head
    if word.dep != "pobj":
        return None
    above = parse.head(head)
    if head.norm == "as":
        return next((v for v in (above, parse.head(above)) if v.lemma in JUDGING), None)
    return above if head.norm in ("in", "at") and above.lemma in BEING else None


def _subjects(parse: Parse, verb: Token) -> list[Token]:
    """Return the subjects of a copula; of a second one ("has been and remains") those of the first."""
    head = parse.head(verb)
    shared = verb.dep == "conj" and parse.child(verb, "nsubj") is None and head.lemma in BEING
    return subjects_of(parse, head if shared else verb)


def _is_untold(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb does not say that it is or was so: "would be", "whether it is", "to remain"."""
    auxiliaries = {c.norm for c in parse.children(verb, "aux")} & UNTOLD
    unsure = {c.norm for c in parse.children(verb, "mark")} & UNSURE
    return bool(auxiliaries or unsure) or (verb.tag == "VB" and not parse.children(verb, "aux"))


def _is_negated(parse: Parse, verb: Token, word: Token) -> bool:
    return parse.child(verb, "neg") is not None or any(c.norm == "no" for c in parse.children(word, "det"))


def _obliged(parse: Parse, verb: Token) -> list[Token]:
    """Return who took a duty on: "the undertaking given by Orlan", "the duty that Orlan assumed"."""
    return agents_of(parse, verb) if is_passive(parse, verb) or verb.dep == "acl" else parse.children(verb, "nsubj")


def _parties(annotations: Annotations, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return who acts: those that are named, else whose step a thing is."""
    named = [t for t in tokens if annotations.reference_headed(t) is not None]
    return party_names(annotations, named) or next((o for t in tokens if (o := owner_in_text(annotations, t))), ())
