"""Rules, ledger, incidents, statements and positions in, alerts out: each with the rows behind it and a key of its own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.model.dates import PartialDate
from accordingto.model.ids import content_id
from accordingto.model.records import Document, Entity, Incident, LedgerEntry, Statement
from accordingto.model.verdicts import Alert
from accordingto.monitor.baselines import find_anomalies
from accordingto.monitor.coverage import find_coverage
from accordingto.monitor.rules import (
    BaselineRule,
    DeadlineRule,
    LedgerRule,
    PositionRule,
    Rule,
    SearchRule,
    SilenceRule,
    TollRule,
    kind_of,
)
from accordingto.monitor.series import SeriesQuery, find_series

TOLLS = ("dead", "injured", "arrested", "size", "displaced")
SETTLED = frozenset({"met", "claimed_met", "lapsed", "withdrawn", "refused"})
"""States in which a deadline that comes near is no news."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of position as an alert tells of it: who, in words, since when, and the statements behind it."""

    actor: str
    told: str
    day: str | None
    statement_ids: tuple[str, ...]
    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewHits:
    """What is new to a search that people keep, in one document."""

    search: str
    title: str
    document_id: str
    publisher: str | None
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """What alerts are looked for in, as one state of a desk gives it. `today` is the day of its newest document."""

    today: date | None
    documents: Sequence[Document] = ()
    ledger: Sequence[LedgerEntry] = ()
    incidents: Sequence[Incident] = ()
    statements: Sequence[Statement] = ()
    entities: Sequence[Entity] = ()
    turns: Sequence[Turn] = ()
    new_hits: Sequence[NewHits] = ()


def find_alerts(rules: Sequence[Rule], watched: Watched) -> list[Alert]:
    """Return what the rules find, in the order of the rules; nothing that names a private person."""
    private = {e.name for e in watched.entities if e.kind == "person" and e.public_role in ("private", "unknown")}
    found: list[Alert] = []
    seen: set[str] = set()
    for rule in rules:
        for alert in _alerts_of(rule, watched, private):
            if not seen & set(alert.keys):
                found.append(alert)
            seen.update(alert.keys)
    return found


def _alerts_of(rule: Rule, watched: Watched, private: set[str]) -> Iterator[Alert]:
    if isinstance(rule, DeadlineRule | LedgerRule):
        for entry in watched.ledger:
            if _concerns(rule.parties, entry) and not private & {*entry.by, *entry.of}:
                yield from _due(rule, entry, watched.today) if isinstance(rule, DeadlineRule) else _told(rule, entry)
    elif isinstance(rule, TollRule):
        yield from (a for i in watched.incidents for a in _diverging(rule, i, private))
    elif isinstance(rule, BaselineRule):
        yield from _unusual(rule, watched, private)
    elif isinstance(rule, SilenceRule):
        yield from _silent(rule, watched, private)
    elif isinstance(rule, SearchRule):
        yield from _new_hits(rule, watched)
    else:
        yield from _turned(rule, watched.turns, private)


def _make(
    rule: Rule,
    title: str,
    day: str | None,
    rows: Sequence[str],
    documents: Sequence[str],
    things: Iterable[str],
    *tells: str | None,
) -> Alert:
    """Return an alert with a key for each of the things that it is about; `tells` is what is told of them."""
    kind = kind_of(rule)
    keys = tuple(content_id("alert", kind, thing, *tells) for thing in dict.fromkeys(things))
    return Alert(keys, rule.name, kind, title, day, tuple(rows), tuple(dict.fromkeys(documents)))


def _concerns(parties: Sequence[str], entry: LedgerEntry) -> bool:
    return not parties or bool(set(parties) & {*entry.by, *entry.of, *entry.must_act})


def _due(rule: DeadlineRule, entry: LedgerEntry, today: date | None) -> Iterator[Alert]:
    deadline = PartialDate.parse_or_none(entry.deadline)
    if deadline is None or today is None or entry.state in SETTLED or (rule.kinds and entry.kind not in rule.kinds):
        return
    days = (deadline.last_day - today).days
    if 0 <= days <= rule.within_days:
        when = "today" if days == 0 else "in 1 day" if days == 1 else f"in {days} days"
        title = f"Due {when} ({entry.deadline}): {_who(entry)}: {_short(entry.terms)}"
        yield _make(rule, title, entry.deadline, [entry.id], _documents(entry), _places(entry), entry.deadline)


def _told(rule: LedgerRule, entry: LedgerEntry) -> Iterator[Alert]:
    if (rule.kinds and entry.kind not in rule.kinds) or (rule.states and entry.state not in rule.states):
        return
    said = f", by the word of {', '.join(entry.claimed_by)}" if entry.claimed_by else ""
    state = entry.state.replace("_", " ")
    title = f"{entry.kind.capitalize()} ({state}{said}): {_who(entry)}: {_short(entry.terms)}"
    day, tells = entry.steps[-1].on or entry.made_on, entry.state if rule.states else None
    yield _make(rule, title, day, [entry.id], _documents(entry), _places(entry), tells)


def _places(entry: LedgerEntry) -> list[str]:
    """Return what stays the same of an entry while its thread grows: the places of its steps."""
    return [f"{step.document_id} {step.evidence_start}" for step in entry.steps]


def _who(entry: LedgerEntry) -> str:
    by = ", ".join(entry.by) or "nobody named"
    return f"{by} → {', '.join(entry.of)}" if entry.of else by


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _documents(entry: LedgerEntry) -> list[str]:
    return [s.document_id for s in entry.steps]


def _diverging(rule: TollRule, incident: Incident, private: set[str]) -> Iterator[Alert]:
    if private & {*incident.actors, *incident.recipients}:
        return
    for difference in incident.differences:
        numbers = sorted(n for v in difference.values if (n := _number(v.value)) is not None)
        if difference.field not in TOLLS or len(numbers) < 2:
            continue
        low, high = numbers[0], numbers[-1]
        if high < rule.factor * low or high == low:
            continue
        where = f" in {incident.place}" if incident.place else ""
        title = (
            f"{difference.field.capitalize()}: from {low:g} to {high:g} are told of one {incident.event_type.lower()}{where}, "
            f"{incident.date_start or 'no date'}"
        )
        yield _make(
            rule, title, incident.date_start, [incident.id], incident.document_ids,
            incident.event_ids or (incident.id,), difference.field, f"{low:g}", f"{high:g}",
        )  # fmt: skip


def _number(value: object) -> float | None:
    """Return the number in a count such as 5, "<=1000" or "~4000", None where there is none."""
    if isinstance(value, int | float):
        return float(value)
    found = NUMBER.search(str(value).replace(",", "")) if value is not None else None
    return float(found[0]) if found else None


def _unusual(rule: BaselineRule, watched: Watched, private: set[str]) -> Iterator[Alert]:
    coverage = find_coverage(watched.documents, rule.step)
    kept = [i for i in watched.incidents if not private & {*i.actors, *i.recipients}]
    by_id = {i.id: i for i in kept}
    for series in find_series(kept, coverage, SeriesQuery(rule.step, "dyad")):
        if rule.parties and not set(rule.parties) & set(series.name.split(" → ")):
            continue
        for anomaly in find_anomalies(series, rule.chance):
            if anomaly.more is rule.fewer:
                continue
            documents = [d for i in anomaly.incident_ids for d in by_id[i].document_ids]
            period = anomaly.period.isoformat()
            yield _make(rule, anomaly.told, period, anomaly.incident_ids, documents, [series.name], rule.step, period)


def _silent(rule: SilenceRule, watched: Watched, private: set[str]) -> Iterator[Alert]:
    if watched.today is None or rule.actor in private:
        return
    days = {d.id: PartialDate.parse_or_none(d.published) for d in watched.documents}
    said = [(days[s.document_id], s) for s in watched.statements if s.speaker == rule.actor and days.get(s.document_id)]
    last = max(said, key=lambda pair: pair[0].last_day if pair[0] else date.min, default=None)
    if last is None or last[0] is None or (quiet := (watched.today - last[0].last_day).days) < rule.days:
        return
    told = last[0].last_day.isoformat()
    title = f"{rule.actor}: nothing heard for {quiet} days, last on {told}"
    yield _make(rule, title, told, [last[1].id], [last[1].document_id], [rule.actor], told)


def _turned(rule: PositionRule, turns: Sequence[Turn], private: set[str]) -> Iterator[Alert]:
    for turn in turns:
        if turn.actor not in private and (not rule.actors or turn.actor in rule.actors):
            title = f"{turn.actor}: {turn.told}"
            yield _make(
                rule, title, turn.day, turn.statement_ids, turn.document_ids, [" ".join(sorted(turn.statement_ids))]
            )


def _new_hits(rule: SearchRule, watched: Watched) -> Iterator[Alert]:
    """Tell of documents with something new to a search, in the name of the search and of the publisher alone."""
    days = {d.id: d.published for d in watched.documents}
    for hits in watched.new_hits:
        if not rule.searches or hits.search in rule.searches:
            count = f"{len(hits.rows)} row{'' if len(hits.rows) == 1 else 's'}"
            title = f"New for “{hits.title}”: {count} in a report of {hits.publisher or 'an unnamed publisher'}"
            thing = f"{hits.search} {hits.document_id}"
            yield _make(rule, title, days.get(hits.document_id), hits.rows, [hits.document_id], [thing])
