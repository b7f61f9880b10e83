"""Two accounts of one document in, what speaks for and against their being one happening out: its coder has told them apart."""

from collections.abc import Iterator

from accordingto.resolve.accounts import Account
from accordingto.resolve.groups import are_crowds
from accordingto.resolve.partakers import are_two_groups, is_named, same_recipients
from accordingto.resolve.tolls import Reason
from accordingto.resolve.wordings import meaning_of

HARMS = frozenset(meaning_of(word) for word in ("kill", "lose", "injure", "murder", "slaughter"))
"""What words for harm mean that do not tell what was done: who is killed may have been shot or rammed."""
NEAR = 400
"""Characters within which the harm that a deed did is told."""


def compare_within(one: Account, other: Account) -> Iterator[Reason]:
    """Yield the reasons that lie in how one document tells two accounts."""
    if (one.factuality == "negated") != (other.factuality == "negated") and _share_a_thing(one, other):
        yield "denial", 1.0, "one document tells that it happened and that somebody denies it"
    elif one.in_title != other.in_title and are_two_groups(one, other):
        return
    elif one.in_title != other.in_title:
        yield "headline", 1.0, "one stands in the title of the document that tells the other"
    elif is_harm_of(one, other):
        yield "harm", 1.0, "one tells the harm that was done, the other how"
    elif is_taken_up(one, other):
        yield "taken_up", 1.0, f"one takes up the other: “{max(one, other, key=lambda a: a.start).trigger}”"
    else:
        others = one.recipients and other.recipients and not same_recipients(one, other)
        yield ("one_document_others" if others else "one_document"), 1.0, "one document tells of both"


def is_harm_of(one: Account, other: Account) -> bool:
    """Tell whether one of two accounts of a document tells of those who died or were hurt, the other what was done near by.

    The harm names no other who did it, and nobody by name beside another name of the deed.
    """
    harmed = [bool(set(a.trigger_words) & HARMS) and a.mode is None for a in (one, other)]
    if harmed[0] == harmed[1] or not one.event_type == other.event_type == "ASSAULT":
        return False
    harm, deed = (one, other) if harmed[0] else (other, one)
    named = [any(is_named(n) for n in a.recipients) for a in (harm, deed)]
    return (
        {harm.factuality, deed.factuality} <= {"asserted", "alleged"}
        and max(one.start, other.start) - min(one.end, other.end) <= NEAR
        and (not harm.actors or set(harm.actors) == set(deed.actors))
        and not (all(named) and not same_recipients(harm, deed))
        and not harm.again
        and not deed.again
    )


def is_taken_up(one: Account, other: Account) -> bool:
    """Tell whether one of two accounts only takes up the other: it is known ("the march", "those killed") and undated.

    It stands behind the other, or has the same word for the deed.
    """
    later = max(one, other, key=lambda a: a.start)
    same_word = set(one.trigger_words) & set(other.trigger_words)
    return (
        any(a.known and a.first is None and (a is later or same_word) for a in (one, other))
        and one.event_type == other.event_type
        and one.mode == other.mode
        and not (one.again or other.again)
        and _may_share_actors(one, other)
        and not (one.spots and other.spots and not set(one.spots) & set(other.spots))
    )


def _may_share_actors(one: Account, other: Account) -> bool:
    """Tell whether the same may act in both: of one it is not told, some are, or both only say that it was people."""
    told = one.actors and other.actors and not set(one.actors) & set(other.actors)
    return not told or (are_crowds(one.actors) and are_crowds(other.actors))


def _share_a_thing(one: Account, other: Account) -> bool:
    """Tell whether two accounts have the word for the deed, a place or somebody who undergoes it in common."""
    shared = (set(one.trigger_words) & set(other.trigger_words), set(one.spots) & set(other.spots))
    return any(shared) or (one.place is not None and one.place == other.place) or same_recipients(one, other)
