"""Annotations in, happenings out: the words that tell of one, the trigger that knows them, their arguments."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from accordingto.coding.clauses import (
    Clause,
    after_preposition,
    counted_by,
    is_passive,
    keys_of,
    read_clause,
)
from accordingto.coding.fits import Setting, fit_trigger, has_flag, read_setting, with_joined_object
from accordingto.coding.triggers import FLAGS, Lexicon, Phrase, Trigger, load_lexicon
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token

NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj"})
"""What a verbal noun is in its clause."""


@dataclass(slots=True)
class Happening:
    """A trigger in a text: its head `token`, the words it rests on, its clause.

    `clause` is that of the verb, or of the verb that carries a noun, None for a noun that nothing carries;
    `carriage` says how it is carried (`does`, `undergoes`, `hits`). `words` are all the lemmas that tell how it was
    done.
    """

    token: Token
    trigger: Trigger
    words: tuple[Token, ...]
    clause: Clause | None
    carriage: str | None = None
    told_by: set[str] = field(default_factory=set)

    @property
    def is_noun(self) -> bool:
        """Tell whether the trigger is a noun."""
        return bool(self.trigger.nouns)


ASKING = frozenset({"REQUEST", "REJECT"})
"""Types whose mode is told by what stands behind "for"."""
FOUNDED = frozenset({"independence", "secession", "statehood"})
"""What a body declares that breaks away."""


def find_happenings(annotations: Annotations) -> list[Happening]:
    """Return the happenings that the lexicon finds, in text order; a noun that a verb's trigger uses is not told twice."""
    parse, lexicon = annotations.parse, load_lexicon()
    found: list[Happening] = []
    used: set[int] = set()
    for token in parse.tokens:
        if token.pos in ("VERB", "AUX") and token.lemma in lexicon.verbs:
            happening = _at_verb(annotations, token, lexicon)
            if happening:
                used.update(w.i for w in happening.words if w.i != token.i)
                found.append(happening)
    for token in parse.tokens:
        if _noun_of(parse, token) in lexicon.nouns and (token.i not in used or _stands_alone(parse, token, lexicon)):
            happening = _at_noun(annotations, token, lexicon)
            if happening:
                found.append(happening)
    return sorted(found, key=lambda h: h.token.i)


def _noun_of(parse: Parse, token: Token) -> str | None:
    """Return the noun that a word is, also where a parser takes "the shelling of Brod" for a verb; None for other words."""
    if token.pos in ("NOUN", "PROPN"):
        return token.lemma
    is_gerund = token.tag == "VBG" and token.dep in NOMINAL and parse.child(token, "dobj", "aux") is None
    return token.norm if is_gerund and after_preposition(parse, token, "of") else None


def _stands_alone(parse: Parse, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun that a verb uses is a deed of others that its own words tell of.

    It is what is cleared or broken up ("clear a roadblock of drivers"), or a declaration of independence, whoever rejects it.
    """
    triggers = [p.trigger for p in lexicon.nouns.get(noun.lemma, ())]
    declared = {word.lemma for word in after_preposition(parse, noun, "of")} & FOUNDED
    if declared and any(t.event_type == "REJECT" and t.object & FOUNDED for t in triggers):
        return True
    return any(t.event_type == "PROTEST" and after_preposition(parse, noun, "by", "of") for t in triggers)


def _at_verb(annotations: Annotations, verb: Token, lexicon: Lexicon) -> Happening | None:
    parse = annotations.parse
    particle = parse.child(verb, "prt")
    setting: Setting | None = None
    best: tuple[int, Happening] | None = None
    for phrase in lexicon.verbs[verb.lemma]:
        rest = _rest_of_verb(parse, verb, phrase) if phrase.rest else ([] if particle is None else None)
        if rest is None:
            continue
        setting = setting or read_setting(parse, verb)
        here = with_joined_object(parse, setting, rest)
        if phrase.trigger.strength == "weak" and here.clause.passive and verb.dep in ("acl", "advcl"):
            continue
        fit = fit_trigger(annotations, here, phrase.trigger)
        if fit is not None and (best is None or fit.score + 2 * len(rest) > best[0]):
            happening = Happening(verb, phrase.trigger, (verb, *rest, *fit.words), here.clause)
            best = (fit.score + 2 * len(rest), happening)
    if best is None:
        return None
    best[1].told_by = _manner(parse, best[1])
    return best[1]


def _rest_of_verb(parse: Parse, verb: Token, phrase: Phrase) -> list[Token] | None:
    """Return the further words of a phrasal verb, or None where one is missing."""
    found: list[Token] = []
    at = verb
    for word in phrase.rest:
        beside = parse.tokens[at.i + 1] if at.i + 1 < len(parse.tokens) else None
        if beside is not None and beside.norm == word:
            at = beside
        else:
            near = [c for c in parse.children(verb) if c.norm == word and c.dep not in ("nsubj", "dobj", "conj")]
            if not near:
                return None
            at = near[0]
        found.append(at)
    return found


def _at_noun(annotations: Annotations, noun: Token, lexicon: Lexicon) -> Happening | None:
    parse = annotations.parse
    joint = parse.head(noun)
    if noun.pos == "PROPN" and annotations.times_in(noun.start - 12, noun.end + 6):
        return None
    if noun.dep in ("compound", "nmod", "amod") and joint.pos in ("NOUN", "PROPN"):
        return None
    if joint.norm == "under" and parse.head(joint).lemma == "be":
        return None
    best: tuple[int, Happening] | None = None
    for phrase in lexicon.nouns[_noun_of(parse, noun) or noun.lemma]:
        rest = _rest_of_noun(parse, noun, phrase)
        if rest is None or not _fit_noun(annotations, noun, phrase.trigger, lexicon):
            continue
        score = 2 * len(rest) + bool(phrase.trigger.needs) + bool(phrase.trigger.needs_modifier)
        if best is None or score > best[0]:
            best = (score, Happening(noun, phrase.trigger, (noun, *rest), None))
    if best is None:
        return None
    happening = best[1]
    happening.carriage, happening.clause = _carrier(parse, noun, lexicon)
    happening.told_by = _manner(parse, happening)
    return happening


def _rest_of_noun(parse: Parse, noun: Token, phrase: Phrase) -> list[Token] | None:
    before = list(phrase.rest) if "of" not in phrase.rest else []
    if before:
        found = parse.tokens[max(0, noun.i - len(before)) : noun.i]
        return list(found) if [t.lemma for t in found] == before else None
    after = parse.tokens[noun.i + 1 : noun.i + 1 + len(phrase.rest)]
    return list(after) if [t.lemma for t in after] == list(phrase.rest) else None


def _fit_noun(annotations: Annotations, noun: Token, trigger: Trigger, lexicon: Lexicon) -> bool:
    parse = annotations.parse
    heads = [noun, *_light_verb(parse, noun, lexicon)]
    modifiers = {t.lemma for t in modifiers_of(parse, noun)}
    if modifiers & trigger.not_modifier or (trigger.needs_modifier and not modifiers & trigger.needs_modifier):
        return False
    if trigger.needs and not any(_has_slot(parse, head, slot) for head in heads for slot in trigger.needs):
        return False
    beside = parse.children(noun, "poss")
    beside += [t for head in heads for t in after_preposition(parse, head, "of", "on", "to", "against", "by")]
    keys = set().union(*(keys_of(parse, t) for t in beside)) if beside else set()
    keys |= modifiers
    if keys & trigger.not_object:
        return False
    if not trigger.object:
        return True
    flags = trigger.object & FLAGS
    return bool(keys & trigger.object) or any(has_flag(annotations, t, f) for f in flags for t in beside)


def _light_verb(parse: Parse, noun: Token, lexicon: Lexicon) -> list[Token]:
    """Return the verb that a noun is done by: what is told of the deed may hang on it ("carried out strikes on Friday against X")."""
    verb = parse.head(noun)
    return [verb] if noun.dep == "dobj" and _verb_forms(parse, verb) & lexicon.light["does"] else []


def _has_slot(parse: Parse, noun: Token, slot: str) -> bool:
    if slot == "poss":
        return parse.child(noun, "poss") is not None
    if slot == "premod":
        return parse.child(noun, "amod", "compound", "nmod") is not None
    return bool(after_preposition(parse, noun, slot))


def modifiers_of(parse: Parse, noun: Token) -> list[Token]:
    """Return the premodifiers of a noun, with what stands inside them ("air" in "week-long air strikes")."""
    found: list[Token] = []
    for child in parse.children(noun, "amod", "compound", "nmod", "nummod"):
        if child.i < noun.i:
            found += [child, *parse.children(child, "amod", "compound", "npadvmod", "nmod", "conj")]
    return found


def _carrier(parse: Parse, noun: Token, lexicon: Lexicon) -> tuple[str | None, Clause | None]:
    """Return how a verb carries a noun, and its clause ("staged a protest", "suffered an attack")."""
    for head in parse.conjuncts(counted_by(parse, noun))[:1]:
        verb = parse.head(head)
        if head.dep in ("dobj", "nsubjpass") and verb.pos == "VERB":
            words = _verb_forms(parse, verb)
            for kind in ("does", "undergoes"):
                if words & lexicon.light[kind]:
                    return kind, read_clause(parse, verb)
        if head.dep == "nsubj" and verb.lemma in lexicon.light["hits"]:
            return "hits", read_clause(parse, verb)
        if head.dep == "pobj" and verb.dep == "agent" and parse.head(verb).lemma in lexicon.light["hits"]:
            return "hits", read_clause(parse, parse.head(verb))
        caused = head.dep == "dobj" and verb.lemma in lexicon.light["causes"]
        if caused or (head.dep == "pobj" and f"{parse.head(verb).lemma} {verb.norm}" in lexicon.light["causes"]):
            return "happens", read_clause(parse, verb if caused else parse.head(verb))
        if head.dep in ("nsubj", "nsubjpass") and _verb_forms(parse, verb) & lexicon.light["happens"]:
            return "happens", read_clause(parse, verb)
        above = parse.head(verb)
        above = parse.head(above) if above.dep == "acomp" else above
        if head.dep == "pobj" and above.pos in ("VERB", "AUX"):
            words = {f"{form} {verb.norm}" for form in _verb_forms(parse, above)}
            for kind in ("does", "undergoes"):
                if words & lexicon.light[kind]:
                    return kind, read_clause(parse, above)
        if noun.dep in ("relcl", "acl"):
            break
    return _carried_by_relative(parse, noun, lexicon)


def _carried_by_relative(parse: Parse, noun: Token, lexicon: Lexicon) -> tuple[str | None, Clause | None]:
    """ "an attack carried out by X", "the strike that X had staged"."""
    for clause in parse.children(noun, "acl", "relcl"):
        if _verb_forms(parse, clause) & lexicon.light["does"] and (
            is_passive(parse, clause) or parse.child(clause, "nsubj") is not None
        ):
            return "does", read_clause(parse, clause)
    return None, None


def _verb_forms(parse: Parse, verb: Token) -> set[str]:
    forms = {verb.lemma}
    for child in parse.children(verb, "prt", "acomp", "dobj", "oprd"):
        forms.add(f"{verb.lemma} {child.norm}")
    return forms


def _manner(parse: Parse, happening: Happening) -> set[str]:
    """Return the lemmas that tell how something was done: of the trigger, its modifiers, its means."""
    heads: list[Token] = list(happening.words)
    if happening.clause is not None and not happening.is_noun:
        heads += [*happening.clause.objects, *happening.clause.subjects]
        asks = ("for",) if happening.trigger.event_type in ASKING else ()
        heads += after_preposition(parse, happening.token, "with", "by", "using", "from", "in", *asks)
        if "complement" in happening.trigger.needs:
            heads += [
                t for c in parse.children(happening.token, "xcomp", "ccomp") for t in (c, *parse.children(c, "dobj"))
            ]
    elif happening.is_noun:
        heads += after_preposition(parse, happening.token, "of")
    found: set[str] = set()
    for head in heads:
        found.add(head.lemma)
        found.update(t.lemma for t in modifiers_of(parse, head))
    found.update(_pairs(happening.words))
    return found


def _pairs(words: tuple[Token, ...]) -> Iterator[str]:
    ordered = sorted(words, key=lambda t: t.i)
    for a, b in pairwise(ordered):
        yield f"{a.lemma} {b.lemma}"
