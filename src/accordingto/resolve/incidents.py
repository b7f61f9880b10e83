"""The accounts of one happening in, its row of incidents out: what is told, who affirms it, who denies it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from accordingto.model.dates import PartialDate
from accordingto.model.records import Incident
from accordingto.resolve.accounts import Account
from accordingto.resolve.differences import find_differences

Counting = Callable[[Sequence[Account]], int]
"""Tells how many independent sources some accounts come from."""


def make_incident(canonical: str, accounts: Sequence[Account], origin: str, counting: Counting) -> Incident:
    """Return the incident that some accounts tell of, in document order. A denial never counts as confirmation."""
    affirming = affirming_of(accounts)
    best = best_account(affirming or accounts)
    start, end = _span(affirming or accounts)
    place = _placed(affirming or accounts)
    return Incident(
        id=canonical,
        event_type=_most_told(accounts, best),
        date_start=start,
        date_end=end,
        place=place.place if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        actors=_names(accounts, best, "actors"),
        recipients=_names(accounts, best, "recipients"),
        status=tell_status(accounts),
        affirmed_by=tuple(dict.fromkeys(v for a in affirming for v in a.voices)),
        denied_by=tuple(dict.fromkeys(v for a in accounts for v in denying(a))),
        event_ids=tuple(a.id for a in accounts),
        document_ids=tuple(dict.fromkeys(a.document_id for a in accounts)),
        independent_sources=counting(affirming) if affirming else 0,
        differences=find_differences(accounts, counting),
        confidence=round(max(a.confidence for a in accounts), 2),
        origin=origin,
    )


def affirms(account: Account) -> bool:
    """Tell whether an account says that it happened: as a fact, or as what its sources allege."""
    return account.factuality in ("asserted", "alleged")


def affirming_of(accounts: Iterable[Account]) -> list[Account]:
    """Return the accounts that say that it happened; where some do, not those that only tell that unnamed others allege it."""
    told = [a for a in accounts if affirms(a)]
    return [a for a in told if a.factuality == "asserted" or a.sources] or told


def denying(account: Account) -> tuple[str, ...]:
    """Return who denies it by an account: whose denial it is, or who is told to deny what it tells."""
    return account.voices if account.factuality == "negated" else account.deniers


def tell_status(accounts: Iterable[Account]) -> str:
    """Return how a happening stands by what is told of it.

    `not_realised`: only planned, asked for, threatened or feared. `denied`: nobody says that it happened.
    `disputed`: some say so, others deny it. `one_side_only`: whoever says so is a party to it. `told`: else.
    """
    told = list(accounts)
    affirming = affirming_of(told)
    denied = any(denying(a) for a in told)
    if affirming:
        if denied:
            return "disputed"
        return "one_side_only" if all(a.party_word is True for a in affirming) else "told"
    return "denied" if denied else "not_realised"


def best_account(accounts: Sequence[Account]) -> Account:
    """Return the account that tells most: who, to whom, where, when; the first of those that tell as much."""

    def told(account: Account) -> tuple[int, float]:
        parts = (account.actors, account.recipients, account.place, account.precise, account.mode)
        return sum(bool(p) for p in parts), account.confidence

    return max(accounts, key=told)


def _most_told(accounts: Sequence[Account], best: Account) -> str:
    counts = Counter(a.event_type for a in accounts)
    return max(counts, key=lambda t: (counts[t], t == best.event_type, t))


def _span(accounts: Sequence[Account]) -> tuple[str | None, str | None]:
    """Return the days on which most of the accounts that tell them most precisely agree."""
    dated = [a for a in accounts if a.first and a.last]
    if not dated:
        return None, None
    narrowest = min((a.last - a.first).days for a in dated if a.first and a.last)
    spans = Counter(
        (a.date_start, a.date_end) for a in dated if a.first and a.last and (a.last - a.first).days == narrowest
    )
    start, end = max(spans, key=lambda s: (spans[s], _reversed(s[0])))
    return start, end


def _reversed(day: str | None) -> tuple[int, ...]:
    """Return a key that sorts earlier days last."""
    parsed = PartialDate.parse_or_none(day)
    return (-parsed.first_day.toordinal(),) if parsed else ()


def _placed(accounts: Sequence[Account]) -> Account | None:
    placed = [a for a in accounts if a.place]
    if not placed:
        return None
    counts = Counter(a.place for a in placed)
    return max(placed, key=lambda a: (-(a.geo_precision or 3), counts[a.place], a.latitude is not None))


def _names(accounts: Sequence[Account], best: Account, role: str) -> tuple[str, ...]:
    """Return the names that the best account gives, else those that most accounts give."""
    own: tuple[str, ...] = getattr(best, role)
    if own:
        return own
    counts = Counter(tuple(getattr(a, role)) for a in accounts if getattr(a, role))
    return max(counts, key=lambda names: (counts[names], names)) if counts else ()
