"""The accounts of one happening in, field by field who tells what out: where they differ, and the words that judge."""

from collections.abc import Callable, Iterable, Sequence

from accordingto.model.records import Difference, DifferenceValue
from accordingto.resolve.accounts import Account

Counting = Callable[[Sequence[Account]], int]
COUNTS = ("dead", "injured", "arrested", "size", "displaced")
HAPPENED = {"asserted": "happened", "alleged": "alleged", "unrealised": "not yet", "negated": "did not happen"}

Value = str | int | float
Told = Sequence[tuple[Value, Account]]
"""Values of a field, each with the account that gives it."""


def find_differences(accounts: Sequence[Account], counting: Counting) -> tuple[Difference, ...]:
    """Return the fields on which the accounts differ, with every value and the documents that give it.

    `date`, `place`, the counts, `actors` (who did it), `recipients`, `word` (the word for it), `happened`, and
    `judgement`: words of judgement that only some of the accounts use. What an account does not tell is no difference.
    """
    affirming = [a for a in accounts if a.factuality != "negated"] or list(accounts)
    fields: list[tuple[str, Told]] = [
        ("date", _dates(affirming)),
        ("place", [(a.place, a) for a in affirming if a.place]),
        *((name, [(a.counts[name], a) for a in affirming if name in a.counts]) for name in COUNTS),
        ("actors", [(", ".join(a.actors), a) for a in affirming if a.actors]),
        ("recipients", [(", ".join(a.recipients), a) for a in affirming if a.recipients]),
        ("word", [(a.trigger.casefold(), a) for a in affirming]),
        ("happened", [(HAPPENED[a.factuality], a) for a in accounts]),
    ]
    found = [d for name, told in fields if (d := _difference(name, told, counting)) is not None]
    judged = _find_judgement(accounts, counting)
    return (*found, judged) if judged else tuple(found)


def _difference(name: str, told: Told, counting: Counting) -> Difference | None:
    values = _values(told, counting)
    return Difference(name, values) if len(values) > 1 else None


def _values(told: Told, counting: Counting) -> tuple[DifferenceValue, ...]:
    """Return each value once with its documents, in the order in which they are told."""
    by_value: dict[Value, list[Account]] = {}
    for value, account in told:
        by_value.setdefault(value, []).append(account)
    return tuple(
        DifferenceValue(value, tuple(dict.fromkeys(a.document_id for a in given)), counting(given))
        for value, given in by_value.items()
    )


def _dates(accounts: Iterable[Account]) -> Told:
    """Return the days that accounts give; a day within the month that another gives is no other day."""
    dated = [(a, str(a.date_start or a.date_end), str(a.date_end or a.date_start)) for a in accounts if a.first]
    told = [(start[:10] if start[:10] == end[:10] else f"{start[:10]}/{end[:10]}", a) for a, start, end in dated]
    distinct = dict(told)
    if not any(_lie_apart(a, b) for a in distinct.values() for b in distinct.values()):
        return []
    return told


def _lie_apart(one: Account, other: Account) -> bool:
    return bool(one.first and other.last and one.first > other.last)


def _find_judgement(accounts: Sequence[Account], counting: Counting) -> Difference | None:
    """Return the words of judgement that only some of several documents use."""
    told = [(word, account) for account in accounts for word in account.judging]
    documents = {a.document_id for a in accounts}
    values = tuple(v for v in _values(told, counting) if set(v.document_ids) != documents)
    return Difference("judgement", values) if values and len(documents) > 1 else None
