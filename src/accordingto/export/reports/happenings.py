"""Happenings of a desk in, lines of a report out: how many independent sources, on whose word, where accounts differ."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from accordingto.export.reports.citations import Citations
from accordingto.export.reports.values import Grid, Line, Note
from accordingto.model.records import Difference, Event, Incident
from accordingto.model.tellings import shorten
from accordingto.model.tongues import (
    _,
    _n,
    lower_label,
    mark,
    tell_bounded,
    tell_counts,
    tell_day,
    tell_label,
    tell_names,
    tell_span,
    tell_type,
)
from accordingto.store.base import View

CITED = 5
"""So many accounts of a happening are cited, the others counted."""
VALUES = 6
"""So many rival values of a field are told."""
FIELDS = {
    "happened": mark("whether it happened"), "date": mark("when"), "place": mark("where"), "dead": mark("dead"),
    "injured": mark("injured"), "arrested": mark("arrested"), "displaced": mark("displaced"), "size": mark("how many took part"),
    "actors": mark("who"), "recipients": mark("to whom"), "word": mark("the word for it"), "judgement": mark("words of judgement"),
}  # fmt: skip
"""What an account may tell otherwise than another, in the order in which reports tell of it."""
VALUES_TOLD = {
    "happened": mark("happened"), "did not happen": mark("did not happen"), "not yet": mark("not yet"),
}  # fmt: skip
"""Values of whether it happened."""
COUNTED = ("dead", "injured", "arrested", "displaced", "size")


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening with the events that tell of it, those of copies left out where the copied text is there."""

    incident: Incident
    events: tuple[Event, ...]
    copies: int = 0


def gather_happenings(view: View, incidents: Iterable[Incident], citations: Citations) -> list[Happening]:
    """Return happenings with their events, in the order given."""
    listed = list(incidents)
    events = {e.id: e for e in view.find_rows("events", {i for one in listed for i in one.event_ids})}
    citations.take_up({e.document_id for e in events.values()})
    found = []
    for incident in listed:
        told = [events[i] for i in incident.event_ids if i in events]
        own = [e for e in told if not is_copied(e.document_id, incident.document_ids, citations)]
        found.append(Happening(incident, tuple(own or told), len(told) - len(own) if own else 0))
    return found


def is_copied(document_id: str, among: Collection[str], citations: Citations) -> bool:
    """Tell whether a document copies another of these."""
    document = citations.document(document_id)
    original = document.original_id if document else None
    return original is not None and original != document_id and original in among


def happening_line(happening: Happening, citations: Citations) -> Line:
    """Return the line of a happening: what, when, where, how many independent sources, whose word, and the words."""
    row, first = happening.incident, happening.events[0] if happening.events else None
    told = f"{tell_span(row.date_start, row.date_end)}, {row.place or _('no place told')}."
    notes = [Note(_vouchers(row))]
    denials = [e for e in happening.events if e.factuality == "negated"][:CITED]
    if row.denied_by:
        notes.append(
            Note(_("Denied by %(names)s.", names=tell_names(row.denied_by[:VALUES])), citations.cite(*denials))
        )
    if counts := _counts(happening):
        notes.append(Note(counts))
    words = ""
    if first is not None and (document := citations.document(first.document_id)):
        words = shorten(document.text[first.evidence_start : first.evidence_end], 260)
    return Line(name_happening(row), told, words, tuple(notes), citations.cite(*_one_each(happening.events)[:CITED]))


def name_happening(row: Incident) -> str:
    """Return what a happening is called: its kind, who did it, to whom."""
    who = tell_names(row.actors[:3], _("somebody not named"))
    whom = f" → {tell_names(row.recipients[:3])}" if row.recipients else ""
    return f"{tell_type(row.event_type)}: {who}{whom}"


def _vouchers(row: Incident) -> str:
    sources, documents = row.independent_sources, len(row.document_ids)
    counted = _n("%(n)s independent source at most", "%(n)s independent sources at most", sources)
    where = _n("%(n)s document", "%(n)s documents", documents)
    told = _("Told by %(sources)s in %(documents)s", sources=counted, documents=where)
    if row.affirmed_by:
        names = tell_names([_plain(n) for n in row.affirmed_by[:VALUES]])
        told += _("; affirmed by %(names)s", names=names)
        told += _(" and %(n)s more", n=len(row.affirmed_by) - VALUES) if len(row.affirmed_by) > VALUES else ""
    status = tell_label("factuality.incident_statuses", row.status)
    ends = "" if row.status == "told" else " " + _("Status: %(status)s.", status=lower_label(status))
    return f"{told}.{ends}"


def _plain(name: str) -> str:
    return _("a publisher not named") if name == "@publisher" else name


def _counts(happening: Happening) -> str:
    told = list(dict.fromkeys(tell_counts(e.counts) for e in happening.events if e.counts))
    return "" if len(told) != 1 else f"{told[0][:1].upper()}{told[0][1:]}."


def _one_each(events: Sequence[Event]) -> list[Event]:
    """Return the first event of each document."""
    return list({e.document_id: e for e in reversed(events)}.values())[::-1]


def differing_lines(happenings: Iterable[Happening], citations: Citations) -> list[Line]:
    """Return a line for each happening of which accounts differ: field by field, every value with its sources."""
    lines = []
    for happening in sorted(happenings, key=_is_worded_otherwise):
        known = sorted((d for d in happening.incident.differences if d.field in FIELDS), key=_rank)
        if known:
            notes = tuple(Note(_values(d), _cited(d, happening, citations)) for d in known)
            row = happening.incident
            text = f"{tell_span(row.date_start, row.date_end)}, {row.place or _('no place told')}."
            lines.append(Line(name_happening(row), text, "", notes))
    return lines


def _is_worded_otherwise(happening: Happening) -> bool:
    """Tell whether accounts only name things otherwise; where they differ in what happened, when or where comes first."""
    return not {d.field for d in happening.incident.differences} - {"actors", "recipients", "word", "judgement"}


def _rank(difference: Difference) -> int:
    return list(FIELDS).index(difference.field)


def _values(difference: Difference) -> str:
    shown = []
    for value in difference.values[:VALUES]:
        sources = value.independent_sources
        told = _tell(difference.field, value.value)
        counted = _n("%(n)s source", "%(n)s sources", sources)
        shown.append(f"{told} ({counted})")
    more = _(" · and %(n)s more", n=len(difference.values) - VALUES) if len(difference.values) > VALUES else ""
    return f"{_(FIELDS[difference.field])}: {' · '.join(shown)}{more}"


def _tell(name: str, value: str | int | float | None) -> str:
    if value is None:
        return _("not told")
    if name in COUNTED and isinstance(value, int | str):
        return tell_bounded(value)
    if name == "date":
        return tell_span(*str(value).split("/", 1)) if "/" in str(value) else tell_day(str(value))
    return _(VALUES_TOLD[str(value)]) if value in VALUES_TOLD else shorten(_plain(str(value)), 80)


def _cited(difference: Difference, happening: Happening, citations: Citations) -> tuple[int, ...]:
    wanted = {d for value in difference.values for d in value.document_ids[:1]}
    return citations.cite(*(e for e in _one_each(happening.events) if e.document_id in wanted))[:VALUES]


def toll_grid(happenings: Iterable[Happening], citations: Citations, most: int) -> Grid | None:
    """Return who gives which toll of which happening, every value of a giver once; None where nobody gives any."""
    rows: list[tuple[tuple[str, ...], tuple[int, ...]]] = []
    for happening in happenings:
        given: dict[tuple[str, str, str], list[Event]] = {}
        for event in happening.events:
            for what in COUNTED:
                if what in event.counts and event.factuality in ("asserted", "alleged"):
                    told = tell_counts({what: event.counts[what]})
                    given.setdefault((what, told, _giver(event, citations)), []).append(event)
        for (_what, told, giver), events in sorted(given.items(), key=lambda g: COUNTED.index(g[0][0])):
            name = shorten(name_happening(happening.incident), 90)
            day = tell_span(happening.incident.date_start, happening.incident.date_end)
            rows.append(((name, day, told, giver), citations.cite(*events[:2])))
    if not rows:
        return None
    head = (_("Happening"), _("Day"), _("Toll"), _("According to"))
    shown, left = rows[:most], max(0, len(rows) - most)
    return Grid(head, tuple(r for r, _ in shown), tuple(c for _, c in shown), left)


def _giver(event: Event, citations: Citations) -> str:
    """Return who gives the counts of an event: the chain of its sources, or the publisher in its own voice."""
    if event.sources:
        return _(", citing ").join(_plain(s) for s in event.sources)
    document = citations.document(event.document_id)
    if document and document.publisher:
        return _("%(publisher)s (own voice)", publisher=document.publisher)
    return _("the document’s own voice")
