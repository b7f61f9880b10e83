"""A happening in its sentence in, how it is told out: asserted, alleged, unrealised or negated, and by which word."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from accordingto.coding.clauses import counted_by, is_passive, is_state_kept, main_verb
from accordingto.coding.happenings import Happening
from accordingto.coding.phrases import says_that
from accordingto.coding.refutations import is_called_false, is_taken_back
from accordingto.coding.triggers import FOLDER, load_lexicon
from accordingto.model.annotations import Annotations, covering
from accordingto.model.loaders import load_yaml
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Factuality, Statement

DEPTH = 8
"""How many governors are asked at most."""
OPEN_DEPTH = 4
"""The same from "to confirm" to the "not" that governs it."""
BOUND = frozenset({"oblige", "bind", "require", "entitle", "authorize", "authorise", "permit", "expect"})
"""Verbs whose passive tells what somebody has to do, or may."""
CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "pcomp", "conj", "csubj", "dep", "parataxis")


@dataclass(frozen=True, slots=True)
class Telling:
    """How a happening is told. `why` names the reason: `modal:WORD`, `condition`, `purpose`, `wished:WORD`, …"""

    factuality: Factuality
    why: str = ""


UNCHANGED = frozenset("quit cut put set hit shut let cast burst hurt split spread beat shed broadcast".split())
"""Verbs whose past tense looks like the infinitive, so that a parser takes the one for the other."""
WISHES_THAT = frozenset("hope fear want wish demand urge expect insist propose worry".split())
"""Verbs whose clause with "that" tells what is not so yet."""
ASSERTED = Telling("asserted")
ACCUSING = re.compile(r"\b(?:accus|alleg|blam|suspect|charg|implicat|impute)", re.I)
"""Cues that make what follows an accusation, where "said" only tells who says so."""


@lru_cache(maxsize=1)
def load_hedges() -> dict[str, frozenset[str]]:
    """Read the words that govern how a happening is told, by kind."""
    content = load_yaml((FOLDER / "hedges.yaml").read_bytes())
    return {name: frozenset(words) for name, words in content.items()}


def find_factuality(annotations: Annotations, happening: Happening, statement: Statement | None) -> Telling:
    """Return how a happening is told, by its words, by what governs them and by the statement that tells of it."""
    told = _by_words(annotations, happening)
    if not _is_presumed(annotations.parse, happening):
        told = _weaker(told, _by_governors(annotations, happening))
    if happening.carriage == "does" and happening.clause is not None:
        told = _weaker(told, _by_carrier(annotations, happening.clause.verb))
    if statement is not None:
        told = _in_statement(told, statement)
    unsourced = statement is None or (statement.speaker is None and statement.speaker_text is None)
    if unsourced and told.factuality == "alleged" and is_taken_back(annotations, happening):
        told = Telling("negated", "denied")
    quotation = covering(annotations.quotations, happening.token.start)
    if quotation is not None and quotation.scare and told.factuality == "asserted":
        return Telling("alleged", "distanced")
    return told


def _is_presumed(parse: Parse, happening: Happening) -> bool:
    """Tell whether a deed must be there because somebody is about to clear it away ("tried to clear a roadblock of drivers")."""
    verb = parse.head(happening.token)
    words = {verb.lemma, *(f"{verb.lemma} {c.norm}" for c in parse.children(verb, "prt"))}
    return happening.is_noun and happening.token.dep == "dobj" and bool(words & load_hedges()["presumes"])


def _weaker(first: Telling, second: Telling) -> Telling:
    """Return the telling that says less: a negation of what is only wished for is a negation of nothing."""
    order = ("asserted", "alleged", "unrealised", "negated")
    if {first.factuality, second.factuality} == {"unrealised", "negated"}:
        return first if first.factuality == "unrealised" else second
    return max(first, second, key=lambda t: order.index(t.factuality))


def _in_statement(told: Telling, statement: Statement) -> Telling:
    if statement.act == "deny":
        return Telling("negated", "denied") if told.factuality in ("asserted", "alleged") else told
    accuses = statement.act == "accuse" and ACCUSING.search(statement.cue or "") is not None
    if told.factuality == "asserted" and (accuses or statement.hedge in ("alleged", "distanced", "unsupported")):
        return Telling("alleged", "accused")
    return told


def _by_words(annotations: Annotations, happening: Happening) -> Telling:
    """Judge by adverbs and adjectives beside the trigger, and by "no" before those who take part."""
    parse, hedges = annotations.parse, load_hedges()
    for child in parse.children(happening.token, "advmod", "amod", "compound", "det", "neg"):
        if child.norm in hedges["alleging_words"] or child.norm in hedges["alleging_adjectives"]:
            return Telling("alleged", child.norm)
        if happening.is_noun and child.norm in hedges["open_adjectives"]:
            return Telling("unrealised", child.norm)
        if happening.is_noun and child.norm in ("no", "any"):
            return Telling("negated" if child.norm == "no" else "unrealised", child.norm)
    sentence = parse.sentence_of(happening.token)
    if parse.tokens[sentence.last].norm == "?" or parse.tokens[max(sentence.first, sentence.last - 1)].norm == "?":
        return Telling("unrealised", "question")
    if not happening.is_noun:
        if happening.token.dep == "relcl" and _is_any(parse, parse.head(happening.token)):
            return Telling("unrealised", "any")
        heads = parse.children(happening.token, "nsubj", "nsubjpass", "dobj")
        if happening.token.dep == "ccomp" and any(h.norm in ("who", "whom") for h in heads):
            return Telling("unrealised", "question")
        for head in heads:
            if head.norm in ("nobody", "none", "neither") or any(
                c.norm in ("no", "not") for c in parse.children(head, "det", "neg", "preconj")
            ):
                return Telling("negated", "no")
            if [t.norm for t in parse.tokens[head.left : head.i]][:3] in (["not", "a", "single"], ["not", "even", "a"]):
                return Telling("negated", "no")
            if head.norm == "no" and any(head.norm == "one" for head in heads):
                return Telling("negated", "no")
    return ASSERTED


def _is_any(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun means whoever it may be: "any state which arms them", "anyone who crosses"."""
    return noun.norm in ("anyone", "anybody", "whoever") or any(c.norm == "any" for c in parse.children(noun, "det"))


def _by_carrier(annotations: Annotations, verb: Token) -> Telling:
    light = load_hedges()
    told = _by_auxiliaries(annotations.parse, verb)
    carriers = load_lexicon().light
    if verb.lemma in carriers["negated"]:
        return _weaker(told, Telling("negated", verb.lemma))
    if verb.lemma in carriers["unrealised"] and verb.lemma not in light["denies"]:
        return _weaker(told, Telling("unrealised", f"wished:{verb.lemma}"))
    return told


def _by_governors(annotations: Annotations, happening: Happening) -> Telling:
    """Climb from the trigger to the root and let each governor judge what it governs."""
    parse = annotations.parse
    token = counted_by(parse, happening.token) if happening.is_noun else happening.token
    told = ASSERTED if happening.is_noun else _by_auxiliaries(parse, token)
    for _ in range(DEPTH):
        if token.head == token.i:
            return told
        step = _by_head(parse, token)
        if step is None or _is_talked_of(parse, happening, token):
            return told
        told = _weaker(told, step) if step.why != "carries" else told
        token = parse.head(token)
        if token.pos in ("VERB", "AUX") and token.i != happening.token.i:
            own = _by_auxiliaries(parse, token)
            if own.factuality != "asserted" and _passes_on(parse, token, own):
                told = _weaker(told, own)
    return told


def _is_talked_of(parse: Parse, happening: Happening, token: Token) -> bool:
    """Tell whether a known happening is only what something is said of ("the massacre of Brod was never investigated")."""
    if not happening.is_noun or happening.carriage is not None or token.dep != "nsubjpass":
        return False
    known = any(c.norm in ("the", "this", "that") or c.dep == "poss" for c in parse.children(token))
    hedges = load_hedges()
    return known and not {parse.head(token).lemma} & (
        hedges["denies"]
        | hedges["alleges"]
        | hedges["fakes"]
        | hedges["wishes"]
        | hedges["prevents_nouns"]
        | hedges["delays"]
    )


def _passes_on(parse: Parse, verb: Token, own: Telling) -> bool:
    """Tell whether a verb hands its own modality down to what it governs: sayings do not."""
    hedges = load_hedges()
    if own.factuality == "negated" and verb.lemma in hedges["prevents"]:
        return False
    return parse.child(verb, "ccomp") is None or verb.lemma in hedges["happens"]


def _by_head(parse: Parse, token: Token) -> Telling | None:
    """Judge by the governor of a token; None ends the climb: what stands there is taken as done."""
    head, hedges = parse.head(token), load_hedges()
    if token.dep in ("acl", "relcl") and head.lemma in hedges["alleged_nouns"] and says_that(parse, token):
        return Telling("negated", "denied") if is_called_false(parse, head) else Telling("alleged", head.lemma)
    if token.dep == "acl" and _is_unproven(parse, head):
        return Telling("negated", "no evidence")
    subject = parse.child(token, "nsubj", "nsubjpass") if token.dep == "ccomp" else None
    if token.dep == "relcl" or (subject is not None and subject.tag == "WDT"):
        return None
    if token.dep == "csubj":
        return Telling("unrealised", "subject")
    if token.dep in ("pobj", "pcomp"):
        return _by_preposition(parse, token, head)
    if token.dep == "prep":
        return Telling("asserted", "carries")
    if token.dep == "acl" and is_state_kept(parse, token):
        return _by_verb(parse, head, parse.head(head))
    if token.dep == "acl":
        reduced = token.tag == "VBN" and parse.child(token, "aux", "auxpass", "mark", "nsubj", "nsubjpass") is None
        told = head.pos != "NOUN" or reduced
        if reduced and _is_generic(parse, head):
            return Telling("unrealised", "generic")
        return None if told else _by_noun(head, infinitive=token.tag == "VB")
    if token.dep == "appos":
        return None
    if head.lemma in BOUND and token.dep == "xcomp" and is_passive(parse, head):
        return Telling("unrealised", f"wished:{head.lemma}")
    if head.pos in ("VERB", "AUX"):
        return _by_verb(parse, token, head)
    if head.pos == "ADJ" and token.dep in ("xcomp", "ccomp"):
        return Telling("unrealised", f"wished:{head.lemma}")
    if head.pos == "NOUN" and token.dep in ("ccomp", "nmod", "compound"):
        return _by_noun(head, infinitive=True)
    if token.dep == "conj":
        return Telling("asserted", "carries")
    return ASSERTED if hedges else None


def _is_generic(parse: Parse, noun: Token) -> bool:
    """Tell whether a plural without article or number is about anybody, as a rule tells it ("persons detained must be heard")."""
    verb = parse.head(noun)
    modals = {c.norm for c in parse.children(verb, "aux") if c.tag == "MD"}
    bare = noun.tag == "NNS" and parse.child(noun, "det", "nummod", "poss") is None
    return bare and noun.dep in ("nsubj", "nsubjpass") and bool(modals & {"must", "shall", "may", "should", "can"})


def _by_preposition(parse: Parse, token: Token, joint: Token) -> Telling | None:
    hedges, above = load_hedges(), parse.head(joint)
    if joint.norm in ("without", "than", "instead"):
        return Telling("negated", joint.norm)
    if joint.norm == "of" and above.norm in ("instead", "short"):
        return Telling("negated", above.norm)
    if joint.norm in ("of", "for") and above.pos in ("VERB", "ADJ") and above.lemma in hedges["alleges"]:
        return Telling("alleged", above.lemma)
    if joint.norm == "for" and above.pos == "VERB" and above.lemma in hedges["readies"]:
        return Telling("unrealised", "purpose")
    if joint.norm in ("for", "over") and above.pos == "VERB" and above.lemma in hedges["punished_for"]:
        return Telling("alleged", above.lemma)
    known = any(c.norm in ("the", "this", "that") for c in parse.children(token, "det"))
    if joint.norm in ("on", "about", "into") and above.lemma in hedges["alleged_nouns"] and known:
        return None
    if joint.norm in ("of", "for") and _is_unproven(parse, above):
        return Telling("negated", "no evidence")
    if above.pos in ("NOUN", "PROPN") and joint.norm in ("of", "for", "to", "on", "against", "about", "at"):
        return _by_noun(above, infinitive=False)
    if above.pos == "ADJ" and above.lemma in ("ready", "prepared", "likely", "capable", "able"):
        return Telling("unrealised", f"wished:{above.lemma}")
    if above.pos in ("VERB", "AUX") and joint.norm in ("for", "of", "against", "to", "about", "from", "on", "into"):
        if above.lemma in hedges["prevents"]:
            return Telling("negated", above.lemma)
        if above.lemma in hedges["denies"]:
            return Telling("negated", above.lemma)
        if above.lemma in hedges["wishes"]:
            return Telling("unrealised", f"wished:{above.lemma}")
    bare = parse.child(token, "det", "poss") is None
    if (
        joint.norm in ("after", "during", "following", "pending")
        and above.pos == "VERB"
        and token.dep == "pobj"
        and bare
    ):
        own = _by_auxiliaries(parse, above)
        return Telling("unrealised", "ahead") if own.why in ("modal:will", "modal:shall") else None
    return None


def _is_unproven(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun says that nothing speaks for what stands behind it ("no evidence that …", "no sign of …")."""
    return noun.lemma in load_hedges()["proof_nouns"] and any(c.norm == "no" for c in parse.children(noun, "det"))


def _by_noun(noun: Token, infinitive: bool) -> Telling | None:
    hedges = load_hedges()
    if noun.lemma in ("decision", "move", "order") and infinitive:
        return Telling("asserted", "carries")
    if noun.lemma in hedges["wished_nouns"]:
        return Telling("unrealised", f"wished:{noun.lemma}")
    if noun.lemma in hedges["alleged_nouns"]:
        return Telling("alleged", noun.lemma)
    if noun.lemma in hedges["absent_nouns"]:
        return Telling("negated", noun.lemma)
    return Telling("unrealised", "purpose") if infinitive else None


def _by_verb(parse: Parse, token: Token, verb: Token) -> Telling | None:
    """Judge by the verb that governs a clause or a noun."""
    hedges = load_hedges()
    if token.dep == "conj":
        return Telling("asserted", "carries")
    if (
        token.dep == "ccomp"
        and verb.tag in ("VBN", "VBG")
        and verb.dep == "advcl"
        and verb.norm in hedges["conditions"]
    ):
        return Telling("unrealised", "condition")
    if token.dep == "advcl":
        return _by_adverbial(parse, token)
    is_clause = token.dep in CLAUSES
    if not is_clause and token.dep not in ("dobj", "nsubjpass", "nsubj", "attr", "dative", "oprd"):
        return None
    if token.dep == "nsubj":
        return _by_own_verb(parse, token, verb)
    if verb.lemma == "rule" and any(c.norm == "out" for c in parse.children(verb, "prt")):
        return Telling("unrealised", "wished:rule out")
    dismissed = token.lemma in hedges["alleged_nouns"] and verb.lemma in hedges["dismisses"]
    if token.dep == "nsubjpass" and _is_faked(parse, verb):
        return Telling("negated", "denied")
    if verb.lemma in hedges["denies"] or (dismissed and token.dep in ("dobj", "nsubjpass")):
        return Telling("negated", "denied" if dismissed else verb.lemma)
    infinitive = is_clause and token.tag in ("VB", "VBG", "VBN") and _is_nonfinite(parse, token)
    if verb.lemma in hedges["prevents" if infinitive else "prevents_nouns"] and (infinitive or not is_clause):
        return Telling("negated", verb.lemma)
    if verb.lemma in hedges["delays"] and token.dep in ("dobj", "nsubjpass"):
        return Telling("unrealised", f"wished:{verb.lemma}")
    if verb.lemma in hedges["alleges"] or (verb.lemma in hedges["confirms"] and _is_left_open(parse, verb)):
        return Telling("alleged", verb.lemma)
    if is_clause and not infinitive:
        wished = verb.lemma in WISHES_THAT or (verb.lemma in hedges["wishes"] and is_state_kept(parse, token))
        return Telling("unrealised", f"wished:{verb.lemma}") if wished else ASSERTED
    if infinitive and is_passive(parse, verb) and verb.lemma in (*hedges["rumours"], *hedges["finds"]):
        return Telling("alleged", verb.lemma) if verb.lemma in hedges["rumours"] else ASSERTED
    if infinitive and verb.lemma == "be" and token.tag == "VB":
        return Telling("unrealised", "modal:to")
    if infinitive and verb.lemma in hedges["attempts"]:
        return Telling("unrealised", "attempt")
    if verb.lemma in hedges["wishes"]:
        return Telling("unrealised", f"wished:{verb.lemma}")
    if infinitive and token.tag == "VBN" and is_state_kept(parse, token):
        return Telling("asserted", "carries")
    if infinitive and token.tag != "VBG" and verb.lemma not in hedges["happens"]:
        return Telling("unrealised", f"wished:{verb.lemma}")
    return Telling("asserted", "carries")


def _is_left_open(parse: Parse, verb: Token) -> bool:
    """Tell whether somebody does not or cannot confirm something ("is not in a position to confirm", "could not verify")."""
    unable = load_hedges()["unable"]
    for _ in range(OPEN_DEPTH):
        if verb.lemma in unable or any(_negates(parse, c) for c in parse.children(verb, "neg", "advmod", "acomp")):
            return True
        if any(c.lemma in unable for c in parse.children(verb, "acomp")):
            return True
        if verb.tag != "VB" and verb.pos in ("VERB", "AUX"):
            return False
        verb = parse.head(verb)
    return False


def _is_faked(parse: Parse, verb: Token) -> bool:
    """Tell whether a happening is told to have been made up ("was fabricated", "was staged for the cameras")."""
    hedges = load_hedges()
    if verb.lemma in hedges["fakes"]:
        return True
    shown = {t.lemma for j in parse.children(verb, "prep") if j.norm == "for" for t in parse.children(j, "pobj")}
    return verb.lemma in hedges["fakes_for"] and bool(shown & hedges["onlookers"])


def _by_own_verb(parse: Parse, token: Token, verb: Token) -> Telling | None:
    """A noun that is the subject: it shares the modality of verbs that say that it happens, if it is indefinite."""
    own = _by_auxiliaries(parse, verb)
    if any(c.lemma in ("due", "set", "scheduled") for c in parse.children(verb, "acomp", "oprd")):
        return Telling("unrealised", "wished:due")
    definite = any(
        c.norm in ("the", "this", "these", "those", "that") or c.dep == "poss" for c in parse.children(token)
    )
    return None if definite or own.factuality == "asserted" else replace(own)


def _by_adverbial(parse: Parse, clause: Token) -> Telling | None:
    marks = {c.norm for c in parse.children(clause, "mark", "aux", "advmod", "prep")}
    if marks & load_hedges()["conditions"]:
        return Telling("unrealised", "condition")
    if "without" in marks:
        return Telling("negated", "without")
    if clause.tag == "VB" and "to" in marks:
        return Telling("unrealised", "purpose")
    if clause.tag in ("VBG", "VBN"):
        return Telling("asserted", "carries")
    if marks & {"before", "until", "so"}:
        return ASSERTED
    return None


def _is_nonfinite(parse: Parse, verb: Token) -> bool:
    auxiliaries = [c for c in parse.children(verb, "aux", "auxpass") if c.norm != "to"]
    if any(c.tag in ("MD", "VBD", "VBZ", "VBP") for c in auxiliaries):
        return False
    return verb.tag in ("VB", "VBG", "VBN")


def _by_auxiliaries(parse: Parse, verb: Token) -> Telling:
    """Judge by what stands before a verb: "not", modals, "if"; a coordinated verb shares those of the first."""
    for one in dict.fromkeys((verb, main_verb(parse, verb))):
        told = _by_own_auxiliaries(parse, one)
        if told.factuality != "asserted":
            return told
    return ASSERTED


def _by_own_auxiliaries(parse: Parse, verb: Token) -> Telling:
    hedges = load_hedges()
    before = parse.children(verb, "aux", "neg", "advmod", "mark", "auxpass")
    words = {c.norm for c in before}
    modal = next((c.norm for c in before if c.dep == "aux" and c.norm in hedges["modals"] and c.tag == "MD"), None)
    negated = any(_negates(parse, c) and c.dep in ("neg", "advmod") for c in before)
    if any(c.dep == "mark" and c.norm in hedges["conditions"] for c in before):
        return Telling("unrealised", "condition")
    if modal in ("may", "might") and "have" in words:
        return Telling("alleged", f"modal:{modal}")
    if modal is not None:
        return Telling("unrealised", f"modal:not {modal}" if negated else f"modal:{modal}")
    if negated:
        return Telling("negated", "not")
    if words & hedges["alleging_words"]:
        return Telling("alleged", "allegedly")
    if "to" in words and "yet" in words:
        return Telling("negated", "yet")
    if "to" in words and verb.dep == "relcl":
        return Telling("unrealised", "purpose")
    if ("to" in words and verb.tag == "VB" and verb.dep in ("ROOT", "ccomp", "conj")) or _is_bare(parse, verb):
        return Telling("unrealised", "modal:to" if "to" in words else "purpose")
    return ASSERTED


def _negates(parse: Parse, word: Token) -> bool:
    """Tell whether a word negates: "not", but not that of "not only"."""
    after = parse.tokens[word.i + 1].norm if word.i + 1 < len(parse.tokens) else ""
    return word.norm in load_hedges()["negating"] and not (word.norm == "not" and after in ADDING)


ADDING = frozenset({"only", "just", "merely", "simply", "solely"})


def _is_bare(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is an imperative, or an infinitive joined to what is no infinitive."""
    if verb.tag != "VB" or parse.child(verb, "aux", "nsubj", "auxpass", "nsubjpass") is not None:
        return False
    if verb.dep == "conj" and verb.lemma in UNCHANGED and parse.head(verb).tag == "VBD":
        return False
    if verb.dep == "conj":
        first = main_verb(parse, verb)
        return first.tag != "VB" and parse.child(first, "aux") is None
    return verb.dep == "ROOT"
