"""A parse in, matters out that are steps set for a day, put off, suspended or dropped: levies, bans, closures, elections."""

from collections.abc import Iterator, Mapping, Sequence

from accordingto.coding.matters import (
    Matter,
    clause_in,
    days_after,
    deadline_in,
    instruments_near,
    is_named,
    lemmas_of,
    own_voice,
    owner_in_text,
    party_names,
    words,
)
from accordingto.coding.naming import names_of
from accordingto.coding.phrases import agents_of, is_passive, objects_of, particle_lemma, span_of, subjects_of
from accordingto.coding.sources import innermost, sources_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Statement

UNREAL = frozenset({"could", "would", "might", "may", "should", "must", "can"})
CONDITIONS = frozenset({"if", "unless", "whether", "until", "before", "once", "provided"})
WISHES = frozenset({"insistence", "request", "behest", "order", "demand", "wish"})


def find_measures(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield the steps that are told as set for a day, postponed, suspended or dropped."""
    by_id = {s.id: s for s in statements}
    voice = own_voice(annotations, statements)
    for token in annotations.parse.tokens:
        if token.lemma == "be" and any(c.dep == "expl" for c in annotations.parse.children(token)):
            matter = _called(annotations, token, statements, by_id)
            if matter is not None:
                yield matter
        elif token.pos == "VERB" or (token.norm == "due" and token.dep in ("acomp", "amod", "attr")):
            matter = _measure(annotations, token, statements, by_id, voice)
            if matter is not None:
                yield matter


CALLED = frozenset("strike walkout boycott march rally demonstration protest blockade shutdown lockout".split())
"""What one side calls for a day of its own accord: "there will be a general strike from 1 April"."""


def _called(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """What somebody says there will be on a day: a strike, a march, a blockade."""
    parse = annotations.parse
    thing = parse.child(verb, "attr")
    ahead = {c.norm for c in parse.children(verb, "aux")} & {"will", "would", "'ll"}
    if thing is None or not ahead or thing.lemma not in CALLED or parse.child(verb, "neg") is not None:
        return None
    sentence = parse.sentence_of(verb)
    times = annotations.times_in(thing.start, parse.tokens[verb.right].end)
    days = [t.date_start for t in times if t.type == "DATE" and t.date_start and t.date_start == t.date_end]
    statement = innermost(statements, verb.start)
    here = [s for s in statements if sentence.start <= s.evidence_start < sentence.end and s.speaker]
    statement = statement or (here[0] if len({s.speaker for s in here}) == 1 else None)
    by = sources_of(statement, by_id)[-1:]
    if not days or not is_named(by):
        return None
    first = next((c for c in parse.children(verb) if c.dep == "expl"), verb)
    span = (first.start, max(t.end for t in times if t.date_start == days[0]))
    return Matter(
        kind="measure",
        by=by,
        of=(),
        must_act=by,
        terms=" ".join(annotations.document.text[parse.tokens[thing.left].start : span[1]].split()),
        evidence=span,
        condition=statement.conditional if statement else None,
        deadline=days[0],
        sources=by,
        statement_id=statement.id if statement else None,
        step_by=by,
        confidence=0.6,
        lemmas=lemmas_of(annotations, span),
    )


def _measure(
    annotations: Annotations,
    verb: Token,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    voice: tuple[str, ...],
) -> Matter | None:
    parse = annotations.parse
    state = _put_off(parse, verb)
    due = verb.norm == "due"
    if (state is None and not (due or _is_set(parse, verb))) or _is_conditional(parse, verb):
        return None
    things = _things(parse, verb, state)
    if not things or (state and not any(t.lemma in words("measure_nouns") for n in things for t in parse.subtree(n))):
        return None
    deadline = _until(annotations, verb) if state else _day_of(annotations, verb)
    statement = innermost(statements, verb.start)
    if statement is not None and statement.act in ("request", "threaten", "agree"):
        return None
    by = _takers(annotations, verb, things, statement, by_id, voice, acting=state is not None)
    doing = state is None and not due and not is_passive(parse, verb) and _is_actor(annotations, things[0])
    if not is_named(by) or (state is None and (deadline is None or not _is_step(annotations, verb, things))):
        return None
    span = (parse.tokens[min(verb.i, things[0].i)].start, _end_with_times(annotations, verb))
    terms = (verb.start, _before_next(parse, verb, span[1])) if doing else span_of(parse, things[0])
    span = (span[0], terms[1]) if doing else span
    return Matter(
        kind="commitment" if doing else "measure",
        by=by,
        of=(),
        must_act=by,
        terms=" ".join(annotations.document.text[slice(*terms)].split()),
        evidence=span,
        state=state or "open",
        instruments=instruments_near(annotations, span),
        clause=clause_in(annotations, span),
        deadline=deadline,
        sources=sources_of(statement, by_id),
        statement_id=statement.id if statement else None,
        step_by=by,
        confidence=0.65,
        lemmas=lemmas_of(annotations, span) | {t.lemma for t in things},
    )


def _things(parse: Parse, verb: Token, state: str | None) -> list[Token]:
    """Return what the step is about; behind a relative pronoun the noun that it stands for."""
    if verb.norm == "due":
        return [parse.head(verb)] if verb.dep == "amod" else subjects_of(parse, parse.head(verb))
    things = objects_of(parse, verb) if state else subjects_of(parse, verb)
    if not state and things and things[0].norm in ("which", "that"):
        above = next((a for a in parse.ancestors(verb) if a.dep == "relcl"), None)
        return [parse.head(above)] if above is not None else []
    return things


def _put_off(parse: Parse, verb: Token) -> str | None:
    """Return what became of a measure by a verb that tells it: postponed, suspended or withdrawn."""
    lemma = particle_lemma(parse, verb)
    on_ice = lemma == "put" and any(
        p.norm in ("ice", "hold") for j in parse.children(verb, "prep") for p in parse.children(j, "pobj")
    )
    if parse.child(verb, "neg") is not None or {c.norm for c in parse.children(verb, "aux")} & UNREAL:
        return None
    if "to" in {c.norm for c in parse.children(verb, "aux")} or verb.tag == "VB":
        return None
    if lemma in words("postponing_verbs") or on_ice:
        return "postponed"
    if lemma in words("suspending_verbs"):
        return "suspended"
    dropped = lemma in words("dropping_verbs")
    return "withdrawn" if dropped else None


def _is_conditional(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause only supposes: "if they froze the levy", "the day on which it is to end"."""
    chain = [verb, *parse.ancestors(verb)]
    return any(c.norm in CONDITIONS for t in chain[:3] for c in parse.children(t, "mark") if c.i <= verb.i)


def _is_step(annotations: Annotations, verb: Token, things: Sequence[Token]) -> bool:
    """Tell whether what is set for a day is a step of somebody's, not an appointment of a person or a date in sport."""
    references = [annotations.reference_headed(t) for t in things]
    persons = any(r is not None and r.mention.kind in ("person", "group", "media") for r in references)
    if persons or any(t.pos == "PRON" for t in things):
        return False
    if verb.lemma in words("stateless_verbs") and not is_passive(annotations.parse, verb):
        return verb.norm == "due"
    nouns = {t.lemma for n in things for t in annotations.parse.subtree(n)}
    return verb.norm != "due" or bool(nouns & (words("measure_nouns") | words("expected_nouns")))


def _takers(
    annotations: Annotations,
    verb: Token,
    things: Sequence[Token],
    statement: Statement | None,
    by_id: Mapping[str, Statement],
    voice: tuple[str, ...],
    acting: bool,
) -> tuple[str, ...]:
    """Return whose step it is: who acts, at whose wish, whose thing it is, who announces it, or who publishes the text."""
    parse = annotations.parse
    doers = agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, verb) if acting else list(things)
    wished = [
        o
        for joint in parse.children(verb, "prep")
        for noun in parse.children(joint, "pobj")
        if joint.norm in ("at", "on") and noun.lemma in WISHES
        for o in parse.children(noun, "poss")
    ]
    owners = [o for thing in things for o in parse.children(thing, "poss")]
    for tokens in (wished, doers, owners):
        named = [t for t in tokens if _is_actor(annotations, t)]
        if named:
            return party_names(annotations, named) if tokens is doers else names_of(annotations, named)
    for thing in things:
        if found := owner_in_text(annotations, thing):
            return found
    if statement is None or statement.speaker_is_publisher:
        return voice or _told_last(annotations, verb)
    return sources_of(statement, by_id)[-1:]


def _is_actor(annotations: Annotations, token: Token) -> bool:
    reference = annotations.reference_headed(token)
    if reference is None:
        return token.pos == "NOUN" and bool({token.lemma, token.norm} & words("side_words"))
    return reference.how != "description" or token.lemma in words("party_words") | words("side_words")


def _told_last(annotations: Annotations, verb: Token) -> tuple[str, ...]:
    """Return the body that the paragraph tells of: the subject of its first sentence, for "A full report is due on …"."""
    parse = annotations.parse
    paragraph = parse.sentence_of(verb).paragraph
    first = next(s for s in parse.sentences if s.paragraph == paragraph)
    subjects = subjects_of(parse, parse.tokens[first.root]) if verb.norm == "due" and first.first < verb.i else []
    named = [t for t in subjects if (r := annotations.reference_headed(t)) and r.how == "name"]
    return names_of(annotations, named) if verb.i > first.last else ()


def _is_set(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb speaks of what is fixed to happen: "will be sent", "is to close", "is due to expire"."""
    auxiliaries = {c.norm for c in parse.children(verb, "aux")}
    if parse.child(verb, "neg") is not None or verb.dep in ("advcl", "acl", "pcomp"):
        return False
    if _comes_into_force(parse, verb) and verb.tag in ("VBZ", "VBP"):
        return True
    if auxiliaries & {"will", "shall", "'ll"}:
        return True
    return "to" in auxiliaries and verb.dep == "xcomp" and parse.head(verb).lemma in ("be", "due", "set", "schedule")


def _comes_into_force(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb says that a thing begins to hold: "take effect", "come into force", "enter into force"."""
    if verb.lemma == "take":
        return any(c.lemma == "effect" for c in parse.children(verb, "dobj"))
    behind = [p for j in parse.children(verb, "prep") if j.norm in ("into", "in") for p in parse.children(j, "pobj")]
    return verb.lemma in ("come", "enter", "go", "be") and any(
        p.lemma in ("force", "effect", "operation") for p in behind
    )


def _before_next(parse: Parse, verb: Token, end: int) -> int:
    """Return where a clause ends before what is to be done besides: "is to open the gates by May | and lift the ban"."""
    following = [c for c in parse.children(verb, "conj", "cc") if c.i > verb.i]
    last = min([c.left for c in following], default=verb.right + 1) - 1
    while last > verb.i and parse.tokens[last].pos in ("PUNCT", "CCONJ"):
        last -= 1
    return min(end, parse.tokens[last].end)


def _until(annotations: Annotations, verb: Token) -> str | None:
    """Return the day to which a measure is put off."""
    parse = annotations.parse
    things = objects_of(parse, verb)
    start = parse.tokens[min([verb.i, *(t.left for t in things)])].start
    return deadline_in(annotations, (start, _end_with_times(annotations, verb)))


def _end_with_times(annotations: Annotations, verb: Token) -> int:
    """Return the end of the verb's last time expression in its sentence, else of its object."""
    parse = annotations.parse
    sentence = parse.sentence_of(verb)
    times = annotations.times_in(verb.start, sentence.end)
    things = [t for t in objects_of(parse, verb) if t.i > verb.i]
    ends = [t.end for t in times[:2]] + [parse.tokens[n.i].end for n in things]
    return max([verb.end, *ends])


def _day_of(annotations: Annotations, verb: Token) -> str | None:
    """Return the day that a verb's own time expression sets."""
    parse = annotations.parse
    heads = [verb, *([parse.head(verb)] if verb.norm == "due" else [])]
    joints = [c for h in heads for c in parse.children(h, "prep", "npadvmod", "advmod", "xcomp")]
    published = annotations.document.published
    for joint in [c for c in joints if c.i > verb.i or c.dep in ("prep", "npadvmod")]:
        first, last = parse.tokens[joint.left], parse.tokens[joint.right]
        begun = (t for t in annotations.times if first.start <= t.start < last.end)
        for time in begun:
            if time.type == "DURATION" and joint.norm == "within" and verb.dep != "relcl" and is_passive(parse, verb):
                return days_after(published, time.value)
            if time.type in ("DATE", "TIME") and time.date_start and time.date_start == time.date_end:
                past = published is not None and time.date_start[:10] < published[:10]
                return None if past and verb.dep != "relcl" else time.date_start
    return None
