"""A parse in, promises and offers out that are told as deeds: a word given, a thing promised, a patrol offered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from accordingto.coding.lexicons import load_list
from accordingto.coding.matters import (
    Matter,
    deadline_in,
    instruments_near,
    is_named,
    is_side,
    lemmas_of,
    own_name,
    party_names,
    words,
)
from accordingto.coding.phrases import is_passive, subjects_of
from accordingto.coding.sources import innermost, sources_of
from accordingto.coding.urging import is_of_sport
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

READY = frozenset({"ready", "prepared", "willing"})
GIVEN_WORDS = ("assurance", "word", "pledge", "promise", "vow", "commitment", "guarantee")
CONCESSIVE = frozenset({"although", "though", "despite"})
GOODS = frozenset(
    {"patrol", "escort", "truce", "talk", "loan", "mediator", "expert", "team", "seat", "amnesty", "passage"}
)
"""Things that one side can offer another, besides what is sought."""


def find_word_given(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """A word given as a deed: "although she gave her word that it would leave by 12 April"."""
    parse = annotations.parse
    noun = parse.child(verb, "dobj")
    if verb.lemma not in ("give", "make", "offer") or noun is None or noun.lemma not in GIVEN_WORDS:
        return None
    clause = next((c for h in (noun, verb) for c in parse.children(h, "acl", "ccomp", "relcl") if c.i > noun.i), None)
    if clause is None or {a.norm for a in parse.children(verb, "aux")} & {"would", "will", "to", "could"}:
        return None
    return _told(annotations, verb, clause, statements, by_id)


def _whole_thing(parse: Parse, noun: Token) -> Token:
    """Return what is promised where the parse hangs "which" on a name in it: "the inquiry into the deaths at Brod, which"."""
    while noun.pos == "PROPN" and noun.dep == "pobj":
        above = parse.head(parse.head(noun))
        if above.pos not in ("NOUN", "PROPN") or above.sentence != noun.sentence:
            break
        noun = above
        if noun.pos == "NOUN" and noun.dep == "pobj" and parse.head(parse.head(noun)).pos == "NOUN":
            noun = parse.head(parse.head(noun))
    return noun


def find_promised_thing(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """A thing promised: "the inquiry, which he had promised for the end of March", "pledged 90 million in aid"."""
    parse = annotations.parse
    unreal = {a.norm for a in parse.children(verb, "aux")} - {"has", "had", "have"}
    if verb.lemma not in words("promising_verbs") or unreal or is_passive(parse, verb) or parse.child(verb, "neg"):
        return None
    noun = parse.child(verb, "dobj")
    relative = verb.dep == "relcl" and (noun is None or noun.norm in ("which", "that"))
    thing = _whole_thing(parse, parse.head(verb)) if relative else noun
    if thing is None or thing.pos not in ("NOUN", "PROPN") or (not relative and parse.child(verb, "ccomp", "xcomp")):
        return None
    if thing.lemma in words("vague_goods"):
        return None
    return _told(annotations, verb, thing, statements, by_id, past=relative)


def find_offered(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """What a side offers in a word: "Orlan has offered a patrol", "Orlan, as a sign of good will, is ready to share it"."""
    parse = annotations.parse
    if verb.lemma == "offer":
        thing = parse.child(verb, "dobj")
        things = words("sought_nouns") | words("measure_nouns") | GOODS
        deed = thing if thing is not None and thing.lemma in things else None
    else:
        deed = next(
            (d for r in parse.children(verb, "acomp") if r.norm in READY for d in parse.children(r, "xcomp")), None
        )
        if deed is not None and (
            deed.lemma in words("stateless_verbs") or deed.lemma in load_list("acts")["force_verbs"]
        ):
            return None
    unreal = {a.norm for a in parse.children(verb, "aux")} - {"has", "had", "have", "is", "are"}
    doers = [d for d in subjects_of(parse, verb) if is_side(annotations, d)]
    if (
        deed is None
        or unreal
        or is_passive(parse, verb)
        or parse.child(verb, "neg")
        or not (are_bodies(annotations, doers) or _are_unknown(annotations, doers))
    ):
        return None
    told = _told(annotations, verb, deed, statements, by_id)
    receiver = parse.child(verb, "dative")
    of = party_names(annotations, [receiver]) if receiver is not None and receiver.pos != "ADP" else ()
    return (
        replace(told, kind="offer", of=tuple(n for n in of if is_named([n]))) if told and told.state == "open" else None
    )


def _are_unknown(annotations: Annotations, tokens: Sequence[Token]) -> bool:
    """Tell whether parties are bodies that no list knows, by a name or by what they are ("the front"), no persons."""
    unknown = [t for t in tokens if annotations.reference_headed(t) is None and t.ent != "PERSON"]
    return bool(unknown) and len(unknown) == len(tokens)


def are_bodies(annotations: Annotations, tokens: Sequence[Token]) -> bool:
    found = [annotations.reference_headed(t) for t in tokens]
    bodies = [r for r in found if r is not None and r.how == "name" and r.mention.kind not in ("group", "media")]
    offices = {e.name for e in annotations.entities if e.offices or e.kind != "person"}
    return any(r.mention.kind != "person" or r.mention.name in offices for r in bodies) or any(
        r is not None and r.how in ("title", "pronoun") and r.mention.name in offices for r in found
    )


def _came_of(parse: Parse, promised: Token, thing: Token) -> tuple[str | None, Token | None]:
    """Return what is told of a thing that was promised, and the last word of it.

    "owed" ("has yet to publish"), `claimed_breached` ("has not been published"), `postponed` ("would need the summer").
    """
    while thing.dep == "pobj" and parse.head(parse.head(thing)).pos in ("NOUN", "PROPN"):
        thing = parse.head(parse.head(thing))
    verbs = [parse.head(thing)] if thing.dep in ("nsubj", "nsubjpass") else []
    for verb in (*verbs, *parse.children(promised, "conj")):
        auxiliaries = {a.norm for a in parse.children(verb, "aux")}
        owed = verb.lemma == "have" and any(c.norm in ("yet", "still") for c in parse.children(verb, "advmod"))
        deed = parse.child(verb, "xcomp") if owed else verb
        if owed and deed is not None:
            return "owed", deed
        if parse.child(verb, "neg") is not None and auxiliaries & {"has", "have", "had"}:
            return "claimed_breached", verb
        if verb.lemma in ("need", "take", "require") and auxiliaries & {"will", "would"}:
            return "postponed", parse.child(verb, "dobj") or verb
    return None, None


def _told(
    annotations: Annotations,
    verb: Token,
    thing: Token,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    past: bool = False,
) -> Matter | None:
    parse, text = annotations.parse, annotations.document.text
    doers = [d for d in subjects_of(parse, verb) if is_side(annotations, d)]
    by = party_names(annotations, doers)
    if not is_named(by) or is_of_sport(by):
        return None
    span = (parse.tokens[min(doers[0].left, verb.i) if doers[0].i < verb.i else verb.i].start, 0)
    span = (span[0], max(parse.tokens[verb.right].end, parse.tokens[thing.right].end if thing.i > verb.i else 0))
    came, last = _came_of(parse, verb, thing) if past else (None, None)
    if last is not None:
        span = (span[0], max(span[1], last.end))
    due = deadline_in(annotations, span, also_set=True, past=past)
    state = "claimed_breached" if is_conceded(annotations, (verb.start, verb.end)) else came or "open"
    state = "open" if came == "owed" and due else "claimed_breached" if came == "owed" else state
    statement = innermost(statements, verb.start)
    chain = sources_of(statement, by_id)
    return Matter(
        kind="commitment",
        by=by,
        of=(),
        must_act=by,
        terms=" ".join(text[parse.tokens[thing.left].start : parse.tokens[thing.right].end].split())[:300],
        evidence=span,
        state=state,
        instruments=instruments_near(annotations, span),
        deadline=due,
        claimed_by=(chain[-1:] or (own_name(annotations),)) if state == "claimed_breached" else (),
        sources=chain,
        statement_id=statement.id if statement else None,
        step_by=by,
        confidence=0.6,
        lemmas=lemmas_of(annotations, span),
    )


def is_conceded(annotations: Annotations, span: Span) -> bool:
    """Tell whether a promise stands in a clause that what follows belies: "it stays, although she promised …"."""
    token = annotations.parse.token_at(span[0])
    chain = [token, *annotations.parse.ancestors(token)] if token is not None else []
    return any(c.norm in CONCESSIVE for t in chain for c in annotations.parse.children(t, "mark") if c.i < t.i)
