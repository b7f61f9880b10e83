"""A happening in, its actors and recipients out: names with their ids, from the slots that its trigger names."""

from collections.abc import Iterable
from dataclasses import dataclass

from accordingto.coding.clauses import (
    PREPOSITIONS,
    Clause,
    after_preposition,
    agents_of,
    content_head,
    counted_by,
    owners_of,
)
from accordingto.coding.concerns import find_concerned, joined_to, widened
from accordingto.coding.event_places import is_spot
from accordingto.coding.happenings import Happening
from accordingto.coding.kinds import BODIES, is_actor
from accordingto.coding.lexicons import load_list
from accordingto.coding.participants import Participant, is_name, participants_of
from accordingto.coding.phrases import subjects_of
from accordingto.coding.triggers import load_lexicon
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token

THINGS_MAY_SUFFER = frozenset({"ASSAULT", "COERCE", "REJECT", "PROTEST", "SANCTION"})
"""Types whose recipient may be a thing where no actor is told: a bus that is attacked, a vote that is boycotted."""
CASUALTIES = frozenset("kill injure wound hurt maim".split())
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
JOINING = frozenset({"to", "with", "from", "for", "against", "into", "on"})
CHARGING = frozenset(
    "accuse blame condemn criticize criticise denounce charge arrest detain fault suspect sue try hold slam".split()
)
"""Verbs whose object is said to have done what stands behind "for", "of" or "with"."""
FORCES = frozenset("force army military navy".split())
FAVOUR = frozenset({"favour", "favor", "support", "solidarity", "defence", "defense"})
LEADING = frozenset({"led", "backed"})
"""After a name and a hyphen: whoever is named acts ("a Velmark-led operation")."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who did it and to whom; `two_sided` tells that all who took part stand among the actors."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    two_sided: bool = False


def find_roles(annotations: Annotations, happening: Happening) -> Roles:
    """Return who did it and to whom, as far as the text says."""
    trigger = happening.trigger
    actors = _fill(annotations, happening, trigger.actor, acting=True)
    if _is_mere_outcome(annotations.parse, happening):
        actors = []
    elif "subject" in trigger.actor and trigger.event_type == "ASSAULT":
        actors = _behind_weapon(annotations, happening) or actors
    recipients = _fill(annotations, happening, trigger.recipient, acting=False)
    if happening.is_noun:
        actors, recipients = _carried(annotations, happening, actors, recipients)
    names = {p.name for p in actors}
    recipients = [p for p in recipients if p.name not in names and not _is_text(annotations, p)]
    helped = recipients and trigger.event_type == "AID"
    several = trigger.reciprocal and len(actors) > 1
    if not several and not helped and not any(_acts(annotations, p) for p in recipients):
        recipients = find_concerned(annotations, happening, actors) or recipients
    elif trigger.event_type == "AGREE" and not several and not any(_is_called(annotations, p) for p in recipients):
        recipients = find_concerned(annotations, happening, actors, described=False) or recipients
    if trigger.reciprocal and not recipients and len(actors) > 1:
        return Roles(tuple(actors), (), True)
    if trigger.reciprocal and happening.is_noun and recipients and not actors:
        return Roles(tuple(recipients), (), len(recipients) > 1)
    if trigger.reciprocal and recipients and not actors and _is_between(annotations.parse, happening):
        return Roles(tuple(recipients), (), True)
    return Roles(tuple(actors), tuple(recipients), trigger.reciprocal and bool(recipients))


def _is_between(parse: Parse, happening: Happening) -> bool:
    """Tell whether a passive verb names the sides it is done between, and no doer: "talks were held between A and B"."""
    clause = happening.clause
    if happening.is_noun or clause is None or not clause.passive or clause.subjects:
        return False
    return any(after_preposition(parse, head, "between", "among") for head in (clause.verb, *widened(parse, clause)))


def _behind_weapon(annotations: Annotations, happening: Happening) -> list[Participant]:
    """Return whose strike or weapon does a deed, where the text says so: "an Ostrian strike killed two"."""
    clause, parse, lexicon = happening.clause, annotations.parse, load_lexicon()
    if clause is None or happening.is_noun:
        return []
    attacks = {n for n, found in lexicon.nouns.items() if any(p.trigger.event_type == "ASSAULT" for p in found)}
    arms = attacks | lexicon.classes["blasts"] | lexicon.classes["weapons"]
    found = [
        t
        for thing in clause.subjects
        if thing.lemma in arms
        for t in owners_of(parse, thing) or premodifying(annotations, thing) or after_preposition(parse, thing, "by")
    ]
    return participants_of(annotations, found, acting=True)


def _is_called(annotations: Annotations, participant: Participant) -> bool:
    """Tell whether somebody is told by name, not only described."""
    reference = annotations.reference_headed(participant.head)
    return (reference is not None and reference.how != "description") or participant.head.pos == "PROPN"


def _acts(annotations: Annotations, participant: Participant) -> bool:
    head = participant.head
    return participant.known or is_actor(annotations, head) or _bears_name(annotations, head) or head.pos == "PROPN"


def _is_mere_outcome(parse: Parse, happening: Happening) -> bool:
    """Tell whether a participle of harm tells what came of a clause whose verb is no deed ("it overturned, killing two")."""
    token = happening.token
    if token.dep != "advcl" or token.tag != "VBG" or token.lemma not in CASUALTIES or happening.clause is None:
        return False
    if parse.child(token, "mark", "prep", "nsubj") is not None:
        return False
    above = parse.head(token)
    lexicon = load_lexicon()
    deeds = {p.trigger.event_type for p in lexicon.verbs.get(above.lemma, ())}
    forces = lexicon.classes["forces"] | lexicon.classes["blasts"]
    return not deeds & FORCE and not any(s.lemma in forces for s in happening.clause.subjects)


def _is_text(annotations: Annotations, participant: Participant) -> bool:
    """Tell whether what was refused, ratified or supported is a ruling or a treaty: nobody undergoes it."""
    head = participant.head
    if annotations.reference_headed(head) is not None:
        return False
    voices = load_list("voices")
    named = any(m.start <= head.start < m.end for m in annotations.instruments)
    return named or (head.lemma in voices["texts"] and head.lemma not in voices["people"])


def _carried(
    annotations: Annotations, happening: Happening, actors: list[Participant], recipients: list[Participant]
) -> tuple[list[Participant], list[Participant]]:
    """Add what the verb tells that carries a noun: its subject does it or undergoes it."""
    clause = happening.clause
    if clause is None:
        return actors or participants_of(
            annotations, _charged_with(annotations.parse, happening.token), True
        ), recipients
    subjects = participants_of(annotations, clause.subjects, acting=True)
    if happening.carriage == "does":
        actors = subjects or actors
    elif happening.carriage == "undergoes" and not recipients:
        recipients = participants_of(annotations, clause.subjects, acting=False)
        actors = actors or participants_of(
            annotations, after_preposition(annotations.parse, clause.verb, "by", "from"), True
        )
    elif happening.carriage == "happens" and happening.trigger.reciprocal and not actors and not recipients:
        sides = after_preposition(annotations.parse, clause.verb, "between", "among")
        actors = participants_of(annotations, sides, acting=True)
    elif happening.carriage == "hits" and not recipients and not happening.trigger.reciprocal:
        recipients = participants_of(annotations, clause.objects, acting=False)
    if happening.carriage == "does" and not recipients:
        slots = [s for s in happening.trigger.recipient if s not in ("of", "poss", "object", "in", "at")]
        recipients = participants_of(
            annotations, after_preposition(annotations.parse, clause.verb, *slots), acting=False
        )
    return actors, recipients


def _charged_with(parse: Parse, noun: Token) -> list[Token]:
    """Return who is blamed for a deed that a noun tells ("condemned Orvenia for the shelling of Kaval")."""
    joint = parse.head(noun)
    verb = parse.head(joint)
    if verb.dep == "pobj" and parse.head(verb).norm == "by":
        verb = parse.head(parse.head(verb))
    if noun.dep != "pobj" or joint.norm not in ("for", "over", "of", "with") or verb.lemma not in CHARGING:
        return []
    thing = parse.child(verb, "dobj", "nsubjpass")
    return parse.conjuncts(thing) if thing is not None else []


def _fill(annotations: Annotations, happening: Happening, slots: Iterable[str], acting: bool) -> list[Participant]:
    """Return those that stand in the first slot that names anybody; in a slot for things, what it names if nobody does."""
    things: list[Participant] = []
    for slot in slots:
        heads = (
            _noun_slot(annotations, happening, slot) if happening.is_noun else _verb_slot(annotations, happening, slot)
        )
        if slot == "at":
            heads = [t for t in heads if not _is_where(annotations, t)]
        if slot in ("object", "object_person", "complement_object"):
            heads = [t for t in heads if t.i < happening.token.i or not _are_own_forces(annotations.parse, t)]
        found = participants_of(annotations, heads, acting=True)
        if found:
            return found
        if not acting:
            named = [t for t in heads if _bears_name(annotations, t)]
            if named:
                return participants_of(annotations, named, acting=False)
            aided = happening.trigger.event_type == "AID" and slot in ("to", "dative")
            if not things and slot != "with" and (happening.trigger.event_type in THINGS_MAY_SUFFER or aided):
                things = participants_of(annotations, heads, acting=False)
    return things


def _is_where(annotations: Annotations, head: Token) -> bool:
    """Tell whether a phrase after "at" is the scene ("a shooting at the crossing of Brod"), not who or what is hit."""
    place = next((p for p in annotations.places if p.start <= head.start < p.end), None)
    if annotations.reference_over(head) is not None:
        return False
    return (place is not None and is_spot(place)) or head.lemma in load_lexicon().classes["places"]


def _are_own_forces(parse: Parse, head: Token) -> bool:
    """Tell whether a phrase means forces of who acts ("withdrew its troops")."""
    owner = parse.child(head, "poss")
    return owner is not None and owner.tag == "PRP$" and head.lemma in load_lexicon().classes["forces"] | FORCES


def _bears_name(annotations: Annotations, head: Token) -> bool:
    """Tell whether a thing is called by whose it is ("Ostrian goods", "Velmark's ports")."""
    children = annotations.parse.children(head, "amod", "compound", "nmod", "poss")
    return any(c.i < head.i and (annotations.reference_over(c) is not None or is_name(c)) for c in children)


def _noun_slot(annotations: Annotations, happening: Happening, slot: str) -> list[Token]:
    parse, noun = annotations.parse, happening.token
    heads = {noun.i: noun, counted_by(parse, noun).i: counted_by(parse, noun)}
    found: list[Token] = []
    for head in heads.values():
        if slot == "poss":
            found += owners_of(parse, head)
        elif slot == "premod":
            found += premodifying(annotations, head)
        elif slot == "complement_object":
            found += _in_complement(annotations, head)
        elif slot == "by":
            found += [
                t for h in (head, *after_preposition(parse, head, "of")) for t in after_preposition(parse, h, "by")
            ]
        elif slot == "of" and head.i != noun.i:
            continue
        else:
            found += after_preposition(parse, head, slot)
    if slot == "poss" and "of" not in happening.trigger.actor and "poss" in happening.trigger.recipient:
        return found if not after_preposition(parse, noun, "of") or "poss" not in happening.trigger.recipient else []
    return found


def premodifying(annotations: Annotations, head: Token) -> list[Token]:
    """Return the names that stand before a noun as its doers ("Velmark police raid", "Velmark-led operation")."""
    parse = annotations.parse
    found: list[Token] = []
    classes = load_lexicon().classes
    forces = (classes["forces"] | BODIES) - classes["blasts"] - classes["weapons"]
    bodies = [c for c in parse.children(head, "compound", "nmod") if c.i < head.i and c.lemma in forces]
    if bodies:
        return bodies[-1:]
    for child in parse.children(head, "compound", "amod", "nmod"):
        if child.i > head.i:
            continue
        inner = parse.children(child, "npadvmod", "compound", "nmod")
        if child.norm in LEADING:
            found += [c for c in inner if is_actor(annotations, c)]
        elif child.pos != "VERB" and (
            annotations.reference_over(child) is not None or _is_body_name(annotations, child)
        ):
            found.append(child)
    return found


def _is_body_name(annotations: Annotations, token: Token) -> bool:
    """Tell whether an unknown name may be somebody's: "the Pahalgam attack" is named for where it was."""
    placed = any(p.start <= token.start < p.end for p in annotations.places)
    return is_name(token) and not placed and token.ent != "GPE"


def _verb_slot(annotations: Annotations, happening: Happening, slot: str) -> list[Token]:
    clause = happening.clause
    if clause is None:
        return []
    parse = annotations.parse
    if slot == "subject":
        return clause.subjects
    if slot == "object":
        return clause.objects
    if slot == "object_person":
        return [t for t in clause.objects if is_actor(annotations, t)]
    if slot == "owner":
        return [o for t in clause.objects for o in _owners(annotations, t)]
    if slot == "subject_owner":
        return [o for t in _all_subjects(parse, clause) for o in _owners(annotations, t)]
    if slot == "doer":
        made = [t for o in clause.objects for c in parse.children(o, "acl") for t in agents_of(parse, c)]
        told = [t for o in clause.objects for t in (owners_of(parse, o) or after_preposition(parse, o, "by"))]
        return told or made or [t for o in clause.objects for t in premodifying(annotations, o)]
    if slot == "in_protest":
        causes = [t for t in after_preposition(parse, clause.verb, "in") if t.lemma in ("protest", "response", "anger")]
        return [t for cause in causes for t in joined_to(parse, cause, ("against", "at", "over", "to", "about"))]
    if slot == "in_favour":
        words = [t for t in after_preposition(parse, clause.verb, "in") if t.lemma in FAVOUR]
        return [t for word in words for t in joined_to(parse, word, ("of", "with", "for"))]
    if slot == "subject_between":
        return [o for t in _all_subjects(parse, clause) for o in after_preposition(parse, t, "between", "among")]
    if slot == "complement_object":
        return _in_complement(annotations, clause.verb)
    if slot == "dative":
        return _datives(parse, clause)
    if slot == "whither":
        return []
    return [t for head in (clause.verb, *widened(parse, clause)) for t in after_preposition(parse, head, slot)]


def _all_subjects(parse: Parse, clause: Clause) -> list[Token]:
    return clause.objects if clause.passive else clause.subjects


def _datives(parse: Parse, clause: Clause) -> list[Token]:
    found = [c for c in parse.children(clause.verb, "dative") if c.pos != "ADP"]
    given = clause.passive and clause.objects and clause.objects[0].dep == "dobj"
    found += subjects_of(parse, clause.verb) if given else []
    return [t for head in found for t in parse.conjuncts(head)]


def _owners(annotations: Annotations, head: Token) -> list[Token]:
    parse = annotations.parse
    owners = owners_of(parse, head)
    if owners:
        return owners
    made = [t for c in parse.children(head, "acl") for t in agents_of(parse, c)]
    return (
        premodifying(annotations, head)
        or after_preposition(parse, head, "by", "from")
        or made
        or after_preposition(parse, head, "of")
    )


def _in_complement(annotations: Annotations, head: Token) -> list[Token]:
    """Return whom an infinitive is about ("refused to recognise Velmark's statehood" gives Velmark)."""
    parse = annotations.parse
    inner = parse.child(head, "xcomp", "acl", "ccomp")
    if inner is None and (ready := parse.child(head, "acomp")) is not None:
        inner = parse.child(ready, "xcomp")
    if inner is None:
        return []
    told = parse.child(inner, "nsubj") if inner.tag == "VB" and inner.dep == "ccomp" else None
    if told is not None:
        return parse.conjuncts(told)
    joined = [
        t
        for j in parse.children(inner, *PREPOSITIONS)
        if j.norm in JOINING
        for t in after_preposition(parse, inner, j.norm)
    ]
    thing = parse.child(inner, "dobj")
    if thing is None:
        return (
            [o for t in joined for o in (_owners(annotations, t) or [t])]
            if joined
            else _in_complement(annotations, inner)
        )
    forces = load_lexicon().classes["forces"]
    meant = content_head(parse, thing)
    if is_actor(annotations, meant) and not (joined and meant.lemma in forces):
        return parse.conjuncts(thing)
    concerned = after_preposition(parse, thing, "on", "against", "to", "for", "with", "from")
    for heads in (joined, owners_of(parse, thing), concerned, _owners(annotations, thing)):
        if any(is_actor(annotations, o) or _bears_name(annotations, o) for o in heads):
            return heads
    return joined or parse.conjuncts(thing)
