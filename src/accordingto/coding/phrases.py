"""Questions to a parse in the words of grammar: who is the subject, what is the object, where does a phrase end.

Labels are those of spaCy's English models (ClearNLP).
"""

from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
LEFT_OUT = frozenset({"relcl", "acl", "appos", "advcl", "ccomp", "parataxis"})
PERSONAL = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves", "mine", "ours"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
EXPLETIVES = frozenset({"it", "there", "what", "this", "that", "which"})


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two stretches of characters share any."""
    return one[0] < other[1] and other[0] < one[1]


def is_first_person(token: Token) -> bool:
    """Tell whether a token is a pronoun of the first person ("us" is one, "US" is not)."""
    return token.norm in PERSONAL and token.pos in ("PRON", "DET") and not token.masked


def is_passive(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is in the passive voice."""
    return parse.child(verb, "auxpass", "nsubjpass") is not None


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """Return the head of a verb's own subject, the nearest one where a parse gives it several."""
    return min(parse.children(verb, *SUBJECTS), key=lambda t: abs(t.i - verb.i), default=None)


def subjects_of(parse: Parse, verb: Token, hops: int = 4) -> list[Token]:
    """Return the heads of a verb's subject (all that are coordinated), also where it is shared, controlled or relative.

    An empty list means that no subject can be told.
    """
    subject = subject_of(parse, verb)
    if subject is not None:
        if subject.norm in RELATIVES and verb.dep == "relcl":
            return parse.conjuncts(parse.head(verb))[:1] if verb.head != verb.i else []
        return parse.conjuncts(subject)
    if hops == 0 or verb.head == verb.i:
        return []
    governor = parse.head(verb)
    if (
        verb.dep == "ccomp"
        and governor.dep == "relcl"
        and governor.i < verb.i
        and parse.child(governor, "nsubj") is not None
    ):
        return parse.conjuncts(parse.head(governor))[:1]
    if verb.dep in ("conj", "xcomp", "advcl", "dep", "parataxis", "ccomp", "acomp"):
        if verb.dep == "xcomp" and (controller := _controller(parse, governor)):
            return parse.conjuncts(controller)
        return subjects_of(parse, clause_shared(parse, verb, governor), hops - 1)
    if verb.dep == "acl" and verb.tag == "VBD":
        return parse.conjuncts(_lost_subject(parse, verb, governor))
    if verb.dep == "acl" and verb.tag == "VBG":
        return parse.conjuncts(governor)
    if verb.dep == "pcomp":
        charged = _charged(parse, verb)
        if charged is not None:
            return parse.conjuncts(charged)
        return subjects_of(parse, next(iter(verbs_above(parse, verb)), governor), hops - 1)
    return []


CHARGING = frozenset(
    "accuse blame condemn criticise criticize charge suspect convict acquit absolve clear denounce rebuke reprimand "
    "sanction punish fine jail praise thank prevent stop bar ban keep discourage dissuade deter".split()
)
"""Verbs whose object is the one who does, or does not do, what is named behind them."""


def _charged(parse: Parse, verb: Token) -> Token | None:
    """Return who does what stands behind "of", "for" or "from": "accused them of firing" tells that they fired.

    Also where the parse hangs the preposition on the noun ("accused the rebels of firing").
    """
    joint = parse.head(verb)
    above = parse.head(joint)
    target = parse.child(above, "dobj") if joint.norm in ("of", "for", "from", "with") else None
    if target is None and above.dep in ("dobj", "nsubjpass") and parse.head(above).lemma in CHARGING:
        target = above
    mutual = target is not None and target.norm in ("other", "another")
    return None if mutual else target


def _lost_subject(parse: Parse, verb: Token, governor: Token) -> Token:
    """Return the subject of a past tense that a parse took for a participle: the noun that heads the whole sentence."""
    root = parse.tokens[parse.sentence_of(verb).root]
    after_comma = parse.tokens[verb.i - 1].norm == ","
    return root if after_comma and root.pos in ("NOUN", "PROPN") and root.i < verb.i else governor


def _controller(parse: Parse, governor: Token) -> Token | None:
    return parse.child(governor, "dobj")


def clause_shared(parse: Parse, verb: Token, governor: Token) -> Token:
    """Return the verb whose subject a coordinated verb shares.

    A finite past or present verb joined to a bare infinitive belongs to the clause above it: "said it would work
    and accused them" is "said … and accused".
    """
    bare = governor.tag in ("VB", "VBN")
    apart = parse.tokens[max(0, verb.i - 1)].norm in ("and", "but") and parse.tokens[max(0, verb.i - 2)].norm == ","
    first = subject_of(parse, governor)
    apart = apart or (first is not None and first.norm in EXPLETIVES)
    if verb.dep == "conj" and verb.tag in ("VBD", "VBZ") and (bare or apart) and governor.dep == "ccomp":
        for above in parse.ancestors(governor):
            if above.tag in ("VBD", "VBZ", "VBP") and above.pos in ("VERB", "AUX"):
                return above
    return governor


def verbs_above(parse: Parse, token: Token) -> list[Token]:
    """Return the verbs that govern a token, the nearest first."""
    return [t for t in parse.ancestors(token) if t.pos in ("VERB", "AUX")]


def agents_of(parse: Parse, verb: Token) -> list[Token]:
    """Return the heads of the by-phrase of a passive verb."""
    agent = parse.child(verb, "agent") or next((c for c in parse.children(verb, "prep") if c.norm == "by"), None)
    noun = parse.child(agent, "pobj") if agent else None
    return parse.conjuncts(noun) if noun and not is_reckoning(parse, noun) else []


RECKONINGS = frozenset("count estimate account reckoning calculation tally admission assessment".split())


def is_reckoning(parse: Parse, noun: Token) -> bool:
    """Tell whether "by" is followed by whose count it is, not by who did it: "by the opposition's count, 30 were hurt"."""
    return noun.lemma in RECKONINGS and parse.child(noun, "poss") is not None


def lacks_agent(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is a passive that does not say by whom."""
    return is_passive(parse, verb) and not agents_of(parse, verb)


def says_that(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause begins with "that" and is what was said ("the claim that …"), however it is parsed."""
    first = parse.tokens[clause.left]
    return first.norm == "that" and first.dep == "mark"


def objects_of(parse: Parse, verb: Token) -> list[Token]:
    """Return the heads of the direct object of a verb; of a passive verb, of its subject."""
    found = parse.child(verb, "nsubjpass") if is_passive(parse, verb) else parse.child(verb, "dobj")
    return parse.conjuncts(found) if found else []


def particle_lemma(parse: Parse, verb: Token) -> str:
    """Return a verb's lemma with its particle or clinging preposition ("point out", "call for" gives "call")."""
    particle = parse.child(verb, "prt")
    return f"{verb.lemma} {particle.norm}" if particle else verb.lemma


def prepositional(parse: Parse, head: Token, *words: str) -> Token | None:
    """Return the first preposition among `words` that a head governs."""
    return next((c for c in parse.children(head, "prep", "dative", "agent", "prt") if c.norm in words), None)


def span_of(parse: Parse, token: Token) -> Span:
    """Return the characters of a whole subtree."""
    return parse.tokens[token.left].start, parse.tokens[token.right].end


def phrase_bounds(parse: Parse, head: Token) -> tuple[int, int]:
    """Return the first and last token of a noun phrase: its premodifiers, its head, and a short "of" after it.

    Articles at its beginning, clauses, appositions and further prepositions stay outside.
    """
    first = head.i
    for child in parse.children(head):
        if child.i < head.i and child.dep not in LEFT_OUT and child.pos != "PUNCT":
            first = min(first, child.left)
    while first < head.i and parse.tokens[first].pos in ("DET", "PUNCT", "CCONJ") and parse.tokens[first].norm != "no":
        first += 1
    last = head.i
    for child in parse.children(head, "prep"):
        if child.norm == "of" and child.right - head.i <= 6 and child.i == last + 1:
            last = _end_without_clauses(parse, child)
    return first, last


def _end_without_clauses(parse: Parse, preposition: Token) -> int:
    noun = parse.child(preposition, "pobj")
    return noun.i if noun else preposition.i - 1


def phrase_span(parse: Parse, head: Token) -> Span:
    """Return the characters of a noun phrase as `phrase_bounds` tells it."""
    first, last = phrase_bounds(parse, head)
    return parse.tokens[first].start, parse.tokens[last].end


def trim(text: str, span: Span, marks: str = " \t\n,;:–—-") -> Span:
    """Return a span without white space and separating marks at its ends."""
    start, end = span
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end
