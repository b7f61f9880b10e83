"""Two accounts in, the reasons for and against their being one happening out, each with its weight."""

import math
from collections.abc import Iterator, Mapping
from datetime import date

from accordingto.model.sameness import Feature
from accordingto.resolve.accounts import Account, family_of
from accordingto.resolve.scales import Weighing

SLACK = 3
"""Days by which two accounts of one happening may differ on its day."""
FRESH = 7
STALE = 45
"""Days between two reports of which one tells no day: up to `FRESH` speaks for one happening, more against it, to `STALE`."""
NEAR_KM, FAR_KM = 25.0, 100.0
NAMED = 4

EARTH_KM = 6371.0


def may_be_one(one: Account, other: Account) -> bool:
    """Tell whether two accounts can be of one happening at all.

    Never: deeds of other families; what happened and what is planned, asked for or threatened; days that lie apart;
    a day after the other document was published.
    """
    return (
        family_of(one.event_type) == family_of(other.event_type)
        and one.realised == other.realised
        and days_apart(one, other) <= SLACK
        and not (_is_later(one, other) or _is_later(other, one))
    )


def days_apart(one: Account, other: Account) -> int:
    """Return the days between two happenings at least, 0 where they may be one day or a day is not known."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return 0
    return max(0, (one.first - other.last).days, (other.first - one.last).days)


def _is_later(one: Account, other: Account) -> bool:
    """Tell whether an account's day comes after the other's document was published, which tells of what happened."""
    until = other.published[1]
    return one.realised and one.first is not None and until is not None and one.first > date.fromisoformat(until)


def compare_accounts(one: Account, other: Account, weighing: Weighing) -> tuple[Feature, ...]:
    """Return the reasons for and against two accounts being of one happening."""
    found = (weighing.reason(*reason) for reason in find_reasons(one, other))
    return tuple(f for f in found if f.value * f.weight)


Reason = tuple[str, float, str]
"""The name of a reason, how much of it there is, and why in words."""


def find_reasons(one: Account, other: Account) -> Iterator[Reason]:
    """Yield the reasons for and against two accounts being of one happening, unweighed."""
    yield from _compare_deeds(one, other)
    yield from _compare_sides(one, other)
    yield from _compare_places(one, other)
    yield from _compare_days(one, other)
    yield from _compare_words(one, other)
    yield from _compare_counts(one, other)
    if one.document_id == other.document_id:
        others = one.recipients and other.recipients and not same_recipients(one, other)
        yield ("one_document_others" if others else "one_document"), 1.0, "one document tells of both"
    elif set(one.stories) & set(other.stories):
        yield "story", 1.0, "their documents are of one story"


def _compare_deeds(one: Account, other: Account) -> Iterator[Reason]:
    if one.event_type != other.event_type:
        yield "type_differs", 1.0, f"one is told as {one.event_type}, the other as {other.event_type}"
    if set(one.trigger_words) & set(other.trigger_words):
        yield "trigger", 1.0, f"told in one word: “{one.trigger}”, “{other.trigger}”"
    if one.mode and other.mode:
        same = one.mode == other.mode
        yield ("mode" if same else "mode_differs"), 1.0, f"done by {one.mode}" + ("" if same else f" or {other.mode}")


def _compare_sides(one: Account, other: Account) -> Iterator[Reason]:
    for role, ours, theirs, our_sides, their_sides in (
        ("actors", one.actors, other.actors, one.actor_sides, other.actor_sides),
        ("recipients", one.recipients, other.recipients, one.recipient_sides, other.recipient_sides),
    ):
        if not ours or not theirs:
            continue
        likeness = same_names(ours, theirs, our_sides, their_sides)
        if likeness > 0:
            yield role, likeness, f"{role}: {' and '.join(ours)} / {' and '.join(theirs)}"
        else:
            named = all(is_named(n) for n in (*ours, *theirs))
            name = f"{role}_named_differ" if named else f"{role}_differ"
            yield name, 1.0, f"other {role}: {' and '.join(ours)} / {' and '.join(theirs)}"
    if one.actors and set(one.actor_sides) & set(other.recipient_sides) and not _shares_side(one, other):
        yield "crossed", 1.0, "who acts in one is acted upon in the other"


def _shares_side(one: Account, other: Account) -> bool:
    ours, theirs = set(one.actor_sides), set(other.actor_sides)
    return bool(ours & theirs) or bool(set(one.recipient_sides) & set(other.recipient_sides))


def same_recipients(one: Account, other: Account) -> bool:
    """Tell whether two accounts may tell of a deed done to the same."""
    return same_names(one.recipients, other.recipients, one.recipient_sides, other.recipient_sides) > 0


def is_named(name: str) -> bool:
    """Tell whether a name is somebody's own: two words or more, each with a capital letter."""
    words = [w for w in name.split() if w not in ("of", "the", "and", "for")]
    return len(words) > 1 and all(w[:1].isupper() for w in words)


def same_names(
    ours: tuple[str, ...], theirs: tuple[str, ...], our_sides: tuple[str, ...], their_sides: tuple[str, ...]
) -> float:
    """Return how far two lists of names are of the same: 1 one name in both, less for one side or one word, 0 neither."""
    if {n.casefold() for n in ours} & {n.casefold() for n in theirs}:
        return 1.0 if any(n[:1].isupper() for n in ours) else 0.7
    if set(our_sides) & set(their_sides):
        return 0.7
    shared = {w for n in ours for w in _telling(n)} & {w for n in theirs for w in _telling(n)}
    return 0.5 if shared else 0.0


def _telling(name: str) -> set[str]:
    """Return the words of a name that say who it is: its last one and those with a capital letter."""
    words = name.split()
    return {w.casefold().removesuffix("s") for w in words if w[:1].isupper() or w is words[-1]}


def _compare_places(one: Account, other: Account) -> Iterator[Reason]:
    if not one.place or not other.place:
        return
    names = f"{one.place}" if one.place == other.place else f"{one.place} / {other.place}"
    if one.place == other.place or (one.place_id is not None and one.place_id == other.place_id):
        yield "place", 1.0, f"place: {names}"
        return
    distance = km_between(one, other)
    if distance is None or max(one.geo_precision or 3, other.geo_precision or 3) > 2:
        return
    if distance <= NEAR_KM:
        yield "place", 0.5, f"places {distance:.0f} km apart: {names}"
    elif distance > FAR_KM:
        yield "place_differs", 1.0, f"places {distance:.0f} km apart: {names}"
    else:
        yield "place_differs", 0.6, f"places {distance:.0f} km apart: {names}"


def km_between(one: Account, other: Account) -> float | None:
    """Return the distance of two places on the globe in kilometres, None where one is not located."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _compare_days(one: Account, other: Account) -> Iterator[Reason]:
    if one.first and other.first:
        gap = days_apart(one, other)
        if gap:
            yield "day_differs", 1.0, f"their days lie {gap} days apart"
        elif one.precise and other.precise:
            yield "day", 1.0, f"on one day: {one.date_start}"
        else:
            yield ("past" if one.past or other.past else "time"), 1.0, "their times may be one"
        return
    gap_of_news = None if one.past or other.past else _news_gap(one, other)
    if gap_of_news is None:
        return
    if gap_of_news <= FRESH:
        yield "fresh", 1.0, f"told within {FRESH} days"
    else:
        share = min(1.0, (gap_of_news - FRESH) / (STALE - FRESH))
        yield "stale", share, f"one has no day, and they are told {gap_of_news} days apart"


def _news_gap(one: Account, other: Account) -> int | None:
    """Return the days between two accounts of which one or both tell no day: news is told soon after it happened."""
    spans = [(a.days if a.first else a.published) for a in (one, other)]
    if any(s[0] is None or s[1] is None for s in spans):
        return None
    (a, b), (c, d) = (tuple(date.fromisoformat(str(day)) for day in s) for s in spans)
    return max(0, (a - d).days, (c - b).days)


def _compare_words(one: Account, other: Account) -> Iterator[Reason]:
    likeness = cosine(one.words, other.words)
    shared = sorted(set(one.words) & set(other.words), key=lambda w: (-one.words[w], w))[:NAMED]
    if likeness > 0:
        yield "words", likeness, f"both speak of {', '.join(w.removeprefix('=') for w in shared)}"
    named = sorted(set(one.around) & set(other.around), key=lambda w: (-one.around[w], w))[:NAMED]
    yield "around", cosine(one.around, other.around), f"both name {', '.join(named)} around it"


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how alike two bags of words are, 0 to 1."""
    shared = math.fsum(x * other[w] for w, x in one.items() if w in other)
    lengths = math.fsum(x * x for x in one.values()) * math.fsum(x * x for x in other.values())
    return shared / math.sqrt(lengths) if lengths > 0 else 0.0


def _compare_counts(one: Account, other: Account) -> Iterator[Reason]:
    both = [k for k in one.counts if k in other.counts]
    if any(one.counts[k] == other.counts[k] for k in both):
        yield "counts", 1.0, "they give one number"
    elif both:
        yield "counts_differ", 1.0, "they give other numbers"
