"""Statements and a parse in, what is asked without a word to whom, or by "it" once more, out."""

from collections.abc import Iterator, Sequence

from accordingto.coding.lexicons import load_list
from accordingto.coding.matters import (
    Matter,
    deadline_in,
    instruments_near,
    is_named,
    lemmas_of,
    party_names,
    words,
)
from accordingto.coding.phrases import is_first_person, is_passive, prepositional
from accordingto.model.annotations import Annotations
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
