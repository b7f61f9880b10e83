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
    " kidnap intern take pick_up bring_in take_in round_up lock_up",
    "displaced": "displace evacuate expel uproot deport drive_out resettle",
    "size": "deploy send dispatch station mobilise mobilize call_up return withdraw pull_out recall expel exchange release"
    " free hand_over bring move post sack dismiss gather mass amass assemble concentrate shift redeploy rush airlift"
    " transfer repatriate",
}
"""Verbs whose object, or subject in the passive, is counted; `a_b` is a verb with its particle or complement."""

DOERS: Final = {
    "dead": "die perish succumb drown lose",
    "injured": "suffer",
    "displaced": "flee leave",
    "size": "demonstrate protest rally march gather assemble attend strike block join turn_out walk_out take_part riot"
    " cross arrive enter withdraw return resign quit parade participate sit_down drive",
}
"""Verbs whose subject is counted."""

NOUNS: Final = {
    "dead": "dead death fatality killing body corpse coffin fatalities toll kia",
    "injured": "wounded injury injured wound wia",
    "arrested": "arrest detention detainee",
    "displaced": "displaced evacuee refugee",
}
JOINING: Final = frozenset("take participate attend join".split())
"""Verbs whose subject tells the size of what they are about: "4,000 people took part in the march"."""
STATES: Final = {"dead": "dead", "wounded": "injured", "injured": "injured", "hurt": "injured", "displaced": "displaced",
                 "homeless": "displaced", "killed": "dead", "kia": "dead", "wia": "injured"}  # fmt: skip

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
    first: dict[str, Token] = {}
    summed: set[tuple[str, int]] = set()
    for quantity in near:
        counted = counted_by(parse, quantity)
        noun = counted.noun or counted.number
        for key, governor in counted_as(parse, counted):
            if (key, noun.i) in summed or not _belongs(parse, key, governor, trigger, counted):
                continue
            form = count_form(annotations, quantity)
            if key not in found:
                found[key], first[key] = form, noun
                summed.add((key, noun.i))
            elif any(t.i == noun.i for t in parse.conjuncts(first[key])):
                found[key] = add_counts(found[key], form)
                summed.add((key, noun.i))
    for key, noun in first.items():
        for other in parse.conjuncts(noun):
            if (key, other.i) not in summed and key != "size" and _is_one(parse, other):
                found[key] = add_counts(found[key], 1)
    for key, one in _singular(parse, trigger):
        found.setdefault(key, one)
    return {key: found[key] for key in ("dead", "injured", "arrested", "size", "displaced") if key in found}


def add_counts(one: int | str, other: int | str) -> int | str:
    """Return the sum of two counts of the contract; where their bounds do not go together, the first of them."""
    signs = {re.sub(r"\d", "", str(c)) for c in (one, other)} - {""}
    numbers = [int(re.sub(r"\D", "", str(c))) for c in (one, other)]
    if not signs:
        return sum(numbers)
    for sign, alike in (("~", {"~"}), (">=", {">", ">="}), ("<=", {"<", "<="})):
        if signs <= alike:
            return f"{signs.pop() if len(signs) == 1 else sign}{sum(numbers)}"
    return one


def _is_one(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is one person told without a number: "a child", "her driver", a name."""
    if noun.pos == "PROPN":
        return noun.ent == "PERSON"
    return noun.tag == "NN" and is_person(noun) and parse.child(noun, "det", "poss") is not None


def _singular(parse: Parse, trigger: Token) -> Iterator[tuple[str, int]]:
    """Yield people told without a number: "arrested a soldier", "a police officer was wounded", "one of them died".

    Several are counted where each is one person: "her deputy, her driver and a teacher were picked up".
    """
    passive = parse.child(trigger, "nsubjpass") is not None
    key = _verb_key(parse, trigger, passive=True)
    nouns = parse.children(trigger, "nsubjpass" if passive else "dobj")
    if key and trigger.dep == "acl" and trigger.tag in ("VBN", "VBD"):
        nouns = [parse.head(trigger)]
    if key is None and (harmed := _inflicted_on(parse, trigger)) is not None:
        key, nouns = "injured", [harmed]
    if key is None:
        key, nouns = _verb_key(parse, trigger, passive=False), parse.children(trigger, "nsubj")
    people = list({t.i: t for noun in nouns for t in parse.conjuncts(noun)}.values())
    if key is None or key == "size":
        return
    if len(people) > 1 and all(_is_one(parse, p) for p in people):
        yield key, len(people)
    elif len(people) == 1 and (_is_a_person(parse, people[0]) or _is_one_of(parse, people[0])):
        yield key, 1


def _is_a_person(parse: Parse, noun: Token) -> bool:
    article = parse.child(noun, "det")
    return noun.tag == "NN" and article is not None and article.norm in ("a", "an", "another") and is_person(noun)


def _is_one_of(parse: Parse, noun: Token) -> bool:
    """Tell whether "one of their officers" is one person."""
    joint = parse.child(noun, "prep")
    of = parse.child(joint, "pobj") if noun.norm == "one" and joint is not None and joint.norm == "of" else None
    return of is not None and (is_person(of) or of.norm in ("them", "us"))


def _inflicted_on(parse: Parse, trigger: Token) -> Token | None:
    """Return whom injuries are inflicted on: "inflicted minor injuries on a police officer"."""
    if trigger.lemma not in ("inflict", "cause") or all(
        t.lemma not in ("injury", "wound") for t in parse.children(trigger, "dobj")
    ):
        return None
    joints = [j for t in (trigger, *parse.children(trigger, "dobj")) for j in parse.children(t, "prep")]
    return next((p for j in joints if j.norm in ("on", "upon", "to") for p in parse.children(j, "pobj")), None)


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
        key = _verb_key(parse, child, passive=child.tag == "VBN" or _is_object_of(parse, child))
        if key is None and child.dep == "acl" and child.tag == "VBN":
            key = _verb_key(parse, child, passive=False)
            key = key if key == "size" else None
        if key:
            yield key, child
            return
    first = parse.conjuncts(head)[0]
    for token in dict.fromkeys([head, first]):
        verb = parse.head(token)
        if token.dep in ("pobj",) and verb.norm in ("of",):
            token, verb = parse.head(verb), parse.head(parse.head(verb))
        yield from _role(parse, token, verb)


def _is_object_of(parse: Parse, clause: Token) -> bool:
    """Tell whether a relative clause has a subject of its own, so that its noun undergoes it: "soldiers it sent"."""
    subjects = parse.children(clause, "nsubj")
    return clause.dep == "relcl" and any(t.norm not in ("that", "which", "who") for t in subjects)


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
    undergone = passive or (verb.tag == "VBN" and parse.child(verb, "nsubj") is None)
    table = _UNDERGOERS if undergone else _DOERS
    if verb.lemma == "take" and "custody" not in {t.norm for t in parse.subtree(verb)}:
        return table.get(next((n for n in names if n in table), ""))
    return next((table[n] for n in names if n in table), None) or table.get(verb.lemma)


def _belongs(parse: Parse, key: str, governor: Token, trigger: Token, counted: Counted) -> bool:
    """Tell whether the word that says what is counted is the trigger, or stands in its clause."""
    if governor.i == trigger.i or (counted.noun is not None and counted.noun.i == trigger.i):
        return True
    if key == "size":
        return (
            governor.lemma in JOINING
            and trigger.pos == "NOUN"
            and any(t.i == governor.i for t in parse.ancestors(trigger))
        )
    if any(t.i == trigger.i for t in parse.ancestors(governor)) or any(
        t.i == trigger.i for t in parse.ancestors(counted.number)
    ):
        return not _other_subject(parse, key, governor)
    if governor.pos == "VERB" or governor.dep in ("oprd", "acomp"):
        return _is_done_by(parse, trigger, governor) and not _other_subject(parse, key, governor)
    return any(t.i == governor.i for t in parse.ancestors(trigger))


def _is_done_by(parse: Parse, trigger: Token, governor: Token) -> bool:
    """Tell whether the trigger is the subject of the verb that counts: "the attack claimed 14 lives and hurt nine"."""
    verb = parse.head(trigger)
    if trigger.dep != "nsubj" or trigger.pos != "NOUN":
        return False
    steps = (governor, parse.head(governor)) if governor.dep in ("conj", "oprd", "acomp", "ccomp") else (governor,)
    return any(step.i == verb.i for step in steps)


def _other_subject(parse: Parse, key: str, governor: Token) -> bool:
    """Tell whether a clause with a subject of its own tells of something else than the trigger's clause.

    "four were killed and a dozen wounded" is one tale; "they attacked and the police arrested nine" is two.
    """
    if governor.dep == "conj" and key in ("dead", "injured"):
        return False
    return governor.dep in ("ccomp", "conj", "advcl") and parse.child(governor, "nsubj") is not None
