"""A parse in, matters out that are told as deeds: requests and offers made, their answers, deadlines given to somebody."""

from collections.abc import Iterator, Mapping, Sequence

from accordingto.coding.matters import (
    Matter,
    clause_in,
    deadline_in,
    instruments_near,
    is_named,
    is_party,
    is_side,
    lemmas_of,
    own_voice,
    owner_of,
    parties,
    party_names,
    words,
)
from accordingto.coding.naming import names_of
from accordingto.coding.phrases import (
    agents_of,
    is_passive,
    objects_of,
    particle_lemma,
    phrase_span,
    prepositional,
    subjects_of,
)
from accordingto.coding.receptions import find_reception
from accordingto.coding.sources import innermost, sources_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

ANSWERS = (
    ("refused", "refusing_verbs"),
    ("accepted", "accepting_verbs"),
    ("deferred", "deferring_verbs"),
    ("withdrawn", "withdrawing_verbs"),
    ("open", "making_verbs"),
)
FINAL = frozenset({"refused", "accepted", "deferred"})
UNREAL = frozenset({"could", "would", "might", "may", "to", "will", "should", "can", "must", "'ll"})
POINTERS = frozenset({"it", "this", "that", "which", "them", "these", "those", "one"})
OFFERS = frozenset({"offer", "proposal", "invitation"})
KINDS = {
    "ultimatum": "ultimatum",
    "demand": "demand",
    "order": "demand",
    "instruction": "demand",
    "directive": "demand",
}
ORDERING = frozenset({"order", "command", "instruct", "tell", "direct"})
JUDICIAL = frozenset({"court", "tribunal", "judge", "magistrate", "bench"})
"""Those whose order is no demand but a duty."""


def find_deeds(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what is told of requests, offers, ultimatums and their answers."""
    by_id = {s.id: s for s in statements}
    voice = own_voice(annotations, statements)
    for token in annotations.parse.tokens:
        if token.pos == "NOUN" and token.lemma in words("asking_nouns"):
            yield from _answered(annotations, token, statements, by_id, voice)
        elif token.pos == "VERB" and token.lemma in words("asking_verbs") | words("urging_verbs"):
            yield from _requested(annotations, token, statements, by_id, voice)


def find_replies(annotations: Annotations, matters: Sequence[Matter]) -> Iterator[tuple[Matter, Matter]]:
    """Yield (what was asked, its answer) where a clause beside it takes it up: "…, which Merin has ruled out"."""
    parse = annotations.parse
    for asked in matters:
        token = parse.token_at(max(asked.evidence[0], asked.evidence[1] - 1))
        if asked.kind not in ("request", "demand", "offer") or asked.state != "open" or token is None:
            continue
        here = parse.sentence_of(token)
        beyond = parse.sentences[here.i + 1 : here.i + 2]
        after = [s for s in beyond if s.paragraph == here.paragraph and not s.is_title]
        for sentence in (here, *after):
            for verb in parse.tokens_of(sentence):
                answer = _reply(annotations, asked, verb, in_place=sentence is here) if verb.pos == "VERB" else None
                if answer is not None:
                    yield asked, answer
                    break
            else:
                continue
            break


def _reply(annotations: Annotations, asked: Matter, verb: Token, in_place: bool) -> Matter | None:
    parse = annotations.parse
    state = _state_of(parse, verb)
    things = objects_of(parse, verb) or [p for j in parse.children(verb, "prep") for p in parse.children(j, "pobj")]
    pointer = next((t for t in things if t.norm in POINTERS), None)
    if state not in FINAL or pointer is None or is_unreal(parse, verb):
        return None
    if not in_place and _is_of_nearer(parse, pointer):
        return None
    if in_place and not (verb.dep == "relcl" and verb.start >= asked.evidence[0]):
        return None
    doers = agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, verb)
    by = party_names(annotations, [d for d in doers if annotations.reference_headed(d) is not None])
    if not by or set(by) & set(asked.by):
        return None
    span = (parse.tokens[min(t.i for t in (verb, doers[0], pointer))].start, parse.tokens[max(verb.i, pointer.i)].end)
    return Matter(asked.kind, asked.by, asked.of, asked.must_act, asked.terms, span, state, step_by=by)


def _is_of_nearer(parse: Parse, pointer: Token) -> bool:
    """Tell whether another thing of the same sentence is the likelier antecedent: "condemned the seizure, while X welcomed it"."""
    sentence = parse.sentence_of(pointer)
    before = parse.tokens[sentence.first : pointer.i]
    return any(
        t.dep in ("dobj", "pobj", "nsubjpass") and t.pos == "NOUN" and parse.head(t).i != pointer.head for t in before
    )


def is_unreal(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb tells of what is only possible, to come, or not done."""
    auxiliaries = {a.norm for a in parse.children(verb, "aux")}
    return bool(auxiliaries & UNREAL) or parse.child(verb, "neg") is not None


def _answered(
    annotations: Annotations,
    noun: Token,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    voice: tuple[str, ...],
) -> Iterator[Matter]:
    """A request that is made, refused, accepted or put off: "turned down a request from … to …"."""
    parse = annotations.parse
    received = find_reception(parse, noun)
    verb, state = (received.verb, received.state) if received is not None else _told_of(parse, noun)
    if verb is None or state is None or (received is None and is_unreal(parse, verb)):
        return
    if noun.lemma == "order" and not _is_order(parse, noun):
        return
    spoken_by = innermost(statements, noun.start)
    acting = agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, verb)
    doers = parties(annotations, [d for d in acting if d.i != noun.i], spoken_by)
    owners = parties(annotations, owner_of(parse, noun), spoken_by) or _owned_by(annotations, noun)
    owners = owners if is_named(owners) or state != "open" else ()
    told_to = _told_to(annotations, verb)
    behind = prepositional(parse, noun, "of") is not None and parse.child(noun, "poss") is None
    if state == "open" and received is None and behind and doers and owners:
        owners, told_to = (), told_to or owners
    if received is not None:
        by, of = (owners, () if received.by_subject else doers)
    elif state in ("open", "withdrawn", "lapsed"):
        by, of = (owners or doers, told_to)
    else:
        by, of = (owners, doers)
    stands = verb.lemma in ("stand", "remain", "run") and state in ("open", "past_deadline", "deferred")
    if stands and not by and spoken_by is not None:
        by = sources_of(spoken_by, by_id)[-1:]
    if not by and is_passive(parse, verb) and not owners:
        by = tuple(n for n in voice if n not in of)
    if state == "deferred" and not of:
        of = tuple(n for n in (sources_of(spoken_by, by_id)[-1:] or voice) if n not in by)
    of = of or _meant_by(annotations, noun)
    told_of = noun.lemma not in OFFERS and bool(parse.children(noun, "acl", "ccomp"))
    nameless = not by and state in FINAL and is_named(of) and told_of
    silent = received is not None and state == "open"
    if not (is_named(by) or nameless) or (state == "open" and not (doers or stands or silent)) or set(by) & set(of):
        return
    if (
        state == "open"
        and not (stands or silent)
        and not told_to
        and not parse.children(noun, "prep", "acl", "relcl", "ccomp")
    ):
        return
    span = (parse.tokens[min(verb.i, noun.left)].start, parse.tokens[max(noun.right, verb.i)].end)
    kind = "offer" if noun.lemma in OFFERS else KINDS.get(noun.lemma, "request")
    told = make_deed(annotations, kind, by, of, noun, span, state, doers, statements, by_id)
    told.lemmas -= {verb.lemma} if state == "withdrawn" else frozenset()
    if state == "past_deadline":
        sentence = parse.sentence_of(verb)
        days = [t for t in annotations.times_in(verb.start, sentence.end) if t.date_end]
        told.deadline = days[0].date_end if days else None
    yield told


def _meant_by(annotations: Annotations, noun: Token) -> tuple[str, ...]:
    """Return who is to do what a demand or order says: "his order that the traders leave"."""
    parse = annotations.parse
    clauses = [
        c for c in parse.children(noun, "acl", "ccomp") if any(m.norm == "that" for m in parse.children(c, "mark"))
    ]
    doers = [d for c in clauses if not is_passive(parse, c) for d in parse.children(c, "nsubj")]
    return tuple(n for n in party_names(annotations, doers) if is_named([n]))


def _is_order(parse: Parse, noun: Token) -> bool:
    """Tell whether an order tells somebody to do something and is none of a court: "his order that traders leave"."""
    deeds = [c for c in parse.children(noun, "acl", "ccomp", "relcl") if c.tag in ("VB", "VBP") and c.i > noun.i]
    return bool(deeds) and not any(o.lemma.lower() in JUDICIAL for o in owner_of(parse, noun))


def _owned_by(annotations: Annotations, noun: Token) -> tuple[str, ...]:
    """Return whose a request is by an adjective ("a Merinian proposal"), a noun before it ("a union demand"), or "its"."""
    parse = annotations.parse
    for child in parse.children(noun, "amod", "compound", "poss"):
        if child.norm in ("its", "their"):
            before = [t for t in parse.tokens_of(parse.sentence_of(noun)) if t.i < child.i and t.dep == "nsubj"]
            return party_names(annotations, [t for t in before if _is_body(annotations, t)][-1:])
        if child.text[:1].isupper():
            named = [e.name for e in annotations.entities if e.kind == "state" and child.text in e.names]
            near = [e.name for e in annotations.entities if e.kind == "state" and akin(child.text, e.name)]
            return tuple((named or near)[:1])
        if child.dep in ("compound", "amod") and child.lemma in words("party_words") | words("side_words"):
            return party_names(annotations, [child])
    return ()


def akin(adjective: str, country: str) -> bool:
    """Tell whether an adjective is made from a country's name: "Serbian" from "Serbia"."""
    stem = country[:-1] if country[-1:] in "aey" else country
    return len(stem) >= 4 and adjective.startswith(stem) and len(adjective) - len(stem) <= 4


def _is_body(annotations: Annotations, token: Token) -> bool:
    reference = annotations.reference_headed(token)
    return reference is not None and reference.how == "name" and reference.mention.kind not in ("person", "media")


def _told_to(annotations: Annotations, verb: Token) -> tuple[str, ...]:
    """Return to whom something is handed, passed or put: "handed to the command of the force a request"."""
    parse = annotations.parse
    joint = next((c for c in parse.children(verb, "prep", "dative") if c.norm in ("to", "before", "with")), None)
    noun = parse.child(joint, "pobj") if joint else parse.child(verb, "dative")
    found = party_names(annotations, [noun]) if noun is not None else ()
    return found if is_named(found) else ()


def _told_of(parse: Parse, noun: Token) -> tuple[Token | None, str | None]:
    """Return the verb that tells what became of a request, and the state that it tells."""
    inside = [t for t in parse.subtree(noun) if t.dep == "relcl" and t.i > noun.i]
    for clause in inside:
        relative = next((c for c in parse.children(clause, "dobj", "nsubjpass") if c.norm in ("which", "that")), None)
        if relative is not None and (state := _state_of(parse, clause)) in FINAL:
            return clause, state
    verb = parse.head(noun) if noun.dep in ("dobj", "nsubjpass", "nsubj") else None
    if verb is None and noun.dep == "pobj" and parse.head(parse.head(noun)).pos == "VERB":
        verb = parse.head(parse.head(noun))
        return verb, "deferred" if _state_of(parse, verb) == "deferred" else None
    if verb is None:
        return None, None
    if noun.dep == "nsubj":
        if particle_lemma(parse, verb) in words("running_out"):
            return verb, "past_deadline" if noun.lemma == "ultimatum" else "lapsed"
        if verb.lemma == "stand" and not parse.child(verb, "dobj", "attr"):
            return verb, "open"
    state = _state_of(parse, verb)
    return verb, state if noun.dep != "nsubj" or state == "deferred" else None


def _state_of(parse: Parse, verb: Token) -> str | None:
    lemma = particle_lemma(parse, verb)
    if parse.child(verb, "neg"):
        return None
    if verb.lemma in ("remain", "be", "stay") and prepositional(parse, verb, "under") is not None:
        return "deferred"
    return next((state for state, name in ANSWERS if lemma in words(name) or verb.lemma in words(name)), None)


def _requested(
    annotations: Annotations,
    verb: Token,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    voice: tuple[str, ...],
) -> Iterator[Matter]:
    """A formal request told as a deed: "requested the deployment of troops", "were asked to explain it"."""
    parse = annotations.parse
    if is_unreal(parse, verb):
        return
    if is_passive(parse, verb):
        yield from _requested_of(annotations, verb, statements, by_id, voice)
        return
    things = [c for c in parse.children(verb, "dobj", "ccomp", "prep") if c.i > verb.i]
    asked: tuple[str, ...] = ()
    if verb.lemma == "apply":
        joint = prepositional(parse, verb, "for")
        things = parse.children(joint, "pobj") if joint is not None else []
        asked = _told_to(annotations, verb)
    doers = [d for d in subjects_of(parse, verb) if annotations.reference_headed(d) is not None]
    by = party_names(annotations, doers)
    by = by if is_party(by) else names_of(annotations, doers)
    plain = verb.lemma not in words("asking_verbs")
    if not things or not doers or plain or not is_named(by) or verb.dep in ("acl", "amod"):
        return
    if verb.tag == "VBG" and not is_party(by):
        return
    if verb.lemma in ("seek", "propose", "solicit") and things[0].lemma not in words("sought_nouns"):
        return
    sought = [p for c in parse.children(verb, "prep") if c.norm in ("from", "of") for p in parse.children(c, "pobj")]
    of = party_names(annotations, [t for t in sought if annotations.reference_headed(t)]) or asked
    span = (verb.start, parse.tokens[things[0].right].end)
    yield make_deed(annotations, "request", by, of, things[0], span, "open", by, statements, by_id, anchor=verb)


def _requested_of(
    annotations: Annotations,
    verb: Token,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    voice: tuple[str, ...],
) -> Iterator[Matter]:
    """Somebody was asked to do something, by an agent or by the voice of the communiqué."""
    parse = annotations.parse
    deed = next((d for d in parse.children(verb, "xcomp", "ccomp", "advcl") if d.tag == "VB" and d.i > verb.i), None)
    asked = [t for t in objects_of(parse, verb) if is_side(annotations, t)]
    told = verb.lemma in ORDERING | {"press"}
    by = party_names(annotations, agents_of(parse, verb)) or (() if told else voice)
    of = party_names(annotations, asked)
    span = (verb.start, parse.tokens[deed.right].end) if deed is not None else (verb.start, verb.end)
    or_else = deed is not None and any(c.norm == "or" for c in parse.children(deed, "cc"))
    or_else = or_else and deed is not None and any(is_passive(parse, c) for c in parse.children(deed, "conj"))
    timed = or_else or (deed is not None and deadline_in(annotations, span) is not None)
    if deed is None or not (is_named(by) or timed) or not is_named(of) or set(by) & set(of):
        return
    kind = "ultimatum" if or_else else "demand" if verb.lemma in ORDERING else "request"
    yield make_deed(
        annotations, kind, by if is_named(by) else (), of, deed, span, "open", by, statements, by_id, anchor=verb
    )


def make_deed(
    annotations: Annotations,
    kind: str,
    by: tuple[str, ...],
    of: tuple[str, ...],
    thing: Token,
    span: Span,
    state: str,
    doers: tuple[str, ...],
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    anchor: Token | None = None,
) -> Matter:
    parse, text = annotations.parse, annotations.document.text
    terms_span = (parse.tokens[thing.left].start, parse.tokens[thing.right].end)
    if thing.left == thing.i:
        terms_span = (phrase_span(parse, thing)[0], terms_span[1])
    statement = innermost(statements, (anchor or thing).start)
    made = [
        t for t in annotations.times_in(parse.sentence_of(thing).start, parse.sentence_of(thing).end) if t.date_start
    ]
    deadline = deadline_in(annotations, span)
    made = [t for t in made if t.date_end != deadline and not _is_ahead(annotations, t.date_start)]
    return Matter(
        kind=kind,
        by=by,
        of=of,
        must_act=by if kind == "offer" else of,
        terms=" ".join(text[slice(*terms_span)].split()),
        evidence=span,
        state=state,
        instruments=instruments_near(annotations, span),
        clause=clause_in(annotations, span),
        made_on=_made_on(made[0].date_start, made[0].date_end) if made and state == "open" else None,
        deadline=deadline,
        sources=sources_of(statement, by_id),
        statement_id=statement.id if statement else None,
        step_by=doers,
        confidence=0.7,
        lemmas=lemmas_of(annotations, span) | {t.lemma for t in objects_of(parse, thing)},
        is_deed=True,
    )


def _is_ahead(annotations: Annotations, day: str | None) -> bool:
    published = annotations.document.published
    return bool(day and published and day[:10] > published[:10])


def _made_on(start: str | None, end: str | None) -> str | None:
    """Return the longest date that both ends of an interval share: its day, month or year."""
    if not start or not end:
        return None
    for length in (10, 7, 4):
        if len(start) >= length and start[:length] == end[:length]:
            return start[:length]
    return None
