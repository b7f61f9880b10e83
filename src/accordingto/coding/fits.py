"""A verb with its arguments and a trigger in, whether they fit out: objects, subjects, prepositions, complements."""

from dataclasses import dataclass, replace

from accordingto.coding.clauses import Clause, content_head, frames_of, keys_of, read_clause
from accordingto.coding.kinds import is_actor, is_person, is_place
from accordingto.coding.triggers import FLAGS, Trigger
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token

KIND_TESTS = {"person": is_person, "actor": is_actor, "place": is_place}


@dataclass(frozen=True, slots=True)
class Setting:
    """A verb as constraints see it: its clause, what stands beside it, the words of its objects and subjects."""

    clause: Clause
    frames: set[str]
    object_keys: list[set[str]]
    subject_keys: list[set[str]]


@dataclass(frozen=True, slots=True)
class Fit:
    """How closely a trigger fits a setting, and the words beside the verb that it names."""

    score: int
    words: list[Token]


def read_setting(parse: Parse, verb: Token) -> Setting:
    """Return what constraints may ask of a verb; read once for all triggers of the verb."""
    clause = read_clause(parse, verb)
    return Setting(
        clause,
        frames_of(parse, clause),
        [keys_of(parse, head) for head in clause.objects],
        [keys_of(parse, head) for head in clause.subjects],
    )


def with_joined_object(parse: Parse, setting: Setting, words: list[Token]) -> Setting:
    """Return the setting of a verb that clings to a preposition: its noun is the object ("yielded to", "took part in")."""
    own = {word.i for word in words}
    if not words or words[-1].pos != "ADP" or any(o.i not in own for o in setting.clause.objects):
        return setting
    noun = parse.child(words[-1], "pobj")
    if noun is None:
        return setting
    objects = parse.conjuncts(noun)
    return replace(
        setting,
        clause=replace(setting.clause, objects=objects),
        frames=setting.frames | {"object"},
        object_keys=[keys_of(parse, head) for head in objects],
    )


def fit_trigger(annotations: Annotations, setting: Setting, trigger: Trigger) -> Fit | None:
    """Return how closely a setting fits a trigger, None where it does not."""
    if (trigger.needs and not trigger.needs & setting.frames) or trigger.lacks & setting.frames:
        return None
    if trigger.needs_subject and not setting.clause.subjects:
        return None
    clause, score, words = setting.clause, 2 if trigger.needs else 0, []
    if clause.objects:
        named = _meets(annotations, clause.objects, setting.object_keys, trigger.object, trigger.not_object)
        if named is None or _is_modified(annotations.parse, clause.objects[0], trigger.not_modifier):
            return None
        score, words = score + named.score, named.words
    elif not trigger.intransitive and (not trigger.needs or trigger.object or trigger.not_object):
        return None
    if clause.subjects:
        named = _meets(annotations, clause.subjects, setting.subject_keys, trigger.subject, trigger.not_subject)
        if named is None:
            return None
        score += min(named.score, 1)
    elif trigger.intransitive and not clause.objects and trigger.subject:
        return None
    if _is_left_out(annotations, setting, trigger):
        return None
    if not _fits_complement(annotations.parse, clause, trigger):
        return None
    return Fit(score, [*_needed(annotations.parse, clause, trigger.needs), *words])


def _is_left_out(annotations: Annotations, setting: Setting, trigger: Trigger) -> bool:
    """Tell whether what undergoes a passive verb cannot be the subject that a trigger without object asks for."""
    clause = setting.clause
    if not (clause.passive and clause.objects and trigger.intransitive and trigger.subject) or clause.subjects:
        return False
    if trigger.object or "object" in trigger.actor or "object" in trigger.recipient:
        return False
    return _meets(annotations, clause.objects, setting.object_keys, trigger.subject, trigger.not_subject) is None


def _is_modified(parse: Parse, head: Token, modifiers: frozenset[str]) -> bool:
    return bool(modifiers) and any(c.lemma in modifiers for c in parse.children(head, "amod", "compound", "nmod"))


def _needed(parse: Parse, clause: Clause, needs: frozenset[str]) -> list[Token]:
    """Return the words that a phrase with a preposition needs ("under fire"), for the evidence."""
    if not needs:
        return []
    for child in parse.children(clause.verb, "prep"):
        for joint in (child, *parse.children(child, "prep")):
            for inner in parse.children(joint, "pobj"):
                if any(f"{joint.norm} {key}" in needs for key in keys_of(parse, inner)):
                    return [joint, inner]
    return []


def _fits_complement(parse: Parse, clause: Clause, trigger: Trigger) -> bool:
    if not (trigger.complement or trigger.not_complement or trigger.complement_object):
        return True
    if any(c.lemma in trigger.not_complement for c in parse.children(clause.verb, "oprd", "acomp")):
        return False
    inner = next((c for c in parse.children(clause.verb, "xcomp", "ccomp") if c.i > clause.verb.i), None)
    if inner is None:
        return not trigger.complement
    if trigger.complement and (inner.lemma not in trigger.complement or _is_finite(parse, inner)):
        return False
    if inner.lemma in trigger.not_complement:
        return False
    if trigger.complement_object:
        thing = parse.child(inner, "dobj", "pobj")
        return thing is not None and bool(keys_of(parse, thing) & trigger.complement_object)
    return True


def _is_finite(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause tells what somebody says, not what somebody is to do ("told them that he would go")."""
    return verb.tag in ("VBD", "VBZ", "VBP") or any(c.tag == "MD" for c in parse.children(verb, "aux"))


def _meets(
    annotations: Annotations, heads: list[Token], keys: list[set[str]], wanted: frozenset[str], unwanted: frozenset[str]
) -> Fit | None:
    """Return how well phrases meet a constraint (0 to 3) and the heads that its words name, or None."""
    if keys[0] & unwanted or any(has_flag(annotations, heads[0], f) for f in unwanted & FLAGS):
        return None
    if not wanted:
        return Fit(0, [])
    for head, words in zip(heads, keys, strict=True):
        if found := words & wanted:
            exact = any(" " in w for w in found)
            return Fit(3 if exact else 2, [content_head(annotations.parse, head)])
    if any(has_flag(annotations, head, flag) for flag in wanted & FLAGS for head in heads):
        return Fit(1, [])
    return None


def has_flag(annotations: Annotations, head: Token, flag: str) -> bool:
    """Tell whether a phrase is of the kind that a flag asks for; personal pronouns may be anybody."""
    if head.tag == "PRP" and flag != "place":
        return flag == "actor" or head.norm != "it"
    return KIND_TESTS[flag](annotations, content_head(annotations.parse, head))
