"""A parsed sentence in, the same with verbs out of wrong company: joined by "and" to verbs of another form, or seen by somebody."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PAST_OR_PRESENT = frozenset({"VBD", "VBZ"})
PERCEIVED_BY = frozenset("watch see hear".split())
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SAME_FORM = frozenset("set put cut let hit shut cost hurt quit rid split spread bid cast burst read".split())
"""Verbs whose past looks like their infinitive."""
TAKING_THINGS = frozenset(
    "hand free release kill arrest detain capture shoot wound expel summon recall withdraw close open attack shell bomb seize take "
    "send pull deploy lift impose suspend sign give return".split()
)
"""Verbs that take things and people, not clauses."""
LATER = frozenset("when after as while".split())


def mend_coordinations(sentence: "Span") -> None:
    """Mend a sentence in place: each verb is joined to one whose form it can share."""
    for verb in sentence:
        _free_object(verb)
        if verb.dep_ == "conj":
            _free_watched(verb)
            _lower_bare(verb)
            _raise_finite(verb)
            _share_what_follows(verb)


def _free_object(verb: "Token") -> None:
    """Give a verb back the object that the parser joined to the next subject: "A freed two pilots and B released four men"."""
    first = verb.head
    thing = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    doer = next((c for c in thing.rights if c.dep_ == "conj"), None) if thing is not None else None
    if (
        verb.dep_ not in ("ccomp", "conj")
        or verb.tag_ != "VBD"
        or first.tag_ != "VBD"
        or thing is None
        or doer is None
        or verb.i < first.i
    ):
        return
    bare = not any(c.dep_ in ("dobj", "mark") or c.text in ('"', "“", ",") for c in (*first.rights, *verb.lefts))
    if (
        doer.right_edge.i != verb.i - 1
        or thing.left_edge.i > first.i + 2
        or not bare
        or first.lemma_ not in TAKING_THINGS
    ):
        return
    joint = next((c for c in thing.rights if c.dep_ == "cc"), None)
    thing.head, thing.dep_, doer.head, doer.dep_ = first, "dobj", verb, "nsubj"
    verb.dep_ = "conj"
    if joint is not None:
        joint.head = first


def _free_watched(deed: "Token") -> None:
    """Give a deed that somebody saw back to who did it: "They watched the tanks and the guns roll by": tanks rolled."""
    seeing = deed.head
    if deed.tag_ not in ("VB", "VBP") or seeing.lemma_ not in PERCEIVED_BY:
        return
    doer = next((c for c in seeing.rights if c.dep_ == "dobj" and c.right_edge.i == deed.left_edge.i - 1), None)
    if doer is not None and not any(c.dep_ == "cc" for c in seeing.rights):
        deed.dep_, doer.head, doer.dep_ = "ccomp", deed, "nsubj"


def _lower_bare(verb: "Token") -> None:
    """Join a bare verb to the infinitive before it: in "is to open the gates, lift the ban and free the men" all are to be done."""
    if verb.lower_ in SAME_FORM and verb.head.tag_ == "VB" and verb.tag_ in ("VBD", "VBN"):
        verb.tag_ = "VB"
    if (
        verb.tag_ != "VB"
        or verb.head.tag_ not in FINITE
        or any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in verb.lefts)
    ):
        return
    first = next((c for c in verb.head.rights if c.dep_ == "xcomp" and c.tag_ == "VB" and c.i < verb.i), None)
    if first is not None and any(c.lower_ == "to" for c in first.lefts):
        verb.head = first


def _raise_finite(verb: "Token") -> None:
    """Join a verb with a tense to the verb above that has one: in "ordered him to go and called" the orderer called.

    Nobody can "to called" or "would called". After "did not …, and" the comma tells that the verb above goes on.
    """
    lower = verb.head
    joint = next((c for c in reversed(list(lower.rights)) if c.dep_ == "cc" and c.i == verb.left_edge.i - 1), None)
    if verb.lower_ in SAME_FORM:
        return
    tag = "VBD" if _is_past(verb) else verb.tag_
    if tag not in PAST_OR_PRESENT or lower.tag_ != "VB" or joint is None or _has_subject(verb):
        return
    aids = [c for c in lower.lefts if c.dep_ == "aux"]
    helped = any(c.lemma_ == "do" for c in aids)
    if not aids or (helped and (joint.i == 0 or joint.nbor(-1).text != ",")):
        return
    above = next((a for a in lower.ancestors if a.tag_ == tag and _has_subject(a)), None)
    if above is None or not _ends_with(above, lower, verb.right_edge.i):
        return
    verb.head = joint.head = above


def _is_past(verb: "Token") -> bool:
    """Tell whether a word taken for a participle is a verb in the past: nothing helps it, and it has an object."""
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.tag_ == "VBN" and not helped and any(c.dep_ == "dobj" for c in verb.rights)


def _ends_with(above: "Token", lower: "Token", end: int) -> bool:
    """Tell whether nothing but marks stands behind a verb in all phrases between two others, so that it can be raised."""
    between = [lower, *(a for a in lower.ancestors if above.is_ancestor(a))]
    return all(not any(c.i > end and not c.is_punct for c in node.rights) for node in between)


def _has_subject(verb: "Token") -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def _share_what_follows(verb: "Token") -> None:
    """Let what follows "five were killed and six wounded" be said of both: when it was, and according to whom."""
    first = verb.head
    if verb.tag_ != "VBN" or first.tag_ != "VBN" or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return
    if not any(c.dep_ == "auxpass" for c in first.lefts) or not _ends_with(first, first, verb.right_edge.i):
        return
    for child in list(verb.rights):
        told = child.lower_ == "according" and child.nbor(-1).text == ","
        if told or (child.dep_ == "advcl" and child.left_edge.lower_ in LATER):
            child.head = first
