"""Phrases in, whom they concern out: the names behind a thing ("a ban on imports of Ostrian beef" concerns Ostria)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from accordingto.coding.clauses import PREPOSITIONS, Clause, after_preposition, agents_of, content_head, owners_of
from accordingto.coding.drafts import ASKED
from accordingto.coding.happenings import Happening
from accordingto.coding.kinds import is_actor, is_place
from accordingto.coding.participants import Participant, is_name, participants_of
from accordingto.coding.phrases import RELATIVES
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token

EMPTY = frozenset("state country nation world area side party member".split())
"""Nouns that name nobody where nothing says which."""
JOINING = frozenset(
    "wake response connection aftermath bid effort order light view exchange return addition accordance line".split()
)
"""Nouns that with "in" only join what is told to something else ("in the wake of a report")."""
DEPTH = 4
"""How many phrases may stand one inside the other."""
TOWARDS = ("against", "with", "to", "toward", "towards", "on", "upon", "from", "for", "of", "between", "among", "about",
           "alongside", "over", "into", "out", "in", "at", "near",
           "along", "across", "throughout")  # fmt: skip
"""Prepositions that join somebody to a thing, the nearest to a role first."""
CONCERNED = frozenset({"AGREE", "SUPPORT", "CONCEDE", "RETREAT", "AID", "COOPERATE", "ACCUSE", "REQUEST", "REJECT", "THREATEN",
                       "SANCTION"})  # fmt: skip
"""Types whose recipient may stand behind what is given, eased, asked or refused ("lifted a ban on Ostrian beef")."""
MEETING = ("with", "between", "among", "of", "to")
"""Prepositions behind a meeting that tell who else is there."""
PASSED_OVER = {"REQUEST": ("for",), "AGREE": ("in", "at", "near")}
"""Prepositions of TOWARDS that lead to nobody in types: for whom something is asked, where what is agreed is to be done."""
MATERIAL = frozenset({"CONCEDE", "RETREAT", "AID", "SANCTION", "COOPERATE"})
"""Types of deeds that are done to where they are done ("lifted the curfew in Kaval"); words are only spoken there."""
WHITHER = ("against", "to", "into", "toward", "towards", "for", "in", "at", "near", "on", "along", "across", "around")
"""Prepositions that tell against whom or where forces are moved."""


def find_concerned(
    annotations: Annotations, happening: Happening, actors: list[Participant], described: bool = True
) -> list[Participant]:
    """Return whom a deed concerns where its slots name nobody else than who does it: who is named behind what is given,
    eased or refused. Of moved forces it is where they are moved (`whither`). Such a recipient is marked as `loose`.
    """
    trigger, parse = happening.trigger, annotations.parse
    whither = "whither" in trigger.recipient
    between = trigger.mode == "third-party" or happening.told_by & trigger.modes_by.get("third-party", frozenset())
    met = trigger.event_type == "CONSULT" and not between
    if not trigger.recipient or not (whither or met or between or trigger.event_type in CONCERNED):
        return []
    clause, given = happening.clause, set[int]()
    if "doer" in trigger.recipient:
        return []
    if happening.is_noun or clause is None:
        heads = [] if trigger.reciprocal else joined_to(parse, happening.token)
    elif whither:
        heads = [t for head in (clause.verb, *widened(parse, clause)) for t in joined_to(parse, head, WHITHER)]
        heads += _purpose(parse, clause.verb)
    else:
        scene = () if trigger.event_type in MATERIAL else ("in", "at")
        freed = trigger.event_type == "REQUEST" and set(trigger.recipient) <= ASKED
        heads = [*(() if freed else clause.objects), *([] if met else _behind(parse, clause.verb, scene))]
        given = given if {"object", "object_person"} & set(trigger.recipient) else {o.i for o in clause.objects}
    own = {p.name for p in actors} | {name for p in actors for name in _own_side(annotations, p)}
    words = MEETING if met else tuple(w for w in TOWARDS if w not in PASSED_OVER.get(trigger.event_type, ()))
    nearest = trigger.event_type == "ACCUSE"
    for found in whom_it_concerns(annotations, heads, described and not met, words, nearest):
        named = participants_of(annotations, [t for t in found if t.i not in given or t.pos == "PROPN"], acting=False)
        others = [p for p in named if p.name not in own and not _is_own_state(annotations, p, own)]
        if others:
            return [replace(p, loose=True) for p in others]
    return []


def _own_side(annotations: Annotations, participant: Participant) -> set[str]:
    """Return the country of an actor and the bodies that it belongs to or speaks for."""
    entity = annotations.entity_by_id.get(participant.actor_id or "")
    if entity is None:
        return set()
    offices = {o.of for o in entity.offices if o.of}
    return {*entity.member_of, *offices, *([entity.country] if entity.country else [])}


def _is_own_state(annotations: Annotations, participant: Participant, own: set[str]) -> bool:
    """Tell whether somebody is the state or government of who acts."""
    entity = annotations.entity_by_id.get(participant.actor_id or "")
    return entity is not None and entity.kind in ("state", "government") and entity.country in own


def _behind(parse: Parse, verb: Token, scene: tuple[str, ...]) -> list[Token]:
    """Return what stands behind a verb: in its complement, joined to it but by prepositions of the scene, in its purpose."""
    ready = parse.child(verb, "acomp")
    inner = parse.child(verb, "xcomp", "ccomp") or (parse.child(ready, "xcomp") if ready is not None else None)
    heads = arguments_of(parse, inner) if inner is not None and inner.tag == "VB" else []
    gerunds = [g for j in parse.children(verb, "prep") for g in parse.children(j, "pcomp")]
    heads += [
        *joined_to(parse, verb, [w for w in TOWARDS if w not in scene]),
        *(t for g in gerunds for t in arguments_of(parse, g)),
    ]
    return [*heads, *_purpose(parse, verb)]


def _purpose(parse: Parse, verb: Token) -> list[Token]:
    clauses = [c for c in parse.children(verb, "advcl", "xcomp") if c.tag == "VB" and c.i > verb.i]
    return [t for clause in clauses for t in arguments_of(parse, clause)]


def widened(parse: Parse, clause: Clause) -> list[Token]:
    """Return the objects of a verb and what they count: a preposition may be joined to them."""
    found: list[Token] = []
    for head in clause.objects:
        found += [head] if content_head(parse, head).i == head.i else [head, content_head(parse, head)]
    for child in parse.children(clause.verb, "acomp", "oprd", "advmod"):
        found.append(child)
    return found


def whom_it_concerns(
    annotations: Annotations,
    heads: Iterable[Token],
    described: bool = True,
    words: Iterable[str] = TOWARDS,
    nearest: bool = False,
) -> Iterator[list[Token]]:
    """Yield the heads of the names found in or behind phrases, the nearest first: what they are, whose, against whom.

    Names go before people that are only described ("the families of Kaval" concerns Kaval), at any depth; these are
    left out unless `described`, and stand in their place if `nearest`. `words` are the prepositions that are followed.
    """
    levels: list[list[Token]] = [list(heads)]
    for _ in range(DEPTH - 1):
        levels.append([inner for head in levels[-1] for inner in _inside(annotations.parse, head, words)])
    ways = (True, False) if described else (True,)
    order = (
        [(n, level) for level in levels for n in ways] if nearest else [(n, level) for n in ways for level in levels]
    )
    for named, level in order:
        for head in level:
            if found := _told_by(annotations, head, named):
                yield found


def joined_to(parse: Parse, head: Token, words: Iterable[str] = TOWARDS) -> list[Token]:
    """Return what prepositions join to a head, in the order of the words, also inside gerunds ("for ending a dispute")."""
    joints = parse.children(head, *PREPOSITIONS)
    there = {j.norm for j in joints} | {c.norm for j in joints for c in parse.children(j, "conj")}
    return [t for word in words if word in there for t in after_preposition(parse, head, word)] if there else []


def arguments_of(parse: Parse, verb: Token) -> list[Token]:
    """Return what stands behind a verb that only tells a purpose or a plan: objects and what is joined to it."""
    thing = parse.child(verb, "dobj")
    found = [thing] if thing is not None and thing.norm not in RELATIVES else []
    told = parse.child(verb, "ccomp")
    subject = parse.child(told, "nsubj") if told is not None and told.tag == "VB" else None
    found += [subject] if subject is not None and subject.pos != "PRON" else []
    inner = parse.child(verb, "xcomp")
    return [*found, *joined_to(parse, verb), *(arguments_of(parse, inner) if inner is not None else [])]


def _told_by(annotations: Annotations, head: Token, named: bool) -> list[Token]:
    parse = annotations.parse
    meant = content_head(parse, head)
    if any(m.start <= meant.start < m.end for m in annotations.times):
        return []
    if not named:
        owner = parse.child(meant, "poss")
        own = owner is not None and owner.tag == "PRP$"
        tells = is_actor(annotations, meant) and meant.pos != "PRON" and meant.lemma not in EMPTY
        return parse.conjuncts(head) if tells and not own else []
    if _is_named(annotations, meant):
        return parse.conjuncts(head)
    if owners := [o for o in owners_of(parse, meant) if _is_named(annotations, o)]:
        return owners
    before = [c for c in parse.children(meant, "compound", "amod", "nmod") if c.i < meant.i]
    references = ((c, annotations.reference_over(c)) for c in before)
    return [c for c, r in references if (is_name(c) if r is None else r.how != "description")][:1]


def _is_named(annotations: Annotations, head: Token) -> bool:
    """Tell whether a phrase is the name of an actor or of a place."""
    reference = annotations.reference_headed(head)
    if reference is not None:
        return reference.how != "description"
    return head.pos == "PROPN" and (is_actor(annotations, head) or is_place(annotations, head))


def _inside(parse: Parse, head: Token, words: Iterable[str]) -> list[Token]:
    """Return the phrases that hang on a phrase: after its prepositions, and in the clauses that describe it."""
    meant = content_head(parse, head)
    found = [t for t in joined_to(parse, meant, words) if t.lemma not in JOINING]
    gerunds = [g for j in parse.children(meant, "prep") for g in parse.children(j, "pcomp")]
    for clause in (*gerunds, *parse.children(meant, "acl", "relcl", "ccomp")):
        subject = parse.child(clause, "nsubj", "nsubjpass")
        if clause.dep == "relcl" and (subject is None or subject.norm in RELATIVES):
            continue
        found += [subject] if subject is not None and subject.norm not in RELATIVES and subject.pos != "PRON" else []
        found += [*agents_of(parse, clause), *arguments_of(parse, clause)]
    return found
