"""An event's words in, the counts that its sentence gives out: dead, injured, arrested, displaced, size."""

import re
from collections.abc import Iterator
from typing import Final

from accordingto.coding.counted import Counted, counted_by, is_person
from accordingto.model.annotations import Annotations, Quantity
from accordingto.model.parse import Parse, Token

UNDERGOERS: Final = {
    "dead": "kill murder execute slay massacre assassinate behead shoot_dead slaughter lynch gun_down claim lose",
    "injured": "wound injure hurt maim treat hospitalise hospitalize harm burn stab beat poison",
    "arrested": "arrest detain jail apprehend imprison round_up capture seize hold lead_away take_away take_prisoner abduct"
    " kidnap intern take",
    "displaced": "displace evacuate expel uproot deport drive_out resettle",
    "size": "deploy send dispatch station mobilise mobilize call_up return withdraw pull_out recall expel exchange release"
    " free hand_over bring move post sack dismiss",
}
"""Verbs whose object, or subject in the passive, is counted; `a_b` is a verb with its particle or complement."""

DOERS: Final = {
    "dead": "die perish succumb drown lose",
    "injured": "suffer",
    "displaced": "flee leave escape",
    "size": "demonstrate protest rally march gather assemble attend strike block join turn_out walk_out take_part riot"
    " cross arrive enter withdraw return resign quit parade",
}
"""Verbs whose subject is counted."""

NOUNS: Final = {
    "dead": "dead death fatality killing body corpse coffin fatalities",
    "injured": "wounded injury injured wound",
    "arrested": "arrest detention detainee",
    "displaced": "displaced evacuee refugee",
}
STATES: Final = {"dead": "dead", "wounded": "injured", "injured": "injured", "hurt": "injured", "displaced": "displaced",
                 "homeless": "displaced", "killed": "dead"}  # fmt: skip

_UNDERGOERS = {verb: key for key, verbs in UNDERGOERS.items() for verb in verbs.split()}
_DOERS = {verb: key for key, verbs in DOERS.items() for verb in verbs.split()}
_NOUNS = {noun: key for key, nouns in NOUNS.items() for noun in nouns.split()}
_ROUGH = re.compile(r"\b(?:nearly|almost|close to|about|around|approx\w*|roughly|some|estimated|circa|ca|or so)\b|~")
_MORE = re.compile(r"\b(?:more than|over|above|upwards?|excess|exceeding)\b")
_LESS = re.compile(r"\b(?:less than|fewer than|under|below)\b")
_NO_LESS = re.compile(r"\b(?:no|not) (?:less|fewer)\b")


def counts_for(
    annotations: Annotations, evidence_start: int, evidence_end: int, trigger_token_index: int
) -> dict[str, int | str]:
    """Return the counts of an event in the contract's forms: `2`, `"<=1000"`, `">12"`, `">=4"`, `"~4000"`.

    Call it with the characters of the event's evidence (or its whole sentence, which finds more) and the number of
    the trigger's token. Keys, where they are told: dead, injured, arrested, displaced, size. A number counts where
    its noun undergoes the trigger ("arrested 12 men", "two officers were wounded"), does it ("some 300 people
    marched"), or does so under a verb in the trigger's clause ("attacked the patrol, killing two"); "size" only
    where the trigger itself governs it.
    """
    parse = annotations.parse
    trigger = parse.tokens[trigger_token_index]
    near = [
        q
        for q in annotations.quantities
        if q.kind == "count" and evidence_start <= q.start < evidence_end
        and parse.tokens[q.first].sentence == trigger.sentence
    ]  # fmt: skip
    found: dict[str, int | str] = {}
    for quantity in near:
        counted = counted_by(parse, quantity)
        for key, governor in counted_as(parse, counted):
            if key not in found and _belongs(parse, key, governor, trigger, counted):
                found[key] = count_form(annotations, quantity)
    if not found:
        found.update(_singular(parse, trigger))
    return {key: found[key] for key in ("dead", "injured", "arrested", "size", "displaced") if key in found}


def _singular(parse: Parse, trigger: Token) -> Iterator[tuple[str, int | str]]:
    """Yield one person told without a number: "arrested a soldier", "a police officer was wounded"."""
    passive = parse.child(trigger, "nsubjpass") is not None
    key = _verb_key(parse, trigger, passive=True)
    nouns = parse.children(trigger, "nsubjpass" if passive else "dobj")
    if key is None:
        key, nouns = _verb_key(parse, trigger, passive=False), parse.children(trigger, "nsubj")
    for noun in nouns:
        article = parse.child(noun, "det")
        single = noun.tag == "NN" and article is not None and article.norm in ("a", "an", "another")
        if key and key != "size" and single and is_person(noun) and len(parse.conjuncts(noun)) == 1:
            yield key, 1


def count_form(annotations: Annotations, quantity: Quantity) -> int | str:
    """Return a number as a count of the contract: bounds and rounding come from the words that go with it."""
    words = annotations.document.text[quantity.start : quantity.end].lower()
    if quantity.value is not None:
        return f"~{_plain(quantity.value)}" if _ROUGH.search(words) else _plain(quantity.value)
    if quantity.low is not None and quantity.high is not None and re.search(r"\bfew|several|couple", words):
        return f"~{_plain((quantity.low + quantity.high) / 2)}"
    if quantity.low is not None:
        return f">{'' if _MORE.search(words) else '='}{_plain(quantity.low)}"
    return f"<{'' if _LESS.search(words) and not _NO_LESS.search(words) else '='}{_plain(quantity.high or 0)}"


def _plain(number: float) -> int:
    return round(number)


def counted_as(parse: Parse, counted: Counted) -> Iterator[tuple[str, Token]]:
    """Yield as what a number counts people ("dead", …) and the word that says so, the surest first."""
    noun = counted.noun
    if noun is not None:
        key = _NOUNS.get(noun.lemma.lower()) or STATES.get(noun.norm)
        if key:
            yield key, noun
            return
        if noun.lemma.lower() == "casualty":
            yield "dead", noun
            yield "injured", noun
            return
        if noun.norm not in ("life", "lives") and not (is_person(noun) or noun.pos == "PROPN" or _is_pronoun(noun)):
            return
    for head in dict.fromkeys([noun or counted.number, counted.number]):
        found = list(_by_verb(parse, head))
        if found:
            yield from found
            return


def _is_pronoun(token: Token) -> bool:
    return token.norm in ("them", "us", "whom")


def _by_verb(parse: Parse, head: Token) -> Iterator[tuple[str, Token]]:
    for child in parse.children(head, "relcl", "acl", "amod"):
        key = _verb_key(parse, child, passive=child.tag == "VBN")
        if key:
            yield key, child
            return
    first = parse.conjuncts(head)[0]
    for token in dict.fromkeys([head, first]):
        verb = parse.head(token)
        if token.dep in ("pobj",) and verb.norm in ("of",):
            token, verb = parse.head(verb), parse.head(parse.head(verb))
        yield from _role(parse, token, verb)


def _role(parse: Parse, token: Token, verb: Token) -> Iterator[tuple[str, Token]]:
    if verb.i == token.i:
        return
    state = STATES.get(verb.norm)
    if state and token.dep in ("nsubj", "nsubjpass") and verb.tag in ("JJ", "VBN", "NN"):
        yield state, verb
        return
    for child in parse.children(verb, "oprd", "acomp", "xcomp", "ccomp"):
        if (
            child.norm in STATES
            and token.dep in ("nsubj", "nsubjpass", "dobj")
            and verb.lemma in ("leave", "be", "find")
        ):
            yield STATES[child.norm], child
            return
    passive = token.dep == "nsubjpass"
    if token.dep in ("dobj", "nsubjpass"):
        key = _verb_key(parse, verb, passive=True)
    elif token.dep == "nsubj":
        key = _verb_key(parse, verb, passive=False)
    else:
        key = None
    if key:
        yield key, verb
    for other in parse.children(verb, "xcomp", "ccomp") if token.dep == "dobj" else ():
        if other.tag == "VB" and (done := _verb_key(parse, other, passive=False)):
            yield done, other
    if passive or token.dep in ("nsubj", "dobj"):
        for other in parse.children(verb, "conj"):
            key = _verb_key(parse, other, passive=passive)
            if key and parse.child(other, "dobj", "nsubj", "nsubjpass") is None:
                yield key, other


def _verb_key(parse: Parse, verb: Token, passive: bool) -> str | None:
    names = [f"{verb.lemma}_{c.norm}" for c in parse.children(verb, "prt", "oprd", "acomp", "advmod", "dobj")]
    if verb.lemma in ("lose", "claim"):
        lives = any(c.norm in ("life", "lives") for c in parse.children(verb, "dobj"))
        return "dead" if lives else None
    table = _UNDERGOERS if passive or verb.tag == "VBN" else _DOERS
    if verb.lemma == "take" and "custody" not in {t.norm for t in parse.subtree(verb)}:
        return table.get(next((n for n in names if n in table), ""))
    return next((table[n] for n in names if n in table), None) or table.get(verb.lemma)


def _belongs(parse: Parse, key: str, governor: Token, trigger: Token, counted: Counted) -> bool:
    """Tell whether the word that says what is counted is the trigger, or stands in its clause."""
    if governor.i == trigger.i or (counted.noun is not None and counted.noun.i == trigger.i):
        return True
    if key == "size":
        return False
    if any(t.i == trigger.i for t in parse.ancestors(governor)) or any(
        t.i == trigger.i for t in parse.ancestors(counted.number)
    ):
        return not _other_subject(parse, key, governor)
    return any(t.i == governor.i for t in parse.ancestors(trigger)) and governor.pos != "VERB"


def _other_subject(parse: Parse, key: str, governor: Token) -> bool:
    """Tell whether a clause with a subject of its own tells of something else than the trigger's clause.

    "four were killed and a dozen wounded" is one tale; "they attacked and the police arrested nine" is two.
    """
    if governor.dep == "conj" and key in ("dead", "injured"):
        return False
    return governor.dep in ("ccomp", "conj", "advcl") and parse.child(governor, "nsubj") is not None
