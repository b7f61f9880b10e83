"""A verb that attributes as a part of a set phrase in, what it takes out: one function a frame.

The frames are named and shown by example at the top of `data/cues.yaml`.
"""

from accordingto.coding.lexicons import Cue
from accordingto.coding.phrases import is_passive, lacks_agent, objects_of, prepositional, span_of, trim
from accordingto.coding.takings import MARKS, Taken, deed_span, infinitive_of, phrase_end
from accordingto.model.parse import Parse, Token

DURATIONS = frozenset("hour day week fortnight month year minute deadline time ultimatum".split())


def take_held(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    """ "Holds the government responsible for …"."""
    state = next(
        (c for c in parse.children(verb, "ccomp", "oprd", "xcomp", "acomp", "advcl") if c.lemma in LIABLE), None
    )
    target = (parse.child(state, "nsubj") if state is not None else None) or parse.child(verb, "dobj", "nsubjpass")
    if state is None or target is None or lacks_agent(parse, verb):
        return None
    last = phrase_end(parse, state.i, state.right)
    return Taken(trim(text, (state.start, parse.tokens[last].end), MARKS), about=tuple(parse.conjuncts(target)))


def take_owned(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    """ "Claimed responsibility for the attack", "took credit for it"."""
    thing = parse.child(verb, "dobj")
    if thing is None or thing.lemma not in ("responsibility", "credit") or is_passive(parse, verb):
        return None
    return Taken(trim(text, span_of(parse, thing), MARKS))


QUOTING = frozenset({"quote", "cite"})


def quoted_by(parse: Parse, verb: Token) -> Token | None:
    """Return who says what a verb behind "as" tells: "quoted the mayor as saying", "the mayor was quoted as saying"."""
    joint = parse.head(verb)
    above = parse.head(joint)
    if verb.dep != "pcomp" or joint.norm != "as" or above.lemma not in QUOTING:
        return None
    return next(iter(objects_of(parse, above)), None)


def take_quoting(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    """ "Quoted the mayor as saying the road was open": what a paper passes on is that the mayor says so."""
    joint = prepositional(parse, verb, "as")
    inner = parse.child(joint, "pcomp") if joint else None
    speaker = quoted_by(parse, inner) if inner is not None else None
    if inner is None or speaker is None or lacks_agent(parse, verb):
        return None
    first = inner.i if is_passive(parse, verb) else speaker.left
    return Taken(trim(text, (parse.tokens[first].start, parse.tokens[inner.right].end), MARKS))


def is_quoted_as(parse: Parse, inner: Token) -> bool:
    """Tell whether a verb of saying stands in "quoted him as *saying*": the words are his whom somebody quotes."""
    joint = parse.head(inner)
    return inner.dep == "pcomp" and joint.norm == "as" and parse.head(joint).lemma in ("quote", "cite")


LIABLE = frozenset({"responsible", "accountable", "liable", "answerable"})


def take_reserved(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    """ "Reserves the right to suspend its participation"."""
    right = parse.child(verb, "dobj")
    if right is None or right.lemma != "right":
        return None
    deed = infinitive_of(parse, right) or infinitive_of(parse, verb)
    return Taken(deed_span(parse, deed, text)) if deed is not None else None


def take_blame(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    """ "Laid the blame on the army"."""
    thing = parse.child(verb, "dobj")
    if thing is None or thing.lemma not in ("blame", "responsibility", "guilt", "finger"):
        return None
    joint = prepositional(parse, verb, "on", "upon", "with", "at") or prepositional(parse, thing, "on", "upon", "at")
    target = parse.child(joint, "pobj") if joint else None
    if joint is None or target is None:
        return None
    span = (parse.tokens[thing.left].start, parse.tokens[joint.right].end)
    return Taken(trim(text, span, MARKS), about=tuple(parse.conjuncts(target)))


def allotted_time(parse: Parse, verb: Token) -> tuple[Token, Token, Token] | None:
    """Return to whom a verb gives time, the time and what for: "gave *them* a *week* to *leave*"; None where it does not."""
    spans = [c for c in parse.children(verb, "dobj", "npadvmod") if c.lemma in DURATIONS and c.i > verb.i]
    span = spans[0] if spans else None
    whom = parse.child(verb, "dobj") if span is not None and span.dep == "npadvmod" else None
    whom = whom or parse.child(verb, "dative")
    deed = infinitive_of(parse, verb) or (infinitive_of(parse, span) if span else None)
    return (whom, span, deed) if whom is not None and span is not None and deed is not None else None


def take_allotted(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    """ "Gave them a week to leave"."""
    allotted = allotted_time(parse, verb)
    if allotted is None:
        return None
    whom, span, deed = allotted
    whole = (parse.tokens[span.left].start, parse.tokens[deed.right].end)
    return Taken(trim(text, whole, MARKS), addressees=tuple(parse.conjuncts(whom)))
