"""A parse and a noun of asking in, the verb that tells how it was received out: given in to, shrugged off, left without an answer."""

from dataclasses import dataclass
from functools import cache

from accordingto.coding.lexicons import load_list
from accordingto.coding.matters import words
from accordingto.coding.phrases import is_passive, particle_lemma
from accordingto.model.parse import Parse, Token

SUBJECTIVE = frozenset({"go", "remain", "stay", "find", "get", "fall", "meet", "be", "come", "lead", "draw", "fetch"})
NONE = frozenset({"no", "not", "n't", "never", "deaf", "little", "without"})
MODAL = frozenset({"could", "would", "might", "may", "will", "should", "can", "must", "'ll"})


@dataclass(frozen=True, slots=True)
class Reception:
    """How a request was received: by the doer of `verb`, in the `state` of the ledger that it tells."""

    verb: Token
    state: str
    by_subject: bool
    """Whether the request itself is the verb's subject ("the call went unheeded"), so that nobody is told to receive it."""


@cache
def _states() -> dict[str, str]:
    told = load_list("matters")["receptions"]
    return {phrase: state for state, phrases in told.items() for phrase in phrases}


def find_reception(parse: Parse, noun: Token) -> Reception | None:
    """Return how what a noun asks was received, where another construction than "refused the request" tells it."""
    if noun.dep in ("nsubj", "nsubjpass"):
        return _as_subject(parse, noun)
    above = parse.head(noun)
    if noun.dep == "dobj":
        return _of(parse, above, particle_lemma(parse, above))
    if noun.dep != "pobj" or above.pos == "VERB":
        return None
    joint, verb = above, parse.head(above)
    thing = verb if verb.dep in ("dobj", "oprd") and verb.pos in ("NOUN", "INTJ", "DET") else None
    verb = parse.head(thing) if thing is not None else verb
    if verb.pos != "VERB":
        return None
    for key, held in _keys(parse, verb, joint, thing):
        found = _of(parse, verb, key, held)
        if found is not None:
            return found
    return None


def _keys(parse: Parse, verb: Token, joint: Token, thing: Token | None) -> list[tuple[str, Token | None]]:
    """Return the phrases that a verb makes with a preposition, its particle and what stands between: "give answer to"."""
    lemma = particle_lemma(parse, verb)
    between = [thing] if thing is not None else []
    between += [
        c for c in parse.children(verb) if verb.i < c.i < joint.i and c.dep in ("dobj", "intj", "oprd", "advmod", "prt")
    ]
    keys: list[tuple[str, Token | None]] = [(f"{lemma} {joint.norm}", None)]
    keys += [(f"{verb.lemma} {c.lemma.lower()} {joint.norm}", c) for c in between]
    return keys


def _of(parse: Parse, verb: Token, key: str, held: Token | None = None) -> Reception | None:
    state = _states().get(key)
    auxiliaries = {c.norm for c in parse.children(verb, "aux")}
    if state is None or auxiliaries & MODAL:
        return None
    above = parse.head(verb)
    owed = (
        verb.dep == "xcomp"
        and above.lemma == "have"
        and any(c.norm in ("yet", "still") for c in parse.children(above, "advmod"))
    )
    failed = verb.dep == "xcomp" and above.lemma in ("fail", "refuse", "decline")
    if "to" in auxiliaries and not (owed or failed):
        return None
    negated = parse.child(verb, "neg") is not None or owed or failed
    negated = negated or (held is not None and bool({c.norm for c in parse.children(held)} & {"no", "little"}))
    if failed and above.lemma != "fail":
        return Reception(above, "refused", by_subject=False)
    if state == "open" or negated:
        return Reception(verb, "open", by_subject=False) if negated and state in ("open", "accepted") else None
    return Reception(verb, state, by_subject=False)


def _as_subject(parse: Parse, noun: Token) -> Reception | None:
    """What is told of the request itself: "went unheeded", "found no echo", "fell on deaf ears", "was met with silence"."""
    verb = parse.head(noun)
    if {c.norm for c in parse.children(verb, "aux")} & (MODAL | {"to"}):
        return None
    below = [t for t in parse.subtree(verb) if t.i > verb.i]
    if is_passive(parse, verb):
        behind = [
            p for j in parse.children(verb, "prep") if j.norm in ("with", "by") for p in parse.children(j, "pobj")
        ]
        if verb.lemma in ("meet", "answer", "greet", "receive") and any(
            p.lemma in words("hostile_replies") for p in behind
        ):
            return Reception(verb, "refused", by_subject=True)
        silent = any(p.lemma == "silence" for p in behind) and verb.lemma in ("meet", "greet", "answer")
        left = verb.lemma in ("answer", "heed", "hear") and parse.child(verb, "neg") is not None
        return Reception(verb, "open", by_subject=True) if silent or left else None
    if verb.lemma not in SUBJECTIVE:
        return None
    if any(t.norm in words("left_predicates") and parse.head(t).i == verb.i for t in below):
        return Reception(verb, "open", by_subject=True)
    void = [t for t in below if t.lemma.lower() in words("left_nouns") or t.norm in words("left_nouns")]
    bare = any(t.norm in ("silence", "nothing", "nowhere") for t in void)
    if void and (bare or parse.child(verb, "neg") is not None or {t.norm for t in below} & NONE):
        return Reception(verb, "open", by_subject=True)
    return None
