"""A desk in, what a reader of a report must know of it out: the limits of the method, and what was read."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from accordingto.export.reports.citations import Citations
from accordingto.export.reports.values import Grid, Section
from accordingto.model.records import Document, Incident, LedgerEntry
from accordingto.model.tongues import _, mark, tell_day
from accordingto.store.base import View

LIMITS = (
    mark(
        "This report tells what documents say. It does not judge who is right; nothing becomes a fact by being told here."
    ),
    mark(
        "Rows are machine-read unless a person has reviewed them: some are wrong, and some of what the documents say is missing. "
        "Look at the cited words before you rely on a line."
    ),
    mark(
        "Reading confidence, where it is told, is the chance that a careful coder would code the row so. It says nothing about "
        "whether what is told is true."
    ),
    mark(
        "Independent sources are an upper bound: copies, outlets of one owner, a named agency and a shared single source count "
        "once, but dependence that leaves no trace is not seen."
    ),
    mark(
        "Not counted: what no document of this desk tells; documents without a known date (in reports of a period); happenings "
        "without a known place (in reports of an area); publishers’ own words in the lists of what is said."
    ),
    mark("Dates, places, speakers and numbers that a text does not give are left open; none is guessed."),
)
"""What is printed on every report."""


def tell_documents(read: int, own: int) -> str:
    """Return how many documents a report rests on, and how many of them are no copies."""
    return _("%(n)s, %(own)s without their copies", n=read, own=own)


def list_limits(rows: Sequence[Incident | LedgerEntry]) -> tuple[str, ...]:
    """Return what is printed on a report of these happenings and matters."""
    reviewed = _(
        "%(reviewed)s of the %(all)s happenings and matters in this report have been reviewed by a person; the others "
        "are machine-read.",
        reviewed=sum(r.reviewed for r in rows), all=len(rows),
    )  # fmt: skip
    return (*map(_, LIMITS), reviewed)


def coverage_section(view: View, document_ids: Sequence[str], citations: Citations, days: Sequence[date]) -> Section:
    """Return what a report rests on: how many documents, by which publishers, in which languages, and on which days none."""
    documents = [d for i in document_ids if (d := citations.document(i)) is not None]
    copies = sum(d.original_id not in (None, d.id) for d in documents)
    held = view.counts()["documents"]
    undated = view.published().undated
    languages = Counter(d.language or _("not known") for d in documents)
    silent = [day for day in days if not any(_of_day(d, day) for d in documents)]
    told = _(
        "%(n)s documents, %(copies)s of them copies of another, of the %(held)s that this desk holds "
        "(%(undated)s of these have no date). "
        "Languages: %(languages)s.",
        n=len(documents), copies=copies, held=held, undated=undated, languages=_counted(languages) or _("none"),
    )  # fmt: skip
    if days:
        gaps = ", ".join(tell_day(d.isoformat()) for d in silent) if silent else _("none")
        told += " " + _("Days of which no document was read: %(days)s.", days=gaps)
    return Section(_("What was read"), told, _publishers(documents))


def _publishers(documents: Sequence[Document]) -> tuple[Grid, ...]:
    counted = Counter(d.publisher or _("publisher not known") for d in documents)
    own = Counter(d.publisher or _("publisher not known") for d in documents if d.original_id in (None, d.id))
    rows = tuple((name, str(n), str(own[name])) for name, n in sorted(counted.items(), key=lambda c: (-c[1], c[0])))
    head = (_("Publisher"), _("Documents"), _("of which no copies"))
    return (Grid(head, rows[:60], tuple(() for _ in rows[:60]), max(0, len(rows) - 60)),) if rows else ()


def days_between(first: date, last: date) -> list[date]:
    """Return the days from one to another, both included."""
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def _of_day(document: Document, day: date) -> bool:
    return (document.published or "")[:10] == day.isoformat()


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} ({n})" for name, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
