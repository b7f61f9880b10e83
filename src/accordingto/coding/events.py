"""Annotations and statements in, events out: who did what to whom, where and when, and how that is told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from accordingto.coding.carryovers import carry_over
from accordingto.coding.clauses import main_verb
from accordingto.coding.completions import complete_roles
from accordingto.coding.confidences import event_confidence
from accordingto.coding.counts import counts_for
from accordingto.coding.drafts import Draft, is_anaphoric, is_told
from accordingto.coding.event_dates import find_date, is_history, times_by_governor
from accordingto.coding.event_places import find_place
from accordingto.coding.factuality import Telling, find_factuality
from accordingto.coding.happenings import Happening, find_happenings
from accordingto.coding.participants import STATES, Participant, is_missile
from accordingto.coding.recurrences import join_mentions, tells_of_nobody
from accordingto.coding.roles import find_roles
from accordingto.coding.triggers import FOLDER, acled_type, load_lexicon, quad_code
from accordingto.coding.vouchers import Tellers, rests_on_party
from accordingto.model.annotations import Annotations
from accordingto.model.ids import content_id
from accordingto.model.loaders import load_yaml
from accordingto.model.parse import Parse, Token
from accordingto.model.records import Event, Span, Statement, TimeMention

LONGEST = 30
"""Tokens of evidence at most between the first and the last word."""
WILL_NOT = frozenset({"modal:not will", "modal:not wo", "modal:not 'll", "modal:not shall"})
PERMITTING = frozenset("give grant allow permit authorize authorise approve let accept".split())
"""Verbs of leave: whoever is told not to have given it has refused it."""
GIVING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "RETREAT", "AID", "COOPERATE", "CONSULT"})
"""Types of cooperation: whoever is told not to be going to do such a thing refuses it."""
HARM = frozenset("kill injure wound hurt maim damage destroy lose die".split())
"""Verbs that tell harm without telling that somebody meant it."""
FIGHTS = frozenset("war battle attack raid strike clash bombing operation offensive blast explosion fire".split())
"""What harm that a relative clause tells of was done in ("a war that killed thousands")."""
COUNTED = {
    "ASSAULT": ("dead", "injured", "displaced"),
    "COERCE": ("arrested", "displaced"),
    "PROTEST": ("size", "dead", "injured", "arrested"),
    "RETREAT": ("size", "displaced"),
    "AID": ("size", "displaced"),
}
"""Which counts are told of which type; of the others, `size` only."""
CERTAIN = {"strong": 0.8, "plain": 0.7, "weak": 0.5}
"""Points by the strength of a trigger, before roles and telling are weighed."""


def find_events(annotations: Annotations, statements: Sequence[Statement], origin: str) -> tuple[Event, ...]:
    """Return the events of a document in text order, each happening once with its further mentions in `also_at`.

    `statements` are those of the same document: they say who vouches for what. `origin` is written into every row.
    `figure_ids` are left empty: figures are found later.
    """
    tellers = Tellers(statements)
    return tuple(_row(annotations, d, tellers, origin) for d in draft_events(annotations, tellers))


def draft_events(annotations: Annotations, tellers: Tellers) -> list[Draft]:
    """Return the events of a document before they are rows, each happening once."""
    times = times_by_governor(annotations)
    drafts = [draft_event(annotations, h, tellers, times) for h in find_happenings(annotations)]
    drafts = [d for d in drafts if not _is_accident(annotations.parse, d)]
    told = [d for d in drafts if is_told(d) or is_anaphoric(annotations.parse, d) or tells_of_nobody(d)]
    joined = join_mentions(annotations.parse, told)
    complete_roles(annotations, joined)
    carry_over(annotations, joined, times)
    for draft in joined:
        draft.actors = tuple(p for p in draft.actors if not is_missile(annotations, p))
    return joined


def draft_event(
    annotations: Annotations, happening: Happening, tellers: Tellers, times: dict[int, list[TimeMention]]
) -> Draft:
    """Return everything that the text tells of one happening; `times` is what `times_by_governor` returns."""
    statement = tellers.innermost(happening.token.start)
    roles = find_roles(annotations, happening)
    telling = find_factuality(annotations, happening, statement)
    date = find_date(annotations, happening, times)
    if _is_by_note(annotations, happening, roles.actors):
        happening = replace(
            happening, trigger=replace(happening.trigger, event_type="ACCUSE", mode="disapprove", modes_by={})
        )
    refused = telling.why in WILL_NOT and happening.trigger.event_type in GIVING
    refused = refused or (telling.why == "not" and happening.token.lemma in PERMITTING and roles.actors != ())
    if refused and statement is None:
        happening = replace(happening, trigger=replace(happening.trigger, event_type="REJECT", mode=None, modes_by={}))
        telling = Telling("asserted", "refused")
    if date is not None and telling.factuality == "asserted" and _is_ahead(annotations, date.start):
        if happening.token.tag in ("VBD", "VBN"):
            date = None
        else:
            telling = Telling("unrealised", "future day")
    forceful = happening.trigger.event_type in ("ASSAULT", "COERCE") and not happening.trigger.rhetorical
    if telling.why == "attempt" and forceful:
        telling = Telling("asserted", "attempt")
    sentence = annotations.parse.sentence_of(happening.token)
    draft = Draft(
        happening, roles.actors, roles.recipients, roles.two_sided, telling, statement, date,
        find_place(annotations, happening), (0, 0), sentence.is_title, _reports_words(annotations, happening),
        _is_definite(annotations.parse, happening),
    )  # fmt: skip
    draft.evidence = _evidence(annotations, draft)
    return draft


def _is_by_note(annotations: Annotations, happening: Happening, actors: Sequence[Participant]) -> bool:
    """Tell whether states or their bodies protest: they do it in words, and take to no street."""
    if happening.trigger.event_type != "PROTEST" or happening.token.lemma != "protest" or not actors:
        return False
    known = [annotations.reference_headed(p.head) for p in actors]
    return all(r is not None and r.mention.kind in STATES for r in known)


def _reports_words(annotations: Annotations, happening: Happening) -> bool:
    """Tell whether what somebody said stands beside the verb that tells of it: in quotation marks, or as a clause."""
    if not happening.trigger.verbal:
        return False
    parse, verb = annotations.parse, happening.token
    if any(c.tag in ("VBD", "VBZ", "VBP", "MD") or parse.child(c, "mark") for c in parse.children(verb, "ccomp")):
        return True
    sentence = parse.sentence_of(verb)
    return any(sentence.start <= q.start < sentence.end for q in annotations.quotations)


def _is_definite(parse: Parse, happening: Happening) -> bool:
    """Tell whether a noun has an article or owner that takes it for known."""
    token = happening.token
    known = any(c.norm in ("the", "this", "that", "these", "those") for c in parse.children(token, "det"))
    return happening.is_noun and (known or parse.child(token, "poss") is not None)


def _is_accident(parse: Parse, draft: Draft) -> bool:
    """Tell whether harm that nobody is said to do came by accident or nature, as its sentence tells."""
    if draft.event_type != "ASSAULT" or draft.actors or draft.token.lemma not in HARM:
        return False
    words = {t.lemma for t in parse.tokens_of(parse.sentence_of(draft.token))}
    classes = load_lexicon().classes
    return bool(words & classes["accidents"]) and not words & (
        classes["weapons"] | classes["blasts"] | classes["violence"]
    )


def _is_ahead(annotations: Annotations, day: str) -> bool:
    published = annotations.document.published
    return bool(published) and day[:10] > (published or "")[: len(day[:10])]


def _evidence(annotations: Annotations, draft: Draft) -> Span:
    """Return the shortest stretch of one line and sentence that shows trigger, carrier and those who take part."""
    parse, happening = annotations.parse, draft.happening
    token = happening.token
    wanted: list[Token] = [*happening.words]
    if happening.carriage is not None and happening.clause is not None:
        wanted.append(happening.clause.verb)
    if token.dep == "relcl" and (thing := parse.head(token)).lemma in FIGHTS:
        wanted.append(thing)
    low, high = _reach(parse, draft)
    for head in (p.head for p in (*draft.actors, *draft.recipients)):
        if low <= head.i <= high:
            wanted += [head, parse.tokens[_first_of(parse, head)]]
    inside = [t for t in wanted if t.sentence == token.sentence]
    inside = [t for t in inside if abs(t.i - token.i) <= LONGEST]
    text = annotations.document.text
    start = min(t.start for t in inside)
    end = max(t.end for t in inside)
    if (cut := text.rfind("\n", start, token.start)) >= 0:
        start = next(t.start for t in parse.between(cut, token.end))
    if (cut := text.find("\n", token.end, end)) >= 0:
        end = max(t.end for t in parse.between(token.start, cut) if t.end <= cut)
    return start, end


def _reach(parse: Parse, draft: Draft) -> tuple[int, int]:
    """Return the first and last token of the clause that tells of it; what stands outside is not its evidence."""
    happening = draft.happening
    heads = [happening.token]
    if happening.clause is not None:
        heads.append(happening.clause.verb)
    if not happening.is_noun and happening.token.dep == "conj":
        heads.append(main_verb(parse, happening.token))
    if happening.token.dep in ("acl", "relcl"):
        heads.append(parse.head(happening.token))
        return parse.head(happening.token).i - 8, happening.token.right
    return min(h.left for h in heads), max(h.right for h in heads)


def _first_of(parse: Parse, head: Token) -> int:
    """Return the first token of a phrase's premodifiers."""
    left = [c.left for c in parse.children(head, "compound", "amod", "nummod", "nmod", "poss", "det", "quantmod")]
    first = min([*left, head.i])
    return first if head.i - first <= 8 else head.i


def _row(annotations: Annotations, draft: Draft, tellers: Tellers, origin: str) -> Event:
    document, trigger = annotations.document, draft.happening.trigger
    vouching = tellers.vouch(annotations, draft)
    mode = _mode(draft)
    mention = draft.place.mention
    actors, recipients = [p.name for p in draft.actors], [p.name for p in draft.recipients]
    start, end = draft.evidence
    return Event(
        id=content_id(
            document.id, start, end, "event", trigger.event_type, draft.token.start, *actors, None, *recipients
        ),
        document_id=document.id,
        evidence_start=start,
        evidence_end=end,
        also_at=tuple(sorted(set(draft.also) - {draft.evidence})),
        trigger=_trigger_text(annotations, draft.happening),
        event_type=trigger.event_type,
        mode=mode,
        context=_contexts(annotations, draft),
        quad_code=quad_code(trigger.event_type),
        acled=acled_type(trigger.event_type, mode, draft.two_sided),
        actors=tuple(actors),
        actor_ids=tuple(p.actor_id for p in draft.actors),
        recipients=tuple(recipients),
        recipient_ids=tuple(p.actor_id for p in draft.recipients),
        place=mention.name if mention else None,
        place_text=mention.text if mention else None,
        place_id=mention.place_id if mention else None,
        latitude=mention.latitude if mention else None,
        longitude=mention.longitude if mention else None,
        geo_precision=mention.geo_precision if mention else None,
        geo_reason=draft.place.reason,
        date_start=draft.date.start if draft.date else None,
        date_end=draft.date.end if draft.date else None,
        date_basis=draft.date.basis if draft.date else None,
        factuality=draft.telling.factuality,
        voice=vouching.voice,
        sources=vouching.sources,
        party_word=rests_on_party(annotations, vouching, draft),
        statement_id=vouching.statement_id,
        counts=_counts(annotations, draft),
        figure_ids=(),
        confidence=event_confidence(points_of(draft)),
        origin=origin,
    )


def _counts(annotations: Annotations, draft: Draft) -> dict[str, int | str]:
    """Return the counts that the sentences of an event's mentions give."""
    found: dict[str, int | str] = dict(draft.nobody)
    for token in (draft.token, *draft.tokens):
        sentence = annotations.parse.sentence_of(token)
        for key, value in counts_for(annotations, sentence.start, sentence.end, token.i).items():
            if key in COUNTED.get(draft.event_type, ("size",)):
                found.setdefault(key, value)
    return found


def _trigger_text(annotations: Annotations, happening: Happening) -> str:
    """Return the trigger as it stands: its head with those of its words that stand next to it."""
    first = last = happening.token
    for word in sorted(happening.words, key=lambda t: abs(t.i - happening.token.i)):
        if word.i == first.i - 1:
            first = word
        elif word.i == last.i + 1:
            last = word
    text = annotations.document.text[first.start : last.end]
    return text if "\n" not in text else happening.token.text


def _mode(draft: Draft) -> str | None:
    trigger, words = draft.happening.trigger, draft.happening.told_by
    for mode, named in trigger.modes_by.items():
        if words & named:
            return mode
    return trigger.mode


@lru_cache(maxsize=1)
def _context_words() -> dict[str, str]:
    content = load_yaml((FOLDER / "contexts.yaml").read_bytes())
    return {word: context for context, words in content.items() for word in words}


def _contexts(annotations: Annotations, draft: Draft) -> tuple[str, ...]:
    """Return the contexts that the trigger, its neighbourhood and its date set, in the codebook's order."""
    words, known = _neighbourhood(annotations, draft), _context_words()
    found = {*draft.happening.trigger.context, *(known[w] for w in words if w in known)}
    if is_history(annotations, draft.date.start if draft.date else None):
        found.add("historical")
    return tuple(sorted(found))


def _neighbourhood(annotations: Annotations, draft: Draft) -> Iterable[str]:
    tokens = annotations.parse.between(*draft.evidence)
    previous: str | None = None
    for token in tokens:
        yield token.lemma
        if previous is not None:
            yield f"{previous} {token.lemma}"
        previous = token.lemma


def points_of(draft: Draft) -> float:
    """Return what speaks for an event's coding, from 0 to 1: its trigger, who is named, how it is told."""
    value = CERTAIN[draft.happening.trigger.strength]
    value += 0.05 * bool(draft.actors) + 0.05 * bool(draft.recipients)
    value -= 0.1 * (draft.happening.is_noun and draft.happening.carriage is None)
    value -= {"asserted": 0.0, "alleged": 0.05, "negated": 0.1, "unrealised": 0.2}[draft.telling.factuality]
    value -= 0.1 * draft.in_title
    return round(min(max(value, 0.05), 0.95), 2)
