"""A scene in, the actors that common noun phrases denote out: bodies of states, groups, people only described."""

from collections.abc import Iterator

from accordingto.annotate.actor_nouns import (
    COLLECTIVE,
    NEED_MODIFIER,
    NEED_PLURAL,
    QUANTIFIERS,
    is_plural,
    kind_of_noun,
)
from accordingto.annotate.casts import Draft, Scene, Who, known_who, state_of
from accordingto.annotate.names import NameHit
from accordingto.annotate.noun_phrases import Owner, Phrase, read_phrase
from accordingto.annotate.offices import RANKS
from accordingto.annotate.state_bodies import GROUP_KINDS, name_body
from accordingto.model.annotations import HowNamed
from accordingto.model.parse import Token


def describe_groups(scene: Scene, taken: set[int], people: dict[int, Draft]) -> Iterator[Draft]:
    """Yield the actors that noun phrases denote whose heads are common nouns or words for groups of people.

    `people` are the mentions of people by name, by the token of their head.
    """
    for token in scene.parse.tokens:
        if token.i in taken or token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        draft = _demonym(scene, token) if token.i in scene.hit_at else _common(scene, token, people)
        if draft:
            yield draft


def _common(scene: Scene, token: Token, people: dict[int, Draft]) -> Draft | None:
    kind = kind_of_noun(token)
    if (
        kind is None
        or token.pos == "ADJ"
        or (kind == "media" and "social" in _before(scene, token))
        or token.dep in ("compound", "amod", "npadvmod", "nmod")
        or _stands_before_name(scene, token)
    ):
        return None
    phrase = read_phrase(scene, token)
    if not _is_actor(scene, phrase):
        return None
    person = _set_beside(scene, token, people)
    if person:
        return Draft(phrase.first, token.i, token.i, "title", person.who, link="beside")
    who = name_body(phrase, kind)
    link = "" if who is None else "members" if who.kind in GROUP_KINDS else "body"
    if who is None:
        who = _described(scene, phrase, kind)
    elif who.actor is None and (known := scene.directory.bodies.get(who.name)):
        who = known_who(known)
    how: HowNamed = "name" if who.named and not who.plural else "group" if who.named else "description"
    return Draft(phrase.first, token.i, token.i, how, who, link=link)


def _stands_before_name(scene: Scene, token: Token) -> bool:
    """Tell whether a title stands right before a name that the parser took apart ("Sheikh Hassan al-Tamimi called …")."""
    behind = scene.parse.tokens[token.i + 1 : token.i + 2]
    return token.text[:1].isupper() and token.norm in RANKS and bool(behind) and behind[0].pos == "PROPN"


def _set_beside(scene: Scene, token: Token, people: dict[int, Draft]) -> Draft | None:
    """Return the person whose name stands in apposition to a noun ("X, a mother of five", "his counterpart, Y")."""
    if token.tag != "NN":
        return None
    near = scene.parse.children(token, "appos")
    if token.dep == "appos":
        near.append(scene.parse.head(token))
    found = [people[n.i] for n in near if n.i in people]
    return found[0] if len(found) == 1 else None


def _before(scene: Scene, token: Token) -> str:
    return scene.parse.tokens[token.i - 1].norm if token.i else ""


def _is_actor(scene: Scene, phrase: Phrase) -> bool:
    token = phrase.head
    if token.norm in NEED_PLURAL and token.tag not in ("NNS", "NNPS"):
        return False
    if token.lemma in NEED_PLURAL and not is_plural(token) and token.norm not in COLLECTIVE:
        return False
    alone = (
        len(phrase.words) < 2
        and not phrase.owners
        and not any(p.pos == "NOUN" for p in scene.parse.children(token, "poss"))
    )
    if alone and (token.lemma in NEED_MODIFIER or token.norm in NEED_MODIFIER):
        return is_plural(token) and token.norm not in ("capitals", "majors", "generals", "minors")
    if token.lemma == "mission":
        return bool(phrase.owners) or any(w.endswith("-led") or w in _MISSIONS for w in phrase.words)
    if token.norm == "group" and any(c.norm == "of" for c in scene.parse.children(token, "prep")):
        return False
    return token.norm != "authority" and not (token.norm == "staff" and _before(scene, token) == "of")


_MISSIONS = frozenset(("peacekeeping", "observer", "monitoring", "diplomatic", "stabilisation", "stabilization"))


def _described(scene: Scene, phrase: Phrase, kind: str) -> Who:
    """Return the group or person that a phrase describes, in its own words."""
    head = phrase.head
    owner = next((o for o in phrase.owners), None)
    name = " ".join([*_whose(scene, phrase), *phrase.words, *_for_whom(scene, head)])
    sure = next((o for o in phrase.owners if o.actor.kind == "state" and not o.shared and not o.ethnic), None)
    country = sure.actor.country if sure else _country(owner, kind)
    plural = is_plural(head) or head.norm in COLLECTIVE
    kind = "group" if kind == "person" and plural else kind
    named = owner is not None and plural and not owner.ethnic and len(phrase.words) > 1
    named = named or (plural and kind != "group" and len(phrase.words) > 1 and phrase.words[0][:1].isupper())
    return Who(name, _kind_by_owner(kind, phrase), country, None, named, plural, _gender(head))


def _whose(scene: Scene, phrase: Phrase) -> list[str]:
    """Return the members by whom a body is called ("the flight attendants' union", "the officers' corps")."""
    tokens, head = scene.parse.tokens, phrase.head
    members = next((p for p in scene.parse.children(head, "poss") if p.tag == "NNS" and p.i < phrase.first), None)
    if members is None or head.lemma not in OF_MEMBERS:
        return []
    words = [t for t in tokens[members.left : members.i + 1] if t.norm not in QUANTIFIERS]
    mark = scene.parse.child(members, "case")
    return [*(t.text for t in words[:-1]), members.text + (mark.text if mark else "")]


OF_MEMBERS = frozenset("union association federation corps committee council movement league society".split())
"""Nouns for bodies that are called by whose they are."""


def _for_whom(scene: Scene, head: Token) -> list[str]:
    """Return what body somebody speaks or stands for, by name: the representative "of the United States" is one of several.

    People are left out: who a lawyer or a spokesman works for may be a private person.
    """
    joint = next((c for c in scene.parse.children(head, "prep") if c.norm in ("of", "for") and c.i == head.i + 1), None)
    noun = scene.parse.child(joint, "pobj") if joint is not None else None
    if joint is None or noun is None or head.tag != "NN" or head.norm not in STANDING_FOR:
        return []
    if noun.pos != "PROPN" or noun.ent == "PERSON":
        return []
    return [t.text for t in scene.parse.tokens[joint.i : noun.i + 1]]


STANDING_FOR = frozenset(
    "representative ambassador envoy delegate spokesman spokeswoman spokesperson observer negotiator diplomat counsel lawyer".split()
)
"""Nouns for people who speak for somebody else, of whom a text may hold several."""


def _kind_by_owner(kind: str, phrase: Phrase) -> str:
    words = {w.lower() for w in phrase.words[:-1]}
    if words & {"unidentified", "unknown", "masked"} and kind in ("person", "group"):
        return "unidentified"
    if phrase.head.norm == "guard" and words & {"coast", "national", "border"}:
        return "military"
    if phrase.head.norm == "parties" and not words - {"both", "warring", "rival", "conflicting"}:
        return "group"
    if phrase.head.norm == "community":
        return "other" if "international" in words else "group"
    if phrase.head.norm == "staff" and "general" in words:
        return "military"
    if kind == "police" and phrase.head.lemma == "officer" and not words & {"police"}:
        return "military" if words & {"army", "military", "naval", "intelligence"} else "person"
    if words & {"police"} and kind in ("person", "group", "military"):
        return "police"
    if words & {"army", "military"} and kind in ("person", "group", "police"):
        return "military"
    return kind


def _country(owner: Owner | None, kind: str) -> str | None:
    """Return the country of a described group: of a people's word only where a state's body is meant."""
    if owner is None or owner.ethnic:
        return None
    if owner.shared and kind not in ("government", "military", "police", "parliament", "judiciary"):
        return None
    return owner.actor.country


def _gender(head: Token) -> str | None:
    if head.norm in ("woman", "girl", "mother", "daughter", "sister", "wife", "widow", "spokeswoman", "policewoman"):
        return "f"
    return "m" if head.norm in ("man", "boy", "father", "son", "brother", "husband", "spokesman", "policeman") else None


def _demonym(scene: Scene, token: Token) -> Draft | None:
    """Return the people that a word for a people names ("Kosovo Serbs", "ethnic Albanians", "another Serb")."""
    hit = scene.hit_at[token.i]
    if token.i != hit.last or token.dep in ("compound", "amod", "nmod", "poss"):
        return None
    forms = {k.form for k in hit.known}
    plural = "demonyms" in forms or (token.tag in ("NNS", "NNPS") and "demonym" in forms)
    people = next((k.actor for k in hit.known if k.actor and k.actor.kind == "group"), None)
    if not plural and not ("demonym" in forms and _is_nominal(scene, token)) and not (people and "name" in forms):
        return None
    if not plural and any(k.form == "name" for k in hit.known) and people is None:
        return None
    phrase = read_phrase(scene, token)
    words = list(phrase.words)
    state = state_of(hit, "demonyms", "demonym")
    inside = [o for o in phrase.owners if o.actor.name not in _own_names(hit)]
    country = next((o.actor.country for o in inside if not o.ethnic), None)
    if country is None and people is None and state:
        country = state.country
    group = plural or (people is not None and "name" in forms)
    return Draft(phrase.first, token.i, token.i, "group" if group else "description",
                 Who(" ".join(words), "group" if group else "person", country, None, group, group))  # fmt: skip


def _is_nominal(scene: Scene, token: Token) -> bool:
    return token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj", "dative") and any(
        c.dep in ("det", "nummod", "amod") for c in scene.parse.children(token)
    )


def _own_names(hit: NameHit) -> set[str]:
    return {k.actor.name for k in hit.known if k.actor}
