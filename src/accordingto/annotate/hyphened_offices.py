""" "ex-minister" and "commander-in-chief", cut at their hyphens, in; the parse of each as one word out, cut again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accordingto.annotate.imports import import_spacy
from accordingto.model.parse import Parse, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken
    from spacy.vocab import Vocab

BEGINNINGS = frozenset({"ex", "vice"})
"""What stands before a hyphen and an office; cut off it, most parsers take it for a noun of its own."""
TO_COME = frozenset({"elect", "designate"})
"""What stands behind the office, and a hyphen, of somebody who does not hold it yet."""
ENDINGS = (*((word,) for word in sorted(TO_COME)), ("in", "-", "chief"))
"""What stands behind an office and a hyphen."""


@dataclass(frozen=True, slots=True)
class _Joint:
    """Words `first` to `last`, inclusive, that are one; `head` is the one that the others hang on."""

    first: int
    last: int
    head: int


def office_to_come(parse: Parse, head: Token) -> str | None:
    """Return the word behind the hyphen of an office that somebody does not hold yet ("elect"), None for other nouns."""
    after = parse.tokens[head.i + 1 : head.i + 3]
    return after[1].norm if len(after) > 1 and after[0].norm == "-" and after[1].norm in TO_COME else None


def make_doc(vocab: "Vocab", words: Sequence[str], spaced: Sequence[bool], starts: set[int]) -> "Doc":
    """Return what a pipeline is shown: the words, those with such a beginning or ending whole.

    `spaced` tells whether white space follows each word; `starts` are the numbers of those that begin a sentence.
    """
    joints = {joint.first: joint for joint in _find_joints(words, spaced)}
    within = {i for joint in joints.values() for i in range(joint.first + 1, joint.last + 1)}
    lasts = {i: joints[i].last if i in joints else i for i in range(len(words)) if i not in within}
    doc: Doc = import_spacy().tokens.Doc(
        vocab,
        words=["".join(words[i : last + 1]) for i, last in lasts.items()],
        spaces=[spaced[last] for last in lasts.values()],
        sent_starts=[i in starts for i in lasts],
    )
    return doc


def split_again(doc: "Doc", words: Sequence[str], spaced: Sequence[bool]) -> None:
    """Cut what `make_doc` joined: the word for the office takes the place of the whole, the others hang on it."""
    joints = _find_joints(words, spaced)
    gone = 0
    with doc.retokenize() as retokenizer:
        for joint in joints:
            _split(retokenizer, doc[joint.first - gone], joint, words[joint.first : joint.last + 1])
            gone += joint.last - joint.first
    for joint in joints:
        for child in [c for c in doc[joint.first].children if not joint.first <= c.i <= joint.last]:
            child.head = doc[joint.head]


def _split(retokenizer: Any, token: "SpacyToken", joint: _Joint, words: Sequence[str]) -> None:
    head = joint.head - joint.first
    relation, tag, part = _as_noun(token, words[head])
    others = range(len(words))
    lemma = token.lemma_.rpartition("-")[2] if head else token.lemma_.partition("-")[0]
    above = (token, head) if token.head.i == token.i else token.head
    attrs = {
        "DEP": [relation if n == head else "punct" if words[n] == "-" else "amod" for n in others],
        "TAG": [tag if n == head else "HYPH" if words[n] == "-" else "JJ" for n in others],
        "POS": [part if n == head else "PUNCT" if words[n] == "-" else "ADJ" for n in others],
        "LEMMA": [lemma if n == head else words[n].lower() for n in others],
        "ENT_TYPE": [token.ent_type_] * len(words),
    }
    for lemma in attrs["LEMMA"]:
        token.vocab.strings.add(lemma)
    heads = [above if n == head else (token, head) for n in others]
    retokenizer.split(token, list(words), heads=heads, attrs=attrs)


def _as_noun(token: "SpacyToken", word: str) -> tuple[str, str, str]:
    """Return relation, tag and word class of the office: those of the whole, but before a name ("ex-minister Dorn") a noun's."""
    if token.dep_ == "amod":
        return ("compound", "NNP", "PROPN") if word[0].isupper() else ("compound", "NN", "NOUN")
    return token.dep_, token.tag_, token.pos_


def _find_joints(words: Sequence[str], spaced: Sequence[bool]) -> list[_Joint]:
    found: list[_Joint] = []
    for i in range(1, len(words) - 1):
        if words[i] != "-" or spaced[i - 1] or spaced[i] or (found and found[-1].last >= i - 1):
            continue
        if words[i - 1].lower() in BEGINNINGS and words[i + 1].isalpha():
            found.append(_Joint(i - 1, i + 1, i + 1))
        for ending in ENDINGS if words[i - 1].isalpha() else ():
            last = i + len(ending)
            whole = not any(spaced[i:last]) and tuple(w.lower() for w in words[i + 1 : last + 1]) == ending
            if whole and (last + 1 == len(words) or spaced[last] or words[last + 1] != "-"):
                found.append(_Joint(i - 1, last, i - 1))
    return found
