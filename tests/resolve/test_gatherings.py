"""Groups of accounts: one account in passing joins a group that half speaks for, groups of several only as wholes."""

from itertools import combinations

from accordingto.model.sameness import Judgement, Pair
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


def test_two_groups_that_were_refused_are_not_asked_for_each_link_between_them() -> None:
    accounts = [make_arrest("Ada Voss", name) for name in "abcxyz"]
    home = {a.id: number // 3 for number, a in enumerate(accounts)}
    asked: list[tuple[str, str]] = []

    def chance(one: Account, other: Account) -> float:
        asked.append((one.id, other.id))
        return 0.95 if home[one.id] == home[other.id] else 0.02

    def told(one: str, other: str) -> float:
        return 0.95 if home[one] == home[other] else 0.6

    links = list(combinations(sorted(home), 2))
    pairs = [Pair("incidents", one, other, "POSITIVE", told(one, other), (), "t@1") for one, other in links]
    groups = gather_accounts({a.id: a for a in accounts}, pairs, (), chance)
    assert {frozenset(home[m] for m in group) for group in groups} == {frozenset({0}), frozenset({1})}
    crossing = [link for link in asked if home[link[0]] != home[link[1]]]
    assert 0 < len(crossing) == len(set(crossing)) < 9


def test_no_group_gets_what_a_person_has_separated_though_others_join_it() -> None:
    accounts = {name: make_arrest("Ada Voss", name) for name in "abc"}
    ids = {name: account.id for name, account in accounts.items()}
    pairs = [Pair("incidents", *sorted((ids[a], ids[b])), "POSITIVE", 0.9, (), "t@1") for a, b in ("ab", "bc", "ac")]
    apart = Judgement("incidents", *sorted((ids["a"], ids["b"])), "NEGATIVE", "person:x", "2031-05-01T00:00:00Z")
    groups = gather_accounts({a.id: a for a in accounts.values()}, pairs, (apart,), lambda *_: 0.9)
    assert not any({ids["a"], ids["b"]} <= set(group) for group in groups) and len(groups) == 2
