"""Two accounts in, the reasons for and against their being one happening out, each with its weight."""

import math
from collections.abc import Iterator, Mapping
from datetime import date

from accordingto.model.folding import fold
from accordingto.model.sameness import Feature
from accordingto.resolve.accounts import PUBLISHER, Account, family_of
from accordingto.resolve.localities import compare_places
from accordingto.resolve.scales import Weighing
from accordingto.resolve.surroundings import PLURAL, is_minor, nobody_words
from accordingto.resolve.tolls import Reason, compare_tolls
from accordingto.resolve.wordings import meaning_of

SLACK = 3
"""Days by which two accounts of one happening may differ on its day."""
LONG_AGO = 366
"""The same for a happening long past of which one tells the year only: a war is dated by its beginning or its end."""
FRESH = 7
STALE = 45
"""Days between two reports of which one tells no day: up to `FRESH` speaks for one happening, more against it, to `STALE`."""
OLDEST = 3.0
"""How many times as much more than `STALE` may speak against it, where the two name no party or spot in common."""
MONTH, LEAST_TIME = 31, 0.2
"""Days of a time that tells all that a time can, and what a longer one tells at least."""
PAST_NEAR = 0.6
"""What it tells that one dates what is long past by a year beside that of the other."""
NAMED = 4
ONE_NAME = 0.6
"""What it tells that all names around two accounts are one and the same: the government stands around most things."""
FEW = 3
"""Names in a list up to which one of them in both tells all that it can."""

FOUNDING = ("declar", "proclam", "proclaim")
"""How words begin that tell of a declaration of independence, which no refusal is."""


EXTENDING = ("extend", "prolong", "renew", "lengthen")
"""How words begin that tell of a deed that goes on: a curfew that is extended was imposed before."""


def may_be_one(one: Account, other: Account) -> bool:
    """Tell whether two accounts can be of one happening at all.

    Never: deeds of other families; a deed and its being extended; what happened and what is planned, asked for or
    threatened; days that lie apart; a day after the other document was published; what happened "again" and what was
    told days before; what one document tells of two days, or as done to two by name; a bare denial and what another
    document tells.
    """
    if one.realised != other.realised or family_of(one.event_type) != family_of(other.event_type):
        return False
    slack = LONG_AGO if one.past and other.past and (_is_year(one) or _is_year(other)) else SLACK
    if one.document_id == other.document_id and one.precise and other.precise:
        slack = 0
    return (
        days_apart(one, other) <= slack
        and (one.event_type != "REJECT" or is_founding(one) == is_founding(other))
        and _goes_on(one) == _goes_on(other)
        and not (_is_later(one, other) or _is_later(other, one))
        and not (_is_repeated(one, other) or _is_repeated(other, one))
        and not (one.document_id == other.document_id and (_names_others(one, other) or _is_told_apart(one, other)))
        and not _befell_others(one, other)
        and (one.document_id == other.document_id or _is_bare(one) == _is_bare(other))
        and not (_tells_nothing(one, other) or _tells_nothing(other, one))
    )


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
    return account.trigger.casefold().startswith(FOUNDING)


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
    names = (*one.recipients, *other.recipients)
    told = bool(one.recipients and other.recipients) and all(n[:1].isupper() for n in names)
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


def find_reasons(one: Account, other: Account, worded: bool = True) -> Iterator[Reason]:
    """Yield the reasons for and against two accounts being of one happening, unweighed; unless `worded` without the words shared."""
    yield from _compare_deeds(one, other)
    yield from _compare_sides(one, other)
    yield from compare_places(one, other)
    yield from _compare_days(one, other)
    yield from _compare_words(one, other, worded)
    yield from compare_tolls(one, other)
    yield from _compare_documents(one, other)


def _compare_documents(one: Account, other: Account) -> Iterator[Reason]:
    if one.document_id != other.document_id:
        if set(one.stories) & set(other.stories):
            yield "story", 1.0, "their documents are of one story"
        return
    if (one.factuality == "negated") != (other.factuality == "negated") and _share_a_thing(one, other):
        yield "denial", 1.0, "one document tells that it happened and that somebody denies it"
    elif one.in_title != other.in_title and _are_two_groups(one, other):
        return
    elif one.in_title != other.in_title:
        yield "headline", 1.0, "one stands in the title of the document that tells the other"
    else:
        others = one.recipients and other.recipients and not same_recipients(one, other)
        yield ("one_document_others" if others else "one_document"), 1.0, "one document tells of both"


def _are_two_groups(one: Account, other: Account) -> bool:
    """Tell whether a deed is done to two groups by what they are: divers are not lawyers."""
    groups = [
        a.recipients and all(not n[:1].isupper() and PLURAL.search(n) for n in a.recipients) for a in (one, other)
    ]
    vague = tells_nobody(one.recipients) or tells_nobody(other.recipients)
    return all(groups) and not vague and not same_recipients(one, other)


def _share_a_thing(one: Account, other: Account) -> bool:
    """Tell whether two accounts have the word for the deed, a place or somebody who undergoes it in common."""
    shared = (set(one.trigger_words) & set(other.trigger_words), set(one.spots) & set(other.spots))
    return any(shared) or (one.place is not None and one.place == other.place) or same_recipients(one, other)


def _compare_deeds(one: Account, other: Account) -> Iterator[Reason]:
    if one.event_type != other.event_type:
        yield "type_differs", 1.0, f"one is told as {one.event_type}, the other as {other.event_type}"
    if one.answered & other.answered:
        yield "answered", 1.0, "both tell how one and the same request was answered"
    if set(one.trigger_words) & set(other.trigger_words):
        yield "trigger", 1.0, f"told in one word: “{one.trigger}”, “{other.trigger}”"
    if ((one.mode and other.mode) or TAKING in (one.mode, other.mode)) and not _is_one_move(one, other):
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


def _compare_sides(one: Account, other: Account) -> Iterator[Reason]:
    for role, ours, theirs, our_sides, their_sides in (
        ("actors", one.actors, other.actors, one.actor_sides, other.actor_sides),
        ("recipients", one.recipients, other.recipients, one.recipient_sides, other.recipient_sides),
    ):
        ours, theirs = (tuple(n for n in names if n != PUBLISHER) for names in (ours, theirs))
        if not ours or not theirs or (role == "recipients" and _is_one_move(one, other)):
            continue
        if role == "actors" and all(_tells_arms(names) for names in (ours, theirs)):
            continue
        if any(tells_nobody(names) for names in (ours, theirs)):
            if role == "recipients" and _one_is_nobody(ours, theirs):
                yield "recipients_unlike", 1.0, f"one tells who, the other does not: {ours[0]} / {theirs[0]}"
            elif role == "recipients" and _same_nobody(ours, theirs):
                yield "recipients", 0.7, f"recipients: {ours[0]} / {theirs[0]}"
            continue
        likeness = same_names(ours, theirs, our_sides, their_sides)
        if role == "recipients" and _differ_in_kind(one, other):
            continue
        apart = _persons_apart(one, other) if role == "recipients" else 0.0
        if role == "recipients" and set(one.recipient_words) & set(other.recipient_words):
            likeness = max(likeness, 0.8)
        if apart:
            yield "recipients_named_differ", apart, f"other recipients: {' and '.join(ours)} / {' and '.join(theirs)}"
        elif likeness > 0:
            yield role, likeness, f"{role}: {' and '.join(ours)} / {' and '.join(theirs)}"
        else:
            named = all(is_named(n) for n in (*ours, *theirs))
            name = f"{role}_named_differ" if named else f"{role}_differ"
            yield name, 1.0, f"other {role}: {' and '.join(ours)} / {' and '.join(theirs)}"
    if one.actors and set(one.actor_sides) & set(other.recipient_sides) and not _shares_side(one, other):
        yield "crossed", 1.0, "who acts in one is acted upon in the other"


def _is_one_move(one: Account, other: Account) -> bool:
    """Tell whether the same are told to have left and to have come: one move has two ends, each with a word and a side of its own."""
    moves = {one.event_type, other.event_type} == {"RETREAT", "MOBILIZE"}
    return moves and same_names(one.actors, other.actors, one.actor_sides, other.actor_sides) > 0


def _differ_in_kind(one: Account, other: Account) -> bool:
    """Tell whether of two refusals one says whom, the other what was refused: that tells nothing for or against."""
    small = [all(not n[:1].isupper() for n in a.recipients) for a in (one, other)]
    return one.event_type == other.event_type == "REJECT" and (small[0] != small[1] or all(small))


def _persons_apart(one: Account, other: Account) -> float:
    """Return how sure it is that two persons to whom it was done are two: 1 by name, less where one has none; 0 not known."""
    ours, theirs = one.recipient_words, other.recipient_words
    if not ours or not theirs or set(ours) & set(theirs):
        return 0.0
    named = [any(n[:1].isupper() for n in a.recipients) for a in (one, other)]
    return 0.8 if named[0] != named[1] else 1.0


def tells_nobody(names: tuple[str, ...]) -> bool:
    """Tell whether some names only say that it was people ("a man", "civilians")."""
    words = [w.casefold() for n in names for w in n.split()]
    small = all(not n[:1].isupper() for n in names)
    return small and all(
        w in nobody_words() or w.removesuffix("s") in nobody_words() or w.endswith("-year-old") for w in words
    )


TROOPS = meaning_of("troop")


def _tells_arms(names: tuple[str, ...]) -> bool:
    """Tell whether some names only say that it was soldiers ("brigades", "the Force"): not whose."""
    return all(len(n.split()) == 1 and meaning_of(n) == TROOPS for n in names)


def _same_nobody(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether two accounts tell alike of one of whom no more is known than that it is a child or the like."""
    if len(ours) != 1 or len(theirs) != 1 or PLURAL.search(ours[0]) or PLURAL.search(theirs[0]):
        return False
    kinds = [{meaning_of("minor") if is_minor(w) else meaning_of(w) for w in n.split()} for n in (ours[0], theirs[0])]
    return bool(kinds[0] & kinds[1])


def _one_is_nobody(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether one account has a single person without a name or office ("a boy"), the other somebody told apart."""
    nobody = [tells_nobody(names) for names in (ours, theirs)]
    single = next(names for names, told in zip((ours, theirs), nobody, strict=True) if told)
    return nobody[0] != nobody[1] and len(single) == 1 and PLURAL.search(single[0]) is None


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
    many = min(1.0, FEW / max(len(ours), len(theirs), 1))
    if {n.casefold() for n in ours} & {n.casefold() for n in theirs}:
        return many * (1.0 if any(n[:1].isupper() for n in ours) else 0.7)
    if set(our_sides) & set(their_sides):
        return many * 0.7
    shared = {w for n in ours for w in _telling(n)} & {w for n in theirs for w in _telling(n)}
    return many * 0.5 if shared else 0.0


def _telling(name: str) -> set[str]:
    """Return what the words of a name mean that say who it is: its last one and those with a capital letter."""
    words = name.split()
    return {meaning_of(fold(w)) for w in words if w[:1].isupper() or w is words[-1]}


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
    recalled = any(a.past or (a.known and not a.first) for a in (one, other))
    gap_of_news = None if recalled else _news_gap(one, other)
    if gap_of_news is None:
        return
    if gap_of_news <= FRESH:
        yield "fresh", 1.0, f"told within {FRESH} days"
    else:
        share = min(1.0 if _share_a_name(one, other) else OLDEST, (gap_of_news - FRESH) / (STALE - FRESH))
        yield "stale", share, f"one has no day, and they are told {gap_of_news} days apart"


def _share_a_name(one: Account, other: Account) -> bool:
    """Tell whether two accounts name the same party or the same spot: what is long past may still be recalled by these."""
    ours, theirs = ({n for n in (*a.actors, *a.recipients) if n[:1].isupper()} for a in (one, other))
    return bool(ours & theirs or set(one.spots) & set(other.spots) or (one.place and one.place == other.place))


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
