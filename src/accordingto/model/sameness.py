"""Same or not as values: reasons with weights, what the program finds of a pair, what a person decides."""

from dataclasses import dataclass
from typing import Literal

Answer = Literal["POSITIVE", "NEGATIVE", "UNSURE"]
"""Same, not the same, not to be told: of a pair of things of one kind."""

Kind = Literal["documents", "stories", "actors", "incidents", "ledger", "positions", "relations"]
"""What a pair is made of: documents (copies; and of one story), actors, events of one incident, ledger entries,
statements of one actor that do not go together, events of which one came of the other."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against: how much of it there is (0 to 1), what it weighs, and why, in words for people."""

    name: str
    value: float
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the one text (`start` to `end`) that stand in the other (`other_start` to `other_end`)."""

    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """What the program finds of two things; `one` sorts before `other`. `score` is the chance that they are the same.

    `form` says in what way (of copies: `exact`, `near`, `rewritten`, `partial`; of relations: what `one` is to
    `other`); `passages` are the
    words that two documents share, in the order in which they stand in `one`.
    """

    kind: Kind
    one: str
    other: str
    answer: Answer
    score: float
    features: tuple[Feature, ...]
    origin: str
    form: str | None = None
    passages: tuple[Passage, ...] = ()

    @property
    def joins(self) -> bool:
        """Whether the two are one: a text is not the same as one that only has a part of it."""
        return self.answer == "POSITIVE" and self.form != "partial"

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons in words, the heaviest first."""
        heaviest = sorted(self.features, key=lambda f: -abs(f.value * f.weight))
        return tuple(f.reason for f in heaviest if f.value * f.weight)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided of two things, when and why; an `answer` of None takes an earlier one back.

    `by` is `person:NAME`, `at` an ISO moment. The latest of a pair holds, and wins over what the program finds.
    """

    kind: Kind
    one: str
    other: str
    answer: Answer | None
    by: str
    at: str
    why: str | None = None


def in_order(one: str, other: str) -> tuple[str, str]:
    """Return two ids in the order in which a pair names them. Raises ValueError for one thing given twice."""
    if one == other:
        raise ValueError(f"{one} cannot be compared with itself")
    return (one, other) if one < other else (other, one)
