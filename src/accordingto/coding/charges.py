"""Words that somebody said in, whether they charge somebody out: with a deed, a thing that is wrong, or the blame."""

from accordingto.coding.clauses import after_preposition
from accordingto.coding.phrases import agents_of, subjects_of
from accordingto.coding.sayings import Said, act_words
from accordingto.coding.threats import CONDITIONS
from accordingto.model.parse import Token

COMMITTING = frozenset("commit carry wage conduct stage spread plan prepare organise organize pursue use".split())
ANSWERABLE = frozenset({"responsible", "accountable", "liable", "answerable"})
REPELLING = frozenset({"repel", "repulse", "thwart", "foil", "stop", "halt", "prevent", "survive", "resist", "counter"})
"""What one does to a wrong in one's own defence: who tells of it tells first of himself."""


def accuses(said: Said) -> bool:
    """Tell whether the speaker says that another side did, or bears the blame for, a wrong."""
    verbs = said.verbs()
    return any(_blames_deed(said, v) or blamed_by(said, v) for v in verbs) or any(
        _blames_thing(said, t) for t in said.tokens
    )


def blamed_by(said: Said, verb: Token) -> list[Token]:
    """Return whom a verb holds responsible: "we hold the government accountable", "full responsibility lies with it"."""
    if verb.lemma in LYING:
        return _burdened(said, verb)
    if verb.lemma != "hold" or said.subject_is_own(verb) is False or not _is_told(said, verb):
        return []
    below = list(said.parse.subtree(verb))
    if said.is_negated(verb) or not any(t.norm in ANSWERABLE and t.i > verb.i for t in below):
        return []
    blamed = [t for t in below if t.dep in ("dobj", "nsubj") and t.i > verb.i and _is_party(said, t)]
    return [t for t in blamed if not said.is_own(t)][:1]


LYING = frozenset({"lie", "rest", "fall"})
BURDENS = frozenset({"responsibility", "blame", "guilt", "fault"})


def _burdened(said: Said, verb: Token) -> list[Token]:
    """Return with whom a responsibility is said to lie, where that is another side."""
    if said.is_negated(verb) or not any(s.lemma in BURDENS for s in subjects_of(said.parse, verb)):
        return []
    found = after_preposition(said.parse, verb, "with", "on", "upon")
    return [t for t in found if _is_party(said, t) and not said.is_own(t)][:1]


def _blames_deed(said: Said, verb: Token) -> bool:
    own = said.subject_is_own(verb)
    if own is True or not _is_told(said, verb) or not is_main(said, verb):
        return False
    negated = said.is_negated(verb)
    if verb.lemma in act_words("wrong_verbs") and not negated:
        passive = said.parse.child(verb, "auxpass") is not None
        if passive:
            agents = agents_of(said.parse, verb)
            return any(_is_party(said, a) and not said.is_own(a) for a in agents)
        return own is False and names_party(said, verb)
    if verb.lemma == "fail" and own is False and not negated and names_party(said, verb):
        return True
    return negated and own is False and verb.lemma in act_words("duty_verbs") and names_party(said, verb)


def is_main(said: Said, verb: Token) -> bool:
    """Tell whether a verb is what the words are about, not one in a clause that only describes something."""
    head = said.parse.head(verb)
    tried = verb.dep == "xcomp" and head.lemma in (
        "try",
        "want",
        "seek",
        "plan",
        "begin",
        "continue",
        "attempt",
        "start",
        "use",
    )
    being = said.parse.head(head)
    cleft = verb.dep == "relcl" and head.dep == "attr" and being.lemma == "be"
    cleft = cleft and any(c.norm == "it" for c in said.parse.children(being, "nsubj"))
    return tried or cleft or verb.dep in ("ROOT", "ccomp", "conj", "parataxis", "pcomp")


def _is_told(said: Said, verb: Token) -> bool:
    """Tell whether a deed is told as being done, not as wished, feared or conditional."""
    if any(t.norm in CONDITIONS and t.dep in ("mark", "advmod") for t in said.parse.children(verb)):
        return False
    return not said.auxiliaries(verb) & {"could", "might", "may", "would", "should", "must"}


def names_party(said: Said, verb: Token) -> bool:
    """Tell whether the subject of a verb is somebody who can be blamed or bound."""
    return any(_is_party(said, s) for s in subjects_of(said.parse, verb))


def _is_party(said: Said, token: Token) -> bool:
    """Tell whether a noun or pronoun stands for somebody who can be blamed, not for a thing or a happening."""
    named = said.annotations.reference_headed(token) is not None or token.pos == "PROPN"
    return named or token.norm in ("they", "he", "she")


def _blames_thing(said: Said, token: Token) -> bool:
    if token.lemma not in act_words("wrong_nouns") or token.pos not in ("NOUN", "PROPN"):
        return False
    parse = said.parse
    if any(c.norm in ("no", "any") for c in parse.children(token, "det")):
        return False
    owner = parse.child(token, "poss")
    if owner is None and token.dep != "attr":
        joint = next((c for c in parse.children(token, "prep") if c.norm in ("of", "by")), None)
        owner = parse.child(joint, "pobj") if joint else None
        owner = owner if owner is not None and _names_somebody(said, owner) else None
    head = parse.head(token)
    if token.dep == "dobj" and head.lemma in REPELLING and said.subject_is_own(head) is True:
        return False
    if owner is not None:
        return _is_other(said, owner)
    if token.dep == "attr" and head.lemma == "be" and not said.is_negated(head):
        return said.subject_is_own(head) is False and parse.child(token, "prep") is not None
    committed = token.dep == "dobj" and head.lemma in COMMITTING and _is_told(said, head)
    return committed and said.subject_is_own(head) is False


def _names_somebody(said: Said, token: Token) -> bool:
    return any(said.annotations.reference_headed(t) is not None or t.pos == "PROPN" for t in said.parse.subtree(token))


def _is_other(said: Said, token: Token) -> bool:
    """Tell whether a phrase names somebody who is not on the speaker's side."""
    if said.is_own(token):
        return False
    if token.norm in ("its", "their", "his", "her"):
        return True
    return _names_somebody(said, token) and not any(said.is_own(t) for t in said.parse.subtree(token))
