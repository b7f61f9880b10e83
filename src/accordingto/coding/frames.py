"""A cue verb in, what it takes out: the words said, those spoken to, those spoken about; one function a frame.

The frames are named and shown by example at the top of `data/cues.yaml`.
"""

from collections.abc import Callable

from accordingto.coding.lexicons import Cue
from accordingto.coding.phrases import (
    RELATIVES,
    agents_of,
    is_passive,
    lacks_agent,
    objects_of,
    prepositional,
    span_of,
    subject_of,
    trim,
)
from accordingto.coding.set_phrases import take_allotted, take_blame, take_held, take_owned, take_quoting, take_reserved
from accordingto.coding.takings import MARKS, Taken, clause_span, deed_span, infinitive_of, phrase_end
from accordingto.coding.untold_words import is_said_politely
from accordingto.model.parse import Parse, Token

FURTHER = {"admit": ("to",), "confess": ("to",), "attest": ("to",), "testify": ("to",), "insist": ("on", "upon")}
SAYING = frozenset("say add note warn tell claim insist argue cite quote call urge demand vow describe stress".split())
"""Verbs by which a speaker goes on: "accused it of lying, adding that …"."""
QUOTES = frozenset({'"', "“", "”", "„", "``", "''"})
TIME_NOUNS = frozenset("time day week month year morning evening night afternoon".split())

Frame = Callable[[Parse, Token, Cue, str], Taken | None]


def _against(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    targets = objects_of(parse, verb)
    joint = prepositional(parse, verb, "of", "for", "over", "with", "as")
    if joint is None and targets:
        joint = prepositional(parse, targets[-1], "of", "for", "over") if cue.word in ("accuse", "blame") else None
    if joint is None and is_passive(parse, verb) and cue.word in ("accuse", "blame"):
        joint = next((j for a in agents_of(parse, verb) if (j := prepositional(parse, a, "of", "for", "over"))), None)
    clause = parse.child(verb, "ccomp", "advcl")
    if targets and joint is None and clause is not None and parse.tokens[clause.left].norm == "that":
        return Taken(clause_span(parse, clause, text), about=tuple(targets))
    if not targets or joint is None or joint.i < verb.i:
        return None
    start = parse.tokens[joint.i + 1].start if joint.i + 1 < len(parse.tokens) else joint.end
    last = max(phrase_end(parse, joint.i, joint.right), _outcome_end(parse, verb, joint))
    return Taken(trim(text, (start, parse.tokens[last].end), MARKS), about=tuple(targets))


def _outcome_end(parse: Parse, verb: Token, joint: Token) -> int:
    """Return the last token of what came of a deed that somebody is accused of ("of ramming the boat, injuring four")."""
    if parse.child(joint, "pcomp") is None:
        return -1
    later = [c for c in parse.children(verb, "advcl") if c.tag == "VBG" and c.left == c.i and c.i > joint.right]
    beside = [c for c in later if c.i <= joint.right + 2 and c.lemma not in SAYING]
    return max((c.right for c in beside), default=-1)


def _to_other(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    deed = infinitive_of(parse, verb)
    if deed is None:
        target = parse.child(verb, "dobj")
        deed = infinitive_of(parse, target) if target else None
    if deed is None:
        return None
    subject = parse.child(deed, "nsubj", "nsubjpass")
    target = subject if subject is not None else parse.child(verb, "dobj", "nsubjpass", "dative")
    if target is None or target.i > deed.i:
        return None
    return Taken(deed_span(parse, deed, text), addressees=tuple(parse.conjuncts(target)))


def _on_other(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    joint = prepositional(parse, verb, "on", "upon", "to", "with")
    target = parse.child(joint, "pobj") if joint else None
    if target is None or target.ent in ("DATE", "TIME"):
        return None
    deed = infinitive_of(parse, verb) or infinitive_of(parse, target)
    if deed is not None:
        return Taken(deed_span(parse, deed, text), addressees=tuple(parse.conjuncts(target)))
    thing = prepositional(parse, verb, "for")
    noun = parse.child(thing, "pobj") if thing else None
    if noun is None:
        return None
    return Taken(trim(text, span_of(parse, noun)), addressees=tuple(parse.conjuncts(target)))


def _for_thing(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    joint = prepositional(parse, verb, "for")
    noun = parse.child(joint, "pobj", "pcomp") if joint else None
    if noun is None:
        return None
    deed = infinitive_of(parse, verb) or infinitive_of(parse, noun)
    end = parse.tokens[max(noun.right, deed.right if deed else 0)].end
    target = parse.child(verb, "dobj") or (noun if deed is not None else None)
    content = trim(text, (parse.tokens[noun.left].start, end), MARKS)
    return Taken(content, addressees=tuple(parse.conjuncts(target)) if target else ())


def _self(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    deed = infinitive_of(parse, verb)
    if (
        deed is None
        or is_said_politely(parse, deed)
        or parse.child(deed, "nsubj", "nsubjpass")
        or parse.child(verb, "dobj")
    ):
        return None
    return Taken(deed_span(parse, deed, text))


def _clause(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    clause = _said_clause(parse, verb) or _clause_around(parse, verb)
    if clause is None or clause.norm == "according":
        return _clause_after_time(parse, verb, text)
    if cue.marked and not _is_marked(parse, verb, clause):
        return None
    if clause.i < verb.i:
        return _before(parse, verb, clause, text) if cue.act not in ("deny", "reject") else None
    if clause.tag == "VB" and cue.act == "assert" and any(a.norm == "to" for a in parse.children(clause, "aux")):
        return None
    heard = parse.child(verb, "dative", "dobj") if cue.dative or cue.act == "request" else None
    if heard is None and (to := prepositional(parse, verb, "to")):
        heard = parse.child(to, "pobj")
    passive = is_passive(parse, verb)
    if passive and cue.dative:
        heard = parse.child(verb, "nsubjpass")
    return Taken(clause_span(parse, clause, text), addressees=tuple(parse.conjuncts(heard)) if heard else ())


def _said_clause(parse: Parse, verb: Token) -> Token | None:
    """Return the clause that a verb of saying takes: one with "that" behind it first, then the one before it."""
    clauses = [c for c in parse.children(verb, "ccomp", "parataxis") if c.pos in ("VERB", "AUX", "NOUN", "ADJ")]
    clauses = [c for c in clauses if not _is_relative(parse, verb, c)]
    marked = (c for c in clauses if c.i > verb.i and parse.tokens[c.left].norm == "that")
    return next(marked, None) or next(iter(clauses), None)


def _is_relative(parse: Parse, verb: Token, clause: Token) -> bool:
    """Tell whether a clause behind an object is about it, however it is parsed: "denied a part in a strike that killed ten"."""
    subject, thing = parse.child(clause, "nsubj", "nsubjpass"), parse.child(verb, "dobj")
    return subject is not None and thing is not None and subject.tag == "WDT" and thing.i < subject.i


def _is_marked(parse: Parse, verb: Token, clause: Token) -> bool:
    """Tell whether a clause behind a verb begins with "that" or a question word."""
    first = parse.tokens[clause.left]
    return clause.i > verb.i and (first.norm == "that" or first.tag in ("WRB", "WP", "WDT") or first.norm == "whether")


def _clause_around(parse: Parse, verb: Token) -> Token | None:
    """Return the clause that an inserted "…, he said, …" stands in."""
    head = parse.head(verb)
    return head if verb.dep == "parataxis" and head.i < verb.i and head.pos in ("VERB", "AUX") else None


def _clause_after_time(parse: Parse, verb: Token, text: str) -> Taken | None:
    """ "Stressed at the time that …": the clause is what was stressed, not which time it was."""
    for joint in parse.children(verb, "prep"):
        noun = parse.child(joint, "pobj")
        clause = parse.child(noun, "relcl", "acl") if noun is not None and noun.lemma in TIME_NOUNS else None
        if clause is not None and parse.tokens[clause.left].norm == "that":
            span = (parse.tokens[clause.left].end, parse.tokens[parse.sentence_of(verb).last].end)
            return Taken(trim(text, span, MARKS))
    return None


def _before(parse: Parse, verb: Token, clause: Token, text: str) -> Taken | None:
    """The clause stands before its cue: it reaches from the beginning of the sentence to the words of attribution."""
    sentence = parse.sentence_of(verb)
    subject = subject_of(parse, verb)
    own = [verb, *([subject] if subject is not None else []), *parse.children(verb, "aux", "advmod", "auxpass")]
    edge = min(t.left if t is not verb else t.i for t in own if t.i > clause.i or t is verb)
    start = parse.tokens[max(sentence.first, min(clause.left, sentence.first))].start
    return Taken(trim(text, (start, parse.tokens[edge].start), ' \t\n,;:–—-"“”'))


def _object(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    things = objects_of(parse, verb)
    if not things and verb.dep == "relcl" and cue.act == "deny" and parse.head(verb).pos == "NOUN":
        things = [parse.head(verb)]
    if not things and cue.act in ("accuse", "support"):
        things = [c for c in parse.children(verb, "ccomp") if parse.tokens[c.left].norm == "what" and c.left > verb.i]
    if not things:
        return None
    if lacks_agent(parse, verb) or things[0].norm in ("other", "others", "another"):
        return None
    if things[0].norm in RELATIVES and verb.dep == "relcl":
        things = _antecedent(parse, verb, cue)
    if not things:
        return None
    if len(things) > 1 and _is_subject_of_next(parse, things[-1]):
        things = things[:-1]
    first, last = things[0], things[-1]
    end = phrase_end(parse, first.left, last.right)
    content = (parse.tokens[first.left].start, parse.tokens[end].end)
    return Taken(trim(text, content, MARKS), about=tuple(things) if cue.act in ("accuse", "support") else ())


def _is_subject_of_next(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun taken for a second object begins the next clause ("promised an inquiry and X apologised")."""
    following = parse.tokens[noun.i + 1] if noun.i + 1 < len(parse.tokens) else None
    return following is not None and following.tag in ("VBD", "VBZ") and following.head != noun.i


def _antecedent(parse: Parse, verb: Token, cue: Cue) -> list[Token]:
    """Return what a relative pronoun stands for ("a charge which they denied"), where that is a noun."""
    head = parse.head(verb)
    known = verb.dep == "relcl" and head.pos in ("NOUN", "PROPN", "PRON")
    return [head] if known and cue.act != "assert" else []


def _about(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    joint = prepositional(parse, verb, "about", "of", "against", "over", "at", *FURTHER.get(cue.word, ()))
    noun = parse.child(joint, "pobj", "pcomp") if joint else None
    if noun is None or noun.norm in (*RELATIVES, "whom"):
        return None
    target = parse.child(verb, "dobj")
    return Taken(
        trim(text, span_of(parse, noun), MARKS),
        addressees=tuple(parse.conjuncts(target)) if target and cue.dative else (),
        about=tuple(parse.conjuncts(noun)) if cue.act == "accuse" and joint and joint.norm in ("against", "at") else (),
    )


def _described(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    things = objects_of(parse, verb)
    joint = prepositional(parse, verb, "as") or (prepositional(parse, things[0], "as") if things else None)
    named = parse.child(verb, "oprd")
    if things and (called := _called(parse, things[0], text)) is not None:
        return called
    if things and things[0].norm == "what" and named is not None and named.i > verb.i:
        return Taken(trim(text, span_of(parse, named), MARKS))
    if not things or things[0].norm in ("what", "which", "that") or things[0].norm.endswith(("self", "selves")):
        return None
    if joint is not None and joint.i > verb.i:
        start = parse.tokens[min(joint.i + 1, len(parse.tokens) - 1)].start
        return Taken(trim(text, (start, parse.tokens[joint.right].end), MARKS), about=tuple(things))
    if named is None or named.i < verb.i:
        return None
    return Taken(trim(text, span_of(parse, named), MARKS), about=tuple(things))


def _called(parse: Parse, name: Token, text: str) -> Taken | None:
    """ "Called the report “disinformation”", where the parser takes both nouns for one phrase."""
    marks = [t for t in parse.tokens[name.left : name.i] if t.norm in QUOTES]
    if not marks or marks[0].i == name.left or parse.tokens[name.left].pos != "DET":
        return None
    thing = parse.tokens[marks[0].i - 1]
    if thing.pos not in ("NOUN", "PROPN"):
        return None
    return Taken(trim(text, (marks[0].end, name.end), MARKS), about=(thing,))


def _referred(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    """ "What they referred to as “…”": the words stand behind "as"."""
    joints = [j for j in parse.children(verb, "prep") if j.norm == "as"]
    for to in parse.children(verb, "prep"):
        joints += [j for j in parse.children(to, "prep") if j.norm == "as"]
    noun = parse.child(joints[0], "pobj") if joints else None
    return Taken(trim(text, span_of(parse, noun), MARKS)) if noun else None


def _gerund(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    for deed in parse.children(verb, "xcomp", "ccomp", "dobj", "pcomp"):
        perfect = next((a for a in parse.children(deed, "aux") if a.norm == "having"), None)
        if deed.i > verb.i and (deed.tag == "VBG" or perfect is not None):
            return Taken(trim(text, ((perfect or deed).start, parse.tokens[deed.right].end), MARKS))
    return None


def _wanted(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    """ "Wants the matter settled": the object with what is to be done to it."""
    thing = parse.child(verb, "dobj", "ccomp")
    if thing is None or thing.i < verb.i:
        return None
    done = thing if thing.tag in ("VBN", "VBD") else parse.child(thing, "acl")
    if done is None or done.tag not in ("VBN", "VBD"):
        return None
    return Taken(trim(text, span_of(parse, thing), MARKS))


def _valued(parse: Parse, verb: Token, cue: Cue, text: str) -> Taken | None:
    """ "Put the toll at seven"."""
    thing = parse.child(verb, "dobj")
    joint = prepositional(parse, verb, "at") or (prepositional(parse, thing, "at") if thing is not None else None)
    number = parse.child(joint, "pobj") if joint else None
    if thing is None or joint is None or number is None or not any(t.pos == "NUM" for t in parse.subtree(number)):
        return None
    return Taken(trim(text, (parse.tokens[thing.left].start, parse.tokens[joint.right].end), MARKS))


FRAMES: dict[str, Frame] = {
    "against": _against,
    "to_other": _to_other,
    "on_other": _on_other,
    "for_thing": _for_thing,
    "allotted": take_allotted,
    "blame": take_blame,
    "held": take_held,
    "quoting": take_quoting,
    "owned": take_owned,
    "reserved": take_reserved,
    "valued": _valued,
    "wanted": _wanted,
    "self": _self,
    "gerund": _gerund,
    "described": _described,
    "referred": _referred,
    "clause": _clause,
    "about": _about,
    "object": _object,
}
"""How a cue takes what is said, in the order in which the frames are tried."""
