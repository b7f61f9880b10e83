"""A number of the text in, what it counts out: the noun, the words that show both, the kind of person or thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from accordingto.model.annotations import Quantity
from accordingto.model.loaders import load_yaml
from accordingto.model.parse import Parse, Token

REACH: Final = 9
"""Tokens after a number within which its noun is looked for."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the heading noun (None for a bare number), and where number and noun stand together."""

    noun: Token | None
    number: Token
    start: int
    end: int


@cache
def load_counted() -> Mapping[str, frozenset[str]]:
    """Return the nouns of each category (`category:NAME`), those of persons, and those that are never figures."""
    path = Path(__file__).parent.parent / "data" / "counted.yaml"
    entries = load_yaml(path.read_text(encoding="utf-8"))
    found = {f"category:{name}": frozenset(nouns) for name, nouns in entries.pop("categories").items()}
    return found | {name: frozenset(nouns) for name, nouns in entries.items()}


def category_of(noun: Token | None) -> str | None:
    """Return the category of a counted noun ("soldiers": combatant), None where the list has none."""
    if noun is None:
        return None
    for key, nouns in load_counted().items():
        if key.startswith("category:") and (noun.lemma.lower() in nouns or noun.norm in nouns):
            return key.partition(":")[2]
    return None


def is_person(noun: Token | None) -> bool:
    """Tell whether a counted noun means people."""
    if noun is None:
        return False
    return category_of(noun) is not None or noun.lemma.lower() in load_counted()["persons"] or noun.norm == "people"


def counted_by(parse: Parse, quantity: Quantity) -> Counted:
    """Return what a number counts: its noun by the parse, else the noun that ends the phrase after it.

    "hundreds of people", "seven of their nationals" count what comes after "of"; "27-nation bloc" counts nations.
    """
    number = _number_token(parse, quantity)
    group = _group_before(parse, quantity)
    if group is not None:
        return Counted(group, number, group.start, quantity.end)
    noun = _after_of(parse, quantity) or _by_parse(parse, number, quantity) or _by_text(parse, quantity)
    told = _told_of(parse, quantity, number) if noun is None else None
    if told is not None:
        begin = min(t.start for t in (told, *parse.children(told, "compound")))
        return Counted(told, number, min(begin, quantity.start), max(told.end, quantity.end))
    end = max(quantity.end, noun.end) if noun is not None else quantity.end
    return Counted(noun, number, quantity.start, _compound_end(parse, quantity, noun, end))


def _number_token(parse: Parse, quantity: Quantity) -> Token:
    """The token of the number that other words hang on or that hangs on the noun."""
    tokens = parse.tokens[quantity.first : quantity.last + 1]
    outside = [t for t in tokens if not quantity.first <= t.head <= quantity.last or t.head == t.i]
    numbers = [t for t in outside if t.pos in ("NUM", "NOUN") or t.norm[:1].isdigit()]
    return (numbers or outside or list(tokens))[-1]


GROUPS: Final = frozenset(
    "contingent crowd group force team garrison convoy population army delegation column patrol staff fleet gathering"
    " detachment battalion mission total majority".split()
)


def _group_before(parse: Parse, quantity: Quantity) -> Token | None:
    """The group that a number after "of" gives the size of: "a contingent of 80"."""
    at = quantity.first - 1
    if at < 1 or parse.tokens[at].norm != "of" or parse.tokens[at - 1].lemma.lower() not in GROUPS:
        return None
    after = parse.tokens[quantity.last + 1 : quantity.last + 2]
    return (
        parse.tokens[at - 1] if not after or after[0].pos in ("PUNCT", "VERB", "AUX", "ADP", "CCONJ", "SCONJ") else None
    )


TALLIES: Final = frozenset("number total figure count tally toll turnout population strength crowd attendance".split())
"""Nouns that a number without a noun of its own may be of: "the toll rose to 14"."""
NAMED: Final = frozenset("toll turnout population strength crowd attendance".split())
"""Those of them that say themselves what is counted."""
PUTTING: Final = frozenset(
    "put estimate set place report give rise grow increase fall drop climb reach total exceed stand stay bring raise revise"
    " lower cut reduce be number go hit pass top".split()
)
LABELLED: Final = 3
"""Tokens at most that stand before the colon of "Killed: 4"."""


def _told_of(parse: Parse, quantity: Quantity, number: Token) -> Token | None:
    """Return what a bare number is told of: "12 were children", "the toll rose to 14", "Wounded: 9", "men numbering 40"."""
    label = _label(parse, quantity)
    if label is not None:
        return label
    for verb in parse.ancestors(number):
        if verb.pos not in ("VERB", "AUX"):
            continue
        told = _told_by(parse, quantity, number, verb)
        if told is not None or verb.dep not in ("acl", "amod"):
            return told
    return None


def _told_by(parse: Parse, quantity: Quantity, number: Token, verb: Token) -> Token | None:
    """Return what a verb says that a bare number is of."""
    if verb.lemma == "be" and number.dep == "nsubj":
        return next((t for t in parse.children(verb, "attr") if t.tag == "NNS"), None)
    if verb.lemma == "number" and verb.dep == "acl":
        return parse.head(verb)
    if verb.lemma not in PUTTING:
        return None
    for noun in parse.children(verb, "nsubj", "nsubjpass", "dobj"):
        if noun.lemma.lower() in TALLIES and noun.i < quantity.first:
            joint = parse.child(noun, "prep")
            things = parse.children(joint, "pobj") if joint is not None and joint.norm == "of" else []
            if noun.lemma.lower() in NAMED:
                return noun
            return things[0] if things else None
    return None


def _label(parse: Parse, quantity: Quantity) -> Token | None:
    """Return the word that labels a number in a list: "Killed: 4; wounded: 9"."""
    at, after = quantity.first - 1, parse.tokens[quantity.last + 1 : quantity.last + 2]
    if at < 1 or parse.tokens[at].text != ":" or parse.tokens[at - 1].sentence != parse.tokens[quantity.first].sentence:
        return None
    alone = not after or after[0].pos == "PUNCT" or after[0].sentence != parse.tokens[quantity.first].sentence
    begin = next(
        (n for n in range(at, max(at - LABELLED - 1, 0), -1) if parse.tokens[n - 1].text in ".,;:\n"), at - LABELLED
    )
    first = parse.sentence_of(parse.tokens[quantity.first]).first
    label = parse.tokens[at - 1]
    return (
        label
        if alone and max(begin, first) >= at - LABELLED and label.pos in ("NOUN", "VERB", "ADJ", "PROPN")
        else None
    )


def _after_of(parse: Parse, quantity: Quantity) -> Token | None:
    at = quantity.last + 1
    if at + 1 >= len(parse.tokens) or parse.tokens[at].norm != "of":
        return None
    joint = parse.tokens[at]
    inner = parse.child(joint, "pobj")
    if inner is not None and inner.i - at <= REACH:
        return inner
    return None


def _by_parse(parse: Parse, number: Token, quantity: Quantity) -> Token | None:
    head = number
    for _ in range(3):
        above = parse.head(head)
        if above.i == head.i or head.dep not in ("nummod", "quantmod", "amod", "compound", "nmod", "npadvmod"):
            break
        head = above
        if head.i > quantity.last and head.pos in ("NOUN", "PROPN"):
            break
    if head.i <= quantity.last or head.i - quantity.last > REACH or head.sentence != number.sentence:
        return None
    if head.pos in ("NOUN", "PROPN") or head.norm in ("dead", "wounded", "injured", "missing"):
        return head
    return None


def _by_text(parse: Parse, quantity: Quantity) -> Token | None:
    found = None
    for token in parse.tokens[quantity.last + 1 : quantity.last + 1 + REACH]:
        if token.sentence != parse.tokens[quantity.last].sentence or token.text in (",", ".", ";", ":", "(", ")"):
            break
        if token.pos in ("NOUN", "PROPN") or token.norm in ("dead", "wounded", "injured"):
            found = token
            continue
        if found is not None and token.text != "-":
            break
        if token.pos not in ("ADJ", "VERB", "PUNCT", "ADV") or token.tag in ("VBD", "VBZ", "VBP", "VB"):
            break
    return found


def _compound_end(parse: Parse, quantity: Quantity, noun: Token | None, end: int) -> int:
    """Take in the noun that a compound such as "27-nation" or "78-day" stands before."""
    if noun is None or parse.tokens[quantity.last + 1 : quantity.last + 2] == ():
        return end
    if parse.tokens[quantity.last + 1].text in "-–" and noun.dep in ("nmod", "compound", "amod", "npadvmod"):
        head = parse.head(noun)
        if head.i > noun.i and head.i - noun.i <= 3:
            return head.end
    return end
