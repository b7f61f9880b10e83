"""What people say of one row, and what the desk has told people of, as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided of the state of a ledger entry, when and why; a `state` of None takes an earlier one back.

    `thing` is the id of an entry of one document, also where it is part of a longer one. `by` is `person:NAME`, `at` an
    ISO moment. The latest of a thing holds, and wins over what any text says.
    """

    thing: str
    state: str | None
    by: str
    at: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing worth telling. Two alerts that share one of their `keys` are one, and told once.

    It has a key for each step or event that it rests on, so that it stays the same when more of them are found.
    `day` is the day that it is about or was told on; `rows` are the ids of the rows behind it; `told_at` is the ISO
    moment at which it was first told, None as long as it was not.
    """

    keys: tuple[str, ...]
    rule: str
    kind: str
    title: str
    day: str | None
    rows: tuple[str, ...]
    document_ids: tuple[str, ...]
    told_at: str | None = None

    @property
    def key(self) -> str:
        """The first of the keys: the alert's name in a feed."""
        return self.keys[0]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """That somebody had names of private people written out, or had something forgotten: what in general, who, when.

    What was forgotten is never told.
    """

    what: str
    by: str
    at: str
