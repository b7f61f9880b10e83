"""Two accounts in, the reasons for and against their being one happening out, each with its weight."""

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from accordingto.model.sameness import Feature
from accordingto.resolve.accounts import Account, family_of
from accordingto.resolve.localities import compare_places
from accordingto.resolve.one_document import compare_within, is_harm_of
from accordingto.resolve.partakers import (
    compare_sides,
    is_named,
    is_one_move,
    is_proper,
    same_recipients,
)
from accordingto.resolve.scales import Weighing
from accordingto.resolve.tolls import Reason, compare_tolls

SLACK = 3
"""Days by which two accounts of one happening may differ on its day."""
LONG_AGO = 366
"""The same for a happening long past of which one tells the year only: a war is dated by its beginning or its end."""
FRESH = 7
STALE = 45
"""Days between two reports of which one tells no day: up to `FRESH` speaks for one happening, more against it, to `STALE`."""
OLDEST = 5.0
"""How many times as much more than `STALE` may speak against it, where the two name no party or spot in common."""
OF_ONE_PARTY = 1.5
"""The same where they name one party, but no spot: parties do much in a year."""
MONTH, LEAST_TIME = 31, 0.2
"""Days of a time that tells all that a time can, and what a longer one tells at least."""
PAST_NEAR = 0.6
"""What it tells that one dates what is long past by a year beside that of the other."""
SAME_WORDS = 0.5
"""How alike the words of two accounts are that are one sentence of a text that two documents print."""
NO_FORCE = frozenset({"ASSAULT", "PROTEST"})
"""Types of which none is a formal measure: who is fired at is not also banned by it."""
NAMED = 4
ONE_NAME = 0.6
"""What it tells that all names around two accounts are one and the same: the government stands around most things."""
FOUNDING = ("declar", "proclam", "proclaim")
"""How words begin that tell of a declaration of independence, which no refusal is."""
VOTED = frozenset({"vote", "votes", "voted", "voting"})
"""The same for a state that is voted into being."""


EXTENDING = ("extend", "prolong", "renew", "lengthen")
"""How words begin that tell of a deed that goes on: a curfew that is extended was imposed before."""


def may_be_one(one: Account, other: Account) -> bool:
    """Tell whether two accounts can be of one happening at all.

    Never: deeds of other families; an attack or a protest and a sanction; an arrest and other force; a deed and its being
    extended; what happened and what is planned, asked for or threatened; days that lie apart; a day after the other document was
    published; what happened "again" and what was told days before; what one document tells of two days, or as done to two by
    name; a bare denial and what another document tells.
    """
    if one.realised != other.realised or family_of(one.event_type) != family_of(other.event_type):
        return False
    slack = LONG_AGO if one.past and other.past and (_is_year(one) or _is_year(other)) else SLACK
    if one.document_id == other.document_id and one.precise and other.precise:
        slack = 0
    return (
        days_apart(one, other) <= slack
        and not _is_a_measure_too(one, other)
        and not _is_one_taken_only(one, other)
        and (one.event_type != "REJECT" or is_founding(one) == is_founding(other))
        and _goes_on(one) == _goes_on(other)
        and not (_is_later(one, other) or _is_later(other, one))
        and not (_is_repeated(one, other) or _is_repeated(other, one))
        and not (one.document_id == other.document_id and (_names_others(one, other) or _is_told_apart(one, other)))
        and not _befell_others(one, other)
        and (one.document_id == other.document_id or _is_bare(one) == _is_bare(other))
        and not (_tells_nothing(one, other) or _tells_nothing(other, one))
    )


def _is_a_measure_too(one: Account, other: Account) -> bool:
    types = {one.event_type, other.event_type}
    return "SANCTION" in types and bool(types & NO_FORCE)


def _is_one_taken_only(one: Account, other: Account) -> bool:
    """Tell whether one account is of somebody being arrested or abducted, the other of force or a measure that is no such thing."""
    taken = [a.mode in TAKINGS for a in (one, other)]
    rest = other if taken[0] else one
    return taken[0] != taken[1] and (rest.mode is not None or rest.event_type == "ASSAULT")


def _tells_nothing(one: Account, other: Account) -> bool:
    """Tell whether an account has no more than the word for a deed, so that nothing of another document can be held against it."""
    told = (
        one.place or one.date_start or one.spots or one.scene or one.actors or one.recipients or one.known or one.again
    )
    return not told and one.document_id != other.document_id and not set(one.stories) & set(other.stories)


def _is_bare(account: Account) -> bool:
    """Tell whether somebody only denies a deed, with no word of where, when or to whom: it is that of its own document."""
    told = account.place or account.recipients or account.date_start or account.spots
    return account.factuality == "negated" and not told


def _befell_others(one: Account, other: Account) -> bool:
    """Tell whether two accounts are of two persons: Ada Voss is not Bo Lind, and a child not the mayor."""
    if {one.of_age, other.of_age} == {True, False}:
        return True
    named = all(len(a.recipients) == 1 and is_named(a.recipients[0]) and a.recipient_words for a in (one, other))
    return named and not set(one.recipient_words) & set(other.recipient_words)


def _is_year(account: Account) -> bool:
    """Tell whether no more than a year is told."""
    return account.first is not None and account.last is not None and (account.last - account.first).days > 300


def is_founding(account: Account) -> bool:
    """Tell whether a deed is a declaration of independence or the like."""
    trigger = account.trigger.casefold()
    return trigger.startswith(FOUNDING) or trigger in VOTED


def _goes_on(account: Account) -> bool:
    """Tell whether what is told is that an earlier deed goes on."""
    return account.trigger.casefold().startswith(EXTENDING)


def _is_repeated(one: Account, other: Account) -> bool:
    """Tell whether one tells that it happened again, and the other was published days before."""
    first, until = one.published[0], other.published[1]
    if not one.again or other.again or one.past or first is None or until is None:
        return False
    return (date.fromisoformat(first) - date.fromisoformat(until)).days > SLACK


def _is_told_apart(one: Account, other: Account) -> bool:
    """Tell whether the later of two accounts of one document is said to be of another thing ("in a separate case")."""
    later = max(one, other, key=lambda a: (a.start, a.end))
    return later.another and one.start != other.start


def _names_others(one: Account, other: Account) -> bool:
    """Tell whether two accounts name other people or bodies as those to whom it was done."""
    if is_harm_of(one, other):
        return False
    names = (*one.recipients, *other.recipients)
    told = bool(one.recipients and other.recipients) and all(is_proper(n) for n in names)
    if one.recipient_words and other.recipient_words:
        return not set(one.recipient_words) & set(other.recipient_words)
    return told and not same_recipients(one, other)


def days_apart(one: Account, other: Account) -> int:
    """Return the days between two happenings at least, 0 where they may be one day or a day is not known."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return 0
    return max(0, (one.first - other.last).days, (other.first - one.last).days)


def _is_later(one: Account, other: Account) -> bool:
    """Tell whether an account's day comes after the other's document was published, which tells of what happened."""
    until = other.told_until
    return one.realised and one.first is not None and until is not None and one.first > until


def compare_accounts(one: Account, other: Account, weighing: Weighing) -> tuple[Feature, ...]:
    """Return the reasons for and against two accounts being of one happening."""
    found = (weighing.reason(*reason) for reason in find_reasons(one, other))
    return tuple(f for f in found if f.value * f.weight)


def weigh_accounts(one: Account, other: Account, weighing: Weighing) -> float:
    """Return the chance that two accounts are of one happening: that of `compare_accounts`, without the reasons in words."""
    return weighing.chance((name, value) for name, value, _ in find_reasons(one, other, worded=False))


SHARED = dict.fromkeys(
    "trigger answered actors recipients place day past counts story recalled denial harm taken_up headline".split(),
    0.01,
) | {"words": 0.15, "around": 0.15}
"""Reasons that tell of a thing in common, and how much there must be of it; one kind and one week are no such thing."""


def have_in_common(reasons: Iterable[Feature]) -> bool:
    """Tell whether some reasons tell of a thing that two accounts share: one kind and one week alone make no one happening."""
    return any(reason.value >= SHARED.get(reason.name, math.inf) for reason in reasons)


def find_reasons(one: Account, other: Account, worded: bool = True) -> Iterator[Reason]:
    """Yield the reasons for and against two accounts being of one happening, unweighed; unless `worded` without the words shared."""
    yield from _compare_deeds(one, other)
    yield from compare_sides(one, other)
    yield from compare_places(one, other)
    yield from _compare_days(one, other)
    yield from _compare_words(one, other, worded)
    yield from compare_tolls(one, other)
    yield from _compare_documents(one, other)


def _compare_documents(one: Account, other: Account) -> Iterator[Reason]:
    if one.document_id == other.document_id or _stand_in_one_text(one, other):
        yield from compare_within(one, other)
    elif set(one.stories) & set(other.stories):
        yield "story", 1.0, "their documents are of one story"


def _stand_in_one_text(one: Account, other: Account) -> bool:
    """Tell whether two accounts are other sentences of one text that two documents print."""
    return one.copied is not None and one.copied == other.copied and cosine(one.words, other.words) < SAME_WORDS


def _compare_deeds(one: Account, other: Account) -> Iterator[Reason]:
    taken = {one.mode, other.mode} == TAKINGS
    if one.event_type != other.event_type and not taken:
        yield "type_differs", 1.0, f"one is told as {one.event_type}, the other as {other.event_type}"
    if one.answered & other.answered:
        yield "answered", 1.0, "both tell how one and the same request was answered"
    if set(one.trigger_words) & set(other.trigger_words) or (is_founding(one) and is_founding(other)):
        yield "trigger", 1.0, f"told in one word: “{one.trigger}”, “{other.trigger}”"
    if ((one.mode and other.mode) or TAKING in (one.mode, other.mode)) and not (taken or is_one_move(one, other)):
        same = one.mode == other.mode
        yield (
            ("mode" if same else "mode_differs"),
            1.0,
            f"done by {one.mode or other.mode}" + ("" if same else f" or {other.mode if one.mode else 'else'}"),
        )
    if one.again != other.again:
        yield "again", 1.0, "one is told as not the first of its kind"
    if (one.known and not one.precise) or (other.known and not other.precise):
        shared = sorted(set(one.spots) & set(other.spots))
        if shared:
            yield (
                "recalled",
                1.0,
                f"one is told as known: “{(one if one.known else other).trigger}”, {', '.join(shared)}",
            )


TAKINGS = {"arrest", "abduct"}
"""Modes that are one deed in two mouths: whom the one has arrested the other calls abducted."""
TAKING = "territory"
"""The mode of a deed that comes of fighting and is another than it: a place is taken."""


def _compare_days(one: Account, other: Account) -> Iterator[Reason]:
    if any(a.first is None and a.published[1] is None for a in (one, other)):
        if set(one.stories) & set(other.stories):
            return
        yield "untimed", 1.0, "of one neither the day nor the day of its report is known"
        return
    if one.first and other.first:
        gap = days_apart(one, other)
        past = one.past or other.past
        if gap and past and (_is_year(one) or _is_year(other)):
            yield "past", PAST_NEAR, f"their years lie side by side: {one.date_start} / {other.date_start}"
        elif gap:
            yield "day_differs", 1.0, f"their days lie {gap} days apart"
        elif one.precise and other.precise:
            yield "day", 1.0, f"on one day: {one.date_start}"
        else:
            yield "past" if past else "time", 1.0 if past else _exactness(one, other), "their times may be one"
        return
    gap_of_news = _news_gap(one, other)
    if gap_of_news is None:
        return
    if any((a.past or a.known) and not a.first for a in (one, other)):
        if gap_of_news > STALE:
            yield "recollected", 1.0, "one recalls on no day what is long past"
    elif gap_of_news <= FRESH:
        if not any((a.last - a.first).days > MONTH for a in (one, other) if a.first and a.last):
            yield "fresh", 1.0, f"told within {FRESH} days"
    else:
        share = min(_oldest(one, other), (gap_of_news - FRESH) / (STALE - FRESH))
        yield "stale", share, f"one has no day, and they are told {gap_of_news} days apart"


def _oldest(one: Account, other: Account) -> float:
    """Return how much what is long past may speak against one happening: less where both name one spot, or one party."""
    if set(one.spots) & set(other.spots) or (one.place and one.place == other.place):
        return 1.0
    ours, theirs = ({n for n in (*a.actors, *a.recipients) if n[:1].isupper()} for a in (one, other))
    return OF_ONE_PARTY if ours & theirs else OLDEST


def _exactness(one: Account, other: Account) -> float:
    """Return what it tells that two times may be one: little where one is a year."""
    spans = [(a.last - a.first).days + 1 for a in (one, other) if a.first and a.last]
    return max(LEAST_TIME, min(1.0, MONTH / max(spans)))


def _news_gap(one: Account, other: Account) -> int | None:
    """Return the days between two accounts of which one or both tell no day: news is told soon after it happened."""
    spans = [(a.days if a.first else a.published) for a in (one, other)]
    if any(s[0] is None or s[1] is None for s in spans):
        return None
    (a, b), (c, d) = (tuple(date.fromisoformat(str(day)) for day in s) for s in spans)
    return max(0, (a - d).days, (c - b).days)


def _compare_words(one: Account, other: Account, worded: bool) -> Iterator[Reason]:
    told = {*one.trigger_words, *other.trigger_words}
    both = (one.words.keys() & other.words.keys()) - told
    if both:
        ours, theirs = ({w: x for w, x in a.words.items() if w not in told} for a in (one, other))
        likeness = cosine(ours, theirs)
        shared = sorted(both, key=lambda w: (-ours[w], w))[:NAMED] if worded else []
        if likeness > 0:
            yield "words", likeness, f"both speak of {', '.join(w.removeprefix('=') for w in shared)}"
    around = one.around.keys() & other.around.keys()
    named = sorted(around, key=lambda w: (-one.around[w], w))[:NAMED] if worded else []
    share = cosine(one.around, other.around) * (ONE_NAME if len(around) == 1 else 1.0)
    yield "around", share, f"both name {', '.join(named)} around it"


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how alike two bags of words are, 0 to 1."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    products = [x * many[w] for w, x in few.items() if w in many]
    if not products:
        return 0.0
    shared = math.fsum(products)
    lengths = math.fsum(x * x for x in one.values()) * math.fsum(x * x for x in other.values())
    return shared / math.sqrt(lengths) if lengths > 0 else 0.0
