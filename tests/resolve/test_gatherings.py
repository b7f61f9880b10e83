"""Groups of accounts: one account in passing joins a group that half speaks for, groups of several only as wholes."""

from accordingto.model.sameness import Pair
from accordingto.resolve.accounts import Account
from accordingto.resolve.gatherings import gather_accounts
from factories import make_arrest


def gather(chances: dict[frozenset[str], float], names: str) -> set[frozenset[str]]:
    """Return the groups of some accounts by name, given the chance of each pair; a pair that is not named has .02."""
    accounts = {name: make_arrest("Ada Voss", name) for name in names}
    by_id = {account.id: name for name, account in accounts.items()}

    def chance(one: Account, other: Account) -> float:
        return chances.get(frozenset((by_id[one.id], by_id[other.id])), 0.02)

    pairs = [
        Pair("incidents", *sorted(accounts[n].id for n in pair), "POSITIVE", told, (), "t@1")
        for pair, told in chances.items()
        if told >= 0.5
    ]
    groups = gather_accounts({a.id: a for a in accounts.values()}, pairs, (), chance)
    return {frozenset(by_id[member] for member in group) for group in groups}


def test_one_account_joins_a_group_of_which_half_speaks_for_it() -> None:
    group = {frozenset(pair): 0.95 for pair in ("ab", "ac", "ad", "bc", "bd", "cd")}
    assert gather(group | {frozenset("ax"): 0.8, frozenset("bx"): 0.7}, "abcdx") == {frozenset("abcdx")}
    assert gather(group | {frozenset("ax"): 0.8}, "abcdx") == {frozenset("abcd"), frozenset("x")}


def test_two_groups_become_one_only_as_wholes() -> None:
    pairs = {frozenset(pair): 0.95 for pair in ("ab", "ac", "bc", "xy", "xz", "yz")}
    assert gather(pairs | {frozenset("ax"): 0.8, frozenset("by"): 0.8}, "abcxyz") == {
        frozenset("abc"),
        frozenset("xyz"),
    }
