"""Words that somebody said in, whether they refuse out: "never", "we do not", "no demand will be heard"."""

from accordingto.coding.sayings import FUTURE, Said, act_words
from accordingto.model.parse import Token


def rejects(said: Said) -> bool:
    """Tell whether the speaker refuses something, or calls it out of the question."""
    for token in said.tokens:
        if token.lemma in act_words("refusal_adjectives") and token.dep in ("acomp", "amod", "oprd"):
            return True
        if token.lemma == "need" and token.pos == "NOUN" and any(c.norm == "no" for c in said.parse.children(token)):
            return True
        if token.lemma == "question" and said.parse.head(token).norm == "of" and "out" in _line(said, token):
            return True
    for verb in said.verbs():
        if _shuts_out(said, verb):
            return True
        if not said.is_negated(verb):
            continue
        auxiliaries, own = said.auxiliaries(verb), said.subject_is_own(verb)
        if own is True and _refuses_plainly(said, verb):
            return True
        firm = auxiliaries & (FUTURE | {"can", "ca", "could", "must", "should"})
        if firm and own is not False and verb.lemma in act_words("refusal_verbs"):
            return True
        if own is True and auxiliaries & FUTURE and verb.lemma in act_words("concession_verbs"):
            return True
        if auxiliaries & FUTURE and _line(said, verb) & {"ever", "never"}:
            return True
    return False


def _refuses_plainly(said: Said, verb: Token) -> bool:
    """Tell whether the speaker's "not" is all that is said of a deed ("she would not"), or of what is asked ("we do not bargain")."""
    auxiliaries = said.auxiliaries(verb)
    if verb.pos == "AUX" and verb.norm in FUTURE:
        return all(t.i <= verb.i or t.dep == "neg" or t.pos == "PUNCT" for t in said.parse.subtree(verb))
    if auxiliaries & {"do", "does"}:
        return verb.lemma in act_words("standing_refusals")
    return (
        bool(auxiliaries & {"can", "ca"})
        and verb.lemma in ("hand", "extradite", "release")
        and said.parse.child(verb, "dobj") is not None
    )


def _shuts_out(said: Said, verb: Token) -> bool:
    """Tell whether nobody will be let in, or nothing that is asked will be heard: "no demand for it will be entertained"."""
    subject = said.parse.child(verb, "nsubjpass")
    if subject is None or not said.auxiliaries(verb) & FUTURE:
        return False
    asked = subject.lemma in act_words("asked_nouns") and any(
        c.norm == "no" for c in said.parse.children(subject, "det")
    )
    if asked and verb.lemma in act_words("hearing_verbs"):
        return True
    nobody = subject.norm in ("nobody", "none") or (subject.norm == "one" and said.is_negated(verb))
    return nobody and verb.lemma in ("let", "admit", "allow", "permit", "receive")


def _line(said: Said, token: Token) -> set[str]:
    return {t.norm for t in said.parse.tokens_of(said.parse.sentence_of(token))}
