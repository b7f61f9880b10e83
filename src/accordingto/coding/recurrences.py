"""Drafts of events in, the same happenings once out: what is told twice is one event with further mentions."""

from collections.abc import Sequence
from dataclasses import replace

from accordingto.coding.drafts import Draft, is_anaphoric, is_held, is_reference
from accordingto.coding.happenings import FOUNDED
from accordingto.coding.participants import Participant
from accordingto.model.parse import Parse, Token

RESULTS = frozenset(
    "kill wound injure maim destroy damage hurt leave burn loot hit beat break murder slay smash wreck torch jail "
    "imprison strip displace inflict".split()
)
CASUALTIES = frozenset("kill wound injure hurt die perish lose".split())
"""Verbs that tell what came of an attack or arrest that is told beside them."""
FORCES = frozenset(
    "police policeman policewoman officer army force troop soldier serviceman gendarme gendarmerie guard forces troops".split()
)
ANSWERS = frozenset("answer respond reply return retaliate".split())
"""Verbs that tell an answer to force: "the attack" is what was answered."""
OF_ONE = frozenset("arrest detention killing murder abduction kidnapping release assassination execution".split())
"""Nouns that in the singular point back to what was done to one."""
REACH = 40
"""Sentences over which a noun such as "the attack" points back at most."""


DECLARING = frozenset({"declare", "proclaim", "declaration", "proclamation"})


def join_mentions(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return each happening once, in text order, its further mentions in `also`."""
    kept: list[Draft] = []
    for draft in drafts:
        if tells_of_nobody(draft):
            _note_nobody(kept, draft)
            continue
        earlier = _same_sentence(parse, kept, draft) or _outcome_of(kept, draft) or _told_before(parse, kept, draft)
        if earlier is not None:
            _absorb(earlier, draft)
        elif not is_anaphoric(parse, draft) or _is_news(draft):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.evidence)


def _is_news(draft: Draft) -> bool:
    """Tell whether a noun that points back tells enough to be a row where nothing before it is meant."""
    return draft.happening.trigger.strength == "strong" or is_held(draft) or is_reference(draft)


HARM = {"hurt": "injured", "injure": "injured", "wound": "injured", "harm": "injured", "kill": "dead"}


def tells_of_nobody(draft: Draft) -> bool:
    """Tell whether a mention only says that nobody was hurt."""
    return draft.token.lemma in HARM and draft.telling.why == "no" and not draft.actors


def _note_nobody(kept: Sequence[Draft], draft: Draft) -> None:
    """Note "no one was hurt" as a count of none with what was told just before; it is no event of its own."""
    for other in reversed(kept):
        if draft.token.sentence - other.token.sentence > 2:
            return
        if other.event_type in ("ASSAULT", "PROTEST"):
            other.nobody[HARM[draft.token.lemma]] = 0
            return


def _outcome_of(kept: Sequence[Draft], draft: Draft) -> Draft | None:
    """Return the deed whose victims are told in the next sentences ("Three people were killed.")."""
    if draft.token.lemma not in CASUALTIES or draft.actors or draft.event_type != "ASSAULT" or draft.date is not None:
        return None
    for other in reversed(kept):
        if draft.token.sentence - other.token.sentence > 2:
            return None
        if _told_by_others(other, draft) or _hit_own(other, draft):
            continue
        if other.event_type == "ASSAULT" and other.token.lemma not in RESULTS and not _differ(other, draft):
            return other
    return None


def _hit_own(deed: Draft, outcome: Draft) -> bool:
    """Tell whether those who were hurt are of the force that acted: police that fire tear gas do not wound policemen."""
    hurt = {p.head.lemma for p in outcome.recipients} & FORCES
    return bool(hurt) and any(p.head.lemma in FORCES for p in deed.actors)


def _told_by_others(first: Draft, second: Draft) -> bool:
    """Tell whether two mentions rest on the word of different speakers."""
    one, two = first.statement, second.statement
    return one is not None and two is not None and one.speaker != two.speaker


def _differ(first: Draft, second: Draft) -> bool:
    """Tell whether day, place or telling of two mentions contradict each other."""
    if first.telling.factuality != second.telling.factuality or _differ_in_day(first, second):
        return True
    one, two = first.place.mention, second.place.mention
    return one is not None and two is not None and one.name != two.name


def _same_sentence(parse: Parse, kept: Sequence[Draft], draft: Draft) -> Draft | None:
    for other in reversed(kept):
        if other.token.sentence != draft.token.sentence:
            continue
        if _is_founded(other) != _is_founded(draft):
            continue
        if other.event_type != draft.event_type or other.telling.factuality != draft.telling.factuality:
            continue
        if _is_one_deed(parse, other, draft):
            return other
    return None


def _is_founded(draft: Draft) -> bool:
    """Tell whether a deed is a declaration of independence, which who rejects it has not made."""
    return bool(draft.happening.trigger.object & FOUNDED) and draft.token.lemma in DECLARING


def _is_one_deed(parse: Parse, first: Draft, second: Draft) -> bool:
    """Tell whether two triggers of one sentence tell of one deed ("attacked and beaten", "ambushed them, killing two")."""
    if _clash(first.actor_names, second.actor_names) or not _linked(parse, first.token, second.token):
        return False
    if _turned(first, second):
        return False
    if first.happening.is_noun != second.happening.is_noun:
        return True
    results = {first.token.lemma, second.token.lemma} & RESULTS
    return bool(results) or not _clash(first.recipient_names, second.recipient_names)


def _linked(parse: Parse, first: Token, second: Token) -> bool:
    """Tell whether one trigger hangs on the other: joined to it, its subject or means, or its consequence."""
    for low, high in ((first, second), (second, first)):
        token = low
        for _ in range(4):
            if token.head == token.i:
                break
            if token.dep == "advcl" and token.tag not in ("VBG", "VBN") and not _is_cause(parse, token, low, high):
                break
            if token.dep == "pcomp" and parse.head(token).norm != "by":
                break
            of_noun = token.dep == "relcl" and low.i == token.i and token.head == high.i
            if of_noun and (low.lemma in CASUALTIES or _is_course(parse, low)):
                return True
            if token.dep in ("relcl", "ccomp") or (
                token.dep == "pobj" and parse.head(token).norm not in ("in", "by", "during", "with", "of")
            ):
                break
            if (
                token.dep == "pobj"
                and parse.head(token).norm == "of"
                and parse.head(parse.head(token)).pos in ("VERB", "AUX")
            ):
                break
            token = parse.head(token)
            if token.i == high.i:
                return True
    return False


def _is_course(parse: Parse, clause: Token) -> bool:
    """Tell whether a relative clause tells what was done in the course of its noun ("the war in which X bombed Y")."""
    joints = [j for j in parse.children(clause, "prep") if j.norm in ("in", "during")]
    return any(w.norm == "which" for j in joints for w in parse.children(j, "pobj"))


def _is_cause(parse: Parse, clause: Token, low: Token, high: Token) -> bool:
    """Tell whether a clause says how the harm came ("two were killed when shells struck", "… when a strike hit a market")."""
    marks = {c.norm for c in parse.children(clause, "advmod", "mark")}
    told = clause.i == low.i or (low.head == clause.i and low.dep in ("nsubj", "nsubjpass"))
    return told and high.lemma in CASUALTIES and bool(marks & {"when", "as", "after"})


def _told_before(parse: Parse, kept: Sequence[Draft], draft: Draft) -> Draft | None:
    anaphoric = is_anaphoric(parse, draft)
    for other in reversed(kept):
        if draft.token.sentence - other.token.sentence > REACH:
            return None
        if other.event_type != draft.event_type:
            continue
        if anaphoric and _points_back(other, draft) and not _recalls_another(other, draft):
            return other
        if not anaphoric and _same_happening(parse, other, draft):
            return other
    return None


def _recalls_another(earlier: Draft, draft: Draft) -> bool:
    """Tell whether a noun that points back tells a day or place of its own that the earlier mention does not have."""
    if not is_reference(draft):
        return False
    return _differ(earlier, draft) or (draft.date is not None and earlier.date is None)


def _points_back(earlier: Draft, draft: Draft) -> bool:
    if earlier.token.lemma in ANSWERS:
        return False
    if draft.token.tag == "NN" and draft.token.lemma in OF_ONE and _number(earlier) == "many":
        return False
    mine, yours = draft.happening.trigger.mode, earlier.happening.trigger.mode
    return mine is None or yours is None or mine == yours


def _same_happening(parse: Parse, first: Draft, second: Draft) -> bool:
    """Tell whether two mentions in different sentences agree in kind and in who took part, and differ in nothing."""
    if _clash(first.actor_names, second.actor_names) or _clash(first.recipient_names, second.recipient_names):
        return False
    if _differ(first, second) or _turned(first, second):
        return False
    if _number(first) != _number(second) and None not in (_number(first), _number(second)):
        return False
    shared = bool(first.actor_names & second.actor_names) + bool(first.recipient_names & second.recipient_names)
    if first.two_sided and second.two_sided and first.actor_names == second.actor_names:
        shared = 2
    if not _akin(first, second):
        return False
    same_day = first.date is not None and second.date is not None
    told_as_known = any(c.norm in ("the", "this", "these") for c in parse.children(second.token, "det"))
    if first.in_title and not second.in_title:
        return shared > 0 or not (first.actors or first.recipients)
    return shared == 2 or (shared == 1 and (same_day or told_as_known or _is_told_on(first, second)))


def _is_told_on(first: Draft, second: Draft) -> bool:
    """Tell whether right after it a text goes on with what befell one person by name, which befalls nobody twice in a breath."""
    named = [d.recipients[0] for d in (first, second) if len(d.recipients) == 1]
    once = len(named) == 2 and named[0].name == named[1].name and all(p.known and p.name[:1].isupper() for p in named)
    mode = first.happening.trigger.mode
    near = 0 < second.token.sentence - first.token.sentence <= NEXT
    return once and near and mode in ONCE and mode == second.happening.trigger.mode and _number(first) == "one"


ONCE = frozenset({"arrest", "deport", "expel", "targeted", "abduct", "release"})
"""Modes of what befalls a person once at a time."""
NEXT = 2
"""Sentences within which a text goes on with what it has just told."""


def _akin(first: Draft, second: Draft) -> bool:
    """Tell whether two triggers may name one deed: the same word, or modes that do not contradict each other."""
    if first.token.lemma == second.token.lemma:
        return True
    one, two = first.happening.trigger, second.happening.trigger
    return one.mode is None or two.mode is None or one.mode == two.mode


def _differ_in_day(first: Draft, second: Draft) -> bool:
    if first.date is None or second.date is None:
        return False
    return (
        first.date.end[:10] < second.date.start[: len(first.date.end)]
        or second.date.end[:10] < first.date.start[: len(second.date.end)]
    )


def _number(draft: Draft) -> str | None:
    """Return `one` or `many` as those who undergo it are told, None where nobody is."""
    if not draft.recipients:
        return None
    head = draft.recipients[0].head
    return "many" if head.tag in ("NNS", "NNPS") or len(draft.recipients) > 1 else "one"


def _turned(first: Draft, second: Draft) -> bool:
    """Tell whether those who do the one undergo the other."""
    return bool(first.actor_names & second.recipient_names or first.recipient_names & second.actor_names)


def _clash(first: set[str], second: set[str]) -> bool:
    return bool(first) and bool(second) and not first & second


def _absorb(earlier: Draft, draft: Draft) -> None:
    """Add a further mention to an event; it fills what the first one leaves open.

    A title gives way to the body, a noun that only frames a deed to that deed.
    """
    same_sentence = earlier.token.sentence == draft.token.sentence
    earlier.tokens.append(draft.token)
    together = same_sentence or not earlier.recipients
    told_better = (earlier.in_title and not draft.in_title) or (same_sentence and _is_frame(earlier, draft))
    if told_better and earlier.telling.factuality == draft.telling.factuality:
        earlier.also.append(earlier.evidence)
        earlier.evidence, earlier.statement, earlier.in_title = draft.evidence, draft.statement, draft.in_title
        earlier.happening, earlier.telling = draft.happening, draft.telling
        earlier.actors, earlier.recipients = draft.actors or earlier.actors, draft.recipients or earlier.recipients
        earlier.placed_by_title = earlier.place.mention is not None
    elif draft.evidence[0] >= earlier.evidence[1] or draft.evidence[1] <= earlier.evidence[0]:
        earlier.also.append(draft.evidence)
    if earlier.telling.factuality != draft.telling.factuality:
        return
    earlier.actors = earlier.actors or draft.actors
    earlier.recipients = tuple(p for p in earlier.recipients if p.name.casefold() not in earlier.actor_names)
    if together:
        earlier.recipients = _united(earlier.recipients, draft.recipients)
    earlier.date = earlier.date or draft.date
    if draft.place.mention is not None and (earlier.place.mention is None or earlier.placed_by_title):
        earlier.place, earlier.placed_by_title = draft.place, draft.in_title
    earlier.two_sided = earlier.two_sided and (draft.two_sided or not draft.actors)
    if earlier.happening.trigger.mode is None and draft.happening.trigger.mode is not None:
        earlier.happening = replace(earlier.happening, told_by=earlier.happening.told_by | draft.happening.told_by)


def _is_frame(noun: Draft, verb: Draft) -> bool:
    """Tell whether a noun without parties only frames a deed of the same sentence ("the war in which X bombed Y")."""
    bare = noun.happening.is_noun and not noun.actors and not noun.recipients
    return bare and not verb.happening.is_noun and verb.token.lemma not in RESULTS | CASUALTIES


def _united(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> tuple[Participant, ...]:
    names = {p.name for p in first}
    return (*first, *(p for p in second if p.name not in names and (p.known or not first)))
