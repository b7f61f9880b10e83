"""A token in, what kind of thing its phrase names out: somebody who acts, a person, a place."""

from accordingto.coding.triggers import load_lexicon
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token

ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
PERSONAL = frozenset({"person", "group", "police", "military", "militia", "rebel", "unidentified"})
"""Kinds of actors that consist of people who can be hurt, held or met."""
PRONOUNS = frozenset("he she they him her them who whom we us i".split())
BODIES = frozenset(
    "government authority regime administration ministry parliament council court party union alliance coalition "
    "commission agency company organization organisation committee department embassy office state country nation "
    "republic church media press service bloc leadership opposition side assembly congress senate tribunal cabinet "
    "junta militia mission force army navy police gang cartel association federation movement front list bank group "
    "power kremlin pentagon hamas team bureau secretariat institute institution network board secretariat firm "
    "neighbour neighbor command brass judiciary legislature panel caucus taskforce ombudsman "
    "clergy directorate regulator watchdog consortium "
    "society charity foundation chamber league jury troika "
    "utility museum university presidency prosecution patriarchate diocese synod monarchy clan tribe airline intelligence coastguard "
    "constabulary inspectorate customs treasury chancellery guild cooperative academy provider supplier "
    "broadcaster newspaper municipality district city capital partner ally donor sponsor".split()
)


def is_actor(annotations: Annotations, head: Token) -> bool:
    """Tell whether a phrase names somebody who can act: a person, a group, a body, a state."""
    if annotations.reference_headed(head) is not None:
        return True
    if head.lemma == "state" and _is_condition(annotations.parse, head):
        return False
    if head.pos == "PROPN" or head.ent in ACTING or head.masked:
        return head.ent not in ("FAC", "LOC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "DATE", "TIME")
    if head.pos == "PRON":
        return head.norm in PRONOUNS
    if head.tag == "NN" and head.text.isupper() and 2 <= len(head.text) <= 6:
        return True
    classes = load_lexicon().classes
    return head.lemma in BODIES or head.lemma in classes["forces"] or is_human_noun(head)


CONDITIONS = frozenset("emergency siege war affair alert mind readiness exception calamity disaster play".split())


def _is_condition(parse: Parse, state: Token) -> bool:
    """Tell whether a state is one that things are in: "the state of emergency" does nothing."""
    joint = parse.child(state, "prep")
    return (
        joint is not None and joint.norm == "of" and any(t.lemma in CONDITIONS for t in parse.children(joint, "pobj"))
    )


def is_person(annotations: Annotations, head: Token) -> bool:
    """Tell whether a phrase names a person or people."""
    reference = annotations.reference_headed(head)
    if head.pos == "NOUN" and is_human_noun(head):
        return True
    if reference is not None and reference.mention.kind != "other":
        return reference.mention.kind in PERSONAL
    if head.ent in ("PERSON", "NORP"):
        return True
    if head.pos == "PRON":
        return head.norm in PRONOUNS
    return head.pos == "NUM" or is_human_noun(head)


def is_human_noun(head: Token) -> bool:
    """Tell whether a common noun means people, by the list or by its ending."""
    if head.lemma in load_lexicon().classes["people"] or is_age(head):
        return True
    return head.pos == "NOUN" and len(head.lemma) > 5 and head.lemma.endswith(("man", "woman", "ist", "person"))


def is_age(head: Token) -> bool:
    """Tell whether somebody is called by age alone ("a sixteen-year-old")."""
    return (
        head.norm == "old"
        and head.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "oprd")
        and head.i - head.left >= 4
    )


def is_place(annotations: Annotations, head: Token) -> bool:
    """Tell whether a phrase names a place."""
    if annotations.places_in(head.start, head.end) or head.ent in PLACES:
        return True
    return any(p.start <= head.start and head.end <= p.end for p in annotations.places)
