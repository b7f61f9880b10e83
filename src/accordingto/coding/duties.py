"""A parse in, matters out that an instrument binds somebody to, with who claims that they were kept or broken."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from accordingto.coding.compliances import RELATIONS, find_related, find_required, find_treated
from accordingto.coding.matters import (
    Matter,
    clause_in,
    instruments_in,
    instruments_near,
    is_named,
    lemmas_of,
    own_name,
    party_names,
    words,
)
from accordingto.coding.phrases import agents_of, is_passive, objects_of, particle_lemma, prepositional, subjects_of
from accordingto.coding.rulings import (
    OBLIGES,
    UNTOLD,
    find_bound,
    find_demanded,
    find_judged,
    find_ruled,
    find_teller,
    find_violating,
)
from accordingto.coding.sources import sources_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

POSSESSIVES = frozenset({"theirs", "ours", "his", "hers"})
VOWS = frozenset({"word", "promise", "promises", "pledge"})
"""What is kept where the sentence before tells what an instrument binds to: "Orlan has kept its word"."""
PROMISED = frozenset("promise pledge vow commitment undertaking obligation duty".split())
QUANTIFIERS = frozenset("all none most some many part parts half each any both every one two three".split())


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
                or find_bound(annotations, verb, statements, by_id)
                or find_ruled(annotations, verb, statements, by_id)
                or find_violating(annotations, verb, statements, by_id)
                or find_judged(annotations, verb, statements, by_id)
                or find_demanded(annotations, verb, statements, by_id)
                or find_treated(annotations, verb, statements, by_id)
                or find_required(annotations, verb, statements, by_id)
            )
        elif verb.norm in RELATIONS and not (earlier and earlier.evidence[0] <= verb.start < earlier.evidence[1]):
            matter = _of_the_clause(annotations, find_related(annotations, verb, statements, by_id), earlier)
        if matter is not None and matter.state in CLAIMED:
            matter = _as_granted(annotations.parse, verb, matter)
        if matter is not None:
            earlier = matter
            yield matter


def _of_the_clause(annotations: Annotations, told: Matter | None, earlier: Matter | None) -> Matter | None:
    """Return what is called a breach of "that article" as a step of the duty that the words right before it tell of."""
    if told is None or earlier is None or earlier.state != "open" or instruments_in(annotations, told.evidence):
        return told
    before, here = (annotations.parse.token_at(m.evidence[0]) for m in (earlier, told))
    if before is None or here is None or not 0 <= here.sentence - before.sentence <= 1:
        return told
    if not set(told.instruments) & set(earlier.instruments):
        return told
    return replace(
        earlier, evidence=told.evidence, state=told.state, claimed_by=told.claimed_by, statement_id=told.statement_id
    )


CLAIMED = {"claimed_met": "claimed_breached", "claimed_breached": "claimed_met"}
"""The states that are somebody's word, each with what it is to deny it."""
DENYING = frozenset({"deny", "reject", "dismiss", "dispute", "refute"})
DOUBTING = frozenset({"doubt", "ask", "wonder", "question", "fear", "hope"})
NOBODY = frozenset({"nobody", "none", "no", "neither", "nothing"})


def _as_granted(parse: Parse, word: Token, matter: Matter) -> Matter | None:
    """Return what is told within another verb as that leaves it: "denied that it broke the accord", "nobody said that …"."""
    below = word
    for above in parse.ancestors(word):
        if below.dep in ("relcl", "acl", "advcl", "parataxis") or (
            below.dep == "conj" and below.pos in ("VERB", "AUX")
        ):
            return matter
        below = above
        if above.pos not in ("VERB", "AUX") or (above.start >= matter.evidence[0] and above.start < matter.evidence[1]):
            continue
        silent = parse.child(above, "neg") is not None or any(
            NOBODY & {s.norm, *(c.norm for c in parse.children(s, "det"))} for s in subjects_of(parse, above)
        )
        if silent or above.lemma in DOUBTING:
            return None
        if above.lemma in DENYING:
            return replace(matter, state=CLAIMED[matter.state])
    return matter


def _elliptic(annotations: Annotations, negation: Token, earlier: Matter | None) -> Matter | None:
    """Who has not kept what another is said to have kept: "Orlan has complied. Merin has not."."""
    parse = annotations.parse
    after = parse.tokens[negation.i + 1] if negation.i + 1 < len(parse.tokens) else negation
    auxiliary, party = parse.tokens[max(0, negation.i - 1)], parse.tokens[max(0, negation.i - 2)]
    ends = after.pos == "PUNCT" or after.sentence != negation.sentence
    if (
        earlier is None
        or earlier.state != "claimed_met"
        or auxiliary.norm not in ("has", "have", "had", "did")
        or not ends
    ):
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
    if (
        earlier is None
        or told is None
        or subject is None
        or earlier.state != "open"
        or verb.sentence - told.sentence > 2
    ):
        return None
    points = subject.norm in ("this", "that", "it") or any(
        c.norm in ("this", "that") for c in parse.children(subject, "det")
    )
    done = particle_lemma(parse, verb) in words("keeping_verbs") or verb.lemma == "do"
    if not points or not done or (subject.pos == "NOUN" and subject.lemma not in words("duty_nouns")):
        return None
    statement = find_teller(annotations, statements, verb.start)
    state = "claimed_breached" if parse.child(verb, "neg") is not None else "claimed_met"
    claimed = sources_of(statement, by_id)[-1:] or (own_name(annotations),)
    span = (parse.tokens[subject.left].start, verb.end)
    return replace(
        earlier, evidence=span, state=state, claimed_by=claimed, statement_id=statement.id if statement else None
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
    if verb.dep == "pcomp" and not (_failed(parse, verb) or _charged(parse, verb, kept=kept)):
        return None
    untold = {c.norm for c in parse.children(verb, "aux")} & UNTOLD
    if not (kept or broken) or (untold and not (_goes_on(parse, verb) or _failed(parse, verb))):
        return None
    thing = _thing(parse, verb)
    if lemma == "complete" and thing is not None and thing.lemma in words("agreement_nouns"):
        return None
    doers = agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, verb)
    actors = [d for d in doers if d.pos in ("NOUN", "PROPN") or annotations.reference_headed(d) is not None]
    signed = thing is not None and _is_signed(parse, thing)
    bare = thing is None and lemma == "comply"
    if bare and (earlier is not None or instruments_near(annotations, (verb.start, verb.end))):
        thing = verb
    own = signed and not actors and any(d.norm in ("they", "it", "he", "she", "we") for d in doers)
    if thing is None or not (actors or own):
        return None
    span = (parse.tokens[min(verb.i, thing.left)].start, parse.tokens[max(verb.i, thing.right)].end)
    clause = _clause(parse, verb, span)
    taken_up = thing.i == verb.i or thing.lemma in words("instrument_nouns")
    named = instruments_in(annotations, clause) or (instruments_near(annotations, clause) if taken_up else ())
    elliptic = thing.norm in POSSESSIVES and earlier is not None
    told = parse.token_at(earlier.evidence[0]) if earlier is not None and thing.norm in VOWS else None
    if not named and earlier is not None and told is not None and verb.sentence - told.sentence == 1:
        named = earlier.instruments if earlier.state == "open" else ()
    if bare and not named and earlier is not None:
        named = earlier.instruments
    if not (named or elliptic or (thing.lemma in words("duty_nouns") and not own)):
        return None
    nobody = any(c.norm in ("neither", "no") for d in doers for c in parse.children(d, "det"))
    negated = nobody or parse.child(verb, "neg") is not None or _failed(parse, verb)
    statement = find_teller(annotations, statements, verb.start)
    claimed = sources_of(statement, by_id)[-1:] or (own_name(annotations),)
    by = party_names(annotations, actors) or (claimed if own else ())
    if not is_named(by):
        return None
    return Matter(
        kind="obligation",
        by=by,
        of=(),
        must_act=by,
        terms=_terms(annotations, thing, earlier if elliptic else None),
        evidence=(_start(parse, (actors or doers)[0], verb, span), span[1]),
        state="claimed_met" if kept is not negated else "claimed_breached",
        instruments=named or (earlier.instruments if elliptic and earlier else ()),
        clause=clause_in(annotations, span),
        claimed_by=claimed,
        sources=sources_of(statement, by_id),
        statement_id=statement.id if statement else None,
        step_by=by,
        confidence=0.65,
        lemmas=lemmas_of(annotations, span),
    )


PRAISING = frozenset({"praise", "thank", "commend", "applaud"})
CHARGING = frozenset({"accuse", "blame", "condemn", "criticise", "criticize", "denounce", "rebuke"})


def _charged(parse: Parse, verb: Token, *, kept: bool) -> bool:
    """Tell whether somebody is named who blames another for a breach, or thanks for the keeping: "accused Orlan of breaking"."""
    teller = parse.head(parse.head(verb))
    named = not is_passive(parse, teller) or bool(agents_of(parse, teller))
    return named and teller.lemma in (PRAISING if kept is (parse.child(verb, "neg") is None) else CHARGING)


def _is_signed(parse: Parse, thing: Token) -> bool:
    """Tell whether a thing is all that was put down in an agreement: "everything that they had signed in the accord"."""
    told = any(v.lemma in words("concluding_verbs") | words("promising_verbs") for v in parse.children(thing, "relcl"))
    return told and thing.norm in ("everything", "all", "what")


def _goes_on(parse: Parse, verb: Token) -> bool:
    """Tell whether a deed goes on: "continues to violate" is told as done."""
    return verb.dep == "xcomp" and parse.head(verb).lemma in ("continue", "keep", "persist")


def _thing(parse: Parse, verb: Token) -> Token | None:
    """Return what is kept or broken: the object, or what stands behind "with", "by", "to", "on"."""
    things = objects_of(parse, verb)
    if not things:
        joint = prepositional(parse, verb, "with", "by", "to", "on", "upon", "from")
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
    above = parse.head(verb)
    told = not {c.norm for c in parse.children(above, "aux")} & UNTOLD
    return verb.dep == "xcomp" and above.lemma in ("fail", "refuse", "neglect", "decline") and told


def _terms(annotations: Annotations, thing: Token, earlier: Matter | None) -> str:
    if earlier is not None:
        return earlier.terms
    parse = annotations.parse
    last = _deed_behind(parse, thing)
    words_told = " ".join(annotations.document.text[parse.tokens[thing.left].start : parse.tokens[last].end].split())
    return re.sub(r'["”“]', "", words_told) if len(re.findall(r'["”“]', words_told)) == 1 else words_told


def _deed_behind(parse: Parse, thing: Token) -> int:
    """Return the last token of a promise with what it was to do, which a parser hangs on the verb: "broke its promise *to leave*"."""
    deed = next(
        (c for c in parse.children(parse.head(thing), "xcomp", "advcl", "acl") if c.tag == "VB" and c.i > thing.i), None
    )
    between = parse.tokens[thing.right + 1 : deed.left] if deed is not None else ()
    near = deed is not None and all(t.pos == "PUNCT" and t.norm != "," for t in between)
    marked = deed is not None and any(c.norm == "to" for c in parse.children(deed, "aux"))
    return deed.right if deed is not None and near and marked and thing.lemma in PROMISED else thing.right


def _start(parse: Parse, actor: Token, verb: Token, span: Span) -> int:
    near = actor.sentence == verb.sentence and actor.i < verb.i and verb.i - actor.i < 12
    return min(span[0], parse.tokens[actor.left].start) if near else span[0]
