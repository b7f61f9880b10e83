"""The happenings of a desk in, their list and the page of each out: the accounts side by side, and why they are one."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from accordingto.engine.chains import Recipe
from accordingto.model.records import Document, Event, Incident, as_row
from accordingto.store.base import View
from accordingto.store.queries import IncidentQuery
from accordingto.web.cards import Link, link_to
from accordingto.web.comparisons import Comparison, Told, compare_accounts
from accordingto.web.filters import (
    COUNTED,
    PAGE_SIZE,
    Choice,
    box,
    choice,
    date_boxes,
    day_of,
    given,
    in_words,
    offset_of,
    page_through,
    tell_wrong_days,
)
from accordingto.web.linkings import Linking, Linkings, find_linkings
from accordingto.web.reasons import tell_reason
from accordingto.web.renderings import Desk, JsonAnswer, give_page, show_page
from accordingto.web.witnesses import Group, Witnesses, find_witnesses, make_registry
from accordingto.web.wordings import _, mark

router = APIRouter()
api = APIRouter()

COLUMNS = 8
"""So many source groups stand beside each other on one page."""
MOST_EVENTS = 300
"""So many events of one happening are set side by side, those of the documents added first."""
MOST_LISTED = 20
"""So many events of each happening in a list are looked at for statements that deny them."""
LEAST_SOURCES = (
    ("2", mark("2 or more")),
    ("3", mark("3 or more")),
    ("5", mark("5 or more")),
    ("10", mark("10 or more")),
)
DIVERGING = (("yes", mark("only those that differ")),)
ORDERS = (("newest", mark("newest first")), ("sources", mark("most sources first")))


@router.get("/incidents", response_class=HTMLResponse)
def list_incidents(request: Request, view: Desk) -> HTMLResponse:
    """Show the happenings that the address asks for, the newest first or those told by most sources first."""
    params = request.query_params
    page = view.find_incidents(incident_query(params))
    fields = [
        choice(view, params, "incidents", "event_type", "type", _("Type")),
        choice(view, params, "incidents", "status", "status", _("Status")),
        choice(view, params, "incidents", "place", "place", _("Place")),
        box(params, "party", _("Actor or recipient"), _("the whole name")),
        *date_boxes(params),
        Choice("sources", _("Independent sources"), given(params, "sources") or "", in_words(LEAST_SOURCES)),
        Choice("diverging", _("Accounts"), given(params, "diverging") or "", in_words(DIVERGING)),
        Choice("order", _("Order"), given(params, "order") or "newest", in_words(ORDERS), always=True),
    ]
    return show_page(
        request, "incidents.html", incidents=page.rows, denials=denials_of(view, page.rows), fields=fields,
        paging=page_through(page, params, "/incidents"), action="/incidents", notices=tell_wrong_days(params),
    )  # fmt: skip


@api.get("/incidents")
def give_incidents(request: Request, view: Desk) -> JsonAnswer:
    """Give the happenings that the address asks for."""
    page = view.find_incidents(incident_query(request.query_params))
    return give_page(page)


@router.get("/incidents/{incident_id}", response_class=HTMLResponse)
def show_incident(request: Request, view: Desk, incident_id: str) -> HTMLResponse:
    """Show a happening: who tells what of it, side by side, how its sources are counted, why its events are one."""
    incident = find_incident(view, incident_id)
    witnesses, comparison = lay_side_by_side(view, incident, request.app.state.recipe)
    first = min(offset_of(request.query_params), max(len(comparison.groups) - 1, 0))
    linkings = find_linkings(view, incident, _numbers(comparison))
    return show_page(
        request, "incident.html", incident=incident, witnesses=witnesses, shown=comparison.part(first, COLUMNS),
        differing=comparison.differing, first=first, columns=COLUMNS, groups=len(comparison.groups), linkings=linkings,
        unshown=max(len(incident.event_ids) - MOST_EVENTS, 0),
    )  # fmt: skip


@api.get("/incidents/{incident_id}")
def give_incident(request: Request, view: Desk, incident_id: str) -> JsonAnswer:
    """Give a happening with its source groups, what each of them tells by field, the counting, and why its events are one."""
    incident = find_incident(view, incident_id)
    witnesses, comparison = lay_side_by_side(view, incident, request.app.state.recipe)
    return JsonAnswer(
        {
            "incident": as_row(incident),
            "counting": witnesses.told,
            "groups": [_group_row(g, told) for g, told in zip(comparison.groups, comparison.told, strict=True)],
            "fields": [
                {
                    "field": row.field,
                    "differs": row.differs,
                    "groups": [[_value_row(v.text, v.hint, v.told) for v in cell] for cell in row.cells],
                }
                for row in comparison.rows
            ],
            **_linking_rows(find_linkings(view, incident, _numbers(comparison))),
        }
    )


def incident_query(params: Mapping[str, str]) -> IncidentQuery:
    """Return which happenings an address asks for."""
    least = given(params, "sources") or ""
    return IncidentQuery(
        event_type=given(params, "type"), status=given(params, "status"), place=given(params, "place"),
        party=given(params, "party"), date_from=day_of(params, "from"), date_to=day_of(params, "to"),
        least_sources=int(least) if least.isascii() and least.isdigit() and len(least) < 6 else None,
        diverging=given(params, "diverging") == "yes",
        order="sources" if given(params, "order") == "sources" else "newest",
        limit=PAGE_SIZE, offset=offset_of(params), most_counted=COUNTED,
    )  # fmt: skip


def denials_of(view: View, incidents: Sequence[Incident]) -> dict[str, tuple[Link, ...]]:
    """Return the statements that deny what tells of some happenings, by happening, each speaker once."""
    events = view.find_rows("events", [e for i in incidents for e in i.event_ids[:MOST_LISTED]])
    found = find_denials(view, events)
    told: dict[str, tuple[Link, ...]] = {}
    for incident in incidents:
        links = {link.who: link for e in incident.event_ids[:MOST_LISTED] for link in found.get(e, ())}
        told[incident.id] = tuple(link for who, link in links.items() if who not in incident.denied_by)
    return told


def find_incident(view: View, incident_id: str) -> Incident:
    """Return a happening by its id, or by the id of an event that tells of it. Raises HTTPException where there is none."""
    for wanted in (incident_id, *view.canonical_ids("incidents", [incident_id]).values()):
        found = view.row(wanted)
        if found is not None and found[0] == "incidents":
            incident: Incident = found[1]
            return incident
    raise HTTPException(404, _("This desk holds no such happening."))


def lay_side_by_side(view: View, incident: Incident, recipe: Recipe) -> tuple[Witnesses, Comparison]:
    """Return the source groups of a happening, and what each of them tells of it."""
    events: list[Event] = list(view.find_rows("events", incident.event_ids))[:MOST_EVENTS]
    documents: dict[str, Document] = {d.id: d for d in view.find_rows("documents", {e.document_id for e in events})}
    registry = make_registry(view, recipe.known(), documents)
    witnesses = find_witnesses(view, [e for e in events if e.document_id in documents], documents, registry)
    sketches = view.sketches("incidents", [e.id for e in events])
    deniers = {event_id: tuple(data.get("deniers", ())) for event_id, data in sketches.items()}
    return witnesses, compare_accounts(incident, witnesses.groups, find_denials(view, events), deniers)


def find_denials(view: View, events: Sequence[Event]) -> dict[str, tuple[Link, ...]]:
    """Return the statements that deny some events, or the statements that tell of them, by event."""
    denials = [s for s in view.answers(ids=[i for e in events for i in (e.id, e.statement_id) if i]) if s.act == "deny"]
    by_row: dict[str, list[Link]] = {}
    for denial in denials:
        for row_id in denial.responds_to:
            by_row.setdefault(row_id, []).append(link_to(denial))
    told = {e.id: [*by_row.get(e.id, ()), *by_row.get(e.statement_id or "", ())] for e in events}
    return {event_id: tuple(dict.fromkeys(links)) for event_id, links in told.items()}


def _numbers(comparison: Comparison) -> dict[str, int]:
    return {told.event.id: told.number for column in comparison.told for told in column}


def _group_row(group: Group, told: tuple[Told, ...]) -> dict[str, Any]:
    return {
        "number": group.number,
        "document_ids": [d.id for d in group.documents],
        "reasons": list(map(tell_reason, group.reasons)),
        "folded": [
            {
                "document_id": f.document.id,
                "why": list(f.why),
                "form": f.lift.form if f.lift else None,
                "passages": [asdict(p) for p in f.lift.passages] if f.lift else [],
            }
            for f in group.folded
        ],
        "events": [{"id": t.event.id, "document_id": t.document.id, "words": t.words} for t in told],
    }


def _value_row(text: str, hint: str, told: tuple[Told, ...]) -> dict[str, Any]:
    return {"value": text, "hint": hint or None, "event_ids": [t.event.id for t in told]}


def _linking_rows(linkings: Linkings) -> dict[str, Any]:
    return {
        "links": [_linking_row(link) for link in linkings.links],
        "decided": [_linking_row(link) for link in linkings.decided],
        "near": [_linking_row(link) for link in linkings.near],
        "related": [
            {
                "incident_id": r.other.id,
                "relation": r.relation,
                "chance": r.pair.score if r.pair else None,
                "reasons": list(map(tell_reason, r.pair.reasons)) if r.pair else [],
            }
            for r in linkings.related
        ],
    }


def _linking_row(link: Linking) -> dict[str, Any]:
    return {
        "one": link.one.event_id,
        "other": link.other.event_id,
        "answer": link.pair.answer if link.pair else None,
        "chance": link.pair.score if link.pair else None,
        "reasons": list(map(tell_reason, link.pair.reasons)) if link.pair else [],
        "decisions": [asdict(d) for d in link.decisions],
        "incident_id": link.incident_id,
    }
