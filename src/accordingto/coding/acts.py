"""Words that somebody said in, the act that they perform out: told by what is said where the cue does not tell it.

The order of the checks is the order in which the acts win; the word lists are in `data/acts.yaml`.
"""

from collections.abc import Callable, Sequence
from functools import cache

from accordingto.coding.clauses import after_preposition
from accordingto.coding.lexicons import load_list
from accordingto.coding.phrases import agents_of, is_first_person, subjects_of
from accordingto.model.annotations import Annotations, covering
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span

FUTURE = frozenset({"will", "would", "'ll", "shall"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "nor"})
STATE_KINDS = frozenset({"state", "government", "parliament", "judiciary", "military", "police", "person"})
"""Kinds of actors that stand on one side when they belong to one country; rebels and parties of it need not."""
BARE_FORCES = frozenset(
    "army military force troop soldier group movement organisation organization militia fighter".split()
)
"""Those who fight: told without a name, they are the speaker's own."""
COMMITTING = frozenset("commit carry wage conduct stage spread plan prepare organise organize pursue use".split())
THIRD_OWNERS = frozenset({"its", "his", "her", "their"})
TURNING_DOWN = frozenset({"reject", "dismiss", "refute", "repudiate", "rebut", "deny"})
ANSWERABLE = frozenset({"responsible", "accountable", "liable", "answerable"})
HARD = frozenset(
    "harshly forcefully firmly resolutely decisively severely strongly immediately militarily force provocation accordingly "
    "proportionately crushing kind immediate firm harsh decisive severe strong swift forceful resolute".split()
)
REPELLING = frozenset({"repel", "repulse", "thwart", "foil", "stop", "halt", "prevent", "survive", "resist", "counter"})
"""What one does to a wrong in one's own defence: who tells of it tells first of himself."""
CONDITIONS = frozenset({"if", "unless", "otherwise"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_list("acts")[name])


class Said:
    """What was said, with what the checks ask of it: its tokens, and who counts as the speaker's own side."""

    def __init__(self, annotations: Annotations, spans: Sequence[Span], own: frozenset[str]) -> None:
        self.annotations = annotations
        self.parse: Parse = annotations.parse
        self.tokens = [t for start, end in spans for t in annotations.parse.between(start, end)]
        self.own = own

    def verbs(self) -> list[Token]:
        """Return the verbs of what was said."""
        return [t for t in self.tokens if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass")]

    def is_negated(self, token: Token) -> bool:
        """Tell whether a verb, or the subject that it takes, is negated."""
        if any(c.dep == "neg" or c.norm in NEGATIONS for c in self.parse.children(token)):
            return True
        subject = self.parse.child(token, "nsubj", "nsubjpass")
        return subject is not None and any(c.norm == "no" for c in self.parse.children(subject, "det"))

    def auxiliaries(self, verb: Token) -> set[str]:
        """Return the auxiliaries of a verb, its own or those of the verb that it is joined to."""
        found = {c.norm for c in self.parse.children(verb, "aux")}
        if not found and verb.dep == "conj":
            return {c.norm for c in self.parse.children(self.parse.head(verb), "aux")}
        return found

    def subject_is_own(self, verb: Token) -> bool | None:
        """Tell whether a verb's subject is the speaker or the speaker's side; None where there is no subject."""
        subjects = subjects_of(self.parse, verb)
        if not subjects:
            return None
        return any(self.is_own(s) for s in subjects)

    def is_own(self, token: Token) -> bool:
        """Tell whether a noun or pronoun stands for the speaker or the speaker's side."""
        owners = self.parse.children(token, "poss")
        if any(o.norm in THIRD_OWNERS and self._opens(o) for o in owners):
            return True
        if token.norm in ("it", "he", "she") and self._opens(token) and self._is_untied(token):
            return True
        if is_first_person(token) or any(is_first_person(o) or self._names_own(o) for o in owners):
            return True
        return self._names_own(token)

    def _opens(self, owner: Token) -> bool:
        """Tell whether a pronoun opens what somebody is reported to say: "(said) its units had withdrawn" are his own."""
        first = self.tokens[0] if self.tokens else None
        behind_that = first is not None and first.norm == "that" and owner.i == first.i + 1
        return first is not None and (owner.i == first.i or behind_that) and owner.i > 0

    def _is_untied(self, token: Token) -> bool:
        """Tell whether nobody is known to be meant by a pronoun in indirect speech: then it is whoever speaks, unless it must act."""
        quoted = covering(self.annotations.quotations, token.start) is not None
        bound = self.auxiliaries(self.parse.head(token)) & _words("obligations")
        return not quoted and not bound and self.annotations.reference_headed(token) is None

    def _names_own(self, token: Token) -> bool:
        reference = self.annotations.reference_headed(token)
        if reference is None:
            return token.pos in ("PROPN", "NOUN") and token.text in self.own
        mention = reference.mention
        return mention.name in self.own or (mention.kind in STATE_KINDS and mention.country in self.own)


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
    return any(t.lemma in _words("falsehood_nouns") or t.lemma in _words("falsehood_adjectives") for t in tokens[:4])


def names_wrong(annotations: Annotations, spans: Sequence[Span]) -> bool:
    """Tell whether a description uses a word for wrongdoing ("hybrid war", "pogrom")."""
    tokens = [t for start, end in spans for t in annotations.parse.between(start, end)]
    return any(t.lemma in _words("wrong_nouns") or t.lemma in _words("wrong_adjectives") for t in tokens)


def _denies(said: Said) -> bool:
    for token in said.tokens:
        predicate = token.dep in ("acomp", "attr") and said.parse.head(token).lemma == "be"
        if predicate and token.lemma in _words("falsehood_adjectives") | _words("falsehood_nouns"):
            return not said.is_negated(said.parse.head(token))
        if predicate and token.lemma == "true" and said.is_negated(said.parse.head(token)):
            return True
    return any(_own_innocence(said, verb) or _turns_down(said, verb) for verb in said.verbs())


def _turns_down(said: Said, verb: Token) -> bool:
    """Tell whether the speaker rejects what others have told: "we reject these lies"."""
    if verb.lemma not in TURNING_DOWN or said.subject_is_own(verb) is not True or said.is_negated(verb):
        return False
    untrue = _words("falsehood_nouns") | _words("told_nouns")
    return any(c.lemma in untrue for c in said.parse.children(verb, "dobj"))


def _own_innocence(said: Said, verb: Token) -> bool:
    past = said.is_negated(verb) and bool(said.auxiliaries(verb) & {"did", "has", "have"})
    return past and verb.lemma in _words("wrong_verbs") and said.subject_is_own(verb) is True


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
            auxiliaries & _words("obligations") and "have" not in auxiliaries and not able and not _is_ruled(said, verb)
        )
        if bound and (own is False or passive):
            return True
        unfinished = any(c.norm == "yet" for c in said.parse.children(verb))
        foretold = bool(auxiliaries & FUTURE) or said.is_negated(verb)
        if verb.lemma == "have" and own is False and not (unfinished or foretold) and _governs_deed(said.parse, verb):
            return True
        if (
            verb.lemma in _words("asking_verbs")
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
    return told and said.parse.head(verb).lemma in _words("mandating_verbs")


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
        return _someone(said, verb) and _governs_deed(said.parse, verb)
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


def _threatens(said: Said) -> bool:
    conditional = any(
        (t.norm in CONDITIONS and t.dep in ("mark", "advmod")) or is_inverted(said.parse, t) for t in said.tokens
    )
    if conditional and any(_reserves_right(said, v) or _foretells_harm(said, v) for v in said.verbs()):
        return True
    if any(_goes_unanswered(said, verb) or _means_war(said, verb) for verb in said.verbs()):
        return True
    for verb in said.verbs():
        own = said.subject_is_own(verb)
        future = bool(said.auxiliaries(verb) & FUTURE) or _is_ready(said.parse, verb)
        if not future or not (own or _is_bare_force(said, verb)):
            continue
        forceful = verb.lemma in _words("force_verbs") or any(
            _means_force(said.parse, t) for t in said.parse.subtree(verb)
        )
        if verb.lemma == "hesitate":
            forceful = any(c.lemma in _words("force_verbs") for c in said.parse.children(verb, "xcomp"))
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


def _means_force(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun stands for force: a price only where one pays it, no order in "in order to"."""
    if noun.lemma == "price":
        return parse.head(noun).lemma == "pay"
    return noun.lemma in _words("force_nouns") and not (noun.lemma == "order" and parse.head(noun).norm == "in")


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
    return passive and bool(ahead) and verb.lemma in _words("force_verbs") and not said.is_negated(verb)


def _is_ready(parse: Parse, verb: Token) -> bool:
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
        t.lemma in ("consequence", "retaliation") or (t.lemma == "price" and _means_force(said.parse, t))
        for t in said.parse.subtree(verb)
    )


def _answers_with_force(said: Said, verb: Token) -> bool:
    """Tell whether an answer is one of force: to a deed, or told how hard it will be; "will respond soon" is none."""
    below = list(said.parse.subtree(verb))
    to_deed = any(t.lemma in _words("wrong_nouns") or _means_force(said.parse, t) for t in below)
    return to_deed or any(t.norm in HARD for t in below)


def _rejects(said: Said) -> bool:
    for token in said.tokens:
        if token.lemma in _words("refusal_adjectives") and token.dep in ("acomp", "amod", "oprd"):
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
        if firm and own is not False and verb.lemma in _words("refusal_verbs"):
            return True
        if own is True and auxiliaries & FUTURE and verb.lemma in _words("concession_verbs"):
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
        return verb.lemma in _words("standing_refusals")
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
    asked = subject.lemma in _words("asked_nouns") and any(c.norm == "no" for c in said.parse.children(subject, "det"))
    if asked and verb.lemma in _words("hearing_verbs"):
        return True
    nobody = subject.norm in ("nobody", "none") or (subject.norm == "one" and said.is_negated(verb))
    return nobody and verb.lemma in ("let", "admit", "allow", "permit", "receive")


def _line(said: Said, token: Token) -> set[str]:
    return {t.norm for t in said.parse.tokens_of(said.parse.sentence_of(token))}


def _accuses(said: Said) -> bool:
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
    if own is True or not _is_told(said, verb) or not _is_main(said, verb):
        return False
    negated = said.is_negated(verb)
    if verb.lemma in _words("wrong_verbs") and not negated:
        passive = said.parse.child(verb, "auxpass") is not None
        if passive:
            agents = agents_of(said.parse, verb)
            return any(_is_party(said, a) and not said.is_own(a) for a in agents)
        return own is False and _someone(said, verb)
    if verb.lemma == "fail" and own is False and not negated and _someone(said, verb):
        return True
    return negated and own is False and verb.lemma in _words("duty_verbs") and _someone(said, verb)


def _is_main(said: Said, verb: Token) -> bool:
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


def _someone(said: Said, verb: Token) -> bool:
    return any(_is_party(said, s) for s in subjects_of(said.parse, verb))


def _is_party(said: Said, token: Token) -> bool:
    """Tell whether a noun or pronoun stands for somebody who can be blamed, not for a thing or a happening."""
    named = said.annotations.reference_headed(token) is not None or token.pos == "PROPN"
    return named or token.norm in ("they", "he", "she")


def _blames_thing(said: Said, token: Token) -> bool:
    if token.lemma not in _words("wrong_nouns") or token.pos not in ("NOUN", "PROPN"):
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


def _agrees(said: Said) -> bool:
    for verb in said.verbs():
        if said.is_negated(verb) or not any(_can_undertake(said, s) for s in subjects_of(said.parse, verb)):
            continue
        future = said.auxiliaries(verb) & FUTURE or _is_ready(said.parse, verb)
        if future and (verb.lemma in _words("help_verbs") or _is_undertaking(said, verb)):
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
    none = _words("idle_verbs") | _words("force_verbs") | _words("wrong_verbs") | _words("concession_verbs")
    return verb.lemma not in none and bool(said.auxiliaries(verb) & {"will", "'ll", "shall"}) and _is_main(said, verb)


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
        if token.pos == "VERB" and token.lemma in _words("feeling_verbs") and said.subject_is_own(token) is True:
            return True
        if token.dep == "acomp" and token.lemma in _words("feeling_adjectives"):
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
    ("threaten", _threatens),
    ("reject", _rejects),
    ("request", _requests),
    ("express", _expresses),
    ("accuse", _accuses),
    ("agree", _agrees),
)
