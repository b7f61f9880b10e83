"""A parse in, promises out that a noun names, by what is told of them: made, repeated, kept, broken, kept in part."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from accordingto.coding.lexicons import load_list
from accordingto.coding.matters import (
    Matter,
    deadline_in,
    instruments_in,
    instruments_near,
    is_named,
    is_side,
    lemmas_of,
    own_name,
    owner_of,
    party_names,
    words,
)
from accordingto.coding.phrases import agents_of, is_passive, particle_lemma, prepositional, subjects_of
from accordingto.coding.sources import innermost, sources_of
from accordingto.coding.urging import is_of_sport
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Statement

NOUNS = frozenset({"promise", "pledge", "vow", "commitment", "undertaking", "assurance", "guarantee"})
UNREAL = frozenset({"could", "would", "might", "may", "should", "must", "can", "ca", "will", "'ll"})
EMPTY = frozenset({"unfulfilled", "unkept", "unmet", "broken", "unpaid", "unhonoured", "empty"})
ARRIVING = frozenset({"reach", "arrive", "come", "materialise", "materialize", "appear", "begin", "start", "happen"})
PART = frozenset(
    {"half", "third", "quarter", "fraction", "part", "some", "few", "handful", "percent", "portion", "fifth", "tenth"}
)


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(load_list("matters")["pledge_verbs"][name])


def find_pledges(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield promises named by a noun, and promised things that came, came in part, or did not come."""
    by_id = {s.id: s for s in statements}
    for token in annotations.parse.tokens:
        found = None
        if token.lemma in NOUNS and token.pos == "NOUN":
            found = _named(annotations, token, statements, by_id)
        elif token.lemma in words("promising_verbs") | {"agree"} and token.dep in ("relcl", "amod", "acl"):
            found = _thing(annotations, token, statements, by_id)
        elif token.lemma in ("commit", "bind", "pledge") and token.pos == "VERB":
            found = _bound_itself(annotations, token, statements, by_id)
        if found is not None and not is_of_sport(found.by):
            yield found


def _named(
    annotations: Annotations, noun: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """ "Made good on its pledge to free the men", "a pledge by Orlan to pay has yet to be honoured"."""
    parse = annotations.parse
    deed = _deed(parse, noun)
    told = _told_of(parse, noun)
    if deed is None or told is None:
        return None
    verb, state = told
    acting = agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, verb)
    acting = [a for a in acting if a.i != noun.i]
    owners = [o for o in owner_of(parse, noun) if o.norm not in ("its", "his", "her", "their", "our", "my")]
    owners = [o for o in owners if is_side(annotations, o)]
    makers = [a for a in acting if is_side(annotations, a)]
    gained = particle_lemma(parse, verb) in ("extract", "secure", "win", "receive", "get", "obtain")
    by = party_names(annotations, owners or ([] if gained else makers))
    if not is_named(by):
        return None
    whole = (min(noun.left, verb.i), max(noun.right, deed.right, verb.i))
    if state.startswith("claimed") and instruments_in(annotations, _span(parse, whole)):
        return None
    return _matter(annotations, verb, by, (deed.left, deed.right), whole, state, statements, by_id)


def _deed(parse: Parse, noun: Token) -> Token | None:
    """Return what is promised: "to free the men", "that …", "of 40 million", "to holding the vote"."""
    for child in parse.children(noun, "acl", "ccomp", "relcl"):
        marked = {c.norm for c in parse.children(child, "aux", "mark")}
        if child.i > noun.i and marked & {"to", "that", "not"}:
            return child
    joint = prepositional(parse, noun, "to", "of", "for")
    below = next(iter(parse.children(joint, "pcomp", "pobj")), None) if joint is not None and joint.i > noun.i else None
    if below is not None and (below.pos == "VERB" or (joint is not None and joint.norm != "to")):
        return below if below.lemma not in words("vague_goods") else None
    return None


def _told_of(parse: Parse, noun: Token) -> tuple[Token, str] | None:
    """Return the verb that tells what became of a promise, and the state that it tells."""
    verb, key = parse.head(noun), ""
    if noun.dep == "pobj":
        joint, verb = verb, parse.head(parse.head(noun))
        between = [c.norm for c in parse.children(verb, "advmod", "acomp", "prt", "oprd") if verb.i < c.i < joint.i]
        if verb.pos in ("ADJ", "ADV") and parse.head(verb).pos == "VERB":
            between, verb = [verb.norm], parse.head(verb)
        key = " ".join([verb.lemma, *between, joint.norm])
        void = {t.norm for t in subjects_of(parse, verb)} & {"nothing", "little"}
        if key == "come of" and void:
            return verb, "claimed_breached"
    elif noun.dep in ("dobj", "nsubjpass"):
        goods = [c.norm for c in parse.children(verb, "oprd", "acomp") if c.norm == "good"]
        key = " ".join([particle_lemma(parse, verb), *goods])
    elif noun.dep == "nsubj":
        return _as_subject(parse, noun, verb)
    if verb.pos not in ("VERB", "AUX"):
        return None
    auxiliaries = {c.norm for c in parse.children(verb, "aux")}
    above = parse.head(verb)
    owed = verb.dep == "xcomp" and above.lemma == "have"
    failed = owed or (verb.dep == "xcomp" and above.lemma in ("fail", "refuse", "decline"))
    if auxiliaries & UNREAL or ("to" in auxiliaries and not failed):
        return None
    negated = failed or parse.child(verb, "neg") is not None
    if key in _verbs("kept"):
        return verb, "claimed_breached" if negated else "claimed_met"
    if key in _verbs("broken"):
        return verb, "claimed_met" if negated else "claimed_breached"
    return (verb, "open") if key in _verbs("made") and not negated else None


def _as_subject(parse: Parse, noun: Token, verb: Token) -> tuple[Token, str] | None:
    """What is told of the promise itself: "has yet to be honoured", "remains unfulfilled", "came to nothing"."""
    deed = parse.child(verb, "xcomp")
    yet = any(c.norm in ("yet", "still") for c in parse.children(verb, "advmod"))
    if verb.lemma == "have" and yet and deed is not None:
        return verb, "claimed_breached"
    below = {t.norm for t in parse.subtree(verb) if t.i > verb.i}
    if verb.lemma in ("remain", "be", "prove", "stay") and below & EMPTY:
        return verb, "claimed_breached"
    return (verb, "claimed_breached") if verb.lemma in ("come", "lead") and "nothing" in below else None


def _thing(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """ "Delivered only half of the grain that it promised", "the promised aid has not reached them"."""
    parse = annotations.parse
    thing = parse.head(verb)
    top = _counted(parse, thing)
    main = parse.head(top)
    promisers = parse.children(verb, "nsubj")
    if main.pos != "VERB" or {c.norm for c in parse.children(main, "aux")} & (UNREAL | {"to"}):
        return None
    by: tuple[str, ...] = ()
    negated = parse.child(main, "neg") is not None
    reneged = prepositional(parse, main, "on") is not None and particle_lemma(parse, main) in (
        "renege",
        "default",
        "backtrack",
    )
    if verb.dep == "amod" and top.dep == "nsubj" and main.lemma in ARRIVING and negated:
        state = "claimed_breached"
    elif top.dep == "pobj" and reneged:
        by, state = party_names(annotations, subjects_of(parse, main)), "claimed_breached"
    elif (
        top.dep == "dobj"
        and particle_lemma(parse, main) in _verbs("delivering")
        and verb.lemma in words("promising_verbs")
    ):
        doers = [s for s in subjects_of(parse, main) if is_side(annotations, s)]
        by = party_names(annotations, doers)
        foreign = [p for p in promisers if p.pos != "PRON" and not set(party_names(annotations, [p])) & set(by)]
        partly = top.i != thing.i and bool({t.lemma for t in parse.subtree(top) if t.i <= thing.i} & PART)
        if foreign or not (partly or negated) or not is_named(by):
            return None
        state = "partly_met" if partly and not negated else "claimed_breached"
    else:
        return None
    if thing.pos != "NOUN" or thing.lemma in words("vague_goods"):
        return None
    whole = (min(top.left, main.i), max(top.right, main.i))
    return _matter(annotations, main, by, (thing.left, thing.right), whole, state, statements, by_id)


def _counted(parse: Parse, thing: Token) -> Token:
    """Return the count that a thing stands behind: "half" for the grain in "half of the grain"."""
    while (
        thing.dep == "pobj"
        and parse.head(thing).norm == "of"
        and parse.head(parse.head(thing)).pos in ("NOUN", "DET", "NUM", "PRON")
    ):
        thing = parse.head(parse.head(thing))
    return thing


def _bound_itself(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """ "Has committed itself to releasing the tranche"."""
    parse = annotations.parse
    own = next(
        (c for c in parse.children(verb, "dobj") if c.norm in ("itself", "himself", "herself", "themselves")), None
    )
    joint = prepositional(parse, verb, "to")
    deed = next(iter(parse.children(joint, "pcomp")), None) if joint is not None else None
    doers = [s for s in subjects_of(parse, verb) if is_side(annotations, s)]
    by = party_names(annotations, doers)
    if own is None or deed is None or not is_named(by) or parse.child(verb, "neg") is not None:
        return None
    if {c.norm for c in parse.children(verb, "aux")} & (UNREAL | {"to"}):
        return None
    return _matter(annotations, verb, by, (deed.left, deed.right), (verb.i, deed.right), "open", statements, by_id)


def _span(parse: Parse, whole: tuple[int, int]) -> tuple[int, int]:
    return parse.tokens[whole[0]].start, parse.tokens[whole[1]].end


def _matter(
    annotations: Annotations,
    verb: Token,
    by: tuple[str, ...],
    terms: tuple[int, int],
    whole: tuple[int, int],
    state: str,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
) -> Matter:
    parse = annotations.parse
    words_told, span = _span(parse, terms), _span(parse, whole)
    statement = innermost(statements, verb.start)
    chain = tuple(n for n in sources_of(statement, by_id) if state != "claimed_breached" or n not in by)
    claimed = state.startswith("claimed") or state == "partly_met"
    return Matter(
        kind="commitment",
        by=by,
        of=(),
        must_act=by,
        terms=" ".join(annotations.document.text[slice(*words_told)].split()).removeprefix("that "),
        evidence=span,
        state=state,
        instruments=instruments_near(annotations, span),
        deadline=deadline_in(annotations, words_told, also_set=True),
        claimed_by=(chain[-1:] or (own_name(annotations),)) if claimed else (),
        sources=chain,
        statement_id=statement.id if statement else None,
        step_by=by,
        lemmas=lemmas_of(annotations, words_told),
        is_deed=True,
    )
