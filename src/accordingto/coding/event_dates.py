"""A happening in, its days out: from a time expression that its own clause governs, never from the publication alone."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from accordingto.coding.happenings import Happening
from accordingto.coding.lexicons import load_list
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import TimeMention

FULL = re.compile(r"\b\d{4}\b")
NARRATIVE = re.compile(r"\b(?:that|the same|same|the (?:next|following|previous)|later|earlier|before|after)\b", re.I)
DEPTH = 6
"""How many governors lie between a time expression and its verb at most."""
LASTING = frozenset({"ASSAULT", "COERCE", "PROTEST", "CONSULT"})
"""Types of happenings in the course of which something else may happen."""
SCENES = frozenset({"at", "from", "during", "in"})
"""Prepositions before a happening in the course of which something else is told."""
DATED = frozenset(
    "request demand proposal offer letter statement report resolution agreement protocol treaty accord memorandum law decree "
    "decision promise note list war attack clash incident".split()
)
"""Nouns whose "of 17 March" is their own day and not that of what is told of them ("our request of 17 March was refused")."""
DECLARED = frozenset({"declaration", "proclamation"})
"""Nouns whose time is their own, however it is told ("its declaration four years later has been rejected")."""
APART = frozenset({"after", "before", "since", "until", "once"})
COUNTED = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
BETWEEN = re.compile(rf"\b(\d{{1,3}}|an?|{'|'.join(COUNTED[1:])}) (day|week)s?\s+$")
STRETCH = re.compile(r"\s*(?:to|and|until|till|through|[-–])\s+(?:on\s+)?|[-–]")
HISTORY = 4
"""Years before the document's after which a happening is background."""


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days of a happening, inclusive, and what they rest on: `text`, `relative` or `narrative`."""

    start: str
    end: str
    basis: str
    mention: TimeMention


def times_by_governor(annotations: Annotations) -> dict[int, list[TimeMention]]:
    """Return the time expressions that stand for days, by the number of each token that governs them."""
    parse = annotations.parse
    found: dict[int, list[TimeMention]] = {}
    for mention in annotations.times:
        if mention.date_start is None or mention.type == "SET":
            continue
        words = parse.between(mention.start, mention.end)
        if not words or (mention.type == "DURATION" and not _is_anchored(parse, words)):
            continue
        inside = {w.i for w in words}
        head = next((w for w in words if w.head not in inside or w.head == w.i), words[0])
        joint = parse.tokens[words[0].i - 1] if words[0].i else words[0]
        if head.dep in ("compound", "nmod") and joint.norm == "on" and parse.head(joint).pos in ("VERB", "AUX"):
            found.setdefault(joint.head, []).append(mention)
        for governor in _governors(parse, head):
            found.setdefault(governor.i, []).append(mention)
    return found


def _is_anchored(parse: Parse, words: tuple[Token, ...]) -> bool:
    before = parse.tokens[words[0].i - 1].norm if words[0].i else ""
    return before in ("in", "during", "over", "for", "since", "between") or words[0].norm in ("between", "from", "over")


def _governors(parse: Parse, head: Token) -> list[Token]:
    """Return the verb or noun that a time expression hangs on."""
    found: list[Token] = []
    for above, below in zip(parse.ancestors(head), [head, *parse.ancestors(head)], strict=False):
        if above.pos in ("VERB", "AUX"):
            found.append(above)
            break
        if found and above.norm in ("after", "before", "since", "following", "despite"):
            break
        if below.norm == "of" and above.text.lower() in load_list("matters")["instrument_nouns"]:
            break
        if above.pos in ("NOUN", "PROPN") and below.dep in (
            "prep",
            "npadvmod",
            "nummod",
            "compound",
            "nmod",
            "amod",
            "poss",
            "appos",
            "advmod",
        ):
            found.append(above)
            if below.dep in ("compound", "nmod", "amod", "nummod") and parse.head(above).norm != "during":
                break
            if (below.norm == "of" and above.lemma in DATED) or above.lemma in DECLARED:
                break
        if len(found) > DEPTH:
            break
    return found


def find_date(
    annotations: Annotations, happening: Happening, by_governor: dict[int, list[TimeMention]]
) -> EventDate | None:
    """Return the days that the clause of a happening tells, None where it tells none."""
    beside = _beside_main(annotations, happening, by_governor) or _when(annotations, happening)
    if beside is not None:
        return beside
    for token in _holders(annotations.parse, happening):
        mentions = by_governor.get(token.i)
        if mentions:
            return _dated(annotations, happening, mentions)
    around = _of_main_clause(annotations.parse, happening, by_governor)
    if around is not None:
        return EventDate(around.date_start or "", around.date_end or around.date_start or "", "narrative", around)
    if happening.is_noun and not _is_subject_matter(annotations.parse, happening.token):
        near = [m for ms in by_governor.values() for m in ms if _follows(annotations.parse, happening, m)]
        if near:
            return _dated(annotations, happening, near)
    return None


def _holders(parse: Parse, happening: Happening) -> list[Token]:
    """Return the tokens whose time is that of a happening: the trigger, its carrier, the verbs that share its clause."""
    token = happening.token
    found = [token]
    if happening.is_noun:
        if happening.clause is not None:
            found.append(happening.clause.verb)
            found += [
                x for c in parse.children(happening.clause.verb, "acomp", "oprd") for x in parse.children(c, "xcomp")
            ]
        found += [c for c in parse.children(token, "relcl") if _is_inside(parse, c)]
        found += scene_of(parse, token) if happening.trigger.event_type in LASTING else []
        head = token
        while head.dep == "pobj" and parse.head(head).norm == "of":
            head = parse.head(parse.head(head))
            found.append(head)
        return found
    if token.dep == "relcl" and any(
        w.norm == "which" for j in parse.children(token, "prep") for w in parse.children(j, "pobj")
    ):
        found.append(parse.head(token))
    if token.dep == "relcl" and any(w.norm in ("that", "which") for w in parse.children(token, "nsubj")):
        found.append(parse.head(token))
    found += [c for c in parse.children(token, "advcl") if _is_meanwhile(parse, c)]
    if token.dep == "advcl" and _is_meanwhile(parse, token):
        found.append(parse.head(token))
    found += _right_after(parse, token)
    found += [o for o in (happening.clause.objects if happening.clause else ()) if o.i > token.i and o.dep != "nsubj"]
    for _ in range(3):
        head = parse.head(token)
        own_time = token.dep in ("conj", "xcomp", "advcl") and head.pos in ("VERB", "AUX") and head.i != token.i
        if not own_time or (token.dep == "advcl" and (token.tag not in ("VBG", "VBN") or _is_apart(parse, token))):
            break
        if token.dep == "conj" and head.i > token.i:
            break
        found.append(head)
        token = head
    return found


def scene_of(parse: Parse, noun: Token) -> list[Token]:
    """Return the verb of what happened at a happening that a noun tells ("were led away from a vigil on Friday"), if any."""
    joint = parse.head(noun)
    if noun.dep != "pobj" or joint.norm not in SCENES:
        return []
    while joint.dep in ("prep", "advmod") and joint.head != joint.i and joint.pos not in ("VERB", "AUX"):
        joint = parse.head(joint)
    return [joint] if joint.pos == "VERB" else []


def _is_apart(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause tells what happened at another time than its main clause ("after", "before", "since")."""
    return any(c.norm in APART for c in parse.children(clause, "mark", "advmod"))


def _beside_main(
    annotations: Annotations, happening: Happening, by_governor: dict[int, list[TimeMention]]
) -> EventDate | None:
    """Return the day of "X on Friday, two days after Y": that of the main clause less the days between."""
    parse = annotations.parse
    verb = happening.clause.verb if happening.clause is not None else happening.token
    mark = next((c for c in parse.children(verb, "mark") if c.norm in ("after", "before")), None)
    if mark is None or verb.dep != "advcl":
        return None
    far = BETWEEN.search(annotations.document.text[: mark.start].lower())
    main = [m for m in by_governor.get(verb.head, ()) if m.date_start and m.date_start == m.date_end]
    if far is None or len({m.date_start for m in main}) != 1:
        return None
    count = int(far[1]) if far[1].isdigit() else COUNTED.index(far[1]) if far[1] in COUNTED else 1
    days = timedelta(days=count * (7 if far[2] == "week" else 1))
    told = date.fromisoformat((main[0].date_start or "")[:10])
    day = (told - days if mark.norm == "after" else told + days).isoformat()
    return EventDate(day, day, "relative", main[0])


def _when(annotations: Annotations, happening: Happening) -> EventDate | None:
    """Return the day of "on 14 March, when they opened fire": the one that the clause hangs on."""
    parse = annotations.parse
    verb = happening.clause.verb if happening.clause is not None else happening.token
    head = parse.head(verb)
    if verb.dep not in ("relcl", "advcl") or not any(c.norm == "when" for c in parse.children(verb, "advmod")):
        return None
    told = next((m for m in annotations.times if m.start <= head.start < m.end and m.date_start), None)
    return _dated(annotations, happening, [told]) if told is not None and told.type != "SET" else None


def _right_after(parse: Parse, clause: Token) -> list[Token]:
    """Return the verbs of a main clause that tells what somebody did at once ("turned back after it came under fire").

    The subject of the clause of time is a pronoun for that of the main clause, and both are told in the simple past.
    """
    subject, head = parse.child(clause, "nsubj", "nsubjpass"), parse.head(clause)
    if clause.dep != "advcl" or clause.tag != "VBD" or subject is None or subject.norm not in ("it", "they"):
        return []
    if not any(c.norm == "after" for c in parse.children(clause, "mark")):
        return []
    return [head, parse.head(head)] if head.dep == "xcomp" else [head]


def _is_inside(parse: Parse, clause: Token) -> bool:
    """Tell whether a relative clause tells what happened in the course of its noun ("in which", "that killed")."""
    return any(
        w.norm in ("which", "that")
        for j in (clause, *parse.children(clause, "prep"))
        for w in parse.children(j, "pobj", "nsubj")
    )


def _is_meanwhile(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause tells what happened at the same time ("when", "as", "while")."""
    return any(c.norm in ("when", "as", "while") for c in parse.children(clause, "advmod", "mark"))


def _of_main_clause(
    parse: Parse, happening: Happening, by_governor: dict[int, list[TimeMention]]
) -> TimeMention | None:
    """Return the year that the main clause tells where "after" or "following" joins a happening to it."""
    verb = happening.clause.verb if happening.clause is not None else happening.token
    joint = parse.head(verb)
    if verb.dep != "pcomp" or joint.norm not in ("after", "before", "by", "while"):
        return None
    years = [m for m in by_governor.get(joint.head, ()) if re.fullmatch(r"\d{4}", m.value or "")]
    return years[0] if years else None


def _is_subject_matter(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is what something is about that has a day of its own ("a report on the attack", "talks over it")."""
    joint = parse.head(noun)
    return noun.dep == "pobj" and joint.norm in ("on", "about", "into", "over") and parse.head(joint).pos == "NOUN"


def _follows(parse: Parse, happening: Happening, mention: TimeMention) -> bool:
    """Tell whether a time expression stands behind a noun's phrase with no verb between them."""
    words = parse.between(mention.start, mention.end)
    if not words or words[0].sentence != happening.token.sentence or words[0].i <= happening.token.i:
        return False
    between = parse.tokens[happening.token.i + 1 : words[0].i]
    return all(t.pos not in ("VERB", "AUX") and t.norm not in (",", ";", "-", "–") for t in between)


def _dated(annotations: Annotations, happening: Happening, mentions: list[TimeMention]) -> EventDate | None:
    """Return the days of the mention that tells them most exactly; of equals the nearest."""

    def order(m: TimeMention) -> tuple[int, int]:
        return -len(m.date_start or ""), abs(m.start - happening.token.start)

    best = min(mentions, key=order)
    if best.date_start is None:
        return None
    before = annotations.document.text[max(0, best.start - 12) : best.start].rstrip()
    if re.search(r"\bsince$", before, re.I) and annotations.document.published and _lasts(annotations.parse, happening):
        return EventDate(best.date_start, annotations.document.published[:10], _basis(best), best)
    if re.search(r"\b(?:until|till|by|since)$", before, re.I):
        return None
    first, last = _whole_stretch(annotations, best)
    return EventDate(first, last, _basis(best), best)


def _lasts(parse: Parse, happening: Happening) -> bool:
    """Tell whether a happening is told as going on until now ("have held since May"), not as the first of its kind since."""
    verb = happening.clause.verb if happening.clause is not None else happening.token
    return any(c.norm in ("has", "have", "had", "'ve", "been") for c in parse.children(verb, "aux", "auxpass"))


def _whole_stretch(annotations: Annotations, best: TimeMention) -> tuple[str, str]:
    """Return the days of a time, with those of its other end where it is one of a pair: "from 3 to 5 May"."""
    text, times = annotations.document.text, annotations.times
    start, end = best.date_start or "", best.date_end or best.date_start or ""
    at = times.index(best)
    for other in (*times[max(at - 1, 0) : at], *times[at + 1 : at + 2]):
        first, second = sorted((best, other), key=lambda m: m.start)
        joint = text[first.end : second.start]
        if other.date_start and other.date_end and other.type != "SET" and STRETCH.fullmatch(joint):
            start, end = min(start, other.date_start), max(end, other.date_end)
    return start, end


def _basis(mention: TimeMention) -> str:
    if FULL.search(mention.text):
        return "text"
    return "narrative" if NARRATIVE.search(mention.text) else "relative"


def is_history(annotations: Annotations, start: str | None) -> bool:
    """Tell whether a day lies so far before the document that it is background."""
    now = annotations.document.published or annotations.document.published_to or annotations.document.retrieved
    if start is None or not now:
        return False
    return int(start[:4]) < int(now[:4]) - HISTORY
