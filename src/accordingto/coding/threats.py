"""Words that somebody said in, whether they threaten out: force on a condition, an answer to come, a deed that would mean war."""

from accordingto.coding.phrases import subjects_of
from accordingto.coding.sayings import FUTURE, Said, act_words
from accordingto.model.parse import Parse, Token

BARE_FORCES = frozenset(
    "army military force troop soldier group movement organisation organization militia fighter".split()
)
"""Those who fight: told without a name, they are the speaker's own."""
HARD = frozenset(
    "harshly forcefully firmly resolutely decisively severely strongly immediately militarily force provocation accordingly "
    "proportionately crushing kind immediate firm harsh decisive severe strong swift forceful resolute".split()
)
CONDITIONS = frozenset({"if", "unless", "otherwise"})


def threatens(said: Said) -> bool:
    """Tell whether the speaker says that his side will or may do harm, or answer what others do."""
    conditional = any(
        (t.norm in CONDITIONS and t.dep in ("mark", "advmod")) or is_inverted(said.parse, t) for t in said.tokens
    )
    if conditional and any(_reserves_right(said, v) or _foretells_harm(said, v) for v in said.verbs()):
        return True
    if any(_goes_unanswered(said, verb) or _means_war(said, verb) for verb in said.verbs()):
        return True
    for verb in said.verbs():
        own = said.subject_is_own(verb)
        future = bool(said.auxiliaries(verb) & FUTURE) or is_ready(said.parse, verb)
        if not future or not (own or _is_bare_force(said, verb)):
            continue
        forceful = verb.lemma in act_words("force_verbs") or any(
            means_force(said.parse, t) for t in said.parse.subtree(verb)
        )
        if verb.lemma == "hesitate":
            forceful = any(c.lemma in act_words("force_verbs") for c in said.parse.children(verb, "xcomp"))
        held_back = said.is_negated(verb) != (verb.lemma == "hesitate")
        if forceful and (conditional or _against_other(said, verb)) and not held_back:
            return True
    return False


def _goes_unanswered(said: Said, verb: Token) -> bool:
    """Tell whether something is said not to stay without an answer ("will not go unanswered", "… remain without consequences")."""
    ahead = said.auxiliaries(verb) & {"will", "'ll", "shall", "would", "can"}
    if not ahead or not said.is_negated(verb) or verb.lemma not in ("go", "remain", "be", "leave", "stay", "pass"):
        return False
    below = [t.norm for t in said.parse.subtree(verb) if t.i > verb.i]
    without = "without" in below and bool(
        {"response", "answer", "reaction", "consequence", "consequences", "reply"} & set(below)
    )
    return without or bool({"unanswered", "unpunished", "unavenged"} & set(below))


def _means_war(said: Said, verb: Token) -> bool:
    """Tell whether a deed of others is said to count as war or to meet an answer ("would be considered a declaration of war")."""
    if (
        not said.auxiliaries(verb) & {"will", "'ll", "shall", "would"}
        or said.is_negated(verb)
        or said.subject_is_own(verb) is True
    ):
        return False
    below = [t for t in said.parse.subtree(verb) if t.i > verb.i]
    if said.parse.child(verb, "auxpass") is not None and verb.lemma in COUNTED_AS:
        return any(t.lemma in ("war", "aggression") for t in below)
    things = {t.lemma for t in said.parse.children(verb, "dobj")}
    return (
        verb.lemma in ("see", "face", "meet", "get", "receive")
        and "response" in things
        and any(t.norm in HARD for t in below)
    )


COUNTED_AS = frozenset({"consider", "regard", "treat", "view", "see", "deem", "interpret", "understand", "perceive"})


def means_force(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun stands for force: a price only where one pays it, no order in "in order to"."""
    if noun.lemma == "price":
        return parse.head(noun).lemma == "pay"
    return noun.lemma in act_words("force_nouns") and not (noun.lemma == "order" and parse.head(noun).norm == "in")


def is_inverted(parse: Parse, token: Token) -> bool:
    """Tell whether "should" or "had" opens a condition ("should one more be harmed, …")."""
    subject = parse.child(parse.head(token), "nsubj", "nsubjpass") if token.dep == "aux" else None
    return token.norm in ("should", "had") and subject is not None and token.i < subject.left


def _reserves_right(said: Said, verb: Token) -> bool:
    thing = said.parse.child(verb, "dobj")
    return (
        verb.lemma == "reserve" and thing is not None and thing.lemma == "right" and said.subject_is_own(verb) is True
    )


def _foretells_harm(said: Said, verb: Token) -> bool:
    """Tell whether a passive speaks of force to come ("the quays will be closed")."""
    passive = said.parse.child(verb, "auxpass") is not None
    ahead = said.auxiliaries(verb) & {"will", "'ll", "shall"}
    return passive and bool(ahead) and verb.lemma in act_words("force_verbs") and not said.is_negated(verb)


def is_ready(parse: Parse, verb: Token) -> bool:
    """Tell whether a deed is one that somebody is ready or determined to do."""
    head = parse.head(verb)
    return verb.dep == "xcomp" and head.lemma in ("ready", "prepared", "prepare", "willing", "determined")


def _is_bare_force(said: Said, verb: Token) -> bool:
    """Tell whether "the army" acts, with nothing to say whose: then it is the speaker's own."""
    subjects = subjects_of(said.parse, verb)
    references = [said.annotations.reference_headed(s) for s in subjects]
    nameless = all(r is None or r.mention.country is None for r in references)
    return bool(subjects) and nameless and subjects[0].lemma in BARE_FORCES


def _against_other(said: Said, verb: Token) -> bool:
    if verb.lemma == "respond" and not _answers_with_force(said, verb):
        return False
    return verb.lemma in ("retaliate", "respond", "strike", "avenge", "punish", "hesitate") or any(
        t.lemma in ("consequence", "retaliation") or (t.lemma == "price" and means_force(said.parse, t))
        for t in said.parse.subtree(verb)
    )


def _answers_with_force(said: Said, verb: Token) -> bool:
    """Tell whether an answer is one of force: to a deed, or told how hard it will be; "will respond soon" is none."""
    below = list(said.parse.subtree(verb))
    to_deed = any(t.lemma in act_words("wrong_nouns") or means_force(said.parse, t) for t in below)
    return to_deed or any(t.norm in HARD for t in below)
