"""A request in many parts in, one matter for each party and each clause out: "on A to …; on B to …", "that A …, and that B …"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from accordingto.coding.matters import Matter, deadline_in, lemmas_of, party_names, rest_of_sentence
from accordingto.coding.phrases import is_passive, subjects_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Statement


def split_asked(annotations: Annotations, statement: Statement, told: Matter) -> Iterator[Matter]:
    """Yield a request, and one more for each further party that it turns to: "on A to …; on B to …; and on C to …"."""
    parse, text = annotations.parse, annotations.document.text
    tokens = parse.between(statement.evidence_start, _end_of_list(annotations, statement))
    called = next((t.norm for t in tokens[:12] if t.norm in ("on", "upon", "to")), None)
    starts = []
    for one, two in pairwise(tokens):
        before = parse.tokens[one.i - 1].norm if one.i else ""
        earlier = parse.tokens[one.i - 2].norm if one.i > 1 else ""
        listed = before == ";" or (before == "and" and earlier in (";", ","))
        if listed and one.norm == called and annotations.reference_over(two) is not None:
            starts.append(one)
    if not starts:
        yield from _each_clause(annotations, statement, told)
        return
    ends = [*(s.start for s in starts[1:]), tokens[-1].end]
    first_end = text[: starts[0].start].rstrip(" ;,").removesuffix(" and").rstrip(" ;,")
    told.evidence = (told.evidence[0], min(told.evidence[1], len(first_end)))
    told.terms = " ".join(text[statement.content_spans[0][0] : told.evidence[1]].split())
    told.lemmas = lemmas_of(annotations, (statement.content_spans[0][0], told.evidence[1]))
    yield told
    for start, end in zip(starts, ends, strict=True):
        reference = annotations.reference_over(parse.tokens[start.i + 1])
        span = (start.start, len(text[:end].rstrip(" ;,.").removesuffix(" and").rstrip(" ;,")))
        if reference is None or reference.mention.name is None:
            continue
        of = (reference.mention.name,)
        terms = " ".join(text[reference.mention.end : span[1]].split())
        lemmas = lemmas_of(annotations, span)
        yield replace(told, of=of, must_act=of, evidence=span, terms=terms, lemmas=lemmas, deadline=None)


def _each_clause(annotations: Annotations, statement: Statement, told: Matter) -> Iterator[Matter]:
    """Yield a demand, and one more for each further clause of it: "demanded *that* A be dismissed and *that* B leave"."""
    parse, text = annotations.parse, annotations.document.text
    start, end = statement.content_spans[-1]
    clauses = [t for t in parse.between(start, end) if _is_further_clause(parse, t) and start < parse.head(t).start]
    if not clauses or told.evidence[1] < clauses[0].start:
        yield told
        return
    ends = [len(text[: parse.tokens[c.left].start].rstrip(" ,;").removesuffix(" and").rstrip(" ,;")) for c in clauses]
    spans = [(start, ends[0])]
    spans += [(parse.tokens[c.left].start, last) for c, last in zip(clauses, [*ends[1:], end], strict=True)]
    theirs = [_doers(annotations, c) for c in clauses]
    asked = [tuple(n for n in told.of if all(n not in names for names in theirs)), *theirs]
    for span, of in zip(spans, asked, strict=True):
        evidence = (told.evidence[0], span[1]) if span is spans[0] else span
        terms, due = " ".join(text[slice(*span)].split()), deadline_in(annotations, span)
        lemmas = lemmas_of(annotations, span)
        yield replace(told, of=of, must_act=of, evidence=evidence, terms=terms, lemmas=lemmas, deadline=due)


def _is_further_clause(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause asks for something of somebody else: it follows "and that", and no pronoun is its subject."""
    mark = next((c for c in parse.children(verb, "mark") if c.norm == "that"), None)
    subject = parse.child(verb, "nsubj", "nsubjpass")
    if verb.dep != "conj" or mark is None or subject is None or subject.pos == "PRON":
        return False
    return parse.tokens[mark.i - 1].pos == "CCONJ"


def _doers(annotations: Annotations, clause: Token) -> tuple[str, ...]:
    """Return who is to do what a clause asks for; nobody of a clause in the passive."""
    parse = annotations.parse
    doers = [] if is_passive(parse, clause) else subjects_of(parse, clause)
    return party_names(annotations, [d for d in doers if annotations.reference_headed(d) is not None])


def _end_of_list(annotations: Annotations, statement: Statement) -> int:
    """Return the end of the sentence, or of the last one that a semicolon joins to it (parsers break there)."""
    parse, text = annotations.parse, annotations.document.text
    token = parse.token_at(statement.content_spans[-1][0])
    end = rest_of_sentence(annotations, statement)[1]
    for sentence in parse.sentences[token.sentence + 1 :] if token is not None else ():
        if text[:end].rstrip()[-1:] != ";":
            break
        end = sentence.end
    return end
