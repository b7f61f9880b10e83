"""Matters of a text and the sentences right after them in, what these tell of them out: done, not done, refused, agreed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from accordingto.coding.answers import is_unreal
from accordingto.coding.matters import Matter, own_name, party_names, words
from accordingto.coding.phrases import is_passive, particle_lemma, subject_of, subjects_of
from accordingto.coding.sources import innermost, sources_of
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import Statement

THINGS = frozenset({"this", "that", "it", "they", "these", "those", "both", "neither"})
STILL = frozenset({"still", "yet"})
ASKED = frozenset({"demand", "request", "ultimatum"})
SAYING = frozenset({"say", "answer", "reply", "respond", "declare", "tell", "insist"})
NO, YES = frozenset({"no", "non", "nope", "never"}), frozenset({"yes", "aye"})
PERSONS = frozenset({"he", "she", "they", "we", "i"})
TALKING = frozenset({"comment", "say", "speculate", "confirm", "discuss", "elaborate", "speak", "tell", "be"})
"""What somebody will not do who does not answer at all."""
OBLIGING = frozenset({"oblige", "comply", "do", "obey", "budge", "yield"})
"""What one refuses or agrees to who answers a demand without saying it again: "She declined to oblige."."""
CANNOT = frozenset({"can", "could", "will", "would", "'ll"})
Sides = Mapping[str, frozenset[str]]
"""For every actor the names and countries that it belongs to."""


def find_followups(
    annotations: Annotations, matters: Sequence[Matter], statements: Sequence[Statement], sides: Sides
) -> Iterator[tuple[Matter, Matter]]:
    """Yield (matter, what became of it) where the next sentence of its paragraph tells it.

    "That was done on 27 March", "They are still there": of what stands before. "Eskildal refused", "Eskildal said that he
    could not order a court": of what was asked of his side right before.
    """
    parse = annotations.parse
    by_id = {s.id: s for s in statements}
    for matter in matters:
        token = parse.token_at(max(matter.evidence[0], matter.evidence[1] - 1))
        if matter.state != "open" or token is None:
            continue
        here = parse.sentence_of(token)
        denied = _told_no(annotations, here, matter)
        if denied is not None:
            step = _step(annotations, matter, here, denied, "refused", statements, by_id)
            yield matter, replace(step, step_by=matter.of, evidence=(denied.start, parse.tokens[denied.i + 1].end))
        beside = _beside(parse, here, matter)
        if denied is None and beside is not None:
            told_by = matter.of if matter.kind in ASKED else matter.by
            step = _step(annotations, matter, here, beside[0], beside[1], statements, by_id)
            yield matter, replace(step, step_by=told_by, evidence=(beside[0].start, parse.tokens[beside[0].right].end))
            continue
        for sentence in parse.sentences[here.i + 1 : here.i + 2]:
            if sentence.is_title or here.is_title:
                continue
            told = _answered(annotations, sentence, matter, sides)
            if sentence.paragraph == here.paragraph:
                told = _done(parse, sentence, matter) or told
            elif told is not None and not set(_answerer(annotations, sentence, matter)) & set(matter.of):
                told = None
            if told is not None:
                verb, state = told
                yield matter, _step(annotations, matter, sentence, verb, state, statements, by_id)


def _told_no(annotations: Annotations, sentence: Sentence, matter: Matter) -> Token | None:
    """Return the verb of "She asked for an escort, but was told no", None where whoever asked was not told so."""
    parse = annotations.parse
    for verb in parse.tokens_of(sentence)[:-1]:
        said_no = verb.lemma == "tell" and is_passive(parse, verb) and parse.tokens[verb.i + 1].norm in NO
        if said_no and matter.kind in ASKED and verb.start > matter.evidence[0]:
            told = party_names(annotations, subjects_of(parse, verb))
            return verb if set(told) & set(matter.by) else None
    return None


def _beside(parse: Parse, sentence: Sentence, matter: Matter) -> tuple[Token, str] | None:
    """What a clause joined to a matter tells of it: "asked him to lift the ban, but he said no", "promised it and did so"."""
    for verb in parse.tokens_of(sentence):
        if verb.dep != "conj" or verb.pos not in ("VERB", "AUX") or verb.start <= matter.evidence[0]:
            continue
        if is_unreal(parse, verb) and parse.child(verb, "neg") is None:
            continue
        subject = parse.child(verb, "nsubj", "nsubjpass")
        did_so = verb.lemma == "do" and any(c.norm in ("so", "that") for c in parse.children(verb) if c.i > verb.i)
        never = parse.child(verb, "neg") is not None
        if did_so and matter.kind not in ASKED and (subject is None or subject.pos == "PRON"):
            return verb, "claimed_breached" if never else "claimed_met"
        if matter.kind not in ASKED:
            continue
        if is_passive(parse, verb) and subject is None and verb.lemma in ("refuse", "rebuff", "reject", "decline"):
            return verb, "refused"
        if subject is None or subject.norm not in ("he", "she", "it", "they") or never:
            continue
        state = _bare_word(parse, verb)
        if state is not None:
            return verb, state
    return None


def _bare_word(parse: Parse, verb: Token) -> str | None:
    """Return what a bare word of answer says: "refused", "agreed", "said no"."""
    if parse.children(verb, "dobj", "ccomp", "prep", "aux") or verb.tag not in ("VBD", "VBZ"):
        return None
    if verb.lemma in words("bare_answers") and all(c.lemma in OBLIGING for c in parse.children(verb, "xcomp")):
        return "accepted" if verb.lemma in words("accepting_verbs") else "refused"
    word = next((c for c in parse.children(verb) if c.i > verb.i and c.norm in NO | YES), None)
    if verb.lemma in SAYING and word is not None and word.right == word.left:
        return "refused" if word.norm in NO else "accepted"
    return None


def _answerer(annotations: Annotations, sentence: Sentence, matter: Matter) -> tuple[str, ...]:
    """Return who speaks in a sentence: by name, or by the office of one of those asked."""
    subject = subject_of(annotations.parse, annotations.parse.tokens[sentence.root])
    if subject is None:
        return ()
    return _by_office(annotations, subject, matter.of) or party_names(annotations, [subject])


def _done(parse: Parse, sentence: Sentence, matter: Matter) -> tuple[Token, str] | None:
    """What a pronoun takes up: "That was done", "It has not been paid", "They are still there", "It has yet to appear"."""
    verb = parse.tokens[sentence.root]
    subject = subject_of(parse, verb)
    if subject is None or subject.norm not in THINGS or subject.i - sentence.first > 2:
        return None
    negated = parse.child(verb, "neg") is not None or subject.norm == "neither"
    unreal = {a.norm for a in parse.children(verb, "aux")} & {
        "will",
        "would",
        "may",
        "might",
        "must",
        "should",
        "could",
        "can",
    }
    if is_passive(parse, verb) and not unreal and particle_lemma(parse, verb) in words("done_verbs"):
        return verb, "claimed_breached" if negated else "claimed_met"
    still = {c.norm for c in parse.children(verb, "advmod")}
    there = verb.lemma in ("be", "remain", "stay") and "there" in still and "still" in still
    owed = verb.lemma == "have" and "yet" in still and parse.child(verb, "xcomp") is not None
    if matter.kind not in ASKED and (there or owed):
        return verb, "claimed_breached"
    return None


def _answered(annotations: Annotations, sentence: Sentence, matter: Matter, sides: Sides) -> tuple[Token, str] | None:
    """What the side says that was asked: "Eskildal refused", "He said that he could not do so"."""
    parse = annotations.parse
    verb = parse.tokens[sentence.root]
    subject = subject_of(parse, verb)
    if matter.kind not in ASKED or subject is None or annotations.reference_headed(subject) is None:
        return None
    by = _answerer(annotations, sentence, matter)
    if not _same_side(by, matter.of, sides) or set(by) & set(matter.by):
        return None
    bare = not parse.children(verb, "dobj", "ccomp", "prep") and not is_unreal(parse, verb)
    bare = bare and all(c.lemma in OBLIGING for c in parse.children(verb, "xcomp"))
    if bare and verb.tag in ("VBD", "VBN", "VBZ") and verb.lemma in words("bare_answers"):
        return verb, "accepted" if verb.lemma in words("accepting_verbs") else "refused"
    if verb.lemma not in SAYING:
        return None
    word = next((c for c in parse.children(verb) if c.i > verb.i and c.norm in NO | YES), None)
    if word is not None and word.right == word.left:
        return word, "refused" if word.norm in NO else "accepted"
    said = parse.child(verb, "ccomp")
    if said is None:
        return None
    able = {a.norm for a in (said, *parse.children(said, "aux"))} & CANNOT
    doer = subject_of(parse, said)
    person = any(e.kind == "person" for e in annotations.entities if e.name in by)
    own = doer is not None and doer.pos == "PRON" and doer.norm in (PERSONS if person else PERSONS | {"it"})
    if said.lemma in TALKING:
        return None
    negation = parse.child(said, "neg")
    negated = negation is not None
    taken_up = {w for thing in parse.children(said, "dobj") for w in (thing.norm, thing.lemma)}
    if said.lemma in words("deferring_verbs") and own and taken_up & (words("asking_nouns") | THINGS):
        return max((said, *parse.children(said, "dobj")), key=lambda t: t.i), "deferred"
    bare = said.norm in CANNOT and said.i == max(c.i for c in parse.subtree(said) if c.pos != "PUNCT")
    if able and own and negation is not None:
        return max(said, negation, key=lambda t: t.i), "refused"
    return (said, "accepted") if able and own and bare and not negated else None


def _by_office(annotations: Annotations, subject: Token, asked: Sequence[str]) -> tuple[str, ...]:
    """Return the one of those asked who is meant by an office alone ("The interior minister said …"), none if not just one."""
    parse = annotations.parse
    told = {t.norm for t in parse.tokens[subject.left : subject.i + 1] if t.pos in ("NOUN", "ADJ", "PROPN")}
    titles = {e.name: [set(o.title.casefold().split()) for o in e.offices] for e in annotations.entities}
    found = [name for name in asked if any(told <= title for title in titles.get(name, ()))]
    return tuple(found) if told and len(found) == 1 else ()


def _same_side(ours: Sequence[str], theirs: Sequence[str], sides: Sides) -> bool:
    return any(sides.get(a, frozenset({a})) & sides.get(b, frozenset({b})) for a in ours for b in theirs)


def _step(
    annotations: Annotations,
    matter: Matter,
    sentence: Sentence,
    verb: Token,
    state: str,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
) -> Matter:
    statement = innermost(statements, verb.start)
    chain = sources_of(statement, by_id)
    claimed = chain[-1:] or (own_name(annotations),)
    parse = annotations.parse
    subject = subject_of(parse, parse.tokens[sentence.root])
    by = claimed
    if state in ("refused", "accepted", "deferred") and subject is not None:
        by = _answerer(annotations, sentence, matter)
    return Matter(
        matter.kind,
        matter.by,
        matter.of,
        matter.must_act,
        matter.terms,
        (sentence.start, verb.end),
        state,
        claimed_by=claimed if state.startswith("claimed") else (),
        sources=chain,
        statement_id=statement.id if statement else None,
        step_by=by,
    )
