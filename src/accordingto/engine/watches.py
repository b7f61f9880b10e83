"""A desk in, its series, alerts, claims and positions out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from accordingto.engine.ledgers import newest_day, stand_ledger
from accordingto.engine.searches import News, find_news
from accordingto.model.records import Document, Event, Incident, LedgerEntry, Statement
from accordingto.model.sameness import in_order
from accordingto.model.verdicts import Alert
from accordingto.monitor.alerts import NewHits, Watched, find_alerts
from accordingto.monitor.alerts import Turn as ToldTurn
from accordingto.monitor.coverage import find_coverage, tally_coverage
from accordingto.monitor.rules import (
    AlertRules,
    BaselineRule,
    DeadlineRule,
    LedgerRule,
    PositionRule,
    SearchRule,
    SilenceRule,
    TollRule,
)
from accordingto.monitor.series import Series, SeriesQuery, find_series, tally_series, types_of
from accordingto.resolve.claims import Claim, find_related, follow_claim
from accordingto.resolve.deeds import Deed, find_deeds
from accordingto.resolve.echoes import may_echo, words_asked
from accordingto.resolve.positions import Known, Position, Turn, find_positions, find_stands, find_turns
from accordingto.resolve.rebuttals import names_of_side
from accordingto.resolve.scenes import Scene, find_scenes
from accordingto.resolve.sides import Sides
from accordingto.resolve.signatures import name_speaker
from accordingto.resolve.standings import read_days, stand_on
from accordingto.resolve.wordings import wording_of
from accordingto.store.base import LedgerQuery, SpotQuery, StatementQuery, Store, View

PAGE = 500
LOOKED_AT = 40
"""So many statements that have two words of a claim, those added last, are looked at for each two words; so many documents
and events of one incident."""
MOST_COUNTED = 200
"""So many of them are counted: that so many more were passed over."""
WORDS_TRIED = 6
"""Words of a claim by two of which statements that may be of it are looked for."""


def read_series(view: View, query: SeriesQuery) -> list[Series]:
    """Return the series of a desk that a query asks for, with what was read beside every point.

    Pairs are told without the incidents in which private people take part.
    """
    told: Iterable[Incident] = view.rows("incidents")
    if query.by == "dyad":
        private = {name for person in view.private_people() for name in (person.name, *person.spellings)}
        told = (i for i in told if private.isdisjoint((*i.actors, *i.recipients)))
    return find_series(told, find_coverage(view.rows("documents"), query.step), query)


def count_series(view: View, query: SeriesQuery, within: bool = False) -> list[Series]:
    """Return the same series with counts alone, without the ids of the incidents: fast on large desks.

    `within`: only what is of the days of the query is looked at, so that what has no day is not counted either.
    """
    first, last = (d.isoformat() if d and within else None for d in (query.first, query.last))
    named, quad = query.event_type, query.quad_code
    types = (named,) if named else (types_of(quad) or (quad,)) if quad else ()
    asked = SpotQuery(
        event_types=types, actor=query.actor, recipient=query.recipient, place=query.place,
        vouched=not query.on_any_word, date_from=first, date_to=last,
    )  # fmt: skip
    by = query.by if query.by in ("place", "dyad") else "all"
    return tally_series(view.tally_days(asked, by), tally_coverage(view.tally_reading(first, last), query.step), query)


def find_desk_alerts(view: View, rules: AlertRules) -> list[Alert]:
    """Return all that the rules find in a desk, told before or not; private people stand in them under pseudonyms."""
    days = read_days(view)
    turns: list[ToldTurn] = []
    if any(isinstance(rule, PositionRule) for rule in rules.rules):
        turns = [_told(t) for t in find_desk_turns(view)]
    today = newest_day(days)
    watched = Watched(
        today=today,
        documents=view.documents() if _asks(rules, BaselineRule, SilenceRule, SearchRule) else (),
        ledger=_matters(view, rules, today),
        incidents=list(view.rows("incidents")) if _asks(rules, TollRule, BaselineRule) else (),
        statements=_spoken(view, {rule.actor for rule in rules.rules if isinstance(rule, SilenceRule)}),
        entities=list(view.rows("entities")),
        turns=turns,
        new_hits=[
            NewHits(n.search.name, n.search.title, n.document_id, n.publisher, n.rows) for n in _news(view, rules)
        ],
    )
    mask = view.mask()
    return [replace(a, title=mask.tell(a.title)) for a in find_alerts(rules.rules, watched)]


def _asks(rules: AlertRules, *kinds: type) -> bool:
    return any(isinstance(rule, kinds) for rule in rules.rules)


def _matters(view: View, rules: AlertRules, today: date | None) -> list[LedgerEntry]:
    """Return the matters that the rules look at: those due soon where deadlines alone are asked for, else all."""
    if _asks(rules, LedgerRule):
        return list(stand_ledger(view))
    within = [rule.within_days for rule in rules.rules if isinstance(rule, DeadlineRule)]
    if not within or today is None:
        return []
    until = (today + timedelta(days=max(within))).isoformat()
    query = LedgerQuery(deadline_from=today.isoformat(), deadline_to=until, order="deadline", limit=PAGE)
    found: list[LedgerEntry] = []
    while len(rows := view.find_ledger(replace(query, offset=len(found))).rows):
        found += rows
    return [stand_on(entry, today) for entry in found]


def _spoken(view: View, actors: Iterable[str]) -> list[Statement]:
    """Return the statements of some actors."""
    return [p for actor in sorted(actors) for p in find_statements_of(view, actor)]


def _news(view: View, rules: AlertRules) -> list[News]:
    return find_news(view) if any(isinstance(rule, SearchRule) for rule in rules.rules) else []


def tell_alerts(store: Store, found: Iterable[Alert]) -> Sequence[Alert]:
    """Keep alerts as told now, and return those that were not told before."""
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    with store.writer() as writer:
        return writer.tell(found, now)


def find_statements_of(view: View, actor: str) -> list[Statement]:
    """Return all statements of an actor, in document order."""
    statements: list[Statement] = []
    while len(page := view.find_statements(StatementQuery(speaker=actor, limit=PAGE, offset=len(statements))).rows):
        statements += page
    return statements


def find_desk_positions(view: View, actor: str, words: str = "") -> list[Position]:
    """Return what an actor said over time, on a matter if words are given."""
    statements = find_statements_of(view, actor)
    homes = {s.document_id for s in statements}
    return find_positions(statements, read_days(view, homes), words, _known_of(view, statements))


def _known_of(view: View, statements: Sequence[Statement], with_sides: bool = False) -> Known:
    """Return what the desk tells of statements beside their words: of which incidents they tell, and of which matters.

    `with_sides`: also what each speaker belongs to, for which all actors of the desk are read.
    """
    spoken: dict[str, list[Statement]] = {}
    for statement in statements:
        spoken.setdefault(statement.document_id, []).append(statement)
    homes, deeds, stands = sorted(spoken), dict[str, Sequence[Deed]](), dict[str, Sequence[tuple[str, str]]]()
    scenes, hours = dict[str, Scene](), dict[str, str]()
    for start in range(0, len(homes), PAGE):
        batch = homes[start : start + PAGE]
        events = [e for e in view.rows_of("events", batch) if e.statement_id is not None or e.counts]
        incidents = dict(view.canonical_ids("incidents", [e.id for e in events]))
        documents: dict[str, Document] = {d.id: d for d in view.find_rows("documents", batch)}
        deeds |= find_deeds([s for i in batch for s in spoken[i]], events, incidents, documents)
        stands |= find_stands(view.threads_of(batch))
        scenes |= find_scenes([s for i in batch for s in spoken[i]], events, incidents, documents)
        hours |= {i: (d.published or "")[len("2031-05-04") :] for i, d in documents.items()}
    sides = Sides(view.rows("entities") if with_sides else ())
    speakers = {s.speaker for s in statements if s.speaker and with_sides}
    return Known(deeds, stands, scenes, {name: sides.keys(name) for name in speakers}, hours)


def find_actor_positions(view: View, names: Sequence[str], words: str, most: int) -> tuple[list[Position], int]:
    """Return what an actor of these names said over time, its last `most` statements, and how many it made in all."""
    statements, total = list[Statement](), 0
    for name in names:
        count = view.find_statements(StatementQuery(speaker=name, limit=1)).total
        total += count
        query = StatementQuery(speaker=name, limit=most, offset=max(count - most, 0))
        statements += view.find_statements(query).rows
    kept = statements[-most:]
    days = read_days(view, {s.document_id for s in kept})
    return find_positions(kept, days, words, _known_of(view, kept)), total


def find_desk_turns(view: View, actor: str | None = None) -> list[Turn]:
    """Return where actors (one) seem to say otherwise than before, but for those that a person has dismissed."""
    spoken = list(view.rows("statements")) if actor is None else find_statements_of(view, actor)
    turns = find_turns(find_positions(spoken, read_days(view), known=_known_of(view, spoken, actor is None)))
    dismissed = {(j.one, j.other) for j in view.judgements("positions") if j.answer == "NEGATIVE"}
    return [t for t in turns if in_order(t.earlier.statement.id, t.later.statement.id) not in dismissed]


def follow_desk_claim(view: View, statement_id: str) -> Claim | None:
    """Return a claim with where it came first, who copied, repeated, denied and answered it; None for no statement."""
    rows = view.find_rows("statements", [statement_id])
    if not rows:
        return None
    claim: Statement = rows[0]
    wording = wording_of((claim.content,), (claim.speaker or "",))
    shown = [wording.shown[m] for m in wording.heavy][:WORDS_TRIED]
    asked = [f"{one} {other}" for n, one in enumerate(shown) for other in shown[n + 1 :]] or shown
    alike, passed_over = view.last_statements([*asked, *words_asked(claim)], LOOKED_AT, MOST_COUNTED)
    found = {s.id: s for s in alike}
    found |= {s.id: s for s in view.answers(ids=[claim.id])}
    told = _told_of_one(view, claim)
    related = find_related(claim, found.values())
    echoing = {s.document_id for s in found.values() if may_echo(claim, s)}
    homes = {s.document_id for s in (claim, *related)} | {e.document_id for e in told} | echoing
    documents: dict[str, Document] = {d.id: d for d in view.find_rows("documents", homes)}
    looked_at = sorted(homes, key=lambda i: (i != claim.document_id, i))[:LOOKED_AT]
    beside: list[Statement] = list(view.rows_of("statements", looked_at))
    events: list[Event] = list(view.rows_of("events", looked_at))
    incidents = dict(view.canonical_ids("incidents", [e.id for e in events]))
    spoken = [*related, *beside]
    return follow_claim(
        claim, spoken, documents, passed_over, find_deeds(beside, events, incidents, documents),
        find_scenes([claim, *spoken], events, incidents, documents), _sides_of(view, [claim, *spoken], documents),
    )  # fmt: skip


def _sides_of(
    view: View, statements: Iterable[Statement], documents: Mapping[str, Document]
) -> dict[str, frozenset[str]]:
    """Return the names of the side that makes each of some statements whose document is given, by their ids."""
    speakers = {
        s.id: (s.document_id, name_speaker(s, documents[s.document_id]))
        for s in statements
        if s.document_id in documents
    }
    entities = {i: list(view.rows("entities", i)) for i in {home for home, _ in speakers.values()}}
    known = {key: names_of_side(key[1], entities[key[0]]) for key in set(speakers.values())}
    return {i: known[key] for i, key in speakers.items()}


def _told_of_one(view: View, claim: Statement) -> list[Event]:
    """Return the events, up to `LOOKED_AT`, that are one incident with those that a claim tells of."""
    own = {e.id for e in view.rows("events", claim.document_id) if e.statement_id == claim.id}
    incidents = view.canonical_ids("incidents", own)
    rows = view.find_rows("incidents", sorted(set(incidents.values())))
    return list(view.find_rows("events", [e for row in rows for e in row.event_ids][:LOOKED_AT]))


def _told(turn: Turn) -> ToldTurn:
    """Return a turn as alerts tell of it."""
    statements = (turn.earlier.statement, turn.later.statement)
    day = turn.later.day.text if turn.later.day else None
    kinds = {
        "contradicts": "may contradict what it said before",
        "number": "gives another number than before",
        "condition": "changes its condition",
    }
    return ToldTurn(
        turn.actor, f"{kinds[turn.kind]}: {turn.reason}", day, tuple(s.id for s in statements),
        tuple(s.document_id for s in statements),
    )  # fmt: skip
