"""Statements and a parse in, what is asked without a word to whom, or by "it" once more, out; and what only looks like asking."""

from collections.abc import Iterator, Sequence

from accordingto.coding.lexicons import load_list
from accordingto.coding.matters import (
    Matter,
    cue_place,
    deadline_in,
    instruments_near,
    is_named,
    lemmas_of,
    party_names,
    words,
)
from accordingto.coding.phrases import agents_of, is_first_person, is_passive, prepositional
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Statement


def is_urgent(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether a thing is insisted on without a word to whom: "must be handed back at once", "we expect an apology"."""
    parse = annotations.parse
    for token in (t for s, e in statement.content_spans for t in parse.between(s, e)):
        thing = parse.child(token, "dobj") if token.lemma in ("expect", "want", "demand") else None
        own = any(is_first_person(s) for s in parse.children(token, "nsubj"))
        if own and thing is not None and thing.lemma in words("expected_nouns"):
            return parse.child(token, "neg") is None
        auxiliaries = {a.norm for a in parse.children(token, "aux")}
        if auxiliaries & words("strong_modals") and is_passive(parse, token) and parse.child(token, "neg") is None:
            behind = {t.norm for t in parse.tokens[token.i : token.right + 1]}
            return bool(behind & words("insistent_adverbs"))
    return False


def expected_of(annotations: Annotations, statement: Statement) -> tuple[str, ...]:
    """Return from whom something is expected: "we expect an apology from Orlan"."""
    parse = annotations.parse
    tokens = [t for s, e in statement.content_spans for t in parse.between(s, e)]
    things = [t for t in tokens if t.dep == "dobj" and t.lemma in words("expected_nouns")]
    heads = [h for t in things for h in (t, parse.head(t))]
    behind = [
        p for h in heads for c in parse.children(h, "prep") if c.norm == "from" for p in parse.children(c, "pobj")
    ]
    return tuple(n for n in party_names(annotations, behind) if is_named([n]))


HOLDING = frozenset(
    {"hold", "detain", "jail", "imprison", "capture", "abduct", "seize", "arrest", "take", "keep", "kidnap"}
)
FREEING = frozenset({"release", "return", "freedom", "liberation", "handover"})


def held_by(annotations: Annotations, statement: Statement) -> tuple[str, ...]:
    """Return who is asked to free those that he holds: "called for the release of 14 fishermen *held by Orlan*"."""
    parse = annotations.parse
    tokens = [t for s, e in statement.content_spans for t in parse.between(s, e)]
    if not any(t.lemma in FREEING | {"free"} for t in tokens):
        return ()
    holders = [a for t in tokens if t.lemma in HOLDING and t.dep in ("acl", "relcl") for a in agents_of(parse, t)]
    return tuple(n for n in party_names(annotations, holders) if is_named([n]))


ALTERNATIVES = frozenset({"face", "suffer", "bear", "risk", "expect", "pay", "be", "lose"})


def has_alternative(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether what is asked comes with an "or else": "must pull back or face force", "pay by Friday or be fined"."""
    parse = annotations.parse
    for token in (t for s, e in statement.content_spans for t in parse.between(s, e)):
        other = token if token.dep == "conj" and token.pos in ("VERB", "AUX") else None
        if other is None or (parse.tokens[max(0, other.left - 1)].norm != "or" and not _after_or(parse, other)):
            continue
        threatened = other.lemma in ALTERNATIVES - {"be"} or is_passive(parse, other)
        ahead = {a.norm for a in parse.children(other, "aux")} & {"will", "'ll", "would"}
        if threatened or ahead:
            return True
    return False


def _after_or(parse: Parse, verb: Token) -> bool:
    return any(c.norm == "or" for c in parse.children(parse.head(verb), "cc") if c.i < verb.i)


def is_told_of_another(annotations: Annotations, statement: Statement, statements: Sequence[Statement]) -> bool:
    """Tell whether the words only tell what somebody else asks: "Orlan demanded that …, its minister said" asks once."""
    cue = set((statement.cue or "").lower().split())
    if cue & ASKING_CUES:
        return False
    start, end = statement.content_spans[0][0], statement.content_spans[-1][1]
    for other in statements:
        inside = other.content_spans and start <= other.content_spans[0][0] and other.content_spans[-1][1] <= end
        longer = other.content_spans != statement.content_spans
        if (
            other is statement
            or other.act != "request"
            or not inside
            or not longer
            or other.speaker == statement.speaker
        ):
            continue
        verb = next((t for t in annotations.parse.between(start, end) if t.pos == "VERB"), None)
        if verb is not None and verb.start < other.content_spans[0][0] and verb.text in (other.cue or "").split():
            return True
    return False


ASKING_CUES = frozenset(
    "demanded demands demand urged urges urge asked asks ask called calls call insisted insists appealed appeals".split()
)
MORE = frozenset(
    {
        "more",
        "much",
        "lot",
        "best",
        "better",
        "effort",
        "focus",
        "attention",
        "loyalty",
        "perfection",
        "concentration",
        "commitment",
    }
)
COURTS = frozenset({"court", "tribunal", "judge", "judges", "magistrate", "arbitrator"})
PLAYERS = frozenset(
    {"coach", "trainer", "manager", "striker", "goalkeeper", "midfielder", "winger", "skipper", "defender"}
)
"""Offices of sport: what these ask and promise is no affair of the ledger."""


def asks_nothing(annotations: Annotations, statement: Statement, by: Sequence[str]) -> bool:
    """Tell whether nothing that could be done is asked: "demanded more of them", "said no", or a coach asks it."""
    tokens = [t for s, e in statement.content_spans for t in annotations.parse.between(s, e) if t.pos != "PUNCT"]
    bare = not any(t.pos in ("NOUN", "VERB", "PROPN", "AUX", "ADJ") for t in tokens)
    vague = bool(tokens) and tokens[0].norm in MORE and (len(tokens) == 1 or tokens[1].norm in ("of", "from"))
    given = any(t.lemma == "grant" for t in annotations.parse.between(*cue_place(annotations, statement)))
    return bare or vague or given or is_of_sport(by) or _is_order_of_court(annotations, statement, by)


ORDERING = frozenset({"order", "tell", "instruct", "direct", "command", "compel"})


def _is_order_of_court(annotations: Annotations, statement: Statement, by: Sequence[str]) -> bool:
    """Tell whether a court orders what seems to be asked ("the tribunal told the ministry to pay"): a duty, no demand."""
    if not all(set(n.lower().split()) & COURTS for n in by):
        return False
    cue = annotations.parse.between(*cue_place(annotations, statement))
    return all(n[:1].islower() for n in by) or any(t.lemma in ORDERING for t in cue)


def is_of_sport(names: Sequence[str]) -> bool:
    """Tell whether somebody is named by an office of sport ("Coach Tarr")."""
    return any(n.split()[0].lower() in PLAYERS for n in names if n)


def find_further(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what "it" goes on to ask who asked in the sentence before: "It further appeals to the farmers to stay"."""
    parse, text = annotations.parse, annotations.document.text
    verbs = load_list("acts")["asking_verbs"]
    for sentence in parse.sentences[1:]:
        verb, before = parse.tokens[sentence.root], parse.sentences[sentence.i - 1]
        subject = parse.child(verb, "nsubj")
        if verb.lemma not in verbs or verb.lemma in ("expect", "ask") or before.paragraph != sentence.paragraph:
            continue
        asked = [s for s in statements if s.act == "request" and before.start <= s.evidence_start < before.end]
        known = any(s.evidence_start <= verb.start < s.evidence_end for s in statements)
        speaker = next((s.speaker for s in asked if s.speaker), None)
        deed = next(
            (d for d in parse.children(verb, "xcomp", "ccomp", "advcl") if d.tag == "VB" and d.i > verb.i), None
        )
        if subject is None or subject.norm not in ("it", "they") or known or not speaker or deed is None:
            continue
        if parse.child(verb, "neg") is not None or not is_named([speaker]):
            continue
        joint = prepositional(parse, verb, "on", "upon", "to")
        noun = parse.child(joint, "pobj") if joint is not None else parse.child(verb, "dobj")
        of = party_names(annotations, [noun]) if noun is not None and annotations.reference_headed(noun) else ()
        span = (verb.start, parse.tokens[deed.right].end)
        first = parse.tokens[deed.left]
        yield Matter(
            kind="demand" if verb.lemma in words("demanding_cues") else "request",
            by=(speaker,),
            of=of,
            must_act=of,
            terms=" ".join(text[first.start : span[1]].split()),
            evidence=span,
            instruments=instruments_near(annotations, span),
            deadline=deadline_in(annotations, span),
            step_by=(speaker,),
            confidence=0.55,
            lemmas=lemmas_of(annotations, span),
        )
