"""What annotation finds in a text, as values: the parse, who is meant where, times, places, numbers, quotations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from accordingto.model.parse import Parse, Token
from accordingto.model.records import ActorMention, Document, Entity, PlaceMention, TimeMention

HowNamed = Literal["name", "title", "group", "pronoun", "description", "adjective"]


@dataclass(frozen=True, slots=True)
class ActorReference:
    """A mention of an actor tied to the parse.

    `first`, `last` and `head` are token numbers. `how`: by its `name` (or a variant), by an office
    (`title`), as a `group` of people ("Kosovo Serbs"), by a `pronoun`, or by a common noun phrase
    (`description`, "unidentified gunmen").
    """

    mention: ActorMention
    first: int
    last: int
    head: int
    how: HowNamed


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, the marks left out.

    `opened` and `closed` tell whether the mark stands in the text or was made up for a broken one.
    `scare` marks a short stretch whose marks distance the writer from the words.
    """

    start: int
    end: int
    opened: bool
    closed: bool
    scare: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text with its bounds; `value` is None where only bounds are told ("a few thousand")."""

    start: int
    end: int
    value: float | int | None
    low: float | int | None
    high: float | int | None
    unit: str | None
    first: int
    last: int
    kind: Literal["count", "share", "duration", "age", "money", "measure", "ordinal", "identifier", "clock", "date"]


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """A stretch of text that names a resolution, agreement or law, with its common name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class ReadAttribution:
    """What the reader takes for one attribution: tokens, first to last (inclusive).

    `source` is None where nobody is named; `content` may be in pieces. `score` is the reader's own confidence,
    0 to 1, not calibrated.
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True)
class ReadWords:
    """What the reader says of each token: a row of probabilities for each head (labels: `model.labels`).

    `roles` are told for tokens that may be triggers: the first token of a stretch around it, and a table
    (roles, tokens) of chances.
    """

    attributions: tuple[ReadAttribution, ...]
    roles: Mapping[int, tuple[int, NDArray[np.float32]]]
    tags: NDArray[np.float32]
    types: NDArray[np.float32]
    facts: NDArray[np.float32]
    settings: NDArray[np.float32]
    utterances: NDArray[np.float32]
    roots: NDArray[np.float32]

    def role_chance(self, trigger: int, role: int, first: int, last: int) -> float | None:
        """Return the chance that tokens `first` to `last` play a role (number of ROLES) for a trigger; None = not told."""
        told = self.roles.get(trigger)
        if told is None:
            return None
        begin, table = told
        words = table[role, max(0, first - begin) : max(0, last + 1 - begin)]
        return float(words.mean()) if len(words) else None


@dataclass(frozen=True)
class Annotations:
    """Everything that annotation adds to a document. Tuples are in text order.

    `toponyms` are all names of places; `places` those among them that say where something is or goes.
    """

    document: Document
    parse: Parse
    references: tuple[ActorReference, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    toponyms: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    instruments: tuple[InstrumentMention, ...] = ()
    entities: tuple[Entity, ...] = ()
    read: ReadWords | None = None

    @cached_property
    def _by_head(self) -> dict[int, ActorReference]:
        return {r.head: r for r in self.references}

    @cached_property
    def _by_token(self) -> dict[int, ActorReference]:
        found: dict[int, ActorReference] = {}
        for reference in self.references:
            for i in range(reference.first, reference.last + 1):
                found.setdefault(i, reference)
        return found

    @cached_property
    def entity_by_id(self) -> dict[str, Entity]:
        """The actors that are named, by id."""
        return {e.id: e for e in self.entities}

    @property
    def actors(self) -> tuple[ActorMention, ...]:
        """The mentions of actors, in text order."""
        return tuple(r.mention for r in self.references)

    def reference_headed(self, token: Token) -> ActorReference | None:
        """Return the actor that the phrase headed by this token names, if any."""
        return self._by_head.get(token.i)

    def reference_over(self, token: Token) -> ActorReference | None:
        """Return the actor mention that this token is part of, if any."""
        return self._by_token.get(token.i)

    def times_in(self, start: int, end: int) -> list[TimeMention]:
        """Return the time expressions that lie between two characters."""
        return [t for t in self.times if start <= t.start and t.end <= end]

    def places_in(self, start: int, end: int) -> list[PlaceMention]:
        """Return the place names that lie between two characters."""
        return [p for p in self.places if start <= p.start and p.end <= end]


def covering(quotations: Iterable[Quotation], offset: int) -> Quotation | None:
    """Return the quotation that a character stands in, if any."""
    return next((q for q in quotations if q.start <= offset < q.end), None)
