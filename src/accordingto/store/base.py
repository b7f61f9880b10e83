"""The store's contract in three words: a Store keeps readings, a Writer adds them, a View answers questions."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, Protocol, Self

from accordingto.model.corrections import Correction, Reopened
from accordingto.model.pseudonyms import Mask, PrivatePerson
from accordingto.model.reading import Reading
from accordingto.model.records import Document, Event, Figure, Incident, LedgerEntry, PlaceMention, Statement
from accordingto.model.runs import Run
from accordingto.model.sameness import Answer, Judgement, Kind, Pair
from accordingto.model.searches import SavedSearch
from accordingto.model.stages import Source
from accordingto.model.verdicts import Alert, Disclosure, Verdict
from accordingto.store.parcels import Hit, Holding, Page, QueueItem, Settlement, Sketch
from accordingto.store.queries import (
    Arrivals,
    DayTally,
    DocumentQuery,
    Done,
    EventQuery,
    FigureQuery,
    IncidentQuery,
    LedgerQuery,
    Naming,
    PlaceTally,
    Published,
    QueueQuery,
    ReadTally,
    SearchQuery,
    SearchTable,
    Spoken,
    SpotQuery,
    StatementQuery,
    ThingQuery,
)

__all__ = [
    "Arrivals",
    "DayTally",
    "DocumentQuery",
    "EventQuery",
    "FigureQuery",
    "Hit",
    "Holding",
    "IncidentQuery",
    "LedgerQuery",
    "Page",
    "PlaceTally",
    "Published",
    "QueueItem",
    "QueueQuery",
    "ReadTally",
    "SearchQuery",
    "SearchTable",
    "Settlement",
    "Sketch",
    "SpotQuery",
    "StaleError",
    "StatementQuery",
    "Store",
    "StoreError",
    "ThingQuery",
    "View",
    "Writer",
]


class StoreError(RuntimeError):
    """A desk that cannot be opened, read or written: says which, why, and what to do."""


class StaleError(StoreError):
    """A decision on a row that has changed since whoever decides saw it: nothing of it is kept."""


class View(Protocol):
    """Questions to a desk, all answered from the state in which it was when the view was made.

    Close it, or use it in a `with`, when many are made: an open view keeps its state of the desk.
    """

    def documents(self) -> Sequence[Document]:
        """Return all documents, in the order in which they were added."""

    def document(self, document_id: str) -> Document | None:
        """Return one document, or None."""

    def holds(self, document_id: str, key: str | None = None) -> bool:
        """Tell whether a document is there, read under this key if one is given."""

    def held(self, sha256: str) -> Sequence[Holding]:
        """Return what is held of these bytes, one for each address at which they were read."""

    def original(self, document_id: str) -> bytes | None:
        """Return the bytes that a document was read from, or None if they are not kept."""

    def rows(self, table: str, document_id: str | None = None) -> Iterator[Any]:
        """Yield the records of a table in document order, of one document if one is given.

        Entities, publishers and instruments, which many documents name, come once each, in the order of their
        first appearance and with their names united, unless a document is given. So does a ledger entry that is
        followed through several documents, in the place of its first; of one document come its own entries.
        """

    def reading(self, document_id: str) -> Reading | None:
        """Return a document with all its rows, or None."""

    def find_statements(self, query: StatementQuery) -> Page[Statement]:
        """Return the statements that a query asks for, in document order, or the other way round if it asks for that."""

    def first_statements(self, words: str, act: str | None, most: int) -> Sequence[Statement]:
        """Return the first `most` statements (of an act) that hold all of some words, in document order.

        What comes after them is neither read nor counted, so that it costs the same on a large desk.
        """

    def last_statements(self, asked: Iterable[str], most: int, counted: int) -> tuple[Sequence[Statement], int]:
        """Return, for each of some groups of words, the `most` statements added last that hold them all, each once.

        Also how many more there are of all groups together, each counted up to `counted`.
        """

    def rows_of(self, table: str, document_ids: Iterable[str]) -> Iterator[Any]:
        """Yield the records of a table of some documents, in document order."""

    def find_events(self, query: EventQuery) -> Page[Event]:
        """Return the events that a query asks for, in document order."""

    def find_documents(self, query: DocumentQuery) -> Page[Document]:
        """Return the documents that a query asks for, in the order that it names."""

    def find_figures(self, query: FigureQuery) -> Page[Figure]:
        """Return the figures that a query asks for, in document order."""

    def find_ledger(self, query: LedgerQuery) -> Page[LedgerEntry]:
        """Return the ledger entries that a query asks for, each followed through its documents, in the order it names."""

    def find_incidents(self, query: IncidentQuery) -> Page[Incident]:
        """Return the incidents that a query asks for, in the order that it names."""

    def find_things(self, query: ThingQuery) -> Page[Any]:
        """Return the entities, publishers or instruments that a query asks for, as all documents tell of them."""

    def thing(self, table: str, identity: str) -> Any | None:
        """Return an entity by its id, a publisher or instrument by its name, as all documents tell of it; or None."""

    def things(self, table: str, ids: Iterable[str]) -> Sequence[Any]:
        """Return things by their ids, as all documents tell of them; one that is not there is left out."""

    def namings(self, actor_ids: Iterable[str], most: int) -> Sequence[Naming]:
        """Return how the last `most` mentions of some actors name them, the most frequent way first."""

    def said_by(self, speakers: Iterable[str], most: int) -> Sequence[Spoken]:
        """Return the last `most` statements of some speakers, the latest added first."""

    def said_between(self, acts: Iterable[str], first: str | None, last: str | None, most: int) -> Sequence[Spoken]:
        """Return the last `most` statements of these acts in documents published between two days, copies left out.

        Days are ISO and inclusive; None sets no bound. The latest published come first.
        """

    def done_between(self, types: Iterable[str], first: str | None, last: str | None, most: int) -> Sequence[Done]:
        """Return the last `most` incidents of these types that may have happened between two days and are not denied."""

    def incident_counts(self, field: str, names: Iterable[str]) -> dict[tuple[str, str], int]:
        """Return how many incidents have one of these names in a list field, by event type and status."""

    def thing_counts(self, table: str, ids: Iterable[str]) -> dict[str, int]:
        """Return how many documents name each of these things."""

    def publishers_of(self, kind: str) -> Sequence[str]:
        """Return the names of the publishers of a kind, as people of this desk describe them, else as documents do."""

    def answers(self, document_ids: Iterable[str] = (), ids: Iterable[str] = ()) -> Sequence[Statement]:
        """Return the statements that answer rows of these documents or these rows, in document order."""

    def search(self, query: SearchQuery) -> Page[Hit]:
        """Return the rows of a table that a query asks for, those of the latest added document first."""

    def growth(self) -> int:
        """Return a number that grows with every document that is added."""

    def saved_searches(self) -> Sequence[SavedSearch]:
        """Return the searches that people named, by title."""

    def saved_search(self, name: str) -> SavedSearch | None:
        """Return a search by its name, or None."""

    def runs(self, limit: int = 5) -> Sequence[Run]:
        """Return the latest runs of `add`, the latest first."""

    def spellings(self, words: str) -> Mapping[str, tuple[str, ...]]:
        """Return the names among some words, in lower case, each with all its spellings in this desk, sorted.

        A spelling that stands for several names is left out.
        """

    def row(self, row_id: str) -> tuple[str, Any] | None:
        """Return the table and the record of a statement, event, figure, ledger entry or incident, or None."""

    def source(self, document_id: str) -> Source | None:
        """Return the bytes that a document was read from with their form and address, or None if they are not kept."""

    def tally_places(
        self, query: SpotQuery, coarse_types: Iterable[str], coarse_from: str | None
    ) -> Sequence[PlaceTally]:
        """Return how many happenings there are at each point, by type.

        Those of `coarse_types` that may have lasted to `coarse_from` (None: all of them) are counted apart as coarse.
        """

    def tally_days(self, query: SpotQuery, by: Literal["all", "place", "dyad"] = "all") -> Sequence[DayTally]:
        """Return how many happenings were told with each pair of dates, by type, and by place or pair of parties.

        Pairs are told without the happenings in which private people take part.
        """

    def happened_since(self, day: str) -> int:
        """Return how many happenings may have lasted to a day (ISO) or a later one."""

    def tally_reasons(self, query: SpotQuery) -> dict[str | None, int]:
        """Return why happenings have no point, with their counts, the most frequent first; None = no reason was kept."""

    def tally_reading(self, first: str | None = None, last: str | None = None) -> Sequence[ReadTally]:
        """Return how many documents were read of each day (between two days, ISO), publisher and language."""

    def find_happenings(
        self, query: SpotQuery, limit: int = 50, offset: int = 0, most_counted: int | None = None
    ) -> Page[Incident]:
        """Return the happenings that a query asks for, the latest first, those without a day at the end.

        They are counted up to `most_counted` and past those that are asked for (None: all).
        """

    def places_with(self, feature_codes: Iterable[str]) -> Sequence[str]:
        """Return the ids of the places that texts name and that are of one of these kinds (GeoNames feature codes), sorted."""

    def places_named(self, names: Iterable[str]) -> dict[str, PlaceMention]:
        """Return the latest mention of each of these places that tells the most of it: its names, who disputes it."""

    def figures(self) -> Sequence[Figure]:
        """Return all figures in document order."""

    def ledger(self) -> Sequence[LedgerEntry]:
        """Return all ledger entries in document order."""

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds."""

    def row_counts(self, document_ids: Iterable[str]) -> dict[str, dict[str, int]]:
        """Return how many statements, events, figures and ledger entries these documents give, by table and document.

        A document that gives none of a table is left out.
        """

    def published(self) -> Published:
        """Return when the documents of the desk were published."""

    def said_days(self, first: str, last: str) -> dict[str, int]:
        """Return how many statements are told to have been made on each day from one to another (ISO, inclusive)."""

    def due_months(self) -> dict[str, int]:
        """Return how many ledger entries have their deadline in each month, by month (ISO), in order; a year is none."""

    def values(self, table: str, field: str, most: int | None = None) -> dict[str, int]:
        """Return the values that a field of a table takes (each of a list on its own), with their row counts.

        The most frequent come first, the first `most` of them if that is given. Raises StoreError for a field that
        the table does not have, or that holds objects or spans.
        """

    def unsettled(self, stage: str, key: str) -> Sequence[str]:
        """Return the documents that a stage of the desk has not done under this key, in the order of adding."""

    def sharers(self, prints: Sequence[int], most: int) -> dict[int, tuple[str, ...]]:
        """Return, for each of these prints, the documents that have it: the first `most` that were added."""

    def pairs(
        self, kind: Kind, things: Iterable[str], bare: bool = False, answer: Answer | None = None
    ) -> Sequence[Pair]:
        """Return what the program finds of pairs that one of these things belongs to, sorted by their ids.

        `bare`: without features and passages, which are not read; `answer`: only those with this answer.
        """

    def pairs_between(self, kind: Kind, links: Iterable[tuple[str, str]]) -> Sequence[Pair]:
        """Return what the program finds of these pairs, sorted by their ids."""

    def judgements(self, kind: Kind, things: Iterable[str] | None = None) -> Sequence[Judgement]:
        """Return the judgements of people that hold, of pairs with one of these things (of all), sorted by ids."""

    def decisions(self, kind: Kind, one: str, other: str) -> Sequence[Judgement]:
        """Return all that people ever decided of a pair, oldest first, with what was taken back."""

    def canonical_ids(self, kind: Kind, things: Iterable[str]) -> dict[str, str]:
        """Return the canonical id of each of these things that belongs to a cluster."""

    def members(self, kind: Kind, canonical_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the members of clusters by canonical id, sorted."""

    def incidents_of(self, document_ids: Iterable[str]) -> Sequence[Incident]:
        """Return the incidents that these documents tell of."""

    def threads_of(self, document_ids: Iterable[str]) -> Sequence[LedgerEntry]:
        """Return the ledger entries, followed through several documents, that have a step in one of these."""

    def find_rows(self, table: str, ids: Iterable[str]) -> Sequence[Any]:
        """Return the rows of single documents that have these ids, in document order; what is not there is left out."""

    def document_days(self, ids: Iterable[str] | None = None) -> dict[str, tuple[str | None, str | None]]:
        """Return when these documents (all) were published, at the latest, and the id of the text that each copies."""

    def document_groups(self, ids: Iterable[str]) -> dict[str, tuple[str | None, tuple[str, ...]]]:
        """Return the day on which each of these documents was published, at the latest, and its story and copy group."""

    def named_things(self, table: str, document_ids: Iterable[str], names: Iterable[str]) -> Sequence[Any]:
        """Return the rows that these documents have of entities, publishers or instruments of these names, in their order."""

    def publication_bounds(self, ids: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
        """Return between which partial dates each of these documents was published: twice the same where that is known."""

    def published_between(self, first: str, last: str, most: int | None = None) -> tuple[Sequence[str], int]:
        """Return the documents whose date of publication lies between two days, the latest `most` of them, and how many.

        Days are ISO and inclusive; a document of a month or year counts where all of that lies between them.
        """

    def things_under(self, kind: str, keys: Iterable[int], most: int) -> dict[int, tuple[tuple[str, str], ...]]:
        """Return, for each of these keys, the things of a kind that have it: (id, document), the last `most` added."""

    def verdicts(self, things: Iterable[str] | None = None) -> Sequence[Verdict]:
        """Return what people decided of the states of these ledger entries (of all), as it holds, by entry."""

    def rulings(self, thing: str) -> Sequence[Verdict]:
        """Return all that people ever decided of the state of an entry, oldest first, with what was taken back."""

    def alerts(self, most: int | None = None) -> Sequence[Alert]:
        """Return what people were told of, the latest first; at most so many."""

    def arrivals(self, since: str | None, most: int) -> Arrivals:
        """Return which documents were added after a moment (ISO, UTC; None: ever), with the ids of the latest `most`."""

    def told_before(self, keys: Iterable[str]) -> frozenset[str]:
        """Return those of these keys of alerts that people were told of."""

    def queue(self, query: QueueQuery) -> Page[QueueItem]:
        """Return the rows that nobody has looked at, those to look at first first; the total stops at 10,000 a table."""

    def corrections(
        self,
        row_id: str | None = None,
        document_id: str | None = None,
        act: str | None = None,
        by: str | None = None,
        what: str | None = None,
    ) -> Sequence[Correction]:
        """Return what people decided, oldest first: of a row, of a document with its rows, under an act, by a person, so."""

    def shared_corrections(self, most: int) -> tuple[Sequence[Correction], int]:
        """Return what people decided of the documents of rows that several of them decided on, oldest first, and how many such rows.

        Of so many rows at most, those decided on last; of their documents all decisions.
        """

    def recent_corrections(self, by: str | None = None, limit: int = 50, offset: int = 0) -> Page[Correction]:
        """Return the latest of what people (one of them) decided, the latest first."""

    def second_opinions(self, person: str, limit: int = 50, offset: int = 0) -> Sequence[Correction]:
        """Return what others decided of rows that the program read and this person has not, oldest first, one for each."""

    def reopened(self, limit: int = 50, offset: int = 0) -> Page[Reopened]:
        """Return the decisions that a later reading has put in question, in document order."""

    def as_read(self, document_id: str) -> Mapping[str, Sequence[Any]]:
        """Return the rows of a document that people review as the program read them, by table."""

    def tags(self, row_ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the tags of those of these rows and documents that have any, sorted."""

    def assignees(self, row_ids: Iterable[str]) -> Mapping[str, str]:
        """Return who is to look at those of these rows and documents that somebody is to."""

    def known_tags(self) -> Mapping[str, int]:
        """Return the tags in use with the number of things that have them."""

    def known_assignees(self) -> Mapping[str, int]:
        """Return those who are to look at something with the number of things."""

    def sketches(self, kind: str, things: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """Return what the sketches of these things hold."""

    def in_order(self, document_ids: Iterable[str]) -> list[str]:
        """Return these documents, as far as the desk holds them, in the order in which they were added."""

    def keyed(self, kind: str, keys: Iterable[int], most: int, before: str | None = None) -> dict[int, tuple[str, ...]]:
        """Return, for each key, the things that have it: the last `most`, of documents added before one if given."""

    def key_counts(self, kind: Kind, keys: Iterable[int], before: str, among: int) -> tuple[dict[int, int], int]:
        """Return how many of the last documents before one have each key, and how many these are: at most `among`."""

    def registry(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the publishers as people of this desk describe them: fields by name of publisher."""

    def private_names(self) -> Mapping[str, tuple[str, ...]]:
        """Return all names of each person who is private here, by id; the name that the pseudonym is made of first."""

    def private_people(self, ids: Iterable[str] | None = None) -> Sequence[PrivatePerson]:
        """Return the people whom documents tell of as private and none as holding an office or a public role."""

    def salt(self) -> bytes:
        """Return the secret that pseudonyms of this desk are made with."""

    def mask(self) -> Mask:
        """Return what takes the names of private people out of texts and rows of this desk."""

    def disclosures(self) -> Sequence[Disclosure]:
        """Return who had names of private people written out or something forgotten, oldest first."""

    def close(self) -> None:
        """Let go of the state that the view answers from."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Writer(Protocol):
    """Adds to a desk. Each `put` is whole or not at all, also when the process is killed in it."""

    def put(self, reading: Reading, key: str, original: bytes | None = None, kind: str | None = None) -> None:
        """Keep a reading under the key of the stages that made it, in the place of an earlier one of its document.

        The same document under the same key changes nothing. `original` are the bytes it was read from and
        `kind` their form (`txt`, `html`, `md`). Raises StoreError if it could not be kept; then nothing of it is.
        """

    def keep_prints(self, prints: Mapping[str, Iterable[int]]) -> None:
        """Keep the prints of documents, in the place of earlier ones. A print is a whole number of 64 bits, signed."""

    def keep_sketches(self, kind: str, document_ids: Sequence[str], sketches: Sequence[Sketch]) -> None:
        """Keep the sketches of documents, in the place of all earlier ones of this kind."""

    def settle(self, settlement: Settlement) -> None:
        """Keep what a stage of the desk found."""

    def mark_settled(self, stage: str, key: str, document_ids: Iterable[str]) -> None:
        """Remember that a stage has done these documents under a key."""

    def judge(self, judgement: Judgement, document_ids: Iterable[str]) -> None:
        """Add a judgement of a person. The documents that it concerns are new again to all stages of the desk."""

    def keep_keys(self, kind: str, keys: Mapping[str, Mapping[str, Iterable[int]]]) -> None:
        """Keep the keys of the things of documents ({document: {thing: keys}}), in the place of earlier ones of the kind."""

    def rule(self, verdict: Verdict, document_ids: Iterable[str]) -> None:
        """Add a verdict of a person. The documents that it concerns are new again to all stages of the desk."""

    def correct(self, corrections: Sequence[Correction], based_on: Mapping[str, str] | None = None) -> None:
        """Add what a person decided, all of it or nothing, and apply it to the rows of its documents.

        `based_on` are the versions (`reviews.version_of`) of rows as the person saw them, by row id: raises StaleError
        where one is not so any more. What shares its act with an earlier correction is there already and changes nothing.
        Documents whose rows tell something else now are new again to all stages of the desk.
        """

    def tell(self, alerts: Iterable[Alert], at: str) -> Sequence[Alert]:
        """Keep alerts as told at a moment, and return them; those that share a key with an earlier one are left out."""

    def begin_run(self, at: str) -> Run:
        """Keep a new run of `add` and return it."""

    def keep_run(self, run: Run) -> None:
        """Keep how far a run of `add` is."""

    def keep_search(self, search: SavedSearch) -> None:
        """Keep a named search, in the place of an earlier one of its name."""

    def look_through(self, name: str, seen: int, at: str) -> None:
        """Remember how far the desk had grown when a named search was last looked through."""

    def drop_search(self, name: str) -> None:
        """Let go of a named search."""

    def disclose(self, disclosure: Disclosure) -> None:
        """Keep who had names of private people written out."""

    def describe_publisher(
        self, name: str, entry: Mapping[str, Any] | None, by: str, at: str, document_ids: Iterable[str]
    ) -> None:
        """Add what a person knows of a publisher, None to take it back.

        The documents that it concerns are new again to all stages of the desk.
        """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Store(Protocol):
    """A desk. `where` is its file or address."""

    @property
    def where(self) -> str: ...

    def view(self) -> View:
        """Return the desk as it stands now."""

    def writer(self) -> Writer:
        """Return a writer; one at a time."""

    def forget_documents(self, document_ids: Sequence[str]) -> Collection[str]:
        """Remove documents with all that was made of them, and return those whose stories and matters are to be told anew.

        Raises StoreError for a document that the desk does not hold; then nothing is removed.
        """

    def forget_person(self, person: PrivatePerson) -> Collection[str]:
        """Take every name of a person out of the desk, and return the documents that held one."""

    def version(self) -> int:
        """Return a number that is another one once anybody has changed the desk, as long as it is open."""

    def close(self) -> None:
        """Let go of the desk."""
