"""A parse in, matters out that a court ordered or somebody was told to do, by how it is said to have been obeyed."""

from collections.abc import Iterator, Mapping, Sequence

from accordingto.coding.matters import (
    Matter,
    deadline_in,
    instruments_near,
    is_named,
    is_side,
    lemmas_of,
    own_name,
    owner_of,
    party_names,
    words,
)
from accordingto.coding.phrases import agents_of, is_passive, objects_of, particle_lemma, subjects_of
from accordingto.coding.sources import innermost, sources_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Statement

COURTS = frozenset({"court", "tribunal", "judge", "magistrate", "bench", "justice", "arbitrator"})
RULINGS = frozenset(
    {"order", "ruling", "injunction", "judgment", "judgement", "verdict", "decision", "decree", "writ", "summons"}
)
TELLING = frozenset({"order", "tell", "ask", "instruct", "command", "urge", "direct", "oblige", "request"})
UNREAL = frozenset({"could", "would", "might", "may", "should", "must", "can", "will", "'ll"})
OBEYING = frozenset({"comply", "obey", "oblige", "relent", "agree"})
DEFYING = frozenset({"refuse", "decline", "balk"})
IGNORING = frozenset({"ignore", "defy", "flout", "disregard", "disobey"})


def find_obeyed(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield orders of courts that are told as kept or broken, and what somebody was told to do with what he then did."""
    by_id = {s.id: s for s in statements}
    for token in annotations.parse.tokens:
        found = None
        if token.lemma in RULINGS and token.pos == "NOUN" and token.dep in ("dobj", "pobj", "nsubjpass"):
            found = _kept_order(annotations, token, statements, by_id)
        elif token.lemma in TELLING and token.tag in ("VBN", "VBD") and token.dep == "advcl":
            found = _told_before(annotations, token, statements, by_id)
        if found is not None:
            yield found


def _kept_order(
    annotations: Annotations, noun: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """ "Ignored the court's order to reopen the hall", "complied with a ruling by the tribunal that it pay"."""
    parse = annotations.parse
    courts = [*owner_of(parse, noun), *parse.children(noun, "compound")]
    deed = next(
        (d for d in parse.children(noun, "acl", "ccomp", "relcl") if d.tag in ("VB", "VBP", "VBN") and d.i > noun.i),
        None,
    )
    if deed is None or not any(c.lemma.lower() in COURTS for c in courts):
        return None
    above = parse.head(noun)
    verb = parse.head(above) if noun.dep == "pobj" else above
    state = _state(parse, verb, above.norm if noun.dep == "pobj" else "")
    top = parse.head(verb) if verb.dep == "xcomp" else verb
    doers = agents_of(parse, verb) if is_passive(parse, verb) else subjects_of(parse, top)
    by = party_names(annotations, doers)
    if state is None or not by or {c.norm for c in parse.children(top, "aux")} & UNREAL:
        return None
    last = max(deed.right, noun.right, verb.i)
    return _duty(annotations, verb, by, (noun.left, last), (min(top.i, noun.left), last), state, statements, by_id)


def _state(parse: Parse, verb: Token, joint: str) -> str | None:
    lemma = particle_lemma(parse, verb)
    kept = lemma in words("keeping_verbs") | {"obey", "execute", "heed", "enforce"}
    broken = lemma in words("breaking_verbs") | IGNORING
    if joint and not (joint in ("with", "to", "by") and (kept or broken)):
        return None
    if not (kept or broken):
        return None
    above = parse.head(verb)
    failed = verb.dep == "xcomp" and above.lemma in DEFYING | {"fail", "neglect"}
    owed = verb.dep == "xcomp" and above.lemma == "have"
    if any(c.norm == "to" for c in parse.children(verb, "aux")) and not (failed or owed):
        return None
    negated = failed or owed or parse.child(verb, "neg") is not None
    return "claimed_met" if kept is not negated else "claimed_breached"


def _told_before(
    annotations: Annotations, verb: Token, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Matter | None:
    """ "Ordered by the court to free the editor, the police complied", "told to leave by Monday, the crew stayed"."""
    parse = annotations.parse
    main = parse.head(verb)
    deed = next((d for d in parse.children(verb, "xcomp", "ccomp", "advcl") if d.tag == "VB" and d.i > verb.i), None)
    if deed is None or main.pos != "VERB" or verb.i > main.i or parse.children(verb, "aux", "mark", "nsubj"):
        return None
    told = [s for s in subjects_of(parse, main) if is_side(annotations, s)]
    asking = agents_of(parse, verb)
    by, of = party_names(annotations, asking), party_names(annotations, told)
    of_court = any(a.lemma.lower() in COURTS for a in asking)
    came = _came_of(parse, main)
    if not is_named(of) or set(by) & set(of) or {c.norm for c in parse.children(main, "aux")} & UNREAL:
        return None
    whole = (verb.left, max(main.i, deed.right))
    if of_court:
        state = {"accepted": "claimed_met", "refused": "claimed_breached", "past_deadline": "claimed_breached"}.get(
            came or ""
        )
        return _duty(annotations, main, of, (deed.left, deed.right), whole, state or "open", statements, by_id)
    due = deadline_in(annotations, (parse.tokens[deed.left].start, parse.tokens[deed.right].end))
    if came is None or not (is_named(by) or due is not None):
        return None
    span = (parse.tokens[whole[0]].start, parse.tokens[whole[1]].end)
    words_told = (parse.tokens[deed.left].start, parse.tokens[deed.right].end)
    statement = innermost(statements, main.start)
    firm = verb.lemma in ("order", "tell", "instruct", "command", "direct")
    return Matter(
        kind="demand" if firm else "request",
        by=by,
        of=of,
        must_act=of,
        terms=" ".join(annotations.document.text[slice(*words_told)].split()),
        evidence=span,
        state=came,
        deadline=due,
        sources=sources_of(statement, by_id),
        statement_id=statement.id if statement else None,
        step_by=of,
        lemmas=lemmas_of(annotations, words_told),
        is_deed=True,
    )


def _came_of(parse: Parse, main: Token) -> str | None:
    """Return how what somebody was told to do was answered by what the main clause tells."""
    negated = parse.child(main, "neg") is not None
    did = main.lemma == "do" and any(c.norm in ("so", "as", "that") for c in parse.children(main))
    let = main.lemma == "let" and any(
        c.lemma in ("pass", "go", "expire", "lapse") for c in parse.children(main, "ccomp", "xcomp")
    )
    if let:
        return "past_deadline"
    if main.lemma in OBEYING or did:
        return "refused" if negated else "accepted"
    if main.lemma in DEFYING and not negated:
        return "refused"
    if main.lemma in IGNORING and any(
        o.lemma in RULINGS | {"request", "deadline", "call"} for o in objects_of(parse, main)
    ):
        return "refused"
    return None


def _duty(
    annotations: Annotations,
    verb: Token,
    by: tuple[str, ...],
    terms: tuple[int, int],
    whole: tuple[int, int],
    state: str,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
) -> Matter:
    parse = annotations.parse
    words_told = (parse.tokens[terms[0]].start, parse.tokens[terms[1]].end)
    statement = innermost(statements, verb.start)
    chain = tuple(n for n in sources_of(statement, by_id) if state != "claimed_breached" or n not in by)
    span = (parse.tokens[whole[0]].start, parse.tokens[whole[1]].end)
    return Matter(
        kind="obligation",
        by=by,
        of=(),
        must_act=by,
        terms=" ".join(annotations.document.text[slice(*words_told)].split()),
        evidence=span,
        state=state,
        instruments=instruments_near(annotations, span),
        deadline=deadline_in(annotations, words_told),
        claimed_by=(chain[-1:] or (own_name(annotations),)) if state.startswith("claimed") else (),
        sources=chain,
        statement_id=statement.id if statement else None,
        step_by=by,
        lemmas=lemmas_of(annotations, words_told),
    )
