"""A parse in, matters out that an agreement sets: its terms, told in one clause or in several sentences."""

from collections.abc import Iterator, Mapping, Sequence

from accordingto.coding.matters import (
    Matter,
    clause_in,
    deadline_in,
    doers_of,
    instruments_near,
    lemmas_of,
    party_names,
    words,
)
from accordingto.coding.phrases import is_passive, subjects_of
from accordingto.coding.sources import innermost, sources_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import Span, Statement

TERM_MARKS = frozenset({"whereby", "which", "that", "where"})
BINDING = frozenset({"will", "would", "shall", "must", "should", "'ll"})
TAKING_ON = frozenset({"undertake", "pledge", "commit", "promise"})
CAPS = ("no more than", "not more than", "at most", "no longer than", "no later than", "not exceeding")
PAST = frozenset({"VBD", "VBN"})
PARAGRAPHS = 3
"""How many paragraphs from where the terms begin are read as terms."""


def find_terms(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what each party takes on by an agreement that the text sets out."""
    by_id = {s.id: s for s in statements}
    taken: set[int] = set()
    signed = find_signatories(annotations)
    for verb in _term_verbs(annotations, statements):
        if verb.i not in taken:
            taken.add(verb.i)
            yield from _term(annotations, verb, signed, statements, by_id)


def find_signatories(annotations: Annotations) -> tuple[str, ...]:
    """Return the parties that the text says have signed or agreed on something together; none where it names fewer than two."""
    parse = annotations.parse
    for verb in parse.tokens:
        if verb.pos == "VERB" and verb.tag in PAST and verb.lemma in words("concluding_verbs"):
            doers = [s for s in subjects_of(parse, verb) if _is_party(annotations, s)]
            names = tuple(n for n in party_names(annotations, doers) if n[:1].isupper())
            if len(names) > 1:
                return names
    return ()


def _term_verbs(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Token]:
    parse = annotations.parse
    until = -1
    for sentence in parse.sentences:
        opened = _opens_terms(parse, sentence)
        if opened and _is_concluded(parse):
            until = sentence.paragraph + PARAGRAPHS
        alone = sentence.paragraph >= until and _is_by_the_text(parse, sentence) and _is_concluded(parse)
        if (sentence.paragraph < until or alone) and not sentence.is_title:
            returned = _is_in_return(parse, sentence)
            for verb in parse.tokens_of(sentence):
                bound = _binds(parse, verb) or (returned and _takes_on_now(parse, verb))
                if not bound or not (opened or verb.dep in ("ROOT", "conj", "ccomp", "xcomp")):
                    continue
                told = innermost(statements, verb.start)
                if told is None or told.speaker_is_publisher or told.speaker in TEXTS:
                    yield verb
    for noun in parse.tokens:
        if noun.pos == "NOUN" and noun.lemma in words("agreement_nouns"):
            yield from _clauses_of(parse, noun)


def _clauses_of(parse: Parse, noun: Token) -> Iterator[Token]:
    """Yield the verbs of "an agreement whereby A would stop … and B would …"."""
    for clause in [c for t in [noun, parse.head(noun)] for c in parse.children(t, "relcl", "acl", "ccomp", "advcl")]:
        opens = {t.norm for t in parse.tokens[clause.left : clause.i]}
        if clause.i > noun.i and opens & TERM_MARKS:
            for verb in (*parse.conjuncts(clause), *parse.children(parse.head(noun), "conj")):
                if verb.pos in ("VERB", "AUX") and {c.norm for c in parse.children(verb, "aux")} & BINDING:
                    yield verb


STAGES = frozenset({"stage", "phase"})
"""What the terms of an agreement may be told by: "In a first stage, Orlan is to pull back its guns"."""


def _opens_terms(parse: Parse, sentence: Sentence) -> bool:
    """Tell whether a sentence begins to set out terms: "Under the text, …", "The deal provides that …"."""
    first = parse.tokens[sentence.first]
    noun = parse.child(first, "pobj") if first.norm in ("under", "in") else None
    if first.norm == "in":
        return noun is not None and noun.lemma in STAGES
    terms = words("agreement_nouns") | {"text", "term", "plan", "understanding"}
    return noun is not None and (noun.lemma in terms or noun.text.lower().rstrip("s") in terms)


TEXTS = frozenset({"text", "deal", "accord", "agreement", "pact", "document", "treaty"})
"""Who speaks where a sentence ends with "according to the text"."""
RETURNS = frozenset({"return", "exchange", "turn"})


def _is_by_the_text(parse: Parse, sentence: Sentence) -> bool:
    """Tell whether a sentence says that it tells what was agreed: "is to sign a pardon, according to the text"."""
    for token in parse.tokens_of(sentence):
        joint = parse.tokens[token.i + 1] if token.norm == "according" and token.i < sentence.last else None
        noun = parse.child(joint, "pobj") if joint is not None and joint.norm == "to" else None
        if noun is not None and noun.lemma.lower() in TEXTS:
            return True
    return False


def _is_in_return(parse: Parse, sentence: Sentence) -> bool:
    """Tell whether a sentence among the terms begins with what the other side gives: "In return, Orlan pays …"."""
    first = parse.tokens[sentence.first : sentence.first + 3]
    return len(first) == 3 and first[0].norm == "in" and (first[1].lemma in RETURNS or first[2].lemma in RETURNS)


def _takes_on_now(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb tells in the present tense what a party will do."""
    top = verb.dep == "ROOT" or (verb.dep == "conj" and parse.head(verb).dep == "ROOT")
    return top and verb.pos == "VERB" and verb.tag in ("VBZ", "VBP") and parse.child(verb, "neg") is None


def _is_concluded(parse: Parse) -> bool:
    """Tell whether the text says that an agreement was made."""
    made = words("concluding_verbs")
    return any(t.lemma in made and t.pos == "VERB" and t.tag in ("VBD", "VBN", "VBZ", "VBP") for t in parse.tokens)


def _binds(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb says what a party will do: "will pay", "is to hand over", "undertake to withdraw"."""
    if verb.pos not in ("VERB", "AUX") or parse.child(verb, "neg") is not None:
        return False
    auxiliaries = {c.norm for c in parse.children(verb, "aux")}
    if _is_next_deed(parse, verb):
        return _binds(parse, parse.head(verb))
    if verb.dep == "xcomp":
        above = parse.head(verb)
        return "to" in auxiliaries and (
            (above.lemma == "be" and above.tag in ("VBZ", "VBP", "VBD")) or above.lemma in TAKING_ON
        )
    return bool(auxiliaries & BINDING) or ("may" in auxiliaries and _is_capped(parse, verb))


def _is_next_deed(parse: Parse, verb: Token) -> bool:
    """Tell whether a bare verb goes on from one that a party is to do: "is to open the gates, *lift* the ban and *free* the men"."""
    before = parse.head(verb)
    bare = verb.dep == "conj" and verb.tag == "VB" and parse.child(verb, "aux", "nsubj", "nsubjpass") is None
    return bare and before.dep in ("xcomp", "conj") and before.tag == "VB"


def _goes_on(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb shares the subject of the one before it: its clause begins with itself."""
    finite = verb.dep == "conj" and verb.tag in ("VBZ", "VBP") and parse.child(verb, "nsubj", "nsubjpass") is None
    return finite or _is_next_deed(parse, verb)


PROPOSED = frozenset("proposal plan draft idea suggestion formula scheme blueprint proposition".split())
"""Nouns for what nobody has agreed to yet."""


def _is_capped(parse: Parse, verb: Token) -> bool:
    """Tell whether a permission sets a limit: "may collect a fee of no more than 12 crowns"."""
    norms = " ".join(t.norm for t in parse.tokens[verb.i : verb.right + 1])
    return any(cap in norms for cap in CAPS)


def _term(
    annotations: Annotations,
    verb: Token,
    signed: tuple[str, ...],
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
) -> Iterator[Matter]:
    parse, text = annotations.parse, annotations.document.text
    if any(above.lemma in PROPOSED and above.pos == "NOUN" for above in parse.ancestors(verb)):
        return
    top = parse.head(verb) if verb.dep == "xcomp" else verb
    if is_passive(parse, verb):
        subjects = parse.children(verb, "nsubjpass") or parse.children(top, "nsubjpass", "nsubj")
        by = party_names(annotations, doers_of(annotations, verb)) or signed
        if not subjects or not by or verb.lemma in words("stateless_verbs"):
            return
    else:
        subjects = [s for s in _own_subjects(annotations, verb) if _is_party(annotations, s)]
        by = party_names(annotations, subjects)
    if not subjects:
        return
    span = _clause_alone(parse, top, verb if _goes_on(parse, verb) else subjects[0])
    partner = _gapped(annotations, verb)
    if partner is not None:
        span = (span[0], max(parse.tokens[partner.left - 1].end if partner.left else span[1], verb.end))
        span = (span[0], len(text[: span[1]].removesuffix(" and")))
    cited = text.find(", according to", *span)
    span = (span[0], cited if cited > 0 else span[1])
    statement = innermost(statements, verb.start)
    others = _receivers(annotations, verb, by)
    told = Matter(
        kind="commitment",
        by=by,
        of=others if partner is None else party_names(annotations, [partner]),
        must_act=by,
        terms=" ".join(text[slice(*span)].split()),
        evidence=span,
        instruments=instruments_near(annotations, span),
        clause=clause_in(annotations, span),
        deadline=deadline_in(annotations, span, also_set=True)
        or deadline_in(annotations, (span[0], parse.tokens[top.right].end), also_set=True),
        sources=sources_of(statement, by_id),
        statement_id=statement.id if statement else None,
        step_by=by,
        confidence=0.7,
        lemmas=lemmas_of(annotations, span),
    )
    yield told
    if partner is not None:
        yield _gapped_term(annotations, partner, told)


def complete_terms(annotations: Annotations, matters: Sequence[Matter]) -> None:
    """Give what parties take on what the text says of the whole agreement: who "both armies" are, and its name."""
    parse, signed = annotations.parse, find_signatories(annotations)
    opening = next((s for s in parse.sentences if _opens_terms(parse, s)), None) if _is_concluded(parse) else None
    named = instruments_near(annotations, (opening.start, opening.end)) if opening is not None else ()
    for matter in matters:
        token = parse.token_at(matter.evidence[0])
        paragraph = parse.sentence_of(token).paragraph if token is not None else -1
        if opening and matter.kind == "commitment" and 0 <= paragraph - opening.paragraph < PARAGRAPHS:
            matter.instruments = matter.instruments or named
        pair = len(matter.by) == 1 and matter.by[0].lower().startswith("both ")
        if pair and len(signed) == 2 and matter.kind in ("commitment", "obligation"):
            matter.by = matter.must_act = matter.step_by = signed


def _own_subjects(annotations: Annotations, verb: Token) -> list[Token]:
    """Return a verb's subjects; where the parse gives it none, the actor right before its auxiliary."""
    parse = annotations.parse
    auxiliary = parse.child(verb, "aux")
    if verb.dep == "conj" and auxiliary is not None and auxiliary.i and parse.child(verb, "nsubj") is None:
        before = parse.tokens[auxiliary.i - 1]
        if annotations.reference_headed(before) is not None:
            return [before]
    return subjects_of(parse, verb)


def _is_party(annotations: Annotations, subject: Token) -> bool:
    """Tell whether somebody can be bound by an agreement: a named body, or a side by its common noun."""
    reference = annotations.reference_headed(subject)
    if reference is None:
        return subject.lemma in words("party_words")
    named = reference.mention.name[:1].isupper() and reference.mention.kind not in ("media", "person", "other")
    return named or subject.lemma in words("party_words") or subject.norm in words("party_words")


def _receivers(annotations: Annotations, verb: Token, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return to whom it is due: "pay Merin 90 million", "hand over to Merin"."""
    parse = annotations.parse
    nouns = parse.children(verb, "dative", "dobj")
    nouns += [p for c in parse.children(verb, "prep", "dative") if c.norm == "to" for p in parse.children(c, "pobj")]
    bodies = [
        n for n in nouns if (r := annotations.reference_headed(n)) and r.how == "name" and r.mention.kind != "person"
    ]
    return tuple(n for n in party_names(annotations, bodies) if n not in by)


def _gapped(annotations: Annotations, verb: Token) -> Token | None:
    """Return the second party of a clause that leaves out its verb: "A is to hand over 41 detainees and B 38"."""
    parse = annotations.parse
    for thing in parse.children(verb, "dobj"):
        for other in parse.conjuncts(thing):
            number = parse.tokens[other.i + 1] if other.i + 1 < len(parse.tokens) else other
            reference = annotations.reference_headed(other)
            if other.i > thing.i and reference is not None and reference.how == "name" and number.pos == "NUM":
                return other
    return None


def _gapped_term(annotations: Annotations, partner: Token, told: Matter) -> Matter:
    by = party_names(annotations, [partner])
    number = annotations.parse.tokens[partner.i + 1]
    first = annotations.parse.tokens[partner.i - 1] if partner.i else partner
    span = (first.start if first.pos == "CCONJ" else partner.start, number.end)
    return Matter(
        kind=told.kind,
        by=by,
        of=told.by,
        must_act=by,
        terms=annotations.document.text[slice(*span)],
        evidence=span,
        instruments=told.instruments,
        clause=told.clause,
        deadline=told.deadline,
        sources=told.sources,
        statement_id=told.statement_id,
        step_by=by,
        confidence=0.6,
        lemmas=frozenset(),
    )


def _clause_alone(parse: Parse, verb: Token, subject: Token) -> Span:
    """Return a clause without the clauses that are coordinated with it."""
    first = subject.left if subject.sentence == verb.sentence and subject.i < verb.i else verb.i
    joined = [verb, *(c for c in parse.children(verb, "xcomp") if c.tag == "VB" and c.i > verb.i)]
    following = [c for one in joined for c in parse.children(one, "conj", "cc") if c.i > one.i]
    last = min([c.left for c in following], default=verb.right + 1) - 1
    while last > verb.i and parse.tokens[last].pos in ("PUNCT", "CCONJ"):
        last -= 1
    return parse.tokens[first].start, parse.tokens[max(last, verb.i)].end
