"""A verb or noun of a parse in, its arguments as tokens out: who does it, to what, with which prepositions.

Labels are those of spaCy's English models (ClearNLP).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from accordingto.coding.phrases import RELATIVES, clause_shared, is_reckoning, subjects_of
from accordingto.model.parse import Parse, Token

QUANTITIES = frozenset(
    "dozen hundred thousand million number one two three four five six seven eight nine ten group some many couple "
    "majority score handful rest part all most wave series member string lot ton pair spate round any several few "
    "half third percent % majority minority hundreds thousands dozens scores million each both none crowd kind sort "
    "type set range host bulk total section stretch portion swathe".split()
)
"""Heads that only count: what they count is what is meant ("dozens of people")."""
GROUPERS = frozenset("personnel unit element contingent squad team column detachment arm wing branch rank command staff "
                     "artillery aviation leadership headquarters delegation".split())  # fmt: skip
"""Heads that name a part of a body: who is meant is the body ("personnel of the special police")."""
PREPOSITIONS = ("prep", "dative", "agent", "prt")
PREMODIFIERS = ("amod", "compound", "nmod", "nummod", "npadvmod", "poss")
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
GIVEN = frozenset("give grant award offer send pay hand promise lend donate".split())
"""Verbs whose passive may keep the thing given as its object ("was granted asylum")."""
TERMS = frozenset("minute hour day week month".split())
"""What somebody is given who is told to be gone ("gave two attachés 72 hours to leave")."""
LEFT = frozenset(
    "country town city area village house home territory premise base camp island port building district region".split()
)
KEEPING = frozenset("keep hold have leave get order want find".split())
TIME_JOINTS = frozenset({"when", "after", "before", "until", "once"})
CLAUSE_JOINTS = frozenset("after before since until as than while because that".split())


@dataclass(slots=True)
class Clause:
    """A verb with its arguments: `passive`, heads of `subjects` (who does it), `objects` (what it is done to)."""

    verb: Token
    passive: bool
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)


def read_clause(parse: Parse, verb: Token) -> Clause:
    """Return a verb with its arguments, also where they are shared, relative, controlled or left to a participle."""
    if is_state_kept(parse, verb):
        keeper = parse.head(parse.head(verb)) if verb.dep == "acl" else parse.head(verb)
        kept = parse.child(verb, "nsubj", "nsubjpass") or parse.child(keeper, "dobj", "nsubjpass")
        kept = kept or next((c for c in parse.children(keeper, "oprd") if c.i < verb.i), None)
        doers = agents_of(parse, keeper) if is_passive(parse, keeper) else subjects_of(parse, keeper)
        doers = agents_of(parse, verb) if _is_met_with(parse, keeper, kept) else doers
        return Clause(verb, True, doers, parse.conjuncts(kept) if kept is not None else [])
    if _is_apposed(parse, verb):
        return Clause(verb, True, [], [parse.head(verb)])
    passive = is_passive(parse, verb)
    if passive and verb.lemma in GIVEN and (thing := parse.child(verb, "dobj")) is not None:
        return Clause(verb, True, agents_of(parse, verb), parse.conjuncts(thing))
    if passive:
        return Clause(verb, True, agents_of(parse, verb), _undergoers(parse, verb))
    return Clause(verb, False, _subjects(parse, verb), _objects(parse, verb))


def _is_met_with(parse: Parse, keeper: Token, kept: Token | None) -> bool:
    """Tell whether a state is only come upon or undergone ("found the office ransacked", "had their phones confiscated")."""
    owner = parse.child(kept, "poss") if kept is not None else None
    return keeper.lemma == "find" or (keeper.lemma == "have" and owner is not None and owner.tag == "PRP$")


def _is_come_upon(parse: Parse, finder: Token) -> bool:
    """Tell whether somebody or something is found in a state ("was found beaten"), not nobody or nothing."""
    met = parse.child(finder, "nsubjpass")
    return met is not None and met.pos != "PRON" and not any(c.norm == "no" for c in parse.children(met, "det"))


def _is_apposed(parse: Parse, verb: Token) -> bool:
    """Tell whether a parser took a participle for a clause: "Aksel Modden, the officer shot at Brod, was buried"."""
    if verb.dep != "relcl" or verb.tag not in ("VBD", "VBN") or parse.child(verb, "dobj", "aux", "auxpass") is not None:
        return False
    subject = parse.child(verb, "nsubj")
    if subject is None or subject.norm in RELATIVES or subject.pos != "NOUN" or subject.i != verb.i - 1:
        return False
    return subject.left > 0 and parse.tokens[subject.left - 1].norm == "," and parse.head(verb).pos == "PROPN"


def is_state_kept(parse: Parse, verb: Token) -> bool:
    """Tell whether a participle tells the state in which somebody keeps or wants another ("kept a boy locked up")."""
    if verb.dep == "acl" and verb.tag in ("VBN", "VBD") and parse.head(verb).dep == "dobj":
        keeper = parse.head(parse.head(verb))
        ordered = keeper.lemma == "order" and parse.child(keeper, "xcomp", "ccomp") is None
        return (keeper.lemma == "keep" or ordered) and parse.child(verb, "agent") is None
    found = verb.dep == "xcomp" and parse.head(verb).lemma == "find" and _is_come_upon(parse, parse.head(verb))
    if (
        not (found or verb.dep in ("oprd", "ccomp"))
        or verb.tag not in ("VBN", "VBD")
        or parse.head(verb).lemma not in KEEPING
    ):
        return False
    return parse.child(verb, "aux", "auxpass", "mark", "dobj") is None and parse.head(verb).i < verb.i


def _subjects(parse: Parse, verb: Token) -> list[Token]:
    """Return who does it; also where the parser took the subject for the object of "after" or lost the main clause."""
    if verb.dep == "amod":
        return []
    if verb.tag in ("VBD", "VBZ", "VBP") and verb.dep != "ROOT" and parse.child(verb, "nsubj", "csubj") is None:
        at = verb.i - 1
        while at > 0 and parse.tokens[at].pos in ("AUX", "ADV", "PART"):
            at -= 1
        before = parse.tokens[max(at, 0)]
        is_noun = before.pos in ("NOUN", "PROPN", "PRON") and before.dep == "pobj"
        if is_noun and parse.head(before).norm in CLAUSE_JOINTS:
            return parse.conjuncts(before)
    if _is_lost_main(parse, verb):
        return [parse.tokens[parse.sentence_of(verb).root]] if _is_verbless(parse, verb) else [parse.head(verb)]
    if verb.dep == "acl" and verb.tag == "VB":
        return owners_of(parse, parse.head(verb)) or after_preposition(parse, parse.head(verb), "of", "by", "from")
    found = subjects_of(parse, verb)
    return (_meant_above(parse, verb, found[0]) if len(found) == 1 else []) or found


def _is_lost_main(parse: Parse, verb: Token) -> bool:
    """Tell whether a participle after "X, Y," is the verb of a sentence in which the parser found none."""
    head = parse.head(verb)
    if _is_verbless(parse, verb):
        return True
    if verb.dep != "acl" or verb.tag != "VBN" or head.pos not in ("NOUN", "PROPN"):
        return False
    if parse.tokens[verb.i - 1].norm != "," or parse.child(head, "appos") is None or parse.child(verb, "agent"):
        return False
    main = parse.head(head)
    headless = head.dep == "nsubj" and main.tag in ("VBG", "VBN") and parse.child(main, "aux", "auxpass") is None
    return head.dep == "ROOT" or headless


def _is_verbless(parse: Parse, verb: Token) -> bool:
    """Tell whether a participle that ends no noun phrase of a title is the only verb of a sentence headed by a noun."""
    sentence = parse.sentence_of(verb)
    if verb.dep != "acl" or verb.tag not in ("VBN", "VBD") or sentence.is_title or parse.child(verb, "agent"):
        return False
    root = parse.tokens[sentence.root]
    if root.pos not in ("NOUN", "PROPN") or parse.tokens[sentence.last].norm != "." or parse.head(verb).i == root.i:
        return False
    return not any(t.pos in ("VERB", "AUX") and t.i != verb.i for t in parse.tokens_of(sentence))


def is_passive(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is passive, also as a bare participle ("men held in May", "was hit and set on fire")."""
    if parse.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if (
        verb.dep == "conj"
        and verb.lemma in GIVEN
        and verb.tag in ("VBN", "VBD")
        and parse.child(verb, "nsubj", "aux") is None
    ):
        given = parse.child(parse.head(verb), "auxpass") is not None and parse.child(verb, "dative", "prt") is None
        return given and not any(c.norm == "to" for c in parse.children(verb, "prep"))
    if verb.tag not in ("VBN", "VBD") or parse.child(verb, "dobj", "aux") is not None:
        return False
    if _is_lost_main(parse, verb):
        return False
    if verb.dep == "acl" or (verb.tag == "VBN" and parse.child(verb, "agent") is not None):
        return True
    if verb.dep == "conj" and (verb.tag == "VBN" or parse.child(verb, "nsubj") is None):
        return verb.tag == "VBN" and is_passive(parse, parse.head(verb))
    if parse.sentence_of(verb).is_title and verb.dep in ("ROOT", "ccomp", "advcl"):
        return parse.child(verb, "nsubj") is not None and verb.tag == "VBN"
    return verb.tag == "VBN" and verb.dep in ("ROOT", "advcl") and parse.child(verb, "nsubj") is None


def agents_of(parse: Parse, verb: Token) -> list[Token]:
    """Return the heads of the by-phrase of a passive verb, or of one that it is joined to by "and"."""
    for joint in parse.children(verb, "agent", "prep"):
        noun = parse.child(joint, "pobj") if joint.norm == "by" else None
        if noun is not None and not is_reckoning(parse, noun):
            return parse.conjuncts(noun)
    for other in parse.children(verb, "conj"):
        if other.tag == "VBN" and (found := agents_of(parse, other)):
            return found
    return []


def _undergoers(parse: Parse, verb: Token) -> list[Token]:
    subject = parse.child(verb, "nsubjpass", "nsubj")
    if subject is not None:
        if subject.norm in RELATIVES and verb.dep == "relcl":
            return [parse.head(verb)]
        return _meant_above(parse, verb, subject) or parse.conjuncts(subject)
    if verb.dep == "acl":
        return _named_among(parse, parse.head(verb)) or [parse.head(verb)]
    late = parse.child(verb, "dobj") if parse.child(verb, "auxpass") is not None else None
    if late is not None and late.i > verb.i and late.pos in ("NOUN", "PROPN"):
        return parse.conjuncts(late)
    return subjects_of(parse, verb)


def _named_among(parse: Parse, those: Token) -> list[Token]:
    """Return who is counted among those who undergo something ("among those held were two nuns", "a nun was among those held")."""
    joint = parse.head(those)
    verb = parse.head(joint)
    if those.norm != "those" or joint.norm != "among" or verb.lemma != "be":
        return []
    late = parse.child(verb, "attr", "nsubj")
    return parse.conjuncts(late) if late is not None else []


def _meant_above(parse: Parse, verb: Token, pronoun: Token) -> list[Token]:
    """Return whom the subject "it" or "they" of a clause of time means: the subject of its main clause, if it agrees.

    "The company left six guns behind when it withdrew", "the patrols turned back after they came under fire".
    """
    if pronoun.norm not in ("it", "they") or verb.dep != "advcl":
        return []
    if not any(c.norm in TIME_JOINTS for c in parse.children(verb, "mark", "advmod", "prep")):
        return []
    above = parse.head(verb)
    above = parse.head(above) if above.dep == "xcomp" else above
    subject = parse.child(above, "nsubj", "nsubjpass")
    if subject is None or subject.pos not in ("NOUN", "PROPN") or subject.norm in RELATIVES:
        return []
    heads = parse.conjuncts(subject)
    many = len(heads) > 1 or subject.tag in ("NNS", "NNPS")
    return heads if many == (pronoun.norm == "they") else []


def _objects(parse: Parse, verb: Token) -> list[Token]:
    found = parse.child(verb, "dobj")
    if found is not None and found.norm in ("him", "her", "them") and (meant := _meant_before(parse, verb, found)):
        return meant
    if verb.lemma == "give" and (whom := _given_time(parse, verb)) is not None:
        return parse.conjuncts(whom)
    if found is not None:
        if found.norm in RELATIVES and verb.dep == "relcl":
            return [parse.head(verb)]
        return parse.conjuncts(found)
    if verb.dep == "relcl" and parse.head(verb).i < verb.i:
        subject = parse.child(verb, "nsubj")
        where = any(c.norm in ("where", "when", "why") for c in parse.children(verb, "advmod"))
        if subject is not None and subject.norm not in RELATIVES and not where:
            return [parse.head(verb)]
    small = next((c for c in parse.children(verb, "ccomp") if c.pos in ("ADJ", "NOUN") and c.tag != "VB"), None)
    if (
        small is not None
        and parse.child(small, "nsubj") is not None
        and parse.child(small, "cop", "aux", "mark") is None
    ):
        return parse.conjuncts(parse.children(small, "nsubj")[0])
    let = verb.lemma == "let" and parse.child(verb, "nsubj") is not None
    told = next((c for c in parse.children(verb, "ccomp") if c.tag == "VB" and (let or parse.child(c, "aux"))), None)
    if told is not None and all(c.norm == "to" for c in parse.children(told, "aux", "mark")):
        subject = parse.child(told, "nsubj", "nsubjpass")
        return parse.conjuncts(subject) if subject is not None and subject.i > verb.i else []
    for joint in parse.children(verb, "prep"):
        noun = parse.child(joint, "pobj")
        if (
            joint.norm == "on"
            and noun is not None
            and parse.tokens[joint.i + 1].norm in WEEKDAYS
            and noun.i > joint.i + 1
        ):
            return parse.conjuncts(noun)
    for other in parse.children(verb, "conj"):
        if other.pos == "VERB" and other.i - verb.i <= 4 and parse.child(other, "nsubj", "nsubjpass") is None:
            shared = parse.child(other, "dobj")
            if shared is not None:
                return parse.conjuncts(shared)
    return []


def _given_time(parse: Parse, verb: Token) -> Token | None:
    """Return who is given a time ("gave two diplomats 72 hours"), who then is the object."""
    whom = parse.child(verb, "dative")
    timed = any(t.lemma in TERMS for t in parse.children(verb, "dobj", "npadvmod"))
    return whom if timed and whom is not None and whom.pos != "ADP" else None


def _meant_before(parse: Parse, verb: Token, pronoun: Token) -> list[Token]:
    """Return whom an object pronoun means within its sentence: "detained six men and freed them", "freed after X pardoned him".

    Of a joined verb it is the object of the first one, of an adverbial clause the subject of the passive above it.
    """
    above = parse.head(verb)
    passive = parse.child(above, "nsubjpass")
    meant = passive
    if verb.dep == "conj" and parse.child(verb, "nsubj") is None and passive is None:
        meant = parse.child(above, "dobj")
    elif verb.dep not in ("advcl", "conj"):
        return []
    if meant is None or meant.pos not in ("NOUN", "PROPN") or meant.i > pronoun.i:
        return []
    heads = parse.conjuncts(meant)
    many = len(heads) > 1 or meant.tag in ("NNS", "NNPS")
    return heads if many == (pronoun.norm == "them") else []


def content_head(parse: Parse, head: Token) -> Token:
    """Return what a phrase is about where its head only counts ("dozens of people" gives people, "rights groups" itself)."""
    for _ in range(3):
        if (head.lemma not in QUANTITIES | GROUPERS and head.pos != "NUM") or parse.child(head, "compound"):
            return head
        joint = next((c for c in parse.children(head, "prep") if c.norm == "of"), None)
        inner = parse.child(joint, "pobj") if joint else None
        if inner is None:
            return head
        head = inner
    return head


def counted_by(parse: Parse, noun: Token) -> Token:
    """Return the counting head that a noun hangs on ("a wave of arrests" gives wave), else the noun itself.

    A head with a noun before it is called by it and counts nothing ("rights groups").
    """
    joint = parse.head(noun)
    counter = parse.head(joint)
    if (
        noun.dep == "pobj"
        and joint.norm == "of"
        and counter.lemma in QUANTITIES
        and not parse.child(counter, "compound")
    ):
        return counter
    return noun


def owners_of(parse: Parse, head: Token) -> list[Token]:
    """Return the heads of a phrase's possessor; of "whose", what it stands for."""
    owner = parse.child(head, "poss")
    if owner is None:
        return []
    if owner.norm == "whose":
        clause = next((t for t in (head, *parse.ancestors(head)) if t.dep == "relcl"), None)
        return [parse.head(clause)] if clause is not None else []
    return parse.conjuncts(owner)


def after_preposition(parse: Parse, head: Token, *words: str) -> list[Token]:
    """Return the heads of the phrases that prepositions among `words` join to a head, conjuncts included."""
    found: list[Token] = []
    joints = parse.children(head, *PREPOSITIONS)
    for joint in [*joints, *(c for j in joints for c in parse.children(j, "conj"))]:
        if joint.norm in words:
            inner = parse.child(joint, "pobj")
            if inner is None:
                deeper = parse.child(joint, "prep")
                inner = parse.child(deeper, "pobj") if deeper else None
            if inner is not None:
                found += parse.conjuncts(inner)
    return found


def _counted_before(parse: Parse, head: Token) -> set[str]:
    """Return the noun that a bare number stands for: the last plural one of the sentence before, in its paragraph."""
    sentence = parse.sentence_of(head)
    if head.tag != "CD" or head.dep not in ("nsubj", "nsubjpass") or not sentence.i or parse.children(head, "prep"):
        return set()
    before = parse.sentences[sentence.i - 1]
    if before.paragraph != sentence.paragraph:
        return set()
    plural = [t for t in parse.tokens_of(before) if t.tag == "NNS" and t.dep in ("dobj", "pobj", "nsubj", "nsubjpass")]
    return {plural[-1].lemma} if plural else set()


def keys_of(parse: Parse, head: Token) -> set[str]:
    """Return the words by which constraints know a phrase: its head, with each premodifier, with its "of".

    "One" may stand for any noun that its sentence has named before it as a subject or object, a bare number for the last
    plural noun of the sentence before ("… each other's diplomats. Three were sent home").
    """
    keys: set[str] = _counted_before(parse, head)
    if head.norm in ("one", "ones") and head.pos != "NOUN" and not after_preposition(parse, head, "of"):
        sentence = parse.tokens_of(parse.sentence_of(head))
        keys = {
            t.lemma for t in sentence if t.i < head.i and t.pos == "NOUN" and t.dep in ("nsubj", "nsubjpass", "dobj")
        }
    for token in {head, content_head(parse, head)}:
        keys |= {token.lemma, token.lemma.removesuffix("s")} if token.tag == "NNPS" else {token.lemma}
        if token.pos == "PROPN":
            keys |= {c.lemma for c in parse.children(token, "compound", "nmod") if c.pos == "NOUN" and c.i < token.i}
        for c in parse.children(token, "amod", "compound", "nmod", "punct"):
            joined = token.i - c.i == 2 and parse.tokens[c.i + 1].norm == "-"
            keys.add(f"{c.lemma}{'-' if joined else ' '}{token.lemma}")
        keys.update(c.lemma for c in parse.children(token, "nummod") if c.lemma in ("million", "billion"))
        keys.update(f"{token.lemma} of {inner.lemma}" for inner in after_preposition(parse, token, "of"))
    return keys


def frames_of(parse: Parse, clause: Clause) -> set[str]:
    """Return what stands beside a verb, as the constraint `needs` names it."""
    found: set[str] = {word for word, heads in (("object", clause.objects), ("subject", clause.subjects)) if heads}
    for child in parse.children(clause.verb):
        if child.dep in PREPOSITIONS or child.dep in ("advmod", "mark"):
            found |= {child.norm, *_with_nouns(parse, child, child.norm)}
            found |= {f"{child.norm} doing"} if parse.child(child, "pcomp") is not None else set()
        elif child.dep in ("acomp", "oprd", "dobj", "attr", "npadvmod"):
            found |= {child.norm, child.lemma}
        if child.dep in ("xcomp", "ccomp", "advcl", "acl"):
            clausal = child.dep in ("xcomp", "ccomp") and not is_state_kept(parse, child)
            found |= {"complement"} if clausal else set()
            if any(a.norm == "to" for a in parse.children(child, "aux")):
                found.add(f"to {child.lemma}")
                found |= {f"term to {child.lemma}"} if _allots(parse, clause.verb, child) else set()
            found.add(child.lemma)
    for head in clause.objects:
        for child in parse.children(head, "prep"):
            found |= {child.norm, *_with_nouns(parse, child, child.norm)}
        for inner in parse.children(head, "acl"):
            found |= {inner.norm, inner.lemma} if inner.tag == "VBG" else set()
        for term in (*parse.children(head, "appos"), *parse.children(clause.verb, "dobj", "npadvmod")):
            if term.lemma in TERMS:
                deeds = parse.children(term, "relcl", "acl")
                found |= {f"to {c.lemma}" for c in deeds}
                found |= {f"term to {c.lemma}" for c in deeds if _allots(parse, clause.verb, c)}
    return found


def _allots(parse: Parse, verb: Token, deed: Token) -> bool:
    """Tell whether a verb gives somebody a time for a deed ("48 hours to leave"), where only a place is left ("to leave a note")."""
    thing = parse.child(deed, "dobj")
    kept = deed.lemma == "leave" and thing is not None and thing.pos != "PROPN" and thing.lemma not in LEFT
    return not kept and any(c.lemma in TERMS for c in parse.children(verb, "dobj", "npadvmod"))


def _with_nouns(parse: Parse, joint: Token, words: str) -> Iterator[str]:
    for inner in parse.children(joint, "pobj", "pcomp"):
        for noun in parse.conjuncts(inner):
            yield f"{words} {noun.lemma}"
            for child in parse.children(noun, "amod", "compound"):
                yield f"{words} {child.lemma} {noun.lemma}"
    for deeper in parse.children(joint, "prep"):
        yield from _with_nouns(parse, deeper, deeper.norm)


def main_verb(parse: Parse, verb: Token) -> Token:
    """Return the verb that a coordinated verb shares its auxiliaries with, else the verb itself."""
    while verb.dep == "conj" and parse.head(verb).pos in ("VERB", "AUX"):
        if parse.child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
            return verb
        above = clause_shared(parse, verb, parse.head(verb))
        if above.i == verb.i:
            return verb
        verb = above
    return verb
