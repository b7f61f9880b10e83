"""Accounts, pairs of them and people's judgements in, happenings out: groups none of which holds what cannot be one."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from accordingto.model.sameness import Judgement, Pair
from accordingto.resolve.accounts import Account
from accordingto.resolve.happenings import may_be_one

LOOKED_AT, LOOKED_AT_BY_ONE = 6, 24
"""Accounts of each of two groups that are compared before the groups become one; and of a group that one account joins."""

AGAINST = 0.0
"""The mean log-odds of the pairs across two groups at which they stay two."""
SURELY, HARDLY = 0.995, 0.005
"""What two careful people would bet on a pair at most, and at least."""
BEST, FOR = 0.5, 0.0
"""One account joins a group if the better half of its pairs speaks for it: in passing little is told that the rest tell."""

Chance = Callable[[Account, Account], float]
"""Tells the chance that two accounts are of one happening."""


def gather_accounts(
    accounts: Mapping[str, Account], pairs: Iterable[Pair], judgements: Iterable[Judgement], chance: Chance
) -> list[tuple[str, ...]]:
    """Return groups of accounts, each sorted, the groups sorted by their first members; every account is in one.

    What people have joined comes first and is never taken apart; then links by falling chance. Two groups become one
    if nothing that a person has separated would meet, no two of their accounts are impossible to be one
    happening, and what is known of the pairs across speaks for it on the whole (the mean of their log-odds).
    """
    decided = {(j.one, j.other): j.answer for j in judgements if j.answer is not None}
    groups = _Groups(accounts, [link for link, answer in decided.items() if answer == "NEGATIVE"], chance)
    for one, other in sorted(link for link, answer in decided.items() if answer == "POSITIVE"):
        groups.join(one, other, by_person=True)
    links = sorted((-p.score, p.one, p.other) for p in pairs if p.answer == "POSITIVE")
    for _, one, other in links:
        if (one, other) not in decided:
            groups.join(one, other)
    return groups.found()


class _Groups:
    def __init__(self, accounts: Mapping[str, Account], apart: Iterable[tuple[str, str]], chance: Chance) -> None:
        self._accounts = accounts
        self._chance = chance
        self._group = {a: a for a in accounts}
        self._members: dict[str, list[str]] = {a: [a] for a in accounts}
        self._refused: set[tuple[str, int, str, int]] = set()
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join(self, one: str, other: str, by_person: bool = False) -> None:
        """Make one group of those of two accounts, if that may be."""
        if one not in self._group or other not in self._group:
            return
        ours, theirs = sorted((self._group[one], self._group[other]))
        if ours == theirs or self._is_separated(ours, theirs) or not (by_person or self._is_willing(ours, theirs)):
            return
        for member in self._members.pop(theirs):
            self._group[member] = ours
            self._members[ours].append(member)

    def found(self) -> list[tuple[str, ...]]:
        """Return the groups."""
        return sorted(tuple(sorted(members)) for members in self._members.values())

    def _is_separated(self, ours: str, theirs: str) -> bool:
        small, large = sorted((self._members[ours], self._members[theirs]), key=len)
        inside = set(large)
        return any(self._apart.get(member, set()) & inside for member in small)

    def _is_willing(self, ours: str, theirs: str) -> bool:
        """Tell whether two groups may be one; two that were refused are asked again once one of them has grown."""
        state = (ours, len(self._members[ours]), theirs, len(self._members[theirs]))
        if state in self._refused:
            return False
        willing = self._may_be_one(ours, theirs)
        if not willing:
            self._refused.add(state)
        return willing

    def _may_be_one(self, ours: str, theirs: str) -> bool:
        alone = min(len(self._members[ours]), len(self._members[theirs])) == 1
        mine, other = (
            [self._accounts[m] for m in _spread(self._members[group], LOOKED_AT_BY_ONE if alone else LOOKED_AT)]
            for group in (ours, theirs)
        )
        if not all(may_be_one(a, b) for a in mine for b in other):
            return False
        odds: list[float] = []
        for one, another in ((a, b) for a in mine for b in other):
            odds.append(log_odds(self._chance(one, another)))
            if not _speaks_for(odds, len(mine) * len(other) - len(odds), alone):
                return False
        return True


def _speaks_for(odds: Sequence[float], open_pairs: int, alone: bool) -> bool:
    """Tell whether the log-odds of the pairs across two groups speak for one, if the pairs still open all did as far as may be."""
    told = [*odds, *[MOST_ODDS] * open_pairs]
    if math.fsum(told) / len(told) > AGAINST:
        return True
    best = sorted(told, reverse=True)[: math.ceil(len(told) * BEST)]
    return alone and math.fsum(best) / len(best) > FOR


def _spread(members: Sequence[str], most: int) -> Sequence[str]:
    """Return some members, taken evenly from all."""
    if len(members) <= most:
        return members
    ordered = sorted(members)
    return [ordered[i * len(ordered) // most] for i in range(most)]


def log_odds(chance: float) -> float:
    """Return the log-odds of a chance, kept within what two careful people would bet."""
    bounded = min(SURELY, max(HARDLY, chance))
    return math.log(bounded / (1 - bounded))


MOST_ODDS = log_odds(1.0)
"""The log-odds of the surest pair."""
