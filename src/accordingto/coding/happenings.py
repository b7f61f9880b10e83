"""Annotations in, happenings out: the words that tell of one, the trigger that knows them, their arguments."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from accordingto.coding.clauses import (
    Clause,
    after_preposition,
    content_head,
    counted_by,
    frames_of,
    is_passive,
    keys_of,
    read_clause,
)
from accordingto.coding.kinds import is_actor, is_person, is_place
from accordingto.coding.triggers import FLAGS, Lexicon, Phrase, Trigger, load_lexicon
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token

KIND_TESTS = {"person": is_person, "actor": is_actor, "place": is_place}


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
        if token.pos in ("NOUN", "PROPN") and token.lemma in lexicon.nouns and token.i not in used:
            happening = _at_noun(annotations, token, lexicon)
            if happening:
                found.append(happening)
    return sorted(found, key=lambda h: h.token.i)


def _at_verb(annotations: Annotations, verb: Token, lexicon: Lexicon) -> Happening | None:
    parse = annotations.parse
    clause: Clause | None = None
    frames: set[str] = set()
    best: tuple[int, Happening] | None = None
    for phrase in lexicon.verbs[verb.lemma]:
        rest = _rest_of_verb(parse, verb, phrase)
        if rest is None:
            continue
        if clause is None:
            clause = read_clause(parse, verb)
            frames = frames_of(parse, clause)
        if phrase.trigger.strength == "weak" and clause.passive and verb.dep in ("acl", "advcl"):
            continue
        fit = _fit_verb(annotations, clause, frames, phrase.trigger)
        if fit is None:
            continue
        score, used = fit
        happening = Happening(verb, phrase.trigger, (verb, *rest, *used), clause)
        if best is None or score + 2 * len(rest) > best[0]:
            best = (score + 2 * len(rest), happening)
    if best is None or clause is None:
        return None
    best[1].told_by = _manner(parse, best[1])
    return best[1]


def _rest_of_verb(parse: Parse, verb: Token, phrase: Phrase) -> list[Token] | None:
    """Return the further words of a phrasal verb, or None where one is missing or another particle stands there."""
    particle = parse.child(verb, "prt")
    if not phrase.rest:
        return None if particle is not None else []
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


def _fit_verb(
    annotations: Annotations, clause: Clause, frames: set[str], trigger: Trigger
) -> tuple[int, list[Token]] | None:
    """Return how closely a clause fits a trigger, and the words of its object that the trigger names, or None."""
    if trigger.needs and not trigger.needs & frames:
        return None
    score = 2 if trigger.needs else 0
    used: list[Token] = _needed(annotations.parse, clause, trigger.needs)
    objects = clause.objects
    if objects:
        named = _meets(annotations, objects, trigger.object, trigger.not_object, trigger.not_modifier)
        if named is None:
            return None
        score += named[0]
        used += named[1]
    elif not trigger.intransitive and (not trigger.needs or trigger.object):
        return None
    if clause.subjects:
        named = _meets(annotations, clause.subjects, trigger.subject, trigger.not_subject, frozenset())
        if named is None:
            return None
        score += min(named[0], 1)
    elif trigger.intransitive and not objects and trigger.subject:
        return None
    if (trigger.complement or trigger.not_complement or trigger.complement_object) and not _fit_complement(
        annotations.parse, clause, trigger
    ):
        return None
    return score, used


def _needed(parse: Parse, clause: Clause, needs: frozenset[str]) -> list[Token]:
    """Return the words that a phrase with a preposition needs ("under fire"), for the evidence."""
    for child in parse.children(clause.verb, "prep"):
        for inner in parse.children(child, "pobj"):
            if any(f"{child.norm} {key}" in needs for key in keys_of(parse, inner)):
                return [child, inner]
    return []


def _fit_complement(parse: Parse, clause: Clause, trigger: Trigger) -> bool:
    inner = parse.child(clause.verb, "xcomp", "ccomp")
    if inner is None:
        return not trigger.complement
    if trigger.complement and inner.lemma not in trigger.complement:
        return False
    if inner.lemma in trigger.not_complement:
        return False
    if trigger.complement_object:
        thing = parse.child(inner, "dobj", "pobj")
        return thing is not None and bool(keys_of(parse, thing) & trigger.complement_object)
    return True


def _meets(
    annotations: Annotations,
    heads: list[Token],
    wanted: frozenset[str],
    unwanted: frozenset[str],
    not_modifier: frozenset[str],
) -> tuple[int, list[Token]] | None:
    """Return how well phrases meet a constraint (0 to 3) and the heads that its words name, or None."""
    parse = annotations.parse
    keys = [keys_of(parse, head) for head in heads]
    first = heads[0]
    if any(k & unwanted for k in keys[:1]) or any(_has_flag(annotations, first, f) for f in unwanted & FLAGS):
        return None
    if not_modifier and any(c.lemma in not_modifier for c in parse.children(first, "amod", "compound", "nmod")):
        return None
    if not wanted:
        return 0, []
    worded = [head for head, k in zip(heads, keys, strict=True) if k & wanted]
    if worded:
        exact = any(" " in w for w in keys[heads.index(worded[0])] & wanted)
        return (3 if exact else 2), [content_head(parse, worded[0])]
    if any(_has_flag(annotations, head, flag) for flag in wanted & FLAGS for head in heads):
        return 1, []
    return None


def _has_flag(annotations: Annotations, head: Token, flag: str) -> bool:
    if head.tag == "PRP" and flag != "place":
        return flag == "actor" or head.norm != "it"
    return KIND_TESTS[flag](annotations, content_head(annotations.parse, head))


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
    for phrase in lexicon.nouns[noun.lemma]:
        rest = _rest_of_noun(parse, noun, phrase)
        if rest is None or not _fit_noun(annotations, noun, phrase.trigger):
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


def _fit_noun(annotations: Annotations, noun: Token, trigger: Trigger) -> bool:
    parse = annotations.parse
    modifiers = {t.lemma for t in modifiers_of(parse, noun)}
    if modifiers & trigger.not_modifier or (trigger.needs_modifier and not modifiers & trigger.needs_modifier):
        return False
    if trigger.needs and not any(_has_slot(parse, noun, slot) for slot in trigger.needs):
        return False
    beside = [*parse.children(noun, "poss"), *after_preposition(parse, noun, "of", "on", "to", "against")]
    keys = set().union(*(keys_of(parse, t) for t in beside)) if beside else set()
    keys |= modifiers
    if keys & trigger.not_object:
        return False
    if not trigger.object:
        return True
    flags = trigger.object & FLAGS
    return bool(keys & trigger.object) or any(_has_flag(annotations, t, f) for f in flags for t in beside)


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
        if head.dep in ("nsubj", "nsubjpass") and _verb_forms(parse, verb) & lexicon.light["happens"]:
            return "happens", read_clause(parse, verb)
        if head.dep == "pobj" and parse.head(verb).pos in ("VERB", "AUX"):
            joint, above = verb, parse.head(verb)
            words = {f"{form} {joint.norm}" for form in _verb_forms(parse, above)}
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
        heads += after_preposition(parse, happening.token, "with", "by", "using", "from", "in")
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
