"""Statements and events of documents in, where and when what each statement speaks of happened out, and whether two may be one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from accordingto.model.dates import PartialDate
from accordingto.model.folding import fold
from accordingto.model.records import Document, Event, Statement
from accordingto.resolve.wordings import MONTHS, days_named

SPOT = 2
"""The coarsest precision (ACLED) at which a place tells one happening from another."""
PLACED = re.compile(
    r"\b(?:in|at|near|outside|from|over|around|on|(?:town|city|village|port|suburb|island|hamlet) of)(?: the)? "
    r"((?:[A-Z][\w'-]+)(?: (?:[A-Z][\w'-]+))*)"
    r"|^((?:[A-Z][\w'-]+)(?: [A-Z][\w'-]+)?), "
)
"""How a text names a place, as its own words say ("near Tarn Bridge", "Tarn Bridge, 4 May")."""
CALENDAR = frozenset([*MONTHS, *"monday tuesday wednesday thursday friday saturday sunday".split()])
CAPITAL = re.compile(r"(?<=[\w,;'\"] )[A-Z][\w'-]{2,}")
"""A word with a capital inside a sentence."""
LEAD = 600
"""Characters of a text in which it says where what it tells of happened."""
HARM = frozenset({"ASSAULT", "PROTEST", "COERCE", "SEIZE"})
"""Types of events that leave dead, injured or prisoners."""
NEWS = 3
"""Days within which reports are the news of one happening."""
FEW, OFTEN, NAMES = 5, 0.2, 2
"""Names tell something that stand in so many documents at most, or such a share of them; a point each, so many at most."""
ONE_INCIDENT, ONE_DAY, ONE_SPOT, NEAR_SPOT, NEAR_DAY, ONE_NEWS = 3, 2, 2, 1, 1, 1
"""What speaks for one happening, in points."""
OTHER_DAY, OTHER_SPOT = 4, 2
"""What speaks against it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when what a statement speaks of happened, as far as told.

    `incidents`, `days` (ISO) and `spots` (small letters) are told with it or in its paragraph, the spots else in the first lines
    of its document; `near_days` elsewhere in it, `near_spots` in its first lines. `names` are the words with a capital of its
    paragraph and the first lines, `near_names` those of the whole document; `group` is the copy group, `published` the day of
    publication.
    """

    group: str | None
    incidents: frozenset[str]
    days: frozenset[str]
    near_days: frozenset[str]
    spots: frozenset[str]
    near_spots: frozenset[str]
    names: frozenset[str]
    near_names: frozenset[str]
    published: date | None


Scenes = Mapping[str, Scene]
"""Scenes by the ids of statements."""


def find_scenes(
    statements: Iterable[Statement],
    events: Iterable[Event],
    incidents: Mapping[str, str],
    documents: Mapping[str, Document],
) -> dict[str, Scene]:
    """Return the scene of each statement whose document is given, `incidents` being the incident of each event by its id."""
    homes: dict[str, list[Event]] = defaultdict(list)
    days_of: dict[str, set[str]] = defaultdict(set)
    told = list(statements)
    known = list(events)
    for event in known:
        homes[event.document_id].append(event)
        if event.id in incidents:
            days_of[incidents[event.id]] |= _days(event)
    parties = _parties(told, known)
    named = {i: _names(d.text) for i, d in documents.items()}
    often = Counter(name for names in named.values() for name in names)
    most = max(FEW, OFTEN * len(documents))
    common = {name for name, many in often.items() if many > most}
    common |= {word for s in told for word in (s.speaker or "").casefold().split()}
    found = {}
    for statement in told:
        document = documents.get(statement.document_id)
        if document is not None:
            scene = _scene(statement, homes[document.id], incidents, days_of, document, parties)
            found[statement.id] = replace(scene, names=scene.names - common, near_names=frozenset(named[document.id]))
    return found


def _scene(
    statement: Statement,
    events: Sequence[Event],
    incidents: Mapping[str, str],
    days_of: Mapping[str, set[str]],
    document: Document,
    parties: frozenset[str],
) -> Scene:
    text, published = document.text, PartialDate.parse_or_none((document.published or "")[:10])
    first, last = paragraph_around(text, statement.evidence_start, statement.evidence_end)
    inside = [e for e in events if first <= e.evidence_start < last]
    own = [e for e in inside if statement.evidence_start <= e.evidence_start < statement.evidence_end]
    harm = [e for e in own if e.event_type in HARM] or own
    meant = harm or [e for e in inside if e.event_type in HARM]
    told = {incidents[e.id] for e in (harm or meant[-1:]) if e.id in incidents}
    paragraph = text[first:last]
    days = {d for e in meant for d in _days(e)} | {d for i in told for d in days_of[i]}
    if not days and published is not None:
        days = _dated(paragraph, published.last_day)
    if statement.said_on is not None and len(days) == 1:
        days -= {statement.said_on[:10]}
    opening = text[: text.find(" ", LEAD)] if len(text) > LEAD else text
    lead = _spots(opening, parties, headings=False)
    near = {d for e in events if e.event_type in HARM and e.factuality != "unrealised" for d in _days(e)}
    places = {e.place.casefold() for e in meant if e.place and (e.geo_precision or 9) <= SPOT}
    return Scene(
        group=document.copy_group,
        incidents=frozenset(told),
        days=frozenset(days),
        near_days=frozenset(near),
        spots=frozenset((_spots(paragraph, parties) | places) or lead),
        near_spots=frozenset(_spots(opening, parties)),
        names=frozenset(n for n in _names(paragraph) | _names(opening) if n[:5] not in parties),
        near_names=frozenset(),
        published=published.first_day if published else None,
    )


def paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the paragraph (line) of a stretch begins and ends."""
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def compare_scenes(one: Scene, other: Scene) -> int:
    """Return how much speaks for two scenes being one, in points; below nothing where more speaks against it."""
    if one.group is not None and one.group == other.group:
        return ONE_INCIDENT
    points = ONE_INCIDENT if one.incidents & other.incidents else 0
    points += _compare_days(one, other)
    points += _compare_spots(one, other)
    points += min(NAMES, len(one.names & other.names))
    if one.published and other.published and abs((one.published - other.published).days) <= NEWS:
        points += ONE_NEWS
    return points


def _compare_spots(one: Scene, other: Scene) -> int:
    if any(_one_spot(a, b) for a in one.spots for b in other.spots):
        return ONE_SPOT
    pairs = ((one.spots | one.near_spots, other.near_names), (other.spots | other.near_spots, one.near_names))
    if any(set(spot.split()) <= names for spots, names in pairs for spot in spots):
        return NEAR_SPOT
    return -OTHER_SPOT if one.spots and other.spots else 0


def _one_spot(one: str, other: str) -> bool:
    """Tell whether two names are of one place: the same, or one ends with the other ("the town of Tarn", "Tarn")."""
    return one == other or f" {one}".endswith(f" {other}") or f" {other}".endswith(f" {one}")


def _compare_days(one: Scene, other: Scene) -> int:
    if one.days and other.days:
        return ONE_DAY if _meet(one.days, other.days) else -OTHER_DAY
    ours, theirs = one.days or one.near_days, other.days or other.near_days
    return NEAR_DAY if _meet(ours, theirs) else 0


def _meet(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Tell whether any two days of two sets are one, or follow each other."""
    others = [date.fromisoformat(d) for d in theirs]
    return any(abs(date.fromisoformat(d) - other) <= timedelta(1) for d in ours for other in others)


def _days(event: Event) -> set[str]:
    day = (event.date_start or "")[:10]
    return {day} if len(day) == len("2031-05-04") else set()


def _dated(words: str, published: date) -> set[str]:
    """Return the days that some words name by month and number, in the year before their publication."""
    found = set()
    for named in days_named(fold(words).casefold()):
        for year in (published.year, published.year - 1):
            try:
                day = date.fromisoformat(f"{year:04}-{named}")
            except ValueError:
                continue
            if day <= published:
                found.add(day.isoformat())
                break
    return found


def _names(words: str) -> set[str]:
    return {m[0].casefold().removesuffix("'s") for m in CAPITAL.finditer(fold(words))} - CALENDAR


def _spots(words: str, parties: frozenset[str], headings: bool = True) -> set[str]:
    """Return the places that some words name; `headings`: also in front of them ("Tarn Bridge, 4 May")."""
    places = [m for line in fold(words).split("\n") for m in PLACED.finditer(line)]
    named = {re.sub("(?:'s|'|,)$", "", m[1] or m[2]) for m in places if m[1] or headings}
    return {
        n.casefold()
        for n in named
        if n.split()[0].casefold() not in CALENDAR and not any(w[:5] in parties for w in n.casefold().split()[:1])
    }


def _parties(statements: Iterable[Statement], events: Iterable[Event]) -> frozenset[str]:
    """Return how the names of those begin that speak and act for a state or a body, and of what they are of: no places."""
    names = {s.speaker for s in statements if s.speaker} | {n for e in events for n in (*e.actors, *e.recipients)}
    owners = {name.rpartition(" of ")[2] for name in names if " of " in name and name[:1].isupper()}
    return frozenset(o.casefold()[:5] for o in owners if o[:1].isupper())
