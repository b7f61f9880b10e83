"""A happening in, its place out: the place name that its clause governs, never one that is merely mentioned."""

from dataclasses import dataclass

from accordingto.coding.clauses import PREPOSITIONS
from accordingto.coding.event_dates import LASTING, scene_of
from accordingto.coding.happenings import Happening
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import PlaceMention

WHERE = frozenset(
    "in near at on before outside inside around off along across throughout within by between over above beside above under "
    "close north south east west northeast northwest southeast southwest".split()
)
WHITHER = frozenset("to into toward towards onto through".split())
MOVING = frozenset({"MOBILIZE", "CONSULT"})
"""Types whose happening is at the place that they lead to."""
DIRECTED = frozenset({"ASSAULT", "COERCE"})
"""Types that happen where their recipient is, if that is a place."""
ENTERED = frozenset("into on against at onto".split())
"""Prepositions between a happening and what it befalls."""
DEPTH = 4


@dataclass(frozen=True, slots=True)
class EventPlace:
    """The place of a happening; the reason why there is none, or why it has no coordinates."""

    mention: PlaceMention | None
    reason: str | None


def find_place(annotations: Annotations, happening: Happening) -> EventPlace:
    """Return the place that a happening's clause tells."""
    parse = annotations.parse
    if not annotations.places:
        return EventPlace(None, "no place told")
    moving = happening.trigger.event_type in MOVING or happening.token.lemma in ("incursion", "raid", "intrusion")
    if happening.trigger.event_type in DIRECTED:
        mention = _struck(annotations, happening)
        if mention is not None:
            return _found(mention)
    for head in _heads(parse, happening):
        mention = _beside(annotations, head, happening, moving)
        if mention is not None:
            return _found(mention)
    mention = _inside(annotations, happening)
    if mention is not None:
        return _found(mention)
    sentence = parse.sentence_of(happening.token)
    told = annotations.places_in(sentence.start, sentence.end)
    return EventPlace(None, "places told are not tied to it" if told else "no place told")


def _found(mention: PlaceMention) -> EventPlace:
    """Return a place with the reason why it has no coordinates, if it has none."""
    return EventPlace(mention, mention.geo_reason)


def _inside(annotations: Annotations, happening: Happening) -> PlaceMention | None:
    """Return the only place told of what is entered or struck ("into the institutions of four towns in X")."""
    parse = annotations.parse
    phrase = (
        [t for t in parse.subtree(happening.token) if t.norm == "into" and t.dep == "prep"] if happening.is_noun else []
    )
    for joint in (*parse.children(happening.token, "prep"), *phrase):
        target = parse.child(joint, "pobj")
        if target is None or joint.norm not in ENTERED or target.pos == "PROPN":
            continue
        told = annotations.places_in(parse.tokens[target.left].start, parse.tokens[target.right].end)
        if len({m.name for m in told}) == 1:
            return told[0]
    return None


def _heads(parse: Parse, happening: Happening) -> list[Token]:
    """Return the tokens whose prepositions tell the place: trigger, its objects, its carrier, the verb it shares a clause with."""
    token = happening.token
    found = [token, *happening.words[1:]]
    clause = happening.clause
    if clause is not None:
        found += [
            clause.verb,
            *(x for c in parse.children(clause.verb, "acomp", "oprd") for x in parse.children(c, "xcomp")),
            *(o for o in clause.objects if o.i > clause.verb.i and parse.sentence_of(o) == parse.sentence_of(token)),
        ]
    if happening.is_noun and happening.trigger.event_type in LASTING and parse.head(token).norm != "in":
        found += scene_of(parse, token)
    verb = clause.verb if clause is not None else token
    if verb.pos in ("VERB", "AUX"):
        for _ in range(2):
            if verb.dep not in ("conj", "xcomp", "advcl") or parse.head(verb).pos not in ("VERB", "AUX"):
                break
            if verb.dep == "advcl" and verb.tag not in ("VBG", "VBN"):
                break
            verb = parse.head(verb)
            found.append(verb)
        found += [c for c in parse.children(token, "conj") if c.pos == "VERB"]
    return list({t.i: t for t in found}.values())


def _beside(annotations: Annotations, head: Token, happening: Happening, moving: bool) -> PlaceMention | None:
    parse = annotations.parse
    joints = [c for c in parse.children(head, *PREPOSITIONS) if c.norm in WHERE or (moving and c.norm in WHITHER)]
    joints += [
        d
        for c in parse.children(head, "prep", "advmod")
        for d in parse.children(c, "prep", "advmod")
        if d.norm in WHERE
    ]
    for child in parse.children(head, "dobj", "pobj", "nsubjpass"):
        if head.i == happening.token.i and child.i > head.i:
            joints += [c for c in parse.children(child, "prep") if c.norm in WHERE]
    if happening.is_noun and head.i == happening.token.i:
        inner = [
            o for c in parse.children(head, "prep") if c.norm in ("of", "between") for o in parse.children(c, "pobj")
        ]
        joints += [c for o in inner for c in parse.children(o, "prep") if c.norm in ("in", "at", "near")]
    joints.sort(key=lambda j: (j.norm not in ("in", "at", "near", "on", "outside"), abs(j.i - happening.token.i)))
    for joint in joints:
        noun = parse.child(joint, "pobj")
        mention = _named(annotations, noun, 0) if noun is not None else None
        if mention is not None:
            return mention
    if happening.is_noun and head.i == happening.token.i:
        for child in parse.children(head, "compound", "nmod"):
            mention = _at(annotations, child)
            if mention is not None and is_spot(mention):
                return mention
    return None


def _named(annotations: Annotations, noun: Token, depth: int) -> PlaceMention | None:
    """Return the place that a phrase names, also behind "the town of" or "the north of"."""
    mention = _at(annotations, noun)
    if mention is not None or depth > DEPTH:
        return mention
    parse = annotations.parse
    for child in parse.children(noun, "compound", "nmod", "appos"):
        mention = _at(annotations, child)
        if mention is not None:
            return mention
    for joint in parse.children(noun, "prep"):
        inner = parse.child(joint, "pobj")
        if joint.norm in ("of", "in", "near", "with", "between", "to") and inner is not None:
            mention = _named(annotations, inner, depth + 1)
            if mention is not None:
                return mention
    owner = parse.child(noun, "poss")
    return _at(annotations, owner) if owner is not None else None


def _at(annotations: Annotations, token: Token) -> PlaceMention | None:
    return next((p for p in annotations.places if p.start <= token.start and token.end <= p.end), None)


def _struck(annotations: Annotations, happening: Happening) -> PlaceMention | None:
    """Return the town or spot that is itself attacked or raided."""
    parse = annotations.parse
    heads: list[Token] = (
        list(happening.clause.objects) if happening.clause is not None and not happening.is_noun else []
    )
    for joint in parse.children(happening.token, "prep"):
        if joint.norm in ("on", "against", "of", "into", "at"):
            heads += parse.children(joint, "pobj")
    for head in heads:
        mention = _at(annotations, head) or _named(annotations, head, DEPTH)
        if mention is not None and is_spot(mention):
            return mention
    return None


def is_spot(mention: PlaceMention) -> bool:
    """Tell whether a place is smaller than a state, so that what is done to it is done there."""
    return not (mention.feature_code or "").startswith("PCL")
