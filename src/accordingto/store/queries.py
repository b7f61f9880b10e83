"""Which rows of a desk are asked for: one question a class, as plain values.

Where a question has `most_counted`, rows that fit it are counted up to so many and past those that it asks for; None
counts all of them.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Which statements: every field that is given narrows the choice. `words` must all occur in the content.

    `responds_to` is the id of the row that they answer, `towards` somebody whom they are about, or to whom they are
    addressed. `latest`: those of the document added last come first, else those of the first.
    """

    speaker: str | None = None
    act: str | None = None
    about: str | None = None
    addressee: str | None = None
    towards: str | None = None
    responds_to: str | None = None
    document_id: str | None = None
    words: str | None = None
    latest: bool = False
    limit: int = 100
    offset: int = 0
    most_counted: int | None = None


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which events: every field that is given narrows the choice. Days are ISO and inclusive.

    `undated`: only those without a date; `party` is an actor or a recipient.
    """

    event_type: str | None = None
    factuality: str | None = None
    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    source: str | None = None
    document_id: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    undated: bool = False
    limit: int = 100
    offset: int = 0
    most_counted: int | None = None


SearchTable = Literal["documents", "statements", "events", "figures", "ledger"]
"""The tables that can be searched by words."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is looked for in one table: every field that is given narrows the choice; a field that the table lacks, to none.

    `words` must all occur, those in quotation marks beside each other; a name is found in every spelling that the
    desk knows for it. `publisher_kind`, `published_from` and `published_to` speak of the document; days are inclusive.
    `after`: only of documents added since the desk had grown so far (`View.growth`). `snippets`: with the words around.
    """

    table: SearchTable
    words: str = ""
    speaker: str | None = None
    act: str | None = None
    event_type: str | None = None
    factuality: str | None = None
    place: str | None = None
    publisher: str | None = None
    publisher_kind: str | None = None
    published_from: str | None = None
    published_to: str | None = None
    after: int | None = None
    limit: int = 50
    offset: int = 0
    snippets: bool = True
    most_counted: int | None = None


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """Which rows that nobody has looked at: every field that is given narrows the choice.

    `day` (ISO) is the day from which on deadlines are near; without one none is.
    """

    table: str | None = None
    document_id: str | None = None
    tag: str | None = None
    assignee: str | None = None
    day: str | None = None
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class SpotQuery:
    """Which happenings maps and series count: every field that is given narrows the choice. Days are ISO and inclusive.

    `event_types`: any of these. `vouched`: only what somebody who is no party to it says to have happened.
    `placed`: only what has a point, or only what has none.
    """

    event_types: tuple[str, ...] = ()
    status: str | None = None
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    vouched: bool = True
    placed: bool | None = None


@dataclass(frozen=True, slots=True)
class PlaceTally:
    """Happenings of one type at one point. `coarse`: what tells of forces since a day that was asked for, or of private people."""

    place: str | None
    latitude: float
    longitude: float
    geo_precision: int | None
    event_type: str
    coarse: bool
    count: int


@dataclass(frozen=True, slots=True)
class DayTally:
    """Happenings of one type that were told with the same dates, by place or pair of parties where that was asked for."""

    date_start: str | None
    date_end: str | None
    event_type: str
    name: str | None
    count: int


@dataclass(frozen=True, slots=True)
class ReadTally:
    """Documents of one day of publication, publisher and language, and how many of them copy no other."""

    published: str | None
    publisher: str | None
    language: str | None
    documents: int
    originals: int


ThingTable = Literal["entities", "publishers", "instruments"]
"""The tables of things that many documents name."""


@dataclass(frozen=True, slots=True)
class DocumentQuery:
    """Which documents: every field that is given narrows the choice. `words` must all occur; days are ISO and inclusive.

    `order`: `added` (first added first), `latest_added`, or `newest` (by date of publication or the bounds known for
    it, those without any last).
    """

    publisher: str | None = None
    publisher_kind: str | None = None
    language: str | None = None
    words: str | None = None
    story_id: str | None = None
    copy_group: str | None = None
    published_from: str | None = None
    published_to: str | None = None
    order: Literal["added", "latest_added", "newest"] = "added"
    limit: int = 50
    offset: int = 0
    most_counted: int | None = None


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Which figures: every field that is given narrows the choice. `words` must all occur in what is counted."""

    source: str | None = None
    what: str | None = None
    category: str | None = None
    unit: str | None = None
    words: str | None = None
    document_id: str | None = None
    event_id: str | None = None
    limit: int = 50
    offset: int = 0
    most_counted: int | None = None


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """Which ledger entries, each followed through its documents: every field that is given narrows the choice.

    `party` is one of those who ask, are asked or must act. `words` must all occur in terms, condition or instruments.
    `deadline_from` and `deadline_to` are inclusive days, months or years; an entry without a deadline is not between
    them. `ever_due`: also where one of its documents told a deadline between them that was moved later. `awaited`: with a
    deadline, and in none of the states in which nothing more is awaited by it. `overdue`: its deadline is before `today`,
    and nothing is known of what came of it; so of `state` with a `today`: what waited and whose deadline is past counts
    as `past_deadline`, not as what it was. `order`: `document`, or `deadline` (those from the day `today` on, the nearest
    first, then those before it, the latest first, then those without one).
    """

    kind: str | None = None
    state: str | None = None
    by: str | None = None
    of: str | None = None
    must_act: str | None = None
    party: str | None = None
    instrument: str | None = None
    disputed: bool | None = None
    words: str | None = None
    document_id: str | None = None
    deadline_from: str | None = None
    deadline_to: str | None = None
    ever_due: bool = False
    awaited: bool = False
    overdue: bool = False
    order: Literal["document", "deadline"] = "document"
    today: str | None = None
    limit: int = 50
    offset: int = 0
    most_counted: int | None = None


@dataclass(frozen=True, slots=True)
class IncidentQuery:
    """Which incidents: every field that is given narrows the choice. Days are inclusive and may be months or years.

    An incident is found if it may have happened between the days; one without a date is not. `party` is one of its
    actors or recipients. `diverging`: only those on which the accounts differ. `order`: `document` (of the first
    account), `newest` (those without a date last) or `sources` (those with most independent sources first).
    """

    event_type: str | None = None
    status: str | None = None
    place: str | None = None
    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    document_id: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    least_sources: int | None = None
    diverging: bool = False
    order: Literal["document", "newest", "sources"] = "newest"
    limit: int = 50
    offset: int = 0
    most_counted: int | None = None


@dataclass(frozen=True, slots=True)
class ThingQuery:
    """Which entities, publishers or instruments, each once: every field that is given narrows the choice.

    `name` is a whole name in any spelling that the desk knows, whatever its case and marks; `words` must all occur in
    one account of its names, the last as a beginning. `kind`, `country`, `sector` and `role` (of entities) are codes. `listed`: only
    actors that may have a page (see `model.people`). `order`:
    `first` appearance, `name`, or `named` (by the documents that name it, most first).
    """

    table: ThingTable = "entities"
    name: str | None = None
    words: str | None = None
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    listed: bool = False
    order: Literal["first", "name", "named"] = "first"
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Published:
    """When the documents of a desk were published: the first and last date, the last day that it can be, and how many have none."""

    first: str | None
    last: str | None
    newest_day: str | None
    undated: int


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The documents that came into a desk after a moment: how many, the ids of the latest of them, and the last moment."""

    total: int
    document_ids: tuple[str, ...]
    latest: str | None


@dataclass(frozen=True, slots=True)
class Naming:
    """A way in which documents name an actor: the words, the publisher that uses them, why they were tied to it, how surely.

    `role` is the office that stands with the name. `mentions` and `documents` count; `document_id` and `start` lead to one.
    """

    text: str
    publisher: str | None
    role: str | None
    reason: str | None
    confidence: float | None
    mentions: int
    documents: int
    document_id: str
    start: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What statements are about: who speaks, the act, whom it names and turns to, the day of publication, the document."""

    speaker: str
    act: str
    about: tuple[str, ...]
    addressees: tuple[str, ...]
    day: str | None
    document_id: str


@dataclass(frozen=True, slots=True)
class Done:
    """An incident as a network needs it: what happened, who did it to whom, and whether it is disputed."""

    id: str
    event_type: str
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
