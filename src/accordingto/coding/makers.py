"""A text that asks for something ("the resolution demands …") in, the body that made it out."""

from itertools import islice

from accordingto.coding.lexicons import load_list
from accordingto.coding.matters import is_party, is_side, party_names
from accordingto.coding.phrases import prepositional, subjects_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Token

BEFORE = 3
"""Sentences before the one of a text that asks among which the body stands that made it."""
BODIES = frozenset(
    {"igo", "government", "state", "parliament", "judiciary", "organisation", "party", "ngo", "mission", "rebel"}
)
"""Kinds of actors that adopt, issue or publish texts."""


def is_text(annotations: Annotations, token: Token) -> bool:
    """Tell whether a noun is a text that speaks: a letter, a resolution, an instrument by its name."""
    named = any(m.start <= token.start < m.end for m in annotations.instruments)
    voices = load_list("voices")
    return named or (
        token.pos in ("NOUN", "PROPN")
        and token.lemma.lower() in voices["texts"]
        and token.lemma not in voices["people"]
    )


def makers_of(annotations: Annotations, verb: Token) -> tuple[str, ...]:
    """Return the names of those who made the text that is the subject of a verb; nothing where it is no text or nobody is told.

    They are told with it ("a letter from the union", "the council's resolution"), else by the subject of the nearest sentence
    before, up to `BEFORE`, that has a body for it.
    """
    texts = [t for t in subjects_of(annotations.parse, verb) if is_text(annotations, t)]
    if not texts:
        return ()
    return _told_with(annotations, texts[0]) or _told_before(annotations, verb)


def _told_with(annotations: Annotations, text: Token) -> tuple[str, ...]:
    parse = annotations.parse
    joint = prepositional(parse, text, "from", "by", "of")
    whose = [parse.child(joint, "pobj") if joint else None, parse.child(text, "poss")]
    found = party_names(annotations, [t for t in whose if t is not None and is_side(annotations, t)])
    return found if is_party(found) else ()


def _told_before(annotations: Annotations, verb: Token) -> tuple[str, ...]:
    parse = annotations.parse
    here = parse.sentence_of(verb)
    before = [s for s in parse.sentences if s.end <= here.start]
    for sentence in islice(reversed(before), BEFORE):
        for subject in subjects_of(parse, parse.tokens[sentence.root]):
            reference = annotations.reference_headed(subject)
            if reference is not None and reference.mention.kind in BODIES and is_party([reference.mention.name]):
                return (reference.mention.name,)
    return ()
