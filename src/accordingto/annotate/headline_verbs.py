"""A parsed headline in, the same with its verb found again that the parser took for a plural noun.

"US lifts sanctions", "Egypt summons ambassador": what ends in -s and may be either is the verb where nothing else is one.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
NOUNS = frozenset({"NOUN", "PROPN"})
BESIDE = frozenset({"compound", "amod", "nmod", "nummod"})
VERBS = frozenset(
    "aid approve arrest attack back ban bar bid bomb boycott charge close condemn court cut defy delay deny deport "
    "detain demand end evacuate exchange expel fine free fund greet halt hit hold host jail kill lift meet move "
    "order pardon pledge probe protest question raid ratify reject release report rescue restart resume return sack "
    "sanction seize shell ship shoot sign slam split start storm strike sue summon support suspend swap target test "
    "threaten topple train urge veto visit vow warn welcome withdraw".split()
)
"""Verbs whose form in -s a parser may take for a plural noun before another noun."""
FAILING = frozenset("collapse stall resume fail open start end begin falter break".split())
"""What talks do in headlines ("Ceasefire talks collapse")."""


def wake_headline(sentence: "Span") -> None:
    """Make a verb of the word that a headline has for one, where the parser made it a noun."""
    root = sentence.root
    if _is_closed(sentence):
        return
    if root.pos_ == "NOUN" and root.tag_ == "NNS" and _child(root, SUBJECTS) and _child(root, frozenset({"dobj"})):
        _make_verb(root)
    elif root.lower_ == "talks" and root.pos_ == "VERB":
        _wake_behind_talks(root)
    elif root.pos_ == "VERB" and root.tag_ == "VBZ":
        _give_subject(root)
    elif root.pos_ in NOUNS and not any(t.tag_ in FINITE for t in sentence):
        _wake_before(sentence, root)


def _wake_before(sentence: "Span", thing: "Token") -> None:
    """ "US *lifts* sanctions on …": the plural before the head noun is the verb, the noun its object."""
    verb = next((c for c in thing.lefts if c.dep_ == "compound" and _base_of(c) in VERBS), None)
    if verb is None or verb.i == sentence.start:
        return
    doer = verb.nbor(-1)
    if doer.head.i not in (verb.i, thing.i) or doer.pos_ not in (*NOUNS, "ADJ") or doer.dep_ not in BESIDE | SUBJECTS:
        return
    before = [t for t in sentence if t.i < doer.i and t.head.i in (verb.i, thing.i)]
    verb.head, verb.dep_ = verb, "ROOT"
    thing.head, thing.dep_ = verb, "dobj"
    doer.head, doer.dep_ = verb, "nsubj"
    if doer.pos_ == "ADJ":
        doer.pos_, doer.tag_ = "PROPN", "NNP"
    for token in before:
        token.head, token.dep_ = doer, "compound"
    _make_verb(verb)


def _wake_behind_talks(talks: "Token") -> None:
    """ "Ceasefire talks *collapse* in …": the talks are the subject."""
    verb, kind = _child(talks, frozenset({"dobj"})), _child(talks, frozenset({"nsubj"}))
    if verb is None or kind is None or verb.lemma_ not in FAILING or verb.i != talks.i + 1 or kind.i != talks.i - 1:
        return
    joined = [c for c in talks.rights if c.i != verb.i]
    verb.head, verb.dep_ = verb, "ROOT"
    talks.head, talks.dep_ = verb, "nsubj"
    for child in joined:
        child.head = verb
    kind.dep_ = "compound"
    verb.tag_, verb.pos_ = "VBP", "VERB"
    talks.tag_, talks.pos_, talks.lemma_ = "NNS", "NOUN", "talk"


def _give_subject(verb: "Token") -> None:
    """ "UN *envoy* visits Goma": a noun that a verb has beside it on its left is its subject, a name behind it its object."""
    doer = verb.nbor(-1) if verb.i > verb.sent.start else None
    if (
        doer is None
        or doer.head.i != verb.i
        or doer.dep_ != "compound"
        or doer.pos_ not in NOUNS
        or _child(verb, SUBJECTS)
    ):
        return
    doer.dep_ = "nsubj"
    for token in [c for c in verb.lefts if c.dep_ in BESIDE]:
        token.head = doer
    behind = _child(verb, frozenset({"npadvmod"}))
    if behind is not None and behind.pos_ == "PROPN" and _child(verb, frozenset({"dobj"})) is None:
        behind.dep_ = "dobj"


def _child(head: "Token", deps: frozenset[str]) -> "Token | None":
    return next((c for c in head.children if c.dep_ in deps), None)


def _is_closed(sentence: "Span") -> bool:
    """Tell whether a sentence ends as headlines do not."""
    last = next((t for t in reversed(list(sentence)) if not t.is_space), None)
    return last is None or last.lower_ in (".", "!", "?", ":", ";")


def _make_verb(token: "Token") -> None:
    token.tag_, token.pos_, token.lemma_ = "VBZ", "VERB", _base_of(token) or token.lemma_


def _base_of(token: "Token") -> str | None:
    """Return the base of a word in -s; None for other words."""
    word = token.lower_
    if not word.endswith("s") or word.endswith("ss"):
        return None
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")) else word[:-1]
