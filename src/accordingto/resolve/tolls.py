"""Two accounts in, what the numbers that they give tell for or against their being of one happening out."""

import math
from collections.abc import Iterator

from accordingto.resolve.accounts import Account
from accordingto.resolve.surroundings import PLURAL, nobody_words

Reason = tuple[str, float, str]
"""The name of a reason, how much of it there is, and why in words."""

MANY = 10
"""So many arrests are surely not that of one person."""


def _arrested(account: Account) -> int | str | None:
    """Return how many were arrested: the number told, else one for one person by name or office, two at least for several."""
    if "arrested" in account.counts:
        return account.counts["arrested"]
    if account.mode not in ("arrest", "abduct") or len(account.recipients) != 1:
        return None
    if account.recipient_words or not _may_be_many(account):
        return 1
    return ">=2" if _are_several(account.recipients[0]) else None


def _are_several(name: str) -> bool:
    """Tell whether a name is a noun for what several people do or are ("engineers"), and not only that they are people."""
    return (
        PLURAL.search(name) is not None
        and not name[:1].isupper()
        and not any(w.removesuffix("s") in nobody_words() for w in name.casefold().split())
    )


def _may_be_many(account: Account) -> bool:
    """Tell whether the one name for those to whom it was done may be of several, or of nobody in particular ("a man")."""
    name = account.recipients[0]
    return (
        PLURAL.search(name) is not None
        or name.split()[-1][:1].isupper()
        or any(w in nobody_words() for w in name.casefold().split())
    )


def compare_tolls(one: Account, other: Account) -> Iterator[Reason]:
    """Yield the reasons for and against two accounts being of one happening that lie in how many there were."""
    ours, theirs = _arrested(one), _arrested(other)
    both = [k for k in one.counts if k in other.counts]
    if any(one.counts[k] == other.counts[k] for k in both):
        yield "counts", 1.0, "they give one number"
    elif any(_overlap(one.counts[k], other.counts[k]) for k in both):
        yield "counts", 0.5, "the numbers that they give may be one"
    elif ours is not None and theirs is not None and not _overlap(ours, theirs):
        many = 1 in (ours, theirs) and max(_bounds(ours)[0], _bounds(theirs)[0]) >= MANY
        yield "arrested_differ", 2.0 if many else 1.0, f"arrested: {ours} / {theirs}"
    elif "size" in both and _far_apart(one.counts["size"], other.counts["size"]):
        yield "size_differs", 1.0, f"how many there were: {one.counts['size']} / {other.counts['size']}"
    elif both:
        yield "counts_differ", 1.0, "they give other numbers"


APART = 8
"""How many times a crowd or a force must be the other one, at least, to be another: organisers and police differ by less."""


def _far_apart(one: int | str, other: int | str) -> bool:
    (low, high), (least, most) = _bounds(one), _bounds(other)
    return low > APART * most or least > APART * high


ABOUT = 0.1
"""What "about" leaves open of a number."""


def _overlap(one: int | str, other: int | str) -> bool:
    """Tell whether two counts may be one number: `"<=7"` and `">=4"`, `"~4000"` and 4200."""
    (low, high), (least, most) = _bounds(one), _bounds(other)
    return low <= most and least <= high


def _bounds(count: int | str) -> tuple[float, float]:
    digits = float("".join(c for c in str(count) if c.isdigit() or c == ".") or 0)
    sign = str(count)[:1]
    if sign == "<":
        return 0.0, digits
    if sign == ">":
        return digits, math.inf
    return (digits * (1 - ABOUT), digits * (1 + ABOUT)) if sign == "~" else (digits, digits)
