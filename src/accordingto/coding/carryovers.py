"""Events in, the same with the day and place of the story around them out, where their own sentence tells none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from accordingto.coding.drafts import Draft
from accordingto.coding.event_dates import EventDate
from accordingto.coding.event_places import EventPlace
from accordingto.model.annotations import Annotations, covering
from accordingto.model.parse import Parse, Sentence, Token
from accordingto.model.records import PlaceMention, TimeMention

REACH = 2
"""Sentences of the same paragraph over which a day or place holds."""
HOURS_REACH = 5
"""Sentences over which a day holds for a paragraph that opens with an hour alone ("By noon …")."""
HEADING = 9
"""Tokens at most of a sentence without a verb that heads a paragraph ("18 March, Brod.")."""
PHYSICAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
"""Types whose place is that of the sentence before."""
SUMMITRY = frozenset({"AGREE", "SUPPORT", "CONSULT", "REJECT"})
"""Types that happen where a report is datelined, if its first sentence tells of them."""
COARSEST = 3
OPENING = 4
"""Tokens within which a day that opens a sentence ends ("On Tuesday morning, …")."""
LEAD_REACH = 10
"""Sentences after the first over which a report goes on with its deed."""


PUBLISHING = frozenset("publish release present issue unveil submit print broadcast".split())
FINDINGS = frozenset(
    "report finding conclusion study dossier review audit testimony affidavit memoir footage video recording".split()
)
"""Verbs whose day is that of a report, not of what the report tells."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a sentence leaves for the next: a day, a place, how far away they were told, whether they head a paragraph."""

    day: TimeMention | None = None
    place: PlaceMention | None = None
    age: int = 0
    heads: bool = False


def carry_over(annotations: Annotations, drafts: Sequence[Draft], times: dict[int, list[TimeMention]]) -> None:
    """Give events without a day or place those of the narrative that they stand in; `date_basis` is `narrative`.

    A day or place holds for the next sentences of its paragraph, that of a heading ("18 March, Brod.") for all of it.
    Only what is told in the past tense takes a day, never what had happened before. A place is carried if it is the
    only one, and gets a coarser precision.
    """
    if not drafts:
        return
    open_ones: dict[int, list[Draft]] = {}
    for draft in drafts:
        if not draft.in_title and draft.telling.factuality in ("asserted", "alleged"):
            open_ones.setdefault(draft.token.sentence, []).append(draft)
    scene, paragraph, last = _Scene(), -1, _Scene()
    for sentence in annotations.parse.sentences:
        if sentence.is_title:
            continue
        if sentence.paragraph != paragraph:
            scene, paragraph = _Scene(), sentence.paragraph
            if _tells_hour(annotations, sentence) and last.age <= HOURS_REACH:
                scene = _Scene(last.day)
        here = open_ones.get(sentence.i, [])
        for draft in here:
            _complete(annotations, draft, scene, sentence)
        scene = _leave(annotations, sentence, here, scene, times)
        last = _Scene(scene.day) if scene.day is not None else replace(last, age=last.age + 1)
    _date_by_lead(annotations, drafts)
    _place_first(annotations, open_ones)
    _place_by_day(drafts)


def _tells_hour(annotations: Annotations, sentence: Sentence) -> bool:
    """Tell whether a sentence tells an hour or part of a day and no day."""
    told = annotations.times_in(sentence.start, sentence.end)
    return any(m.type == "TIME" and m.date_start is None for m in told) and all(m.date_start is None for m in told)


def _complete(annotations: Annotations, draft: Draft, scene: _Scene, sentence: Sentence) -> None:
    headed = scene.heads and draft.token.dep != "relcl" and not _is_had(annotations.parse, draft.token)
    if draft.date is None and scene.day is not None and (headed or _takes_day(annotations, draft, sentence)):
        day = scene.day
        draft.date = EventDate(day.date_start or "", day.date_end or day.date_start or "", "narrative", day)
    if headed and scene.place is not None and draft.place.mention is not None and _only([draft.place.mention]) is None:
        draft.place = EventPlace(None, None)
    opening = _opening_place(annotations, sentence)
    if draft.place.mention is None and draft.event_type in PHYSICAL:
        told = annotations.places_in(sentence.start, sentence.end)
        place = opening or (scene.place if headed or (not told and _is_narrated(annotations, draft)) else None)
        if place is not None:
            draft.place = EventPlace(_coarser(place), None)


def _takes_day(annotations: Annotations, draft: Draft, sentence: Sentence) -> bool:
    """Tell whether an event is narrated, and its sentence tells no day of its own."""
    own = [m for m in annotations.times_in(sentence.start, sentence.end) if m.date_start is not None]
    return not own and _is_narrated(annotations, draft)


def _is_narrated(annotations: Annotations, draft: Draft) -> bool:
    """Tell whether an event is told as the next step of a story: in the simple past, outside quotations and asides."""
    parse = annotations.parse
    token = draft.token
    if draft.happening.is_noun and draft.happening.carriage is None:
        return False
    verb = draft.happening.clause.verb if draft.happening.clause is not None else token
    if covering(annotations.quotations, token.start) is not None:
        return False
    for step in (verb, *parse.ancestors(verb)):
        if step.dep in ("relcl", "acl", "appos") or _is_had(parse, step):
            return False
        if step.tag == "VBD" or (step.pos in ("VERB", "AUX") and _is_past(parse, step)):
            return True
        if step.dep == "ROOT":
            break
    return False


def _is_past(parse: Parse, verb: Token) -> bool:
    return any(c.norm in ("was", "were") for c in parse.children(verb, "aux", "auxpass"))


def _is_had(parse: Parse, verb: Token) -> bool:
    return any(c.norm in ("had", "have", "has") and c.dep == "aux" for c in parse.children(verb))


def _leave(
    annotations: Annotations,
    sentence: Sentence,
    here: list[Draft],
    before: _Scene,
    times: dict[int, list[TimeMention]],
) -> _Scene:
    """Return what a sentence leaves for the next one of its paragraph."""
    parse = annotations.parse
    tokens = parse.tokens_of(sentence)
    if len(tokens) <= HEADING and not any(t.pos in ("VERB", "AUX") for t in tokens):
        days = [m for m in annotations.times_in(sentence.start, sentence.end) if _is_day(m)]
        spots = annotations.places_in(sentence.start, sentence.end)
        if days:
            first = min(d.date_start or "" for d in days)
            return _Scene(replace(days[-1], date_start=first), _only(spots), heads=True)
    if before.heads:
        return before
    root = parse.tokens[sentence.root]
    told = [m for verb in _main_verbs(parse, root) for m in times.get(verb.i, ()) if _is_day(m)]
    told = told or _opening_days(annotations, sentence) or _days_of_deeds(here)
    told = told or ([] if here else _only_day(annotations, sentence))
    told = [] if root.lemma in PUBLISHING or _hands_over_findings(parse, root) else told
    day = (
        told[0]
        if len({m.date_start for m in told}) == 1 and (not _is_had(parse, root) or _by(parse, told[0]))
        else None
    )
    place = _only([d.place.mention for d in here if d.place.mention is not None and d.event_type in PHYSICAL])
    place = place or _opening_place(annotations, sentence)
    older = before if before.age < REACH else _Scene()
    if day is None and place is None:
        return replace(older, age=older.age + 1)
    mixed = {m.date_start for m in annotations.times_in(sentence.start, sentence.end) if _is_day(m)} - {
        m.date_start for m in told
    }
    return _Scene(day if day is not None else (None if mixed else older.day), place or older.place)


def _hands_over_findings(parse: Parse, root: Token) -> bool:
    """Tell whether a sentence is about a report or recording that came out: what it says is of an earlier day."""
    return any(c.lemma in FINDINGS for c in parse.children(root, "dobj", "nsubjpass"))


def _opening_days(annotations: Annotations, sentence: Sentence) -> list[TimeMention]:
    """Return the day with which a sentence opens as its scene ("By noon a crowd …", "On Tuesday, …")."""
    opening = annotations.parse.tokens[min(sentence.first + OPENING, sentence.last)]
    return [m for m in annotations.times_in(sentence.start, opening.end) if _is_day(m)][:1]


def _only_day(annotations: Annotations, sentence: Sentence) -> list[TimeMention]:
    """Return the one day that a sentence without a deed speaks of, if it was past ("What was said of 14 March is wrong.")."""
    days = [m for m in annotations.times_in(sentence.start, sentence.end) if m.date_start is not None]
    published = (annotations.document.published or "")[:10]
    past = all(_is_day(m) and (m.date_start or "")[:10] <= published for m in days)
    return days[:1] if past and len({m.date_start for m in days}) == 1 else []


def _days_of_deeds(here: Sequence[Draft]) -> list[TimeMention]:
    """Return the days of what a sentence tells in its clauses, but for what only describes somebody."""
    dated = [d.date for d in here if d.date is not None and d.token.dep not in ("relcl", "acl", "amod")]
    return [d.mention for d in dated if d.basis != "narrative" and _is_day(d.mention)]


def _date_by_lead(annotations: Annotations, drafts: Sequence[Draft]) -> None:
    """Give what is told without a day after the first sentence the day of the deed of that sentence that it goes on with.

    It is a deed of the same type and mode, told in the simple past, or by somebody in the past perfect, whose sentence tells
    no day, and which is told as done by or to nobody else.
    """
    lead = next((s for s in annotations.parse.sentences if not s.is_title), None)
    if lead is None:
        return
    first = [d for d in drafts if d.token.sentence == lead.i and d.date is not None and _day_of(d) is not None]
    for draft in drafts:
        if draft.date is not None or draft.in_title or not 0 < draft.token.sentence - lead.i <= LEAD_REACH:
            continue
        days = {d.date.start[:10]: d.date for d in first if d.date is not None and _goes_on(d, draft)}
        sentence = annotations.parse.sentence_of(draft.token)
        if len(days) == 1 and (_takes_day(annotations, draft, sentence) or _is_retold(annotations, draft, sentence)):
            (day,) = days.values()
            draft.date = EventDate(day.start, day.end, "narrative", day.mention)


def _goes_on(first: Draft, second: Draft) -> bool:
    """Tell whether a second deed may be the first told on: one kind, and nobody who is another."""
    one, two = first.happening.trigger, second.happening.trigger
    if one.event_type != two.event_type or (one.mode and two.mode and one.mode != two.mode):
        return False
    places = {d.place.mention.name for d in (first, second) if d.place.mention is not None}
    clash = first.actor_names and second.actor_names and not first.actor_names & second.actor_names
    return len(places) < 2 and not clash and second.telling.factuality in ("asserted", "alleged")


def _is_retold(annotations: Annotations, draft: Draft, sentence: Sentence) -> bool:
    """Tell whether somebody tells of an event in the past perfect, which in reported speech is the plain past."""
    own = [m for m in annotations.times_in(sentence.start, sentence.end) if m.date_start is not None]
    clause = draft.happening.clause
    verb = clause.verb if clause is not None else draft.token
    quoted = covering(annotations.quotations, draft.token.start) is not None
    return draft.statement is not None and not own and not quoted and _is_had(annotations.parse, verb)


def _by(parse: Parse, mention: TimeMention) -> bool:
    """Tell whether a story reaches a time ("By noon a crowd had gathered"), which is no look back."""
    words = parse.between(mention.start, mention.end)
    return bool(words) and parse.tokens[max(0, words[0].i - 1)].norm == "by"


def _main_verbs(parse: Parse, root: Token) -> list[Token]:
    verbs = [root, *parse.children(root, "conj", "ccomp")]
    return [v for v in verbs if v.tag in ("VBD", "VBN") and (v.tag == "VBD" or _is_past(parse, v) or _is_had(parse, v))]


def _is_day(mention: TimeMention) -> bool:
    start, end = mention.date_start or "", mention.date_end or mention.date_start or ""
    return len(start) >= 10 and start[:10] == end[:10] and mention.type in ("DATE", "TIME")


def _only(places: Sequence[PlaceMention | None]) -> PlaceMention | None:
    """Return the only place among several mentions, None where they name two or only a state."""
    known = [p for p in places if p is not None and not (p.feature_code or "").startswith(("PCL", "ADM1"))]
    return known[0] if len({p.name for p in known}) == 1 else None


def _opening_place(annotations: Annotations, sentence: Sentence) -> PlaceMention | None:
    """Return the place with which a sentence opens as its scene ("In Brod, residents said that …")."""
    first = annotations.parse.tokens[sentence.first]
    if first.norm not in ("in", "at", "near", "outside") or first.dep != "prep" or first.right + 1 > sentence.last:
        return None
    head = annotations.parse.head(first)
    if head.pos not in ("VERB", "AUX") or head.i < first.i:
        return None
    return _only(annotations.places_in(first.start, annotations.parse.tokens[first.right].end))


def _coarser(place: PlaceMention) -> PlaceMention:
    precision = place.geo_precision
    return replace(place, geo_precision=None if precision is None else min(precision + 1, COARSEST))


def _place_first(annotations: Annotations, drafts: dict[int, list[Draft]]) -> None:
    """Give what the first sentence of a datelined report tells of a meeting the place of the dateline."""
    lead = next((s for s in annotations.parse.sentences if not s.is_title), None)
    if lead is None:
        return
    text = annotations.document.text
    line = text.rfind("\n", 0, lead.start) + 1
    before = annotations.places_in(line, lead.start) or _capitals(annotations, text[line : lead.start])
    for draft in drafts.get(lead.i, ()):
        silent = not annotations.places_in(lead.start, lead.end) or draft.event_type in ("AGREE", "SUPPORT")
        if before and silent and draft.place.mention is None and draft.event_type in SUMMITRY:
            draft.place = EventPlace(_coarser(before[0]), None)


def _capitals(annotations: Annotations, dateline: str) -> list[PlaceMention]:
    """Return the place that a dateline in capitals names, if the text names it elsewhere too."""
    city = dateline.split(",")[0].split("(")[0].strip().casefold()
    return [p for p in annotations.places if city and p.text.casefold() == city][:1]


def _place_by_day(drafts: Sequence[Draft]) -> None:
    """Give force without a place that of the same kind of force told of the same day, where all of that was in one place."""
    told: dict[tuple[str, str], set[PlaceMention]] = {}
    for draft in drafts:
        key = _day_of(draft)
        if key is not None and draft.place.mention is not None:
            told.setdefault(key, set()).add(draft.place.mention)
    for draft in drafts:
        key = _day_of(draft)
        places = told.get(key, set()) if key is not None else set()
        if draft.place.mention is None and len({p.name for p in places}) == 1:
            first = min(places, key=lambda p: p.start)
            draft.place = EventPlace(_coarser(first), None)


def _day_of(draft: Draft) -> tuple[str, str] | None:
    """Return type and day of an event that a place may be taken for, None for all others."""
    if (
        draft.event_type not in PHYSICAL
        or draft.date is None
        or draft.telling.factuality not in ("asserted", "alleged")
    ):
        return None
    start, end = draft.date.start, draft.date.end
    return (draft.event_type, start[:10]) if len(start) >= 10 and start[:10] == end[:10] else None
