"""A happening in, its days out: from a time expression that its own clause governs, never from the publication alone."""

import re
from dataclasses import dataclass

from accordingto.coding.happenings import Happening
from accordingto.model.annotations import Annotations
from accordingto.model.parse import Parse, Token
from accordingto.model.records import TimeMention

FULL = re.compile(r"\b\d{4}\b")
NARRATIVE = re.compile(r"\b(?:that|the same|same|the (?:next|following|previous)|later|earlier|before|after)\b", re.I)
DEPTH = 6
"""How many governors lie between a time expression and its verb at most."""
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
            if below.dep in ("compound", "nmod", "amod", "nummod"):
                break
        if len(found) > DEPTH:
            break
    return found


def find_date(
    annotations: Annotations, happening: Happening, by_governor: dict[int, list[TimeMention]]
) -> EventDate | None:
    """Return the days that the clause of a happening tells, None where it tells none."""
    for token in _holders(annotations.parse, happening):
        mentions = by_governor.get(token.i)
        if mentions:
            return _dated(annotations, happening, mentions)
    around = _of_main_clause(annotations.parse, happening, by_governor)
    if around is not None:
        return EventDate(around.date_start or "", around.date_end or around.date_start or "", "narrative", around)
    if happening.is_noun:
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
    found += [o for o in (happening.clause.objects if happening.clause else ()) if o.i > token.i and o.dep != "nsubj"]
    for _ in range(3):
        head = parse.head(token)
        own_time = token.dep in ("conj", "xcomp", "advcl") and head.pos in ("VERB", "AUX") and head.i != token.i
        if not own_time or (token.dep == "advcl" and token.tag not in ("VBG", "VBN")):
            break
        if token.dep == "conj" and head.i > token.i:
            break
        found.append(head)
        token = head
    return found


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
    if re.search(r"\bsince$", before, re.I) and annotations.document.published:
        return EventDate(best.date_start, annotations.document.published[:10], _basis(best), best)
    if re.search(r"\b(?:until|till|by|since)$", before, re.I):
        return None
    return EventDate(best.date_start, best.date_end or best.date_start, _basis(best), best)


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
