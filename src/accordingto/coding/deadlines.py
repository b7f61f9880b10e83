"""A parse in, matters out that are told by their deadline: "has until Friday to leave", "the deadline for X to leave expired"."""

from collections.abc import Iterator, Mapping, Sequence

from accordingto.coding.answers import make_deed
from accordingto.coding.matters import Matter, deadline_in, is_named, party_names, words
from accordingto.coding.phrases import agents_of, is_passive, particle_lemma, prepositional, subjects_of
from accordingto.coding.sources import innermost, sources_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Statement

UNREAL = frozenset({"could", "would", "might", "may", "should", "must", "can"})
COURTS = frozenset({"court", "tribunal", "judge", "magistrate"})
OVER = frozenset({"expire", "pass", "lapse", "elapse", "end", "go by", "come", "run out"})
LONGER = frozenset({"extend", "postpone", "delay", "prolong", "push back", "put back", "move"})
SETTING = frozenset({"set", "impose", "fix", "give", "issue", "announce", "lay down", "name", "establish"})
MISSING = frozenset({"miss", "ignore", "overrun", "let", "flout", "disregard"})
REFUSING = frozenset({"reject", "refuse", "dismiss", "defy", "spurn"})


def find_limits(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what somebody has a certain time for, and deadlines that are set, moved, missed or over."""
    by_id = {s.id: s for s in statements}
    for token in annotations.parse.tokens:
        found = None
        if token.lemma == "have" and token.dep not in ("aux", "auxpass"):
            found = _has_until(annotations, token, statements, by_id)
        elif token.lemma == "deadline" and token.pos == "NOUN":
            found = _deadline(annotations, token, statements, by_id)
        if found is not None:
            yield found


def _has_until(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """What somebody has until a day to do, by whoever says so: "the junta has until Sunday to restore the president"."""
    parse = annotations.parse
    until = prepositional(parse, verb, "until", "till")
    deed = next((d for d in parse.children(verb, "advcl", "xcomp", "acl") if _is_to(parse, d)), None)
    if until is None or deed is None or deed.i < until.i or {c.norm for c in parse.children(verb, "aux")} & UNREAL:
        return None
    of = party_names(annotations, subjects_of(parse, verb))
    statement = innermost(statements, verb.start)
    by = tuple(n for n in sources_of(statement, by_id)[-1:] if n not in of)
    or_else = any(c.norm == "or" for c in parse.children(deed, "cc"))
    if parse.child(verb, "neg") is not None or not is_named(of) or not (is_named(by) or or_else):
        return None
    span = (until.start, parse.tokens[deed.right].end)
    told = make_deed(annotations, "ultimatum", by, of, deed, span, "open", by, statements, by_id, anchor=verb)
    told.deadline = deadline_in(annotations, (until.start, deed.start))
    return told


def _is_to(parse: Parse, verb: Token) -> bool:
    return verb.tag == "VB" and any(c.norm == "to" for c in parse.children(verb, "aux"))


def _deadline(
    annotations: Annotations, noun: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """A deadline with what it is for: "set a deadline of 15 May for the junta to publish", "the deadline for leaving passed"."""
    parse = annotations.parse
    told = _what_for(annotations, noun)
    if told is None:
        return None
    thing, of = told
    verb, state = _became(parse, noun)
    if verb is None or state is None:
        return None
    doers = (
        agents_of(parse, verb) if is_passive(parse, verb) else [d for d in subjects_of(parse, verb) if d.i != noun.i]
    )
    acting = tuple(n for n in party_names(annotations, doers) if is_named([n]))
    setters = [a for c in parse.children(noun, "acl") if c.lemma in SETTING for a in agents_of(parse, c)]
    owners = party_names(annotations, [*parse.children(noun, "poss"), *setters])
    by = tuple(n for n in owners if is_named([n]))
    if state in ("open", "postponed"):
        by = by or acting
    elif not of:
        of = acting
    if not (is_named(by) or is_named(of)) or set(by) & set(of):
        return None
    span = (parse.tokens[min(noun.left, verb.i)].start, parse.tokens[max(noun.right, thing.right, verb.i)].end)
    of_court = any(set(n.lower().split()) & COURTS for n in by)
    kind = "demand" if of_court else "ultimatum"
    made = make_deed(annotations, kind, by, of, thing, span, state, acting, statements, by_id, anchor=noun)
    here = parse.sentence_of(noun)
    made.deadline = (
        _last_day(annotations, (here.start, here.end)) if state != "past_deadline" else _day(annotations, noun)
    )
    return made


def _what_for(annotations: Annotations, noun: Token) -> tuple[Token, tuple[str, ...]] | None:
    """Return what a deadline is for and who is to do it: "for the militia to disarm", "for a return to civilian rule"."""
    parse = annotations.parse
    joint = next(
        (t for t in parse.tokens[noun.i + 1 : noun.i + 8] if t.norm == "for" and t.sentence == noun.sentence), None
    )
    to_deed = next((d for d in parse.children(noun, "acl", "relcl", "xcomp") if _is_to(parse, d)), None)
    if joint is None:
        return (to_deed, ()) if to_deed is not None else None
    deed = next(
        (t for t in parse.tokens[joint.i + 1 : joint.i + 10] if _is_to(parse, t) and t.sentence == noun.sentence), None
    )
    if deed is not None:
        doers = [*parse.children(deed, "nsubj"), *parse.children(joint, "pobj")][:1]
        return deed, tuple(n for n in party_names(annotations, doers) if is_named([n]))
    thing = next(iter(parse.children(joint, "pobj", "pcomp")), None)
    return (thing, ()) if thing is not None else None


def _became(parse: Parse, noun: Token) -> tuple[Token | None, str | None]:
    """Return the verb that tells of a deadline, and the state that it tells; also where a parse takes it for a participle."""
    verb = parse.head(noun)
    if noun.dep == "ROOT":
        lost = (t for t in parse.subtree(noun) if t.dep == "acl" and t.lemma in OVER and t.i > noun.i + 1)
        return next(((t, "past_deadline") for t in lost), (None, None))
    if verb.pos != "VERB" or {c.norm for c in parse.children(verb, "aux")} & UNREAL or parse.child(verb, "neg"):
        return None, None
    lemma = particle_lemma(parse, verb)
    if noun.dep == "nsubj":
        above = parse.head(verb)
        let = above.lemma == "let" and verb.dep in ("ccomp", "xcomp")
        if lemma in OVER or verb.lemma in OVER - {"come", "move"}:
            return (above if let else verb), "past_deadline"
        return None, None
    if noun.dep not in ("dobj", "nsubjpass"):
        return None, None
    for state, verbs in (("postponed", LONGER), ("open", SETTING), ("past_deadline", MISSING), ("refused", REFUSING)):
        if lemma in verbs or verb.lemma in verbs:
            return verb, state
    return (verb, "claimed_met") if lemma in words("keeping_verbs") else (None, None)


def _day(annotations: Annotations, noun: Token) -> str | None:
    """Return the day that a deadline is named by: "the deadline of 20 April"."""
    parse = annotations.parse
    joint = prepositional(parse, noun, "of")
    end = parse.tokens[joint.right].end if joint is not None else parse.sentence_of(noun).end
    days = [t.date_end for t in annotations.times_in(noun.start, end) if t.type in ("DATE", "TIME") and t.date_end]
    return days[0] if days else None


def _last_day(annotations: Annotations, span: tuple[int, int]) -> str | None:
    days = [t.date_end for t in annotations.times_in(*span) if t.type in ("DATE", "TIME") and t.date_end]
    return days[-1] if days else None
