"""A verb that may attribute in, whether it does out: some only ask for discretion, keep silent, or are said politely."""

from functools import cache

from accordingto.coding.clauses import content_head
from accordingto.coding.kinds import is_human_noun
from accordingto.coding.lexicons import load_list
from accordingto.coding.phrases import is_passive, objects_of
from accordingto.model.parse import Parse, Token

REVEALING = frozenset({"name", "identify", "quote", "disclose", "give", "reveal", "provide"})
"""Verbs by which it becomes known who speaks."""


def dismisses_people(parse: Parse, verb: Token) -> bool:
    """Tell whether somebody is sent away: "dismissed nine of the accused" rejects no words."""
    if verb.lemma != "dismiss":
        return False
    things = [content_head(parse, t) for t in objects_of(parse, verb)]
    return any(is_human_noun(t) or t.tag in ("VBN", "CD") or t.ent == "PERSON" for t in things)


ANSWERED = frozenset({"ask", "question", "press", "quiz", "challenge"})


def is_asked_first(parse: Parse, verb: Token) -> bool:
    """Tell whether somebody is only asked before he speaks: "The mayor, asked whether he knew, said …"."""
    before = parse.tokens[verb.i - 1] if verb.i else verb
    if verb.lemma not in ANSWERED or verb.tag not in ("VBD", "VBN") or before.norm != ",":
        return False
    behind = parse.tokens[verb.i + 1 : parse.sentence_of(verb).last]
    return any(t.tag == "VBD" and parse.tokens[t.i - 1].norm == "," and parse.child(t, "nsubj") is None for t in behind)


def tells_no_words(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb that may attribute does not: it asks for discretion, is put to a speaker, sends people away, or takes
    what nobody says.
    """
    silent = asks_discretion(parse, verb) or is_asked_first(parse, verb)
    return silent or dismisses_people(parse, verb) or _takes_unsaid(parse, verb)


@cache
def _unsaid() -> dict[str, frozenset[str]]:
    return {verb: frozenset(things) for verb, things in load_list("acts")["unsaid_things"].items()}


def _takes_unsaid(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb's object is nothing that is said: "threatening a fragile truce", "monitored the situation"."""
    things = _unsaid().get(verb.lemma, frozenset())
    return any(content_head(parse, t).lemma in things for t in objects_of(parse, verb)[:1]) if things else False


def asks_discretion(parse: Parse, verb: Token) -> bool:
    """Tell whether somebody only asks to be left out: "who asked not to be named", "who declined to give his name"."""
    deed = parse.child(verb, "xcomp")
    if deed is not None and verb.lemma in ("decline", "refuse") and _keeps_silent(parse, deed):
        return True
    if deed is None or deed.lemma not in REVEALING:
        return False
    if verb.lemma in ("decline", "refuse"):
        thing = parse.child(deed, "dobj")
        return is_passive(parse, deed) if thing is None else thing.lemma in ("name", "identity", "surname")
    return parse.child(deed, "neg") is not None and is_passive(parse, deed)


def _keeps_silent(parse: Parse, deed: Token) -> bool:
    """Tell whether somebody only leaves something untold: "declined to say which", "refused to elaborate"."""
    if deed.lemma in ("elaborate", "specify", "comment"):
        return True
    told = [t for t in parse.children(deed) if t.i > deed.i]
    return deed.lemma == "say" and any(parse.tokens[t.left].tag in ("WDT", "WP", "WRB", "IN") for t in told)


POLITE = frozenset({"wish", "like"})
UTTERING = frozenset(
    "reiterate stress emphasise emphasize underline underscore recall remind note reaffirm thank state add point congratulate "
    "commend assure inform express convey reject condemn welcome warn draw make apologise apologize".split()
)
"""What is done by saying that one would like to do it: "the Ministry wishes to reiterate that …"."""


def is_said_politely(parse: Parse, deed: Token) -> bool:
    """Tell whether words are said by wishing to say them: "we would like to stress that", "wishes to recall"."""
    above = parse.head(deed)
    if deed.lemma not in UTTERING or deed.dep != "xcomp" or above.lemma not in POLITE or parse.child(above, "neg"):
        return False
    auxiliaries = {c.norm for c in parse.children(above, "aux")}
    return bool(auxiliaries & {"would", "should", "'d"}) if above.lemma == "like" else not auxiliaries
