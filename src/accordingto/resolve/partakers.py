"""Two accounts in, what is told of who acts and to whom it was done out: reasons for and against their being one happening."""

from collections.abc import Iterator

from accordingto.model.folding import fold
from accordingto.resolve.accounts import PUBLISHER, Account
from accordingto.resolve.groups import are_crowds, are_matters, are_state_forces, are_things
from accordingto.resolve.surroundings import PLURAL, is_minor, nobody_words
from accordingto.resolve.tolls import Reason
from accordingto.resolve.wordings import meaning_of

FEW = 3
"""Names in a list up to which one of them in both tells all that it can."""


def compare_sides(one: Account, other: Account) -> Iterator[Reason]:
    for role, ours, theirs, our_sides, their_sides in (
        ("actors", one.actors, other.actors, one.actor_sides, other.actor_sides),
        ("recipients", one.recipients, other.recipients, one.recipient_sides, other.recipient_sides),
    ):
        ours, theirs = (tuple(n for n in names if n != PUBLISHER) for names in (ours, theirs))
        if not ours or not theirs or (role == "recipients" and is_one_move(one, other)):
            continue
        if role == "actors" and _tell_only_arms(ours, theirs):
            continue
        if _may_be_the_same_group(role, one, other):
            continue
        if any(tells_nobody(names) for names in (ours, theirs)):
            if role == "recipients" and _one_is_nobody(ours, theirs):
                yield "recipients_unlike", 1.0, f"one tells who, the other does not: {ours[0]} / {theirs[0]}"
            elif role == "recipients" and _same_nobody(ours, theirs):
                yield "recipients", 0.7, f"recipients: {ours[0]} / {theirs[0]}"
            continue
        likeness = same_names(ours, theirs, our_sides, their_sides)
        if role == "recipients" and (_differ_in_kind(one, other) or (not likeness and _hits_things(one, other))):
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


def _may_be_the_same_group(role: str, one: Account, other: Account) -> bool:
    """Tell whether both accounts leave open who it was: armed servants of a state who act, a crowd that undergoes it.

    A state may be named for its forces ("the government shot at the people"); what they share in name is weighed as ever.
    """
    ours, theirs = (tuple(n for n in getattr(a, role) if n != PUBLISHER) for a in (one, other))
    if {n.casefold() for n in ours} & {n.casefold() for n in theirs}:
        return False
    if role == "recipients":
        return are_crowds(ours) and are_crowds(theirs)
    bare = [are_state_forces(names) for names in (ours, theirs)]
    if any(bare) and all(any(are_state_forces([name]) for name in names) for names in (ours, theirs)):
        return True
    stated = [all(name.startswith(STATE) for name in names) for names in (ours, theirs)]
    return (bare[0] and stated[1]) or (bare[1] and stated[0])


STATE = ("Government of ", "Ministry of ", "Army of ", "Armed Forces of ")
"""How names begin for which those of a state's forces may stand."""


def _hits_things(one: Account, other: Account) -> bool:
    """Tell whether one says what was hit, the other who: a deed may hit both; or whether both say what a protest is about."""
    if one.event_type == other.event_type == "PROTEST":
        return are_matters(one.recipients) or are_matters(other.recipients)
    things = [are_things(a.recipients) for a in (one, other)]
    return things[0] != things[1]


def is_one_move(one: Account, other: Account) -> bool:
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


def _tell_only_arms(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether one of two lists only says that it was soldiers, and names nobody of the other."""
    bare = any(_tells_arms(names) for names in (ours, theirs))
    return bare and not {n.casefold() for n in ours} & {n.casefold() for n in theirs}


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


def is_proper(name: str) -> bool:
    """Tell whether a name is somebody's or something's own, and no noun with the name of a country before it ("Velmarkan trawler")."""
    return name[:1].isupper() and name.split()[-1][:1].isupper()


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
    return many * 0.5 if shared - {TROOPS} else 0.0


def _telling(name: str) -> set[str]:
    """Return what the words of a name mean that say who it is: its last one and those with a capital letter."""
    words = name.split()
    return {meaning_of(fold(w)) for w in words if w[:1].isupper() or w is words[-1]}


def are_two_groups(one: Account, other: Account) -> bool:
    """Tell whether a deed is done to two groups by what they are: divers are not lawyers."""
    groups = [
        a.recipients and all(not n[:1].isupper() and PLURAL.search(n) for n in a.recipients) for a in (one, other)
    ]
    vague = tells_nobody(one.recipients) or tells_nobody(other.recipients)
    return all(groups) and not vague and not same_recipients(one, other)
