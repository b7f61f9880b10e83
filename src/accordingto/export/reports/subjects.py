"""A desk and one thing of it in, its report out: a story, a happening, an actor, the ledger."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from accordingto.export.reports.bounds import NEAREST_OF_KINDS, Bounds, tell_cut
from accordingto.export.reports.citations import Citations, name_document
from accordingto.export.reports.happenings import (
    differing_lines,
    gather_happenings,
    happening_line,
    is_copied,
    name_happening,
    toll_grid,
)
from accordingto.export.reports.limits import coverage_section, list_limits, tell_documents
from accordingto.export.reports.matters import deadline_grid, matter_line, matters_of
from accordingto.export.reports.speakers import statement_lines, statements_by_side
from accordingto.export.reports.values import Grid, Line, Listing, Report, ReportError, Section
from accordingto.model.codebook import codes
from accordingto.model.records import Document, Entity, Incident, LedgerEntry, Statement
from accordingto.model.tellings import shorten
from accordingto.model.things import merge_things
from accordingto.model.tongues import _, mark, tell_day, tell_kind, tell_published, tell_span
from accordingto.store.base import DocumentQuery, IncidentQuery, LedgerQuery, StatementQuery, ThingQuery, View

MOST_LINES, MOST_ROWS, MOST_SAID = 60, 120, 25
MOST_LOOKED = 100
"""So many statements of an actor, those added last, are put in order by day."""
MOST_OF_STORY = 1_000
"""A story has no more reports than this."""
StandNow = Callable[[Sequence[LedgerEntry]], Sequence[LedgerEntry]]
"""Gives those of some matters of which something was told, as they stood on the day of a report."""
KINDS = {
    "demand": mark("Demands"), "request": mark("Requests"), "offer": mark("Offers"), "commitment": mark("Commitments"),
    "obligation": mark("Obligations"), "measure": mark("Measures"), "ultimatum": mark("Ultimatums"),
}  # fmt: skip
"""The kinds of matters, as headings over several."""
LEDGER_TITLE = mark("The ledger: who owes, asks or promises what")
PUBLIC = frozenset({"office", "public"})


def make_story_report(view: View, story_id: str, made_on: date) -> Report:
    """Return the report of a story by its id, or by the id of one of its documents. Raises ReportError for none."""
    documents = story_documents(view, story_id)
    if not documents:
        raise ReportError(
            _("this desk has no story %(id)s: give the story_id of a document, or a document's id", id=story_id)
        )
    citations, ids = Citations(view), [d.id for d in documents]
    own = [i for i in ids if not is_copied(i, ids, citations)]
    happenings = gather_happenings(view, view.incidents_of(ids), citations)
    entries = matters_of(view, ids)
    statements = [s for i in own for s in view.rows("statements", i)]
    entities = merge_things("entities", (e for i in own for e in view.rows("entities", i)))
    sections = [
        Section(_("The reports of this story"), "", (_documents_grid(documents, ids, citations),)),
        _lines(_("Happenings"), [happening_line(h, citations) for h in happenings]),
        _grid(_("Tolls and who gives them"), toll_grid(happenings, citations, MOST_ROWS)),
        _lines(_("Where accounts differ"), differing_lines(happenings, citations)),
        _lines(_("Demands, promises and duties"), [matter_line(e, citations, ids) for e in entries]),
        *statements_by_side(statements, entities, view, citations, MOST_SAID),
        coverage_section(view, ids, citations, ()),
    ]
    title = shorten(next((d.title for d in documents if d.title), None) or story_id, 120)
    rows: list[Incident | LedgerEntry] = [*(h.incident for h in happenings), *entries]
    return _report(
        _("Story: %(title)s", title=title),
        ((_("Reports"), tell_documents(len(ids), len(own))),),
        sections,
        rows,
        citations,
        made_on,
    )


def story_documents(view: View, story_id: str) -> list[Document]:
    """Return the documents of a story by its id or by that of one of its documents, by day."""
    asked = view.document(story_id)
    wanted = asked.story_id if asked else story_id
    if asked and wanted is None:
        return [asked]
    found = view.find_documents(DocumentQuery(story_id=wanted, limit=MOST_OF_STORY)).rows
    return sorted(found, key=lambda d: (d.published or d.published_to or "9", d.id))


def make_incident_report(view: View, incident_id: str, made_on: date) -> Report:
    """Return the report of a happening by its id or by that of one of its events. Raises ReportError for none."""
    incident = find_incident(view, incident_id)
    if incident is None:
        raise ReportError(_("this desk has no happening %(id)s: `accordingto incidents` shows the ids", id=incident_id))
    citations = Citations(view)
    happenings = gather_happenings(view, [incident], citations)
    accounts = [
        _account(e.id, e.document_id, e.evidence_start, e.evidence_end, citations) for h in happenings for e in h.events
    ]
    said = {e.statement_id for h in happenings for e in h.events if e.statement_id}
    statements = statement_lines(view.find_rows("statements", said), view, citations)
    sections = [
        _lines(_("The happening"), [happening_line(h, citations) for h in happenings]),
        _lines(_("Where accounts differ"), differing_lines(happenings, citations)),
        _grid(_("Tolls and who gives them"), toll_grid(happenings, citations, MOST_ROWS)),
        _lines(_("Accounts, one by one"), accounts, happenings[0].copies if happenings else 0),
        _lines(_("Who says so"), statements),
        coverage_section(view, incident.document_ids, citations, ()),
    ]
    covers = (
        (_("Day"), tell_span(incident.date_start, incident.date_end)), (_("Place"), incident.place or _("no place told")),
        (_("Independent sources"), _("%(n)s at most, in %(documents)s documents", n=incident.independent_sources,
                                     documents=len(incident.document_ids))),
    )  # fmt: skip
    return _report(
        _("Happening: %(name)s", name=name_happening(incident)), covers, sections, [incident], citations, made_on
    )


def find_incident(view: View, row_id: str) -> Incident | None:
    """Return a happening by its id, or by the id of one of its events."""
    found = view.row(row_id)
    if found is None:
        return None
    table, row = found
    if table == "incidents":
        return row  # type: ignore[no-any-return]
    if table != "events":
        return None
    return next((i for i in view.incidents_of([row.document_id]) if row_id in i.event_ids), None)


def _account(row_id: str, document_id: str, start: int, end: int, citations: Citations) -> Line:
    document = citations.document(document_id)
    number = citations.cite_span(row_id, document_id, start, end)
    who = f"{name_document(document)}, {tell_published(document)}" if document else _("not in this desk")
    words = shorten(document.text[start:end], 320) if document else ""
    return Line(who, "", words, (), () if number is None else (number,))


def make_actor_report(view: View, name: str, stand: StandNow, made_on: date) -> Report:
    """Return the report of an actor: what it says, is said of it, asks and owes, and does.

    Raises ReportError for a name that nobody has, and for people who hold no office and no public role: no profile is
    made of them.
    """
    entity = next((e for e in view.find_things(ThingQuery(name=name, limit=1)).rows), None)
    if entity is None:
        raise ReportError(_("this desk has no actor %(name)s: `accordingto actors` shows the names", name=name))
    if entity.kind == "person" and entity.public_role not in PUBLIC:
        raise ReportError(
            _(
                "%(name)s is not known to hold an office or a public role: no report is made of private people",
                name=name,
            )
        )
    citations = Citations(view)
    said, said_in_all = _last_said(view, StatementQuery(speaker=entity.name))
    about, about_in_all = _last_said(view, StatementQuery(about=entity.name))
    done = view.find_incidents(IncidentQuery(actor=entity.name, order="newest", limit=MOST_LINES))
    happenings = gather_happenings(view, sorted(done.rows, key=lambda i: (i.date_start or "9", i.id)), citations)
    asked = view.find_ledger(LedgerQuery(party=entity.name, order="deadline", limit=MOST_LINES))
    own = stand(asked.rows)
    citations.take_up(i for rows in (said, about) for i in (s.document_id for s in rows))
    sections = [
        *_office_section(entity),
        _lines(
            _("What it says, the latest first"),
            statement_lines(said[:MOST_SAID], view, citations),
            said_in_all - MOST_SAID,
        ),
        _lines(
            _("What is said of it, the latest first"),
            statement_lines(about[:MOST_SAID], view, citations),
            about_in_all - MOST_SAID,
        ),
        _lines(
            _("What it is said to have done"),
            [happening_line(h, citations) for h in happenings],
            done.total - len(done.rows),
        ),
        _lines(
            _("What it asks, owes or is asked"), [matter_line(e, citations) for e in own], asked.total - len(asked.rows)
        ),
        coverage_section(view, list(dict.fromkeys(s.document_id for s in (*said, *about))), citations, ()),
    ]
    covers = ((_("Kind"), tell_kind(entity.kind)), (_("Country"), entity.country or _("not known")))
    rows: list[Incident | LedgerEntry] = [*(h.incident for h in happenings), *own]
    return _report(_("Actor: %(name)s", name=entity.name), covers, sections, rows, citations, made_on)


def _office_section(entity: Entity) -> list[Section]:
    rows = tuple(
        (
            o.title,
            o.of or "",
            tell_day(o.start) if o.start else _("not known"),
            tell_day(o.end) if o.end else _("not known"),
        )
        for o in entity.offices
    )
    grid = Grid((_("Office"), _("Of"), _("From"), _("To")), rows, tuple(() for _ in rows))
    return [Section(_("Offices"), _("As far as the desk knows."), (grid,))] if rows else []


def make_ledger_report(
    view: View, stand: StandNow, day: date | None, past: bool, made_on: date, bounds: Bounds
) -> Report:
    """Return the report of the ledger as it stands on a day (None: no document has a date), by kind and state.

    `past`: some of the matters may not have been told of until that day; so many are known only of those looked at.
    """
    citations, today = Citations(view), day.isoformat() if day else None
    pages = {
        kind: view.find_ledger(LedgerQuery(kind=kind, order="deadline", today=today, limit=bounds.matters))
        for kind in codes("ledger.kinds")
    }
    stood = {kind: stand(page.rows) for kind, page in pages.items()}
    ledger = [e for entries in stood.values() for e in entries]
    citations.take_up(s.document_id for e in ledger for s in e.steps)
    due = deadline_grid(ledger, day or date.min, date.max, citations, MOST_ROWS)
    looked, total = sum(len(p.rows) for p in pages.values()), sum(p.total for p in pages.values())
    cut = tell_cut(looked, total, NEAREST_OF_KINDS)
    remark = " ".join(part for part in ("" if due else _("None is known."), cut) if part)
    sections = [Section(_("Deadlines ahead"), remark, (due,) if due else ())]
    for kind in codes("ledger.kinds"):
        of_kind = sorted(stood[kind], key=lambda e: (e.deadline or "9", e.id))
        count = len(of_kind) if past else pages[kind].total
        if of_kind:
            lines = [matter_line(e, citations) for e in of_kind[:MOST_ROWS]]
            sections.append(_lines(f"{_(KINDS[kind])}: {count}", lines, count - len(lines)))
    documents = list(dict.fromkeys(s.document_id for e in ledger for s in e.steps))
    sections.append(coverage_section(view, documents, citations, ()))
    matters = str(len(ledger) if past else total)
    covers = ((_("As of"), tell_day(day.isoformat()) if day else _("no date")), (_("Matters"), matters))
    return _report(_(LEDGER_TITLE), covers, sections, ledger, citations, made_on)


def _last_said(view: View, query: StatementQuery) -> tuple[list[Statement], int]:
    """Return the statements added last that a query asks for, the latest first, and how many there are."""
    total = view.find_statements(replace(query, limit=0)).total
    found = view.find_statements(replace(query, limit=MOST_LOOKED, offset=max(total - MOST_LOOKED, 0))).rows
    return _newest(view, found), total


def _newest(view: View, statements: Sequence[Statement]) -> list[Statement]:
    days = view.document_days({s.document_id for s in statements})
    return sorted(statements, key=lambda s: s.said_on or days.get(s.document_id, (None, None))[0] or "", reverse=True)


def _documents_grid(documents: Sequence[Document], ids: Sequence[str], citations: Citations) -> Grid:
    rows = tuple(
        (
            tell_published(d),
            name_document(d),
            shorten(d.title or _("no title"), 120),
            _("copy") if is_copied(d.id, ids, citations) else "",
        )
        for d in documents[:MOST_ROWS]
    )
    return Grid(
        (_("Published"), _("Publisher"), _("Title"), ""),
        rows,
        tuple(() for _ in rows),
        max(0, len(documents) - MOST_ROWS),
    )


def _lines(title: str, lines: Sequence[Line], left_out: int = 0) -> Section:
    more = max(0, len(lines) - MOST_LINES) + max(0, left_out)
    return Section(title, "" if lines else _("None."), (Listing(tuple(lines[:MOST_LINES]), more),) if lines else ())


def _grid(title: str, grid: Grid | None) -> Section:
    return Section(title, "" if grid else _("Nobody gives any."), (grid,) if grid else ())


def _report(
    title: str,
    covers: tuple[tuple[str, str], ...],
    sections: Sequence[Section],
    rows: Sequence[Incident | LedgerEntry],
    citations: Citations,
    made_on: date,
) -> Report:
    return Report(title, covers, tuple(sections), list_limits(rows), citations.listed(), made_on.isoformat())
