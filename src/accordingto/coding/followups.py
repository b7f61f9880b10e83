"""Matters of a text and the sentences right after them in, what these tell of them out: done, not done, refused, agreed."""

from collections.abc import Iterator, Mapping, Sequence

from accordingto.coding.answers import is_unreal
from accordingto.coding.matters import Matter, own_name, party_names, words
from accordingto.coding.phrases import is_passive, particle_lemma, subject_of
from accordingto.coding.sources import innermost, sources_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import Statement

THINGS = frozenset({"this", "that", "it", "they", "these", "those", "both", "neither"})
STILL = frozenset({"still", "yet"})
ASKED = frozenset({"demand", "request", "ultimatum"})
CANNOT = frozenset({"can", "could", "will", "would", "'ll"})
Sides = Mapping[str, frozenset[str]]
"""For every actor the names and countries that it belongs to."""


def find_followups(
    annotations: Annotations, matters: Sequence[Matter], statements: Sequence[Statement], sides: Sides
) -> Iterator[tuple[Matter, Matter]]:
    """Yield (matter, what became of it) where the next sentence of its paragraph tells it.

    "That was done on 27 March", "They are still there": of what stands before. "Eskildal refused", "Eskildal said that he
    could not order a court": of what was asked of his side right before.
    """
    parse = annotations.parse
    by_id = {s.id: s for s in statements}
    for matter in matters:
        token = parse.token_at(max(matter.evidence[0], matter.evidence[1] - 1))
        if matter.state != "open" or token is None:
            continue
        here = parse.sentence_of(token)
        for sentence in parse.sentences[here.i + 1 : here.i + 2]:
            if sentence.paragraph != here.paragraph or sentence.is_title or here.is_title:
                continue
            told = _done(parse, sentence, matter) or _answered(annotations, sentence, matter, sides)
            if told is not None:
                verb, state = told
                yield matter, _step(annotations, matter, sentence, verb, state, statements, by_id)


def _done(parse: Parse, sentence: Sentence, matter: Matter) -> tuple[Token, str] | None:
    """What a pronoun takes up: "That was done", "It has not been paid", "They are still there", "It has yet to appear"."""
    verb = parse.tokens[sentence.root]
    subject = subject_of(parse, verb)
    if subject is None or subject.norm not in THINGS or subject.i - sentence.first > 2:
        return None
    negated = parse.child(verb, "neg") is not None or subject.norm == "neither"
    unreal = {a.norm for a in parse.children(verb, "aux")} & {
        "will",
        "would",
        "may",
        "might",
        "must",
        "should",
        "could",
        "can",
    }
    if is_passive(parse, verb) and not unreal and particle_lemma(parse, verb) in words("done_verbs"):
        return verb, "claimed_breached" if negated else "claimed_met"
    still = {c.norm for c in parse.children(verb, "advmod")}
    there = verb.lemma in ("be", "remain", "stay") and "there" in still and "still" in still
    owed = verb.lemma == "have" and "yet" in still and parse.child(verb, "xcomp") is not None
    if matter.kind not in ASKED and (there or owed):
        return verb, "claimed_breached"
    return None


def _answered(annotations: Annotations, sentence: Sentence, matter: Matter, sides: Sides) -> tuple[Token, str] | None:
    """What the side says that was asked: "Eskildal refused", "He said that he could not do so"."""
    parse = annotations.parse
    verb = parse.tokens[sentence.root]
    subject = subject_of(parse, verb)
    if matter.kind not in ASKED or subject is None or annotations.reference_headed(subject) is None:
        return None
    by = party_names(annotations, [subject])
    if not _same_side(by, matter.of, sides) or set(by) & set(matter.by):
        return None
    bare = not parse.children(verb, "dobj", "xcomp", "ccomp", "prep") and not is_unreal(parse, verb)
    if bare and verb.tag in ("VBD", "VBN", "VBZ") and verb.lemma in words("bare_answers"):
        return verb, "accepted" if verb.lemma in words("accepting_verbs") else "refused"
    said = parse.child(verb, "ccomp")
    if verb.lemma != "say" or said is None or parse.child(said, "neg") is None:
        return None
    able = {said.norm, *(a.norm for a in parse.children(said, "aux"))} & CANNOT
    doer = subject_of(parse, said)
    own = doer is not None and doer.pos == "PRON" and doer.norm in ("he", "she", "it", "they", "we", "i")
    return (said, "refused") if able and own else None


def _same_side(ours: Sequence[str], theirs: Sequence[str], sides: Sides) -> bool:
    return any(sides.get(a, frozenset({a})) & sides.get(b, frozenset({b})) for a in ours for b in theirs)


def _step(
    annotations: Annotations,
    matter: Matter,
    sentence: Sentence,
    verb: Token,
    state: str,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
) -> Matter:
    statement = innermost(statements, verb.start)
    chain = sources_of(statement, by_id)
    claimed = chain[-1:] or (own_name(annotations),)
    parse = annotations.parse
    subject = subject_of(parse, parse.tokens[sentence.root])
    by = claimed
    if state in ("refused", "accepted") and subject is not None:
        by = party_names(annotations, [subject])
    return Matter(
        matter.kind,
        matter.by,
        matter.of,
        matter.must_act,
        matter.terms,
        (sentence.start, verb.end),
        state,
        claimed_by=claimed if state.startswith("claimed") else (),
        sources=chain,
        statement_id=statement.id if statement else None,
        step_by=by,
    )
