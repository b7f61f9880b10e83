"""A happening in, its actors and recipients out: names with their ids, from the slots that its trigger names."""

from collections.abc import Iterable
from dataclasses import dataclass

from accordingto.coding.clauses import (
    PREMODIFIERS,
    PREPOSITIONS,
    QUANTITIES,
    Clause,
    after_preposition,
    content_head,
    counted_by,
    owners_of,
)
from accordingto.coding.happenings import Happening
from accordingto.coding.kinds import BODIES, is_actor
from accordingto.coding.triggers import load_lexicon
from accordingto.model.annotations import Annotations, covering
from accordingto.model.parse import Parse, Token

OURS = frozenset({"we", "us"})
PUBLISHER = "@publisher"
THINGS_MAY_SUFFER = frozenset({"ASSAULT", "COERCE", "REJECT", "PROTEST", "SANCTION"})
"""Types whose recipient may be a thing where no actor is told: a bus that is attacked, a vote that is boycotted."""
LEADING = frozenset({"led", "backed"})
"""After a name and a hyphen: whoever is named acts ("a Velmark-led operation")."""
PEOPLES = frozenset("majority minority population community people civilian".split())
"""Heads that only say that many are meant: the name before them says who ("the Drem minority")."""
VAGUE = frozenset(
    "air sky ground sea it this that these those there which what one way thing move step time place part fact case situation".split()
)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a role: the name, the id where it is known, the token that names it."""

    name: str
    actor_id: str | None
    head: Token
    known: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """Who did it and to whom; `two_sided` tells that all who took part stand among the actors."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    two_sided: bool = False


def find_roles(annotations: Annotations, happening: Happening) -> Roles:
    """Return who did it and to whom, as far as the text says."""
    actors = _fill(annotations, happening, happening.trigger.actor, acting=True)
    recipients = _fill(annotations, happening, happening.trigger.recipient, acting=False)
    if happening.is_noun:
        actors, recipients = _carried(annotations, happening, actors, recipients)
    names = {p.name for p in actors}
    recipients = [p for p in recipients if p.name not in names]
    if happening.trigger.reciprocal and not recipients and len(actors) > 1:
        return Roles(tuple(actors), (), True)
    if happening.trigger.reciprocal and happening.is_noun and recipients and not actors:
        return Roles(tuple(recipients), (), len(recipients) > 1)
    return Roles(tuple(actors), tuple(recipients), happening.trigger.reciprocal and bool(recipients))


def _carried(
    annotations: Annotations, happening: Happening, actors: list[Participant], recipients: list[Participant]
) -> tuple[list[Participant], list[Participant]]:
    """Add what the verb tells that carries a noun: its subject does it or undergoes it."""
    clause = happening.clause
    if clause is None:
        return actors, recipients
    subjects = _participants(annotations, clause.subjects, acting=True)
    if happening.carriage == "does" and not actors:
        actors = subjects
        if clause.passive and not subjects:
            actors = []
    elif happening.carriage == "undergoes" and not recipients:
        recipients = _participants(annotations, clause.subjects, acting=False)
        actors = actors or _participants(
            annotations, after_preposition(annotations.parse, clause.verb, "by", "from"), True
        )
    elif happening.carriage == "hits" and not recipients:
        recipients = _participants(annotations, clause.objects, acting=False)
    if happening.carriage == "does" and not recipients:
        slots = [s for s in happening.trigger.recipient if s not in ("of", "poss", "object", "in")]
        recipients = _participants(annotations, after_preposition(annotations.parse, clause.verb, *slots), acting=False)
    return actors, recipients


def _fill(annotations: Annotations, happening: Happening, slots: Iterable[str], acting: bool) -> list[Participant]:
    """Return those that stand in the first slot that names anybody; in a slot for things, what it names if nobody does."""
    things: list[Participant] = []
    for slot in slots:
        heads = (
            _noun_slot(annotations, happening, slot) if happening.is_noun else _verb_slot(annotations, happening, slot)
        )
        found = _participants(annotations, heads, acting=True)
        if found:
            return found
        if not acting and not things and happening.trigger.event_type in THINGS_MAY_SUFFER:
            things = _participants(annotations, heads, acting=False)
    return things


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
    forces = load_lexicon().classes["forces"]
    bodies = [c for c in parse.children(head, "compound", "nmod") if c.i < head.i and c.lemma in forces | BODIES]
    if bodies:
        return bodies[-1:]
    for child in parse.children(head, "compound", "amod", "nmod"):
        if child.i > head.i:
            continue
        inner = [c for c in parse.children(child, "npadvmod", "compound", "nmod")]
        if child.norm in LEADING:
            found += [c for c in inner if is_actor(annotations, c)]
        elif child.pos != "VERB" and (annotations.reference_over(child) is not None or _is_name(child)):
            found.append(child)
    return found


def _is_name(token: Token) -> bool:
    return token.masked or token.ent in ("GPE", "NORP", "ORG", "PERSON")


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
    if slot == "complement_object":
        return _in_complement(annotations, clause.verb)
    if slot == "dative":
        return _datives(parse, clause)
    return [t for head in (clause.verb, *_widened(parse, clause)) for t in after_preposition(parse, head, slot)]


def _all_subjects(parse: Parse, clause: Clause) -> list[Token]:
    return clause.objects if clause.passive else clause.subjects


def _widened(parse: Parse, clause: Clause) -> list[Token]:
    """Return the objects of a verb and what they count: a preposition may be joined to them."""
    found: list[Token] = []
    for head in clause.objects:
        found += [head] if content_head(parse, head).i == head.i else [head, content_head(parse, head)]
    for child in parse.children(clause.verb, "acomp", "oprd", "advmod"):
        found.append(child)
    return found


def _datives(parse: Parse, clause: Clause) -> list[Token]:
    found = [c for c in parse.children(clause.verb, "dative") if c.pos != "ADP"]
    return [t for head in found for t in parse.conjuncts(head)]


def _owners(annotations: Annotations, head: Token) -> list[Token]:
    parse = annotations.parse
    owners = owners_of(parse, head)
    if owners:
        return owners
    return premodifying(annotations, head) or after_preposition(parse, head, "of", "by", "from")


def _in_complement(annotations: Annotations, head: Token) -> list[Token]:
    """Return whom an infinitive is about ("refused to recognise Velmark's statehood" gives Velmark)."""
    parse = annotations.parse
    inner = parse.child(head, "xcomp", "acl", "ccomp")
    if inner is None:
        return []
    thing = parse.child(inner, "dobj")
    if thing is not None:
        if is_actor(annotations, content_head(parse, thing)):
            return parse.conjuncts(thing)
        owners = _owners(annotations, thing)
        if any(is_actor(annotations, o) for o in owners):
            return owners
    for joint in parse.children(inner, *PREPOSITIONS):
        noun = parse.child(joint, "pobj")
        if joint.norm in ("to", "with", "from", "for", "against", "into", "on") and noun is not None:
            return parse.conjuncts(noun)
    return parse.conjuncts(thing) if thing is not None else []


def _participants(annotations: Annotations, heads: Iterable[Token], acting: bool) -> list[Participant]:
    """Return the names of phrases, each once; only of those who can act where `acting`."""
    found: list[Participant] = []
    for head in heads:
        head = content_head(annotations.parse, head)
        if acting and not is_actor(annotations, head) and annotations.reference_over(head) is None:
            continue
        named = name_of(annotations, head)
        if named is not None and all(named.name != p.name for p in found):
            found.append(named)
    return found


def name_of(annotations: Annotations, head: Token) -> Participant | None:
    """Return the name of the phrase with this head: of the actor it is known to mean, else its words without article."""
    reference = annotations.reference_headed(head) or annotations.reference_over(head)
    if reference is not None:
        return Participant(reference.mention.name, reference.mention.actor_id, head, True)
    if head.lemma in PEOPLES:
        for child in annotations.parse.children(head, "amod", "compound", "nmod"):
            people = annotations.reference_headed(child) or annotations.reference_over(child)
            if people is not None and child.i == head.i - 1:
                return Participant(people.mention.name, people.mention.actor_id, head, True)
    if head.norm in OURS and covering(annotations.quotations, head.start) is None and _speaks_itself(annotations):
        return Participant(annotations.document.publisher or PUBLISHER, None, head, True)
    place = _place_of(annotations, head)
    if place is not None:
        return Participant(place, None, head, False)
    if head.pos in ("PRON", "DET", "NUM", "ADP", "VERB", "ADV", "PUNCT") or head.lemma in VAGUE | QUANTITIES:
        return None
    first, last = phrase_of(annotations.parse, head)
    text = annotations.document.text[annotations.parse.tokens[first].start : annotations.parse.tokens[last].end]
    return Participant(" ".join(text.split()), None, head, False)


def _speaks_itself(annotations: Annotations) -> bool:
    return "first_person" in annotations.document.warnings


def _place_of(annotations: Annotations, head: Token) -> str | None:
    """Return the name of the place that a phrase means ("the village of Brod")."""
    parse = annotations.parse
    heads = [head]
    if head.lemma in load_lexicon().classes["places"]:
        heads += [*parse.children(head, "appos", "compound"), *after_preposition(parse, head, "of")]
    for token in heads:
        for mention in annotations.places:
            if mention.start <= token.start and token.end <= mention.end:
                return mention.name
    return None


def phrase_of(parse: Parse, head: Token) -> tuple[int, int]:
    """Return the first and last token of a phrase trimmed to its head and premodifiers, without article and number."""
    first = head.i
    for child in sorted(parse.children(head, *PREMODIFIERS), key=lambda c: -c.i):
        if child.i >= first or child.dep == "nummod" or child.pos in ("NUM", "DET", "PRON"):
            continue
        if parse.tokens[child.right].i < first - 2 or child.tag == "VBN" or parse.child(child, "advmod") is not None:
            break
        first = child.left
    while first < head.i and _is_trimmed(parse.tokens[first]):
        first += 1
    return first, head.i


def _is_trimmed(token: Token) -> bool:
    return token.pos in ("DET", "PUNCT", "NUM", "ADV", "CCONJ", "PRON", "PART", "SYM") or token.lemma in QUANTITIES
