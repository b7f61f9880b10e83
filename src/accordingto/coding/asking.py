"""Statements and a parse in, matters out that somebody asks for: demands, requests, offers, ultimatums and their answers."""

from collections.abc import Iterator, Mapping, Sequence

from accordingto.coding.asked_parts import split_asked
from accordingto.coding.lexicons import load_cues, load_list
from accordingto.coding.makers import makers_of
from accordingto.coding.matters import (
    Matter,
    clause_in,
    cue_place,
    deadline_in,
    instruments_near,
    is_named,
    is_official,
    is_party,
    lemmas_of,
    own_name,
    own_voice,
    party_names,
    rest_of_sentence,
    words,
)
from accordingto.coding.phrases import is_first_person, prepositional, subjects_of
from accordingto.coding.sources import innermost, sources_of
from accordingto.coding.urging import (
    asks_nothing,
    expected_of,
    find_further,
    has_alternative,
    held_by,
    is_told_of_another,
    is_urgent,
)
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Span, Statement

QUESTIONS = frozenset({"why", "what", "whether", "if", "how", "who", "when", "where", "which", "whom"})
FOR_DEEDS = frozenset({"to", "that", "for", "not"})
HEARERS = frozenset(
    "reporters journalists newsmen correspondents supporters followers listeners viewers readers mourners".split()
)
"""To whom things are said, not of whom they are asked: "told reporters … and demanded that she resign"."""
TOLD = frozenset({"know", "see", "hear", "have", "get", "be"})
"""What somebody wants to do that others must make possible; what else he "wants to" do he asks of nobody."""
GIVING_UP = frozenset({"close", "near", "consider", "avoid", "stop", "refrain", "abstain", "instead"})


def find_asked(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield what is asked in reported words, and what is insisted on, wanted or listed."""
    by_id = {s.id: s for s in statements}
    voice = own_voice(annotations, statements)
    yield from _asked_in_words(annotations, statements, by_id)
    for token in annotations.parse.tokens:
        if token.pos == "VERB" and token.lemma in ("insist", "want", "expect", "demand", "require"):
            yield from _insisted(annotations, token, statements, by_id, voice)
    yield from find_further(annotations, statements)


def _asked_in_words(
    annotations: Annotations, statements: Sequence[Statement], by_id: Mapping[str, Statement]
) -> Iterator[Matter]:
    grouped: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        if statement.act == "request":
            grouped.setdefault((statement.content_spans, statement.reported_by), []).append(statement)
    for group in grouped.values():
        first = group[0]
        by = tuple(
            dict.fromkeys(own_name(annotations) if s.speaker_is_publisher else s.speaker for s in group if s.speaker)
        )
        cue = annotations.parse.between(*cue_place(annotations, first))
        makers = next((m for t in cue if t.pos == "VERB" and (m := makers_of(annotations, t))), ())
        by = makers or by
        if not is_named(by) or _is_instrument(annotations, by) or not _is_asked(annotations, first):
            continue
        if is_told_of_another(annotations, first, statements) or asks_nothing(annotations, first, by):
            continue
        asked = tuple(a for a in _addressees(annotations, first) if a.casefold() not in HEARERS)
        asked = asked or _doer_asked(annotations, first)
        asked = asked or _tellers_asked(annotations, first, statements)
        asked = asked or _spoken_to(annotations, first) or _accused_beside(first, statements)
        asked = asked or expected_of(annotations, first) or held_by(annotations, first)
        asked = tuple(a for a in asked if a not in by and a.casefold() not in HEARERS)
        asked = asked or tuple(a for a in _doer_asked(annotations, first) if a not in by)
        span = _asking_clause(annotations, first)
        instruments = instruments_near(annotations, span)
        formal = _is_formal(annotations, first)
        lemmas = lemmas_of(annotations, span)
        due = deadline_in(annotations, rest_of_sentence(annotations, first, statements))
        official = bool(makers) or is_official(annotations, first)
        urgent = is_urgent(annotations, first)
        if not (formal or (official and (is_party(asked) or instruments or due or urgent))):
            continue
        asked = tuple(
            a for a in asked if is_party([a]) or (due and is_named([a])) or (formal and _is_met(annotations, first, a))
        )
        if not asked and _is_advice(annotations, first):
            continue
        if not asked and (lemmas <= words("vague_goods") or not (formal or due or _must(annotations, first) or urgent)):
            continue
        told = Matter(
            kind=_kind(annotations, first, statements),
            by=by,
            of=asked,
            must_act=asked,
            terms=" ".join(annotations.document.text[slice(*span)].split()),
            evidence=(first.evidence_start, first.evidence_end),
            condition=first.conditional,
            instruments=instruments,
            clause=clause_in(annotations, span),
            made_on=first.said_on,
            deadline=deadline_in(annotations, span),
            sources=sources_of(by_id.get(first.reported_by or ""), by_id),
            statement_id=first.id,
            step_by=by,
            confidence=0.65 if asked else 0.5,
            lemmas=lemmas,
        )
        told.deadline = told.deadline or due
        yield from split_asked(annotations, first, told)


def _is_instrument(annotations: Annotations, names: Sequence[str]) -> bool:
    return any(m.name == name for m in annotations.instruments for name in names)


def _is_asked(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether somebody asks for a deed: not for an answer ("asked why …"), and not short of asking ("close to …")."""
    parse = annotations.parse
    spoken = parse.between(*statement.content_spans[0])
    cue = parse.between(*cue_place(annotations, statement))
    own = _asking_verb(annotations, statement)
    asks = any(t.lemma in ("ask", "inquire", "wonder") for t in (*cue, *([own] if own else [])))
    last = annotations.document.text[: statement.content_spans[-1][1] + 1].rstrip("”\"'’ ,")[-1:]
    deed_first = spoken[0].norm == "to" and spoken[0].dep == "aux"
    wondered = not deed_first and any(
        t.norm in QUESTIONS and (t.tag[:1] == "W" or t.norm in ("if", "whether")) for t in spoken[:4]
    )
    if last == "?" or (asks and (wondered or not _leads_to_deed(annotations, cue, spoken))):
        return False
    own_wish = any(t.lemma == "want" for t in cue) and spoken[0].norm == "to" and len(spoken) > 1
    if own_wish and spoken[1].lemma not in TOLD:
        return False
    asking = load_list("acts")["asking_verbs"]
    verbs = [t for t in (*cue, *(t for t in spoken[:8] if t.lemma in asking)) if t.tag == "VBG"]
    called = [t for t in cue if t.lemma == "call" and t.pos == "VERB"]
    if any(not {n.norm for n in parse.tokens[t.i + 1 : t.i + 6]} & {"for", "on", "upon"} for t in called):
        return False
    return not any(a.lemma in GIVING_UP for t in verbs for a in list(parse.ancestors(t))[:2])


def _is_met(annotations: Annotations, statement: Statement, name: str) -> bool:
    """Tell whether those asked, named by a common noun, are no stretch of time ("pushed for nearly a decade")."""
    times = annotations.times_in(statement.evidence_start, statement.evidence_end)
    return not any(t.text in name or name in t.text for t in times)


def _is_advice(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether the words only suggest or advise something."""
    cue = annotations.parse.between(*cue_place(annotations, statement))
    timed = deadline_in(annotations, statement.content_spans[0]) is not None
    return any(t.lemma in words("advising_verbs") and not (t.lemma == "tell" and timed) for t in cue)


def _leads_to_deed(annotations: Annotations, cue: Sequence[Token], spoken: Sequence[Token]) -> bool:
    """Tell whether "ask" is followed by what is to be done ("asked him to leave", "asked for an inquiry")."""
    first = cue[0].i if cue else spoken[0].i
    return any(t.norm in FOR_DEEDS for t in annotations.parse.tokens[first : spoken[min(8, len(spoken) - 1)].i + 1])


def _asking_verb(annotations: Annotations, statement: Statement) -> Token | None:
    """Return the verb by which a speaker asks in the first person: "We urge …", "we therefore demand …"."""
    parse, cues = annotations.parse, load_cues("verbs")
    for token in parse.between(*statement.content_spans[0])[:12]:
        asks = any(c.act == "request" for c in cues.get(token.lemma, ())) and token.pos == "VERB"
        if asks and any(is_first_person(s) for s in parse.children(token, "nsubj")):
            return token
    return None


def _must(annotations: Annotations, statement: Statement) -> bool:
    return any(
        t.norm in words("strong_modals") and t.dep == "aux"
        for s, e in statement.content_spans
        for t in annotations.parse.between(s, e)
    )


def _addressees(annotations: Annotations, statement: Statement) -> tuple[str, ...]:
    """Return who is asked; somebody without a name by whose he is ("the deputies of the party", "our friends in Merin")."""
    found: list[str] = []
    text = annotations.document.text
    for name in statement.addressees:
        at = text.find(name, statement.evidence_start, statement.evidence_end)
        token = annotations.parse.token_at(at + len(name) - 1) if at >= 0 and not is_named([name]) else None
        others = [n for n in party_names(annotations, [token]) if n[:1].isupper()] if token is not None else []
        found += others or [name]
    return tuple(dict.fromkeys(found))


def _doer_asked(annotations: Annotations, statement: Statement) -> tuple[str, ...]:
    """Return who is to do what is asked: the subject of the clause that asks, where it is somebody who can act."""
    parse = annotations.parse
    verb = _asking_verb(annotations, statement)
    clauses = parse.children(verb, "ccomp", "xcomp") if verb is not None else []
    if verb is None:
        spoken = parse.between(*statement.content_spans[0])
        clauses = [
            t for t in spoken if t.dep in ("ccomp", "ROOT") and (t.pos in ("VERB", "AUX") or parse.child(t, "nsubj"))
        ][:1]
    asking = load_list("acts")["asking_verbs"]
    clauses = [c for c in clauses if c.lemma not in asking]
    doers = [d for c in clauses for d in parse.children(c, "nsubj") if annotations.reference_headed(d) is not None]
    verbless = verb is None and not any(t.pos in ("VERB", "AUX") for t in spoken)
    if not doers and verbless and spoken[0].i and parse.tokens[spoken[0].i - 1].norm == "that":
        reference = annotations.reference_over(spoken[0])
        known = reference is not None and reference.how == "name" and len(spoken) > 1
        return (reference.mention.name,) if reference is not None and known else ()
    return tuple(n for n in party_names(annotations, doers) if is_named([n]))


def _tellers_asked(annotations: Annotations, statement: Statement, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return who is asked by "us" in words that he himself tells: "they have told us to close, the agency said"."""
    parse = annotations.parse
    place = cue_place(annotations, statement)
    verbs = [t for t in parse.between(*place) if t.pos == "VERB"]
    own = any(is_first_person(o) for v in verbs for o in parse.children(v, "dobj", "dative"))
    others = [s for s in statements if s is not statement and s.speaker != statement.speaker]
    teller = innermost(others, place[0]) if own else None
    if teller is None or not teller.speaker:
        return ()
    return (own_name(annotations) if teller.speaker_is_publisher else teller.speaker,)


def _spoken_to(annotations: Annotations, statement: Statement) -> tuple[str, ...]:
    """Return with whom somebody was in touch who then asked: "informed both sides and asked for an inquiry"."""
    parse = annotations.parse
    for token in parse.between(*cue_place(annotations, statement)):
        above = parse.head(token)
        for verb in [above, *parse.conjuncts(above)] if token.dep in ("conj", "advcl") else []:
            if verb.i < token.i and verb.lemma in words("contacting_verbs"):
                joint = prepositional(parse, verb, "to") if verb.lemma == "write" else None
                met = parse.children(verb, "dobj") if joint is None else parse.children(joint, "pobj")
                met = [t for t in met if annotations.reference_headed(t) is not None]
                if met:
                    return party_names(annotations, met)
    return ()


def _insisted(
    annotations: Annotations,
    verb: Token,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
    voice: tuple[str, ...],
) -> Iterator[Matter]:
    """What is insisted on ("insists that the troops leave first"), wanted of others, or expected by a communiqué."""
    parse = annotations.parse
    auxiliaries = {a.norm for a in parse.children(verb, "aux")} - {"has", "have", "had", "is", "are", "was", "were"}
    purpose = verb.lemma == "demand" and verb.dep == "advcl" and auxiliaries == {"to"}
    if parse.child(verb, "neg") is not None or (auxiliaries and not purpose):
        return
    thing, asked = _wanted(annotations, verb)
    doers = subjects_of(parse, verb)
    statement = innermost(statements, verb.start)
    if verb.lemma == "expect":
        by = voice if any(is_first_person(d) for d in doers) and voice else ()
    else:
        by = party_names(annotations, [d for d in doers if annotations.reference_headed(d) is not None])
    if verb.lemma == "expect" and statement is not None and not statement.speaker_is_publisher:
        return
    covered = verb.lemma != "expect" and any(
        s.act == "request"
        and s.evidence_start <= verb.start < s.evidence_end
        and (s.speaker in by or s.speaker_is_publisher)
        for s in statements
    )
    of = tuple(n for n in party_names(annotations, asked) if is_named([n]) and n not in by)
    bodily = verb.lemma not in ("want", "require") or _is_body(annotations, doers)
    if thing is None or covered or not is_named(by) or not bodily or _is_instrument(annotations, by):
        return
    span = (verb.start, parse.tokens[thing.right].end)
    yield Matter(
        kind="request" if verb.lemma == "want" else "demand",
        by=by,
        of=of,
        must_act=of,
        terms=" ".join(annotations.document.text[parse.tokens[thing.left].start : span[1]].split()),
        evidence=span,
        instruments=instruments_near(annotations, span),
        clause=clause_in(annotations, span),
        deadline=deadline_in(annotations, span),
        sources=sources_of(statement, by_id),
        statement_id=statement.id if statement else None,
        step_by=by,
        confidence=0.6,
        lemmas=lemmas_of(annotations, span),
    )


def _wanted(annotations: Annotations, verb: Token) -> tuple[Token | None, list[Token]]:
    """Return what is insisted on, wanted or expected of others, and who they are."""
    parse = annotations.parse
    clause = parse.child(verb, "ccomp", "xcomp")
    if verb.lemma == "insist":
        joint = prepositional(parse, verb, "on", "upon")
        noun = parse.child(joint, "pobj") if joint else None
        if noun is not None and noun.pos == "NOUN":
            return noun, [t for t in parse.children(noun, "poss") if annotations.reference_headed(t)]
        bare = clause is not None and clause.tag in ("VB", "VBP") and not parse.children(clause, "aux")
        doers = parse.children(clause, "nsubj", "nsubjpass") if clause is not None else []
        third = bool(doers) and doers[0].norm not in ("i", "we", "you", "they") and doers[0].tag in ("NN", "NNP")
        return (clause, doers) if bare and third else (None, [])
    if verb.lemma == "require" and (clause is None or clause.tag not in ("VB", "VBN") or _is_told(parse, clause)):
        return None, []
    if clause is not None and parse.children(clause, "nsubj", "nsubjpass"):
        return clause, parse.children(clause, "nsubj")
    noun = parse.child(verb, "dobj")
    if verb.lemma == "demand" and noun is not None and noun.pos == "NOUN":
        return noun, []
    if verb.lemma == "expect" and noun is not None and noun.lemma in words("expected_nouns"):
        return noun, []
    return None, []


def _is_told(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause tells that something is so, and not that it be so ("requires that the bridge be opened")."""
    auxiliaries = parse.children(clause, "aux", "auxpass")
    return any(a.tag not in ("VB", "TO") for a in auxiliaries) or (not auxiliaries and clause.tag != "VB")


def _is_body(annotations: Annotations, tokens: Sequence[Token]) -> bool:
    """Tell whether a state, a government or another body acts, rather than a person or people."""
    found = [annotations.reference_headed(t) for t in tokens]
    return any(r is not None and r.how == "name" and r.mention.kind not in ("person", "group", "media") for r in found)


def _asking_clause(annotations: Annotations, statement: Statement) -> Span:
    """Return the words that ask: the clause of what must be done where a statement says more, else all of it."""
    whole = (statement.content_spans[0][0], statement.content_spans[-1][1])
    for start, end in statement.content_spans:
        for token in annotations.parse.between(start, end):
            above = annotations.parse.head(token)
            told = token.lemma in ("duty", "obligation") and above.lemma in ("have", "be", "lie", "rest", "fall")
            if (token.norm in words("modals") and token.dep == "aux") or told:
                clause = annotations.parse.head(token)
                first, last = annotations.parse.tokens[clause.left], annotations.parse.tokens[clause.right]
                return max(whole[0], first.start), min(whole[1], last.end)
    return whole


def _is_formal(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether a word of asking reports the words: a request then, even where nobody is named who should meet it."""
    cues = load_cues("verbs")
    spoken = (statement.cue or "").split()
    near = annotations.parse.between(*cue_place(annotations, statement))
    lemmas = {t.lemma for t in near if t.text in spoken}
    asking = _asking_verb(annotations, statement)
    lemmas |= {asking.lemma} if asking is not None else set()
    return any(c.act == "request" for lemma in lemmas for c in cues.get(lemma, ()))


def _accused_beside(statement: Statement, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return whom the same speaker accuses in the words right beside a request that names nobody."""
    for other in statements:
        near = 0 <= statement.content_spans[0][0] - other.content_spans[-1][1] < 40
        if other.act == "accuse" and near and other.speaker == statement.speaker and other.reported_by is None:
            return other.about
    return ()


def _kind(annotations: Annotations, statement: Statement, statements: Sequence[Statement]) -> str:
    spoken = [t for s, e in statement.content_spans for t in annotations.parse.between(s, e)]
    cue = (statement.cue or "").lower()
    if _has_or_else(statement, statements) or has_alternative(annotations, statement):
        return "ultimatum"
    strong = any(t.norm in words("strong_modals") or t.norm in words("insistent_adverbs") for t in spoken)
    own = _asking_verb(annotations, statement)
    cue = own.lemma if own is not None and not _is_asking_cue(cue) else cue
    told = cue.startswith(("tell", "told")) and deadline_in(annotations, statement.content_spans[0]) is not None
    strong = strong or told
    return "demand" if strong or any(cue.startswith(word[:6]) for word in words("demanding_cues")) else "request"


def _is_asking_cue(cue: str) -> bool:
    """Tell whether a cue itself asks, so that it and not a verb within the words says how firmly."""
    cues = load_cues("verbs")
    return any(
        c.act == "request" for word in cue.split() for c in cues.get(word.removesuffix("ed"), cues.get(word, ()))
    )


def _has_or_else(statement: Statement, statements: Sequence[Statement]) -> bool:
    """Tell whether the same speaker threatens, on a condition, right after asking."""
    return any(
        other.act == "threaten"
        and other.conditional
        and other.speaker == statement.speaker
        and 0 <= other.content_spans[0][0] - statement.evidence_end < 40
        for other in statements
    )
