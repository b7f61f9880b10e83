"""A document in; whether a body speaks for itself in it, and who stands on the side of its publisher, out.

A ministry, a party, a mission or an organisation is the voice of what it publishes: what such a text promises, asks for,
blames or denies with nobody else named for it is the publisher's own act. An outlet's report is no such text.
"""

import re

from accordingto.coding.lexicons import load_list
from accordingto.model.annotations import ActorReference, Annotations
from accordingto.model.parse import Sentence

BODIES = frozenset("state government parliament judiciary military police igo mission party ngo".split())
"""Kinds of actors that are the voice of what they publish."""
APART = 3
"""Lines from one item of a list to the next, where a sentence on the first may stand between them."""
_WORDS = re.compile(r"[^\W\d_]+")


def is_release(annotations: Annotations) -> bool:
    """Tell whether a document's publisher is a body that speaks for itself: by its name, or as an actor of the text."""
    publisher = annotations.document.publisher
    if not publisher:
        return False
    words = _words_of(publisher)
    outlet, body = words & _listed("outlets"), bool(words & _listed("bodies"))
    if outlet:
        return body and outlet == {"press"}
    named = (e.kind for e in annotations.entities if publisher in (e.name, *e.names))
    return body or any(kind in BODIES for kind in named)


def publisher_side(annotations: Annotations) -> frozenset[str]:
    """Return the names on the side of a publisher, and its country's code where it is a body of a state.

    They are the names that share a telling word with the publisher's ("Ministry of Transport" and "the Ministry"
    without another name in it). For a party these are also a government or coalition that it wants elected again.
    """
    publisher = annotations.document.publisher
    if not publisher:
        return frozenset()
    words, plain = _words_of(publisher), _listed("bodies") | _listed("fillers")
    states = [r.mention for r in annotations.references if r.mention.country and r.mention.kind == "state"]
    if "party" in words:
        countries: set[str] = set()
        telling = _words_of(publisher.split(" of ")[0]) - {
            w for m in states for w in _words_of(m.name) | _words_of(m.text)
        }
        again = {w for r in annotations.references if _is_again(annotations, r) for w in _words_of(r.mention.text)}
        telling = (telling | again | _promisers(annotations)) - plain
    else:
        countries = {m.country for m in states if m.country and _words_of(m.name) <= words}
        telling = words - plain
    own = {publisher, *countries, *(w.capitalize() for w in telling)}
    for reference in annotations.references:
        mention, named = reference.mention, _words_of(reference.mention.text)
        foreign = countries and mention.country and mention.country not in countries
        if not foreign and (named & telling or (named <= words | plain and named & words & plain)):
            own.add(mention.name)
    return frozenset(own)


def _promisers(annotations: Annotations) -> frozenset[str]:
    """Return the words of the names of governing bodies that a party's text has promise help and never has blamed."""
    parse, lists = annotations.parse, load_list("acts")
    helpful, blamed = lists["help_verbs"], {*lists["wrong_verbs"], "fail", "cut", "refuse"}
    good: set[str] = set()
    bad: set[str] = set()
    for token in parse.tokens:
        if token.dep != "nsubj" or token.lemma.lower() not in ("government", "coalition", "party"):
            continue
        verb = parse.head(token)
        named = {t.norm for t in parse.subtree(token) if t.pos == "PROPN"}
        if verb.lemma in blamed:
            bad |= named
        elif verb.lemma in helpful and any(c.norm in ("will", "'ll") for c in parse.children(verb, "aux")):
            good |= named if not parse.children(verb, "neg") else set()
    return frozenset(good - bad)


def find_promises(annotations: Annotations, side: frozenset[str]) -> frozenset[int]:
    """Return the numbers of the sentences that promise something for a publisher without naming it as the one who acts.

    These are the items of a list under a promise ("The Ministry will:", "Our plan includes:"; an item is a line of its own
    without a subject that opens it), sums that are set aside ("$2 million for …") and "will be" with a helpful deed.
    """
    found: set[int] = set()
    last = -APART
    for sentence in annotations.parse.sentences:
        if _opens_promise(annotations, sentence, side):
            last = sentence.paragraph
        elif sentence.paragraph - last < APART and not _is_full(annotations, sentence):
            found.add(sentence.i)
            last = sentence.paragraph
        elif _sets_aside(annotations, sentence) or _will_be_done(annotations, sentence):
            found.add(sentence.i)
    return frozenset(found)


def _opens_promise(annotations: Annotations, sentence: Sentence, side: frozenset[str]) -> bool:
    """Tell whether a line says before a colon that the publisher's side, or a plan of it, "will" or "includes"."""
    tokens = annotations.parse.tokens_of(sentence)
    colon = next((t.i for t in tokens if t.norm == ":"), None)
    head = [t for t in tokens if colon is not None and t.i < colon]
    told = any(t.norm in ("will", "'ll") or t.lemma == "include" for t in head[-4:])
    ours = any(t.norm in ("our", "we") or t.text in side for t in head)
    return told and (ours or any(t.lemma in _listed("plans") for t in head))


def _sets_aside(annotations: Annotations, sentence: Sentence) -> bool:
    """Tell whether a line without a verb of its own begins with a sum of money that is for something."""
    parse = annotations.parse
    money = any(q.kind == "money" and q.first - sentence.first < 2 for q in annotations.quantities)
    root = parse.tokens[sentence.root]
    return (
        money
        and root.tag in ("NN", "NNS", "NNP", "CD", "$")
        and bool({"for", "to"} & {t.norm for t in parse.tokens_of(sentence)})
    )


def _will_be_done(annotations: Annotations, sentence: Sentence) -> bool:
    """Tell whether a sentence says that something good "will be" done, by nobody else ("the bridge will be reopened")."""
    parse = annotations.parse
    root = parse.tokens[sentence.root]
    will = any(c.norm in ("will", "'ll") for c in parse.children(root, "aux"))
    helpful = root.lemma in load_list("acts")["help_verbs"] and parse.child(root, "auxpass") is not None
    return will and helpful and not parse.children(root, "agent", "neg")


def _is_full(annotations: Annotations, sentence: Sentence) -> bool:
    """Tell whether a sentence is no item of a list: it begins with a subject, or goes on after one in its line."""
    parse = annotations.parse
    first = next((t for t in parse.tokens_of(sentence) if t.pos not in ("PUNCT", "SYM", "SPACE")), None)
    if first is None or first.pos in ("DET", "PRON", "ADP", "SCONJ", "ADV", "CCONJ"):
        return True
    root = parse.tokens[sentence.root]
    subject = parse.child(root, "nsubj", "nsubjpass")
    return root.tag in ("VBD", "VBZ", "VBP", "MD") and subject is not None and subject.i < root.i


def _is_again(annotations: Annotations, reference: ActorReference) -> bool:
    """Tell whether a name is that of a body "re-elected" or "returned"."""
    before = annotations.parse.tokens[max(0, reference.first - 2) : reference.last]
    return any(t.norm in ("elected", "re-elected", "reelected", "returned") for t in before)


def _words_of(name: str) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORDS.findall(name))


def _listed(name: str) -> frozenset[str]:
    return frozenset(load_list("voices")[name])
