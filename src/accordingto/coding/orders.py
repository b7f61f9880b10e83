"""A parse in, matters out that a court, a tribunal or its award orders, and what a body's decision asks for item by item."""

import re
from collections.abc import Iterator, Sequence

from accordingto.coding.matters import (
    Matter,
    clause_in,
    deadline_in,
    doers_of,
    instruments_in,
    instruments_near,
    is_named,
    lemmas_of,
    own_name,
    party_names,
    words,
)
from accordingto.coding.phrases import is_passive, prepositional, subjects_of
from accordingto.coding.sources import innermost, sources_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import Span, Statement

JUDGES = frozenset({"court", "tribunal", "judge", "justice", "arbitrator", "arbiter", "panel", "bench", "magistrate"})
RULINGS = frozenset({"ruling", "award", "verdict", "judgment", "judgement", "decree", "order"})
ORDERING = frozenset({"order", "tell", "instruct", "direct", "oblige", "command", "require", "compel"})
MUST = frozenset({"must", "shall"})
ASKING = {"demand": "demand", "require": "demand", "insist": "demand", "request": "request", "invite": "request",
          "urge": "request", "call": "request", "appeal": "request", "ask": "request"}  # fmt: skip
"""Verbs of an item of a decision, and the kind of what it asks."""
PUNISHING = frozenset(
    {"pay", "return", "hand", "give", "leave", "release", "free", "publish", "vacate", "withdraw", "remove"}
)
"""What somebody is "ordered to" do that is a thing to follow up even where it is not told by whom."""
ITEM = re.compile(r"\(?(?:\d{1,2}|[a-h])[.)]\s+")


def find_orders(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what is ordered: "the court told the ministry to …", "It obliges Orlan to …", "Merin must pay … by Friday"."""
    by_id = {s.id: s for s in statements}
    for verb in annotations.parse.tokens:
        if verb.pos != "VERB" and verb.norm not in ("obliges", "orders", "requires"):
            continue
        found = _ordered(annotations, verb) or _was_ordered(annotations, verb) or _must(annotations, verb, statements)
        if found is not None:
            told = innermost(statements, verb.start)
            found.statement_id = found.statement_id or (told.id if told else None)
            found.sources = sources_of(told, by_id)
            yield found


def _ordered(annotations: Annotations, verb: Token) -> Matter | None:
    """What a court or its award orders somebody to do: "ordered the ministry to publish the list by May"."""
    parse = annotations.parse
    if verb.lemma not in ORDERING and verb.norm not in ("obliges", "orders", "requires"):
        return None
    deed = next((d for d in parse.children(verb, "xcomp", "ccomp", "advcl") if d.tag == "VB" and d.i > verb.i), None)
    asked = parse.child(verb, "dobj")
    asked = asked or (next(iter(parse.children(deed, "nsubj")), None) if deed is not None else None)
    auxiliaries = {a.norm for a in parse.children(verb, "aux")} - {"has", "had", "have"}
    if deed is None or asked is None or auxiliaries or parse.child(verb, "neg") or is_passive(parse, verb):
        return None
    if not _is_of_a_court(annotations, verb) or not any(c.norm == "to" for c in parse.children(deed, "aux")):
        return None
    by = _no_possessive(party_names(annotations, [asked]))
    span = (verb.start, _end(parse, deed))
    return _obligation(annotations, by, span) if is_named(by) else None


def _is_of_a_court(annotations: Annotations, verb: Token) -> bool:
    """Tell whether a court, a judge or a ruling acts; "it" is what the sentence before tells of, if that is a ruling."""
    parse = annotations.parse
    before = parse.tokens[max(0, verb.i - 2) : verb.i]
    subjects = subjects_of(parse, verb) or [t for t in before if t.lemma.lower() in RULINGS]
    if any(s.lemma.lower() in JUDGES | RULINGS for s in subjects):
        return True
    heads = [
        t for s in subjects for t in parse.subtree(s) if t.lemma.lower() in JUDGES and t.dep in ("compound", "appos")
    ]
    if heads:
        return True
    sentence = parse.sentence_of(verb)
    earlier = [s for s in parse.sentences[: sentence.i] if s.paragraph == sentence.paragraph]
    return any(s.norm == "it" for s in subjects) and any(_names_ruling(parse, s) for s in earlier)


def _names_ruling(parse: Parse, sentence: Sentence) -> bool:
    """Tell whether a sentence names a ruling, or tells that a court ordered something."""
    here = parse.tokens_of(sentence)
    if any(t.lemma.lower() in RULINGS and t.pos in ("NOUN", "PROPN") for t in here):
        return True
    ordered = [t for t in here if t.lemma == "order" and t.pos == "VERB"]
    return any(s.lemma.lower() in JUDGES for t in ordered for s in subjects_of(parse, t))


def _was_ordered(annotations: Annotations, verb: Token) -> Matter | None:
    """What somebody has been ordered to do, told without saying by whom: "has been ordered to pay a fine of 900 crowns"."""
    parse = annotations.parse
    deed = next((d for d in parse.children(verb, "xcomp") if d.tag == "VB" and d.i > verb.i), None)
    ordered = verb.lemma in ("order", "instruct", "oblige") and is_passive(parse, verb)
    if not ordered or deed is None or deed.lemma not in PUNISHING or parse.child(verb, "neg") is not None:
        return None
    if {a.norm for a in parse.children(verb, "aux")} - {"has", "had", "have", "is", "was"}:
        return None
    subjects = parse.children(verb, "nsubjpass")
    span = (parse.tokens[min([verb.i, *(s.left for s in subjects)])].start, _end(parse, deed))
    due = deadline_in(annotations, span)
    counted = any(t.pos == "NUM" for t in parse.between(*span))
    if not subjects or not (due or counted):
        return None
    by = _no_possessive(tuple(n for n in party_names(annotations, subjects) if is_named([n])))
    told = _obligation(annotations, by, (verb.start, span[1]))
    told.evidence = span
    return told


def _no_possessive(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names without those that only say whose somebody is ("Its owner")."""
    return tuple(n for n in names if n.split()[0].lower() not in ("its", "his", "her", "their", "our"))


def _must(annotations: Annotations, verb: Token, statements: Sequence[Statement]) -> Matter | None:
    """What must be done, or is to be done, under a ruling that the same paragraph tells of: "Merin must pay by Friday"."""
    parse = annotations.parse
    auxiliaries = {a.norm for a in parse.children(verb, "aux")}
    is_to = "to" in auxiliaries and verb.dep == "xcomp" and parse.head(verb).lemma == "be"
    is_to = is_to and parse.head(verb).tag in ("VBZ", "VBP", "VBD")
    top = parse.head(verb) if is_to else verb
    if not (auxiliaries & MUST or is_to) or parse.child(top, "neg") is not None or top.dep in ("advcl", "relcl", "acl"):
        return None
    told = innermost(statements, verb.start)
    if told is not None and not told.speaker_is_publisher and not _is_judge(told.speaker):
        return None
    sentence = parse.sentence_of(verb)
    here = [s for s in parse.sentences[: sentence.i + 1] if s.paragraph == sentence.paragraph and not s.is_title]
    if not any(_names_ruling(parse, s) for s in here):
        return None
    span = (parse.tokens[min([top.left, verb.i])].start, _end(parse, verb))
    due = deadline_in(annotations, span)
    doers = [d for d in doers_of(annotations, verb) if annotations.reference_headed(d) is not None]
    by = tuple(n for n in party_names(annotations, doers) if is_named([n]))
    dated = (
        due is not None
        or _clause_behind(annotations, span) is not None
        or "same date" in annotations.document.text[slice(*span)]
    )
    if not dated or (not by and not is_passive(parse, verb)):
        return None
    return _obligation(annotations, by, span)


def _is_judge(speaker: str | None) -> bool:
    return speaker is not None and bool(set(speaker.lower().split()) & JUDGES)


def _end(parse: Parse, verb: Token) -> int:
    """Return where what is ordered ends: before what is coordinated with it, and before what is told of it behind a comma."""
    following = [c.left for c in parse.children(verb, "conj", "cc") if c.i > verb.i and c.pos in ("VERB", "AUX")]
    asides = [
        c.left for t in parse.subtree(verb) for c in parse.children(t, "relcl") if parse.tokens[c.left - 1].norm == ","
    ]
    asides += [c.left for c in parse.children(verb, "advcl") if c.i > verb.i and parse.tokens[c.left - 1].norm == ","]
    last = min([*following, *asides, verb.right + 1]) - 1
    while last > verb.i and parse.tokens[last].pos in ("PUNCT", "CCONJ"):
        last -= 1
    return parse.tokens[last].end


def _instruments_before(annotations: Annotations, start: int) -> tuple[str, ...]:
    """Return the instrument that a paragraph named last before a place: "The Varn Award has two points. It obliges …"."""
    opens = annotations.document.text.rfind("\n", 0, start) + 1
    return instruments_in(annotations, (opens, start))[-1:]


def _clause_behind(annotations: Annotations, span: Span) -> str | None:
    """Return the clause that stands behind what is ordered, in its sentence: "must pay … by Friday (point 4)"."""
    token = annotations.parse.token_at(span[0])
    end = annotations.parse.sentence_of(token).end if token is not None else span[1]
    return clause_in(annotations, span) or clause_in(annotations, (span[1], end))


def _obligation(annotations: Annotations, by: tuple[str, ...], span: Span) -> Matter:
    return Matter(
        kind="obligation",
        by=by,
        of=(),
        must_act=by,
        terms=" ".join(annotations.document.text[slice(*span)].split()),
        evidence=span,
        instruments=instruments_near(annotations, span) or _instruments_before(annotations, span[0]),
        clause=_clause_behind(annotations, span),
        deadline=deadline_in(annotations, span),
        step_by=by,
        confidence=0.6,
        lemmas=lemmas_of(annotations, span),
    )


def find_decided(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what a decision asks for item by item: "The Council adopted Decision 4, by which it: 1. demands that …"."""
    parse, text = annotations.parse, annotations.document.text
    decider: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    for sentence in parse.sentences:
        if text[: sentence.end].rstrip()[-1:] == ":" and not sentence.is_title:
            decider = _decider(annotations, sentence) or decider
            continue
        start = text.rfind("\n", 0, sentence.start) + 1
        mark = ITEM.match(text, start)
        if decider is None or sentence.is_title:
            continue
        if mark is None or sentence.start > mark.end():
            decider = decider if mark is not None else None
            continue
        root = parse.tokens[sentence.root]
        for verb in (root, *parse.children(root, "conj")):
            asked = _asked(annotations, verb, decider)
            if asked is not None:
                asked.clause = re.sub(r"\W", "", mark[0])
                yield asked


def _decider(annotations: Annotations, sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the body that decides in a sentence that ends with a colon, and what it decides by."""
    parse = annotations.parse
    root = parse.tokens[sentence.root]
    if root.lemma not in words("concluding_verbs") | {"decide", "resolve", "pass", "issue"}:
        return None
    subjects = subjects_of(parse, root)
    bodies = [s for s in subjects if (r := annotations.reference_headed(s)) is None or r.mention.kind != "person"]
    by = party_names(annotations, bodies)
    by = by if is_named(by) else (own_name(annotations),)
    opens = annotations.document.text.rfind("\n", 0, sentence.start) + 1
    return (by, instruments_in(annotations, (opens, sentence.end))) if bodies else None


def _asked(annotations: Annotations, verb: Token, decider: tuple[tuple[str, ...], tuple[str, ...]]) -> Matter | None:
    """Return what a verb of an item asks, of whom: "calls on Orlan to refrain …", "invites the Government to receive …"."""
    parse, text = annotations.parse, annotations.document.text
    kind = ASKING.get(verb.lemma)
    subject = parse.child(verb, "nsubj")
    if kind is None or verb.tag not in ("VBZ", "VBP") or (subject is not None and subject.text[:1].isalpha()):
        return None
    joint = prepositional(parse, verb, "on", "upon", "to")
    asked = parse.child(joint, "pobj") if joint is not None else parse.child(verb, "dobj")
    deed = next((d for d in parse.children(verb, "xcomp", "ccomp", "advcl") if d.i > verb.i), None)
    if deed is None:
        return None
    doers = doers_of(annotations, deed) if asked is None else parse.conjuncts(asked)
    of = tuple(
        n for n in party_names(annotations, [d for d in doers if annotations.reference_headed(d)]) if is_named([n])
    )
    start = parse.tokens[deed.left].start
    span = (verb.start, len(text[: _end(parse, deed)].rstrip(" ;.,")))
    by, instruments = decider
    return Matter(
        kind=kind,
        by=by,
        of=of,
        must_act=of,
        terms=" ".join(text[start : span[1]].split()),
        evidence=span,
        instruments=instruments,
        clause=None,
        deadline=deadline_in(annotations, span),
        step_by=by,
        confidence=0.65,
        lemmas=lemmas_of(annotations, span),
    )
