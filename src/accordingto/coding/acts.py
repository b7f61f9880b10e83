"""Words that somebody said in, the act that they perform out: told by what is said where the cue does not tell it.

The order of the checks is the order in which the acts win; the word lists are in `data/acts.yaml`.
"""

from collections.abc import Callable, Sequence

from accordingto.coding.charges import accuses, is_main, names_party
from accordingto.coding.lexicons import load_list
from accordingto.coding.phrases import subjects_of
from accordingto.coding.refusals import rejects
from accordingto.coding.sayings import FUTURE, Said, act_words
from accordingto.coding.threats import is_inverted, is_ready, threatens
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span

TURNING_DOWN = frozenset({"reject", "dismiss", "refute", "repudiate", "rebut", "deny"})


def classify_act(annotations: Annotations, spans: Sequence[Span], own: frozenset[str]) -> str:
    """Return the act of what was said, `assert` where nothing speaks for another one.

    `own` holds the names and country codes of the speaker's side.
    """
    said = Said(annotations, spans, own)
    for act, check in CHECKS:
        if check(said):
            return act
    return "assert"


def calls_false(annotations: Annotations, spans: Sequence[Span]) -> bool:
    """Tell whether a description calls something untrue ("a lie", "nonsense")."""
    tokens = [t for start, end in spans for t in annotations.parse.between(start, end)]
    return any(
        t.lemma in act_words("falsehood_nouns") or t.lemma in act_words("falsehood_adjectives") for t in tokens[:4]
    )


def names_wrong(annotations: Annotations, spans: Sequence[Span]) -> bool:
    """Tell whether a description uses a word for wrongdoing ("hybrid war", "pogrom")."""
    tokens = [t for start, end in spans for t in annotations.parse.between(start, end)]
    return any(t.lemma in act_words("wrong_nouns") or t.lemma in act_words("wrong_adjectives") for t in tokens)


def _denies(said: Said) -> bool:
    for token in said.tokens:
        predicate = token.dep in ("acomp", "attr") and said.parse.head(token).lemma == "be"
        if predicate and token.lemma in act_words("falsehood_adjectives") | act_words("falsehood_nouns"):
            return not said.is_negated(said.parse.head(token))
        if predicate and token.lemma == "true" and said.is_negated(said.parse.head(token)):
            return True
    return any(_own_innocence(said, verb) or _turns_down(said, verb) for verb in said.verbs())


def _turns_down(said: Said, verb: Token) -> bool:
    """Tell whether the speaker rejects what others have told: "we reject these lies"."""
    if verb.lemma not in TURNING_DOWN or said.subject_is_own(verb) is not True or said.is_negated(verb):
        return False
    untrue = act_words("falsehood_nouns") | act_words("told_nouns")
    return any(c.lemma in untrue for c in said.parse.children(verb, "dobj"))


def _own_innocence(said: Said, verb: Token) -> bool:
    past = said.is_negated(verb) and bool(said.auxiliaries(verb) & {"did", "has", "have"})
    return past and verb.lemma in act_words("wrong_verbs") and said.subject_is_own(verb) is True


def _requests(said: Said) -> bool:
    for verb in said.verbs():
        auxiliaries = said.auxiliaries(verb)
        own = said.subject_is_own(verb)
        passive = said.parse.child(verb, "auxpass") is not None
        aside = verb.dep in ("relcl", "acl", "advcl", "pcomp") and not any(
            c.norm == "why" for c in said.parse.children(verb, "advmod")
        )
        if aside or any(is_inverted(said.parse, a) for a in said.parse.children(verb, "aux")):
            continue
        if _is_mandate(said, verb, own) or (own is True and hands_request(said, verb)):
            return True
        able = any(c.lemma == "able" for c in said.parse.children(verb, "acomp"))
        bound = (
            auxiliaries & act_words("obligations")
            and "have" not in auxiliaries
            and not able
            and not _is_ruled(said, verb)
        )
        if bound and (own is False or passive):
            return True
        unfinished = any(c.norm == "yet" for c in said.parse.children(verb))
        foretold = bool(auxiliaries & FUTURE) or said.is_negated(verb)
        if verb.lemma == "have" and own is False and not (unfinished or foretold) and _governs_deed(said.parse, verb):
            return True
        if (
            verb.lemma in act_words("asking_verbs")
            and own is True
            and not said.is_negated(verb)
            and _takes(said.parse, verb)
        ):
            return True
        if verb.lemma == "need" and not foretold and _needs_other(said, verb, own):
            return True
    return any(_is_time_for(said.parse, t) or _is_imperative(said, t) for t in said.tokens)


RULING = frozenset({"decide", "rule", "order", "decree", "find", "determine", "hold"})


def _is_ruled(said: Said, verb: Token) -> bool:
    """Tell whether somebody else laid down what must be done: "recalls that the court decided that it shall leave"."""
    above = said.parse.head(verb)
    return verb.dep == "ccomp" and above.lemma in RULING and said.subject_is_own(above) is False


def _is_mandate(said: Said, verb: Token, own: bool | None) -> bool:
    """Tell whether a clause is a subjunctive: "(insists) that the company leave first"."""
    subject = said.parse.child(verb, "nsubj", "nsubjpass")
    helper = said.parse.child(verb, "auxpass")
    plain = helper.norm == "be" if helper is not None else verb.tag == "VB"
    bare = plain and not said.auxiliaries(verb)
    told = bare and own is False and subject is not None and subject.i < verb.i and verb.dep == "ccomp"
    return told and said.parse.head(verb).lemma in act_words("mandating_verbs")


def hands_request(said: Said, verb: Token) -> bool:
    """Tell whether a verb hands in, makes or repeats a request."""
    thing = said.parse.child(verb, "dobj")
    asked = thing is not None and thing.lemma in ("request", "appeal", "demand", "application")
    return asked and verb.lemma in load_list("matters")["making_verbs"]


def _governs_deed(parse: Parse, verb: Token) -> bool:
    if any(c.norm == "to" for x in parse.children(verb, "xcomp") for c in parse.children(x, "aux")):
        return True
    thing = parse.child(verb, "dobj")
    return (
        thing is not None
        and thing.lemma in ("duty", "obligation", "responsibility")
        and parse.child(thing, "acl") is not None
    )


def _takes(parse: Parse, verb: Token) -> bool:
    if verb.lemma == "call" and parse.child(verb, "dobj") is not None:
        return False
    if verb.lemma == "call":
        return any(c.norm in ("for", "on", "upon") for c in parse.children(verb, "prep"))
    foretold = parse.child(verb, "ccomp") if verb.lemma == "expect" else None
    if foretold is not None and any(c.norm in FUTURE for c in parse.children(foretold, "aux")):
        return False
    return bool(parse.children(verb, "dobj", "xcomp", "ccomp", "prep"))


def _needs_other(said: Said, verb: Token, own: bool | None) -> bool:
    if own is False:
        return names_party(said, verb) and _governs_deed(said.parse, verb)
    thing = said.parse.child(verb, "dobj")
    return own is True and thing is not None and thing.norm not in ("what", "that", "which")


def _is_time_for(parse: Parse, token: Token) -> bool:
    if token.lemma != "time" or parse.head(token).lemma != "be" or token.dep != "attr":
        return False
    if any(c.norm != "high" for c in parse.children(token, "amod", "det")):
        return False
    return any(c.norm in ("for", "that", "to", "high") for c in parse.subtree(token))


def _is_imperative(said: Said, token: Token) -> bool:
    if token.tag != "VB" or token.dep not in ("ROOT", "ccomp") or said.auxiliaries(token):
        return False
    if token.dep == "ccomp" and said.parse.children(token, "mark"):
        return False
    sentence = said.parse.sentence_of(token)
    condition = said.parse.child(token, "advcl")
    first = condition.right + 1 if condition is not None and condition.i < token.i else sentence.first
    before = [t for t in said.parse.tokens[first : token.i] if t.pos not in ("PUNCT", "ADV", "INTJ", "PART")]
    return not before and not _lets_tell(said.parse, token) and said.parse.child(token, "nsubj") is None


def _lets_tell(parse: Parse, let: Token) -> bool:
    """Tell whether "let" only opens what one says or does oneself: "let me say", "let's go", "let us recall that"."""
    whom = parse.tokens[let.i + 1].norm if let.lemma == "let" and let.i + 1 < len(parse.tokens) else ""
    return whom in ("me", "'s") or (whom == "us" and any(c.lemma in TELLING for c in parse.children(let)))


TELLING = frozenset("recall remember remind note stress emphasize emphasise underline point mention add say".split())


def _agrees(said: Said) -> bool:
    for verb in said.verbs():
        if said.is_negated(verb) or not any(_can_undertake(said, s) for s in subjects_of(said.parse, verb)):
            continue
        future = said.auxiliaries(verb) & FUTURE or is_ready(said.parse, verb)
        if future and (verb.lemma in act_words("help_verbs") or _is_undertaking(said, verb)):
            return True
        if _is_bound(said, verb):
            return True
    return False


def _can_undertake(said: Said, subject: Token) -> bool:
    """Tell whether a subject is the speaker's side itself, not a thing of it ("we", "our government", not "our plan")."""
    if not said.is_own(subject):
        return False
    owned = said.parse.child(subject, "poss")
    return owned is None or said.annotations.reference_headed(subject) is not None


def _is_undertaking(said: Said, verb: Token) -> bool:
    """Tell whether "will" with this verb promises a deed: no state, no force, no wrong, nothing that hangs on an "if"."""
    none = act_words("idle_verbs") | act_words("force_verbs") | act_words("wrong_verbs") | act_words("concession_verbs")
    return verb.lemma not in none and bool(said.auxiliaries(verb) & {"will", "'ll", "shall"}) and is_main(said, verb)


def _is_bound(said: Said, verb: Token) -> bool:
    """Tell whether somebody is "committed to" or "determined to" do something, or pledges it."""
    quality = said.parse.child(verb, "acomp") if verb.lemma == "be" else verb
    joint = said.parse.child(quality, "prep") if quality is not None else None
    tied = (
        quality is not None and quality.norm in ("committed", "dedicated") and joint is not None and joint.norm == "to"
    )
    return tied or (
        verb.lemma in ("pledge", "commit", "promise") and bool(said.parse.children(verb, "dobj", "xcomp", "ccomp"))
    )


def _expresses(said: Said) -> bool:
    for token in said.tokens:
        if token.lemma in ("thank", "thanks") and _opens_sentence(said, token):
            return True
        if token.pos == "VERB" and token.lemma in act_words("feeling_verbs") and said.subject_is_own(token) is True:
            return True
        if token.dep == "acomp" and token.lemma in act_words("feeling_adjectives"):
            return said.subject_is_own(said.parse.head(token)) is True
        if token.pos == "NOUN" and token.lemma in ("condolence", "sympathy", "commiseration"):
            return True
    return False


def _opens_sentence(said: Said, token: Token) -> bool:
    """Tell whether only a name or an adverb stands before a word in its sentence ("Thank you", "And thanks to all")."""
    first = said.parse.sentence_of(token).first
    return all(t.pos in ("ADV", "CCONJ", "PROPN", "PUNCT", "INTJ") for t in said.parse.tokens[first : token.i])


CHECKS: tuple[tuple[str, Callable[[Said], bool]], ...] = (
    ("deny", _denies),
    ("threaten", threatens),
    ("reject", rejects),
    ("request", _requests),
    ("express", _expresses),
    ("accuse", accuses),
    ("agree", _agrees),
)
