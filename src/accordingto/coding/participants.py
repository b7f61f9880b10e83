"""Heads of phrases in, participants out: the name of each actor or thing, with its id where it is known."""

from collections.abc import Iterable
from dataclasses import dataclass

from accordingto.coding.clauses import PREMODIFIERS, QUANTITIES, after_preposition, content_head
from accordingto.coding.kinds import is_actor, is_age, is_human_noun
from accordingto.coding.triggers import load_lexicon
from accordingto.coding.turns import turn_of
from accordingto.model.annotations import ActorReference, Annotations, covering
from accordingto.model.parse import Parse, Token

STATES = frozenset({"state", "government", "igo"})
"""Kinds of actors that have heads who act for them."""
OURS = frozenset({"we", "us"})
PUBLISHER = "@publisher"
PEOPLES = frozenset("majority minority population community people civilian".split())
"""Heads that only say that many are meant: the name before them says who ("the Drem minority")."""
RANKS = frozenset("rank man".split())
"""Words for people that mean forces where somebody owns them ("its men")."""
COMPASS = ("North ", "South ", "East ", "West ")
"""How names of parts of a country begin that no gazetteer has; they are called as the text calls them."""
VAGUE = frozenset(
    "other item air sky ground sea it this that these those there which what one way thing move step time place part fact case "
    "situation emergency siege".split()
)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a role: the name, the id where it is known, the token that names it.

    `loose` tells that the role was found behind a thing, not told by a slot: alone it makes no row.
    """

    name: str
    actor_id: str | None
    head: Token
    known: bool
    loose: bool = False


def participants_of(annotations: Annotations, heads: Iterable[Token], acting: bool) -> list[Participant]:
    """Return the names of phrases, each once; only of those who can act where `acting`."""
    found: list[Participant] = []
    for head in heads:
        head = content_head(annotations.parse, head)
        if acting and not is_actor(annotations, head) and annotations.reference_over(head) is None:
            head = _speaker_meant(annotations, head) or head
            if not is_actor(annotations, head):
                continue
        for named in _heads_of_several(annotations, head) or (
            _coordinated(annotations, head),
            name_of(annotations, head),
        ):
            if named is not None and all(named.name != p.name for p in found):
                found.append(named)
    return found


MISSILES = frozenset("rocket missile drone shell projectile warhead bullet bomb".split())


def is_missile(annotations: Annotations, someone: Participant) -> bool:
    """Tell whether only a weapon is named, not whose it is: "rockets hit the market" does not tell who fired them."""
    head = someone.head
    return head.pos == "NOUN" and head.lemma in MISSILES and annotations.reference_headed(head) is None


def _heads_of_several(annotations: Annotations, head: Token) -> list[Participant | None]:
    """Return the states whose heads meet ("the presidents of Orvenia and Dremland"), none where one is meant."""
    if head.tag != "NNS" or not is_human_noun(head):
        return []
    owners = after_preposition(annotations.parse, head, "of")
    known = [r for t in owners if (r := annotations.reference_headed(t)) is not None]
    if len(known) < 2 or len(known) < len(owners) or any(r.mention.kind not in STATES for r in known):
        return []
    return [Participant(r.mention.name, r.mention.actor_id, annotations.parse.tokens[r.head], True) for r in known]


def _coordinated(annotations: Annotations, head: Token) -> Participant | None:
    """Return the first of two names that share a noun ("Velmark and Ostrian leaders" gives Velmark)."""
    for child in annotations.parse.children(head, "amod", "compound", "nmod"):
        if child.i >= head.i or annotations.parse.child(child, "conj") is None:
            continue
        reference = annotations.reference_headed(child) or annotations.reference_over(child)
        if reference is not None and reference.last < head.i:
            return Participant(reference.mention.name, reference.mention.actor_id, child, True)
        if is_name(child):
            name = f"{child.text} {head.text}" if head.pos == "NOUN" else child.text
            return Participant(name, None, child, False)
    return None


def _speaker_meant(annotations: Annotations, pronoun: Token) -> Token | None:
    """Return who is meant by the pronoun of what somebody says of themselves ("the army says it has opened fire")."""
    parse = annotations.parse
    verb = parse.head(pronoun)
    if verb.dep == "relcl":
        verb = next((v for v in parse.ancestors(verb) if v.dep in ("ccomp", "relcl")), verb)
    if pronoun.tag != "PRP" or pronoun.norm not in ("it", "they") or verb.dep not in ("ccomp", "acl"):
        return None
    speaker = parse.child(parse.head(verb), "nsubj") if verb.dep == "ccomp" else _claimant(parse, verb)
    if speaker is None or speaker.pos not in ("NOUN", "PROPN") or not is_actor(annotations, speaker):
        return None
    many = speaker.tag in ("NNS", "NNPS") or len(parse.conjuncts(speaker)) > 1
    return speaker if many == (pronoun.norm == "they") else None


def _claimant(parse: Parse, clause: Token) -> Token | None:
    """Return whose claim a clause with "that" tells ("a claim by the army that it had …", "Ostria's report that it …")."""
    if not any(c.norm == "that" for c in parse.children(clause, "mark")):
        return None
    claim = parse.head(clause)
    return next(iter([*after_preposition(parse, claim, "by", "from", "of"), *parse.children(claim, "poss")]), None)


def is_name(token: Token) -> bool:
    """Tell whether a word stands for a name by its looks."""
    return token.masked or (token.text[:1].isupper() and token.ent in ("GPE", "NORP", "ORG", "PERSON"))


def _named_beside(annotations: Annotations, head: Token) -> ActorReference | None:
    """Return the name set right behind a description: "the regional bloc ECWAS"."""
    beside = [c for c in annotations.parse.children(head, "appos") if c.left == head.i + 1]
    found = (annotations.reference_headed(c) for c in beside)
    return next((r for r in found if r is not None and r.how == "name"), None)


def name_of(annotations: Annotations, head: Token) -> Participant | None:
    """Return the name of the phrase with this head: of the actor it is known to mean, else its words without article."""
    reference = annotations.reference_headed(head) or annotations.reference_over(head)
    beside = _named_beside(annotations, head)
    if beside is not None and (reference is None or reference.how == "description"):
        return Participant(beside.mention.name, beside.mention.actor_id, head, True)
    if reference is None or reference.how == "description":
        meant = _owner_of_forces(annotations, head) or _called(annotations, head)
        reference = meant or (reference if _with_office(annotations, head, head.i) == head.i else None)
    if reference is not None:
        return Participant(reference.mention.name, reference.mention.actor_id, head, True)
    if head.lemma in PEOPLES:
        for child in annotations.parse.children(head, "amod", "compound", "nmod"):
            people = annotations.reference_headed(child) or annotations.reference_over(child)
            if people is not None and child.i == head.i - 1:
                return Participant(people.mention.name, people.mention.actor_id, head, True)
    turn = turn_of(annotations, head) if head.norm in OURS else None
    if turn is not None:
        return name_of(annotations, turn.speakers[0]) if turn.speakers else None
    if head.norm in OURS and covering(annotations.quotations, head.start) is None and _speaks_itself(annotations):
        return Participant(annotations.document.publisher or PUBLISHER, None, head, True)
    place = _place_of(annotations, head)
    if place is not None:
        return Participant(place, None, head, False)
    if any(m.start <= head.start < m.end for m in annotations.times):
        return None
    if head.pos in ("PRON", "DET", "NUM", "ADP", "VERB", "ADV", "PUNCT") or head.lemma in VAGUE | QUANTITIES:
        return None
    first, last = phrase_of(annotations.parse, head)
    dated = [m for m in annotations.times if m.start <= annotations.parse.tokens[first].start < m.end < head.start]
    if dated:
        first = min(i for i in range(first, head.i + 1) if annotations.parse.tokens[i].start >= dated[0].end)
        while first < head.i and _is_trimmed(annotations.parse.tokens[first]):
            first += 1
    if is_age(head):
        first = head.i - 4
    last = _with_office(annotations, head, last)
    text = annotations.document.text[annotations.parse.tokens[first].start : annotations.parse.tokens[last].end]
    return Participant(" ".join(text.split()), None, head, False)


def _with_office(annotations: Annotations, head: Token, last: int) -> int:
    """Return the last token of a phrase with the body that an office belongs to ("commander of the mission")."""
    joint = annotations.parse.tokens[min(head.i + 1, len(annotations.parse.tokens) - 1)]
    inner = annotations.parse.child(joint, "pobj") if joint.norm == "of" and joint.head == head.i else None
    if inner is None or inner.i - head.i > 5 or not is_human_noun(head) or head.tag != "NN":
        return last
    return inner.i if annotations.reference_over(inner) is not None else last


def _called(annotations: Annotations, head: Token) -> ActorReference | None:
    """Return the actor whose name stands behind what it is ("the ambassador, Ljuben Karas", "volunteers, the Rangers")."""
    if not is_human_noun(head):
        return None
    parse = annotations.parse
    body = after_preposition(parse, head, "of")[:1] if head.tag == "NN" else []
    for phrase in (head, *body):
        for child in parse.children(phrase, "appos"):
            reference = annotations.reference_headed(child) or annotations.reference_over(child)
            if reference is not None and child.i > head.i and (phrase is head or reference.mention.kind == "person"):
                return reference
    behind = max([head.i, *(c.right for c in parse.children(head, "prep") if c.norm == "of")]) + 1
    if head.tag != "NN" or behind + 1 >= len(parse.tokens) or parse.tokens[behind].norm != ",":
        return None
    for name in parse.children(parse.head(head), "npadvmod", "appos", "dep"):
        reference = annotations.reference_headed(name)
        if name.left == behind + 1 and reference is not None and reference.mention.kind == "person":
            return reference
    return None


def _owner_of_forces(annotations: Annotations, head: Token) -> ActorReference | None:
    """Return whose forces are meant by "its troops", "their officers": whom the pronoun means, or who says so."""
    parse = annotations.parse
    owner = parse.child(head, "poss")
    if owner is None or owner.tag != "PRP$" or head.lemma not in load_lexicon().classes["forces"] | RANKS:
        return None
    reference = annotations.reference_headed(owner)
    if reference is not None:
        return reference
    for verb in parse.ancestors(head):
        if verb.dep in ("ccomp", "acl"):
            above = next((t for t in parse.ancestors(verb) if t.pos in ("VERB", "AUX")), verb)
            speaker = parse.child(above, "nsubj")
            if speaker is not None and speaker.norm in ("which", "who") and above.dep == "relcl":
                speaker = parse.head(above)
            if speaker is not None and not (owner.norm == "its" and speaker.tag in ("NNS", "NNPS")):
                return annotations.reference_headed(speaker) or annotations.reference_over(speaker)
    return None


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
                return mention.text if mention.name.startswith(COMPASS) else mention.name
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
