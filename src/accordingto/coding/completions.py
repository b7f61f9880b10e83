"""Events that the rules have found in, their empty roles filled with those whom the reader sees in them out.

The reader adds no event and changes no type: where it names a deed that the lexicon does not know, or another type than the lexicon,
it was wrong more often than right (docs/decisions/the-reader.md).
"""

from collections.abc import Iterable, Iterator

from accordingto.coding.drafts import Draft
from accordingto.coding.event_places import is_spot
from accordingto.coding.kinds import is_actor
from accordingto.coding.lexicons import load_cues
from accordingto.coding.participants import participants_of
from accordingto.coding.roles import FORCE
from accordingto.model.annotations import Annotations
from accordingto.model.labels import ROLES
from accordingto.model.parse import Parse, Token

SURE_ROLE = 0.5
CLEARLY = 0.3
"""By so much more must the other role be likely before somebody is left to it."""
ACTOR, RECIPIENT = ROLES.index("actor"), ROLES.index("recipient")
NAMING = frozenset({"NOUN", "PROPN", "PRON"})


def complete_roles(annotations: Annotations, drafts: Iterable[Draft]) -> None:
    """Fill the roles that the rules leave empty with those who can act and whom the reader sees in them, of the same sentence.

    Drafts are told rows already: nobody whom only the reader sees makes a row.
    """
    for draft in drafts:
        if draft.happening.is_noun and draft.happening.carriage is None:
            continue
        teller = _teller(annotations, draft)
        if not draft.actors and not _only_tells(draft):
            found = participants_of(annotations, _heads(annotations, draft.token, ACTOR, RECIPIENT), acting=True)
            found = [p for p in found if not _is_outside_participle(annotations.parse, p.head, draft)]
            draft.actors = tuple(p for p in found if p.name.casefold() not in {*draft.recipient_names, teller})
        if not draft.recipients and not draft.two_sided:
            found = participants_of(annotations, _heads(annotations, draft.token, RECIPIENT, ACTOR), acting=False)
            draft.recipients = tuple(p for p in found if p.name.casefold() not in {*draft.actor_names, teller})


def _teller(annotations: Annotations, draft: Draft) -> str:
    """Return who tells of an event, whom the reader takes for somebody in it; "" where a pronoun may stand for him there."""
    subject = annotations.parse.child(draft.token, "nsubj", "nsubjpass")
    if draft.statement is None or (subject is not None and subject.tag == "PRP"):
        return ""
    return (draft.statement.speaker or "").casefold()


PERCEIVING = frozenset({"hear", "see", "witness", "feel", "notice", "detect", "film"})


def _only_tells(draft: Draft) -> bool:
    """Tell whether the trigger is a verb of telling or perceiving ("reported gunfire", "heard a blast"): who does has done nothing."""
    acts = {c.act for c in load_cues("verbs").get(draft.token.lemma, ()) if "object" in c.frames}
    tells = "assert" in acts or draft.token.lemma in PERCEIVING
    return draft.token.pos == "VERB" and tells and draft.event_type in FORCE


def _heads(annotations: Annotations, trigger: Token, role: int, other: int) -> Iterator[Token]:
    """Yield the heads of phrases that play a role for a trigger with a chance of SURE_ROLE: the mean over a name's words.

    Whoever plays the other role with a clearly greater chance is left out.
    """
    read, parse = annotations.read, annotations.parse
    if read is None or trigger.i not in read.roles:
        return
    for token in parse.tokens_of(parse.sentence_of(trigger)):
        if token.pos not in NAMING or token.i == trigger.i or not is_actor(annotations, token):
            continue
        if (role == ACTOR and _denies(annotations, token)) or _is_spot(annotations, token):
            continue
        if _is_in_longer(annotations, token) or _is_below(annotations.parse, token, trigger):
            continue
        if role == ACTOR and not _shares_clause(annotations, token, trigger):
            continue
        if role == ACTOR and any(s.left <= token.i <= s.right for s in parse.children(trigger, "nsubjpass")):
            continue
        if role == ACTOR and _is_where(annotations, token):
            continue
        if role == RECIPIENT and _is_of_doer(parse, token, trigger):
            continue
        reference = annotations.reference_headed(token)
        if reference is None and annotations.reference_over(token) is not None:
            continue
        first, last = (reference.first, reference.last) if reference else (token.i, token.i)
        chance = read.role_chance(trigger.i, role, first, last) or 0.0
        if chance >= max(SURE_ROLE, (read.role_chance(trigger.i, other, first, last) or 0.0) - CLEARLY):
            yield token


def _shares_clause(annotations: Annotations, token: Token, trigger: Token) -> bool:
    """Tell whether somebody may be the doer by the grammar: in the clause of a trigger, in one whose subject it shares, or
    anywhere in its sentence where its subject is a pronoun.
    """
    parse = annotations.parse
    subject = parse.child(trigger, "nsubj")
    if subject is not None and subject.tag == "PRP":
        return True
    verb = next((t for t in (token, *parse.ancestors(token)) if t.pos in ("VERB", "AUX")), None)
    reached = trigger
    while verb is not None and reached.i != verb.i:
        finite = reached.pos in ("VERB", "AUX") and parse.child(reached, "nsubj", "nsubjpass") is not None
        if reached.head == reached.i or finite:
            return False
        reached = parse.head(reached)
    return verb is not None


def _is_below(parse: Parse, token: Token, trigger: Token) -> bool:
    """Tell whether a word stands in a clause with a subject of its own, below the trigger's or beside it: "a crowd that blocked
    offices", "warned that it did not rule out force, and imposed".
    """
    apart = False
    reached = {trigger.i, *(t.i for t in parse.ancestors(trigger))}
    for above in parse.ancestors(token):
        if above.i in reached:
            return apart or _is_joined_clause(parse, trigger, above)
        apart = apart or (above.pos in ("VERB", "AUX") and parse.child(above, "nsubj", "nsubjpass") is not None)
    return False


def _is_joined_clause(parse: Parse, trigger: Token, above: Token) -> bool:
    """Tell whether a trigger's clause is joined to another by "and" and has a subject of its own: "A kept none and B withdrew"."""
    for verb in (trigger, *parse.ancestors(trigger)):
        if verb.i == above.i:
            return False
        if verb.dep == "conj" and verb.pos in ("VERB", "AUX") and parse.child(verb, "nsubj", "nsubjpass") is not None:
            return True
    return False


def _is_in_longer(annotations: Annotations, token: Token) -> bool:
    """Tell whether a word is but a part of a longer name or phrase: of an instrument's, or before somebody's name or noun."""
    if any(m.start <= token.start < m.end for m in annotations.instruments):
        return True
    head = annotations.parse.head(token)
    titled = annotations.reference_headed(token) is None and annotations.reference_over(token) is None
    return token.dep == "compound" and (token.pos == "NOUN" or titled) and is_actor(annotations, head)


def _is_spot(annotations: Annotations, token: Token) -> bool:
    """Tell whether a word names a town or the like and no actor: something happens there, it does and undergoes nothing."""
    place = next((p for p in annotations.places if p.start <= token.start < p.end), None)
    return place is not None and is_spot(place) and annotations.reference_over(token) is None


def _is_outside_participle(parse: Parse, token: Token, draft: Draft) -> bool:
    """Tell whether a word stands outside a participle that tells what was done to the noun before it, and would name its doer
    itself: "the wives of the men *arrested*".
    """
    trigger = draft.token
    undergone = any(p.head.i == trigger.head for p in draft.recipients)
    if trigger.dep != "acl" or trigger.tag not in ("VBN", "VBD") or not undergone:
        return False
    return not trigger.left <= token.i <= trigger.right


def _is_of_doer(parse: Parse, token: Token, trigger: Token) -> bool:
    """Tell whether a word only says whose people do it: "the wives of the *men* protested"."""
    subject = parse.child(trigger, "nsubj")
    return subject is not None and subject.i < token.i <= subject.right and parse.head(token).norm == "of"


WITHIN = frozenset("in inside within on across near at around throughout outside over into".split())


def _is_where(annotations: Annotations, token: Token) -> bool:
    """Tell whether a country is only told as where something happens ("displaced inside Ilmara", "strikes on Ilmara")."""
    reference = annotations.reference_headed(token) or annotations.reference_over(token)
    placed = any(p.start <= token.start < p.end for p in annotations.places)
    known = placed if reference is None else reference.mention.kind == "state"
    return known and token.dep == "pobj" and annotations.parse.head(token).norm in WITHIN


def _denies(annotations: Annotations, token: Token) -> bool:
    """Tell whether somebody is, or is named in, the subject of a verb of denying: nobody is made the doer of what he denies."""
    parse = annotations.parse
    while token.dep in ("compound", "poss", "amod", "nmod", "appos", "conj") and token.head != token.i:
        token = parse.head(token)
    verb = parse.head(token)
    return token.dep == "nsubj" and any(c.act in ("deny", "reject") for c in load_cues("verbs").get(verb.lemma, ()))
