"""Entries of the ledger in, lines of a report out: who owes, asks or promises what, what moved, and what is due when."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from accordingto.export.reports.citations import Citations, name_document
from accordingto.export.reports.values import Grid, Line, Note
from accordingto.model.dates import PartialDate
from accordingto.model.records import LedgerEntry, Step
from accordingto.model.tellings import excerpt
from accordingto.model.tongues import _, lower_label, tell_day, tell_label, tell_names
from accordingto.store.base import View

DEMANDS = frozenset({"demand", "request", "ultimatum"})
"""Kinds that ask something of another."""
SETTLED = frozenset({"met", "lapsed", "withdrawn"})
"""States in which nothing more is awaited by the deadline."""
STEPS = 12


def matters_of(view: View, document_ids: Sequence[str]) -> list[LedgerEntry]:
    """Return the matters that these documents tell of, those followed through several documents once."""
    threads = {t.id: t for t in view.threads_of(document_ids)}
    place = {document_id: n for n, document_id in enumerate(document_ids)}
    alone = sorted(view.rows_of("ledger", document_ids), key=lambda e: place[e.steps[0].document_id])
    threaded = view.canonical_ids("ledger", [e.id for e in alone])
    return [*threads.values(), *(e for e in alone if e.id not in threaded)]


def matter_line(
    entry: LedgerEntry, citations: Citations, within: Collection[str] | None = None, steps: bool = True
) -> Line:
    """Return the line of a matter: its kind, who, of whom, its terms, how it stands on whose word, and its steps.

    `within`: only the steps in these documents are told.
    """
    shown = [s for s in entry.steps if within is None or s.document_id in within]
    notes = [_step_note(entry, s, citations) for s in shown[:STEPS]] if steps else []
    if len(shown) > STEPS and steps:
        notes.append(Note(_("and %(n)s further steps", n=len(shown) - STEPS)))
    return Line(
        name_matter(entry), tell_state(entry), excerpt(entry.terms, 260), tuple(notes), citations.cite_entry(entry, 4)
    )


def name_matter(entry: LedgerEntry) -> str:
    """Return what a matter is called: its kind, who asks, owes or promises it, of or to whom."""
    to = f" → {tell_names(entry.of[:4])}" if entry.of else ""
    return f"{tell_label('ledger.kinds', entry.kind)}: {tell_names(entry.by[:4], _('nobody named'))}{to}"


def tell_state(entry: LedgerEntry) -> str:
    """Return how a matter stands, on whose word, whether that is disputed, and when it is due."""
    due = _("Due %(day)s.", day=tell_day(entry.deadline)) + " " if entry.deadline else ""
    return due + _("State: %(state)s.", state=tell_standing(entry))


def tell_standing(entry: LedgerEntry) -> str:
    """Return how a matter stands, on whose word, and whether that is disputed."""
    told = lower_label(tell_label("ledger.states", entry.state))
    said = _(", says %(names)s", names=tell_names(entry.claimed_by[:4])) if entry.claimed_by else ""
    disputed = _("; others say otherwise") if entry.disputed else ""
    return f"{told}{said}{disputed}"


def _step_note(entry: LedgerEntry, step: Step, citations: Citations) -> Note:
    document = citations.document(step.document_id)
    day = step.on or (document.published[:10] if document and document.published else None)
    by = " " + _("by %(names)s", names=tell_names(step.by[:3])) if step.by and step.by != entry.by else ""
    sources = _(", according to %(names)s", names=tell_names(step.sources[:3])) if step.sources else ""
    where = f" ({name_document(document)})" if document and document.publisher else ""
    number = citations.cite_span(entry.id, step.document_id, step.evidence_start, step.evidence_end)
    told = f"{tell_day(day)}: {lower_label(tell_label('ledger.states', step.state))}{by}{sources}{where}"
    return Note(told, () if number is None else (number,))


def moved_lines(
    entries: Iterable[LedgerEntry], before: Mapping[str, str], within: Collection[str], citations: Citations
) -> list[Line]:
    """Return a line for each matter whose state is another than before, with the steps told within some documents."""
    lines = []
    for entry in entries:
        earlier = before.get(entry.id)
        if earlier is not None and earlier != entry.state:
            was, now = (lower_label(tell_label("ledger.states", s)) for s in (earlier, entry.state))
            line = matter_line(entry, citations, within)
            moved = _("From “%(before)s” to “%(now)s”.", before=was, now=now)
            lines.append(Line(line.head, f"{moved} {line.text}", line.words, line.notes, line.cited))
    return lines


def deadline_grid(
    entries: Iterable[LedgerEntry], since: date, until: date, citations: Citations, most: int
) -> Grid | None:
    """Return the matters that fall due within some days and on which something is still awaited, by day; None for none."""
    due = sorted(
        (
            (day, e)
            for e in entries
            if e.state not in SETTLED and (day := _day(e)) is not None and since <= day <= until
        ),
        key=lambda d: (d[0], d[1].id),
    )
    rows = [(tell_day(e.deadline), name_matter(e), excerpt(e.terms, 160), tell_standing(e)) for _, e in due[:most]]
    cited = [citations.cite_entry(e, 2) for _, e in due[:most]]
    head = (_("Due"), _("Matter"), _("Terms"), _("State"))
    return Grid(head, tuple(rows), tuple(cited), max(0, len(due) - most)) if rows else None


def _day(entry: LedgerEntry) -> date | None:
    day = PartialDate.parse_or_none(entry.deadline)
    return day.last_day if day else None
