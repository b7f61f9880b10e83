"""A parsed text in, the same with subjects found again that the parser lost behind a comma."""

from typing import TYPE_CHECKING

from accordingto.annotate.actor_nouns import KIND_OF
from accordingto.annotate.coordinations import mend_coordinations
from accordingto.annotate.headline_verbs import wake_headline
from accordingto.annotate.office_phrases import mend_office_phrases
from accordingto.annotate.offices import ACROSS
from accordingto.annotate.time_clauses import mend_time_clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc, Span, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
INTRANSITIVE = frozenset("protest demonstrate march rally gather assemble flee die arrive return perish".split())
NOUNS = frozenset({"NOUN", "PROPN"})


def mend_parse(doc: "Doc") -> None:
    """Mend the sentences of a parse in place, each where its form leaves no other reading.

    A sentence in which words would end up governing each other in a circle stays as it was parsed.
    """
    for sentence in list(doc.sents):
        before = [(t.head.i, t.dep_, t.tag_, t.pos_, t.lemma_) for t in sentence]
        for mend in _mends():
            mend(sentence)
        if not is_tree(sentence):
            _restore(sentence, before)


def is_tree(sentence: "Span") -> bool:
    """Tell whether each word of a sentence leads up to a root within as many steps as there are words."""
    heads = {t.i: t.head.i for t in sentence}
    for word in heads:
        steps = 0
        while heads.get(word, word) != word:
            word, steps = heads[word], steps + 1
            if steps > len(heads):
                return False
    return True


def _restore(sentence: "Span", before: "Sequence[tuple[int, str, str, str, str]]") -> None:
    for token in sentence:
        token.head = token
    for token, (head, dep, tag, pos, lemma) in zip(sentence, before, strict=True):
        token.head, token.dep_, token.tag_, token.pos_, token.lemma_ = token.doc[head], dep, tag, pos, lemma


DEEDS = frozenset("shooting killing bombing shelling stabbing poisoning hijacking sinking beating lynching".split())
"""Nouns of deeds that look like participles."""


def _name_deed(sentence: "Span") -> None:
    """Make a noun of the deed that a place names: in "a report on the Kaval shooting" nobody shoots while reporting."""
    for deed in sentence:
        place = deed.nbor(-1) if deed.i > sentence.start else deed
        if deed.tag_ != "VBG" or deed.lower_ not in DEEDS or place.pos_ != "PROPN":
            continue
        if deed.dep_ in ("pobj", "dobj") and place.dep_ == "compound":
            deed.tag_, deed.pos_, deed.lemma_ = "NN", "NOUN", deed.lower_
        if place.dep_ not in ("pobj", "dobj"):
            continue
        if not any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in place.lefts):
            continue
        if any(c.dep_ in ("dobj", "ccomp", "nsubj") for c in deed.children) or deed.head.i > deed.i:
            continue
        above = deed.head if deed.head.i != place.i else place.head
        deed.head, deed.dep_ = place.head, place.dep_
        for child in [c for c in place.children if c.i < place.i]:
            child.head = deed
        place.head, place.dep_ = deed, "compound"
        deed.tag_, deed.pos_, deed.lemma_ = "NN", "NOUN", deed.lower_
        for child in [c for c in deed.rights if c.dep_ == "prep" and c.lower_ == "on"]:
            child.head = above


def _name_unwelcome(sentence: "Span") -> None:
    """Make "persona non grata" what an envoy is declared, not what he does."""
    for word in sentence:
        verb = word.head
        if (
            word.lower_ != "persona"
            or word.i + 2 >= sentence.end
            or word.nbor(2).lower_ != "grata"
            or verb.pos_ != "VERB"
        ):
            continue
        envoy = next((c for c in word.lefts if c.dep_ in SUBJECTS), None)
        for token in (word, word.nbor(1), word.nbor(2)):
            token.pos_, token.tag_ = "NOUN", "NN"
            if token.i != word.i:
                token.head, token.dep_ = word, "nmod"
        word.lemma_ = "persona"
        if envoy is not None and verb.i < envoy.i:
            envoy.head, envoy.dep_ = verb, "dobj"
        word.dep_ = "oprd"


def _hang_cleft(sentence: "Span") -> None:
    """Hang "that …" on the one it is about in "It was Ostria that broke the truce"."""
    for clause in sentence:
        being, subject = clause.head, next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
        if clause.dep_ != "ccomp" or being.lemma_ != "be" or subject is None or subject.lower_ not in ("that", "who"):
            continue
        named = next((c for c in being.rights if c.dep_ == "attr" and c.right_edge.i < subject.i), None)
        if named is not None and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in being.lefts):
            clause.head, clause.dep_ = named, "relcl"


DENIALS = {"rejects": "reject", "denies": "deny", "disputes": "dispute", "dismisses": "dismiss"}


def _free_denial(sentence: "Span") -> None:
    """Make a verb of what ends a sentence and was taken for a noun: "…, a charge the group rejects."."""
    words = [t for t in sentence if not t.is_punct]
    verb = words[-1] if len(words) > 3 else None
    if verb is None or verb.tag_ != "NNS" or verb.lower_ not in DENIALS or verb.head.i >= verb.i:
        return
    subject = next((c for c in verb.lefts if c.dep_ == "compound" and c.i == verb.i - 1), None)
    if subject is None or verb.head.pos_ not in NOUNS:
        return
    for child in [c for c in verb.lefts if c.i != subject.i]:
        child.head = subject
    subject.dep_ = "nsubj"
    verb.tag_, verb.pos_, verb.dep_, verb.lemma_ = "VBZ", "VERB", "relcl", DENIALS[verb.lower_]


def _raise_name(sentence: "Span") -> None:
    """Set a person's name beside the office it belongs to: "A spokesman for the Fleet, Tim Hawk, said" names the spokesman."""
    for name in sentence:
        if name.dep_ != "appos" or name.ent_type_ != "PERSON" or not _behind_comma(name):
            continue
        if name.head.dep_ != "pobj" or name.head.lower_ in ACROSS or name.head.ent_type_ == "PERSON":
            continue
        nouns = [a for a in name.ancestors if a.pos_ in NOUNS and a.i < name.i]
        holder = next((n for n in nouns[1:] if n.lower_ in ACROSS and n.tag_ in ("NN", "NNP")), None)
        last = name.right_edge
        ends = last.text == "," or (last.i + 1 < sentence.end and last.nbor(1).text == ",")
        if holder is not None and ends and all(n.head.dep_ == "prep" for n in nouns[: nouns.index(holder)]):
            name.head = holder


def _raise_relative(sentence: "Span") -> None:
    """Hang a clause with ", who" on the people that a phrase is about: of "the families of the hostages, who …" the families."""
    for clause in sentence:
        noun, first = clause.head, clause.left_edge
        if clause.dep_ != "relcl" or noun.dep_ != "pobj" or first.tag_ != "WP" or not _behind_comma(first):
            continue
        above = noun.head.head
        people = above.tag_ == "NNS" and KIND_OF.get(above.lower_) in ("person", "group")
        if noun.head.lower_ == "of" and people and above.dep_ in SUBJECTS:
            clause.head = above


def _free_subject(sentence: "Span") -> None:
    """Give a verb without subject the noun that the parser took for an apposition in the phrase before it.

    "In a video posted on X, the group's leader claims …": the leader claims, and is not another name of X.
    """
    verb = sentence.root
    if verb.tag_ not in FINITE or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    for noun in sentence:
        if noun.dep_ != "appos" or noun.head.dep_ != "pobj" or noun.pos_ not in NOUNS or not verb.is_ancestor(noun):
            continue
        opens = min(a.left_edge.i for a in noun.ancestors if a.i != verb.i) == sentence.start
        if opens and _behind_comma(noun) and noun.right_edge.i < verb.i:
            noun.head, noun.dep_ = verb, "nsubj"
            return


def _name_source(sentence: "Span") -> None:
    """Give "According to the newspaper NAME, X said" its newspaper's name back, which the parser made a subject with X."""
    opening = [t.lower_ for t in sentence[:2]]
    if opening != ["according", "to"]:
        return
    noun = next((c for c in sentence[1].children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None)
    name = noun.nbor(1) if noun is not None and noun.i + 2 < sentence.end else None
    if noun is None or name is None or name.pos_ != "PROPN" or name.nbor(1).text != ",":
        return
    if name.dep_ not in SUBJECTS or name.head.i < name.i:
        return
    for other in [c for c in name.children if c.dep_ == "conj"]:
        other.head, other.dep_ = name.head, name.dep_
    for mark in [c for c in name.children if c.i > name.i]:
        mark.head = name.head
    name.head, name.dep_ = noun, "appos"


def _free_verb(sentence: "Span") -> None:
    """Make the verb of a sentence what the parser took for a participle of its subject.

    "Ilmara, the main ally of Orvenia, offered talks.": a whole sentence, with no other verb that could be its own.
    """
    noun = sentence.root
    if noun.pos_ not in NOUNS or sentence[-1].text not in (".", "!", ";", '"', "”"):
        return
    found = [c for c in noun.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")]
    beside = [c for c in noun.lefts if c.pos_ in ("VERB", "AUX")]
    if len(found) != 1 or beside or any(c.tag_ in FINITE for c in noun.children if c not in found):
        return
    verb = found[0]
    if verb.i == noun.i + 1 and verb.lemma_ in INTRANSITIVE and any(c.dep_ == "nummod" for c in noun.lefts):
        _raise_verb(noun, verb)
        return
    apart = verb.left_edge.i == verb.i and verb.i > 0 and verb.nbor(-1).text == ","
    if apart and any(c.dep_ == "appos" and c.i < verb.i for c in noun.children) and _has_object(verb):
        _raise_verb(noun, verb)


def _raise_verb(noun: "Token", verb: "Token") -> None:
    for child in [c for c in noun.children if c.i > verb.i]:
        child.head = verb
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"


def _has_object(verb: "Token") -> bool:
    """Tell whether a participle takes what only an active verb takes: an object, a clause, a deed."""
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children)


def _behind_comma(token: "Token") -> bool:
    first = token.left_edge
    return first.i > 0 and first.nbor(-1).text == ","


def _mends() -> "tuple[Callable[[Span], None], ...]":
    """Return what mends a sentence, in the order in which it is applied."""
    return (
        wake_headline, _name_source, mend_office_phrases, _free_verb, _free_subject, _raise_relative, _raise_name,
        _free_denial, _hang_cleft,
        mend_coordinations, mend_time_clauses, _name_unwelcome, _name_deed,
    )  # fmt: skip
