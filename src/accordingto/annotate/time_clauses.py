"""A parsed sentence in, the same with a clause hung on its "after" where a time between commas stands before its subject."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

OPENERS = frozenset({"after", "before", "since", "until"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLAUSES = frozenset({"ccomp", "advcl", "conj", "ROOT", "parataxis"})
LONGEST = 4
"""Words of a time between commas at most."""


def mend_time_clauses(sentence: "Span") -> None:
    """Mend a sentence in place: "closed after, last Tuesday, the mayor was arrested": the arrest was on Tuesday, the closing later."""
    for opener in sentence:
        if opener.lower_ not in OPENERS or opener.dep_ != "prep" or opener.i + 2 >= sentence.end:
            continue
        if opener.nbor(1).text != "," or any(c.dep_ in ("pobj", "pcomp") for c in opener.children):
            continue
        time = _time_between(sentence, opener)
        verb = _verb_behind(sentence, time) if time is not None else None
        if time is not None and verb is not None:
            _hang(opener, time, verb)


def _time_between(sentence: "Span", opener: "Token") -> "Token | None":
    """Return the head of the time that stands between the comma behind an opener and the next one."""
    phrase: list[Token] = []
    for token in sentence.doc[opener.i + 2 : min(sentence.end, opener.i + 3 + LONGEST)]:
        if token.text == ",":
            heads = [t for t in phrase if t.head.i not in {p.i for p in phrase}]
            times = len(heads) == 1 and (heads[0].dep_ == "npadvmod" or heads[0].ent_type_ in ("DATE", "TIME"))
            return heads[0] if times else None
        phrase.append(token)
    return None


def _verb_behind(sentence: "Span", time: "Token") -> "Token | None":
    """Return the verb whose subject opens right behind the comma after a time."""
    first = time.right_edge.i + 2
    for verb in sentence.doc[first : sentence.end]:
        subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
        if subject is not None and subject.left_edge.i == first:
            return verb if verb.dep_ in CLAUSES else None
    return None


def _hang(opener: "Token", time: "Token", verb: "Token") -> None:
    above, former = opener.head, verb.head
    before = [c for c in verb.lefts if c.i < opener.i]
    below = verb.is_ancestor(above) and not any(c.i == above.i or c.is_ancestor(above) for c in before)
    if verb.dep_ == "ROOT" or below:
        return
    for child in before:
        child.head = former
    verb.head, verb.dep_ = above, "advcl"
    time.head = verb
    opener.head, opener.dep_ = verb, "mark"
