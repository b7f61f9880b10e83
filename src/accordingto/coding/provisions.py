"""A parse in, matters out that an agreement sets down article by article, each paragraph under its own number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accordingto.coding.matters import (
    Matter,
    deadline_in,
    doers_of,
    instruments_in,
    instruments_near,
    lemmas_of,
    own_name,
    party_names,
    words,
)
from accordingto.coding.phrases import subjects_of
from accordingto.coding.sources import innermost
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import Span, Statement

ARTICLE = re.compile(r"(?:Article|Section|Clause|Point|Paragraph)\s+(\d{1,2}|[IVX]{1,5})\s*[.:)–-]?\s*")
ITEM = re.compile(r"(?:(?=\d{1,2}\.\d)|\(?(?=(?:\d{1,2}|[a-h])[.)]\s))(\d{1,2}(?:\.\d{1,2})*|[a-h])[.)]?\s+")
"""How a paragraph begins that has a number of its own: "1.", "(2)", "b)", "2.1"."""
FOLLOWS = re.compile(r"(?::|\bas follows[.:]?|\bthe following[.:]?)\s*$", re.IGNORECASE)
"""How words end behind which the paragraphs of an agreement stand."""
FOR_SIDE = re.compile(r"\bFor (?:the (?:Republic|Kingdom|Government|State) of )?((?:the )?[A-Z][\w'’ -]{2,40}?):")
AUSPICES = re.compile(r"(?:Under|With|By|In|At|Through|Thanks to) [^,.\n]{5,90}?,\s")
"""How a sentence begins that says under whose eyes others agreed."""
SHALL = frozenset({"shall", "will", "must"})
SIDES_WORD = frozenset({"party", "parties", "side", "sides", "state", "states", "signatory", "signatories"})
"""How an agreement calls those who made it."""


def find_provisions(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what is set down under the numbers of an agreement that the text says was made.

    "Article 3. Each side shall …" binds those who signed. Paragraphs with a bare number count only after words that tell of
    the agreement and end with a colon or "as follows": other texts number their paragraphs, too.
    """
    opening = _opening(annotations)
    if opening is None:
        return
    signed, named = find_parties(annotations, opening), instruments_in(annotations, (opening.start, opening.end))
    seen: set[int] = set()
    listed = FOLLOWS.search(annotations.document.text[opening.start : opening.end]) is not None
    for sentence in annotations.parse.sentences:
        if sentence.i <= opening.i or sentence.is_title:
            continue
        number = _number_of(annotations, sentence, listed)
        if number is None or sentence.paragraph in seen:
            continue
        verb = _ruling_verb(annotations.parse, sentence)
        if verb is not None and not _is_told(statements, verb):
            seen.add(sentence.paragraph)
            yield _provision(annotations, verb, sentence, number, signed, named)


PROVIDING = frozenset({"provide", "call", "foresee", "envisage", "stipulate", "include"})
DONE_NOUNS = frozenset(
    "withdrawal exchange release return handover opening reopening closure lifting creation deployment disarmament transfer "
    "removal dismantling resumption restoration evacuation repair payment publication demobilisation demobilization".split()
)
"""Nouns for what a party does by an agreement: "provides for the withdrawal of troops and the reopening of the road"."""


def find_listed(annotations: Annotations) -> Iterator[Matter]:
    """Yield what an agreement that the text says was made "provides for" by nouns: one matter each, of those who made it."""
    parse, text = annotations.parse, annotations.document.text
    opening = _opening(annotations)
    signed = find_parties(annotations, opening) if opening is not None else ()
    for verb in parse.tokens if signed else ():
        subject = parse.child(verb, "nsubj")
        called = words("agreement_nouns") | {"text", "plan"}
        if verb.lemma not in PROVIDING or subject is None or subject.lemma.lower() not in called:
            continue
        if verb.tag not in ("VBZ", "VBP", "VBD") or parse.child(verb, "neg") is not None:
            continue
        sentence = parse.sentence_of(verb)
        behind = parse.tokens[verb.i + 1 : sentence.last + 1]
        things = [t for t in behind if t.lemma in DONE_NOUNS and any(c.norm == "of" for c in parse.children(t, "prep"))]
        things = [t for t in things if t.dep in ("pobj", "dobj", "conj", "appos", "nsubj")]
        starts = [parse.tokens[min(t.left, t.i)].start for t in things]
        for start, following in zip(starts, [*starts[1:], sentence.end], strict=False):
            end = len(text[:following].rstrip(" ,;.\n").removesuffix(" and").rstrip(" ,;."))
            if start < end:
                yield _thing_provided(annotations, (start, end), signed)


def _thing_provided(annotations: Annotations, span: Span, signed: tuple[str, ...]) -> Matter:
    return Matter(
        kind="commitment",
        by=signed,
        of=(),
        must_act=signed,
        terms=" ".join(annotations.document.text[slice(*span)].split()),
        evidence=span,
        instruments=instruments_near(annotations, span),
        deadline=deadline_in(annotations, span),
        step_by=signed,
        confidence=0.6,
        lemmas=lemmas_of(annotations, span),
    )


def _is_told(statements: Sequence[Statement], verb: Token) -> bool:
    told = innermost(statements, verb.start)
    return told is not None and not told.speaker_is_publisher and told.speaker is not None


def _opening(annotations: Annotations) -> Sentence | None:
    """Return the sentence that tells that an agreement was signed or concluded, None where there is none."""
    parse = annotations.parse
    made = words("concluding_verbs")
    nouns = words("agreement_nouns") | words("instrument_nouns")
    for verb in parse.tokens:
        if verb.pos != "VERB" or verb.lemma not in made or verb.tag not in ("VBD", "VBN", "VBZ", "VBP"):
            continue
        sentence = parse.sentence_of(verb)
        things = [t for t in parse.tokens[verb.i : sentence.last + 1] if t.lemma.lower() in nouns]
        listed = verb.lemma == "agree" and FOLLOWS.search(annotations.document.text[sentence.start : sentence.end])
        if (things or listed) and parse.child(verb, "neg") is None and not parse.children(verb, "mark"):
            return sentence
    return None


def find_parties(annotations: Annotations, opening: Sentence) -> tuple[str, ...]:
    """Return who made an agreement: whom its last lines sign for, else the bodies that the opening words name first."""
    text = annotations.document.text
    signing = [m[1] for m in FOR_SIDE.finditer(text, opening.end)]
    bodies = [
        r.mention for r in annotations.references if r.how == "name" and r.mention.kind not in ("person", "media")
    ]
    found = [m.name for name in signing for m in bodies if m.text == name or m.name == name]
    verb = annotations.parse.tokens[opening.root]
    if len(set(found)) < 2:
        helped = AUSPICES.match(text, opening.start)
        found = [m.name for m in bodies if (helped.end() if helped else opening.start) <= m.start < verb.start]
    if len(set(found)) < 2:
        states = ("state", "government")
        found = [m.name for m in bodies if m.kind in states and m.start < opening.end]
    names = tuple(dict.fromkeys(found))
    return names if len(names) > 1 else ()


def _number_of(annotations: Annotations, sentence: Sentence, listed: bool) -> str | None:
    """Return the number under which a sentence stands at the head of its paragraph."""
    text = annotations.document.text
    start = text.rfind("\n", 0, sentence.start) + 1
    found = ARTICLE.match(text, start) or (ITEM.match(text, start) if listed else None)
    if found is None:
        return None
    return found[1] if sentence.start <= found.end() + 1 < sentence.end else None


def _ruling_verb(parse: Parse, sentence: Sentence) -> Token | None:
    """Return the verb of a sentence that says what shall be, shall be done or is to be done."""
    root = parse.tokens[sentence.root]
    for verb in (root, *parse.children(root, "xcomp", "conj")):
        auxiliaries = {c.norm for c in parse.children(verb, "aux")}
        bound = "to" in auxiliaries and verb.dep == "xcomp" and parse.head(verb).lemma in ("be", "undertake", "agree")
        if auxiliaries & SHALL or bound:
            return verb
    return None


def _provision(
    annotations: Annotations,
    verb: Token,
    sentence: Sentence,
    number: str,
    signed: tuple[str, ...],
    named: tuple[str, ...],
) -> Matter:
    parse, text = annotations.parse, annotations.document.text
    top = parse.head(verb) if verb.dep == "xcomp" else verb
    doers = doers_of(annotations, verb)
    acting = [d for d in doers if annotations.reference_headed(d) is not None and d.norm not in SIDES_WORD]
    by = tuple(n for n in party_names(annotations, acting) if n[:1].isupper() and n.lower() not in SIDES_WORD)
    subjects = subjects_of(parse, verb) or subjects_of(parse, top)
    first = min([top.left, *(s.left for s in subjects if s.sentence == verb.sentence)])
    start = max(parse.tokens[first].start, _after_number(text, sentence))
    span: Span = (start, len(text[: sentence.end].rstrip(" .;\n")))
    return Matter(
        kind="commitment",
        by=by or signed,
        of=(),
        must_act=by or signed,
        terms=" ".join(text[slice(*span)].split()),
        evidence=span,
        instruments=named or instruments_near(annotations, span),
        clause=number,
        deadline=deadline_in(annotations, span, lengths=False),
        step_by=by or signed,
        confidence=0.7,
        lemmas=lemmas_of(annotations, span),
    )


def _after_number(text: str, sentence: Sentence) -> int:
    start = text.rfind("\n", 0, sentence.start) + 1
    found = ARTICLE.match(text, start) or ITEM.match(text, start)
    return max(sentence.start, found.end()) if found is not None else sentence.start


CONDITIONS = re.compile(r"\b[Cc]onditions?\b[^.:;\n]{0,60}:")
LETTERED = re.compile(r"\((\w)\)\s+")
CALLED = re.compile(r"(?:condition|point|item)s? $", re.IGNORECASE)
"""Words before a letter that only call a condition by it."""
MET = re.compile(
    r"\b(?:[Cc]ondition|[Pp]oint|[Ii]tem) \((\w)\) (?:(?:has|have|had|was|is) )(?:(not|never) )?(?:yet )?(?:been )?"
    r"(?:met|fulfilled|satisfied|complied with|honoured|honored)\b[^.;\n]*"
)
"""A condition that is told by its letter alone to have been met, or not."""


def find_conditions(annotations: Annotations) -> Iterator[Matter]:
    """Yield what a loan, a visit or a truce is made subject to, letter by letter, and what is told of each letter.

    "… subject to two conditions: (a) an audit by May; (b) a cut of subsidies. Condition (a) has not been met."
    """
    text = annotations.document.text
    for opening in CONDITIONS.finditer(text):
        end = text.find("\n", opening.end())
        end = len(text) if end < 0 else end
        marks = [m for m in LETTERED.finditer(text, opening.end(), end) if not CALLED.search(text[: m.start()][-12:])]
        if len(marks) < 2 or marks[0].start() - opening.end() > 3 or marks[0][1] not in "a1i":
            continue
        by = _bound_by(annotations, opening.start())
        items = {}
        for mark, after in zip(marks, [*marks[1:], None], strict=True):
            last = after.start() if after else text.find(". ", mark.end(), end)
            last = last if last >= 0 else end
            span = (mark.end(), len(text[:last].rstrip(" ;,.").removesuffix(" and").rstrip(" ;,.")))
            items[mark[1]] = _condition(annotations, mark[1], span, by)
        yield from items.values()
        for told in MET.finditer(text, opening.end()):
            item = items.get(told[1])
            if item is not None:
                yield _met(annotations, item, told)


def _bound_by(annotations: Annotations, start: int) -> tuple[str, ...]:
    """Return the state that the sentence of the conditions names behind "to", to whom something is given on them."""
    parse = annotations.parse
    token = parse.token_at(start)
    if token is None:
        return ()
    nouns = [t for t in parse.tokens_of(parse.sentence_of(token)) if t.dep == "pobj" and parse.head(t).norm == "to"]
    named = [t for t in nouns if (r := annotations.reference_headed(t)) and r.mention.kind in ("state", "government")]
    return party_names(annotations, named[:1])


def _condition(annotations: Annotations, letter: str, span: Span, by: tuple[str, ...]) -> Matter:
    terms = " ".join(annotations.document.text[slice(*span)].split())
    return Matter(
        kind="obligation",
        by=by,
        of=(),
        must_act=by,
        terms=terms,
        evidence=span,
        clause=letter,
        deadline=deadline_in(annotations, span) or _effect(annotations, span),
        step_by=by,
        confidence=0.6,
        lemmas=lemmas_of(annotations, span),
    )


def _effect(annotations: Annotations, span: Span) -> str | None:
    """Return the day from which something is to hold: "with effect from 1 July"."""
    for time in annotations.times_in(*span):
        before = annotations.document.text[span[0] : time.start]
        if time.date_start and time.date_start == time.date_end and before.rstrip().endswith(("from", "as of")):
            return time.date_start
    return None


def _met(annotations: Annotations, item: Matter, told: re.Match[str]) -> Matter:
    state = "claimed_breached" if told[2] else "claimed_met"
    return replace(item, evidence=told.span(), state=state, claimed_by=(own_name(annotations),))
