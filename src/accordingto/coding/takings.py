"""Clauses and phrases in, the words out that a frame takes of them: whole, or from the infinitive's "to" on."""

from dataclasses import dataclass

from accordingto.coding.phrases import SUBJECTS, trim
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span


@dataclass(frozen=True, slots=True)
class Taken:
    """What a frame takes: the words, those spoken to, those spoken about, and whom the act is of, if told otherwise."""

    content: Span
    addressees: tuple[Token, ...] = ()
    about: tuple[Token, ...] = ()
    speakers: tuple[Token, ...] | None = None


MARKS = ' \t\n,;:–—-."“”„'
"""White space and marks that are no part of what was said."""


def phrase_end(parse: Parse, first: int, last: int) -> int:
    """Return the last token of a phrase before a clause that is joined to it by "and" or "but" with a doer of its own."""
    tokens = parse.tokens
    for i in range(first + 1, last):
        if tokens[i].pos != "CCONJ" or parse.head(tokens[i]).pos == "ADJ":
            continue
        verb = next((t for t in tokens[i + 1 : min(last + 2, i + 6)] if t.tag in ("VBD", "VBZ", "VBP")), None)
        if verb is None or verb.sentence != tokens[i].sentence:
            continue
        named = [t for t in tokens[i + 1 : verb.i] if t.pos in ("PROPN", "NOUN", "PRON")]
        if named and not any(t.pos in ("PUNCT", "ADP", "SCONJ") or t.tag == "WDT" for t in tokens[i + 1 : verb.i]):
            return i - 1
    return last


def clause_span(parse: Parse, clause: Token, text: str) -> Span:
    """Return the characters of a clause without the word that introduces it."""
    first = clause.left
    tokens = parse.tokens
    governor = parse.head(clause)
    if (
        governor.i < first
        and tokens[governor.i + 1].pos in ("NUM", "NOUN", "PROPN", "PRON", "DET", "ADJ")
        and (tokens[governor.i + 1].dep in SUBJECTS or parse.head(tokens[governor.i + 1]).dep in SUBJECTS)
    ):
        first = governor.i + 1
    if first < governor.i < clause.i and (governor.dep == "relcl" or tokens[first].tag in ("WDT", "WP")):
        first = governor.i + 1
    while first < clause.right and (
        tokens[first].norm in ("that", ",", '"', "'") and tokens[first].dep in ("mark", "punct")
    ):
        first += 1
    return trim(text, (tokens[first].start, tokens[clause.right].end), ' \t\n,;:–—-."“”„')


def infinitive_of(parse: Parse, head: Token) -> Token | None:
    for child in parse.children(head, "xcomp", "ccomp", "advcl", "acl", "relcl"):
        aux = parse.child(child, "aux")
        if child.i > head.i and aux is not None and aux.norm == "to" and (child.tag == "VB" or child.dep == "xcomp"):
            return child
    return None


def deed_span(parse: Parse, deed: Token, text: str) -> Span:
    """Return an infinitive clause from its "to" on, without a subject before it."""
    marker = next((c for c in parse.children(deed, "aux", "neg") if c.norm in ("to", "not")), deed)
    end = parse.tokens[phrase_end(parse, deed.i, deed.right)].end
    return trim(text, (parse.tokens[marker.i].start, end), MARKS)
