"""Statements and a parse in, matters out that somebody takes on: promises and offers, in reported words or told as deeds."""

from collections.abc import Iterator, Mapping, Sequence

from accordingto.coding.matters import (
    Matter,
    clause_in,
    cue_place,
    deadline_in,
    instruments_near,
    is_named,
    is_official,
    is_party,
    is_side,
    lemmas_of,
    own_name,
    party_names,
    words,
)
from accordingto.coding.phrases import agents_of, is_first_person, is_passive, subjects_of
from accordingto.coding.promised_things import (
    GIVEN_WORDS,
    READY,
    are_bodies,
    find_offered,
    find_promised_thing,
    find_word_given,
    is_conceded,
)
from accordingto.coding.sources import sources_of
from accordingto.coding.urging import is_of_sport
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import Span, Statement

OFFERING = ("offer", "willing", "prepared", "ready")
PLEDGING = ("promis", "pledg", "vow", "undert", "guarant", "swor", "swear", "assur")
GIVEN = frozenset({"assure", "guarantee", "vow", "pledge", "promise", "undertake", "commit", "swear"})
PROMISES = frozenset({"will", "would", "'ll", "shall"})
FORESEEN = frozenset(
    "go do finish expect need require force know see flood destroy lose kill ruin exhaust decide determine".split()
)
"""What is foreseen, or undergone, is not promised."""


def find_promised(annotations: Annotations, statements: Sequence[Statement]) -> Iterator[Matter]:
    """Yield promises and offers in reported words, then those that are told as deeds."""
    by_id = {s.id: s for s in statements}
    told: list[Span] = []
    for statement in statements:
        matter = _promised_in_words(annotations, statement, by_id)
        if matter is not None:
            told.append(matter.evidence)
            yield matter
    for sentence in annotations.parse.sentences:
        matter = _went_on(annotations, sentence, statements)
        if matter is not None and not any(a <= matter.evidence[0] < b for a, b in told):
            yield matter
    for token in annotations.parse.tokens:
        if token.pos not in ("VERB", "AUX") or any(a <= token.start < b for a, b in told):
            continue
        found = (
            find_word_given(annotations, token, statements, by_id)
            or find_promised_thing(annotations, token, statements, by_id)
            or find_offered(annotations, token, statements, by_id)
        )
        if found is not None:
            yield found


def _promised_in_words(annotations: Annotations, statement: Statement, by_id: Mapping[str, Statement]) -> Matter | None:
    """Return the promise or offer that a statement makes, if it makes one."""
    if not statement.speaker or (statement.conditional or "").lower().startswith("unless"):
        return None
    by: tuple[str, ...] = (own_name(annotations),) if statement.speaker_is_publisher else (statement.speaker,)
    tokens = [t for s, e in statement.content_spans for t in annotations.parse.between(s, e)]
    by = by if is_named(by) else _body_promised_for(annotations, statement, tokens) or by
    kind = _kind(annotations, statement, tokens)
    span = (statement.content_spans[0][0], statement.content_spans[-1][1])
    lemmas = lemmas_of(annotations, span)
    if not is_party(by) and not _is_plain(annotations, statement, kind):
        return None
    if (
        kind is None
        or not is_named(by)
        or is_of_sport(by)
        or lemmas <= words("vague_goods")
        or _recalls(annotations, tokens)
    ):
        return None
    state = "claimed_breached" if is_conceded(annotations, span) else "open"
    sources = sources_of(by_id.get(statement.reported_by or ""), by_id)
    return Matter(
        kind=kind,
        by=by,
        of=tuple(a for a in statement.addressees if a not in by)
        or _told_to(annotations, statement, by)
        or _assured(annotations, statement, by),
        must_act=by,
        terms=statement.content,
        evidence=(statement.evidence_start, statement.evidence_end),
        state=state,
        condition=statement.conditional,
        instruments=instruments_near(annotations, span),
        clause=clause_in(annotations, span),
        made_on=statement.said_on,
        deadline=_due(annotations, statement, kind),
        claimed_by=(own_name(annotations),) if state == "claimed_breached" else (),
        sources=sources,
        statement_id=statement.id,
        step_by=by,
        confidence=0.6,
        lemmas=lemmas,
    )


def _is_plain(annotations: Annotations, statement: Statement, kind: str | None) -> bool:
    """Tell whether words promise or offer so plainly that the miners, too, are held to them: by the verb, or with a day."""
    cue = (statement.cue or "").lower()
    near = annotations.parse.between(*cue_place(annotations, statement))
    given = cue.startswith((*PLEDGING, *OFFERING)) or any(t.lemma in GIVEN for t in near)
    return given or kind == "offer" or (kind is not None and _due(annotations, statement, kind) is not None)


def _body_promised_for(annotations: Annotations, statement: Statement, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the body in whose name somebody without one promises: "vowed that the League would stay away"."""
    if statement.act != "agree":
        return ()
    parse = annotations.parse
    verbs = [parse.head(t) for t in tokens if t.dep == "aux" and t.norm in PROMISES]
    doers = [s for v in verbs[:1] for s in subjects_of(parse, v)]
    bodies = [d for d in doers if are_bodies(annotations, [d])]
    return party_names(annotations, bodies)


def _recalls(annotations: Annotations, tokens: Sequence[Token]) -> bool:
    """Tell whether words only recall a promise: "that the report, which he had promised for March, would need the summer"."""
    parse = annotations.parse
    return any(
        t.lemma in words("promising_verbs")
        and t.dep == "relcl"
        and {a.norm for a in parse.children(t, "aux")} & {"had", "has"}
        for t in tokens
    )


def _due(annotations: Annotations, statement: Statement, kind: str) -> str | None:
    """Return the day by which a promise is due; of an offer only a day that is named as its end."""
    offer = kind == "offer"
    return deadline_in(annotations, _with_rest(annotations, statement), also_set=not offer, lengths=not offer)


def _with_rest(annotations: Annotations, statement: Statement) -> Span:
    """Return the words of a promise, to the end of their sentence where they are told indirectly."""
    start, end = statement.content_spans[0][0], statement.content_spans[-1][1]
    token = annotations.parse.token_at(max(start, end - 1))
    if statement.form == "direct" or token is None:
        return start, end
    return start, max(end, annotations.parse.sentence_of(token).end)


def _told_to(annotations: Annotations, statement: Statement, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return to whom something is offered: the body behind "to" in the words."""
    parse = annotations.parse
    for start, end in statement.content_spans:
        for token in parse.between(start, end):
            if token.norm != "to" or token.dep not in ("prep", "dative"):
                continue
            noun = parse.child(token, "pobj")
            reference = annotations.reference_over(parse.tokens[noun.left]) if noun is not None else None
            if noun is not None and (reference or annotations.reference_headed(noun)):
                found = party_names(annotations, [noun])
                whose = [r for t in parse.children(noun, "compound", "poss") if (r := annotations.reference_over(t))]
                named = tuple(r.mention.name for r in whose if r.mention.name) or found
                return tuple(n for n in named if n not in by and n[:1].isupper())
    return ()


def _assured(annotations: Annotations, statement: Statement, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return to whom a word is given by the verb that attributes it: "the militia assured the agency"."""
    parse = annotations.parse
    for verb in parse.between(*cue_place(annotations, statement)):
        whom = (
            parse.child(verb, "dobj", "dative") if verb.lemma in ("assure", "promise", "guarantee", "pledge") else None
        )
        if whom is not None and is_side(annotations, whom) and whom.i - verb.i < 4:
            return tuple(n for n in party_names(annotations, [whom]) if n not in by and is_named([n]))
    return ()


def _kind(annotations: Annotations, statement: Statement, tokens: Sequence[Token]) -> str | None:
    """Return what a statement makes: an offer, a commitment, or neither."""
    cue = (statement.cue or "").lower()
    before = annotations.parse.tokens[max(0, tokens[0].i - 2) : tokens[0].i] if tokens else ()
    if any(t.norm in ("never", "not") for t in before):
        return None
    ahead = [t for t in tokens if t.dep == "aux" and t.norm in PROMISES and not _is_defiant(annotations.parse, t)]
    ready = _ready(annotations, statement, tokens)
    if statement.act == "agree":
        bare = any(t.dep == "aux" and t.norm == "to" for t in tokens)
        if cue.startswith(OFFERING) or ready:
            return "offer" if ready or not cue.startswith(tuple(READY)) or bare else None
        traded = (statement.conditional or "").lower().startswith(("if", "provided", "as long")) and not cue.startswith(
            PLEDGING
        )
        if ahead or bare:
            return "offer" if traded else "commitment"
        return None
    if statement.act != "assert" or statement.hedge is not None:
        return None
    if ready:
        return "offer"
    own = [t for t in ahead if _is_own_deed(annotations, statement, annotations.parse.head(t))]
    if statement.conditional and _is_person(annotations, statement):
        doers = [s for t in own for s in subjects_of(annotations.parse, annotations.parse.head(t))]
        own = [] if all(d.pos == "PRON" for d in doers) else own
    if own:
        return "offer" if statement.conditional else "commitment"
    near = annotations.parse.between(*cue_place(annotations, statement))
    given = cue.endswith(GIVEN_WORDS) or any(t.lemma in GIVEN for t in near)
    return "commitment" if given and ahead else None


def _has_price(annotations: Annotations, statement: Statement) -> bool:
    """Tell whether the condition of a promise is a deed of others: "we will pull back if they pull back"."""
    told = statement.conditional or ""
    at = annotations.document.text.find(told, statement.evidence_start) if told else -1
    if at < 0 or not told.lower().startswith(("if ", "provided ", "as long ")):
        return False
    parse = annotations.parse
    verbs = [t for t in parse.between(at, at + len(told)) if t.pos in ("VERB", "AUX")]
    first = parse.token_at(at)
    even = first is not None and parse.tokens[max(0, first.i - 1)].norm == "even"
    if even or not verbs or verbs[0].lemma in ("win", "lose", "be", "do", "have", "elect", "happen"):
        return False
    doers = [s for v in verbs[:1] for s in parse.children(v, "nsubj")]
    return any(d.norm in ("they", "you", "he", "she", "it") or is_side(annotations, d) for d in doers)


SWAYING = frozenset("make force stop deter prevent break intimidate sway shake bend silence".split())


def _is_defiant(parse: Parse, aid: Token) -> bool:
    """Tell whether a clause only says that nothing will move the speaker: "no pressure would make us give up" promises nothing."""
    verb = parse.head(aid)
    subjects = subjects_of(parse, verb)
    none = any(
        s.norm in ("nothing", "nobody") or any(c.norm == "no" for c in parse.children(s, "det")) for s in subjects
    )
    return none and verb.lemma in SWAYING


TALKING = frozenset({"talk", "speak", "meet", "listen", "vote", "wait"})
"""Deeds that are an offer only where they have a price: "willing to talk if the blockade ends"."""


def _ready(annotations: Annotations, statement: Statement, tokens: Sequence[Token]) -> bool:
    """Tell whether the speaker's side is ready, prepared or willing to do something: an offer rather than a promise."""
    parse = annotations.parse
    for token in tokens:
        deed = parse.child(token, "xcomp") if token.norm in READY else None
        if deed is None or parse.child(parse.head(token), "neg") is not None:
            continue
        subjects = subjects_of(parse, parse.head(token))
        empty = deed.lemma in words("stateless_verbs") and not (statement.conditional and deed.lemma in TALKING)
        return any(_is_own_side(annotations, statement, s) for s in subjects) and not empty
    return False


def _is_own_deed(annotations: Annotations, statement: Statement, verb: Token) -> bool:
    """Tell whether a verb to come is a deed of the speaker's own side, one that a side can be held to."""
    parse = annotations.parse
    due = deadline_in(annotations, _with_rest(annotations, statement)) is not None
    if verb.pos not in ("VERB", "AUX") or parse.child(verb, "neg") is not None:
        return False
    if verb.lemma in words("stateless_verbs") and not due:
        return False
    if any(
        m.norm in ("if", "unless", "when", "until", "because", "that") and verb.dep == "advcl"
        for m in parse.children(verb)
    ):
        return False
    subjects = subjects_of(parse, verb)
    if due and is_official(annotations, statement) and _is_left_to_speaker(annotations, verb):
        return True
    bodily = due or is_official(annotations, statement)
    return bodily and any(_is_own_side(annotations, statement, s, passive=is_passive(parse, verb)) for s in subjects)


def _is_left_to_speaker(annotations: Annotations, verb: Token) -> bool:
    """Tell whether something will be done and nobody is named who does it: "the arrears will be paid by Friday"."""
    parse = annotations.parse
    doers = [t for t in agents_of(parse, verb) if not annotations.times_in(t.start - 12, t.end + 12)]
    if not is_passive(parse, verb) or doers or verb.lemma in FORESEEN:
        return False
    subjects = subjects_of(parse, verb) or parse.children(verb, "nsubjpass")
    known = [annotations.reference_headed(t) or annotations.reference_over(t) for t in subjects]
    return bool(subjects) and all(r is None for r in known)


def _is_own_side(annotations: Annotations, statement: Statement, subject: Token, passive: bool = False) -> bool:
    """Tell whether a subject is of the speaker's side: "we", itself, its country, its troops, its measure."""
    if is_first_person(subject):
        return subject.norm == "we" or not _is_person(annotations, statement)
    speaker = annotations.entity_by_id.get(statement.speaker_id or "")
    reference = annotations.reference_headed(subject)
    if reference is not None and reference.mention.name[:1].isupper():
        if reference.mention.name == statement.speaker:
            return not _is_person(annotations, statement) or subject.pos == "PRON"
        offices = {o.of for o in speaker.offices} | set(speaker.member_of) if speaker else set()
        same = bool(speaker and speaker.country and reference.mention.country == speaker.country)
        return reference.mention.kind != "person" and (same or reference.mention.name in offices)
    return subject.lemma in words("own_nouns") or (passive and subject.lemma in words("measure_nouns"))


def _is_person(annotations: Annotations, statement: Statement) -> bool:
    entity = annotations.entity_by_id.get(statement.speaker_id or "")
    return entity is not None and entity.kind == "person" and not statement.speaker_is_publisher


def _went_on(annotations: Annotations, sentence: Sentence, statements: Sequence[Statement]) -> Matter | None:
    """A promise in free speech that goes on from the sentence before: "She would invite them before the end of May"."""
    parse = annotations.parse
    verb = parse.tokens[sentence.root]
    would = {a.norm for a in parse.children(verb, "aux")} & {"would"}
    subject = parse.child(verb, "nsubj")
    if not would or subject is None or subject.pos != "PRON" or parse.child(verb, "neg") is not None:
        return None
    due = deadline_in(annotations, (sentence.start, sentence.end), also_set=True)
    reference = annotations.reference_headed(subject)
    before = parse.sentences[sentence.i - 1] if sentence.i else sentence
    said = next((s for s in statements if before.start <= s.evidence_start < before.end and s.speaker), None)
    if due is None or reference is None or said is None or reference.mention.name != said.speaker:
        return None
    if before.paragraph != sentence.paragraph or not is_official(annotations, said) or parse.children(verb, "advcl"):
        return None
    following = [c.left for c in parse.children(verb, "cc") if c.i > verb.i]
    last = parse.tokens[min(following) - 1] if following else parse.tokens[sentence.last]
    span = (sentence.start, last.end)
    by = (said.speaker,) if said.speaker else ()
    terms = " ".join(annotations.document.text[parse.tokens[verb.i].start : span[1]].split())
    lemmas = lemmas_of(annotations, span)
    return Matter(
        "commitment", by, (), by, terms, span, deadline=due, sources=by, step_by=by, confidence=0.55, lemmas=lemmas
    )
